/* change: differences are made of exact fractions and rounded once. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tally/change.h"

enum { ROWS = 40 };

typedef struct list {
    uint8_t state[ROWS];
    int64_t numbers[ROWS];
    uint32_t words[ROWS];
    counted c;
    value_count v;
} list;

static arena memory;

static int forget(void **state) {
    (void)state;
    arena_clear(&memory);
    return 0;
}

static void put_numbers(list *l, const tally_decl *d, const int64_t *numbers, size_t count) {
    fault f = { 0 };
    memset(l, 0, sizeof *l);
    memset(l->state, COUNT_VALUE, count);
    memcpy(l->numbers, numbers, count * sizeof *numbers);
    l->c = (counted){ .rows = count, .state = l->state, .numbers = l->numbers };
    assert_int_equal(spread_count(&l->v, &memory, d, &l->c, NULL, &f), 0);
}

static list_change change_of(const tally_decl *d, const list *now, const list *before) {
    list_change c;
    fault f = { 0 };
    assert_int_equal(change_make(&c, &memory, d, &now->v, 0, &before->v, &f), 0);
    return c;
}

static void what_is_shown_rounded_is_subtracted_exactly(void **state) {
    /* 44.84 and 47.36: shown as 44.8 and 47.4, 2.5 apart */
    static const int64_t now[25] = { 65, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44,
                                     44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 44 };
    static const int64_t before[25] = { 56, 47, 47, 47, 47, 47, 47, 47, 47, 47, 47, 47, 47,
                                        47, 47, 47, 47, 47, 47, 47, 47, 47, 47, 47, 47 };
    tally_decl d = { .numbers = true };
    list a, b;
    (void)state;
    put_numbers(&a, &d, now, 25);
    put_numbers(&b, &d, before, 25);
    assert_int_equal(a.v.spread[0].mean_tenths, 448);
    assert_int_equal(b.v.spread[0].mean_tenths, 474);
    list_change c = change_of(&d, &a, &b);
    assert_int_equal(c.mean.tenths, -25);
    assert_int_equal(c.mean.thousandths, -2520);
}

static void a_tenth_is_not_rounded_twice(void **state) {
    /* a mean of 2.4496 is 2.450 in thousandths and 2.4 in tenths */
    (void)state;
    assert_int_equal(rounded(24496, 10000, 1000), 2450);
    assert_int_equal(rounded(24496, 10000, 10), 24);
    assert_int_equal(rounded(-25, 100, 10), -2); /* half up: towards the larger number */
    assert_int_equal(rounded(25, 100, 10), 3);
    assert_int_equal(rounded(-26, 100, 10), -3);
    assert_int_equal(share_tenths(1, 3), 333);
    assert_int_equal(share_tenths(0, 0), 0);
}

static void the_widest_numbers_do_not_overflow(void **state) {
    static const int64_t most[3] = { INT64_MAX, INT64_MAX, INT64_MAX - 1 };
    static const int64_t least[2] = { INT64_MIN, INT64_MIN + 1 };
    tally_decl d = { .numbers = true };
    list a, b;
    (void)state;
    put_numbers(&a, &d, most, 3);
    put_numbers(&b, &d, least, 2);
    list_change c = change_of(&d, &a, &b);
    assert_true(c.mean.known);
    assert_int_equal(c.mean.tenths, INT64_MAX); /* as far as a number of the store goes */
    assert_int_equal(c.median.thousandths, INT64_MAX);
    c = change_of(&d, &a, &a);
    assert_int_equal(c.mean.thousandths, 0);
}

static void bands_and_shares_change_in_points(void **state) {
    static const int64_t now[3] = { 30, 36, 50 }, before[7] = { 20, 35, 40, 41, 60, 70, 80 };
    int64_t edges[] = { 36, 46 };
    share_decl shares[] = { { .low = 36, .below = INT64_MAX } };
    tally_decl d = { .numbers = true, .edges = edges, .edge_count = 2, .shares = shares,
                     .share_count = 1 };
    list a, b;
    (void)state;
    put_numbers(&a, &d, now, 3);
    put_numbers(&b, &d, before, 7);
    list_change c = change_of(&d, &a, &b);
    assert_int_equal(c.groups[0].tenths, 48);  /* 1/3 - 2/7 = 4.76 */
    assert_int_equal(c.groups[2].tenths, -95); /* 1/3 - 3/7 = -9.52 */
    assert_int_equal(c.shares[0].tenths, -48); /* 2/3 - 5/7 = -4.76 */
    assert_int_equal(a.v.shares[0][0], 2);
}

static void words_are_found_by_name(void **state) {
    text one[] = { { "b", 1 }, { "a", 1 } }, other[] = { { "c", 1 }, { "a", 1 } };
    tally_decl d = { 0 };
    list a = { .state = { COUNT_VALUE, COUNT_VALUE }, .words = { 0, 1 } };
    list b = { .state = { COUNT_VALUE, COUNT_VALUE, COUNT_NOT }, .words = { 0, 1 } };
    fault f = { 0 };
    (void)state;
    a.c = (counted){ .rows = 2, .state = a.state, .words = a.words, .known = one,
                     .known_count = 2 };
    b.c = (counted){ .rows = 3, .state = b.state, .words = b.words, .known = other,
                     .known_count = 2 };
    assert_int_equal(spread_count(&a.v, &memory, &d, &a.c, NULL, &f), 0);
    assert_int_equal(spread_count(&b.v, &memory, &d, &b.c, NULL, &f), 0);
    list_change c = change_of(&d, &a, &b);
    assert_int_equal(c.groups[0].tenths, 0);   /* a: half then and now */
    assert_int_equal(c.groups[1].tenths, 500); /* b: nobody's before */
    assert_int_equal(b.v.not_counted[0], 1);
}

static void nobody_known_is_no_change(void **state) {
    static const int64_t one[1] = { 3 };
    tally_decl d = { .numbers = true };
    list a, none;
    (void)state;
    put_numbers(&a, &d, one, 1);
    put_numbers(&none, &d, one, 0);
    assert_false(change_of(&d, &a, &none).mean.known);
    assert_false(change_of(&d, &none, &a).mean.known);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(what_is_shown_rounded_is_subtracted_exactly, forget),
        cmocka_unit_test_teardown(a_tenth_is_not_rounded_twice, forget),
        cmocka_unit_test_teardown(the_widest_numbers_do_not_overflow, forget),
        cmocka_unit_test_teardown(bands_and_shares_change_in_points, forget),
        cmocka_unit_test_teardown(words_are_found_by_name, forget),
        cmocka_unit_test_teardown(nobody_known_is_no_change, forget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
