/* replies: what a department has answered, and what is no answer. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "join_world.h"

enum { DEPT, ASKED, DUE, ON, RESULT, NOTE };

static uint8_t kinds[] = { REPLY_CLEAR, REPLY_ADVERSE, REPLY_UNCLEAR, REPLY_WITHDRAWN };
static uint16_t expected_codes[] = { 0, 1 };

static void open_replies(world *w, const char *rows, uint16_t *source) {
    world_open(w, "candidate_id:id name:name");
    world_rows(w, 0, "C1|A");
    uint16_t s = world_source(w, "replies", "dept:court/police/tax asked:date due:date on:date "
                                            "result:clear/adverse/unclear/withdrawn note:text "
                                            "candidate_id:id name:name");
    world_match(w, s, GRADE_SURE, "candidate_id");
    world_match(w, s, GRADE_CLOSE, "name");
    w->sources[s].latest_by = ON;
    w->sources[s].latest_per[0] = DEPT;
    w->sources[s].latest_per_count = 1;
    w->sources[s].expects_column = DEPT;
    w->sources[s].expects = expected_codes;
    w->sources[s].expects_count = 2;
    w->sources[s].replies = (replies_decl){ .result = RESULT, .kinds = kinds, .asked_on = ASKED,
                                            .due_on = DUE, .check_day = NO_INDEX,
                                            .valid_param = NO_INDEX };
    char all[1000] = "", copy[1000], *line, *rest = copy;
    snprintf(copy, sizeof copy, "%s", rows);
    while ((line = strsep(&rest, "\n")) != NULL) {
        bool close = strchr(line, '~') != NULL;
        if (close) *strchr(line, '~') = '\0';
        strcat(strcat(all, line), close ? "||A\n" : "|C1|\n");
    }
    world_rows(w, s, all);
    assert_int_equal(world_join(w), 0);
    *source = s;
}

static span on(const char *day) {
    span s = { DAY_NONE, DAY_NONE };
    if (day != NULL) assert_null(date_parse(text_of(day), FORM_ISO, &s));
    return s;
}

/* The court's standing by rows "dept|asked|due|on|result|note", judged on a day. */
static reply looked_at(const char *rows, const char *check_day, int32_t months) {
    world w;
    uint16_t s;
    reply r;
    open_replies(&w, rows, &s);
    reply_terms t = { .to = &w.evidence.sources[s], .docket = &w.docket_sources[s],
                      .rows = &w.evidence.tables[s], .check_day = on(check_day),
                      .months = months, .policy = MONTH_END };
    replies_look(&t, 0, 0, &r);
    world_close(&w);
    return r;
}

static void check(const char *rows, standing expected) {
    assert_string_equal(standing_name(looked_at(rows, "2026-10-20", 6).is),
                        standing_name(expected));
}

static void every_answer_stands_as_its_word_says(void **state) {
    (void)state;
    check("court|||2026-10-01|clear|", STANDING_CLEAR);
    check("court|||2026-10-01|adverse|", STANDING_ADVERSE);
    check("court|||2026-10-01|unclear|", STANDING_UNCLEAR);
    check("court|||2026-10-01|withdrawn|", STANDING_WITHDRAWN);
    check("court|||2026-10-01|fine|", STANDING_UNREADABLE);
}

static void what_was_not_said_about_the_candidate_is_no_reply(void **state) {
    (void)state;
    check("police|||2026-10-01|clear|", STANDING_NO_REPLY);
    check("bailiff|||2026-10-01|clear|", STANDING_NO_REPLY);
    check("court|||2026-10-01|clear|~", STANDING_NO_REPLY);
}

static void a_row_that_only_asks_is_no_reply(void **state) {
    (void)state;
    check("court|||||", STANDING_NO_REPLY);
    check("court|2026-09-01|||| ", STANDING_NO_REPLY);
    check("court|2026-09-01||2026-10-01||", STANDING_UNREADABLE);
    check("court|2026-09-01||||see letter", STANDING_UNREADABLE);
}

static void the_deadline_is_past_the_day_after_it(void **state) {
    (void)state;
    check("court||2026-10-19|||", STANDING_OVERDUE);
    check("court||2026-10-20|||", STANDING_NO_REPLY);
    check("court||2026-10|||", STANDING_NO_REPLY);
    check("court||2026-09-01|||\ncourt||2026-10-30|||", STANDING_NO_REPLY);
    assert_int_equal(looked_at("court||2026-10-19|||", NULL, 6).is, STANDING_NO_REPLY);
}

