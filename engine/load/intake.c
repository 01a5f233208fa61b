/* intake: rows on their way into a table.
 *
 * The cells of a row are kept as they are written, and wait. When READER_BATCH rows wait they
 * are typed together, by load/settle. A row whose fields are its cells, and stand in the file
 * in the order of the first one, is kept as it stands, by one copy; others cell by cell. Arrays
 * grow together and are cut to size at the end. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/intake.h"

#include <string.h>

#include "load/settle.h"

enum {
    STEP = 16, /* bytes that are copied at once; raw cells have so much room behind them */
    READY_ROWS = 1 << 16, /* at most, of arrays as long as a table has rows */
    MARKS = 8,            /* that are written at once */
    ROW_MAX = 0x7fffffff, /* bytes of a row with one between its cells */
};
_Static_assert((int)STEP >= (int)TABLE_RAW_SLACK && (int)STEP >= (int)READER_SLACK,
               "behind the last row too");
_Static_assert((int)STEP <= (int)CSV_SLACK, "behind the last field too");
_Static_assert((int)MARKS <= (int)CSV_MARK_SLACK && (int)MARKS <= (int)STEP,
               "behind the last mark, and the last end, too");

typedef struct intake {
    settler *settler;
    size_t waiting;     /* rows whose cells have not been typed: as reader_rows has them */
    size_t *starts;
    uint32_t *marks;
    size_t stride;      /* a whole number of MARKS and one */
    /* In the order of the table's raw cells: which one it is, which field of the file it is. */
    uint16_t *cell_at;
    uint32_t *field_at;
    size_t straight;    /* rows of so many fields are kept as they stand; 0: none are */
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
    t->raw_order = arena_take(a, t->raw_cells * sizeof *t->raw_order);
    if (in == NULL || t->columns == NULL || t->raw_order == NULL) return false;
    in->settler = settle_new(t, forms);
    in->starts = arena_take(a, READER_BATCH * sizeof *in->starts);
    in->stride = (t->raw_cells + MARKS - 1) / MARKS * MARKS + 1;
    in->marks = arena_take_zero(a, READER_BATCH * in->stride, sizeof *in->marks);
    in->cell_at = arena_take(a, t->raw_cells * sizeof *in->cell_at);
    in->field_at = arena_take(a, t->raw_cells * sizeof *in->field_at);
    return in->settler && in->starts && in->marks && in->cell_at && in->field_at;
}

static void set_order(table *t, size_t cell, size_t at) {
    t->raw_order[cell] = (uint16_t)at;
    t->intake->cell_at[at] = (uint16_t)cell;
}

int intake_begin(table *t, const source_decl *decl, const cell_form *const *forms,
                 size_t beside, spill *where, fault *f) {
    *t = (table){ .decl = decl, .spill = where, .beside = beside };
    t->raw_cells = decl->column_count + beside;
    if (!make_room(t, forms)) return fault_memory(f);
    for (uint16_t i = 0; i < decl->column_count; i++) begin_column(t, i);
    for (size_t i = 0; i < t->raw_cells; i++) set_order(t, i, i);
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

void intake_order(table *t, const uint32_t *order, size_t fields) {
    intake *in = t->intake;
    size_t count = t->raw_cells, same = 0;
    for (size_t i = 0; i < count && t->rows == 0 && fields == count; i++)
        set_order(t, i, order[i]);
    for (size_t i = 0; i < count; i++) {
        in->field_at[i] = order[in->cell_at[i]];
        same += in->field_at[i] == i;
    }
    in->straight = same == count ? count : 0;
}

/* ---- as typed */

bool intake_readable(const table *t, uint16_t column, text written) {
    return settle_readable(t->intake->settler, column, written);
}

int intake_settle(table *t, fault *f) {
    intake *in = t->intake;
    reader_rows rows = { t->raw, in->starts, in->marks, in->stride };
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
    uint32_t *marks = t->intake->marks + t->intake->waiting * t->intake->stride;
    marks[0] = 0;
    return marks;
}

/* Room for the next row, of so many bytes with those between its cells. False: no memory. */
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
        table_put_end(p.ends, i, p.width, marks[i + 1] - 1);
}

/* It is there. */
static int close_row(table *t, fault *f) {
    t->rows++;
    return ++t->intake->waiting < READER_BATCH ? 0 : intake_settle(t, f);
}

int intake_row(table *t, uint32_t line, uint8_t flags, const text *cells, fault *f) {
    const uint16_t *cell_at = t->intake->cell_at;
    uint32_t *marks = next_marks(t);
    row_place p;
    for (size_t i = 0; i < t->raw_cells; i++) {
        size_t len = cells[cell_at[i]].len;
        if (len >= ROW_MAX - marks[i]) return fault_memory(f);
        marks[i + 1] = marks[i] + (uint32_t)len + 1;
    }
    if (!open_row(t, line, flags, marks[t->raw_cells] - 1, &p)) return fault_memory(f);
    put_ends(t, p, marks);
    for (size_t i = 0; i < t->raw_cells; i++) {
        text cell = cells[cell_at[i]];
        if (cell.len > 0) memcpy(p.cells + marks[i], cell.at, cell.len);
        p.cells[marks[i + 1] - 1] = '\0';
    }
    return close_row(t, f);
}

/* By whole steps, with what stands behind the cell. */
static void copy_steps(char *to, text cell) {
    size_t done = 0;
    do memcpy(to + done, cell.at + done, STEP);
    while ((done += STEP) < cell.len);
}

/* Marks and ends, of one byte each, from marks about fields, MARKS at a time: behind each of
 * the three is room for more. */
static void put_straight(size_t cells, const uint32_t *restrict from, uint32_t *restrict marks,
                         char *restrict ends) {
    const uint32_t first = from[0];
    for (size_t i = 0; i < cells; i += MARKS) {
        for (size_t k = 0; k < MARKS; k++) marks[i + k + 1] = from[i + k + 1] - first;
        for (size_t k = 0; k < MARKS; k++)
            ends[i + k] = (char)(from[i + k + 1] - first - 1);
    }
}

static int keep_straight(table *t, uint8_t flags, const csv_row *row, fault *f) {
    size_t len = csv_row_len(row);
    uint32_t *marks = next_marks(t);
    row_place p;
    if (!open_row(t, row->line, flags, len, &p)) return fault_memory(f);
    put_straight(row->count, row->marks, marks, p.ends);
    if (p.width > 0) put_ends(t, p, marks);
    memcpy(p.cells, row->at, len);
    return close_row(t, f);
}

int intake_fields(table *t, uint8_t flags, const csv_row *row, fault *f) {
    const uint32_t *field_at = t->intake->field_at;
    if (row->count == t->intake->straight) return keep_straight(t, flags, row, f);
    uint32_t *marks = next_marks(t);
    row_place p;
    for (size_t i = 0; i < t->raw_cells; i++)
        marks[i + 1] = marks[i] + (uint32_t)csv_field(row, field_at[i]).len + 1;
    if (!open_row(t, row->line, flags, marks[t->raw_cells] - 1, &p)) return fault_memory(f);
    put_ends(t, p, marks);
    for (size_t i = 0; i < t->raw_cells; i++)
        copy_steps(p.cells + marks[i], csv_field(row, field_at[i]));
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
