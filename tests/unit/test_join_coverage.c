/* coverage: "no row" is clear only for somebody who was searched. */
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

static uint16_t open_police(world *w) {
    world_open(w, "candidate_id:id name:name id_number:cn-id born:date unit:id "
                  "post:chair/member");
    world_rows(w, 0, "C0|A|11010519491231002X|1949-12-31|V01|chair\n"
                     "C1|B||1990-01-01|V02|member\n"
                     "C2|C|510104198503021|1985|V01|chair\n"
                     "C3|D|510104198503021232|1985-03-02||\n"
                     "C4||510104198503021231|1985-03-02|V03|member");
    uint16_t s = world_source(w, "police", "id_number:cn-id name:name born:date");
    world_match(w, s, GRADE_SURE, "id_number name");
    world_match(w, s, GRADE_CLOSE, "id_number");
    world_match(w, s, GRADE_NEVER, "name");
    return s;
}

static void without_a_claim_nobody_was_searched(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "NOT_COVERED");
    world_close(&w);
}

static void a_source_that_was_not_asked_says_so(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    world_covers_everybody(&w, s);
    w.docket_sources[s].not_asked = true;
    assert_int_equal(world_join(&w), 0);
    for (uint32_t i = 0; i < 5; i++) assert_string_equal(world_searched(&w, s, i), "NOT_ASKED");
    world_close(&w);
}

static void a_claim_does_not_help_where_the_key_is_bad(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    world_covers_everybody(&w, s);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "SEARCHED");
    assert_string_equal(world_searched(&w, s, 1), "KEY_BLANK id_number");
    assert_string_equal(world_searched(&w, s, 3), "KEY_UNREADABLE id_number");
    assert_string_equal(world_searched(&w, s, 4), "KEY_BLANK name");
    world_close(&w);
}

static void one_whole_sure_list_is_enough(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    world_covers_everybody(&w, s);
    world_match(&w, s, GRADE_SURE, "name born");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 1), "SEARCHED");
    assert_string_equal(world_searched(&w, s, 2), "KEY_UNREADABLE id_number");
    assert_string_equal(world_searched(&w, s, 3), "SEARCHED");
    assert_string_equal(world_searched(&w, s, 4), "KEY_BLANK name");
    world_close(&w);
}

static void a_partial_date_is_no_key_to_search_by(void **state) {
    (void)state;
    world w;
    open_police(&w);
    uint16_t s = world_source(&w, "court", "name:name born:date");
    world_match(&w, s, GRADE_SURE, "name born");
    world_covers_everybody(&w, s);
    world_rows(&w, 0, "C5|E|110105194912310020|1987|V01|chair");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "SEARCHED");
    assert_string_equal(world_searched(&w, s, 5), "KEY_UNREADABLE born");
    world_close(&w);
}

static void the_keys_the_docket_names_are_the_ones_that_count(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    world_covers_everybody(&w, s);
    w.docket_sources[s].covers.keys[0] = world_column(&w, 0, "id_number");
    w.docket_sources[s].covers.key_count = 1;
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 4), "SEARCHED");
    assert_string_equal(world_searched(&w, s, 1), "KEY_BLANK id_number");
    assert_string_equal(world_searched(&w, s, 3), "KEY_UNREADABLE id_number");
    world_close(&w);
}

static void a_search_by_the_name_alone_clears_nobody(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    world_covers_everybody(&w, s);
    w.docket_sources[s].covers.keys[0] = world_column(&w, 0, "name");
    w.docket_sources[s].covers.key_count = 1;
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "NOT_COVERED");
    assert_string_equal(world_note(&w, 0),
                        "docket.lua:11: warning: police was searched by name only, which by "
                        "the pack identifies nobody: it clears nobody");
    world_close(&w);
}

static void expect_searched_on(const char *on, const char *law_day, const char *is, size_t told) {
    world w;
    span law;
    uint16_t s = open_police(&w);
    assert_null(date_parse(text_of(law_day), FORM_ISO, &law));
    w.docket_days[0] = (docket_day){ .constant = true, .value = law, .own_column = NO_INDEX };
    w.docket.day_count = w.pack.day_count = 1;
    world_covers_everybody(&w, s);
    w.docket_sources[s].covers.on = text_of(on);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), is);
    assert_int_equal(w.notes.count, told);
    if (told > 0)
        assert_string_equal(world_note(&w, 0),
                            "docket.lua:11: warning: police was searched on 2016-05-01, more than a "
                            "year before 2026-05-07, the first law day: it clears nobody until it "
                            "is searched again");
    world_close(&w);
}

