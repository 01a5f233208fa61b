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

enum {
    STRICT = CSV_STRICT | CSV_STRICT_FINI,
    LIBCSV_STEP = 4096,
    MARKS_MAX = 1 + CSV_COLUMNS_MAX + FIELD_INDEX_MAX,
};

_Static_assert((int)DECODER_SLACK >= (int)CSV_SLACK, "behind the last row of a piece too");

typedef struct feed {
    struct csv_parser parser;
    const csv_file *file;
    csv_take take;
    void *payload;
    fault *f;
    int status; /* of a callback: libcsv's own return nothing */

    /* the fields of a row that does not stand so in the file; a byte behind each */
    char *bytes;
    size_t used, room;
    uint32_t *around; /* the places before and behind them */
    size_t around_room;
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
    /* before and of the line in work, and of the block in which it ends: MARKS_MAX */
    uint32_t *mark;
} feed;

static int wrong(feed *c, uint32_t line, size_t column, const char *words) {
    return fault_set(c->f, FAULT_DATA, c->file->name, line, (uint32_t)column, "%s", words);
}

/* ---- called by libcsv */

static bool keep_field(feed *c, const void *field, size_t len) {
    if (len + 1 + CSV_SLACK > c->room - c->used) {
        size_t room = (c->used + len) * 2 + 1024;
        char *bytes = realloc(c->bytes, room);
        if (bytes == NULL) return false;
        c->bytes = bytes;
        c->room = room;
    }
    if (c->count + 1 >= c->around_room) {
        size_t room = c->around_room * 2 + 16;
        uint32_t *around = realloc(c->around, room * sizeof *around);
        if (around == NULL) return false;
        around[0] = UINT32_MAX;
        c->around = around;
        c->around_room = room;
    }
    if (len > 0) memcpy(c->bytes + c->used, field, len);
    c->used += len;
    c->around[++c->count] = (uint32_t)c->used;
    c->bytes[c->used++] = '\0';
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
    else if (c->used - c->count + len > CSV_ROW_BYTES_MAX)
        c->status = wrong(c, c->row_line, 0, "a row longer than 16 MiB, the limit");
    else if (!keep_field(c, field, len)) c->status = fault_memory(c->f);
}

