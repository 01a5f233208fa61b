/* tally_group: the groups of a table of counts: parts of a row, means, what is hidden.
 *
 * A table of several dimensions has lines in every direction: the groups that are the same but
 * for one value, whose sum is a number of the table with one dimension less. Each line and the
 * whole table is made safe (small_cells), again and again until none needs more. This holds one
 * table and its totals; whoever publishes several cuts of one list has to compare them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/tally_group.h"

#include <stdlib.h>

#include "tally/spread.h"

const text tally_not_counted = { "not counted", 11 };

static int value_order(text a, text b) {
    bool left_a = a.at == tally_not_counted.at, left_b = b.at == tally_not_counted.at;
    if (a.at == NULL || b.at == NULL) return (a.at == NULL) - (b.at == NULL);
    return left_a != left_b ? left_a - left_b : text_compare(a, b);
}

/* The order of two groups by all values but the one at `but`. */
static int order_but(const tally_group *a, const tally_group *b, size_t by_count, size_t but) {
    int order = 0;
    for (size_t i = 0; i < by_count && order == 0; i++)
        if (i != but) order = value_order(a->values[i], b->values[i]);
    return order;
}

void tally_group_rows(tally_group *groups, size_t count, size_t by_count) {
    for (size_t first = 0, end; first < count; first = end) {
        uint64_t sum = 0;
        for (end = first; end < count && order_but(&groups[first], &groups[end], by_count,
                                                   by_count - 1) == 0;
             end++)
            sum += groups[end].candidates;
        for (size_t i = first; i < end; i++) groups[i].row = sum;
    }
}

/* ---- a measure ------------------------------------------------------------ */

static int measured_order(const void *a, const void *b) {
    const measured *x = a, *y = b;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    return (x->n > y->n) - (x->n < y->n);
}

static void measure_one(tally_group *g, const measured *items, size_t count) {
    __extension__ __int128 sum = 0;
    g->known = count;
    if (count == 0) return;
    for (size_t i = 0; i < count; i++) sum += items[i].n;
    g->mean = rounded(sum, count, 1000);
    sum = items[(count - 1) / 2].n;
    g->median = rounded(sum + items[count / 2].n, 2, 1000);
}

int tally_group_measure(tally_group *groups, size_t count, measured *items, size_t item_count,
                        fault *f) {
    size_t *start = calloc(count + 2, sizeof *start);
    if (start == NULL) return fault_memory(f);
    if (item_count > 0) qsort(items, item_count, sizeof *items, measured_order);
    for (size_t i = 0; i < item_count; i++) start[items[i].group + 1]++;
    for (size_t i = 0; i < count; i++) start[i + 1] += start[i];
    for (size_t i = 0; i < count; i++) {
        size_t first = start[groups[i].number];
        measure_one(&groups[i], items + first, start[groups[i].number + 1] - first);
    }
    free(start);
    return 0;
}

/* ---- what is hidden ------------------------------------------------------------ */

typedef struct group_place {
    const tally_group *group;
    size_t at, by_count, but;
} group_place;

static int place_order(const void *a, const void *b) {
    const group_place *x = a, *y = b;
    int order = order_but(x->group, y->group, x->by_count, x->but);
    return order != 0 ? order : (x->at > y->at) - (x->at < y->at);
}

typedef struct hiding {
    const tally_group *groups;
    size_t count, by_count;
    uint64_t smallest, *numbers;
    cell_view *views;
    group_place *places;
    size_t *cells;
    bool changed;
} hiding;

/* Makes the lines safe that run along dimension `but`. */
static void hide_along(hiding *h, size_t but) {
    for (size_t i = 0; i < h->count; i++)
        h->places[i] = (group_place){ &h->groups[i], i, h->by_count, but };
    qsort(h->places, h->count, sizeof *h->places, place_order);
    for (size_t first = 0, end; first < h->count; first = end) {
        bool any;
        for (end = first;
             end < h->count &&
             order_but(h->places[first].group, h->places[end].group, h->by_count, but) == 0;
             end++)
            h->cells[end - first] = h->places[end].at;
        small_cells_hide(&(cell_line){ h->numbers, h->views, h->cells, end - first },
                         h->smallest, &any);
        h->changed |= any;
    }
}

/* The whole table: false when its total must not be shown. */
static bool hide_in_all(hiding *h) {
    bool any;
    for (size_t i = 0; i < h->count; i++) h->cells[i] = i;
    bool safe = small_cells_hide(&(cell_line){ h->numbers, h->views, h->cells, h->count },
                                 h->smallest, &any);
    h->changed |= any;
    return safe;
}

static void hide_beside(hiding *h, bool *total) {
    do {
        h->changed = false;
        for (size_t i = 0; i < h->by_count && h->by_count > 1; i++) hide_along(h, i);
        *total = !hide_in_all(h);
    } while (h->changed);
}

int tally_group_hide(tally_group *groups, size_t count, size_t by_count, uint64_t smallest,
                     bool overlap, bool *total, fault *f) {
    hiding h = { .groups = groups, .count = count, .by_count = by_count, .smallest = smallest,
                 .numbers = calloc(count + 1, sizeof *h.numbers),
                 .views = calloc(count + 1, sizeof *h.views),
                 .places = calloc(count + 1, sizeof *h.places),
                 .cells = calloc(count + 1, sizeof *h.cells) };
    bool good = h.numbers && h.views && h.places && h.cells;
    *total = false;
    for (size_t i = 0; i < count && good; i++) {
        h.numbers[i] = groups[i].candidates;
        h.views[i] = groups[i].candidates < smallest ? CELL_SMALL : CELL_SEEN;
    }
    if (good && !overlap && count > 0) hide_beside(&h, total);
    for (size_t i = 0; i < count && good; i++) groups[i].view = h.views[i];
    free(h.numbers);
    free(h.views);
    free(h.places);
    free(h.cells);
    return good ? 0 : fault_memory(f);
}
