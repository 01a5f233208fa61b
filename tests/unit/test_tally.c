/* tally: counts of a run judged by hand; sums that do not agree are refused. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "run_world.h"

#include "tally/sums.h"

static int open_world(void **state) {
    static run_world r;
    run_world_open(&r);
    *state = &r;
    return 0;
}

static int close_world(void **state) {
    run_world_close(*state);
    return 0;
}

static void decisions_are_counted(void **state) {
    const run_world *r = *state;
    const tally *t = &r->tally;
    assert_int_equal(t->candidates, PEOPLE);
    assert_int_equal(t->by[ACCEPT], 2);
    assert_int_equal(t->by[REJECT], 3);
    assert_int_equal(t->by[REFER], 4);
    assert_int_equal(t->held, 1);
    assert_int_equal(t->warned, 1);
    assert_int_equal(t->tasks, 1);
}

static void who_is_rejected_enters_no_later_stage(void **state) {
    const run_world *r = *state;
    const stage_count *s = r->tally.stages;
    assert_int_equal(s[0].entered, 9);
    assert_int_equal(s[0].rejected, 2);
    assert_int_equal(s[0].referred, 3);
    assert_int_equal(s[0].held, 0);
    assert_int_equal(s[0].passed, 4);
    assert_int_equal(s[1].entered, 7);
    assert_int_equal(s[1].rejected, 1);
    assert_int_equal(s[1].referred, 1); /* 4 has a reason in both stages */
    assert_int_equal(s[1].held, 1);
    assert_int_equal(s[1].passed, 4);
}

static void rejections_are_counted_by_the_gravest_ground(void **state) {
    const run_world *r = *state;
    assert_int_equal(r->tally.rejected_by[STATUTE], 2);
    assert_int_equal(r->tally.rejected_by[REGULATION], 0);
    assert_int_equal(r->tally.rejected_by[POLICY], 1);
    assert_int_equal(r->tally.one_source_rejected, 1);
    assert_int_equal(r->tally.eligible_later, 1);
}

static const reason_count *reasons_of(const tally *t, uint16_t rule, uint16_t code) {
    for (size_t i = 0; i < t->reason_count; i++)
        if (t->reasons[i].rule == rule && t->reasons[i].code == code) return &t->reasons[i];
    return NULL;
}

static void reasons_are_counted_as_any_and_as_decisive(void **state) {
    const run_world *r = *state;
    const reason_count *kin = reasons_of(&r->tally, KIN, 0),
                       *crim = reasons_of(&r->tally, CRIM, 0);
    assert_int_equal(kin->any, 2);
    assert_int_equal(kin->first, 1);
    assert_int_equal(crim->any, 2);
    assert_int_equal(crim->first, 2);
    assert_int_equal(crim->effect[EFFECT_REFER], 1);
    assert_int_equal(reasons_of(&r->tally, AGE, NO_INDEX)->cause, CAUSE_UNKNOWN);
    assert_int_equal(reasons_of(&r->tally, NO_INDEX, NO_INDEX)->cause, CAUSE_SAME_KEY);
    /* a warning and a task with one code are one candidate with two effects */
    assert_int_equal(reasons_of(&r->tally, GATE, 1)->any, 2);
    assert_int_equal(reasons_of(&r->tally, GATE, 1)->first, 0);
}

static void referrals_are_counted_by_cause_and_by_what_is_waited_for(void **state) {
    const run_world *r = *state;
    const tally *t = &r->tally;
    assert_int_equal(t->referred_by[CAUSE_UNKNOWN], 1);
    assert_int_equal(t->referred_by[CAUSE_CLOSE], 1);
    assert_int_equal(t->referred_by[CAUSE_SAME_KEY], 1);
    assert_int_equal(t->referred_by[CAUSE_SAID], 2);
    assert_int_equal(t->wait_count, 2);
    assert_true(text_is(t->waits[0].what, "birth_date"));
    assert_int_equal(t->waits[0].candidates, 1); /* once, although two reasons wait for it */
}

static void bands_are_half_open_and_unknown_is_counted_apart(void **state) {
    const run_world *r = *state;
    const value_count *v = &r->tally.values[0];
    assert_int_equal(v->group_count, 3);
    assert_int_equal(v->groups[0].candidates[0], 2); /* 15, 35 */
    assert_int_equal(v->groups[1].candidates[0], 1); /* 36: of the second band */
    assert_int_equal(v->groups[2].candidates[0], 5); /* 46 and more */
    assert_int_equal(v->groups[2].candidates[REJECT], 2);
    assert_int_equal(v->unknown[0], 1);
    assert_int_equal(v->unknown[REFER], 1);
}

