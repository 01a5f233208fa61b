/* load: the files of a source become one table.
 *
 * Every row is measured against the width of the header, its cells are taken from the
 * fields that feed them, cut or joined as the docket says, filtered, and typed.
 * Nothing is lost: a row is kept, or noted as unreadable with its line, or counted as
 * left out, and the three sums make up what was read. A row of the wrong width whose
 * key can be read is kept too, marked, so that the join can find whom it may be about.
 * Rows of blanks alone, which spreadsheets leave behind, are no rows. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ground/folder.h"
#include "load/csv_ahead.h"
#include "load/date_order.h"
#include "load/detect.h"
#include "load/docket.h"
#include "load/file_map.h"
#include "load/header_again.h"
#include "load/intake.h"
#include "load/only_words.h"
#include "load/several_rows.h"

enum { ROWS_TOLD = 5, LONG_FILE = 1 << 18 /* bytes */ };

typedef struct loader {
    table *t;
    const docket *d;
    const docket_source *s;
    const source_decl *decl;
    file_map map;
    const csv_row *whole;    /* the row in work, if its fields are its cells; NULL: */
    text *cells;             /* its cells, per column */
    arena joined;            /* cells of that row made of several fields */
    bool *skip_met;          /* per skip_lines */
    bool begun;              /* the first row of the file has been met */
    uint64_t no_rows;        /* left out because of how they begin */
    uint64_t blanks;         /* left out because a cell that `only` asks is blank */
    const docket_only *blank; /* the first such */
    size_t why_count;        /* the last wrong width, and the words made for it */
    const char *why;
} loader;

static bool is_blank_row(const csv_row *row) {
    unsigned char begins = csv_field(row, 0).len > 0 ? (unsigned char)row->at[0] : 0;
    if (begins > '\'' && begins < 0x80)
        return false; /* nearly every row: no blank, and no mark before one */
    for (size_t i = 0; i < row->count; i++)
        if (csv_field(row, i).len > 0 && cell_trim(csv_field(row, i)).len > 0) return false;
    return true;
}

/* ---- what is no row */

/* Totals are followed by nothing, a number, or punctuation: a name that only begins with the
 * same characters goes on with a letter. */
static bool ends_word(text rest) {
    const unsigned char *c = (const unsigned char *)rest.at;
    if (rest.len == 0) return true;
    if (c[0] < 0x80)
        return c[0] != '-' && c[0] != '_' && c[0] != '\'' && !(c[0] >= 'a' && c[0] <= 'z') &&
               !(c[0] >= 'A' && c[0] <= 'Z');
    if (rest.len < 3) return false;
    if (c[0] == 0xe3 && c[1] == 0x80) return true;       /* U+3000 to U+303F: punctuation */
    return c[0] == 0xef && c[1] == 0xbc && c[2] <= 0xa0; /* U+FF00 to U+FF20: digits too */
}

