/* table: the rows of one source, column by column.
 *
 * A cell is kept twice: typed, in an array per column, for rules; and as written, for
 * people. The written form of all cells of a row lies in one run of bytes, each cell
 * with its length in front (seven bits per byte, the last with the high bit clear), so
 * that a million rows need no million pointers. Arrays grow together and are cut to
 * size at the end. What is wrong with a cell stands apart: bad cells are few.
 *
 * A birth date may come from an id in the same row: then a blank one is taken from it,
 * and one that contradicts it becomes the span between both, so that a rule that would
 * decide differently on the two cannot decide, unless the pack says which of them holds. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/table.h"

#include <stdlib.h>
#include <string.h>

#include "ground/name.h"
#include "ground/packed.h"
#include "ground/unicode.h"
#include "load/identifier.h"

enum { RAW_ONLY = 0 };

/* ---- growing */

/* Bytes of one typed value; RAW_ONLY: the column has no array. */
static uint8_t value_size(column_type type) {
    switch (type) {
    case TYPE_CODE: return sizeof(uint16_t);
    case TYPE_INTEGER: return sizeof(int64_t);
    case TYPE_DECIMAL: return sizeof(double);
    case TYPE_DATE: return sizeof(span);
    case TYPE_DURATION: return sizeof(duration);
    default: return RAW_ONLY;
    }
}

static bool resize(spill *where, void **items, size_t count, size_t size) {
    if (count > SIZE_MAX / size) return false;
    void *fresh = spill_resize(where, *items, count * size);
    if (fresh == NULL) return false;
    *items = fresh;
    return true;
}

static bool resize_column(spill *where, column *c, size_t count) {
    if (!resize(where, (void **)&c->state, count, sizeof *c->state)) return false;
    return c->size == RAW_ONLY || resize(where, (void **)&c->dates, count, c->size);
}

static bool resize_rows(table *t, size_t count) {
    bool good = resize(t->spill, (void **)&t->line, count, sizeof *t->line) &&
                resize(t->spill, (void **)&t->file, count, sizeof *t->file) &&
                resize(t->spill, (void **)&t->row_flag, count, sizeof *t->row_flag) &&
                resize(t->spill, (void **)&t->raw_at, count, sizeof *t->raw_at);
    for (size_t i = 0; i < t->decl->column_count && good; i++)
        good = resize_column(t->spill, &t->columns[i], count);
    if (good) t->room = count;
    return good;
}

static bool more_rows(table *t) {
    if (t->rows < t->room) return true;
    if (t->rows >= TABLE_ROWS_MAX) return false;
    return resize_rows(t, t->room < 64 ? 64 : t->room + t->room / 2);
}

static bool more_raw(table *t, size_t need) {
    if (need <= t->raw_room - t->raw_used) return true;
    size_t room = t->raw_room + t->raw_room / 2;
    if (need > SIZE_MAX / 4 || t->raw_used > SIZE_MAX / 4) return false;
    if (room < t->raw_used + need) room = t->raw_used + need + 4096;
    if (!resize(t->spill, (void **)&t->raw, room, 1)) return false;
    t->raw_room = room;
    return true;
}

/* ---- building */

static void begin_column(table *t, uint16_t at) {
    const column_decl *c = &t->decl->columns[at];
    t->columns[at] = (column){ .decl = c, .absent = true, .size = value_size(c->type) };
    if (c->type == TYPE_NAME) t->names[t->name_count++] = at;
    if (c->type == TYPE_DATE && c->from_id < t->decl->column_count)
        t->births[t->birth_count++] = at;
}

int table_begin(table *t, const source_decl *decl, const cell_form *const *forms, spill *where,
                fault *f) {
    arena *a = &t->memory;
    size_t count = decl->column_count;
    *t = (table){ .decl = decl, .spill = where };
    t->columns = arena_take_zero(a, count, sizeof *t->columns);
    t->readers = arena_take_zero(a, count, sizeof *t->readers);
    t->names = arena_take(a, count * sizeof *t->names);
    t->births = arena_take(a, count * sizeof *t->births);
    if (!t->columns || !t->readers || !t->names || !t->births) return fault_memory(f);
    for (uint16_t i = 0; i < count; i++) {
        begin_column(t, i);
        if (!reader_init(&t->readers[i], &decl->columns[i], forms[i], a)) return fault_memory(f);
    }
    return resize_rows(t, 64) ? 0 : fault_memory(f);
}

int table_add_input(table *t, text name, text encoding, fault *f) {
    if (t->input_count >= TABLE_FILES_MAX)
        return fault_plain(f, FAULT_DATA, "%.*s: more than %d files", TEXT_ARGS(t->decl->name),
                           TABLE_FILES_MAX);
    if (!resize(NULL, (void **)&t->inputs, t->input_count + 1, sizeof *t->inputs))
        return fault_memory(f);
    t->inputs[t->input_count++] = (input){ .name = name, .encoding = encoding };
    return 0;
}

table_mark table_place(const table *t) {
    return (table_mark){ t->rows,      t->raw_used, t->bad_cell_count, t->bad_row_count,
                         t->read_rows, t->left_out };
}

void table_back(table *t, table_mark to) {
    t->rows = to.rows;
    t->raw_used = to.raw_used;
    t->bad_cell_count = to.bad_cells;
    t->bad_row_count = to.bad_rows;
    t->read_rows = to.read_rows;
    t->left_out = to.left_out;
}

