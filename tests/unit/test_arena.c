/* arena: pieces stay where they are until all is given back; arrays grow to their limit. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ground/arena.h"

static void pieces_are_aligned_apart_and_stay(void **state) {
    (void)state;
    arena a = { 0 };
    enum { COUNT = 5000 };
    unsigned char *pieces[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        size_t size = i % 97 + 1;
        pieces[i] = arena_take(&a, size);
        assert_non_null(pieces[i]);
        assert_int_equal((uintptr_t)pieces[i] % 16, 0);
        memset(pieces[i], (int)(i % 251), size);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < i % 97 + 1; j++) assert_int_equal(pieces[i][j], i % 251);
    arena_clear(&a);
    assert_null(a.blocks);
}

static void a_large_piece_gets_a_block_of_its_own(void **state) {
    (void)state;
    arena a = { 0 };
    char *small = arena_bytes(&a, "small", 5);
    char *large = arena_take(&a, 5 << 20);
    assert_non_null(large);
    memset(large, 'x', 5 << 20);
    assert_string_equal(small, "small");
    assert_true(a.taken >= (5u << 20) + 6);
    arena_clear(&a);
}

static void zeroed_pieces_are_zero_after_reuse(void **state) {
    (void)state;
    arena a = { 0 };
    memset(arena_take(&a, 1000), 0xff, 1000);
    arena_reset(&a);
    assert_int_equal(a.taken, 0);
    unsigned char *again = arena_take_zero(&a, 100, 10);
    for (size_t i = 0; i < 1000; i++) assert_int_equal(again[i], 0);
    arena_clear(&a);
}

static void sizes_that_overflow_are_refused(void **state) {
    (void)state;
    arena a = { 0 };
    assert_null(arena_take_zero(&a, SIZE_MAX / 2, 3));
    assert_null(arena_take(&a, SIZE_MAX - 8));
    assert_null(arena_bytes(&a, "", SIZE_MAX));
    assert_non_null(arena_take(&a, 8));
    assert_null(arena_take(&a, SIZE_MAX - 8));
    arena_clear(&a);
}

static void copies_end_with_nul_and_keep_inner_ones(void **state) {
    (void)state;
    arena a = { 0 };
    text out = { 0 };
    assert_true(arena_text(&a, (text){ "a\0b", 3 }, &out));
    assert_int_equal(out.len, 3);
    assert_memory_equal(out.at, "a\0b", 4);
    assert_true(arena_text(&a, (text){ NULL, 0 }, &out));
    assert_string_equal(out.at, "");
    arena_clear(&a);
}

static void printing_makes_room_for_what_it_says(void **state) {
    (void)state;
    arena a = { 0 };
    assert_string_equal(arena_print(&a, "%s:%d", "age.lua", 14), "age.lua:14");
    char *wide = arena_print(&a, "%*d", 20000, 7);
    assert_non_null(wide);
    assert_int_equal(strlen(wide), 20000);
    assert_int_equal(wide[19999], '7');
    arena_clear(&a);
}

static void clearing_twice_or_nothing_is_harmless(void **state) {
    (void)state;
    arena a = { 0 };
    arena_reset(&a);
    arena_clear(&a);
    arena_clear(&a);
    assert_non_null(arena_take(&a, 0));
    arena_clear(&a);
}

static void arrays_grow_up_to_their_limit(void **state) {
    (void)state;
    int *items = NULL;
    size_t room = 0, count = 0;
    while (grow((void **)&items, &room, count, sizeof *items, 100)) items[count] = (int)count, count++;
    assert_int_equal(count, 100);
    assert_int_equal(room, 100);
    for (size_t i = 0; i < count; i++) assert_int_equal(items[i], i);
    free(items);
}

static void an_array_too_large_to_count_stays_as_it_was(void **state) {
    (void)state;
    char *items = NULL;
    size_t room = 0;
    assert_false(grow((void **)&items, &room, 0, SIZE_MAX / 4, SIZE_MAX));
    assert_null(items);
    assert_int_equal(room, 0);
    assert_false(grow((void **)&items, &room, 0, 1, 0));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_aligned_apart_and_stay),
        cmocka_unit_test(a_large_piece_gets_a_block_of_its_own),
        cmocka_unit_test(zeroed_pieces_are_zero_after_reuse),
        cmocka_unit_test(sizes_that_overflow_are_refused),
        cmocka_unit_test(copies_end_with_nul_and_keep_inner_ones),
        cmocka_unit_test(printing_makes_room_for_what_it_says),
        cmocka_unit_test(clearing_twice_or_nothing_is_harmless),
        cmocka_unit_test(arrays_grow_up_to_their_limit),
        cmocka_unit_test(an_array_too_large_to_count_stays_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
