/* ruled_index: rulings of one name know of each other, whatever the letters of a digest, and what
 * is left out of a name may be anything. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "decide/ruled_index.h"
#include "load/docket_rulings.h"

static ruled_name name(const char *rule, const char *reason, const char *evidence) {
    return (ruled_name){ text_of(rule), text_of(reason), text_of(evidence) };
}

static void rulings_of_one_name_differ_by_their_kinds(void **state) {
    (void)state;
    ruled_index x = { 0 };
    assert_int_equal(ruled_index_differs(&x, name("A", "no", "ab"), RULING_LIFT), 0);
    assert_true(ruled_index_add(&x, name("A", "no", "ab"), RULING_LIFT, false));
    assert_int_equal(ruled_index_differs(&x, name("A", "no", "ab"), RULING_LIFT), 0);
    assert_int_equal(ruled_index_differs(&x, name("A", "no", "AB"), RULING_UPHOLD), 1);
    assert_int_equal(ruled_index_differs(&x, name("a", "no", "ab"), RULING_UPHOLD), 0);
    assert_int_equal(ruled_index_differs(&x, name("A", "noa", "b"), RULING_UPHOLD), 0);
    assert_true(ruled_index_add(&x, name("A", "no", "AB"), RULING_UPHOLD, false));
    assert_int_equal(ruled_index_differs(&x, name("A", "no", "ab"), RULING_LIFT), 1);
    ruled_index_clear(&x);
}

static void what_is_left_out_may_be_anything(void **state) {
    (void)state;
    static const char *const open[][3] = {
        { "", "", "" },     { "A", "", "" },   { "", "no", "" },   { "", "", "AB" },
        { "A", "no", "" },  { "A", "", "ab" }, { "", "no", "ab" }, { "A", "no", "ab" },
    };
    static const char *const other[][3] = { { "B", "", "" }, { "", "yes", "" }, { "A", "", "cd" } };
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        ruled_index x = { 0 };
        ruled_name of = name(open[i][0], open[i][1], open[i][2]);
        assert_true(ruled_index_add(&x, of, RULING_UPHOLD, false));
        assert_int_equal(ruled_index_may_differ(&x, name("A", "no", "ab"), RULING_LIFT), 1);
        assert_int_equal(ruled_index_may_differ(&x, name("A", "no", "ab"), RULING_UPHOLD), 0);
        assert_true(ruled_index_add(&x, of, RULING_LIFT, true));
        assert_int_equal(ruled_index_may_differ(&x, name("A", "no", "ab"), RULING_UPHOLD), 1);
        ruled_index_clear(&x);
    }
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        ruled_index x = { 0 };
        ruled_name of = name(other[i][0], other[i][1], other[i][2]);
        assert_true(ruled_index_add(&x, of, RULING_UPHOLD, true));
        assert_int_equal(ruled_index_may_differ(&x, name("A", "no", "ab"), RULING_LIFT), 0);
        ruled_index_clear(&x);
    }
}

static void names_are_numbered_as_they_come_and_again_after_a_reset(void **state) {
    (void)state;
    enum { NAMES = 2000 };
    ruled_index x = { 0 };
    uint32_t number;
    char words[16];
    for (int turn = 0; turn < 2; turn++) {
        for (uint32_t i = 0; i < 2 * NAMES; i++) {
            snprintf(words, sizeof words, "r%u", i % NAMES);
            assert_true(ruled_index_number(&x, name("A", words, ""), &number));
            assert_int_equal(number, i % NAMES);
        }
        assert_true(ruled_index_find(&x, name("A", "r7", ""), &number));
        assert_int_equal(number, 7);
        assert_true(ruled_index_find(&x, name("A", "r7", "x"), &number));
        assert_int_equal(number, DICT_NONE);
        ruled_index_reset(&x);
    }
    ruled_index_clear(&x);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rulings_of_one_name_differ_by_their_kinds),
        cmocka_unit_test(what_is_left_out_may_be_anything),
        cmocka_unit_test(names_are_numbered_as_they_come_and_again_after_a_reset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
