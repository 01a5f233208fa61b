/* slate: who is looked at together is in the dark together, and nobody else is. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "evaluate/slate.h"

enum { MEMBERS = 6, BY_ONE = 1, BY_TWO = 2 };

typedef struct judged { slate s; member_state state[MEMBERS]; uint32_t roots[MEMBERS]; } judged;

static int begin(void **state) {
    judged *j = calloc(1, sizeof *j);
    if (j == NULL) return 1;
    j->s.count = MEMBERS;
    j->s.state = j->state;
    slate_begin(&j->s);
    *state = j;
    return 0;
}

static int end(void **state) {
    judged *j = *state;
    free(j->s.hand);
    free(j);
    return 0;
}

static missing blank_in_row(uint32_t row) {
    return (missing){ .kind = MISSING_CELL, .row = row };
}

/* Who is in the dark because of whom: a digit per member, '.' where he is not. */
static void expect_dark(judged *j, const char *expected) {
    char got[MEMBERS + 1] = "";
    slate_find_dark(&j->s, j->roots);
    for (uint32_t i = 0; i < MEMBERS; i++) {
        uint32_t by = slate_dark_by(&j->s, j->roots, i);
        got[i] = by == NO_MEMBER ? '.' : (char)('0' + by);
    }
    assert_string_equal(got, expected);
}

static void a_blank_concerns_its_member_alone(void **state) {
    judged *j = *state;
    missing why = blank_in_row(7);
    assert_true(slate_blame(&j->s, 2, &why));
    expect_dark(j, "..2...");
    assert_int_equal(j->state[2].why.row, 7);
}

static void the_first_blank_of_a_member_is_the_one_that_is_said(void **state) {
    judged *j = *state;
    missing first = blank_in_row(7), second = blank_in_row(8);
    assert_true(slate_blame(&j->s, 2, &first));
    assert_false(slate_blame(&j->s, 2, &second));
    assert_int_equal(j->state[2].why.row, 7);
}

static void the_dark_goes_through_others(void **state) {
    judged *j = *state;
    missing why = blank_in_row(0);
    slate_join(&j->s, 4, 3);
    slate_join(&j->s, 3, 1);
    slate_join(&j->s, 0, 5);
    slate_blame(&j->s, 4, &why);
    expect_dark(j, ".4.44.");
}

static void the_order_of_joining_does_not_show(void **state) {
    judged *j = *state;
    slate_join(&j->s, 5, 4);
    slate_join(&j->s, 4, 2);
    slate_join(&j->s, 2, 5);
    for (uint32_t i = 4; i <= 5; i++) assert_int_equal(slate_root(&j->s, i), 2);
    slate_join(&j->s, 1, 5);
    for (uint32_t i = 2; i <= 5; i += 3) assert_int_equal(slate_root(&j->s, i), 1);
    assert_int_equal(slate_root(&j->s, 3), 3);
}

static void who_is_read_while_others_are_at_hand_is_looked_at_with_them(void **state) {
    judged *j = *state;
    missing why = blank_in_row(0);
    assert_true(slate_hand(&j->s, 0, BY_ONE));
    assert_true(slate_hand(&j->s, 1, BY_TWO));   /* a loop within the loop */
    slate_let_go(&j->s, BY_TWO);
    slate_touch(&j->s, 3);                       /* with 0 only; 1 was with 0 before */
    slate_let_go(&j->s, BY_ONE);
    slate_touch(&j->s, 4);                       /* nobody is at hand */
    slate_blame(&j->s, 1, &why);
    expect_dark(j, "11.1..");
    slate_blame(&j->s, 4, &why);
    expect_dark(j, "11.14.");
}

static void who_has_no_place_in_an_order_might_be_in_any_list_of_it(void **state) {
    judged *j = *state;
    missing why = blank_in_row(0);
    slate_order whole = { .count = MEMBERS }, lacking = { .count = MEMBERS - 1, .lacks_some = true };
    slate_blame(&j->s, 5, &why);
    slate_touch_missing(&j->s, &whole, 0);
    expect_dark(j, ".....5");
    slate_touch_missing(&j->s, &lacking, 0);
    expect_dark(j, "5....5");
}

static void beginning_again_forgets_who_was_together_but_not_who_is_blamed(void **state) {
    judged *j = *state;
    missing why = blank_in_row(0);
    slate_join(&j->s, 0, 1);
    slate_blame(&j->s, 0, &why);
    j->s.pooled = true;
    slate_begin(&j->s);
    assert_false(j->s.pooled);
    expect_dark(j, "0.....");
}

static void silence_after_a_blank_is_no_pass_for_those_together(void **state) {
    judged *j = *state;
    j->state[3].given_no = true;
    j->state[3].why = blank_in_row(3);
    slate_join(&j->s, 1, 3);
    slate_join(&j->s, 2, 3);
    j->state[2].spoken = true;                   /* something was said of him: he has his finding ... */
    slate_settle_silence(&j->s, j->roots);
    assert_true(j->state[1].blamed);
    assert_false(j->state[2].blamed);
    assert_int_equal(j->state[1].why.row, 3);
    expect_dark(j, ".113..");                    /* ... but it hangs together with theirs */
}

static void what_is_missing_of_a_member_may_concern_all(void **state) {
    judged *j = *state;
    missing why = blank_in_row(4), other = blank_in_row(2);
    slate_darken_by_members(&j->s);
    assert_false(j->s.all_dark);                 /* nothing is missing of anybody */
    slate_blame(&j->s, 4, &why);
    slate_blame(&j->s, 2, &other);
    slate_darken_by_members(&j->s);
    assert_true(j->s.all_dark);
    assert_int_equal(j->s.all_why.row, 2);       /* the first of the members: the same in every run */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_blank_concerns_its_member_alone, begin, end),
        cmocka_unit_test_setup_teardown(the_first_blank_of_a_member_is_the_one_that_is_said, begin, end),
        cmocka_unit_test_setup_teardown(the_dark_goes_through_others, begin, end),
        cmocka_unit_test_setup_teardown(the_order_of_joining_does_not_show, begin, end),
        cmocka_unit_test_setup_teardown(
            who_is_read_while_others_are_at_hand_is_looked_at_with_them, begin, end),
        cmocka_unit_test_setup_teardown(who_has_no_place_in_an_order_might_be_in_any_list_of_it,
                                        begin, end),
        cmocka_unit_test_setup_teardown(
            beginning_again_forgets_who_was_together_but_not_who_is_blamed, begin, end),
        cmocka_unit_test_setup_teardown(silence_after_a_blank_is_no_pass_for_those_together, begin, end),
        cmocka_unit_test_setup_teardown(what_is_missing_of_a_member_may_concern_all, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
