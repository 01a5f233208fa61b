/* table: the rows of one source, column by column.
 *
 * A cell is kept twice: typed, in an array per column, for rules; and as written, for
 * people. The written form of all cells of a row lies in one run of bytes, behind the
 * places in it where each ends, so that a million rows need no million pointers. Such a
 * place takes one byte, in long rows more; which is said beside the place of the row. What is
 * wrong with a cell stands apart: bad cells are few. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/table.h"

#include <stdlib.h>
#include <string.h>

#include "ground/name.h"
#include "ground/unicode.h"
#include "load/identifier.h"

/* ---- raw cells */

/* In a place of raw cells: the bits where they start; the others are the width. */
#define RAW_START (((uint64_t)1 << TABLE_RAW_WIDTH) - 1)

uint64_t table_raw_place(uint64_t start, unsigned width) {
    return start | (uint64_t)width << TABLE_RAW_WIDTH;
}

void table_put_end(char *ends, size_t number, unsigned width, uint32_t end) {
    char *at = ends + (number << width);
    for (unsigned i = 0; i < 1u << width; i++) at[i] = (char)(end >> 8 * i & 0xff);
}

static uint32_t end_at(const char *ends, size_t number, unsigned width) {
    const unsigned char *at = (const unsigned char *)ends + (number << width);
    uint32_t end = 0;
    for (unsigned i = 0; i < 1u << width; i++) end |= (uint32_t)at[i] << 8 * i;
    return end;
}

/* Of a row of more than 255 bytes. */
static text long_raw(const char *ends, size_t cells, unsigned width, size_t at) {
    uint32_t from = at > 0 ? end_at(ends, at - 1, width) : 0;
    return (text){ ends + (cells << width) + from, end_at(ends, at, width) - from };
}

static inline text raw_at(const table *t, size_t row, size_t at) {
    uint64_t place = t->raw_at[row];
    const char *start = t->raw + (place & RAW_START);
    const unsigned char *ends = (const unsigned char *)start;
    unsigned width = (unsigned)(place >> TABLE_RAW_WIDTH);
    if (width > 0) return long_raw(start, t->raw_cells, width, at);
    size_t from = at > 0 ? ends[at - 1] : 0;
    return (text){ start + t->raw_cells + from, ends[at] - from };
}

text table_raw(const table *t, uint32_t row, uint16_t at) {
    return raw_at(t, row, at);
}

void table_raw_each(const table *t, const uint32_t *rows, size_t count, uint16_t at,
                    text *out) {
    for (size_t i = 0; i < count; i++) out[i] = raw_at(t, rows[i], at);
}

cell_state table_state(const table *t, uint32_t row, uint16_t at) {
    return (cell_state)t->columns[at].state[row];
}

static int by_place(const void *a, const void *b) {
    const bad_cell *x = a, *y = b;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    return x->column < y->column ? -1 : x->column > y->column;
}

const char *table_why(const table *t, uint32_t row, uint16_t at) {
    bad_cell key = { row, at, NULL };
    if (t->bad_cell_count == 0) return NULL;
    const bad_cell *found =
        bsearch(&key, t->bad_cells, t->bad_cell_count, sizeof key, by_place);
    return found != NULL ? found->why : NULL;
}

bool table_form(column_type type, text t, arena *scratch, text *out) {
    char id[IDENTIFIER_SIZE];
    switch (type) {
    case TYPE_ID: return unicode_plain(scratch, t, out);
    case TYPE_NAME: return name_fold(scratch, t, out);
    case TYPE_TEXT: *out = t; return true;
    default: break;
    }
    *out = t;
    if (!identifier_is(type)) return true;
    if (identifier_read(type, t, id) != NULL) return unicode_plain(scratch, t, out);
    return text_is(t, id) || arena_text(scratch, text_of(id), out);
}

bool table_text(const table *t, uint32_t row, uint16_t at, arena *scratch, text *out) {
    const column *c = &t->columns[at];
    cell_state state = table_state(t, row, at);
    *out = (text){ "", 0 };
    if (state != CELL_OK && state != CELL_UNREADABLE) return true;
    if (state == CELL_OK && c->decl->type == TYPE_CODE) {
        *out = c->decl->values[c->codes[row]];
        return true;
    }
    text written = cell_trim(table_raw(t, row, at));
    if (state == CELL_OK && identifier_is(c->decl->type) &&
        identifier_is_canonical(c->decl->type, written)) {
        *out = written;                                 /* it was checked when it was read */
        return true;
    }
    return table_form(c->decl->type, written, scratch, out);
}

text table_file(const table *t, uint32_t row) {
    if (t->file[row] >= t->input_count) return (text){ "", 0 };
    return t->inputs[t->file[row]].name;
}

int table_add_bad_row(table *t, bad_row bad, fault *f) {
    if (!grow((void **)&t->bad_rows, &t->bad_row_room, t->bad_row_count, sizeof bad,
              TABLE_ROWS_MAX))
        return fault_memory(f);
    t->bad_rows[t->bad_row_count++] = bad;
    return 0;
}

void table_clear(table *t) {
    for (size_t i = 0; t->columns != NULL && i < t->decl->column_count; i++) {
        spill_drop(t->spill, t->columns[i].state);
        spill_drop(t->spill, t->columns[i].dates);
    }
    spill_drop(t->spill, t->line);
    spill_drop(t->spill, t->file);
    spill_drop(t->spill, t->row_flag);
    spill_drop(t->spill, t->raw_at);
    spill_drop(t->spill, t->raw);
    free(t->bad_cells);
    free(t->bad_rows);
    free(t->inputs);
    arena_clear(&t->memory);
    *t = (table){ 0 };
}
