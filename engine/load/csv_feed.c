/* csv_feed: a CSV file as rows of fields with line numbers; the only file that knows libcsv.
 *
 * libcsv tells neither lines nor empty ones, and takes a quote that is never closed for
 * a field as long as the rest of the file. So it is fed one line at a time (LF, CRLF or
 * CR): a line that brings no row and is not blank has left a quote open, and the next
 * line goes on with the same row. It runs strict, because without that a closing quote
 * with text behind it would swallow the following rows; only a quote within an unquoted
 * field, which spoils nothing, is let through. Fields are copied together into one
 * buffer per row: libcsv uses its own again for every field.
 *
 * A line without any quote, which is nearly every line of a long list, has nothing to
 * decide: it is cut at its separators where it lies. A test holds this against libcsv
 * on many thousand lines. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/csv_feed.h"

#include <csv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "load/encoding.h"

enum { STRICT = CSV_STRICT | CSV_STRICT_FINI, LIBCSV_STEP = 4096 };

typedef struct feed {
    struct csv_parser parser;
    const csv_file *file;
    csv_take take;
    void *payload;
    fault *f;
    int status; /* of a callback: libcsv's own return nothing */

    char *bytes; /* the fields of the row, one after the other */
    size_t used, room;
    size_t *ends; /* where each ends */
    size_t ends_room;
    text *fields;
    size_t fields_room;
    size_t count;

    uint32_t line;       /* the one being fed */
    uint32_t row_line;   /* where the row began */
    uint32_t quote_line; /* where the open quote is */
    bool open;           /* a quote was open when this line began */
    bool brought;        /* this line completed a row */
    bool marks;          /* this line has something that is not a blank */
    bool within;         /* the line has begun in an earlier piece */
    bool after_cr;       /* the last piece ended in CR */
    size_t before;       /* characters of the line in earlier pieces */
    size_t count_before; /* fields of the row before this line */
} feed;

static int wrong(feed *c, uint32_t line, size_t column, const char *words) {
    return fault_set(c->f, FAULT_DATA, c->file->name, line, (uint32_t)column, "%s", words);
}

/* ---- called by libcsv */

static bool keep_field(feed *c, const void *field, size_t len) {
    if (len > c->room - c->used) {
        size_t room = (c->used + len) * 2 + 1024;
        char *bytes = realloc(c->bytes, room);
        if (bytes == NULL) return false;
        c->bytes = bytes;
        c->room = room;
    }
    if (c->count == c->ends_room) {
        size_t room = c->ends_room * 2 + 16;
        size_t *ends = realloc(c->ends, room * sizeof *ends);
        if (ends == NULL) return false;
        c->ends = ends;
        c->ends_room = room;
    }
    if (len > 0) memcpy(c->bytes + c->used, field, len);
    c->used += len;
    c->ends[c->count++] = c->used;
    return true;
}

static void on_field(void *field, size_t len, void *payload) {
    feed *c = payload;
    if (c->status != 0) return;
    if (len > CSV_FIELD_MAX)
        c->status =
            wrong(c, c->row_line, 0, "a field of this row is longer than 1 MiB, the limit");
    else if (c->count == CSV_COLUMNS_MAX)
        c->status = wrong(c, c->row_line, 0, "more than 4096 fields in a row, the limit");
    else if (c->used + len > CSV_ROW_BYTES_MAX)
        c->status = wrong(c, c->row_line, 0, "a row longer than 16 MiB, the limit");
    else if (!keep_field(c, field, len)) c->status = fault_memory(c->f);
}

static int hand_over(feed *c) {
    if (c->fields_room < c->count) {
        text *fields = realloc(c->fields, c->ends_room * sizeof *fields);
        if (fields == NULL) return fault_memory(c->f);
        c->fields = fields;
        c->fields_room = c->ends_room; /* at least c->count */
    }
    size_t from = 0;
    for (size_t i = 0; i < c->count; i++) {
        c->fields[i] = (text){ c->bytes != NULL ? c->bytes + from : "", c->ends[i] - from };
        from = c->ends[i];
    }
    csv_row row = { c->fields, c->count, c->row_line, c->line };
    return c->take(c->payload, &row, c->f);
}