static void mean_and_median_are_exact(void **state) {
    const run_world *r = *state;
    const spread *all = &r->tally.values[0].spread[0];
    char shown[32];
    assert_int_equal(all->count, 8);
    assert_true(all->sum == 46 + 15 + 56 + 55 + 54 + 53 + 36 + 35);
    thousandths_print(all->mean, shown);
    assert_string_equal(shown, "43.750");
    assert_int_equal(all->mean_tenths, 438); /* half up, of the exact sum */
    thousandths_print(all->median, shown);
    assert_string_equal(shown, "49.500");
    thousandths_print(-1500, shown);
    assert_string_equal(shown, "-1.500");
}

static void a_sum_is_kept_to_the_last_digit(void **state) {
    char shown[48];
    (void)state;
    sum_print(0, shown);
    assert_string_equal(shown, "0");
    sum_print((__int128)INT64_MIN * 1000000, shown);
    assert_string_equal(shown, "-9223372036854775808000000");
    sum_print(((__int128)1 << 126) - 1 + ((__int128)1 << 126), shown);
    assert_string_equal(shown, "170141183460469231731687303715884105727");
}

static void words_are_counted_in_order(void **state) {
    const run_world *r = *state;
    const value_count *v = &r->tally.values[1];
    assert_true(v->words);
    assert_int_equal(v->group_count, 4);
    assert_true(text_is(v->groups[0].word, ""));
    assert_true(text_is(v->groups[2].word, "member"));
    assert_int_equal(v->groups[2].candidates[0], 4);
    assert_int_equal(v->unknown[0], 1);
}

static void a_wide_spread_has_the_same_median_as_a_narrow_one(void **state) {
    run_world *r = *state;
    fault f = { 0 };
    r->ages[0] = INT64_MAX;
    r->ages[1] = -INT64_MAX;
    tally_clear(&r->tally);
    assert_int_equal(tally_make(&r->tally, &r->outcomes, &f), 0);
    const spread *all = &r->tally.values[0].spread[0];
    assert_int_equal(all->median, 53500); /* 53 and 54 in the middle of eight */
    assert_true(all->sum == 56 + 55 + 54 + 53 + 36 + 35);
}

static void bands_have_words_for_their_edges(void **state) {
    (void)state;
    int64_t edges[] = { 36, 37, 61 };
    tally_decl d = { .edges = edges, .edge_count = 3 };
    static const char *const expected[] = { "<=35", "36", "37-60", ">=61" };
    for (size_t i = 0; i < 4; i++) {
        char shown[48];
        band_print(&d, i, shown);
        assert_string_equal(shown, expected[i]);
    }
}

static void units_are_counted_with_those_who_have_none(void **state) {
    const run_world *r = *state;
    const unit_count *u = &r->tally.units[0];
    assert_int_equal(u->source, UNIT);
    assert_int_equal(u->by[0][0], 4);
    assert_int_equal(u->by[1][0], 4);
    assert_int_equal(u->by[2][0], 1);
}

static void units_are_told_in_the_order_of_their_keys(void **state) {
    run_world *r = *state;
    fault f = { 0 };
    table *rows = &r->w.evidence.tables[UNIT];
    assert_int_equal(r->tally.units[0].used_count, 2);
    assert_int_equal(r->tally.units[0].used[0], 0);
    char *first = memchr(rows->raw, 'V', rows->raw_used);
    assert_true(first != NULL && first[1] == '1');
    first[1] = '3'; /* as if the file began with V3 */
    tally_clear(&r->tally);
    assert_int_equal(tally_make(&r->tally, &r->outcomes, &f), 0);
    assert_int_equal(r->tally.units[0].used[0], 1);
    assert_int_equal(r->tally.units[0].used[1], 0);
}

static void sums_that_agree_pass(void **state) {
    run_world *r = *state;
    fault f = { 0 };
    assert_int_equal(sums_check(&r->tally, &r->outcomes, &f), 0);
    assert_int_equal(f.code, 0);
}

static void refuses(run_world *r, const char *words) {
    fault f = { 0 };
    assert_int_equal(sums_check(&r->tally, &r->outcomes, &f), FAULT_OUTPUT);
    assert_non_null(strstr(f.message, words));
    assert_non_null(strstr(f.message, "nothing was written"));
}

static void a_lost_candidate_is_refused(void **state) {
    run_world *r = *state;
    r->tally.by[ACCEPT]--;
    refuses(r, "candidates 9, decided 8");
}

static void a_lost_row_of_the_list_is_refused(void **state) {
    run_world *r = *state;
    r->w.evidence.tables[0].read_rows++;
    refuses(r, "candidates do not agree: rows read 10, accounted for 9");
    r->w.evidence.tables[0].read_rows--;
}

static void a_lost_row_of_a_source_is_refused(void **state) {
    run_world *r = *state;
    r->w.evidence.sources[COURT].nobody--;
    refuses(r, "court do not agree: rows 3, accounted for 2");
}

