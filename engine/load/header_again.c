/* header_again: a header row in the middle of a file, whose columns stand in another order.
 *
 * Sheets are put together by pasting one below the other, header and all. Where both have
 * the same columns in the same order the second header is a row that nobody can be found by.
 * Where they have not, every row below it is read in the wrong columns: the day a sentence
 * was quashed is that on which it became final, and everything looks good. No setting can
 * read such a file, so it is refused. The words of a header fit hardly any type: only rows
 * with an unreadable cell are looked at, and two cells of one row have to be headers of
 * other columns. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/header_again.h"

static bool heads(const docket_source *s, const source_decl *decl, uint16_t at, text word) {
    const column_decl *c = &decl->columns[at];
    if (text_equal(word, c->name) || text_equal(word, s->columns[at].header)) return true;
    for (size_t i = 0; i < c->header_count; i++)
        if (text_equal(word, c->headers[i])) return true;
    return false;
}

/* Is it the header of a column that it does not stand in? */
static bool is_moved(const table *t, const docket_source *s, const source_decl *decl,
                     uint32_t row, uint16_t at) {
    text word = cell_trim(table_raw(t, row, at));
    bool other = false;
    if (word.len == 0 || heads(s, decl, at, word)) return false;
    for (uint16_t i = 0; i < decl->column_count && !other; i++) other = heads(s, decl, i, word);
    return other;
}

static int tell(const table *t, const docket_source *s, const source_decl *decl, uint32_t row,
                fault *f) {
    uint16_t first = 0;
    while (!is_moved(t, s, decl, row, first)) first++;
    text word = cell_trim(table_raw(t, row, first));
    return fault_set(f, FAULT_DATA, table_file(t, row).at, t->line[row], 0,
                     "a second header, its columns in another order: '%.*s' stands where "
                     "'%.*s' is read; put the rows below it into a file of their own",
                     TEXT_ARGS(word), TEXT_ARGS(decl->columns[first].name));
}

int header_again_check(const table *t, const docket_source *s, const source_decl *decl,
                       fault *f) {
    for (size_t i = 0; i < t->bad_cell_count; i++) {
        const bad_cell *b = &t->bad_cells[i];
        size_t moved = 0;
        if (!is_moved(t, s, decl, b->row, b->column)) continue;
        for (uint16_t at = 0; at < decl->column_count; at++)
            moved += is_moved(t, s, decl, b->row, at);
        if (moved >= 2) return tell(t, s, decl, b->row, f);
    }
    return 0;
}