static void a_search_of_long_ago_clears_nobody(void **state) {
    (void)state;
    expect_searched_on("2016-05-01", "2026-05-07", "NOT_COVERED", 1);
    expect_searched_on("2025-05-07", "2026-05-07", "SEARCHED", 0);
    expect_searched_on("2025", "2026-05-07", "SEARCHED", 0);
    expect_searched_on("2026-06-01", "2026-05-07", "SEARCHED", 0);
    expect_searched_on("", "2026-05-07", "SEARCHED", 0);
}

/* Each has a law day of his own: one in time, one too late. */
static void a_search_clears_nobody_whose_law_day_is_long_after_it(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    uint16_t d = world_day_table(&w, "candidate_id:id on:date", "candidate_id",
                                 "C0|2026-05-07\nC3|2036-05-07");
    w.pack.law_day = d;
    w.docket.day_count = w.pack.day_count = 1;
    world_covers_everybody(&w, s);
    w.docket_sources[s].covers.on = TEXT("2026-05-01");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "SEARCHED");
    assert_string_equal(world_searched(&w, s, 3), "NOT_COVERED");
    assert_int_equal(w.notes.count, 1);
    assert_string_equal(world_note(&w, 0),
                        "docket.lua:11: warning: police was searched on 2026-05-01, more than a year "
                        "before 2036-05-07, the last law day: it clears nobody whose law day is so late");
    world_close(&w);
}

static void cover(world *w, uint16_t s, const char *by, text *values, size_t count) {
    coverage *c = &w->docket_sources[s].covers;
    c->claimed = true;
    c->column = world_column(w, 0, by);
    c->values = values;
    c->value_count = count;
}

static void a_claim_for_some_units_covers_those_only(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    text values[] = { TEXT("V03"), TEXT(" V01"), TEXT("V09") };
    cover(&w, s, "unit", values, 3);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "SEARCHED");
    assert_string_equal(world_searched(&w, s, 1), "NOT_COVERED");
    assert_string_equal(world_searched(&w, s, 3), "NOT_COVERED");
    assert_string_equal(world_searched(&w, s, 4), "KEY_BLANK name");
    assert_string_equal(world_note(&w, 0), "docket.lua:11: warning: covers of police names "
                                           "unit V09, which no candidate has");
    assert_int_equal(w.notes.count, 1);
    world_close(&w);
}

static void a_claim_may_be_for_a_code(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    text values[] = { TEXT("chair") };
    cover(&w, s, "post", values, 1);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "SEARCHED");
    assert_string_equal(world_searched(&w, s, 1), "NOT_COVERED");
    world_close(&w);
}

static void a_candidate_with_rows_is_still_subject_to_the_claim(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    world_rows(&w, s, "11010519491231002X|A|");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_about(&w, s, 0), "11010519491231002X A /1/0");
    assert_string_equal(world_searched(&w, s, 0), "NOT_COVERED");
    world_close(&w);
}

/* Rows nobody can place */

static void an_unreadable_row_about_somebody_speaks_against_the_claim_for_him_alone(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    world_covers_everybody(&w, s);
    world_rows(&w, s, "!11010519491231002X|A|");
    world_rows(&w, 0, "C5|F|510104198503021231|1985-03-02|V03|member");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "UNREADABLE_ROW");
    assert_string_equal(world_searched(&w, s, 5), "SEARCHED");
    world_close(&w);
}

static void a_row_without_any_key_voids_the_source(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    world_covers_everybody(&w, s);
    world_rows(&w, s, "11010519491231002X|A|\n||1985-03-02");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "VOID");
    assert_int_equal(w.evidence.sources[s].void_line, 2);
    assert_int_equal(w.evidence.sources[s].unreadable, 1);
    assert_int_equal(w.evidence.tables[s].bad_row_count, 1);
    assert_string_equal(world_note(&w, 0),
                        "police.csv:2: warning: this row may be about anybody: police clears "
                        "nobody until it is put right or its line is named in skip_lines");
    world_close(&w);
}

static void a_row_that_was_not_kept_voids_the_source(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    world_covers_everybody(&w, s);
    world_bad_row(&w, s, 7, false);
    world_bad_row(&w, s, 3, false);
    world_bad_row(&w, s, 1, true);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "VOID");
    assert_int_equal(w.evidence.sources[s].void_line, 3);
    world_close(&w);
}

static void an_unreadable_row_whose_key_is_nobodys_voids_the_source(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    world_covers_everybody(&w, s);
    world_rows(&w, s, "!440524188001010014|Z");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "VOID");
    world_close(&w);
}

