/* near_index: who was added is met by everybody who asks with the same hash, and nobody else
 * is. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ground/dict.h"
#include "join/near_index.h"

/* Hashes of which many end alike: they share a chain. */
static uint64_t hash_of(uint32_t n) {
    return dict_hash(&n, sizeof n) << 32 | n % 7;
}

static void everybody_with_a_hash_is_met_once_and_nobody_else(void **state) {
    (void)state;
    enum { HASHES = 300, SHARE = 3 };
    near_index x = { 0 };
    for (uint32_t i = 0; i < HASHES * SHARE; i++)
        assert_true(near_index_add(&x, hash_of(i % HASHES), hash_of(i % HASHES), i));
    assert_true(near_index_close(&x));
    for (uint32_t h = 0; h < HASHES; h++) {
        uint32_t expected = h + HASHES * SHARE;
        assert_true(near_index_may_have(&x, hash_of(h)));
        const near_node *at = near_index_find(&x, hash_of(h));
        for (; at != NULL; at = near_index_next(&x, at))
            assert_int_equal(at->of, expected -= HASHES);      /* the latest first */
        assert_int_equal(expected, h);
    }
    for (uint32_t h = HASHES; h < 2 * HASHES; h++)
        assert_null(near_index_find(&x, hash_of(h)));
    near_index_clear(&x);
}

/* A number without a check: its raw hash says whether to ask at all, the whole one who is
 * met. */
static void a_number_is_known_by_its_raw_hash_and_met_by_the_whole(void **state) {
    (void)state;
    near_index x = { 0 };
    assert_true(near_index_add(&x, 5, 21, 1) && near_index_add(&x, 5, 22, 2));
    assert_true(near_index_close(&x));
    assert_true(near_index_may_have(&x, 5));
    assert_false(near_index_may_have(&x, 21));
    assert_null(near_index_find(&x, 5));
    assert_int_equal(near_index_find(&x, 22)->of, 2);
    assert_null(near_index_next(&x, near_index_find(&x, 22)));
    near_index_clear(&x);
}

static void a_cleared_one_is_empty_and_can_be_filled_again(void **state) {
    (void)state;
    near_index x = { 0 };
    for (uint32_t turn = 1; turn <= 2; turn++) {
        assert_int_equal(x.count, 0);
        assert_true(near_index_add(&x, turn, turn, turn) && near_index_close(&x));
        assert_int_equal(near_index_find(&x, turn)->of, turn);
        assert_null(near_index_find(&x, 3 - turn));
        assert_false(near_index_may_have(&x, 3 - turn));
        near_index_clear(&x);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_with_a_hash_is_met_once_and_nobody_else),
        cmocka_unit_test(a_number_is_known_by_its_raw_hash_and_met_by_the_whole),
        cmocka_unit_test(a_cleared_one_is_empty_and_can_be_filled_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
