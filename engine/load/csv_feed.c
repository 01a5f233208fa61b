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
 * A line in which nothing is odd, which is nearly every line of a long list, has nothing
 * to decide: it is cut where it lies, at the places load/field_index found. Odd are a
 * quote anywhere but around a whole field, a quote within a quoted field, a quoted line
 * break, a line that goes on in the next piece. Such a line goes to libcsv. Tests and
 * tests/fuzz hold the quick way against libcsv, which can also be asked for every line. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/csv_feed.h"

#include <csv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "load/encoding.h"
#include "load/field_index.h"

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
    text *fields; /* CSV_COLUMNS_MAX of them */
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

    /* lines without anything odd */
    field_index find;
    char tab;       /* besides the space, what is a blank */
    uint32_t *mark; /* the places of the block at work, FIELD_INDEX_MAX of them */
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
    size_t from = 0;
    for (size_t i = 0; i < c->count; i++) {
        c->fields[i] = (text){ c->bytes != NULL ? c->bytes + from : "", c->ends[i] - from };
        from = c->ends[i];
    }
    csv_row row = { c->fields, c->count, c->row_line, c->line, { c->bytes, c->used } };
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

/* Where the line that starts at `at` ends, its break included; NULL: not in this piece. */
static const char *line_end(const char *at, const char *end) {
    const char *lf = memchr(at, '\n', (size_t)(end - at));
    const char *cr = memchr(at, '\r', (size_t)((lf != NULL ? lf : end) - at));
    if (cr == NULL) return lf == NULL ? NULL : lf + 1;
    return cr + 1 < end && cr[1] == '\n' ? cr + 2 : cr + 1;
}

/* Lines from `at` on go to libcsv, until one ends outside quotes; *next is where the one after it
 * begins, or the end of the piece. */
static int feed_odd(feed *c, const char *at, const char *end, const char **next) {
    int status = 0;
    do {
        const char *stop = line_end(at, end);
        status = feed_line(c, at, (size_t)((stop != NULL ? stop : end) - at), stop != NULL);
        at = stop != NULL ? stop : end;
    } while (status == 0 && at < end && (c->open || c->within || c->file->all_libcsv));
    *next = at;
    return status;
}

/* ---- lines without anything odd */

typedef enum next_step { GO_ON, ODD, FAILED } next_step;

/* A piece in work: its marks, and the line that is being cut. */
typedef struct cut {
    const char *at, *end;       /* the piece */
    const char *indexed;        /* how far its marks are known */
    size_t marks, next;         /* of the block at work: how many, and which one comes */
    const char *base;           /* where that block begins */
    const char *line, *field;   /* where the line and its field at work begin */
    bool quoted;                /* a field of the line had quotes */
} cut;

/* The next mark from `from` on, or NULL: none is left in this piece. */
static const char *next_mark(feed *c, cut *p, const char *from) {
    for (;;) {
        while (p->next < p->marks) {
            const char *at = p->base + c->mark[p->next++];
            if (at >= from) return at;
        }
        if (p->indexed == p->end) return NULL;
        size_t left = (size_t)(p->end - p->indexed);
        if (left > FIELD_INDEX_MAX) left = FIELD_INDEX_MAX;
        p->base = p->indexed;
        p->marks = c->find(p->base, left, c->file->separator, c->mark);
        p->next = 0;
        p->indexed += left;
    }
}

static bool add_field(feed *c, text field) {
    if (c->count == CSV_COLUMNS_MAX) {
        on_field(NULL, 0, c); /* says what is wrong */
        return false;
    }
    c->fields[c->count++] = field;
    return true;
}

static text without_blanks(const feed *c, const char *from, const char *to) {
    while (from < to && (*from == ' ' || *from == c->tab)) from++;
    while (from < to && (to[-1] == ' ' || to[-1] == c->tab)) to--;
    return (text){ from, (size_t)(to - from) };
}

/* A field without quotes. */
static inline text plain_field(const feed *c, const char *from, const char *to) {
    bool tight = from == to || ((unsigned char)*from > ' ' && (unsigned char)to[-1] > ' ');
    return tight ? (text){ from, (size_t)(to - from) } : without_blanks(c, from, to);
}