/* A row whose key is a word for anybody, or a range of keys, may be about whoever is on the list. */
static void a_key_that_means_anybody_voids_the_source(void **state) {
    (void)state;
    static const struct { const char *key; bool is_void; } given[] = {
        { "全体", true }, { "ALL", true }, { "V1至V3", true }, { "V8-V9", true }, { "V9", false }, { "allan", false },
    };
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        for (uint32_t skip = 1; skip <= 2; skip++) {
            world w;
            world_open(&w, "key:id name:name");
            world_rows(&w, 0, "V1|Ann\nV2|Bob\nall|Cy");
            uint16_t s = world_source(&w, "conclusions", "key:id what:text");
            world_match(&w, s, GRADE_SURE, "key");
            world_covers_everybody(&w, s);
            world_rows(&w, s, arena_print(&w.memory, "%s|gang\nall|fine", given[i].key));
            w.docket_sources[s].skip_lines = &skip;     /* line 1 is the first of them, 2 the second */
            w.docket_sources[s].skip_count = 1;
            assert_int_equal(world_join(&w), 0);
            bool is_void = given[i].is_void && skip == 2;
            assert_string_equal(world_searched(&w, s, 1), is_void ? "VOID" : "SEARCHED");
            assert_int_equal(w.evidence.sources[s].unreadable, given[i].is_void);
            assert_int_equal(w.evidence.sources[s].attached_rows, 1);    /* who is called all has his */
            world_close(&w);
        }
}

/* Who is known by another key is nobody on the list, whatever stands in place of this one. */
static void a_word_for_anybody_beside_another_key_voids_nothing(void **state) {
    (void)state;
    for (int other = 0; other < 2; other++) {
        world w;
        world_open(&w, "key:id number:cn-id passport:id");
        world_rows(&w, 0, "V1|510104198503021231|P1");
        uint16_t s = world_source(&w, "records", "number:cn-id passport:id what:text");
        world_match(&w, s, GRADE_SURE, "number");
        world_match(&w, s, GRADE_CLOSE, "passport");
        world_covers_everybody(&w, s);
        world_rows(&w, s, other ? "11010519491231002X|none|theft" : "|none|theft");
        assert_int_equal(world_join(&w), 0);
        assert_string_equal(world_searched(&w, s, 0), other ? "SEARCHED" : "VOID");
        world_close(&w);
    }
}

static void lines_the_docket_names_void_nothing(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    uint32_t skip[] = { 1 };
    world_covers_everybody(&w, s);
    w.docket_sources[s].skip_lines = skip;
    w.docket_sources[s].skip_count = 1;
    world_rows(&w, s, "||1985-03-02\n!!440524188001010014|Z");
    world_bad_row(&w, s, 3, true);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "SEARCHED");
    assert_int_equal(w.evidence.sources[s].unreadable, 3);
    assert_int_equal(w.evidence.tables[s].row_flag[0], ROW_UNREADABLE | ROW_SKIPPED);
    world_close(&w);
}

static void skip_lines_never_hide_a_row_that_can_be_read(void **state) {
    (void)state;
    world w;
    uint16_t s = open_police(&w);
    uint32_t skip[] = { 1 };
    w.docket_sources[s].skip_lines = skip;
    w.docket_sources[s].skip_count = 1;
    world_rows(&w, s, "11010519491231002X|A|");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_about(&w, s, 0), "11010519491231002X A /1/0");
    world_close(&w);
}

/* A row of the list that has no key is nobody who is vetted: the claim is not made for it. */
static void a_row_without_the_key_of_the_list_was_not_searched(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id name:name");
    world_rows(&w, 0, "C0|A\n|B");
    uint16_t s = world_source(&w, "police", "candidate_id:id name:name");
    world_match(&w, s, GRADE_SURE, "candidate_id");
    world_covers_everybody(&w, s);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "SEARCHED");
    assert_string_equal(world_searched(&w, s, 1), "KEY_BLANK candidate_id");
    world_close(&w);
}

/* Expected replies */

static uint16_t open_replies(world *w, const char *rows) {
    static uint16_t expected[] = { 0, 2 };
    world_open(w, "candidate_id:id name:name");
    world_rows(w, 0, "C0|A\nC1|B\nC2|C");
    uint16_t s = world_source(w, "replies", "candidate_id:id name:name dept:court/tax/police "
                                            "on:date result:clear/adverse");
    world_match(w, s, GRADE_SURE, "candidate_id");
    world_match(w, s, GRADE_CLOSE, "name");
    w->sources[s].expects_column = 2;
    w->sources[s].expects = expected;
    w->sources[s].expects_count = 2;
    w->sources[s].latest_by = 3;
    w->sources[s].latest_per[0] = 2;
    w->sources[s].latest_per_count = 1;
    world_rows(w, s, rows);
    return s;
}