static int hand_over(feed *c) {
    csv_row row = { c->bytes, c->around, c->count, c->row_line, c->line };
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

/* Where a quoted field ends too early is where the mistake shows; where it began may be where
 * it was made. */
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

/* Lines from `at` on go to libcsv, until one ends outside quotes; *next is where the one after
 * it begins, or the end of the piece. */
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

/* A piece in work: its marks, and the line that is being cut. Places count from its
 * beginning. */
typedef struct cut {
    const char *at;
    size_t len;
    size_t indexed;     /* how far its marks are known */
    size_t marks, next; /* where they end, and the first of the line; never the very first */
    size_t loose;       /* from here on there are no blanks beside marks */
    size_t line;        /* where the line begins */
} cut;

static bool is_blank(const feed *c, char byte) {
    return byte == ' ' || byte == c->tab;
}

/* The marks of one more block, behind those of the line. False: this piece has no more. */
static bool find_marks(feed *c, cut *p) {
    size_t kept = p->marks - p->next;
    if (p->indexed < p->line) p->indexed = p->line;
    size_t left = p->len - p->indexed;
    if (left == 0) return false;
    if (left > FIELD_INDEX_MAX) left = FIELD_INDEX_MAX;
    memmove(c->mark + 1, c->mark + p->next, kept * sizeof *c->mark);
    p->next = 1;
    p->marks = 1 + kept;
    bool loose;
    p->marks += c->find(p->at + p->indexed, left, c->file->separator, (uint32_t)p->indexed,
                        c->mark + p->marks, &loose);
    if (p->indexed > 0) loose |= is_blank(c, p->at[p->indexed - 1]);
    loose |= is_blank(c, p->at[p->indexed]);
    p->indexed += left;
    if (loose) p->loose = p->indexed;
    return true;
}

/* The line ends at the mark `end`. */
static next_step pass_line(feed *c, cut *p, size_t end) {
    bool two = p->at[end] == '\r' && end + 1 < p->len && p->at[end + 1] == '\n';
    p->line = end + 1 + two;
    if (c->status == 0) c->status = next_line(c);
    return c->status == 0 ? GO_ON : FAILED;
}

static next_step take_line(feed *c, cut *p, const csv_row *row, size_t end) {
    c->status = c->take(c->payload, row, c->f);
    return pass_line(c, p, end);
}

/* ... where fields have quotes or blanks around them, and are put together without. */

static bool next_mark(feed *c, cut *p, size_t *place) {
    while (p->next == p->marks)
        if (!find_marks(c, p)) return false;
    *place = c->mark[p->next++];
    return true;
}

static text without_blanks(const feed *c, const char *from, const char *to) {
    while (from < to && is_blank(c, *from)) from++;
    while (from < to && is_blank(c, to[-1])) to--;
    return (text){ from, (size_t)(to - from) };
}

/* The field that begins with the quote at *place; then *place is the mark behind it. Plain is
 * one that ends with the next quote, before any line break, and has its separator or line break
 * right behind. */
static bool take_quoted(feed *c, cut *p, size_t *place, text *field) {
    size_t from = *place + 1, to;
    do
        if (!next_mark(c, p, &to)) return false;
    while (p->at[to] == c->file->separator);
    if (p->at[to] != CSV_QUOTE || !next_mark(c, p, place)) return false;
    *field = (text){ p->at + from, to - from };
    return *place == to + 1 && p->at[*place] != CSV_QUOTE;
}

static next_step put_together(feed *c, cut *p, bool *quoted, size_t *end) {
    size_t from = p->line;
    for (;; from = *end + 1) {
        text field;
        if (!next_mark(c, p, end) || c->count == CSV_COLUMNS_MAX) return ODD;
        if (p->at[*end] == CSV_QUOTE) {
            if (*end != from || !take_quoted(c, p, end, &field)) return ODD;
            *quoted = true;
        } else {
            field = without_blanks(c, p->at + from, p->at + *end);
        }
        if (!keep_field(c, field.at, field.len)) {
            c->status = fault_memory(c->f);
            return FAILED;
        }
        if (p->at[*end] != c->file->separator) return GO_ON;
    }
}

static next_step cut_loose_line(feed *c, cut *p) {
    bool quoted = false;
    size_t end = p->line;
    next_step step = put_together(c, p, &quoted, &end);
    csv_row row = { c->bytes, c->around, c->count, c->line, c->line };
    bool blank = c->count == 1 && c->around[1] == 0 && !quoted;
    c->used = c->count = 0;
    return step != GO_ON ? step : blank ? pass_line(c, p, end) : take_line(c, p, &row, end);
}

/* ... where they stand as they are. */

/* No blanks around any field. */
static bool is_tight(const feed *c, const csv_row *row) {
    for (size_t i = 0; i < row->count; i++) {
        text field = csv_field(row, i);
        if (field.len > 0 && (is_blank(c, field.at[0]) || is_blank(c, field.at[field.len - 1])))
            return false;
    }
    return true;
}

/* How many fields the line has up to its first mark that is no separator. */
static bool count_fields(feed *c, cut *p, size_t *count) {
    const char separator = c->file->separator;
    size_t i = 0;
    while (p->next < p->marks && c->mark[p->next] < p->line) p->next++;
    do {
        const uint32_t *mark = c->mark + p->next;
        size_t most = p->marks - p->next;
        while (i < most && p->at[mark[i]] == separator) i++;
        *count = i + 1;
        if (i < most) return i < CSV_COLUMNS_MAX;
    } while (i < CSV_COLUMNS_MAX && find_marks(c, p));
    return false;
}

/* Cuts one line, unless it is odd: so is what is left of the piece when it has no further
 * mark. */
static next_step cut_line(feed *c, cut *p) {
    csv_row row = { .at = p->at + p->line, .line = c->line, .last_line = c->line };
    if (!count_fields(c, p, &row.count)) return ODD;
    c->mark[p->next - 1] = (uint32_t)p->line - 1;
    row.marks = c->mark + p->next - 1;
    size_t end = row.marks[row.count];
    if (p->at[end] == CSV_QUOTE || (p->line < p->loose && !is_tight(c, &row)))
        return cut_loose_line(c, p);
    p->next += row.count;
    return end == p->line ? pass_line(c, p, end) : take_line(c, p, &row, end);
}

static int feed_piece(feed *c, text piece) {
    const char *at = piece.at, *end = at + piece.len;
    int status = 0;
    if (c->after_cr && *at == '\n') status = parse(c, at++, 1);
    c->after_cr = end[-1] == '\r';
    if (status == 0 && at < end && (c->open || c->within || c->file->all_libcsv))
        status = feed_odd(c, at, end, &at);
    cut p = { .at = at, .len = (size_t)(end - at), .marks = 1, .next = 1 };
    while (status == 0 && p.line < p.len) {
        next_step step = cut_line(c, &p);
        if (step == GO_ON) continue;
        if (step == FAILED) return c->status;
        status = feed_odd(c, p.at + p.line, end, &at);
        p.line = (size_t)(at - p.at);
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
    c.mark = malloc(MARKS_MAX * sizeof *c.mark);
    if (c.mark == NULL || csv_init(&c.parser, STRICT) != 0) {
        free(c.mark);
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
    free(c.around);
    free(c.mark);
    return status;
}
