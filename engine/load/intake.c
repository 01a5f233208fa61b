/* intake: rows on their way into a table.
 *
 * The cells of a row are kept as they are written, and wait. When READER_BATCH rows wait they
 * are typed together, by load/settle. Arrays grow together and are cut to size at the end. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/intake.h"

#include <string.h>

#include "load/settle.h"

enum {
    STEP = 16, /* bytes that are copied at once; raw cells have so much room behind them */
    READY_ROWS = 1 << 16, /* at most, of arrays as long as a table has rows */
    ROW_MAX = 0x7fffffff, /* bytes of the cells of a row */
};
_Static_assert((int)STEP >= (int)TABLE_RAW_SLACK && (int)STEP >= (int)READER_SLACK,
               "behind the last row too");
_Static_assert((int)STEP <= (int)CSV_SLACK, "behind the last field too");

typedef struct intake {
    settler *settler;
    size_t waiting;     /* rows whose cells have not been typed: as reader_rows has them */
    size_t *starts;
    uint32_t *marks;
    /* Room for rows, for raw cells, that was made ready (spill_ready). */
    size_t ready_rows, ready_raw;
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

static bool move_raw(table *t, size_t need) {
    if (need > SIZE_MAX / 4 || t->raw_used > SIZE_MAX / 4) return false;
    size_t room = t->raw_room + t->raw_room / 2;
    if (room < t->raw_used + need) room = t->raw_used + need + 4096;
    return resize_raw(t, room);
}

static bool more_raw(table *t, size_t need) {
    if (need > t->raw_room - t->raw_used && !move_raw(t, need)) return false;
    size_t end = t->raw_used + need, more = spill_ready_step(t->raw_used),
           left = t->raw_room - end;
    end += more < left ? more : left;
    spill_ready(t->raw, t->intake->ready_raw, end);
    t->intake->ready_raw = end;
    return true;
}

/* Room for one more row, whose raw cells take so many bytes at most. By itself, so that rows
 * for which there is room cost no more than the question. */
__attribute__((noinline)) static bool more_room(table *t, size_t need) {
    if (t->rows >= t->intake->ready_rows && !more_rows(t)) return false;
    return need <= t->intake->ready_raw - t->raw_used || more_raw(t, need);
}

/* ---- beginning */

static void begin_column(table *t, uint16_t at) {
    const column_decl *c = &t->decl->columns[at];
    t->columns[at] = (column){ .decl = c, .absent = true, .size = reader_size(c->type) };
}

static bool make_room(table *t, const cell_form *const *forms) {
    arena *a = &t->memory;
    intake *in = t->intake = arena_take_zero(a, 1, sizeof *in);
    t->columns = arena_take_zero(a, t->decl->column_count, sizeof *t->columns);
    if (in == NULL || t->columns == NULL) return false;
    in->settler = settle_new(t, forms);
    in->starts = arena_take(a, READER_BATCH * sizeof *in->starts);
    in->marks = arena_take(a, READER_BATCH * (t->raw_cells + 1) * sizeof *in->marks);
    return in->settler && in->starts && in->marks;
}

int intake_begin(table *t, const source_decl *decl, const cell_form *const *forms,
                 size_t beside, spill *where, fault *f) {
    *t = (table){ .decl = decl, .spill = where, .beside = beside };
    t->raw_cells = decl->column_count + beside;
    if (!make_room(t, forms)) return fault_memory(f);
    for (uint16_t i = 0; i < decl->column_count; i++) begin_column(t, i);
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

/* ---- as typed */

bool intake_readable(const table *t, uint16_t column, text written) {
    return settle_readable(t->intake->settler, column, written);
}

int intake_settle(table *t, fault *f) {
    intake *in = t->intake;
    reader_rows rows = { t->raw, in->starts, in->marks, t->raw_cells + 1 };
    size_t count = in->waiting;
    if (count == 0) return 0;
    in->waiting = 0;
    return settle_rows(in->settler, t, &rows, t->rows - count, count) ? 0 : fault_memory(f);
}

/* ---- as written */

/* Where a row goes: where its cells end, in so many bytes each (log of them), and they. */
typedef struct row_place { char *ends, *cells; unsigned width; } row_place;

/* Where the marks of the next row go; the first is 0. */
static uint32_t *next_marks(const table *t) {
    uint32_t *marks = t->intake->marks + t->intake->waiting * (t->raw_cells + 1);
    marks[0] = 0;
    return marks;
}

/* Room for the next row, whose cells are so many bytes together. False: no memory. */
static bool open_row(table *t, uint32_t line, uint8_t flags, size_t len, row_place *out) {
    intake *in = t->intake;
    size_t row = t->rows, start = t->raw_used;
    unsigned width = len <= UINT8_MAX ? 0 : len <= UINT16_MAX ? 1 : 2;
    size_t ends = t->raw_cells << width, need = ends + len + STEP;
    if ((row >= in->ready_rows || need > in->ready_raw - start) && !more_room(t, need))
        return false;
    *out = (row_place){ t->raw + start, t->raw + start + ends, width };
    in->starts[in->waiting] = start + ends;
    t->raw_at[row] = table_raw_place(start, width);
    t->raw_used = start + ends + len;
    t->line[row] = line;
    t->file[row] = (uint16_t)(t->input_count > 0 ? t->input_count - 1 : 0);
    t->row_flag[row] = flags;
    return true;
}

static void put_ends(const table *t, row_place p, const uint32_t *marks) {
    for (size_t i = 0; i < t->raw_cells; i++)
        table_put_end(p.ends, i, p.width, marks[i + 1]);
}

/* It is there. */
static int close_row(table *t, fault *f) {
    t->rows++;
    return ++t->intake->waiting < READER_BATCH ? 0 : intake_settle(t, f);
}

int intake_row(table *t, uint32_t line, uint8_t flags, const text *cells, fault *f) {
    uint32_t *marks = next_marks(t);
    row_place p;
    for (size_t i = 0; i < t->raw_cells; i++) {
        if (cells[i].len >= ROW_MAX - marks[i]) return fault_memory(f);
        marks[i + 1] = marks[i] + (uint32_t)cells[i].len;
    }
    if (!open_row(t, line, flags, marks[t->raw_cells], &p)) return fault_memory(f);
    put_ends(t, p, marks);
    for (size_t i = 0; i < t->raw_cells; i++)
        if (cells[i].len > 0) memcpy(p.cells + marks[i], cells[i].at, cells[i].len);
    return close_row(t, f);
}

/* By whole steps, with what stands behind the cell. */
static void copy_steps(char *to, text cell) {
    size_t done = 0;
    do memcpy(to + done, cell.at + done, STEP);
    while ((done += STEP) < cell.len);
}

int intake_fields(table *t, uint8_t flags, const csv_row *row, const uint32_t *order,
                  fault *f) {
    size_t cells = t->raw_cells;
    uint32_t *marks = next_marks(t), end = 0;
    row_place p;
    for (size_t i = 0; i < cells; i++)
        marks[i + 1] = end += (uint32_t)csv_field(row, order[i]).len;
    if (!open_row(t, row->line, flags, end, &p)) return fault_memory(f);
    if (p.width > 0) put_ends(t, p, marks);
    for (size_t i = 0; i < cells; i++) {
        if (p.width == 0) p.ends[i] = (char)marks[i + 1];
        copy_steps(p.cells + marks[i], csv_field(row, order[i]));
    }
    return close_row(t, f);
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
