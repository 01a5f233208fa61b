/* several_rows: does one row hold what looks like several?
 *
 * Two stray quotes make one long field of all that stands between them, and that is good CSV.
 * A line break that was lost, or a file put behind one that does not end with one, makes two
 * rows one. Whom the rows inside are about, nobody can say: the key of the one says nothing of
 * the others. So what looks like several rows is none, and its key is not believed. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/several_rows.h"

#include "load/cell.h"

static const char whole_rows[] =
    "a quoted field holds what looks like whole rows; is a quote missing or one too many?";
static const char two_rows[] = "as many fields as two rows have; is a line break missing?";

/* As many separators as a row of this file has. */
static bool makes_row(const row_width *is, size_t separators) {
    return separators + 1 >= is->named && separators < is->full;
}

/* Does the field hold what looks like a row: a whole line inside it, or an end of one row and
 * the beginning of the next, which with the fields before and behind it are two? */
static bool holds_row(const row_width *is, text field, size_t before, size_t behind) {
    size_t separators = 0, lines = 0;
    bool begins = false;
    for (size_t i = 0; i < field.len; i++) {
        separators += field.at[i] == is->separator;
        if (field.at[i] != '\n' && field.at[i] != '\r') continue;
        if (lines == 0) begins = makes_row(is, before + separators);
        else if (makes_row(is, separators)) return true;
        lines++;
        separators = 0;
    }
    return begins && makes_row(is, separators + behind);
}

static bool holds_rows(const csv_row *row, const row_width *is) {
    if (row->last_line == row->line || is->named < 3) return false;
    for (size_t i = 0; i < row->count; i++)
        if (holds_row(is, csv_field(row, i), i, row->count - 1 - i)) return true;
    return false;
}

/* The last cell of the one row and the first of the other are one field. */
static bool is_two_rows(const csv_row *row, const row_width *is) {
    if (is->named < 2 || row->count <= is->full || row->count + 1 < 2 * is->named) return false;
    for (size_t i = is->named; i < row->count; i++)
        if (cell_trim(csv_field(row, i)).len > 0) return true;
    return false;
}

const char *several_rows(const csv_row *row, const row_width *is) {
    return holds_rows(row, is) ? whole_rows : is_two_rows(row, is) ? two_rows : NULL;
}