static void a_hidden_row_that_was_not_attached_is_refused(void **state) {
    run_world *r = *state;
    r->hidden[COURT] = 2;
    refuses(r, "court do not agree: attached 2, visible or suppressed 3");
}

static void a_stage_that_loses_somebody_is_refused(void **state) {
    run_world *r = *state;
    r->tally.stages[1].passed--;
    refuses(r, "inspection do not agree: entered 7, judged 6");
}

static void a_unit_that_does_not_add_up_is_refused(void **state) {
    run_world *r = *state;
    r->tally.units[0].by[1][REFER]--;
    refuses(r, "unit do not agree: candidates 4, decided 3");
}

static void a_tally_that_loses_somebody_is_refused(void **state) {
    run_world *r = *state;
    r->tally.values[1].unknown[0] = 0;
    refuses(r, "post do not agree: candidates 9, counted 8");
}

static void a_tally_whose_groups_lose_somebody_is_refused(void **state) {
    run_world *r = *state;
    r->tally.values[1].groups[2].candidates[ACCEPT]--;
    refuses(r, "post do not agree: known 2, in groups 1");
}

static void a_mean_that_leaves_somebody_out_is_refused(void **state) {
    run_world *r = *state;
    r->tally.values[0].spread[0].count--;
    refuses(r, "age do not agree: known 8, in the mean 7");
}

/* The same values as of the units: rows nobody decides. */
static void rows_of_a_source_are_held_against_what_join_counted(void **state) {
    run_world *r = *state;
    fault f = { 0 };
    ((tally_decl *)r->w.pack.tallies)[1].over = UNIT;
    r->counts[1].rows = 2;
    tally_clear(&r->tally);
    assert_int_equal(tally_make(&r->tally, &r->outcomes, &f), 0);
    assert_int_equal(sums_check(&r->tally, &r->outcomes, &f), 0);
    assert_int_equal(r->tally.values[1].known[0], 2);
    assert_int_equal(r->tally.values[1].known[ACCEPT], 0);
    r->w.evidence.sources[UNIT].attached_rows++;
    r->w.evidence.sources[UNIT].rows++;
    r->w.evidence.tables[UNIT].read_rows++;
    r->visible[UNIT]++;
    refuses(r, "post do not agree: rows 3, counted 2");
}

static void who_is_not_counted_is_no_unknown(void **state) {
    run_world *r = *state;
    fault f = { 0 };
    r->states[0][0] = COUNT_NOT;
    tally_clear(&r->tally);
    assert_int_equal(tally_make(&r->tally, &r->outcomes, &f), 0);
    assert_int_equal(sums_check(&r->tally, &r->outcomes, &f), 0);
    assert_int_equal(r->tally.values[0].not_counted[0], 1);
    assert_int_equal(r->tally.values[0].not_counted[ACCEPT], 1);
    assert_int_equal(r->tally.values[0].unknown[0], 1);
    assert_int_equal(r->tally.values[0].spread[0].count, 7);
}

#define IN_A_WORLD(test) cmocka_unit_test_setup_teardown(test, open_world, close_world)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_WORLD(decisions_are_counted),
        IN_A_WORLD(who_is_rejected_enters_no_later_stage),
        IN_A_WORLD(rejections_are_counted_by_the_gravest_ground),
        IN_A_WORLD(reasons_are_counted_as_any_and_as_decisive),
        IN_A_WORLD(referrals_are_counted_by_cause_and_by_what_is_waited_for),
        IN_A_WORLD(bands_are_half_open_and_unknown_is_counted_apart),
        IN_A_WORLD(mean_and_median_are_exact),
        IN_A_WORLD(a_sum_is_kept_to_the_last_digit),
        IN_A_WORLD(words_are_counted_in_order),
        IN_A_WORLD(a_wide_spread_has_the_same_median_as_a_narrow_one),
        IN_A_WORLD(bands_have_words_for_their_edges),
        IN_A_WORLD(units_are_counted_with_those_who_have_none),
        IN_A_WORLD(units_are_told_in_the_order_of_their_keys),
        IN_A_WORLD(sums_that_agree_pass),
        IN_A_WORLD(a_lost_candidate_is_refused),
        IN_A_WORLD(a_lost_row_of_the_list_is_refused),
        IN_A_WORLD(a_lost_row_of_a_source_is_refused),
        IN_A_WORLD(a_hidden_row_that_was_not_attached_is_refused),
        IN_A_WORLD(a_stage_that_loses_somebody_is_refused),
        IN_A_WORLD(a_unit_that_does_not_add_up_is_refused),
        IN_A_WORLD(a_tally_that_loses_somebody_is_refused),
        IN_A_WORLD(a_tally_whose_groups_lose_somebody_is_refused),
        IN_A_WORLD(a_mean_that_leaves_somebody_out_is_refused),
        IN_A_WORLD(rows_of_a_source_are_held_against_what_join_counted),
        IN_A_WORLD(who_is_not_counted_is_no_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
