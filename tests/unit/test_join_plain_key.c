/* plain_key: what is told to be a key as it is written is one. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "join/plain_key.h"
#include "join_random.h"
#include "join_world.h"

/* Rows of one column behind the key, read and held against what every other cell goes through.
 * Returns how many are plain. */
static size_t plain_of(const char *type, const char *rows, bool agree) {
    world w;
    char columns[64];
    size_t plain = 0;
    snprintf(columns, sizeof columns, "candidate_id:id k:%s", type);
    world_open(&w, columns);
    world_rows(&w, 0, rows);
    const table *t = &w.tables[0];
    assert_int_equal(load_memory_end(&w.tables[0], &w.fault), 0);
    for (uint32_t row = 0; row < t->rows; row++) {
        arena scratch = { 0 };
        key_part part;
        text written = table_raw(t, row, 1), means;
        if (table_state(t, row, 1) != CELL_OK ||
            plain_key_some(&t->columns[1], &written, 1) == 0)
            continue;
        plain++;
        assert_true(table_text(t, row, 1, &scratch, &means));
        assert_int_equal(key_read(t, row, 1, KEY_TEXT, &scratch, &part), KEY_READY);
        assert_true(text_equal(means, written) && text_equal(part.value, written));
        arena_clear(&scratch);
    }
    if (agree) assert_int_equal(plain, t->rows);
    world_close(&w);
    return plain;
}

static void what_is_in_nearly_every_list_is_plain(void **state) {
    (void)state;
    (void)plain_of("id",
                   "1|C0000001\n2|V01\n3|7\n4|unit-12/b\n5|A0000001-B0000001-C0000001-D0000001",
                   true);
    (void)plain_of("name", "1|\xe7\x8e\x8b\xe4\xbc\x9f\n2|ana maria silva\n3|o'neill", true);
    (void)plain_of("cn-id", "1|11010519491231002X\n2|110101197012110004", true);
}

static void what_changes_when_it_is_compared_is_not(void **state) {
    (void)state;
    assert_int_equal(
        plain_of("id",
                 "1|'12345678\n2|a b\n3|C0000001 \n4|C000000\xef\xbc\x91\n5|C\xc3\xa9\n"
                 "6|1234567 8901234567\n7|12345678\x7f",
                 false),
        0);
    assert_int_equal(
        plain_of("name",
                 "1|Ana\n2|\xe7\x9c\x9e\n3|'ana\n4|\xe7\x8e\x8b \xe4\xbc\x9f\n5|a  b\n"
                 "6|\xe7\x8e\x8b?\n7|\xe7\x8e\x8b*\xe4\xbc\x9f\n8|a.b",
                 false),
        0);
    assert_int_equal(plain_of("cn-id",
                              "1|11010519491231002x\n2|110105491231002\n3|'11010519491231002X",
                              false),
                     0);
    assert_int_equal(plain_of("text", "1|plain", false), 0);
}

/* An unreadable character in one name says nothing of the others in its column. */
static void names_beside_one_that_lost_a_character_stay_plain(void **state) {
    (void)state;
    assert_int_equal(
        plain_of("name",
                 "1|\xe7\x8e\x8b?\n2|\xe7\x8e\x8b\xe4\xbc\x9f\n3|\xe7\x8e\x8b\xe6\x9f\x90",
                 false),
        1);
}

static void thousands_of_odd_cells_mean_what_is_written_when_they_are_plain(void **state) {
    (void)state;
    static const char *const types[] = { "id", "name", "cn-id", "text" };
    enum { ROWS = 4000, ROW_SIZE = 160 };
    char *rows = malloc((size_t)ROWS * ROW_SIZE);
    assert_non_null(rows);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        chance c = { 7 + i };
        size_t used = 0;
        for (int k = 0; k < ROWS; k++) {
            char cell[ROW_SIZE - 20];
            random_cell(&c, types[i], 0, cell, sizeof cell);
            used += (size_t)snprintf(rows + used, ROW_SIZE, "%d|%s\n", k, cell);
        }
        size_t plain = plain_of(types[i], rows, false);
        if (strcmp(types[i], "text") == 0) assert_int_equal(plain, 0);
        else assert_in_range(plain, ROWS / 5, ROWS * 9 / 10);
    }
    free(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_in_nearly_every_list_is_plain),
        cmocka_unit_test(what_changes_when_it_is_compared_is_not),
        cmocka_unit_test(names_beside_one_that_lost_a_character_stay_plain),
        cmocka_unit_test(thousands_of_odd_cells_mean_what_is_written_when_they_are_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
