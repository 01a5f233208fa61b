/* list_keys: every key is hashed, and rows that share one are found wherever they stand. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "join/list_keys.h"
#include "join_world.h"

enum { ROWS = 40000, LINE = 24 };

/* A list of as many slices as it takes, in which only what is asked for is odd. */
static void open_list(world *w, const char *(*odd)(uint32_t row)) {
    char *rows = malloc((size_t)ROWS * LINE), *at = rows;
    assert_non_null(rows);
    for (uint32_t i = 0; i < ROWS; i++) {
        const char *key = odd(i);
        if (key != NULL) at += snprintf(at, LINE, "%s|n\n", key);
        else at += snprintf(at, LINE, "C%06u|n\n", i);
    }
    at[-1] = '\0';
    world_open(w, "candidate_id:id name:name");
    world_rows(w, 0, rows);
    assert_int_equal(load_memory_end(&w->tables[0], &w->fault), 0);
    free(rows);
}

/* Whatever the order of the slices. */
static uint64_t *hash_all(const table *t, bool last_first) {
    size_t slices = list_keys_slices(t);
    uint64_t *hashes = calloc(ROWS + 1, sizeof *hashes);
    assert_non_null(hashes);
    assert_true(slices > 1);
    for (size_t i = 0; i < slices; i++)
        assert_true(list_keys_hash(t, last_first ? slices - 1 - i : i, hashes));
    return hashes;
}

static const char *nothing_odd(uint32_t row) {
    (void)row;
    return NULL;
}

static void the_hash_is_that_of_the_key(void **state) {
    (void)state;
    world w;
    arena scratch = { 0 };
    open_list(&w, nothing_odd);
    const table *t = &w.tables[0];
    uint64_t *hashes = hash_all(t, false), *again = hash_all(t, true);
    assert_memory_equal(hashes, again, (ROWS + 1) * sizeof *hashes);
    for (uint32_t row = 0; row < ROWS; row++) {
        key_part part;
        assert_int_equal(key_read(t, row, 0, KEY_TEXT, &scratch, &part), KEY_READY);
        assert_true(hashes[row] == part.hash);
        arena_reset(&scratch);
    }
    twin_list twins = { 0 };
    assert_int_equal(list_keys_find(&w.tables[0], hashes, &twins, &w.notes, &w.fault), 0);
    assert_int_equal(twins.count + w.notes.count, 0);
    free(hashes);
    free(again);
    arena_clear(&scratch);
    world_close(&w);
}

static const char *three_of_one(uint32_t row) {
    return row == 100 || row == ROWS / 2 || row == ROWS - 1 ? " C000005" : NULL;
}

static void rows_with_one_key_are_found_across_slices(void **state) {
    (void)state;
    world w;
    twin_list twins = { 0 };
    open_list(&w, three_of_one);
    uint64_t *hashes = hash_all(&w.tables[0], false);
    assert_int_equal(list_keys_find(&w.tables[0], hashes, &twins, &w.notes, &w.fault), 0);
    assert_int_equal(twins.count, 3);
    const uint32_t again[] = { 100, ROWS / 2, ROWS - 1 };
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(twins.items[i].first, 5);
        assert_int_equal(twins.items[i].again, again[i]);
    }
    free(twins.items);
    free(hashes);
    world_close(&w);
}

static const char *two_blank(uint32_t row) {
    return row == 7 || row == ROWS - 2 ? "" : NULL;
}

static void a_row_without_key_is_refused_in_its_place(void **state) {
    (void)state;
    world w;
    twin_list twins = { 0 };
    open_list(&w, two_blank);
    table *t = &w.tables[0];
    uint64_t *hashes = hash_all(t, false);
    assert_int_equal(list_keys_find(t, hashes, &twins, &w.notes, &w.fault), 0);
    assert_int_equal(twins.count, 0);
    assert_true(hashes[7] == 0 && (t->row_flag[7] & ROW_UNREADABLE) != 0);
    assert_int_equal(t->bad_row_count, 2);
    assert_int_equal(t->bad_rows[1].row, ROWS - 2);
    assert_string_equal(world_note(&w, 0), "candidates.csv:8: warning: the candidate_id is "
                                           "blank: this row is counted as unreadable and not "
                                           "vetted");
    free(hashes);
    world_close(&w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_hash_is_that_of_the_key),
        cmocka_unit_test(rows_with_one_key_are_found_across_slices),
        cmocka_unit_test(a_row_without_key_is_refused_in_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
