/* impact: rates, ratios to the highest, four fifths exactly, small numbers. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tally/impact.h"

enum { WOMEN, MEN, NOBODY_DECIDED, GROUPS };

typedef struct fixture {
    impact_book book;
    arena memory;
    impact out;
    fault f;
} fixture;

static int open_book(void **state) {
    static fixture x;
    x = (fixture){ 0 };
    assert_int_equal(impact_open(&x.book, 3, GROUPS, &x.f), 0);
    *state = &x;
    return 0;
}

static int close_book(void **state) {
    fixture *x = *state;
    impact_clear(&x->book);
    arena_clear(&x->memory);
    return 0;
}

static void decide(fixture *x, size_t group, decision d, size_t count, uint16_t rule,
                   effect effect) {
    for (size_t i = 0; i < count; i++) {
        impact_decide(&x->book, group, (uint8_t)d);
        if (effect != EFFECT_PASS) impact_reason(&x->book, rule, (uint8_t)effect);
    }
}

static const impact_group *made(fixture *x, size_t table, size_t group) {
    arena_clear(&x->memory);
    assert_int_equal(impact_make(&x->out, &x->memory, &x->book, &x->f), 0);
    assert_true(table < x->out.table_count);
    return &x->out.tables[table].groups[group];
}

static void who_is_referred_is_in_neither_number(void **state) {
    fixture *x = *state;
    decide(x, WOMEN, ACCEPT, 40, 0, EFFECT_PASS);
    decide(x, WOMEN, REJECT, 10, 1, EFFECT_REJECT);
    decide(x, WOMEN, REFER, 7, 0, EFFECT_REFER);
    const impact_group *g = made(x, 0, WOMEN);
    assert_int_equal(g->decided, 50);
    assert_int_equal(g->through, 40);
    assert_int_equal(g->referred, 7);
    assert_int_equal(g->rate, 800);
    assert_int_equal(g->ratio, 1000);
    assert_false(g->below || g->few);
}

static void four_fifths_exactly_is_not_below(void **state) {
    fixture *x = *state;
    decide(x, MEN, ACCEPT, 50, 0, EFFECT_PASS);
    decide(x, MEN, REJECT, 50, 1, EFFECT_REJECT);
    decide(x, WOMEN, ACCEPT, 40, 0, EFFECT_PASS);
    decide(x, WOMEN, REJECT, 60, 1, EFFECT_REJECT);
    assert_int_equal(made(x, 0, WOMEN)->ratio, 800);
    assert_false(made(x, 0, WOMEN)->below);
    decide(x, WOMEN, REJECT, 1, 1, EFFECT_REJECT);
    const impact_group *g = made(x, 0, WOMEN);
    assert_true(g->below);
    assert_int_equal(g->ratio, 792);
}

static void a_ratio_that_rounds_to_four_fifths_is_below_all_the_same(void **state) {
    fixture *x = *state;
    decide(x, MEN, ACCEPT, 1000, 0, EFFECT_PASS);
    decide(x, WOMEN, ACCEPT, 7999, 0, EFFECT_PASS);
    decide(x, WOMEN, REJECT, 2001, 1, EFFECT_REJECT);
    const impact_group *g = made(x, 0, WOMEN);
    assert_int_equal(g->ratio, 800);
    assert_true(g->below);
}

static void small_numbers_are_said_to_be_small(void **state) {
    fixture *x = *state;
    decide(x, MEN, ACCEPT, 29, 0, EFFECT_PASS);
    decide(x, WOMEN, ACCEPT, 10, 0, EFFECT_PASS);
    decide(x, WOMEN, REJECT, 90, 1, EFFECT_REJECT);
    assert_true(made(x, 0, WOMEN)->below);
    assert_true(made(x, 0, WOMEN)->few); /* the highest group is small */
    decide(x, MEN, ACCEPT, 1, 0, EFFECT_PASS);
    assert_false(made(x, 0, WOMEN)->few);
}

static void of_a_group_nobody_is_decided_of_nothing_is_said(void **state) {
    fixture *x = *state;
    decide(x, MEN, ACCEPT, 3, 0, EFFECT_PASS);
    decide(x, NOBODY_DECIDED, REFER, 2, 0, EFFECT_REFER);
    const impact_group *g = made(x, 0, NOBODY_DECIDED);
    assert_false(g->has_ratio || g->below || g->few);
    assert_int_equal(g->referred, 2);
}

static void where_nobody_gets_through_there_is_no_ratio(void **state) {
    fixture *x = *state;
    decide(x, MEN, REJECT, 3, 1, EFFECT_REJECT);
    assert_false(made(x, 0, MEN)->has_ratio);
    assert_int_equal(made(x, 0, MEN)->rate, 0);
}

static void rules_follow_that_reject_somebody(void **state) {
    fixture *x = *state;
    decide(x, MEN, ACCEPT, 30, 0, EFFECT_PASS);
    decide(x, WOMEN, REJECT, 30, 2, EFFECT_REJECT);
    decide(x, WOMEN, REFER, 5, 2, EFFECT_REFER);
    decide(x, WOMEN, ACCEPT, 30, 0, EFFECT_WARN);
    const impact_group *g = made(x, 1, WOMEN);
    assert_int_equal(x->out.table_count, 2); /* rules 0 and 1 reject nobody */
    assert_int_equal(x->out.tables[1].rule, 2);
    assert_int_equal(g->decided, 60);
    assert_int_equal(g->through, 30);
    assert_int_equal(g->referred, 5);
    assert_true(g->below);
}

static void a_rule_counts_once_by_its_gravest_reason(void **state) {
    fixture *x = *state;
    impact_decide(&x->book, WOMEN, REJECT);
    impact_reason(&x->book, 1, EFFECT_REFER);
    impact_reason(&x->book, 1, EFFECT_HOLD);
    impact_reason(&x->book, 1, EFFECT_REJECT);
    impact_reason(&x->book, 1, EFFECT_REFER);
    impact_reason(&x->book, 1, EFFECT_REJECT);
    impact_reason(&x->book, NO_INDEX, EFFECT_REFER); /* the engine's own */
    const impact_group *g = made(x, 1, WOMEN);
    assert_int_equal(g->referred, 0);
    assert_int_equal(g->decided, 1);
    assert_int_equal(g->through, 0);
}

#define IN_A_BOOK(test) cmocka_unit_test_setup_teardown(test, open_book, close_book)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_BOOK(who_is_referred_is_in_neither_number),
        IN_A_BOOK(four_fifths_exactly_is_not_below),
        IN_A_BOOK(a_ratio_that_rounds_to_four_fifths_is_below_all_the_same),
        IN_A_BOOK(small_numbers_are_said_to_be_small),
        IN_A_BOOK(of_a_group_nobody_is_decided_of_nothing_is_said),
        IN_A_BOOK(where_nobody_gets_through_there_is_no_ratio),
        IN_A_BOOK(rules_follow_that_reject_somebody),
        IN_A_BOOK(a_rule_counts_once_by_its_gravest_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
