/* load: the files of a source become one table.
 *
 * Per file the docket's mapping is settled first: which field feeds which column, by
 * position or by the text of the header. Then every row is measured against the width
 * of the header, filtered, cut, and its cells typed. Nothing is lost: a row is kept,
 * or noted as unreadable with its line, or counted as left out, and the three sums
 * make up what was read. A row of the wrong width whose key can be read is kept too,
 * marked, so that the join can find whom it may be about. Rows of blanks alone, which
 * spreadsheets leave behind, are no rows. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include <unistd.h>

#include "ground/folder.h"
#include "load/csv_feed.h"
#include "load/docket.h"

enum { NO_FIELD = 0xffffffffu, HEADERS_SHOWN = 400 /* bytes of them in a message */ };

typedef struct loader {
    table *t;
    const docket *d;
    const docket_source *s;
    const source_decl *decl;
    const cell_form **forms; /* per column */
    text *cells;             /* per column, of the row in work */
    uint32_t *field;         /* per column: which field of this file, or NO_FIELD */
    uint32_t *only;          /* per filter: which field of this file */
    uint16_t *only_column;   /* ... or which column, or NO_INDEX */
    bool *skip_met;          /* per skip_lines */
    const char *name;        /* of this file */
    bool begun;              /* its first row has been met */
    size_t named, full;      /* fields a row must have; fields it may have */
    size_t why_count;        /* the last wrong width, and the words made for it */
    const char *why;
} loader;

static bool is_blank_row(const csv_row *row) {
    for (size_t i = 0; i < row->count; i++)
        if (row->fields[i].len > 0 && cell_trim(row->fields[i]).len > 0) return false;
    return true;
}

/* ---- which field feeds which column */