static void each_expected_reply_must_be_there(void **state) {
    (void)state;
    world w;
    uint16_t s = open_replies(&w, "C0||court|2026-01-01|clear\nC0||police|2026-01-01|clear\n"
                                  "C1||court|2026-01-01|clear\nC1||tax|2026-01-01|clear");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "SEARCHED");
    assert_string_equal(world_searched(&w, s, 1), "NO_REPLY police");
    assert_string_equal(world_searched(&w, s, 2), "NO_REPLY court");
    world_close(&w);
}

/* Whoever declares that everybody was asked about has not said what was answered. */
static void a_claim_for_everybody_is_no_reply(void **state) {
    (void)state;
    world w;
    uint16_t s = open_replies(&w, "C0||court|2026-01-01|clear\nC0||police|2026-01-01|clear\n"
                                  "C1||court|2026-01-01|clear");
    world_covers_everybody(&w, s);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "SEARCHED");
    assert_string_equal(world_searched(&w, s, 1), "NO_REPLY police");
    assert_string_equal(world_searched(&w, s, 2), "NO_REPLY court");
    world_close(&w);
}

static void an_unreadable_or_close_reply_is_no_reply(void **state) {
    (void)state;
    world w;
    uint16_t s = open_replies(&w, "C0||court|2026-01-01|clear\nC0||polize|2026-01-01|clear\n"
                                  "C1||court|2026-01-01|clear\n|B|police|2026-01-01|clear\n"
                                  "C2||court|2026-01-01|clear\n!C2||police|");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "NO_REPLY police");
    assert_string_equal(world_searched(&w, s, 1), "NO_REPLY police");
    assert_string_equal(world_searched(&w, s, 2), "UNREADABLE_ROW");
    world_close(&w);
}

static void unsettled_replies_are_replies(void **state) {
    (void)state;
    world w;
    uint16_t s = open_replies(&w, "C0||court|2026-01-01|clear\nC0||police|2026-01-01|clear\n"
                                  "C0||police|2026-01-01|adverse");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "SEARCHED");
    world_close(&w);
}

static void not_asked_wins_over_replies(void **state) {
    (void)state;
    world w;
    uint16_t s = open_replies(&w, "");
    w.docket_sources[s].not_asked = true;
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "NOT_ASKED");
    world_close(&w);
}

static void a_lost_reply_voids_even_complete_ones(void **state) {
    (void)state;
    world w;
    uint16_t s = open_replies(&w, "C0||court|2026-01-01|clear\nC0||police|2026-01-01|clear");
    world_bad_row(&w, s, 9, false);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_searched(&w, s, 0), "VOID");
    assert_string_equal(world_searched(&w, s, 1), "NO_REPLY court");
    world_close(&w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_claim_nobody_was_searched),
        cmocka_unit_test(a_source_that_was_not_asked_says_so),
        cmocka_unit_test(a_claim_does_not_help_where_the_key_is_bad),
        cmocka_unit_test(one_whole_sure_list_is_enough),
        cmocka_unit_test(a_partial_date_is_no_key_to_search_by),
        cmocka_unit_test(the_keys_the_docket_names_are_the_ones_that_count),
        cmocka_unit_test(a_search_by_the_name_alone_clears_nobody),
        cmocka_unit_test(a_search_of_long_ago_clears_nobody),
        cmocka_unit_test(a_search_clears_nobody_whose_law_day_is_long_after_it),
        cmocka_unit_test(a_claim_for_some_units_covers_those_only),
        cmocka_unit_test(a_claim_may_be_for_a_code),
        cmocka_unit_test(a_candidate_with_rows_is_still_subject_to_the_claim),
        cmocka_unit_test(an_unreadable_row_about_somebody_speaks_against_the_claim_for_him_alone),
        cmocka_unit_test(a_row_without_any_key_voids_the_source),
        cmocka_unit_test(a_row_that_was_not_kept_voids_the_source),
        cmocka_unit_test(an_unreadable_row_whose_key_is_nobodys_voids_the_source),
        cmocka_unit_test(a_key_that_means_anybody_voids_the_source),
        cmocka_unit_test(a_word_for_anybody_beside_another_key_voids_nothing),
        cmocka_unit_test(lines_the_docket_names_void_nothing),
        cmocka_unit_test(skip_lines_never_hide_a_row_that_can_be_read),
        cmocka_unit_test(a_row_without_the_key_of_the_list_was_not_searched),
        cmocka_unit_test(each_expected_reply_must_be_there),
        cmocka_unit_test(a_claim_for_everybody_is_no_reply),
        cmocka_unit_test(an_unreadable_or_close_reply_is_no_reply),
        cmocka_unit_test(unsettled_replies_are_replies),
        cmocka_unit_test(not_asked_wins_over_replies),
        cmocka_unit_test(a_lost_reply_voids_even_complete_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
