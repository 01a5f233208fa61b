/* muster: who is judged together; whose place is not known; which groups a row that cannot be read leaves
 * incomplete. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "evaluate/muster.h"
#include "join_world.h"

typedef struct mustered {
    world w;
    group_key keys[2];
    slate_decl slate;
    rule_decl rule;
    uint8_t standing[16];
    char got[400];
} mustered;

static void open_list(mustered *t, const char *rows) {
    memset(t, 0, sizeof *t);
    world_open(&t->w, "key:id unit:id post:chair/member born:date");
    world_rows(&t->w, 0, rows);
    t->keys[0] = (group_key){ 0, 1 };
    t->keys[1] = (group_key){ 0, 2 };
    t->slate = (slate_decl){ .keys = t->keys, .key_count = 1 };
    t->rule = (rule_decl){ .slate = &t->slate, .from = DAY_NONE, .to = DAY_OPEN };
    t->w.docket_days[0] = (docket_day){ .constant = true, .value = { 100, 100 } };
    t->w.docket.day_count = t->w.pack.day_count = 1;
}

/* "C1 C2/C3!/(V3) ?C4": slates and who is in them, "(V3)" for nobody; '!': incomplete; '?': whose
 * place is not known. */
static void expect(mustered *t, const char *expected) {
    uint32_t *order;
    size_t count;
    muster m;
    if (t->w.evidence.tables == NULL) assert_int_equal(world_join(&t->w), 0);
    const evidence *e = &t->w.evidence;
    assert_int_equal(muster_order(e, &order, &count, &t->w.fault), 0);
    muster_terms terms = { e, &t->rule, order, count, t->standing };
    assert_int_equal(muster_make(&m, &terms, &t->w.fault), 0);
    char *at = t->got, *end = t->got + sizeof t->got;
    *at = '\0';
    for (size_t i = 0; i < m.count; i++) {
        text name;
        assert_true(muster_name(e, &t->slate, &m.place[i], &t->w.memory, &name));
        if (m.start[i] == m.start[i + 1])
            at += snprintf(at, (size_t)(end - at), "%s(%s)", i > 0 ? "/" : "", name.at);
        for (uint32_t k = m.start[i]; k < m.start[i + 1]; k++)
            at += snprintf(at, (size_t)(end - at), "%s%.*s", k > m.start[i] ? " " : i > 0 ? "/" : "",
                           TEXT_ARGS(table_raw(&e->tables[0], m.members[k], 0)));
        at += snprintf(at, (size_t)(end - at), "%s", m.hole[i] != NO_HOLE ? "!" : "");
    }
    for (size_t i = 0; i < m.unplaced_count; i++)
        at += snprintf(at, (size_t)(end - at), " ?%.*s",
                       TEXT_ARGS(table_raw(&e->tables[0], m.unplaced[i].candidate, 0)));
    assert_string_equal(t->got, expected);
    muster_clear(&m);
    free(order);
}

static void who_agrees_is_judged_together_in_the_order_of_keys(void **state) {
    mustered t;
    (void)state;
    open_list(&t, "C3|V1|chair|\nC2|V2|chair|\nC1|V1|member|");
    expect(&t, "C1 C3/C2");
    t.slate.key_count = 2;
    expect(&t, "C1/C2/C3");
    t.slate.key_count = 0;                /* the whole list */
    expect(&t, "C1 C2 C3");
    world_close(&t.w);
}

static void how_a_key_is_written_parts_nobody(void **state) {
    mustered t;
    (void)state;
    open_list(&t, "C1|V1|chair|\nC2| V1 |chair|\nC3|\xef\xbc\xb6\xef\xbc\x91|chair|");
    expect(&t, "C1 C2 C3");
    world_close(&t.w);
}

static void two_columns_do_not_run_together(void **state) {
    mustered t;
    (void)state;
    open_list(&t, "C1|V1chair|member|\nC2|V1|chair|");
    t.slate.key_count = 2;
    expect(&t, "C1/C2");
    world_close(&t.w);
}

static void a_blank_key_leaves_the_place_of_one_open(void **state) {
    mustered t;
    (void)state;
    open_list(&t, "C1|V1|chair|\nC2||chair|\nC3|V1||");
    expect(&t, "C1 C3 ?C2");
    t.slate.key_count = 2;
    expect(&t, "C1 ?C2 ?C3");
    world_close(&t.w);
}

static void a_day_of_which_only_the_year_is_known_is_no_key(void **state) {
    mustered t;
    (void)state;
    open_list(&t, "C1|V1|chair|1980-01-02\nC2|V1|chair|1980\nC3|V1|chair|1980-01-02");
    t.keys[0].column = 3;
    expect(&t, "C1 C3 ?C2");
    world_close(&t.w);
}

static void those_who_are_out_are_left_out_where_only_who_stands_counts(void **state) {
    mustered t;
    (void)state;
    open_list(&t, "C1|V1|chair|\nC2|V1|chair|\nC3|V1|chair|");
    t.standing[0] = ACCEPT;
    t.standing[1] = REJECT;
    t.standing[2] = REFER;
    expect(&t, "C1 C2 C3");
    t.slate.standing = true;
    expect(&t, "C1 C3");
    world_close(&t.w);
}

static void a_rule_not_in_force_judges_nobody_together(void **state) {
    mustered t;
    (void)state;
    open_list(&t, "C1|V1|chair|\nC2|V1|chair|");
    t.rule.from = 101;
    expect(&t, "");
    t.rule.from = 100;
    expect(&t, "C1 C2");
    t.rule.to = 99;
    expect(&t, "");
    world_close(&t.w);
}