/* The headers as a person would list them, cut when they are long. */
static const char *list_headers(const csv_row *row, char *buffer, size_t size) {
    size_t used = 0;
    buffer[0] = '\0';
    for (size_t i = 0; i < row->count; i++) {
        text h = cell_trim(row->fields[i]);
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

/* The field under this header; NO_FIELD: none; a fault when there are two. */
static int find_header(loader *l, const csv_row *row, text header, const text *for_column,
                       uint32_t *out, fault *f) {
    *out = NO_FIELD;
    for (size_t i = 0; i < row->count; i++) {
        if (!text_equal(cell_trim(row->fields[i]), header)) continue;
        if (*out != NO_FIELD)
            return fault_set(
                f, FAULT_DATA, l->name, row->line, 0,
                "columns %u and %zu are both headed '%.*s'; say which one you mean in "
                "docket.lua: columns = { %.*s = %u }",
                *out + 1, i + 1, TEXT_ARGS(header), TEXT_ARGS(*for_column), *out + 1);
        *out = (uint32_t)i;
    }
    return 0;
}

/* A file read with the wrong separator is one wide column. */
static char likely_separator(const loader *l, const csv_row *row) {
    static const char others[] = ";\t,|";
    if (row->count != 1) return '\0';
    for (const char *c = others; *c != '\0'; c++)
        if (*c != l->s->separator && memchr(row->fields[0].at, *c, row->fields[0].len) != NULL)
            return *c;
    return '\0';
}

static int no_header(loader *l, const csv_row *row, text wanted, const text *for_column,
                     fault *f) {
    char list[HEADERS_SHOWN];
    text names[COLUMN_MAX] = { { NULL, 0 } };
    size_t count = row->count < COLUMN_MAX ? row->count : COLUMN_MAX;
    char separator = likely_separator(l, row);
    if (separator != '\0')
        return fault_set(f, FAULT_DATA, l->name, row->line, 0,
                         "no column '%.*s': the file is separated by '%s', not '%s'; say "
                         "separator = \"%s\" for this source in docket.lua",
                         TEXT_ARGS(wanted),
                         separator == '\t' ? "tab" : (char[]){ separator, 0 },
                         l->s->separator == '\t' ? "tab" : (char[]){ l->s->separator, 0 },
                         separator == '\t' ? "\\t" : (char[]){ separator, 0 });
    for (size_t i = 0; i < count; i++) names[i] = cell_trim(row->fields[i]);
    size_t near = text_nearest(wanted, names, count);
    text hint = near < count && names[near].len > 0 ? names[near] : TEXT("...");
    return fault_set(
        f, FAULT_DATA, l->name, row->line, 0,
        "no column '%.*s'; the file has: %s; map it in docket.lua: columns = { %.*s = "
        "\"%.*s\" }",
        TEXT_ARGS(wanted), list_headers(row, list, sizeof list), TEXT_ARGS(*for_column),
        TEXT_ARGS(hint));
}

static int map_position(loader *l, const csv_row *row, uint32_t position, text for_column,
                        uint32_t *out, fault *f) {
    *out = position - 1;
    if (position <= row->count) return 0;
    return fault_set(f, FAULT_DATA, l->name, row->line, 0,
                     "'%.*s' is said to be column %u, but this row has %zu",
                     TEXT_ARGS(for_column), position, row->count);
}

/* By the column's own name, or one of the other names the pack knows. */
static int map_by_name(loader *l, const csv_row *row, const column_decl *c, uint32_t *out,
                       fault *f) {
    int status = find_header(l, row, c->name, &c->name, out, f);
    for (size_t i = 0; i < c->header_count && status == 0 && *out == NO_FIELD; i++)
        status = find_header(l, row, c->headers[i], &c->name, out, f);
    return status;
}

static int map_column(loader *l, const csv_row *row, size_t at, fault *f) {
    const docket_column *from = &l->s->columns[at];
    const column_decl *c = &l->decl->columns[at];
    uint32_t *out = &l->field[at];
    int status = 0;
    *out = NO_FIELD;
    if (from->position > 0) return map_position(l, row, from->position, c->name, out, f);
    if (!l->s->header) {
        if (c->optional) return 0;
        return fault_set(
            f, FAULT_DATA, l->name, row->line, 0,
            "nothing says which column is '%.*s': the file has no header row; say its "
            "number in docket.lua: columns = { %.*s = 1 }",
            TEXT_ARGS(c->name), TEXT_ARGS(c->name));
    }
    if (from->header.len > 0) status = find_header(l, row, from->header, &c->name, out, f);
    else status = map_by_name(l, row, c, out, f);
    if (status != 0 || *out != NO_FIELD) return status;
    if (c->optional && from->header.len == 0) return 0;
    return no_header(l, row, from->header.len > 0 ? from->header : c->name, &c->name, f);
}

/* A filter names a column of the pack, a header, or a position. */
static int map_only(loader *l, const csv_row *row, size_t at, fault *f) {
    const docket_only *o = &l->s->only[at];
    uint16_t at_column = o->position > 0 ? NO_INDEX : source_find_column(l->decl, o->header);
    l->only_column[at] = NO_INDEX;
    if (o->position > 0)
        return map_position(l, row, o->position, TEXT("only"), &l->only[at], f);
    if (at_column != NO_INDEX && l->field[at_column] != NO_FIELD) {
        l->only_column[at] = at_column;
        return 0;
    }
    l->only[at] = NO_FIELD;
    int status = l->s->header ? find_header(l, row, o->header, &o->header, &l->only[at], f) : 0;
    if (status != 0 || l->only[at] != NO_FIELD) return status;
    char list[HEADERS_SHOWN];
    return fault_set(f, FAULT_DATA, l->name, row->line, 0,
                     "no column '%.*s' to filter by (only = ...); the file has: %s",
                     TEXT_ARGS(o->header), list_headers(row, list, sizeof list));
}

static int begin_file(loader *l, const csv_row *row, fault *f) {
    int status = 0;
    l->begun = true;
    l->full = l->named = row->count;
    if (l->s->header)
        while (l->named > 0 && cell_trim(row->fields[l->named - 1]).len == 0) l->named--;
    for (size_t i = 0; i < l->decl->column_count && status == 0; i++) {
        status = map_column(l, row, i, f);
        if (l->field[i] == NO_FIELD) continue;
        l->t->columns[i].absent = false;
        if (l->field[i] >= l->named) l->named = l->field[i] + (size_t)1;
    }
    for (size_t i = 0; i < l->s->only_count && status == 0; i++)
        status = map_only(l, row, i, f);
    return status;
}

/* ---- rows */

/* The part of the text the docket asks for; empty when it has fewer. */
static text cut_part(text t, text by, uint32_t part) {
    for (; part > 1; part--) {
        const char *next = memmem(t.at, t.len, by.at, by.len);
        if (next == NULL) return (text){ "", 0 };
        size_t gone = (size_t)(next - t.at) + by.len;
        t = (text){ t.at + gone, t.len - gone };
    }
    const char *end = memmem(t.at, t.len, by.at, by.len);
    return end == NULL ? t : (text){ t.at, (size_t)(end - t.at) };
}

static void take_cells(loader *l, const csv_row *row) {
    for (size_t i = 0; i < l->decl->column_count; i++) {
        const docket_column *from = &l->s->columns[i];
        l->cells[i] = (text){ "", 0 };
        if (l->field[i] >= row->count) continue;
        l->cells[i] = row->fields[l->field[i]];
        if (from->part > 0 && from->cut.len > 0)
            l->cells[i] = cut_part(l->cells[i], from->cut, from->part);
    }
}

static bool passes(const loader *l, const csv_row *row) {
    for (size_t i = 0; i < l->s->only_count; i++) {
        const docket_only *o = &l->s->only[i];
        uint16_t feeds = l->only_column[i];
        text t = feeds != NO_INDEX         ? l->cells[feeds]
                 : l->only[i] < row->count ? row->fields[l->only[i]]
                                           : (text){ "", 0 };
        bool met = false;
        t = cell_trim(t);
        for (size_t w = 0; w < o->word_count && !met; w++) met = text_equal(t, o->words[w]);
        if (!met) return false;
    }
    return true;
}

static bool readable(const loader *l, uint16_t at) {
    cell_value value;
    const char *why;
    return cell_read(&l->decl->columns[at], l->forms[at], l->cells[at], &value, &why) ==
           CELL_OK;
}

/* Can a row of the wrong width still say whom it is about? */
static bool has_key(const loader *l) {
    if (l->decl->kind == SOURCE_CANDIDATES) return readable(l, l->decl->key);
    for (size_t i = 0; i < l->decl->key_count; i++) {
        const key_list *keys = &l->decl->keys[i];
        size_t good = 0;
        if (keys->grade == GRADE_NEVER) continue;
        while (good < keys->count && readable(l, keys->here[good])) good++;
        if (good > 0 && good == keys->count) return true;
    }
    return false;
}

static bool is_skipped(loader *l, uint32_t line) {
    bool skipped = false;
    for (size_t i = 0; i < l->s->skip_count; i++)
        if (l->s->skip_lines[i] == line) skipped = l->skip_met[i] = true;
    return skipped;
}

static int add_unreadable(loader *l, const csv_row *row, fault *f) {
    table *t = l->t;
    if (l->why == NULL || l->why_count != row->count) {
        l->why = arena_print(&t->memory, "%zu field%s where %zu are expected", row->count,
                             row->count == 1 ? "" : "s", l->named);
        l->why_count = row->count;
        if (l->why == NULL) return fault_memory(f);
    }
    bad_row bad = { (uint16_t)(t->input_count - 1), row->line, l->why, is_skipped(l, row->line),
                    UINT32_MAX };
    int status = 0;
    take_cells(l, row);
    if (has_key(l)) {
        uint8_t flags = bad.skipped ? ROW_UNREADABLE | ROW_SKIPPED : ROW_UNREADABLE;
        bad.row = (uint32_t)t->rows;
        status = table_add_row(t, row->line, flags, l->cells, l->forms, f);
    }
    return status != 0 ? status : table_add_bad_row(t, bad, f);
}

/* Not even blank fields may be too many: the row `a,b, and more,` has one separator too many in
 * the middle, and every cell after it is in the wrong column. */
static bool fits(const loader *l, const csv_row *row) {
    return row->count >= l->named && row->count <= l->full;
}

static int take_row(void *payload, const csv_row *row, fault *f) {
    loader *l = payload;
    table *t = l->t;
    if (row->line < l->s->first_row || is_blank_row(row)) return 0;
    if (!l->begun) {
        int status = begin_file(l, row, f);
        if (status != 0 || l->s->header) return status;
    }
    t->read_rows++;
    t->inputs[t->input_count - 1].rows++;
    if (!fits(l, row)) return add_unreadable(l, row, f);
    take_cells(l, row);
    if (!passes(l, row)) {
        t->left_out++;
        return 0;
    }
    return table_add_row(t, row->line, 0, l->cells, l->forms, f);
}

/* ---- the files of a source */

static int load_file(loader *l, text name, fault *f) {
    int status = table_add_input(l->t, name, l->s->encoding, f);
    if (status != 0) return status;
    l->name = name.at;
    l->begun = false;
    l->why = NULL;
    int fd = folder_open(l->d->folder, l->name, FAULT_DATA, f);
    if (fd < 0) return fd;
    csv_totals totals = { 0 };
    csv_file file = { fd, l->name, l->s->encoding, l->s->separator, false };
    status = csv_feed(&file, take_row, l, &totals, f);
    close(fd);
    if (status == 0 && !l->begun && l->s->header)
        status = fault_set(f, FAULT_DATA, l->name, l->s->first_row, 0,
                           "the file is empty from here on: a header row was expected");
    input *in = &l->t->inputs[l->t->input_count - 1];
    in->bytes = totals.bytes;
    in->sha256 = totals.sha256;
    return status;
}

static int prepare(loader *l, fault *f) {
    arena *a = &l->t->memory;
    size_t columns = l->decl->column_count, filters = l->s->only_count;
    l->forms = arena_take_zero(a, columns, sizeof *l->forms);
    l->cells = arena_take_zero(a, columns, sizeof *l->cells);
    l->field = arena_take_zero(a, columns, sizeof *l->field);
    l->only = arena_take_zero(a, filters, sizeof *l->only);
    l->only_column = arena_take_zero(a, filters, sizeof *l->only_column);
    l->skip_met = arena_take_zero(a, l->s->skip_count, sizeof *l->skip_met);
    if (l->forms == NULL || l->cells == NULL || l->field == NULL || l->only == NULL ||
        l->only_column == NULL || l->skip_met == NULL)
        return fault_memory(f);
    for (size_t i = 0; i < columns; i++) l->forms[i] = &l->s->columns[i].form;
    return 0;
}

/* The control total, and the lines the docket wants passed over. */
static int check_promises(const loader *l, notes *n, fault *f) {
    const docket_source *s = l->s;
    for (size_t i = 0; i < s->skip_count; i++)
        if (!l->skip_met[i])
            notes_add(n, NOTE_WARNING, "docket.lua", s->line, 0,
                      "%.*s: skip_lines names line %u, but no unreadable row starts there",
                      TEXT_ARGS(l->decl->name), s->skip_lines[i]);
    if (s->expect_rows < 0 || (uint64_t)s->expect_rows == l->t->read_rows) return 0;
    return fault_set(f, FAULT_DATA, "docket.lua", s->line, 0,
                     "%.*s: expect = { rows = %lld }, but the file%s ha%s %llu",
                     TEXT_ARGS(l->decl->name), (long long)s->expect_rows,
                     s->file_count == 1 ? "" : "s", s->file_count == 1 ? "s" : "ve",
                     (unsigned long long)l->t->read_rows);
}

int load_source(table *out, const docket *d, const docket_source *s, const source_decl *decl,
                notes *n, fault *f) {
    loader l = { .t = out, .d = d, .s = s, .decl = decl };
    int status = table_begin(out, decl, f);
    if (status == 0) status = prepare(&l, f);
    for (size_t i = 0; i < s->file_count && status == 0; i++)
        status = load_file(&l, s->files[i], f);
    if (status == 0) status = check_promises(&l, n, f);
    if (status == 0) table_end(out);
    else table_clear(out);
    return status;
}

/* ---- rows from memory */

/* Cells handed over by a program are written plainly: ISO dates, "open", "none". */
static const text open_word = { "open", 4 }, none_word = { "none", 4 };
static const cell_form plain_form = {
    .dates = FORM_ISO,
    .open = (text *)&open_word,
    .open_count = 1,
    .none = (text *)&none_word,
    .none_count = 1,
};

int load_memory_begin(table *out, const source_decl *decl, const char *name, fault *f) {
    text kept = { "", 0 };
    int status = table_begin(out, decl, f);
    if (status == 0 && !arena_text(&out->memory, text_of(name), &kept))
        status = fault_memory(f);
    if (status == 0) status = table_add_input(out, kept, TEXT("utf-8"), f);
    if (status != 0) {
        table_clear(out);
        return status;
    }
    for (size_t i = 0; i < decl->column_count; i++) out->columns[i].absent = false;
    return 0;
}

int load_memory_row(table *t, const text *cells, size_t count, fault *f) {
    const cell_form *forms[COLUMN_MAX];
    text row[COLUMN_MAX];
    size_t columns = t->decl->column_count;
    if (columns > COLUMN_MAX || count > columns)
        return fault_plain(f, FAULT_DATA, "%.*s: a row of %zu cells, but there are %zu columns",
                           TEXT_ARGS(t->decl->name), count, columns);
    for (size_t i = 0; i < columns; i++) {
        forms[i] = &plain_form;
        row[i] = i < count && cells[i].at != NULL ? cells[i] : (text){ "", 0 };
    }
    int status = table_add_row(t, (uint32_t)t->rows + 1, 0, row, forms, f);
    if (status != 0) return status;
    t->read_rows++;
    t->inputs[0].rows++;
    return 0;
}

int load_memory_end(table *t, fault *f) {
    (void)f;
    table_end(t);
    return 0;
}