int table_add_bad_row(table *t, bad_row bad, fault *f) {
    if (!grow((void **)&t->bad_rows, &t->bad_row_room, t->bad_row_count, sizeof bad,
              TABLE_ROWS_MAX))
        return fault_memory(f);
    t->bad_rows[t->bad_row_count++] = bad;
    return 0;
}

/* memcpy without its call: nearly every cell is short. */
static char *copy_cell(char *to, const char *from, size_t len) {
    char *end = to + len;
    if (len > 16) {
        memcpy(to, from, len);
    } else if (len >= 8) {
        memcpy(to, from, 8);
        memcpy(end - 8, from + len - 8, 8);
    } else if (len >= 4) {
        memcpy(to, from, 4);
        memcpy(end - 4, from + len - 4, 4);
    } else {
        for (; to < end; to++, from++) *to = *from;
    }
    return end;
}

/* Room for the raw cells of one more row. */
static bool more_raw_cells(table *t, const text *cells) {
    size_t count = t->decl->column_count + t->beside, need = count * PACKED_NUMBER_MAX;
    for (size_t i = 0; i < count; i++) need += cells[i].len;
    return more_raw(t, need);
}

static char *keep_raw(char *at, text written) {
    if (written.len < 0x80) *at++ = (char)written.len;
    else at += packed_number((unsigned char *)at, written.len);
    return copy_cell(at, written.at, written.len);
}

static void store(table *t, size_t at, cell_state state, const cell_value *value) {
    column *c = &t->columns[at];
    c->state[t->rows] = (uint8_t)state;
    if (c->size == sizeof *value) memcpy(&c->dates[t->rows], value, sizeof *value);
    else if (c->size > 0) c->codes[t->rows] = state == CELL_OK ? value->code : NO_INDEX;
}

static bool add_bad_cell(table *t, uint16_t at, const char *why) {
    if (!grow((void **)&t->bad_cells, &t->bad_cell_room, t->bad_cell_count,
              sizeof *t->bad_cells, SIZE_MAX / sizeof *t->bad_cells))
        return false;
    t->bad_cells[t->bad_cell_count++] = (bad_cell){ (uint32_t)t->rows, at, why };
    return true;
}

/* The birth date of the row against the one in its id. */
static void settle_birth(table *t, column *c, day born) {
    size_t row = t->rows;
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

/* Reads a cell that is not plain. */
static bool add_odd_cell(table *t, size_t at, uint8_t flags, text written, day *born) {
    cell_value value = { 0 };
    const char *why = NULL;
    cell_state state = reader_read(&t->readers[at], written, &value, &why);
    store(t, at, state, &value);
    *born = value.born;
    return state != CELL_UNREADABLE || (flags & ROW_UNREADABLE) != 0 ||
           add_bad_cell(t, (uint16_t)at, why);
}

/* Is some character of a name missing? One such name is enough to know. */
static void look_for_gaps(table *t, const text *cells) {
    for (size_t i = 0; i < t->name_count; i++) {
        column *c = &t->columns[t->names[i]];
        if (!c->gaps && c->state[t->rows] == CELL_OK)
            c->gaps = name_look(cells[t->names[i]]) != GAPS_NONE;
    }
}

int table_add_row(table *t, uint32_t line, uint8_t flags, const text *cells, fault *f) {
    size_t row = t->rows, count = t->decl->column_count;
    day born[COLUMN_MAX];
    if (!more_rows(t) || !more_raw_cells(t, cells)) return fault_memory(f);
    t->line[row] = line;
    t->file[row] = (uint16_t)(t->input_count > 0 ? t->input_count - 1 : 0);
    t->row_flag[row] = flags;
    t->raw_at[row] = t->raw_used;
    char *raw = t->raw + t->raw_used;
    for (size_t i = 0; i < count; i++) {
        cell_value value = { 0 };
        raw = keep_raw(raw, cells[i]);
        if (reader_plain(&t->readers[i], cells[i], &value)) {
            store(t, i, CELL_OK, &value);
            born[i] = value.born;
        } else if (!add_odd_cell(t, i, flags, cells[i], &born[i])) {
            return fault_memory(f);
        }
    }
    for (size_t i = count; i < count + t->beside; i++) raw = keep_raw(raw, cells[i]);
    t->raw_used = (size_t)(raw - t->raw);
    look_for_gaps(t, cells);
    for (size_t i = 0; i < t->birth_count; i++) {
        column *c = &t->columns[t->births[i]];
        settle_birth(t, c, born[c->decl->from_id]);
    }
    t->rows++;
    return 0;
}

void table_end(table *t) {
    if (resize(t->spill, (void **)&t->raw, t->raw_used, 1)) t->raw_room = t->raw_used;
    (void)resize_rows(t, t->rows); /* a refusal to shrink leaves an array as it was */
    t->room = t->rows;
}

/* ---- reading */

/* The raw cell that begins there, and where the next one does. */
static inline text next_raw(const char **byte) {
    const char *at = *byte;
    size_t len = 0;
    for (int shift = 0;; shift += 7) {
        unsigned char c = (unsigned char)*at++;
        len |= (size_t)(c & 0x7f) << shift;
        if (c < 0x80) break;
    }
    *byte = at + len;
    return (text){ at, len };
}

text table_raw(const table *t, uint32_t row, uint16_t at) {
    const char *byte = t->raw + t->raw_at[row];
    for (; at > 0; at--) next_raw(&byte);
    return next_raw(&byte);
}

void table_raw_row(const table *t, uint32_t row, text *cells) {
    const char *byte = t->raw + t->raw_at[row];
    for (size_t i = 0; i < t->decl->column_count; i++) cells[i] = next_raw(&byte);
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