static void a_row_of_which_nothing_can_be_read_may_belong_to_any_group(void **state) {
    mustered t;
    (void)state;
    open_list(&t, "C1|V1|chair|\nC2|V2|chair|");
    world_bad_row(&t.w, 0, 9, false);
    expect(&t, "C1!/C2!");
    world_close(&t.w);
    open_list(&t, "C1|V1|chair|\nC2|V2|chair|");
    world_bad_row(&t.w, 0, 9, true);      /* its line is named in skip_lines */
    expect(&t, "C1/C2");
    world_close(&t.w);
}

static void a_row_that_cannot_be_read_leaves_those_open_with_whom_it_agrees(void **state) {
    mustered t;
    (void)state;
    open_list(&t, "C1|V1|chair|\nC2|V1|member|\nC3|V2|chair|\n!C4|V1||");
    expect(&t, "C1 C2!/C3");
    t.slate.key_count = 2;                /* a blank may be any post */
    expect(&t, "C1!/C2!/C3");
    world_close(&t.w);
    open_list(&t, "C1|V1|chair|\nC2|V1|member|\nC3|V2|chair|\n!C4|V1|chair|");
    t.slate.key_count = 2;
    expect(&t, "C1!/C2/C3");
    world_close(&t.w);
    open_list(&t, "C1|V1|chair|1980-01-02\nC2|V2|chair|1981-01-02\n!C4|V1|chair|1999-01-02");
    t.keys[1].column = 3;
    t.slate.key_count = 2;                /* nobody else was born then: that is not believed */
    expect(&t, "C1!/C2");
    world_close(&t.w);
}

static void a_row_that_agrees_with_no_group_may_belong_to_any(void **state) {
    mustered t;
    (void)state;
    open_list(&t, "C1|V1|chair|\nC2|V2|member|\n!C4|V2|chair|");
    t.slate.key_count = 2;                /* each is there, but not both of one group */
    expect(&t, "C1!/C2!");
    t.slate.key_count = 1;
    expect(&t, "C1/C2!");
    world_close(&t.w);
    open_list(&t, "C1|V1|chair|\nC2|V2|chair|\n!C4|V3|chair|");
    expect(&t, "C1!/C2!");
    world_close(&t.w);
}

static void a_group_of_which_nobody_stands_any_more_is_judged_empty(void **state) {
    mustered t;
    (void)state;
    open_list(&t, "C1|V1|chair|\nC2|V2|chair|\nC3|V2|chair|\nC4||chair|");
    t.slate.standing = true;
    t.standing[1] = t.standing[2] = t.standing[3] = REJECT;
    expect(&t, "C1/(V2)");
    t.slate.of_members = true;            /* what would it say of whom? */
    expect(&t, "C1");
    t.slate.of_members = false;
    t.rule.to = 99;
    expect(&t, "");
    world_close(&t.w);
}

static void open_units(mustered *t, const char *rows, const char *units) {
    open_list(t, rows);
    world_source(&t->w, "unit", "unit:id seats:integer");
    t->w.sources[1].kind = SOURCE_ONE;
    world_match(&t->w, 1, GRADE_SURE, "unit");
    world_rows(&t->w, 1, units);
}

static void a_group_that_has_a_row_and_no_candidate_is_judged_empty(void **state) {
    mustered t;
    (void)state;
    open_units(&t, "C1|V1|chair|\nC2|V2|chair|\n!C9|V4||", "V5|5\nV1|5\n V4 |5\nV2|7\n|3");
    expect(&t, "C1/C2/(V4)!/(V5)");
    t.slate.key_count = 2;                /* of which posts there are the units say nothing */
    expect(&t, "C1!/C2!");
    t.slate.key_count = 1;
    t.slate.of_members = true;
    expect(&t, "C1!/C2!");
    world_close(&t.w);
}

/* His law day is not known: the rule cannot be asked of his group, but he stands there. */
static void a_group_of_one_whose_law_day_is_not_known_is_not_empty(void **state) {
    mustered t;
    (void)state;
    open_units(&t, "C1|V1|chair|1980-01-02\nC2|V2|chair|", "V1|5\nV2|5\nV3|5");
    t.w.docket_days[0] = (docket_day){ .own_column = 3 };
    expect(&t, "C1/(V3)");
    t.rule.to = 100;                      /* 1980 is later: not in force for V1, nor for V3 */
    expect(&t, "");
    world_close(&t.w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_agrees_is_judged_together_in_the_order_of_keys),
        cmocka_unit_test(how_a_key_is_written_parts_nobody),
        cmocka_unit_test(two_columns_do_not_run_together),
        cmocka_unit_test(a_blank_key_leaves_the_place_of_one_open),
        cmocka_unit_test(a_day_of_which_only_the_year_is_known_is_no_key),
        cmocka_unit_test(those_who_are_out_are_left_out_where_only_who_stands_counts),
        cmocka_unit_test(a_rule_not_in_force_judges_nobody_together),
        cmocka_unit_test(a_row_of_which_nothing_can_be_read_may_belong_to_any_group),
        cmocka_unit_test(a_row_that_cannot_be_read_leaves_those_open_with_whom_it_agrees),
        cmocka_unit_test(a_row_that_agrees_with_no_group_may_belong_to_any),
        cmocka_unit_test(a_group_of_which_nobody_stands_any_more_is_judged_empty),
        cmocka_unit_test(a_group_that_has_a_row_and_no_candidate_is_judged_empty),
        cmocka_unit_test(a_group_of_one_whose_law_day_is_not_known_is_not_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
