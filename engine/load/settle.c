/* settle: rows that stand in a table as they are written, typed column by column.
 *
 * Some rows are read together, a column at a time: what a column is, and how its cells are
 * written, is asked once for all of them, and its array is filled from one end to the other.
 * Cells that are not plain are left out there and read afterwards, row by row, so that bad
 * cells are noted in the order of the file.
 *
 * A birth date may come from an id in the same row: then a blank one is taken from it,
 * and one that contradicts it becomes the span between both, so that a rule that would
 * decide differently on the two cannot decide, unless the pack says which of them holds. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/settle.h"

#include <string.h>

#include "ground/name.h"

struct settler {
    cell_reader *readers;                     /* per column */
    uint16_t *births; size_t birth_count;     /* birth dates that an id of the row may give */
    /* of the rows in work, per column: those whose cell is not plain, a bit each */
    uint64_t *odd;
    day *born;      /* READER_BATCH for each column, of ids: the birth date in it */
};

settler *settle_new(table *t, const cell_form *const *forms) {
    arena *a = &t->memory;
    const source_decl *decl = t->decl;
    size_t count = decl->column_count;
    settler *s = arena_take_zero(a, 1, sizeof *s);
    if (s == NULL) return NULL;
    s->readers = arena_take_zero(a, count, sizeof *s->readers);
    s->births = arena_take(a, count * sizeof *s->births);
    s->odd = arena_take(a, count * sizeof *s->odd);
    s->born = arena_take(a, count * READER_BATCH * sizeof *s->born);
    if (!s->readers || !s->births || !s->odd || !s->born) return NULL;
    for (uint16_t i = 0; i < count; i++) {
        const column_decl *c = &decl->columns[i];
        if (!reader_init(&s->readers[i], c, forms[i], a)) return NULL;
        if (c->type == TYPE_DATE && c->from_id < count) s->births[s->birth_count++] = i;
    }
    return s;
}

bool settle_readable(const settler *s, uint16_t column, text written) {
    cell_value value;
    const char *why;
    return reader_read(&s->readers[column], written, &value, &why) == CELL_OK;
}

/* ---- plain cells, column by column */

/* The plain and the blank cells of a column; returns the others. */
static uint64_t read_column(settler *s, table *t, const reader_rows *rows, uint16_t at,
                            size_t first, size_t count) {
    column *c = &t->columns[at];
    void *values = s->born + at * (size_t)READER_BATCH;
    if (c->size > 0) values = (char *)c->dates + first * c->size;
    if (c->decl->type == TYPE_NAME) values = &c->gaps;
    return reader_batch(&s->readers[at], rows, at, count, c->state + first, values);
}

/* ---- the others, row by row */

static bool add_bad_cell(table *t, size_t row, size_t at, const char *why) {
    if (!grow((void **)&t->bad_cells, &t->bad_cell_room, t->bad_cell_count,
              sizeof *t->bad_cells, SIZE_MAX / sizeof *t->bad_cells))
        return false;
    t->bad_cells[t->bad_cell_count++] = (bad_cell){ (uint32_t)row, (uint16_t)at, why };
    return true;
}

/* The `number`-th cell of the column among those in work. */
static bool read_odd_cell(settler *s, table *t, size_t row, uint16_t at, size_t number) {
    column *c = &t->columns[at];
    text written = table_raw(t, (uint32_t)row, at);
    cell_value value = { 0 };
    const char *why = NULL;
    cell_state state = reader_read(&s->readers[at], written, &value, &why);
    c->state[row] = (uint8_t)state;
    if (c->size == sizeof value) memcpy(&c->dates[row], &value, sizeof value);
    else if (c->size > 0) c->codes[row] = state == CELL_OK ? value.code : NO_INDEX;
    else s->born[at * (size_t)READER_BATCH + number] = value.born;
    if (c->decl->type == TYPE_NAME && state == CELL_OK && !c->gaps)
        c->gaps = name_look(written) != GAPS_NONE;
    return state != CELL_UNREADABLE || (t->row_flag[row] & ROW_UNREADABLE) != 0 ||
           add_bad_cell(t, row, at, why);
}

/* All cells of the rows `odd` that are not plain. */
static bool read_odd(settler *s, table *t, size_t first, uint64_t odd) {
    for (; odd != 0; odd &= odd - 1) {
        size_t number = (size_t)__builtin_ctzll(odd);
        for (uint16_t i = 0; i < t->decl->column_count; i++)
            if ((s->odd[i] >> number & 1) != 0 &&
                !read_odd_cell(s, t, first + number, i, number))
                return false;
    }
    return true;
}

/* ---- birth dates */

/* The birth date of a row against the one in its id. */
static void settle_birth(table *t, column *c, size_t row, day born) {
    if (t->columns[c->decl->from_id].state[row] != CELL_OK || born == DAY_NONE) return;
    if (c->state[row] != CELL_OK && c->state[row] != CELL_BLANK) return;
    span *date = &c->dates[row];
    if (c->state[row] == CELL_BLANK) {
        *date = (span){ born, born };
        c->state[row] = CELL_OK;
        t->row_flag[row] |= ROW_DERIVED_BIRTH;
    } else if (born < date->lo || born > date->hi) {
        t->row_flag[row] |= ROW_BIRTH_CONFLICT;
        prevails holds = c->decl->prevails;
        if (holds == PREVAILS_ID) *date = (span){ born, born };
        if (holds == PREVAILS_NEITHER && born < date->lo) date->lo = born;
        if (holds == PREVAILS_NEITHER && born > date->hi) date->hi = born;
    }
}

static void settle_births(const settler *s, table *t, size_t first, size_t count) {
    for (size_t i = 0; i < s->birth_count; i++) {
        column *c = &t->columns[s->births[i]];
        const day *born = s->born + (size_t)c->decl->from_id * READER_BATCH;
        for (size_t k = 0; k < count; k++) settle_birth(t, c, first + k, born[k]);
    }
}

bool settle_rows(settler *s, table *t, const reader_rows *rows, size_t first, size_t count) {
    uint64_t odd = 0;
    for (uint16_t i = 0; i < t->decl->column_count; i++)
        odd |= s->odd[i] = read_column(s, t, rows, i, first, count);
    if (!read_odd(s, t, first, odd)) return false;
    settle_births(s, t, first, count);
    return true;
}