static void on_row(int terminator, void *payload) {
    feed *c = payload;
    (void)terminator;
    c->brought = true;
    if (c->status == 0) c->status = hand_over(c);
    c->used = c->count = 0;
}

/* ---- lines */

static size_t characters(const char *at, size_t len) {
    size_t n = 0;
    for (size_t i = 0; i < len; i++) n += ((unsigned char)at[i] & 0xc0) != 0x80;
    return n;
}

static bool has_marks(const char *at, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (at[i] != ' ' && at[i] != '\t' && at[i] != '\r' && at[i] != '\n') return true;
    return false;
}

/* Where a quoted field ends too early is where the mistake shows; where it began may be where it was
 * made. */
static int stray_quote(feed *c, size_t column) {
    bool before = c->open && c->count == c->count_before;
    if (!before)
        return wrong(c, c->line, column,
                     "text after a closing quote: a separator was expected; a quote inside a "
                     "quoted field is written twice");
    return fault_set(c->f, FAULT_DATA, c->file->name, c->line, (uint32_t)column,
                     "text after a closing quote: a separator was expected; the field's quote "
                     "opened in line %u: is it closed there? A quote inside a quoted field is "
                     "written twice",
                     c->quote_line);
}

/* Hands a piece of one line to libcsv. */
static int parse(feed *c, const char *at, size_t len) {
    struct csv_parser *p = &c->parser;
    for (size_t done = 0; done < len;) {
        done += csv_parse(p, at + done, len - done, on_field, on_row, c);
        if (c->status != 0) return c->status;
        if (done >= len) break;
        if (csv_error(p) != CSV_EPARSE) return fault_memory(c->f);
        if (p->quoted) return stray_quote(c, c->before + characters(at, done) + 1);
        csv_set_opts(p, 0);
        csv_parse(p, at + done++, 1, on_field, on_row, c);
        csv_set_opts(p, STRICT);
    }
    if (csv_get_buffer_size(p) > CSV_FIELD_MAX + LIBCSV_STEP)
        return wrong(
            c, c->open ? c->quote_line : c->line, 0,
            c->open ? "the quote opened in this line is not closed within 1 MiB, the limit "
                      "of a field"
                    : "a field longer than 1 MiB, the limit");
    return 0;
}

static int next_line(feed *c) {
    if (c->line == UINT32_MAX) return wrong(c, c->line, 0, "too many lines");
    c->line++;
    return 0;
}

/* ---- lines without quotes */

static bool add_plain(feed *c, const char *from, const char *to) {
    char tab = c->file->separator == '\t' ? ' ' : '\t';
    while (from < to && (*from == ' ' || *from == tab)) from++;
    while (from < to && (to[-1] == ' ' || to[-1] == tab)) to--;
    size_t len = (size_t)(to - from);
    if (len > CSV_FIELD_MAX || c->count == CSV_COLUMNS_MAX) {
        on_field(NULL, len, c); /* says what is wrong */
        return false;
    }
    if (c->count == c->fields_room) {
        size_t room = c->fields_room * 2 + 16;
        text *fields = realloc(c->fields, room * sizeof *fields);
        if (fields == NULL) {
            c->status = fault_memory(c->f);
            return false;
        }
        c->fields = fields;
        c->fields_room = room;
    }
    c->fields[c->count++] = (text){ from, len };
    return true;
}

/* A whole line, its break included, that begins a row and has no quote. */
static int take_plain(feed *c, const char *at, size_t len) {
    while (len > 0 && (at[len - 1] == '\n' || at[len - 1] == '\r')) len--;
    const char *end = at + len, *stop;
    c->count = 0;
    do {
        stop = memchr(at, c->file->separator, (size_t)(end - at));
        if (!add_plain(c, at, stop != NULL ? stop : end)) return c->status;
        if (stop != NULL) at = stop + 1;
    } while (stop != NULL);
    csv_row row = { c->fields, c->count, c->line, c->line };
    bool blank = c->count == 1 && c->fields[0].len == 0;
    if (!blank) c->status = c->take(c->payload, &row, c->f);
    c->count = 0;
    return c->status;
}

