/* key_hidden: a key of which a part is hidden is held against no more keys than may be it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "join/key_hidden.h"
#include "join_world.h"

enum { ROWS = 2000, LINE = 24 };

/* In no order, some in small letters, some keys the beginning of others, one blank. */
static void open_list(world *w, key_order *o) {
    char *rows = malloc((size_t)ROWS * LINE), *at = rows;
    assert_non_null(rows);
    for (uint32_t i = 0; i < ROWS; i++) {
        uint32_t n = i * 7 % ROWS;
        if (n == 40) at += snprintf(at, LINE, "|n\n");
        else if (n % 5 == 0) at += snprintf(at, LINE, "v%u|n\n", n / 20);
        else at += snprintf(at, LINE, "V%02u-%02u|n\n", n / 20, n % 20);
    }
    at[-1] = '\0';
    world_open(w, "candidate_id:id name:name");
    world_rows(w, 0, rows);
    assert_int_equal(load_memory_end(&w->tables[0], &w->fault), 0);
    assert_true(key_order_open(o, &w->tables[0]));
    free(rows);
}

static uint32_t count_fitting(const world *w, text hidden, uint64_t *sum) {
    const table *t = &w->tables[0];
    uint32_t count = 0;
    for (uint32_t row = 0; row < t->rows; row++) {
        if (table_state(t, row, 0) != CELL_OK || !key_hidden_fits(hidden, table_raw(t, row, 0)))
            continue;
        count++;
        *sum += row;
    }
    return count;
}

static void all_that_may_be_it_are_found_once(void **state) {
    static const char *const keys[] = { "V01-**", "v1*", "V1**", "**-03",  "V?9-1**", "□□", "V**",
                                        "V99-**", "W**", "*x*",  "V100-**", "V99-19**", "v0?" };
    world w;
    key_order o = { 0 };
    (void)state;
    open_list(&w, &o);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        uint64_t expected = 0, sum = 0;
        uint32_t count = count_fitting(&w, text_of(keys[i]), &expected), row;
        for (size_t at = 0; (row = key_order_next(&o, text_of(keys[i]), &at)) != NO_ROW;) {
            sum += row;
            assert_true(count-- > 0);
        }
        assert_int_equal(count, 0);
        assert_int_equal(sum, expected);
    }
    key_order_clear(&o);
    world_close(&w);
}

/* However long the list: so keys of strangers may be hidden by the thousand. */
static void only_what_begins_so_is_looked_at(void **state) {
    world w;
    key_order o = { 0 };
    size_t at = 0;
    (void)state;
    open_list(&w, &o);
    assert_int_equal(key_order_next(&o, TEXT("W01-**"), &at), NO_ROW);
    assert_int_equal(o.tried, 0);
    for (at = 0; key_order_next(&o, TEXT("V07-**"), &at) != NO_ROW;) {}
    assert_in_range(o.tried, 1, 20);
    key_order_clear(&o);
    world_close(&w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_may_be_it_are_found_once),
        cmocka_unit_test(only_what_begins_so_is_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
