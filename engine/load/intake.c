/* intake: rows on their way into a table.
 *
 * The cells of a row are copied as they are written, and wait. When READER_BATCH rows
 * wait they are read column by column: what a column is, and how its cells are written,
 * is asked once for all of them, and its array is filled from one end to the other.
 * Cells that are not plain are left out there and read afterwards, row by row, so that
 * bad cells are noted in the order of the file. Arrays grow together and are cut to size
 * at the end.
 *
 * A birth date may come from an id in the same row: then a blank one is taken from it,
 * and one that contradicts it becomes the span between both, so that a rule that would
 * decide differently on the two cannot decide, unless the pack says which of them holds. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/intake.h"

#include <string.h>

#include "ground/name.h"
#include "load/reader.h"

enum {
    STEP = 16, /* bytes that are copied at once; raw cells have so much room behind them */
    READY_ROWS = 1 << 16, /* at most, of arrays as long as a table has rows */
};
_Static_assert((int)STEP >= (int)TABLE_RAW_SLACK && (int)STEP >= (int)READER_SLACK,
               "behind the last row too");
_Static_assert((int)STEP <= (int)CSV_SLACK, "behind the last field too");

typedef struct intake {
    cell_reader *readers;                     /* per column */
    uint16_t *names;  size_t name_count;      /* columns of names */
    uint16_t *births; size_t birth_count;     /* birth dates that an id of the row may give */
    size_t waiting;                           /* rows whose cells have not been read */
    /* Room for rows, for raw cells, that was made ready (spill_ready). */
    size_t ready_rows, ready_raw;
    text *cells;    /* theirs, in t->raw: READER_BATCH for each column */
    uint64_t *odd;  /* per column: the rows whose cell is not plain, a bit each */
    day *born;      /* as cells, of ids: the birth date in it */
} intake;

/* ---- growing */

static bool resize(spill *where, void **items, size_t count, size_t size) {
    if (count > SIZE_MAX / size) return false;
    void *fresh = spill_resize(where, *items, count * size);
    if (fresh == NULL) return false;
    *items = fresh;
    return true;
}

