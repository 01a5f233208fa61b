/* key_bits: who was added is never denied, others nearly always. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ground/dict.h"
#include "join/key_bits.h"

static void everybody_added_is_there_and_few_others_seem_to_be(void **state) {
    (void)state;
    enum { COUNT = 10000 };
    key_bits b;
    size_t wrong = 0;
    assert_true(key_bits_open(&b, COUNT));
    for (uint32_t i = 0; i < COUNT; i++) key_bits_add(&b, dict_hash(&i, sizeof i));
    for (uint32_t i = 0; i < COUNT; i++)
        assert_true(key_bits_may_have(&b, dict_hash(&i, sizeof i)));
    for (uint32_t i = COUNT; i < 2 * COUNT; i++)
        wrong += key_bits_may_have(&b, dict_hash(&i, sizeof i));
    assert_in_range(wrong, 1, COUNT / 25);
    key_bits_clear(&b);
}

static void one_that_was_not_told_of_anybody_knows_nobody(void **state) {
    (void)state;
    key_bits b;
    assert_true(key_bits_open(&b, 0));
    for (uint64_t i = 0; i < 1000; i++) assert_false(key_bits_may_have(&b, i));
    key_bits_clear(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_added_is_there_and_few_others_seem_to_be),
        cmocka_unit_test(one_that_was_not_told_of_anybody_knows_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
