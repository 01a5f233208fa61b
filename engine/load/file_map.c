/* file_map: which field of a file feeds which column.
 *
 * Settled once per file, on its first row: by the positions or headers the docket
 * names, otherwise by the column's own name and the other names the pack knows. A
 * header that is missing, or there twice where it matters, stops the run with the
 * headers found and the line to write: guessing here would put every cell of the
 * column in the wrong place. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/file_map.h"

#include <stdio.h>
#include <string.h>

enum { HEADERS_SHOWN = 400 /* bytes of them in a message */, MAPPING_BYTES = 320 };

/* The headers as a person would list them, cut when they are long. */
static const char *list_headers(const csv_row *row, char *buffer, size_t size) {
    size_t used = 0;
    buffer[0] = '\0';
    for (size_t i = 0; i < row->count; i++) {
        text h = cell_trim(csv_field(row, i));
        if (h.len == 0) continue;
        const char *comma = used > 0 ? ", " : "";
        if (used + h.len + 8 > size) {
            memcpy(buffer + used, ", ...", 6);
            break;
        }
        memcpy(buffer + used, comma, strlen(comma));
        used += strlen(comma);
        memcpy(buffer + used, h.at, h.len);
        used += h.len;
        buffer[used] = '\0';
    }
    return buffer;
}

/* The line of docket.lua that says where a column is: of a source, or of a table of days, where
 * the last column is the day and the others are what it is looked up by. */
static const char *mapping(const file_map *m, text column, const char *to,
                           char buffer[MAPPING_BYTES]) {
    const column_decl *last = &m->decl->columns[m->decl->column_count - 1];
    if (m->s->source == NO_INDEX && text_equal(column, last->name))
        snprintf(buffer, MAPPING_BYTES, "column = %s", to);
    else
        snprintf(buffer, MAPPING_BYTES, "%s = { %.*s = %s }",
                 m->s->source == NO_INDEX ? "by" : "columns", TEXT_ARGS(column), to);
    return buffer;
}

/* The field under this header; NO_FIELD: none; a fault when there are two. */
static int find_header(file_map *m, const csv_row *row, text header, const text *for_column,
                       uint32_t *out, fault *f) {
    char line[MAPPING_BYTES], number[16];
    *out = NO_FIELD;
    for (size_t i = 0; i < row->count; i++) {
        if (!text_equal(cell_trim(csv_field(row, i)), header)) continue;
        if (*out == NO_FIELD) {
            *out = (uint32_t)i;
            continue;
        }
        snprintf(number, sizeof number, "%u", *out + 1);
        return fault_set(f, FAULT_DATA, m->name, row->line, 0,
                         "columns %u and %zu are both headed '%.*s'; say which one you mean in "
                         "docket.lua: %s",
                         *out + 1, i + 1, TEXT_ARGS(header),
                         mapping(m, *for_column, number, line));
    }
    return 0;
}

/* A file read with the wrong separator is one wide column. */
static char likely_separator(const file_map *m, const csv_row *row) {
    static const char others[] = ";\t,|";
    if (row->count != 1) return '\0';
    for (const char *c = others; *c != '\0'; c++)
        if (*c != m->s->separator &&
            memchr(csv_field(row, 0).at, *c, csv_field(row, 0).len) != NULL)
            return *c;
    return '\0';
}

static bool has_header(const csv_row *row, text header) {
    for (size_t i = 0; i < row->count; i++)
        if (text_equal(cell_trim(csv_field(row, i)), header)) return true;
    return false;
}

/* Nothing in the row is called like a column: it may be no header. */
static bool knows_none(const file_map *m, const csv_row *row) {
    for (size_t at = 0; at < m->decl->column_count; at++) {
        const column_decl *c = &m->decl->columns[at];
        if (has_header(row, c->name)) return false;
        for (size_t i = 0; i < c->header_count; i++)
            if (has_header(row, c->headers[i])) return false;
    }
    return true;
}

static bool is_lacking(const file_map *m, const csv_row *row, const column_decl *c) {
    const docket_column *from = &m->s->columns[c - m->decl->columns];
    bool here = c->optional || from->position > 0 || from->header.len > 0 ||
                has_header(row, c->name);
    for (size_t i = 0; i < c->header_count && !here; i++) here = has_header(row, c->headers[i]);
    return !here;
}

/* " (nor 'applied', 'consented')": the others that are lacking, so that one look is enough. */
static void list_lacking(const file_map *m, const csv_row *row, text wanted, char *buffer,
                         size_t size) {
    size_t used = 0;
    buffer[0] = '\0';
    for (size_t i = 0; i < m->decl->column_count; i++) {
        const column_decl *c = &m->decl->columns[i];
        if (text_equal(c->name, wanted) || !is_lacking(m, row, c)) continue;
        if (used + c->name.len + 16 > size) break;
        used += (size_t)snprintf(buffer + used, size - used, "%s'%.*s'",
                                 used > 0 ? ", " : " (nor ", TEXT_ARGS(c->name));
    }
    if (used > 0) memcpy(buffer + used, ")", 2);
}

