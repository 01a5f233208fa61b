/* row_set: rows by a hash of what they say.
 *
 * A table of twice as many slots as rows at least, gone through from where the hash says. A
 * slot has the upper half of the hash beside the row: what agrees in that is looked at by
 * whoever asks, for equal hashes are never believed. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/row_set.h"

#include <string.h>

bool row_set_open(row_set *s, size_t rows, spill *where) {
    size_t size = 64;
    while (size < rows * 2) size *= 2;
    s->slots = spill_resize(where, NULL, size * sizeof *s->slots);
    s->mask = size - 1;
    if (s->slots == NULL) return false;
    spill_ready(s->slots, 0, size * sizeof *s->slots);
    memset(s->slots, 0xff, size * sizeof *s->slots);
    return true;
}

void row_set_clear(row_set *s, spill *where) {
    spill_drop(where, s->slots);
    *s = (row_set){ 0 };
}

int twin_list_add(twin_list *to, uint32_t first, uint32_t again, fault *f) {
    if (!grow((void **)&to->items, &to->room, to->count, sizeof *to->items, TABLE_ROWS_MAX))
        return fault_memory(f);
    to->items[to->count++] = (twin){ first, again };
    return 0;
}
