/* date_order: columns of dates whose files show another order of day and month than is
 * declared.
 *
 * A column is declared day first and its file was written month first: 03/25/1985 is
 * unreadable, and somebody sees it, but 03/05/1985 is read as 3 May. So one cell that only the
 * other order can read, in a column where nearly every cell fits both, casts doubt on all cells
 * of that file that both orders read. Which is right only somebody who knows the file can say.
 * Until then each of these dates lies between its two readings: what comes out alike for both
 * is decided, what does not is referred, and as a key such a date tells nobody from others. One
 * slip is enough for that, in a long list too, until it is put right: rows from elsewhere may
 * stand among the others, and nobody can see how many.
 *
 * Where an id of the row gives the birth date, it says which reading is meant. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/date_order.h"

#include "load/identifier.h"
#include "load/plain.h"

typedef struct checking {
    table *t;
    uint16_t column, file;
    /* rows: the first cell of the other order, the first that both orders read */
    uint32_t other, both;
    size_t boths;
} checking;

static date_form other_order(date_form declared) {
    return declared == FORM_DAY_FIRST ? FORM_MONTH_FIRST : FORM_DAY_FIRST;
}

static bool fits_other_order(const checking *c, date_form declared, uint32_t row) {
    char buffer[64];
    span read;
    text t = plain_number(cell_trim(table_raw(c->t, row, c->column)), buffer, sizeof buffer);
    return date_parse(t, declared, &read) != NULL &&
           date_parse(t, other_order(declared), &read) == NULL && span_whole(read);
}

/* The id of the row says the same day, or it is the one that holds. */
static bool is_known_by_id(const checking *c, uint32_t row) {
    const column_decl *d = c->t->columns[c->column].decl;
    char id[IDENTIFIER_SIZE];
    day born;
    if (d->from_id >= c->t->decl->column_count || table_state(c->t, row, d->from_id) != CELL_OK)
        return false;
    column_type type = c->t->decl->columns[d->from_id].type;
    if (identifier_read(type, cell_trim(table_raw(c->t, row, d->from_id)), id) != NULL ||
        !identifier_birth(type, id, &born))
        return false;
    return d->prevails == PREVAILS_ID || born == c->t->columns[c->column].dates[row].lo;
}

static void doubt(checking *c, uint32_t row) {
    span *date = &c->t->columns[c->column].dates[row];
    day mirrored;
    if ((c->t->row_flag[row] & ROW_UNREADABLE) != 0 ||
        table_state(c->t, row, c->column) != CELL_OK || !span_whole(*date) ||
        !day_mirror(date->lo, &mirrored) || is_known_by_id(c, row))
        return;
    if (mirrored < date->lo) date->lo = mirrored;
    else date->hi = mirrored;
    if (c->boths++ == 0) c->both = row;
}

static void tell(const checking *c, date_form declared, notes *n) {
    const table *t = c->t;
    date_form other = other_order(declared);
    text first = cell_trim(table_raw(t, c->other, c->column));
    text second = cell_trim(table_raw(t, c->both, c->column));
    notes_add(
        n, NOTE_WARNING, table_file(t, c->other).at, t->line[c->other], 0,
        "%.*s is declared '%s', but '%.*s' can only be read '%s': '%.*s' in line %u, and %zu "
        "date%s of this file, may be either; correct the cell, or declare dates = \"%s\" for "
        "the file and put rows of the other order into one of their own",
        TEXT_ARGS(t->decl->columns[c->column].name), date_form_name(declared), TEXT_ARGS(first),
        date_form_name(other), TEXT_ARGS(second), t->line[c->both], c->boths,
        c->boths == 1 ? "" : "s in all", date_form_name(other));
}

/* The rows of a file stand together. */
static void check_file(checking *c, date_form declared, notes *n) {
    const table *t = c->t;
    uint32_t row = c->other;
    while (row > 0 && t->file[row - 1] == c->file) row--;
    for (; row < t->rows && t->file[row] == c->file; row++) doubt(c, row);
    if (c->boths > 0) tell(c, declared, n);
}

/* Bad cells stand in the order of their rows: of each file the first that tells is enough. */
static void check_column(table *t, uint16_t column, date_form declared, notes *n) {
    checking c = { .t = t, .column = column };
    bool any = false;
    for (size_t i = 0; i < t->bad_cell_count; i++) {
        const bad_cell *b = &t->bad_cells[i];
        if (b->column != column || (any && t->file[b->row] == c.file)) continue;
        if (!fits_other_order(&c, declared, b->row)) continue;
        c = (checking){ .t = t, .column = column, .file = t->file[b->row], .other = b->row };
        any = true;
        check_file(&c, declared, n);
    }
}

void date_order_check(table *t, const docket_source *s, notes *n) {
    for (uint16_t at = 0; at < t->decl->column_count && t->bad_cell_count > 0; at++) {
        date_form declared = s->columns[at].form.dates;
        if (t->decl->columns[at].type != TYPE_DATE) continue;
        if (declared == FORM_DAY_FIRST || declared == FORM_MONTH_FIRST)
            check_column(t, at, declared, n);
    }
}
