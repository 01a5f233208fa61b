/* small_cells: what a reader could work out, by trying every table that fits what is seen. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/small_cells.h"

enum { CELLS = 4, SMALLEST = 5 };

static const size_t order[CELLS] = { 0, 1, 2, 3 };

/* Goes through all tables with the same sum, the same cells seen and the same looks, and marks which values
 * each cell takes. */
static void try_all(const cell_line *l, uint64_t left, size_t at, uint64_t *now,
                    bool met[CELLS][64]) {
    if (at == l->count) {
        for (size_t i = 0; left == 0 && i < l->count; i++) met[i][now[i]] = true;
        return;
    }
    uint64_t low = l->views[at] == CELL_SMALL ? 1 : SMALLEST;
    uint64_t high = l->views[at] == CELL_SMALL ? SMALLEST - 1 : 63;
    if (l->views[at] == CELL_SEEN) low = high = l->numbers[at];
    for (uint64_t n = low; n <= high && n <= left; n++) {
        now[at] = n;
        try_all(l, left - n, at + 1, now, met);
    }
}

static bool is_safe_by_trying(const cell_line *l) {
    bool met[CELLS][64] = { { false } }, safe = true;
    uint64_t sum = 0, now[CELLS] = { 0 };
    for (size_t i = 0; i < l->count; i++) sum += l->numbers[i];
    try_all(l, sum, 0, now, met);
    for (size_t i = 0; i < l->count; i++) {
        size_t values = 0;
        for (size_t n = 0; n < 64; n++) values += met[i][n];
        safe &= l->views[i] == CELL_SEEN || values >= 2;
    }
    return safe;
}

/* Every line of four numbers from 1 to 9: 6,561 of them. */
static void every_short_line_is_hidden_so_that_nothing_can_be_worked_out(void **state) {
    uint64_t numbers[CELLS];
    size_t refused = 0;
    (void)state;
    for (size_t code = 0; code < 9 * 9 * 9 * 9; code++) {
        cell_view views[CELLS];
        size_t rest = code;
        bool any;
        for (size_t i = 0; i < CELLS; i++, rest /= 9) {
            numbers[i] = rest % 9 + 1;
            views[i] = numbers[i] < SMALLEST ? CELL_SMALL : CELL_SEEN;
        }
        cell_line l = { numbers, views, order, CELLS };
        assert_int_equal(small_cells_are_safe(&l, SMALLEST), is_safe_by_trying(&l));
        bool safe = small_cells_hide(&l, SMALLEST, &any);
        refused += !safe;
        if (safe) assert_true(is_safe_by_trying(&l));
        for (size_t i = 0; i < CELLS; i++)
            assert_true(numbers[i] >= SMALLEST || views[i] == CELL_SMALL);
    }
    assert_true(refused > 0 && refused < 200); /* 1 1 1 1 and its like: not even the sum is shown */
}

static void nothing_is_hidden_where_nothing_is_small(void **state) {
    uint64_t numbers[] = { 5, 9, 70, 800 };
    cell_view views[CELLS] = { CELL_SEEN };
    cell_line l = { numbers, views, order, CELLS };
    bool any;
    (void)state;
    assert_true(small_cells_hide(&l, SMALLEST, &any));
    assert_false(any);
}

static void the_smallest_that_is_seen_is_hidden_beside_a_single_small_one(void **state) {
    uint64_t numbers[] = { 3, 900, 70, 800 };
    cell_view views[CELLS] = { CELL_SMALL };
    cell_line l = { numbers, views, order, CELLS };
    bool any;
    (void)state;
    assert_true(small_cells_hide(&l, SMALLEST, &any));
    assert_true(any);
    assert_int_equal(views[2], CELL_BESIDE);
    assert_int_equal(views[1], CELL_SEEN);
}

static void a_line_of_one_small_number_cannot_be_saved(void **state) {
    uint64_t number = 3;
    cell_view view = CELL_SMALL;
    cell_line l = { &number, &view, order, 1 };
    bool any;
    (void)state;
    assert_false(small_cells_hide(&l, SMALLEST, &any));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_short_line_is_hidden_so_that_nothing_can_be_worked_out),
        cmocka_unit_test(nothing_is_hidden_where_nothing_is_small),
        cmocka_unit_test(the_smallest_that_is_seen_is_hidden_beside_a_single_small_one),
        cmocka_unit_test(a_line_of_one_small_number_cannot_be_saved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