static int wrong_separator(const file_map *m, const csv_row *row, text wanted, char separator,
                           fault *f) {
    char now = m->s->separator;
    return fault_set(f, FAULT_DATA, m->name, row->line, 0,
                     "no column '%.*s': the file is separated by '%s', not '%s'; say "
                     "separator = \"%s\" for this source in docket.lua",
                     TEXT_ARGS(wanted), separator == '\t' ? "tab" : (char[]){ separator, 0 },
                     now == '\t' ? "tab" : (char[]){ now, 0 },
                     separator == '\t' ? "\\t" : (char[]){ separator, 0 });
}

static int no_header(file_map *m, const csv_row *row, text wanted, const text *for_column,
                     fault *f) {
    char list[HEADERS_SHOWN], lacking[HEADERS_SHOWN] = "", quoted[160], line[MAPPING_BYTES];
    text names[COLUMN_MAX] = { { NULL, 0 } };
    size_t count = row->count < COLUMN_MAX ? row->count : COLUMN_MAX;
    char separator = likely_separator(m, row);
    const char *more = "";
    if (separator != '\0') return wrong_separator(m, row, wanted, separator, f);
    for (size_t i = 0; i < count; i++) names[i] = cell_trim(csv_field(row, i));
    size_t near = text_nearest(wanted, names, count);
    text hint = near < count && names[near].len > 0 ? names[near] : TEXT("...");
    snprintf(quoted, sizeof quoted, "\"%.*s\"", TEXT_ARGS(hint));
    if (knows_none(m, row)) more = " (no header row? header = false)";
    else if (m->s->source != NO_INDEX && text_equal(wanted, *for_column)) {
        list_lacking(m, row, wanted, lacking, sizeof lacking);
        if (near == count)
            more = "; what the list does not have, add to the file, blank where it is not "
                   "known";
    }
    return fault_set(f, FAULT_DATA, m->name, row->line, 0,
                     "no column '%.*s'%s; the file has: %s; map it in docket.lua: %s%s",
                     TEXT_ARGS(wanted), lacking, list_headers(row, list, sizeof list),
                     mapping(m, *for_column, quoted, line), more);
}

static int map_position(file_map *m, const csv_row *row, uint32_t position, text for_column,
                        uint32_t *out, fault *f) {
    *out = position - 1;
    if (position <= row->count) return 0;
    return fault_set(f, FAULT_DATA, m->name, row->line, 0,
                     "'%.*s' is said to be column %u, but this row has %zu",
                     TEXT_ARGS(for_column), position, row->count);
}

/* By the column's own name, or one of the other names the pack knows. */
static int map_by_name(file_map *m, const csv_row *row, const column_decl *c, uint32_t *out,
                       fault *f) {
    int status = find_header(m, row, c->name, &c->name, out, f);
    for (size_t i = 0; i < c->header_count && status == 0 && *out == NO_FIELD; i++)
        status = find_header(m, row, c->headers[i], &c->name, out, f);
    return status;
}

static int map_header(file_map *m, const csv_row *row, text header, text for_column,
                      uint32_t *out, fault *f) {
    if (!m->s->header)
        return fault_set(
            f, FAULT_DATA, m->name, row->line, 0,
            "'%.*s' is said to be headed '%.*s', but the docket says header = false; "
            "say its number",
            TEXT_ARGS(for_column), TEXT_ARGS(header));
    int status = find_header(m, row, header, &for_column, out, f);
    if (status != 0 || *out != NO_FIELD) return status;
    return no_header(m, row, header, &for_column, f);
}

static int map_place(file_map *m, const csv_row *row, docket_place from, text for_column,
                     uint32_t *out, fault *f) {
    if (from.position > 0) return map_position(m, row, from.position, for_column, out, f);
    return map_header(m, row, from.header, for_column, out, f);
}

/* A column for which the docket names no place. */
static int map_unnamed(file_map *m, const csv_row *row, const column_decl *c, uint32_t *out,
                       fault *f) {
    char line[MAPPING_BYTES];
    int status = m->s->header ? map_by_name(m, row, c, out, f) : 0;
    if (status != 0 || *out != NO_FIELD || c->optional) return status;
    if (m->s->header) return no_header(m, row, c->name, &c->name, f);
    return fault_set(f, FAULT_DATA, m->name, row->line, 0,
                     "nothing says which column is '%.*s': the file has no header row; say its "
                     "number in docket.lua: %s",
                     TEXT_ARGS(c->name), mapping(m, c->name, "1", line));
}

