/* latest: a later reply replaces an earlier one only when that is sure. */
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

/* Replies "dept|on|result" about one candidate, found surely by id or closely by name. */
static void check(const char *replies, const char *expected) {
    world w;
    world_open(&w, "candidate_id:id name:name");
    world_rows(&w, 0, "C1|A\nC2|B");
    uint16_t s = world_source(&w, "replies", "dept:court/police on:date result:clear/adverse "
                                             "candidate_id:id name:name");
    world_match(&w, s, GRADE_SURE, "candidate_id");
    world_match(&w, s, GRADE_CLOSE, "name");
    w.sources[s].latest_by = 1;
    w.sources[s].latest_per[0] = 0;
    w.sources[s].latest_per_count = 1;
    char rows[1000] = "", *line, copy[1000], *rest = copy;
    snprintf(copy, sizeof copy, "%s", replies);
    while ((line = strsep(&rest, "\n")) != NULL) {
        bool close = strchr(line, '~') != NULL;
        if (close) *strchr(line, '~') = '\0';
        strcat(strcat(rows, line), close ? "||A\n" : "|C1|\n");
    }
    world_rows(&w, s, rows);
    assert_int_equal(world_join(&w), 0);
    size_t count;
    char got[400] = "";
    const attached *items = evidence_rows(&w.evidence, s, 0, &count);
    const table *t = &w.evidence.tables[s];
    for (uint32_t row = 0; row < t->rows; row++)
        for (size_t i = 0; i < count; i++)
            if (items[i].row == row)
                strcat(got, items[i].flags & ATTACHED_HISTORY     ? "h"
                            : items[i].flags & ATTACHED_UNSETTLED ? "u"
                                                                  : ".");
    assert_string_equal(got, expected);
    world_close(&w);
}

static void a_later_reply_replaces_an_earlier_one_of_its_group(void **state) {
    (void)state;
    check("court|2026-01-01|adverse\ncourt|2026-02-01|clear\npolice|2026-01-15|clear", "h..");
    check("court|2026-02-01|clear\ncourt|2026-01-01|adverse\ncourt|2025-01-01|clear", ".hh");
}

static void one_reply_is_settled_whatever_its_date(void **state) {
    (void)state;
    check("court||clear", ".");
    check("court|2026|clear\npolice|x|clear", "..");
}

static void two_replies_on_the_latest_day_are_unsettled(void **state) {
    (void)state;
    check("court|2026-02-01|adverse\ncourt|2026-02-01|clear\ncourt|2026-01-01|clear", "uuh");
}

static void a_reply_without_its_day_unsettles_the_latest(void **state) {
    (void)state;
    check("court||adverse\ncourt|2026-02-01|clear", "uu");
    check("court|soon|adverse\ncourt|2026-02-01|clear\ncourt|2026-01-01|clear", "uuh");
    check("court|open|adverse\ncourt|2026-02-01|clear", "uu");
    check("court||adverse\ncourt||clear", "uu");
    check("court||adverse\npolice|2026-02-01|clear", "..");
}

static void a_partial_date_is_judged_over_its_span(void **state) {
    (void)state;
    check("court|2025|adverse\ncourt|2026-02-01|clear", "h.");
    check("court|2026-02|adverse\ncourt|2026-02-10|clear", "uu");
    check("court|2026-03|adverse\ncourt|2026-02-10|clear", ".h");
}

static void a_reply_without_its_group_unsettles_what_it_may_replace(void **state) {
    (void)state;
    check("|2026-03-01|adverse\ncourt|2026-02-01|clear\npolice|2026-04-01|clear", "uu.");
    check("|2026-01-01|adverse\ncourt|2026-02-01|clear", "u.");
    check("?|2026-02-01|adverse\ncourt|2026-02-01|clear", "uu");
}

static void a_close_reply_never_makes_a_sure_one_history(void **state) {
    (void)state;
    check("court|2026-01-01|adverse\ncourt|2026-02-01|clear~", "uu");
    check("court|2026-02-01|adverse\ncourt|2026-01-01|clear~", ".h");
    check("court|2026-01-01|adverse~\ncourt|2026-02-01|clear~", "uu");
}

static void an_unreadable_reply_unsettles_all_groups(void **state) {
    (void)state;
    check("!court|2026-01-01|clear\ncourt|2026-02-01|clear\npolice|2026-02-01|clear", "uuu");
}

static void every_order_of_many_replies_is_settled_alike(void **state) {
    (void)state;
    check("court|2026-01-01|clear\npolice|2026-01-01|clear\ncourt|2026-01-03|clear\n"
          "police|2026-01-03|clear\ncourt|2026-01-02|clear\npolice|2026-01-02|clear", "hh..hh");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_later_reply_replaces_an_earlier_one_of_its_group),
        cmocka_unit_test(one_reply_is_settled_whatever_its_date),
        cmocka_unit_test(two_replies_on_the_latest_day_are_unsettled),
        cmocka_unit_test(a_reply_without_its_day_unsettles_the_latest),
        cmocka_unit_test(a_partial_date_is_judged_over_its_span),
        cmocka_unit_test(a_reply_without_its_group_unsettles_what_it_may_replace),
        cmocka_unit_test(a_close_reply_never_makes_a_sure_one_history),
        cmocka_unit_test(an_unreadable_reply_unsettles_all_groups),
        cmocka_unit_test(every_order_of_many_replies_is_settled_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
