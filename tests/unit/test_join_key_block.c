/* key_block: the keys of many rows are those that each row has by itself. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ground/dict.h"
#include "join/key_block.h"
#include "join_random.h"
#include "join_world.h"

enum { ROWS = 700 };
static const char *const types[] = { "id", "name", "cn-id", "date", "text" };
enum { COLUMNS = sizeof types / sizeof *types };

static void open_rows(world *w, uint64_t seed) {
    chance c = { seed };
    world_open(w, "candidate_id:id n:name k:cn-id d:date t:text");
    for (int i = 0; i < ROWS; i++) {
        char row[800] = "", cell[140];
        for (size_t k = 0; k < COLUMNS; k++) {
            random_cell(&c, types[k], 0, cell, sizeof cell);
            if (k > 0) strcat(row, "|");
            strcat(row, *cell != '!' ? cell : "");
        }
        world_rows(w, 0, row);
    }
    assert_int_equal(load_memory_end(&w->tables[0], &w->fault), 0);
}

/* The key of one row by the block against the same read by itself. */
static void check_one(key_block *b, uint16_t place, size_t i) {
    const key_column *how = &b->columns[place];
    arena scratch = { 0 };
    key_part part;
    key_state state =
        key_read(b->of, b->row[i], how->column, (key_form)how->form, &scratch, &part);
    const key_part *found = key_block_at(b, place, i);
    how = &b->columns[place];
    assert_int_equal(found != NULL, state == KEY_READY);
    if (found == NULL) assert_int_equal(how->state[i], state);
    if (found != NULL) {
        assert_true(text_equal(found->value, part.value));
        assert_int_equal(found->hash, part.hash);
    }
    arena_clear(&scratch);
}

/* In whatever order keys are read, glanced at and asked for. */
static void a_block_reads_what_each_row_says_by_itself(void **state) {
    (void)state;
    world w;
    open_rows(&w, 1);
    chance c = { 2 };
    key_block b = { .of = &w.tables[0] };
    uint16_t places[COLUMNS * 2];
    for (uint16_t k = 0; k < COLUMNS; k++) {
        const column_decl *d = &w.sources[0].columns[k];
        places[2 * k] = key_block_add(&b, k, key_form_of(d, d));
        places[2 * k + 1] = key_block_add(&b, k, KEY_FOLDED);
    }
    for (int turn = 0; turn < 200; turn++) {
        size_t count = 1 + chance_below(&c, KEY_BLOCK);
        key_block_begin(&b);
        for (size_t i = 0; i < count; i++) b.row[i] = chance_below(&c, ROWS);
        for (int k = 0; k < 20; k++) {
            uint16_t place = places[chance_below(&c, COLUMNS * 2)];
            key_rows some =
                ((key_rows)chance_below(&c, 1u << 31) << 33 | chance_below(&c, 1u << 31)) &
                key_rows_first(count);
            if (chance_below(&c, 2)) (void)key_block_read(&b, place, some);
            key_rows usable = key_block_glance(&b, place, some);
            assert_true((usable & ~some) == 0);
            for (size_t i = 0; i < count; i++) {
                check_one(&b, place, i);
                if (key_rows_has(some, i))
                    assert_int_equal(key_rows_has(usable, i),
                                     key_block_at(&b, place, i) != NULL);
            }
        }
    }
    key_block_clear(&b);
    world_close(&w);
}

/* Two keys that are the same look the same, in both directions of a comparison, and the glance
 * of the kept column is its hash. */
static void equal_keys_are_equal_at_a_glance(void **state) {
    (void)state;
    world w;
    open_rows(&w, 3);
    uint64_t *hashes = calloc(ROWS, sizeof *hashes);
    assert_non_null(hashes);
    key_block plain = { .of = &w.tables[0] }, kept = { .of = &w.tables[0] };
    kept.kept = (key_hashes){ hashes, 0, KEY_TEXT };
    uint16_t here = key_block_add_as(&plain, 0, KEY_TEXT, true),
             there = key_block_add(&kept, 0, KEY_TEXT);
    assert_int_equal(key_block_add(&plain, 0, KEY_TEXT) == here, 0);
    assert_true(key_block_keeps(&kept, 0, KEY_TEXT) && !key_block_keeps(&kept, 0, KEY_FOLDED));
    for (uint32_t first = 0; first + KEY_BLOCK <= ROWS; first += KEY_BLOCK) {
        key_block_take(&plain, first, KEY_BLOCK);
        key_rows usable = key_block_read(&plain, here, key_rows_first(KEY_BLOCK));
        for (size_t i = 0; i < KEY_BLOCK; i++)
            if (key_rows_has(usable, i))
                hashes[first + i] = key_block_at(&plain, here, i)->hash;
        key_block_take(&kept, first, KEY_BLOCK);
        assert_true(key_block_glance(&kept, there, usable) == usable);
        assert_true(key_block_glance(&plain, here, usable) == usable);
        for (size_t i = 0; i < KEY_BLOCK; i++) {
            if (!key_rows_has(usable, i)) continue;
            assert_int_equal(kept.columns[there].glance[i], hashes[first + i]);
            assert_int_equal(plain.columns[here].glance[i], hashes[first + i]);
            check_one(&kept, there, i);
        }
    }
    free(hashes);
    key_block_clear(&plain);
    key_block_clear(&kept);
    world_close(&w);
}

/* Is there a key, of many rows at once and of each by itself? Who is out stays out. */
static void rows_behind_each_other_are_looked_at_as_each_by_itself(void **state) {
    (void)state;
    world w;
    open_rows(&w, 4);
    const table *t = &w.tables[0];
    for (uint16_t k = 0; k < COLUMNS; k++) {
        const column_decl *d = &w.sources[0].columns[k];
        const key_form forms[] = { key_form_of(d, d), KEY_FOLDED, KEY_ANY };
        for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
            uint8_t good[ROWS];
            for (uint32_t i = 0; i < ROWS; i++) good[i] = i % 3 != 0;
            key_look_each(t, 1, ROWS - 1, k, forms[f], good + 1);
            for (uint32_t i = 1; i < ROWS; i++)
                assert_int_equal(good[i],
                                 i % 3 != 0 && key_look(t, i, k, forms[f]) == KEY_READY);
        }
    }
    world_close(&w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_reads_what_each_row_says_by_itself),
        cmocka_unit_test(equal_keys_are_equal_at_a_glance),
        cmocka_unit_test(rows_behind_each_other_are_looked_at_as_each_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