static bool resize_column(spill *where, column *c, size_t count) {
    if (!resize(where, (void **)&c->state, count, sizeof *c->state)) return false;
    return c->size == 0 || resize(where, (void **)&c->dates, count, c->size);
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

/* Makes `more` rows ready, if there is room for them. */
static void ready_rows(table *t, size_t more) {
    size_t from = t->intake->ready_rows, to = more < t->room - from ? from + more : t->room;
    spill_ready(t->line, from * sizeof *t->line, to * sizeof *t->line);
    spill_ready(t->file, from * sizeof *t->file, to * sizeof *t->file);
    spill_ready(t->row_flag, from * sizeof *t->row_flag, to * sizeof *t->row_flag);
    spill_ready(t->raw_at, from * sizeof *t->raw_at, to * sizeof *t->raw_at);
    for (size_t i = 0; i < t->decl->column_count; i++) {
        const column *c = &t->columns[i];
        spill_ready(c->state, from * sizeof *c->state, to * sizeof *c->state);
        spill_ready(c->dates, from * c->size, to * c->size);
    }
    t->intake->ready_rows = to;
}

static bool more_rows(table *t) {
    size_t more = t->rows / 8 < READY_ROWS ? t->rows / 8 : READY_ROWS;
    if (t->rows < t->intake->ready_rows) return true;
    if (t->rows >= TABLE_ROWS_MAX) return false;
    if (t->rows == t->room && !resize_rows(t, t->room + t->room / 2)) return false;
    ready_rows(t, more > READER_BATCH ? more : READER_BATCH);
    return true;
}

static bool resize_raw(table *t, size_t room) {
    if (!resize(t->spill, (void **)&t->raw, room, 1)) return false;
    t->raw_room = room;
    return true;
}

static bool has_room(const table *t, size_t need) {
    return need <= t->intake->ready_raw - t->raw_used;
}

/* Cells that wait point into what may move here. */
static int move_raw(table *t, size_t need, fault *f) {
    int status = intake_settle(t, f);
    if (status != 0) return status;
    if (need > SIZE_MAX / 4 || t->raw_used > SIZE_MAX / 4) return fault_memory(f);
    size_t room = t->raw_room + t->raw_room / 2;
    if (room < t->raw_used + need) room = t->raw_used + need + 4096;
    return resize_raw(t, room) ? 0 : fault_memory(f);
}

static int more_raw(table *t, size_t need, fault *f) {
    int status = need <= t->raw_room - t->raw_used ? 0 : move_raw(t, need, f);
    if (status != 0) return status;
    size_t end = t->raw_used + need, more = spill_ready_step(t->raw_used),
           left = t->raw_room - end;
    end += more < left ? more : left;
    spill_ready(t->raw, t->intake->ready_raw, end);
    t->intake->ready_raw = end;
    return 0;
}

/* ---- beginning */

static void begin_column(table *t, uint16_t at) {
    const column_decl *c = &t->decl->columns[at];
    intake *in = t->intake;
    t->columns[at] = (column){ .decl = c, .absent = true, .size = reader_size(c->type) };
    if (c->type == TYPE_NAME) in->names[in->name_count++] = at;
    if (c->type == TYPE_DATE && c->from_id < t->decl->column_count)
        in->births[in->birth_count++] = at;
}

static bool make_room(table *t) {
    arena *a = &t->memory;
    size_t count = t->decl->column_count;
    intake *in = t->intake = arena_take_zero(a, 1, sizeof *in);
    t->columns = arena_take_zero(a, count, sizeof *t->columns);
    if (in == NULL || t->columns == NULL) return false;
    in->readers = arena_take_zero(a, count, sizeof *in->readers);
    in->names = arena_take(a, count * sizeof *in->names);
    in->births = arena_take(a, count * sizeof *in->births);
    in->cells = arena_take(a, t->raw_cells * READER_BATCH * sizeof *in->cells);
    in->odd = arena_take(a, count * sizeof *in->odd);
    in->born = arena_take(a, count * READER_BATCH * sizeof *in->born);
    return in->readers && in->names && in->births && in->cells && in->odd && in->born;
}

int intake_begin(table *t, const source_decl *decl, const cell_form *const *forms,
                 size_t beside, spill *where, fault *f) {
    *t = (table){ .decl = decl, .spill = where, .beside = beside };
    t->raw_cells = decl->column_count + beside;
    if (!make_room(t)) return fault_memory(f);
    for (uint16_t i = 0; i < decl->column_count; i++) {
        begin_column(t, i);
        if (!reader_init(&t->intake->readers[i], &decl->columns[i], forms[i], &t->memory))
            return fault_memory(f);
    }
    return resize_rows(t, 64) ? 0 : fault_memory(f);
}

int intake_file(table *t, text name, text encoding, fault *f) {
    if (t->input_count >= INTAKE_FILES_MAX)
        return fault_plain(f, FAULT_DATA, "%.*s: more than %d files", TEXT_ARGS(t->decl->name),
                           INTAKE_FILES_MAX);
    if (!resize(NULL, (void **)&t->inputs, t->input_count + 1, sizeof *t->inputs))
        return fault_memory(f);
    t->inputs[t->input_count++] = (input){ .name = name, .encoding = encoding };
    return 0;
}

/* ---- as written */

/* Log of the bytes that hold the end of any cell. */
static unsigned width_for(size_t end) {
    return end <= UINT8_MAX ? 0 : end <= UINT16_MAX ? 1 : end <= UINT32_MAX ? 2 : 3;
}

/* Room for the raw cells of a row of `len` bytes. */
static int begin_row(table *t, size_t len, unsigned width, fault *f) {
    size_t need = (t->raw_cells << width) + len + STEP;
    if (!more_rows(t)) return fault_memory(f);
    return has_room(t, need) ? 0 : more_raw(t, need, f);
}

/* Its raw cells, up to `end`, are there. */
static int end_row(table *t, uint32_t line, uint8_t flags, unsigned width, const char *end,
                   fault *f) {
    size_t row = t->rows++;
    t->raw_at[row] = table_raw_place(t->raw_used, width);
    t->raw_used = (size_t)(end - t->raw);
    t->line[row] = line;
    t->file[row] = (uint16_t)(t->input_count > 0 ? t->input_count - 1 : 0);
    t->row_flag[row] = flags;
    return ++t->intake->waiting < READER_BATCH ? 0 : intake_settle(t, f);
}

int intake_row(table *t, uint32_t line, uint8_t flags, const text *cells, fault *f) {
    size_t count = t->raw_cells, len = 0;
    for (size_t i = 0; i < count; i++) len += cells[i].len;
    unsigned width = width_for(len);
    int status = begin_row(t, len, width, f);
    if (status != 0) return status;
    char *ends = t->raw + t->raw_used, *from = ends + (count << width), *to = from;
    text *wait = t->intake->cells + t->intake->waiting;
    for (size_t i = 0; i < count; i++, wait += READER_BATCH) {
        *wait = (text){ to, cells[i].len };
        if (cells[i].len > 0) memcpy(to, cells[i].at, cells[i].len);
        to += cells[i].len;
        table_put_end(ends, i, width, (size_t)(to - from));
    }
    return end_row(t, line, flags, width, to, f);
}

/* By whole steps, with what stands behind the cell. */
static void copy_steps(char *to, text cell) {
    size_t done = 0;
    do memcpy(to + done, cell.at + done, STEP);
    while ((done += STEP) < cell.len);
}

/* Writes raw cells that end within 255 bytes, and returns where. NULL: they are longer. */
static char *put_short(const csv_row *row, const uint32_t *order, size_t cells, text *wait,
                       char *ends) {
    char *from = ends + cells, *to = from;
    for (size_t i = 0; i < cells; i++, wait += READER_BATCH) {
        text cell = csv_field(row, order[i]);
        copy_steps(to, cell);
        *wait = (text){ to, cell.len };
        to += cell.len;
        ends[i] = (char)(to - from);
    }
    return to - from <= UINT8_MAX ? to : NULL;
}

static char *put_long(const csv_row *row, const uint32_t *order, size_t cells, text *wait,
                      unsigned width, char *ends) {
    char *from = ends + (cells << width), *to = from;
    for (size_t i = 0; i < cells; i++, wait += READER_BATCH) {
        text cell = csv_field(row, order[i]);
        copy_steps(to, cell);
        *wait = (text){ to, cell.len };
        to += cell.len;
        table_put_end(ends, i, width, (size_t)(to - from));
    }
    return to;
}

int intake_fields(table *t, uint8_t flags, const csv_row *row, const uint32_t *order,
                  fault *f) {
    size_t len = csv_row_len(row);
    unsigned width = width_for(len);
    int status = begin_row(t, len, width, f);
    if (status != 0) return status;
    text *wait = t->intake->cells + t->intake->waiting;
    char *ends = t->raw + t->raw_used, *end = put_short(row, order, t->raw_cells, wait, ends);
    if (end != NULL) width = 0;
    else end = put_long(row, order, t->raw_cells, wait, width, ends);
    return end_row(t, row->line, flags, width, end, f);
}

bool intake_readable(const table *t, uint16_t column, text written) {
    cell_value value;
    const char *why;
    return reader_read(&t->intake->readers[column], written, &value, &why) == CELL_OK;
}

/* ---- as typed */

/* The plain and the blank cells of a column, of the rows from `first` on that wait. */
static uint64_t read_column(const table *t, size_t at, size_t first) {
    const intake *in = t->intake;
    const column *c = &t->columns[at];
    char *values = (char *)(in->born + at * READER_BATCH);
    if (c->size > 0) values = (char *)c->dates + first * c->size;
    return reader_batch(&in->readers[at], in->cells + at * READER_BATCH, in->waiting,
                        c->state + first, values);
}

static bool add_bad_cell(table *t, size_t row, size_t at, const char *why) {
    if (!grow((void **)&t->bad_cells, &t->bad_cell_room, t->bad_cell_count,
              sizeof *t->bad_cells, SIZE_MAX / sizeof *t->bad_cells))
        return false;
    t->bad_cells[t->bad_cell_count++] = (bad_cell){ (uint32_t)row, (uint16_t)at, why };
    return true;
}

/* A cell that is not plain: the `number`-th of the column that waits. */
static bool read_odd_cell(table *t, size_t row, size_t at, size_t number) {
    intake *in = t->intake;
    column *c = &t->columns[at];
    size_t place = at * READER_BATCH + number;
    cell_value value = { 0 };
    const char *why = NULL;
    cell_state state = reader_read(&in->readers[at], in->cells[place], &value, &why);
    c->state[row] = (uint8_t)state;
    if (c->size == sizeof value) memcpy(&c->dates[row], &value, sizeof value);
    else if (c->size > 0) c->codes[row] = state == CELL_OK ? value.code : NO_INDEX;
    else in->born[place] = value.born;
    return state != CELL_UNREADABLE || (t->row_flag[row] & ROW_UNREADABLE) != 0 ||
           add_bad_cell(t, row, at, why);
}

/* All cells of the rows `odd` that are not plain. */
static bool read_odd(table *t, size_t first, uint64_t odd) {
    for (; odd != 0; odd &= odd - 1) {
        size_t number = (size_t)__builtin_ctzll(odd);
        for (size_t i = 0; i < t->decl->column_count; i++)
            if ((t->intake->odd[i] >> number & 1) != 0 &&
                !read_odd_cell(t, first + number, i, number))
                return false;
    }
    return true;
}

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

static void settle_births(table *t, size_t first) {
    const intake *in = t->intake;
    for (size_t i = 0; i < in->birth_count; i++) {
        column *c = &t->columns[in->births[i]];
        const day *born = in->born + (size_t)c->decl->from_id * READER_BATCH;
        for (size_t k = 0; k < in->waiting; k++) settle_birth(t, c, first + k, born[k]);
    }
}

/* Is some character of a name missing? One such name is enough to know. */
static void look_for_gaps(table *t, size_t first) {
    const intake *in = t->intake;
    for (size_t i = 0; i < in->name_count; i++) {
        column *c = &t->columns[in->names[i]];
        const text *cells = in->cells + in->names[i] * (size_t)READER_BATCH;
        for (size_t k = 0; k < in->waiting && !c->gaps; k++)
            c->gaps = c->state[first + k] == CELL_OK && name_look(cells[k]) != GAPS_NONE;
    }
}

int intake_settle(table *t, fault *f) {
    intake *in = t->intake;
    size_t first = t->rows - in->waiting;
    uint64_t odd = 0;
    if (in->waiting == 0) return 0;
    for (size_t i = 0; i < t->decl->column_count; i++)
        odd |= in->odd[i] = read_column(t, i, first);
    if (!read_odd(t, first, odd)) return fault_memory(f);
    look_for_gaps(t, first);
    settle_births(t, first);
    in->waiting = 0;
    return 0;
}

/* ---- going back, and the end */

intake_mark intake_place(const table *t) {
    return (intake_mark){ t->rows,      t->raw_used, t->bad_cell_count, t->bad_row_count,
                          t->read_rows, t->left_out };
}

void intake_back(table *t, intake_mark to) {
    t->intake->waiting = 0;
    t->rows = to.rows;
    t->raw_used = to.raw_used;
    t->bad_cell_count = to.bad_cells;
    t->bad_row_count = to.bad_rows;
    t->read_rows = to.read_rows;
    t->left_out = to.left_out;
}

int intake_end(table *t, fault *f) {
    int status = intake_settle(t, f);
    if (status != 0) return status;
    (void)resize_raw(t, t->raw_used + STEP); /* a refusal to shrink leaves an array as it was */
    (void)resize_rows(t, t->rows);
    t->room = t->rows;
    return 0;
}