/* Fields that end at the next marks of the block, as long as these are separators. */
static void add_plain_fields(feed *c, cut *p) {
    const uint32_t *mark = c->mark + p->next, *last = c->mark + p->marks;
    const text *full = c->fields + CSV_COLUMNS_MAX;
    const char separator = c->file->separator, *from = p->field;
    text *field = c->fields + c->count;
    for (; mark < last && field < full; mark++) {
        const char *at = p->base + *mark;
        if (*at != separator) break;
        *field++ = plain_field(c, from, at);
        from = at + 1;
    }
    p->next = (size_t)(mark - c->mark);
    p->field = from;
    c->count = (size_t)(field - c->fields);
}

/* A field that begins with the quote at `*at`; then *at is the mark behind it. Plain is one that ends
 * with the next quote, before any line break, and has its separator or line break right behind. */
static next_step take_quoted(feed *c, cut *p, const char **at) {
    const char *from = *at + 1, *to, *behind;
    if (*at != p->field) return ODD;
    do to = next_mark(c, p, from);
    while (to != NULL && *to == c->file->separator);
    if (to == NULL || *to != CSV_QUOTE) return ODD;
    behind = next_mark(c, p, from);
    if (behind != to + 1 || *behind == CSV_QUOTE) return ODD;
    p->quoted = true;
    *at = behind;
    return add_field(c, (text){ from, (size_t)(to - from) }) ? GO_ON : FAILED;
}

/* The line ends at the mark `at`. */
static next_step take_line(feed *c, cut *p, const char *at) {
    csv_row row = { c->fields, c->count, c->line, c->line, { p->line, (size_t)(p->end - p->line) } };
    bool blank = c->count == 1 && c->fields[0].len == 0 && !p->quoted;
    c->row_line = c->line;
    if (!blank) c->status = c->take(c->payload, &row, c->f);
    if (c->status == 0) c->status = next_line(c);
    c->count = 0;
    p->quoted = false;
    p->line = p->field = *at == '\r' && at + 1 < p->end && at[1] == '\n' ? at + 2 : at + 1;
    return c->status == 0 ? GO_ON : FAILED;
}

/* Cuts lines until one is odd or fails, or the piece has no further mark: then what is left of it is
 * odd too. */
static next_step cut_lines(feed *c, cut *p) {
    for (;;) {
        const char *at = next_mark(c, p, p->field);
        if (at == NULL) return ODD;
        if (*at == CSV_QUOTE) {
            next_step step = take_quoted(c, p, &at);
            if (step != GO_ON) return step;
        } else if (!add_field(c, plain_field(c, p->field, at))) {
            return FAILED;
        }
        p->field = at + 1;
        if (*at == c->file->separator) add_plain_fields(c, p);
        else if (take_line(c, p, at) != GO_ON) return FAILED;
    }
}

static int feed_piece(feed *c, text piece) {
    const char *at = piece.at, *end = at + piece.len;
    int status = 0;
    if (c->after_cr && *at == '\n') status = parse(c, at++, 1);
    c->after_cr = end[-1] == '\r';
    if (status == 0 && at < end && (c->open || c->within || c->file->all_libcsv))
        status = feed_odd(c, at, end, &at);
    cut p = { .at = at, .end = end, .indexed = at, .line = at, .field = at };
    while (status == 0 && p.line < end) {
        c->row_line = c->line;
        next_step step = cut_lines(c, &p);
        c->count = 0;
        if (step == FAILED) return c->status;
        if (p.line == end) break;
        status = feed_odd(c, p.line, end, &p.line);
        p.field = p.line;
        p.quoted = false;
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
    c.find = field_index_best();
    c.tab = file->separator == '\t' ? ' ' : '\t';
    c.mark = malloc(FIELD_INDEX_MAX * sizeof *c.mark);
    c.fields = malloc(CSV_COLUMNS_MAX * sizeof *c.fields);
    if (c.mark == NULL || c.fields == NULL || csv_init(&c.parser, STRICT) != 0) {
        free(c.mark);
        free(c.fields);
        return fault_memory(f);
    }
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
    free(c.mark);
    return status;
}