static void an_answer_is_good_for_its_months_to_the_day(void **state) {
    (void)state;
    check("court|||2026-04-20|clear|", STANDING_CLEAR);
    check("court|||2026-04-19|clear|", STANDING_STALE);
    check("court|||2026-04-19|adverse|", STANDING_STALE);
    check("court|||2026-04|clear|", STANDING_STALE);
    check("court||||clear|", STANDING_STALE);
    assert_int_equal(looked_at("court|||2026-10-01|clear|", NULL, 6).is, STANDING_STALE);
    assert_int_equal(looked_at("court|||1990-01-01|clear|", NULL, 0).is, STANDING_CLEAR);
}

static void an_answer_dated_after_the_day_it_is_judged_is_none(void **state) {
    (void)state;
    check("court|||2026-10-20|clear|", STANDING_CLEAR);
    check("court|||2026-10-21|clear|", STANDING_AHEAD);
    check("court|||2026-10-21|adverse|", STANDING_AHEAD);
    check("court|||2062|clear|", STANDING_AHEAD);
    check("court|||2026-10|clear|", STANDING_CLEAR); /* it may be of the day, or before it */
    check("court|||2026-10-12|adverse|\ncourt|||2062-10-12|clear|", STANDING_AHEAD);
    assert_int_equal(looked_at("court|||2026-10-21|clear|", "2026-10-20", 0).is, STANDING_AHEAD);
    assert_int_equal(looked_at("court|||2026-10-21|clear|", NULL, 0).is, STANDING_CLEAR);
}

static void of_several_the_latest_counts(void **state) {
    (void)state;
    reply r = looked_at("court|||2026-08-01|adverse|\ncourt|||2026-10-01|clear|\n"
                        "court|2026-07-01||||\npolice|||2026-10-02|adverse|",
                        "2026-10-20", 6);
    assert_int_equal(r.is, STANDING_CLEAR);
    assert_int_equal(r.earlier, 1);
    assert_int_equal(r.rows, 3);
    assert_int_equal(r.asked_on.lo, on("2026-07-01").lo);
    check("court|||2026-08-01|adverse|\ncourt|||2026-10-01|withdrawn|", STANDING_WITHDRAWN);
}

static void two_of_one_day_stand_only_when_they_say_the_same(void **state) {
    (void)state;
    check("court|||2026-10-01|clear|a\ncourt|||2026-10-01|clear|b", STANDING_CLEAR);
    check("court|||2026-10-01|clear|\ncourt|||2026-10-01|adverse|", STANDING_DIFFER);
    check("court|||2026-10-01|adverse|\ncourt|||2026-10-01|withdrawn|", STANDING_DIFFER);
    check("court|||2026-10-01|clear|\ncourt|||2026-10|adverse|", STANDING_DIFFER);
    check("court|||2026-10-01|clear|\ncourt||||adverse|", STANDING_DIFFER);
}

static void coverage_names_every_answer_that_is_missing(void **state) {
    (void)state;
    world w;
    uint16_t s, which;
    size_t next = 0;
    open_replies(&w, "court|||2026-10-01|unclear|\ntax|2026-09-01||||", &s);
    coverage_view v = { &w.evidence.sources[s], &w.docket_sources[s], &w.evidence.tables[s],
                        &w.evidence.tables[0],
                        { .to = &w.evidence.sources[s], .docket = &w.docket_sources[s],
                          .rows = &w.evidence.tables[s], .check_day = on("2026-10-20") },
                        { DAY_NONE, DAY_NONE } };
    assert_int_equal(coverage_of(&v, 0, &which), SEARCH_UNCLEAR);
    assert_int_equal(which, 0);
    assert_int_equal(coverage_next_reply(&v, 0, &next, &which), SEARCH_UNCLEAR);
    assert_int_equal(coverage_next_reply(&v, 0, &next, &which), SEARCH_NO_REPLY);
    assert_int_equal(which, 1);
    assert_int_equal(coverage_next_reply(&v, 0, &next, &which), SEARCH_NO_REPLY);
    assert_int_equal(which, 2); /* asked, though nobody had to ask it */
    assert_int_equal(coverage_next_reply(&v, 0, &next, &which), SEARCHED);
    world_close(&w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_answer_stands_as_its_word_says),
        cmocka_unit_test(what_was_not_said_about_the_candidate_is_no_reply),
        cmocka_unit_test(a_row_that_only_asks_is_no_reply),
        cmocka_unit_test(the_deadline_is_past_the_day_after_it),
        cmocka_unit_test(an_answer_is_good_for_its_months_to_the_day),
        cmocka_unit_test(an_answer_dated_after_the_day_it_is_judged_is_none),
        cmocka_unit_test(of_several_the_latest_counts),
        cmocka_unit_test(two_of_one_day_stand_only_when_they_say_the_same),
        cmocka_unit_test(coverage_names_every_answer_that_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
