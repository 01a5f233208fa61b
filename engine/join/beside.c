/* beside: replies whose row names another person than its key does.
 *
 * A worklist goes out with the name and the number of each candidate beside the key, for
 * whoever fills it in. Sorted by one column alone it comes back with answers beside the
 * wrong keys, and nothing in the columns of the source shows it. What the file repeats of
 * a candidate is held against the list: where it differs, the row lost its shape, and
 * whose answer it holds nobody can say. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/beside.h"

#include <stdlib.h>

#include "ground/name.h"
#include "load/identifier.h"
#include "load/why.h"

enum { AGREES = 1, DIFFERS = 2, GONE = 4, ROWS_TOLD = 5 };

typedef struct besides {
    joined *to;
    table *rows;
    const merged_list *merged;
    const docket_source *docket;
    const table *list;
    uint8_t *how;        /* per row */
    uint16_t *which;     /* per row that differs: the first cell beside it that does */
    const char **why;    /* per cell beside a row; NULL: not said yet */
    arena scratch;
    notes *said;
    fault *f;
} besides;

/* ---- one cell ------------------------------------------------------------ */

/* 1: it names somebody else; 0: it may be the candidate's; -1: no memory. */
static int cell_differs(besides *b, uint32_t row, uint32_t candidate, size_t k) {
    uint16_t at = b->docket->beside[k].column;
    column_type type = b->list->decl->columns[at].type;
    text here = table_raw(b->rows, row, (uint16_t)(b->rows->decl->column_count + k)), there;
    char number[IDENTIFIER_SIZE];
    if (here.len == 0 || table_state(b->list, candidate, at) != CELL_OK) return 0;
    if (text_equal(here, cell_trim(table_raw(b->list, candidate, at)))) return 0;
    if (identifier_is(type) && identifier_read(type, here, number) != NULL) return 0;
    arena_reset(&b->scratch);
    if (!table_form(type, here, &b->scratch, &here) ||
        !table_text(b->list, candidate, at, &b->scratch, &there))
        return -1;
    return type == TYPE_NAME ? name_same(here, there) == NO : !text_equal(here, there);
}

/* The first cell beside the row that differs; as many as there are: none; -1: no memory. */
static int first_differing(besides *b, uint32_t row, uint32_t candidate) {
    int k = 0, differs = 0;
    for (; k < (int)b->docket->beside_count; k++) {
        differs = cell_differs(b, row, candidate, (size_t)k);
        if (differs != 0) break;
    }
    return differs < 0 ? -1 : k;
}

static int look_at(besides *b, uint32_t row, uint32_t candidate) {
    if (b->rows->row_flag[row] & (ROW_UNREADABLE | ROW_MERGED)) return 0;
    int k = first_differing(b, row, candidate);
    if (k < 0) return fault_memory(b->f);
    b->how[row] |= k < (int)b->docket->beside_count ? DIFFERS : AGREES;
    b->which[row] = (uint16_t)k;
    return 0;
}

/* Rows that say the same were made one, whatever stands beside them; which is kept must not
 * show. */
static int ask_merged(besides *b, uint32_t row, uint32_t candidate) {
    for (size_t i = 0; i < b->merged->count && b->how[row] == DIFFERS; i++) {
        if (b->merged->items[i].kept != row) continue;
        int k = first_differing(b, b->merged->items[i].dropped, candidate);
        if (k < 0) return fault_memory(b->f);
        if (k == (int)b->docket->beside_count) b->how[row] |= AGREES;
    }
    return 0;
}

/* Every row against every candidate it is attached to. */
static int go_through(besides *b, int (*ask)(besides *, uint32_t, uint32_t)) {
    int status = 0;
    for (uint32_t c = 0; status == 0 && c < b->list->rows; c++)
        for (size_t i = b->to->start[c]; i < b->to->start[c + 1] && status == 0; i++)
            status = ask(b, b->to->items[i].row, c);
    return status;
}

/* ---- rows ------------------------------------------------------------ */

static const char *why_of(besides *b, size_t k) {
    text name = b->docket->beside[k].header;
    if (b->why[k] == NULL)
        b->why[k] = arena_print(&b->rows->memory, "%.*s" WHY_BESIDE, TEXT_ARGS(name));
    return b->why[k];
}

static int make_unreadable(besides *b, uint32_t row, size_t *told) {
    table *t = b->rows;
    bool skipped = docket_skips(b->docket, t->line[row]);
    const char *why = why_of(b, b->which[row]);
    if (why == NULL) return fault_memory(b->f);
    t->row_flag[row] |= (uint8_t)(skipped ? ROW_UNREADABLE | ROW_SKIPPED : ROW_UNREADABLE);
    if (skipped) b->how[row] |= GONE;
    else if ((*told)++ < ROWS_TOLD)
        notes_add(b->said, NOTE_WARNING, table_file(t, row).at, t->line[row], 0,
                  "the row cannot be read: %s", why);
    return table_add_bad_row(
        t, (bad_row){ t->file[row], t->line[row], why, skipped, row, 0 }, b->f);
}

static int settle_rows(besides *b) {
    size_t told = 0;
    int status = 0;
    for (uint32_t row = 0; row < b->rows->rows && status == 0; row++)
        if (b->how[row] == DIFFERS) status = make_unreadable(b, row, &told);
    if (told > ROWS_TOLD)
        notes_add(b->said, NOTE_WARNING, b->rows->inputs[0].name.at, 0, 0,
                  "%zu more rows of %.*s name another person than their key does",
                  told - ROWS_TOLD, TEXT_ARGS(b->rows->decl->name));
    return status;
}

/* Takes the rows that are gone out of every candidate's, and marks those that cannot be
 * read. */
static void close_ranks(besides *b) {
    joined *to = b->to;
    size_t kept = 0;
    for (size_t c = 0; c < b->list->rows; c++) {
        size_t from = to->start[c], end = to->start[c + 1];
        to->start[c] = (uint32_t)kept;
        for (size_t i = from; i < end; i++) {
            uint8_t how = b->how[to->items[i].row];
            if (how & GONE) continue;
            to->items[kept] = to->items[i];
            if (how == DIFFERS) to->items[kept].flags |= ATTACHED_UNREADABLE;
            kept++;
        }
    }
    to->start[b->list->rows] = (uint32_t)kept;
    to->item_count = kept;
}

int beside_settle(joined *to, table *rows, const merged_list *merged, const docket_source *d,
                  const table *list, notes *said, fault *f) {
    besides b = { .to = to,
                  .rows = rows,
                  .merged = merged,
                  .docket = d,
                  .list = list,
                  .said = said,
                  .f = f };
    if (!rows->beside_met) return 0;
    b.how = calloc(rows->rows + 1, 1);
    b.which = calloc(rows->rows + 1, sizeof *b.which);
    b.why = calloc(d->beside_count, sizeof *b.why);
    int status = b.how == NULL || b.which == NULL || b.why == NULL ? fault_memory(f) : 0;
    if (status == 0) status = go_through(&b, look_at);
    if (status == 0 && merged->count > 0) status = go_through(&b, ask_merged);
    if (status == 0) status = settle_rows(&b);
    if (status == 0) close_ranks(&b);
    arena_clear(&b.scratch);
    free(b.how);
    free(b.which);
    free(b.why);
    return status;
}
