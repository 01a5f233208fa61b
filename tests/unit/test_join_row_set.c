/* row_set: a row is met by its hash, beside others that agree in half of it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "join/row_set.h"

/* Many begin to look at the same slot, and few share what stands beside the row. */
static uint64_t hash_of(uint32_t row) {
    return (uint64_t)(row % 50) << 32 | row % 3;
}

static void every_row_is_met_by_its_hash_in_the_order_they_came(void **state) {
    (void)state;
    enum { ROWS = 300 };
    row_set s = { 0 };
    assert_true(row_set_open(&s, ROWS, NULL));
    for (uint32_t row = 0; row < ROWS; row++) {
        size_t at = (size_t)hash_of(row);
        row_slot *spot = row_set_next(&s, hash_of(row), &at);
        for (; spot->row != NO_ROW; spot = row_set_next(&s, hash_of(row), &at)) {
            assert_true(hash_of(spot->row) >> 32 == hash_of(row) >> 32);
            assert_true(spot->row < row);
            at++;
        }
        row_set_put(spot, hash_of(row), row);
    }
    for (uint32_t row = 0; row < ROWS; row++) {
        size_t at = (size_t)hash_of(row);
        row_slot *spot = row_set_next(&s, hash_of(row), &at);
        while (spot->row != NO_ROW && spot->row != row) {
            at++;
            spot = row_set_next(&s, hash_of(row), &at);
        }
        assert_int_equal(spot->row, row);
    }
    row_set_clear(&s, NULL);
    assert_null(s.slots);
}

static void an_empty_one_has_room_and_knows_nobody(void **state) {
    (void)state;
    row_set s = { 0 };
    size_t at = 17;
    assert_true(row_set_open(&s, 0, NULL));
    assert_int_equal(row_set_next(&s, 17, &at)->row, NO_ROW);
    assert_int_equal(at, 17);
    row_set_clear(&s, NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_met_by_its_hash_in_the_order_they_came),
        cmocka_unit_test(an_empty_one_has_room_and_knows_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