/* The docket says how a row of totals, a footer, a header that comes again begins. */
static bool is_no_row(const loader *l, const csv_row *row) {
    text first = { "", 0 };
    for (size_t i = 0; i < row->count && first.len == 0; i++)
        first = cell_trim(csv_field(row, i));
    for (size_t i = 0; i < l->s->leave_out_count; i++) {
        text word = l->s->leave_out[i];
        if (first.len < word.len || memcmp(first.at, word.at, word.len) != 0) continue;
        if (ends_word((text){ first.at + word.len, first.len - word.len })) return true;
    }
    return false;
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

static text field_at(const csv_row *row, uint32_t field) {
    return field < row->count ? csv_field(row, field) : (text){ "", 0 };
}

/* Several fields as one cell, apostrophes gone; blank when one of them is: half a key is
 * none. */
static int join_fields(loader *l, const csv_row *row, size_t at, fault *f) {
    const docket_column *from = &l->s->columns[at];
    text part = cell_trim(field_at(row, l->map.field[at]));
    size_t len = part.len, missing = part.len == 0;
    for (size_t i = 0; i < from->more_count; i++) {
        text next = cell_trim(field_at(row, l->map.more[at][i]));
        missing += next.len == 0;
        len += from->join.len + next.len;
    }
    l->cells[at] = (text){ "", 0 };
    if (missing > 0) return 0;
    char *out = arena_take(&l->joined, len), *to = out;
    if (out == NULL) return fault_memory(f);
    for (size_t i = 0;; i++) {
        memcpy(to, part.at, part.len);
        to += part.len;
        if (i == from->more_count) break;
        memcpy(to, from->join.at, from->join.len);
        to += from->join.len;
        part = cell_trim(field_at(row, l->map.more[at][i]));
    }
    l->cells[at] = (text){ out, len };
    return 0;
}

/* Every column is one field, as it is. */
static void take_straight(loader *l, const csv_row *row) {
    const uint32_t *field = l->map.field;
    text *cells = l->cells;
    for (size_t i = 0, columns = l->decl->column_count; i < columns; i++)
        cells[i] = field_at(row, field[i]);
}

static int take_cells(loader *l, const csv_row *row, fault *f) {
    text *beside = l->cells + l->decl->column_count;
    l->whole = l->map.whole && row->count >= l->map.named ? row : NULL;
    if (l->whole != NULL) return 0;
    for (size_t k = 0; k < l->s->beside_count; k++)
        beside[k] = cell_trim(field_at(row, l->map.beside[k]));
    if (l->map.straight) {
        take_straight(l, row);
        return 0;
    }
    arena_reset(&l->joined);
    for (size_t i = 0; i < l->decl->column_count; i++) {
        const docket_column *from = &l->s->columns[i];
        l->cells[i] = field_at(row, l->map.field[i]);
        if (from->part > 0) {
            l->cells[i] = cut_part(l->cells[i], from->cut, from->part);
        } else if (from->more_count > 0) {
            int status = join_fields(l, row, i, f);
            if (status != 0) return status;
        }
    }
    return 0;
}

static text cell_of(const loader *l, uint16_t column) {
    return l->whole != NULL ? csv_field(l->whole, l->map.field[column]) : l->cells[column];
}

static void note_blank(loader *l, const docket_only *asked) {
    if (l->blanks++ == 0) l->blank = asked;
}

static answer passes(loader *l, const csv_row *row) {
    answer all = YES;
    for (size_t i = 0; i < l->s->only_count && all != NO; i++) {
        uint16_t feeds = l->map.only_column[i];
        text t =
            cell_trim(feeds != NO_INDEX ? cell_of(l, feeds) : field_at(row, l->map.only[i]));
        answer met = only_words_met(&l->s->only[i], t);
        if (met != YES) all = met;
        if (met == NO && t.len == 0) note_blank(l, &l->s->only[i]);
    }
    return all;
}

/* Its cells have been taken. */
static int keep_row(loader *l, const csv_row *row, uint8_t flags, fault *f) {
    if (l->whole != NULL) return intake_fields(l->t, flags, row, l->map.field, f);
    return intake_row(l->t, row->line, flags, l->cells, f);
}

static bool readable(const loader *l, uint16_t at) {
    return intake_readable(l->t, at, cell_of(l, at));
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

/* The words for a row of the wrong width; NULL: no memory. */
static const char *wrong_width(loader *l, const csv_row *row) {
    if (l->why == NULL || l->why_count != row->count)
        l->why = arena_print(&l->t->memory, "%zu field%s where %zu are expected", row->count,
                             row->count == 1 ? "" : "s", l->map.named);
    l->why_count = row->count;
    return l->why;
}

/* Left out it would be lost, let in it might be what the docket keeps out. */
static const char nearly_asked[] =
    "a word that `only` of the docket asks for, written otherwise: write both alike";

/* Of several rows in one nobody can tell which cells are whose. */
static uint64_t says_all(const csv_row *row) {
    uint64_t says = 0;
    for (size_t i = 0; i < row->count; i++) says = table_says(says, csv_field(row, i));
    return says;
}

/* What a rule may see of the row. */
static uint64_t says_cells(const loader *l) {
    uint64_t says = 0;
    for (uint16_t i = 0; i < l->decl->column_count; i++)
        if (!l->decl->columns[i].forbidden) says = table_says(says, cell_of(l, i));
    return says;
}

/* `several`: of several rows in one no key speaks for all. */
static int add_unreadable(loader *l, const csv_row *row, const char *why, bool several,
                          fault *f) {
    table *t = l->t;
    if (why == NULL) return fault_memory(f);
    bad_row bad = { (uint16_t)(t->input_count - 1), row->line, why, is_skipped(l, row->line),
                    UINT32_MAX, 0 };
    int status = take_cells(l, row, f);
    if (status == 0 && !several && has_key(l)) {
        uint8_t flags = bad.skipped ? ROW_UNREADABLE | ROW_SKIPPED : ROW_UNREADABLE;
        bad.row = (uint32_t)t->rows;
        status = keep_row(l, row, flags, f);
    } else if (status == 0) {
        bad.says = several ? says_all(row) : says_cells(l);
    }
    return status != 0 ? status : table_add_bad_row(t, bad, f);
}

/* Not even blank fields may be too many: the row `a,b, and more,` has one separator too many in
 * the middle, and every cell after it is in the wrong column. */
static bool fits(const loader *l, const csv_row *row) {
    return row->count >= l->map.named && row->count <= l->map.full;
}

/* Why the row looks like several. NULL: it looks like one. */
static const char *find_several(const loader *l, const csv_row *row) {
    row_width is = { l->map.named, l->map.full, l->s->separator };
    return row->last_line == row->line && fits(l, row) ? NULL : several_rows(row, &is);
}

static int begin_file(loader *l, const csv_row *row, fault *f) {
    l->begun = true;
    return file_map_begin(&l->map, l->t->inputs[l->t->input_count - 1].name.at, row, f);
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
    if (l->s->leave_out_count > 0 && is_no_row(l, row)) {
        t->left_out++;
        l->no_rows++;
        return 0;
    }
    const char *several = find_several(l, row);
    if (several != NULL) return add_unreadable(l, row, several, true, f);
    if (!fits(l, row)) return add_unreadable(l, row, wrong_width(l, row), false, f);
    int status = take_cells(l, row, f);
    if (status != 0) return status;
    answer in = passes(l, row);
    if (in == MAYBE) return add_unreadable(l, row, nearly_asked, false, f);
    t->left_out += in == NO;
    return in == NO ? 0 : keep_row(l, row, 0, f);
}

/* ---- the files of a source */

/* Long enough for a second thread. */
static bool is_long(int fd) {
    struct stat file;
    return fstat(fd, &file) == 0 && file.st_size >= LONG_FILE;
}

static int feed_file(loader *l, int fd, text encoding, csv_totals *totals, fault *f) {
    input *in = &l->t->inputs[l->t->input_count - 1];
    csv_file file = { fd, in->name.at, encoding, l->s->separator, l->d->all_libcsv };
    in->encoding = encoding;
    in->rows = 0;
    l->begun = false;
    l->why = NULL;
    int status = l->d->workers > 1 && is_long(fd) ? csv_ahead(&file, take_row, l, totals, f)
                                                  : csv_feed(&file, take_row, l, totals, f);
    if (status == 0 && !l->begun && l->s->header)
        status = fault_set(f, FAULT_DATA, in->name.at, l->s->first_row, 0,
                           "the file is empty from here on: a header row was expected");
    return status;
}

/* Nobody said what the file is in. Nearly every file is UTF-8 and is read as such; one that
 * cannot be is looked at as a whole, and read once more when it turns out to be something
 * else. */
static int feed_unknown(loader *l, int fd, csv_totals *totals, fault *f) {
    intake_mark before = intake_place(l->t);
    uint64_t no_rows = l->no_rows, blanks = l->blanks;
    input *in = &l->t->inputs[l->t->input_count - 1];
    detection found;
    fault first = { 0 };
    int status = feed_file(l, fd, TEXT("utf-8"), totals, &first);
    in->how = totals->marked ? ENCODING_BY_MARK : ENCODING_BY_FIT;
    if (status != FAULT_DATA) return status == 0 ? 0 : fault_take(f, &first);
    status = encoding_detect(fd, in->name.at, &found, f);
    if (status != 0) return status;
    if (text_is(found.encoding, "utf-8")) return fault_take(f, &first);
    intake_back(l->t, before);
    l->no_rows = no_rows;
    l->blanks = blanks;
    memset(l->skip_met, 0,
           l->s->skip_count * sizeof *l->skip_met); /* which has no other file */
    status = feed_file(l, fd, found.encoding, totals, f);
    in->how = found.how;
    return status;
}

/* Which columns some file has. */
static void note_columns(loader *l) {
    for (size_t i = 0; i < l->decl->column_count && l->begun; i++)
        if (l->map.field[i] != NO_FIELD) l->t->columns[i].absent = false;
    for (size_t k = 0; k < l->s->beside_count && l->begun; k++)
        l->t->beside_met |= l->map.beside[k] != NO_FIELD;
}

/* What was piped in has no name in the folder, and is read from its start each time. */
static int open_file(const docket *d, text name, fault *f) {
    if (d->piped == 0 || !text_is(name, STANDARD_INPUT))
        return folder_open(d->folder, name.at, FAULT_DATA, f);
    int fd = fcntl(d->piped, F_DUPFD_CLOEXEC, 0);
    if (fd >= 0 && lseek(fd, 0, SEEK_SET) == 0) return fd;
    if (fd >= 0) close(fd);
    return fault_set(f, FAULT_DATA, STANDARD_INPUT, 0, 0, "cannot be read again: %s",
                     strerror(errno));
}

static int load_file(loader *l, text name, fault *f) {
    int status = intake_file(l->t, name, l->s->encoding, f);
    if (status != 0) return status;
    int fd = open_file(l->d, name, f);
    if (fd < 0) return fd;
    csv_totals totals = { 0 };
    if (l->s->encoding.len > 0) status = feed_file(l, fd, l->s->encoding, &totals, f);
    else status = feed_unknown(l, fd, &totals, f);
    close(fd);
    if (status == 0) status = intake_settle(l->t, f);
    if (status == 0) note_columns(l);
    input *in = &l->t->inputs[l->t->input_count - 1];
    in->bytes = totals.bytes;
    in->sha256 = totals.sha256;
    return status;
}

static int prepare(loader *l, fault *f) {
    arena *a = &l->t->memory;
    size_t columns = l->decl->column_count;
    const cell_form *forms[COLUMN_MAX];
    for (size_t i = 0; i < columns; i++) forms[i] = &l->s->columns[i].form;
    int status = intake_begin(l->t, l->decl, forms, l->s->beside_count, l->d->spill, f);
    if (status != 0) return status;
    l->cells = arena_take_zero(a, l->t->raw_cells, sizeof *l->cells);
    l->skip_met = arena_take_zero(a, l->s->skip_count, sizeof *l->skip_met);
    if (l->cells == NULL || l->skip_met == NULL) return fault_memory(f);
    return file_map_new(&l->map, l->s, l->decl, a, f);
}

/* Rows that nobody can read are named: somebody has to look at them in the file. */
static void tell_unreadable(const loader *l, notes *n) {
    const table *t = l->t;
    size_t told = 0, left = 0;
    for (size_t i = 0; i < t->bad_row_count; i++) {
        const bad_row *b = &t->bad_rows[i];
        if (b->skipped) continue;
        if (told == ROWS_TOLD) {
            left++;
            continue;
        }
        told++;
        notes_add(n, NOTE_WARNING, t->inputs[b->file].name.at, b->line, 0,
                  "the row cannot be read: %s", b->why);
    }
    if (left > 0)
        notes_add(n, NOTE_WARNING, t->inputs[0].name.at, 0, 0,
                  "%zu more rows of %.*s cannot be read; audit.sqlite lists them", left,
                  TEXT_ARGS(l->decl->name));
}

/* Whose word is blank may be one of those asked for: nobody looks at a row that is left out. */
static void tell_blanks(const loader *l, notes *n) {
    if (l->blanks == 0) return;
    notes_add(n, NOTE_WARNING, "docket.lua", l->s->line, 0,
              "%.*s: rows left out because %.*s is blank, which `only` does not ask for: %llu; "
              "if they belong, ask for \"\" too",
              TEXT_ARGS(l->decl->name), TEXT_ARGS(l->blank->header),
              (unsigned long long)l->blanks);
}

/* The control total, and the lines the docket wants passed over. */
static int check_promises(const loader *l, notes *n, fault *f) {
    const docket_source *s = l->s;
    tell_blanks(l, n);
    for (size_t i = 0; i < s->skip_count; i++)
        if (!l->skip_met[i] && !l->t->beside_met) /* there join/beside may still find one */
            notes_add(n, NOTE_WARNING, "docket.lua", s->line, 0,
                      "%.*s: skip_lines names line %u, but no unreadable row starts there",
                      TEXT_ARGS(l->decl->name), s->skip_lines[i]);
    if (l->decl->kind == SOURCE_CANDIDATES && l->t->read_rows == 0 && s->file_count > 0)
        return fault_set(f, FAULT_DATA, s->files[0].at, 0, 0,
                         "has no rows: there is nobody to vet");
    uint64_t rows = l->t->read_rows - l->no_rows;
    if (s->expect_rows < 0 || (uint64_t)s->expect_rows == rows) return 0;
    return fault_set(f, FAULT_DATA, "docket.lua", s->line, 0,
                     "%.*s: expect = { rows = %lld }, but the file%s ha%s %llu; ask who sent "
                     "it, or correct the number",
                     TEXT_ARGS(l->decl->name), (long long)s->expect_rows,
                     s->file_count == 1 ? "" : "s", s->file_count == 1 ? "s" : "ve",
                     (unsigned long long)rows);
}

int load_source(table *out, const docket *d, const docket_source *s, const source_decl *decl,
                notes *n, fault *f) {
    loader l = { .t = out, .d = d, .s = s, .decl = decl };
    int status = prepare(&l, f);
    for (size_t i = 0; i < s->file_count && status == 0; i++)
        status = load_file(&l, s->files[i], f);
    arena_clear(&l.joined);
    if (status == 0) status = header_again_check(out, s, decl, f);
    if (status == 0) date_order_check(out, s, n);
    if (status == 0) tell_unreadable(&l, n);
    if (status == 0) status = check_promises(&l, n, f);
    if (status == 0) status = intake_end(out, f);
    if (status != 0) table_clear(out);
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
    const cell_form *forms[COLUMN_MAX];
    text kept = { "", 0 };
    for (size_t i = 0; i < COLUMN_MAX; i++) forms[i] = &plain_form;
    int status = intake_begin(out, decl, forms, 0, NULL, f);
    if (status == 0 && !arena_text(&out->memory, text_of(name), &kept))
        status = fault_memory(f);
    if (status == 0) status = intake_file(out, kept, TEXT("utf-8"), f);
    if (status != 0) {
        table_clear(out);
        return status;
    }
    for (size_t i = 0; i < decl->column_count; i++) out->columns[i].absent = false;
    return 0;
}

int load_memory_row(table *t, const text *cells, size_t count, fault *f) {
    text row[COLUMN_MAX];
    size_t columns = t->decl->column_count;
    if (columns > COLUMN_MAX || count > columns)
        return fault_plain(f, FAULT_DATA, "%.*s: a row of %zu cells, but there are %zu columns",
                           TEXT_ARGS(t->decl->name), count, columns);
    for (size_t i = 0; i < columns; i++)
        row[i] = i < count && cells[i].at != NULL ? cells[i] : (text){ "", 0 };
    int status = intake_row(t, (uint32_t)t->rows + 1, 0, row, f);
    if (status != 0) return status;
    t->read_rows++;
    t->inputs[0].rows++;
    return 0;
}

int load_memory_end(table *t, fault *f) {
    return intake_end(t, f);
}
