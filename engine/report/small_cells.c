/* small_cells: which numbers of a table the public may not see.
 *
 * A number below the smallest shown is small: between 1 and that. It is no use hiding it alone
 * where the sum of its line is known, so another is hidden beside it, the smallest that is
 * seen, and more until every hidden number could be at least two. Small and other hidden
 * numbers look different, so that is worked out with what a reader knows: that a small one is
 * small and another is not. Zeros are not in tables of groups and nothing is said of them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/small_cells.h"

typedef struct hidden {
    uint64_t small, beside; /* how many */
    uint64_t sum;           /* of both */
} hidden;

static hidden count_hidden(const cell_line *l) {
    hidden h = { 0 };
    for (size_t i = 0; i < l->count; i++) {
        size_t at = l->cells[i];
        if (l->views[at] == CELL_SEEN) continue;
        h.small += l->views[at] == CELL_SMALL;
        h.beside += l->views[at] == CELL_BESIDE;
        h.sum += l->numbers[at];
    }
    return h;
}

/* What a small number can be: from 1 (or what the others leave) to the most that they leave. */
static bool small_is_safe(hidden h, uint64_t smallest) {
    uint64_t most_of_others = (h.small - 1) * (smallest - 1);
    uint64_t least_of_others = h.small - 1 + h.beside * smallest;
    uint64_t least = 1, most = h.sum - least_of_others;
    if (h.beside == 0 && h.sum > most_of_others + 1) least = h.sum - most_of_others;
    if (most > smallest - 1) most = smallest - 1;
    return most > least;
}

static bool beside_is_safe(hidden h, uint64_t smallest) {
    uint64_t least = smallest, most = h.sum - h.small - (h.beside - 1) * smallest;
    if (h.beside == 1 && h.sum > h.small * (smallest - 1) + smallest)
        least = h.sum - h.small * (smallest - 1);
    return most > least;
}

bool small_cells_are_safe(const cell_line *l, uint64_t smallest) {
    hidden h = count_hidden(l);
    if (h.small > 0 && !small_is_safe(h, smallest)) return false;
    return h.beside == 0 || beside_is_safe(h, smallest);
}

bool small_cells_hide(const cell_line *l, uint64_t smallest, bool *any) {
    *any = false;
    while (!small_cells_are_safe(l, smallest)) {
        size_t least = l->count;
        for (size_t i = 0; i < l->count; i++)
            if (l->views[l->cells[i]] == CELL_SEEN &&
                (least == l->count || l->numbers[l->cells[i]] < l->numbers[l->cells[least]]))
                least = i;
        if (least == l->count) return false;
        l->views[l->cells[least]] = CELL_BESIDE;
        *any = true;
    }
    return true;
}