static bool is_plain(const feed *c, const char *at, size_t len) {
    return !c->open && !c->within && !c->file->all_libcsv && len <= CSV_ROW_BYTES_MAX &&
           memchr(at, CSV_QUOTE, len) == NULL;
}

static void begin_line(feed *c) {
    if (!c->open) c->row_line = c->line;
    c->within = true;
    c->brought = c->marks = false;
    c->before = 0;
    c->count_before = c->open ? c->count : 0;
}

/* Whoever brought no row and is not blank has a quote open. */
static int end_line(feed *c) {
    bool open = !c->brought && (c->open || c->marks);
    if (open && (!c->open || c->count != c->count_before)) c->quote_line = c->line;
    c->open = open;
    c->within = false;
    return next_line(c);
}

static int feed_line(feed *c, const char *at, size_t len, bool ends) {
    if (!c->within) begin_line(c);
    int status = parse(c, at, len);
    if (status != 0) return status;
    if (!c->brought && !c->marks) c->marks = has_marks(at, len);
    if (ends) return end_line(c);
    c->before += characters(at, len);
    return 0;
}

/* Where the line that starts at `at` ends, its break included; NULL: not in this piece. `*lf`
 * is the next LF, looked for once. */
static const char *line_end(const char *at, const char *end, const char **lf) {
    if (*lf == NULL || *lf < at) {
        *lf = memchr(at, '\n', (size_t)(end - at));
        if (*lf == NULL) *lf = end;
    }
    const char *cr = memchr(at, '\r', (size_t)(*lf - at));
    if (cr == NULL) return *lf == end ? NULL : *lf + 1;
    return cr + 1 < end && cr[1] == '\n' ? cr + 2 : cr + 1;
}

static int feed_piece(feed *c, text piece) {
    const char *at = piece.at, *end = at + piece.len, *lf = NULL;
    int status = 0;
    if (c->after_cr && *at == '\n') status = parse(c, at++, 1);
    c->after_cr = end[-1] == '\r';
    while (at < end && status == 0) {
        const char *next = line_end(at, end, &lf);
        const char *stop = next != NULL ? next : end;
        size_t len = (size_t)(stop - at);
        if (next == NULL || !is_plain(c, at, len)) {
            status = feed_line(c, at, len, next != NULL);
        } else {
            c->row_line = c->line;
            status = take_plain(c, at, len);
            if (status == 0) status = next_line(c);
        }
        at = stop;
    }
    return status;
}

static int feed_end(feed *c) {
    int status = c->within ? feed_line(c, "\n", 1, true) : 0;
    if (status == 0 && c->open)
        status = wrong(c, c->quote_line, 0,
                       "the quote opened in this line is never closed: a quote inside a quoted "
                       "field is written twice");
    return status;
}

/* ---- the file */

static int feed_all(feed *c, decoder *d) {
    for (;;) {
        text piece;
        int status = decoder_next(d, &piece, c->f);
        if (status != 0 && c->f != NULL && decoder_misfit(d)) {
            c->f->line = c->line;
            c->f->column = (uint32_t)(c->within ? c->before : 0) + 1;
        }
        if (status != 0) return status;
        if (piece.len == 0) return feed_end(c);
        status = feed_piece(c, piece);
        if (status != 0) return status;
    }
}

int csv_feed(const csv_file *file, csv_take take, void *payload, csv_totals *out, fault *f) {
    feed c = { .file = file, .take = take, .payload = payload, .f = f, .line = 1 };
    decoder *d = NULL;
    if (csv_init(&c.parser, STRICT) != 0) return fault_memory(f);
    csv_set_delim(&c.parser, (unsigned char)file->separator);
    csv_set_blk_size(&c.parser, LIBCSV_STEP);
    int status = decoder_new(&d, file->fd, file->name, file->encoding, f);
    if (status == 0) status = feed_all(&c, d);
    if (status == 0) status = decoder_totals(d, &out->bytes, &out->sha256, f);
    out->marked = d != NULL && decoder_marked(d);
    decoder_free(d);
    csv_free(&c.parser);
    free(c.bytes);
    free(c.ends);
    free(c.fields);
    return status;
}
