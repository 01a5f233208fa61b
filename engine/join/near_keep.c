/* near_keep: of the near rows found, those that count, in order.
 *
 * Several searches may find one row for one candidate, each by another likeness; a row may be
 * near many; and the docket may say of a row that it is nobody's. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/near_keep.h"

#include <stdlib.h>

#include "join/merge.h"

static int by_candidate(const void *a, const void *b, void *rows) {
    const near_row *x = a, *y = b;
    if (x->candidate != y->candidate) return x->candidate < y->candidate ? -1 : 1;
    int order = x->row == y->row ? 0 : merge_compare(rows, x->row, y->row);
    if (order != 0) return order;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    return (x->how > y->how) - (x->how < y->how);
}

/* How many rows there are, however many candidates each is near. */
static int count_rows(const near_list *found, const table *rows, uint64_t *count, fault *f) {
    uint8_t *seen = found->count > 0 ? calloc(rows->rows + 1, 1) : NULL;
    *count = 0;
    if (found->count > 0 && seen == NULL) return fault_memory(f);
    for (size_t i = 0; i < found->count; i++)
        if (seen[found->items[i].row] == 0) {
            seen[found->items[i].row] = 1;
            ++*count;
        }
    free(seen);
    return 0;
}

/* What the docket sets aside is near nobody, and is told on the first page. */
static int drop_set_aside(joined *to, near_list *found, const docket_source *docket,
                          const table *rows, fault *f) {
    uint64_t all;
    size_t kept = 0;
    int error = count_rows(found, rows, &all, f);
    to->near_rows = all;
    if (error != 0 || docket->skip_count == 0) return error;
    for (size_t i = 0; i < found->count; i++)
        if (!docket_skips(docket, rows->line[found->items[i].row]))
            found->items[kept++] = found->items[i];
    found->count = kept;
    error = count_rows(found, rows, &to->near_rows, f);
    to->near_set_aside = all - to->near_rows;
    return error;
}

int near_keep(joined *to, near_list *found, const docket_source *docket, const table *rows,
              fault *f) {
    int error = drop_set_aside(to, found, docket, rows, f);
    if (error != 0) return error;
    size_t kept = 0;
    near_row *at = found->items;
    if (found->count > 1) qsort_r(at, found->count, sizeof *at, by_candidate, (void *)rows);
    for (size_t i = 0; i < found->count; i++)    /* each once, by the weightiest likeness */
        if (kept == 0 || at[kept - 1].candidate != at[i].candidate ||
            at[kept - 1].row != at[i].row)
            at[kept++] = at[i];
    near_row *fitting = kept > 0 ? realloc(at, kept * sizeof *at) : NULL;
    if (kept == 0) free(at);
    to->near = fitting != NULL ? fitting : kept > 0 ? at : NULL;
    to->near_count = kept;
    *found = (near_list){ 0 };
    return 0;
}
