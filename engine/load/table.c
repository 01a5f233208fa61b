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
static size_t value_size(column_type type) {
    switch (type) {
    case TYPE_CODE: return sizeof(uint16_t);
    case TYPE_INTEGER: return sizeof(int64_t);
    case TYPE_DECIMAL: return sizeof(double);
    case TYPE_DATE: return sizeof(span);
    case TYPE_DURATION: return sizeof(duration);
    default: return RAW_ONLY;
    }
}

static bool resize(void **items, size_t count, size_t size) {
    if (count > SIZE_MAX / size) return false;
    void *fresh = realloc(*items, count > 0 ? count * size : 1);
    if (fresh == NULL) return false;
    *items = fresh;
    return true;
}

static bool resize_column(column *c, size_t count) {
    size_t size = value_size(c->decl->type);
    if (!resize((void **)&c->state, count, sizeof *c->state)) return false;
    return size == RAW_ONLY || resize((void **)&c->dates, count, size);
}

static bool resize_rows(table *t, size_t count) {
    bool good = resize((void **)&t->line, count, sizeof *t->line) &&
                resize((void **)&t->file, count, sizeof *t->file) &&
                resize((void **)&t->row_flag, count, sizeof *t->row_flag) &&
                resize((void **)&t->raw_at, count, sizeof *t->raw_at);
    for (size_t i = 0; i < t->decl->column_count && good; i++)
        good = resize_column(&t->columns[i], count);
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
    if (!resize((void **)&t->raw, room, 1)) return false;
    t->raw_room = room;
    return true;
}

/* ---- building */

int table_begin(table *t, const source_decl *decl, fault *f) {
    *t = (table){ .decl = decl };
    t->columns = arena_take_zero(&t->memory, decl->column_count, sizeof *t->columns);
    if (t->columns == NULL) return fault_memory(f);
    for (size_t i = 0; i < decl->column_count; i++)
        t->columns[i] = (column){ .decl = &decl->columns[i], .absent = true };
    return resize_rows(t, 64) ? 0 : fault_memory(f);
}

int table_add_input(table *t, text name, text encoding, fault *f) {
    if (t->input_count >= TABLE_FILES_MAX)
        return fault_plain(f, FAULT_DATA, "%.*s: more than %d files", TEXT_ARGS(t->decl->name),
                           TABLE_FILES_MAX);
    if (!resize((void **)&t->inputs, t->input_count + 1, sizeof *t->inputs))
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

static bool keep_raw(table *t, const text *cells) {
    size_t count = t->decl->column_count, need = count * PACKED_NUMBER_MAX;
    for (size_t i = 0; i < count; i++) need += cells[i].len;
    if (!more_raw(t, need)) return false;
    char *at = t->raw + t->raw_used;
    t->raw_at[t->rows] = t->raw_used;
    for (size_t i = 0; i < count; i++) {
        at += packed_number((unsigned char *)at, cells[i].len);
        if (cells[i].len > 0) memcpy(at, cells[i].at, cells[i].len);
        at += cells[i].len;
    }
    t->raw_used = (size_t)(at - t->raw);
    return true;
}

static void store(column *c, size_t row, cell_state state, cell_value value) {
    c->state[row] = (uint8_t)state;
    switch (c->decl->type) {
    case TYPE_CODE: c->codes[row] = state == CELL_OK ? value.code : NO_INDEX; break;
    case TYPE_INTEGER: c->integers[row] = value.integer; break;
    case TYPE_DECIMAL: c->decimals[row] = value.decimal; break;
    case TYPE_DATE: c->dates[row] = value.date; break;
    case TYPE_DURATION: c->durations[row] = value.duration; break;
    default: break;
    }
}

static bool add_bad_cell(table *t, uint16_t at, const char *why) {
    if (!grow((void **)&t->bad_cells, &t->bad_cell_room, t->bad_cell_count,
              sizeof *t->bad_cells, SIZE_MAX / sizeof *t->bad_cells))
        return false;
    t->bad_cells[t->bad_cell_count++] = (bad_cell){ (uint32_t)t->rows, at, why };
    return true;
}

/* The birth date of the row against the one in its id. */
static void settle_birth(table *t, column *c, const text *cells) {
    size_t row = t->rows;
    char id[IDENTIFIER_SIZE];
    day born;
    const column *from = &t->columns[c->decl->from_id];
    column_type type = from->decl->type;
    if (from->state[row] != CELL_OK) return;
    if (c->state[row] != CELL_OK && c->state[row] != CELL_BLANK) return;
    if (identifier_read(type, cell_trim(cells[c->decl->from_id]), id) != NULL ||
        !identifier_birth(type, id, &born))
        return;
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

int table_add_row(table *t, uint32_t line, uint8_t flags, const text *cells,
                  const cell_form *const *forms, fault *f) {
    size_t row = t->rows, count = t->decl->column_count;
    if (!more_rows(t) || !keep_raw(t, cells)) return fault_memory(f);
    t->line[row] = line;
    t->file[row] = (uint16_t)(t->input_count > 0 ? t->input_count - 1 : 0);
    t->row_flag[row] = flags;
    for (size_t i = 0; i < count; i++) {
        cell_value value = { 0 };
        const char *why = NULL;
        cell_state state = CELL_BLANK;
        if (cells[i].len > 0)
            state = cell_read(t->columns[i].decl, forms[i], cells[i], &value, &why);
        store(&t->columns[i], row, state, value);
        if (t->columns[i].decl->type == TYPE_NAME && state == CELL_OK && !t->columns[i].gaps)
            t->columns[i].gaps = name_look(cells[i]) != GAPS_NONE;
        if (state == CELL_UNREADABLE && (flags & ROW_UNREADABLE) == 0 &&
            !add_bad_cell(t, (uint16_t)i, why))
            return fault_memory(f);
    }
    for (size_t i = 0; i < count; i++)
        if (t->columns[i].decl->type == TYPE_DATE && t->columns[i].decl->from_id < count)
            settle_birth(t, &t->columns[i], cells);
    t->rows++;
    return 0;
}

void table_end(table *t) {
    if (resize((void **)&t->raw, t->raw_used, 1)) t->raw_room = t->raw_used;
    (void)resize_rows(t, t->rows); /* a refusal to shrink leaves an array as it was */
    t->room = t->rows;
}

/* ---- reading */

text table_raw(const table *t, uint32_t row, uint16_t at) {
    const char *byte = t->raw + t->raw_at[row];
    for (;; at--) {
        size_t len = 0;
        for (int shift = 0;; shift += 7) {
            unsigned char c = (unsigned char)*byte++;
            len |= (size_t)(c & 0x7f) << shift;
            if (c < 0x80) break;
        }
        if (at == 0) return (text){ byte, len };
        byte += len;
    }
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

static bool compare_form(column_type type, text t, arena *scratch, text *out) {
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
    return compare_form(c->decl->type, written, scratch, out);
}

text table_file(const table *t, uint32_t row) {
    if (t->file[row] >= t->input_count) return (text){ "", 0 };
    return t->inputs[t->file[row]].name;
}

void table_clear(table *t) {
    for (size_t i = 0; t->columns != NULL && i < t->decl->column_count; i++) {
        free(t->columns[i].state);
        free(t->columns[i].dates);
    }
    free(t->line);
    free(t->file);
    free(t->row_flag);
    free(t->raw_at);
    free(t->raw);
    free(t->bad_cells);
    free(t->bad_rows);
    free(t->inputs);
    arena_clear(&t->memory);
    *t = (table){ 0 };
}