static int map_column(file_map *m, const csv_row *row, size_t at, fault *f) {
    const docket_column *from = &m->s->columns[at];
    const column_decl *c = &m->decl->columns[at];
    docket_place first = { from->position, from->header };
    m->field[at] = NO_FIELD;
    if (first.position == 0 && first.header.len == 0)
        return map_unnamed(m, row, c, &m->field[at], f);
    int status = map_place(m, row, first, c->name, &m->field[at], f);
    for (size_t i = 0; i < from->more_count && status == 0; i++)
        status = map_place(m, row, from->more[i], c->name, &m->more[at][i], f);
    return status;
}

/* A filter names a column of the pack, a header, or a position. */
static int map_only(file_map *m, const csv_row *row, size_t at, fault *f) {
    const docket_only *o = &m->s->only[at];
    uint16_t at_column = o->position > 0 ? NO_INDEX : source_find_column(m->decl, o->header);
    m->only_column[at] = NO_INDEX;
    if (o->position > 0)
        return map_position(m, row, o->position, TEXT("only"), &m->only[at], f);
    if (at_column != NO_INDEX && m->field[at_column] != NO_FIELD) {
        m->only_column[at] = at_column;
        return 0;
    }
    m->only[at] = NO_FIELD;
    int status = m->s->header ? find_header(m, row, o->header, &o->header, &m->only[at], f) : 0;
    if (status != 0 || m->only[at] != NO_FIELD) return status;
    char list[HEADERS_SHOWN];
    return fault_set(f, FAULT_DATA, m->name, row->line, 0,
                     "no column '%.*s' to filter by (only = ...); the file has: %s",
                     TEXT_ARGS(o->header), list_headers(row, list, sizeof list));
}

static bool feeds(const file_map *m, uint32_t field) {
    for (size_t at = 0; at < m->decl->column_count; at++) {
        if (m->field[at] == field) return true;
        for (size_t k = 0; k < m->s->columns[at].more_count; k++)
            if (m->more[at][k] == field) return true;
    }
    return false;
}

/* Fields that feed no column, under the header of a candidates' column; the first of
 * several. */
static void map_beside(file_map *m, const csv_row *row) {
    for (size_t k = 0; k < m->s->beside_count; k++) {
        m->beside[k] = NO_FIELD;
        for (size_t i = 0; i < row->count && m->beside[k] == NO_FIELD; i++)
            if (text_equal(cell_trim(csv_field(row, i)), m->s->beside[k].header) &&
                !feeds(m, (uint32_t)i))
                m->beside[k] = (uint32_t)i;
    }
}

/* A row must reach the last field that is used. */
static void reach(file_map *m, uint32_t field) {
    if (field != NO_FIELD && field >= m->named) m->named = field + (size_t)1;
}

static bool is_whole(const file_map *m) {
    for (size_t i = 0; i < m->decl->column_count; i++) {
        if (m->field[i] == NO_FIELD) return false;
        for (size_t k = 0; k < i; k++)
            if (m->field[k] == m->field[i]) return false;
    }
    return m->straight && m->s->beside_count == 0;
}

int file_map_begin(file_map *m, const char *name, const csv_row *row, fault *f) {
    int status = 0;
    m->name = name;
    m->full = m->named = row->count;
    if (m->s->header)
        while (m->named > 0 && cell_trim(csv_field(row, m->named - 1)).len == 0) m->named--;
    for (size_t i = 0; i < m->decl->column_count && status == 0; i++) {
        status = map_column(m, row, i, f);
        reach(m, m->field[i]);
        for (size_t k = 0; k < m->s->columns[i].more_count && status == 0; k++)
            reach(m, m->more[i][k]);
    }
    for (size_t i = 0; i < m->s->only_count && status == 0; i++)
        status = map_only(m, row, i, f);
    if (status == 0) map_beside(m, row);
    m->whole = status == 0 && is_whole(m);
    return status;
}

int file_map_new(file_map *m, const docket_source *s, const source_decl *decl, arena *a,
                 fault *f) {
    *m = (file_map){ .s = s, .decl = decl, .straight = true };
    m->field = arena_take_zero(a, decl->column_count, sizeof *m->field);
    m->more = arena_take_zero(a, decl->column_count, sizeof *m->more);
    m->only = arena_take_zero(a, s->only_count, sizeof *m->only);
    m->only_column = arena_take_zero(a, s->only_count, sizeof *m->only_column);
    m->beside = arena_take_zero(a, s->beside_count, sizeof *m->beside);
    if (m->beside == NULL || m->field == NULL || m->more == NULL || m->only == NULL ||
        m->only_column == NULL)
        return fault_memory(f);
    for (size_t i = 0; i < decl->column_count; i++) {
        m->more[i] = arena_take_zero(a, s->columns[i].more_count, sizeof *m->more[i]);
        if (m->more[i] == NULL) return fault_memory(f);
        m->straight &= s->columns[i].part == 0 && s->columns[i].more_count == 0;
    }
    return 0;
}
