/* csv_feed: rows of fields, with the line numbers an editor shows; by one thread or two. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "load/csv_ahead.h"
#include "load/field_index.h"

/* What was fed, as "line[field][field]\n" per row. */
typedef struct story {
    char *at;
    size_t used, room, rows;
} story;

static void tell(story *s, const char *bytes, size_t len) {
    if (s->used + len + 1 > s->room) {
        s->room = (s->used + len + 1) * 2;
        s->at = realloc(s->at, s->room);
        assert_non_null(s->at);
    }
    memcpy(s->at + s->used, bytes, len);
    s->used += len;
    s->at[s->used] = '\0';
}

static int take(void *payload, const csv_row *row, fault *f) {
    story *s = payload;
    char number[24];
    const char *behind = row->at;
    (void)f;
    s->rows++;
    assert_true(row->last_line >= row->line);
    tell(s, number, (size_t)snprintf(number, sizeof number, "%u", row->line));
    for (size_t i = 0; i < row->count; i++) {
        text field = csv_field(row, i);
        assert_ptr_equal(field.at, i > 0 ? behind + 1 : row->at);
        behind = field.at + field.len;
        tell(s, "[", 1);
        tell(s, field.at, field.len);
        tell(s, "]", 1);
    }
    tell(s, "\n", 1);
    return 0;
}

typedef int (*way)(const csv_file *, csv_take, void *, csv_totals *, fault *);

static int feed_in(text encoding, const char *bytes, size_t len, char separator,
                   bool all_libcsv, way by, story *s, fault *f) {
    int fd = memfd_create("test", 0);
    csv_file file = { fd, "x.csv", encoding, separator, all_libcsv };
    csv_totals totals;
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, len), (ssize_t)len);
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    *s = (story){ 0 };
    *f = (fault){ 0 };
    tell(s, "", 0);
    int status = by(&file, take, s, &totals, f);
    close(fd);
    return status;
}

static int feed_by(const char *bytes, size_t len, char separator, bool all_libcsv, way by,
                   story *s, fault *f) {
    return feed_in(TEXT("utf-8"), bytes, len, separator, all_libcsv, by, s, f);
}

static void assert_same(const story *a, const fault *f, story *b, const fault *g) {
    assert_int_equal(a->used, b->used);
    assert_memory_equal(a->at, b->at, a->used);
    assert_int_equal(f->line, g->line);
    assert_int_equal(f->column, g->column);
    assert_string_equal(f->message, g->message);
    free(b->at);
}

/* Read in both ways of one thread, which must agree in everything. */
static int feed_alone(const char *bytes, size_t len, char separator, story *s, fault *f) {
    story other;
    fault g;
    int status = feed_by(bytes, len, separator, false, csv_feed, s, f);
    assert_int_equal(feed_by(bytes, len, separator, true, csv_feed, &other, &g), status);
    assert_same(s, f, &other, &g);
    return status;
}

/* By two threads as well. */
static int feed(const char *bytes, size_t len, char separator, story *s, fault *f) {
    story other;
    fault g;
    int status = feed_alone(bytes, len, separator, s, f);
    assert_int_equal(feed_by(bytes, len, separator, false, csv_ahead, &other, &g), status);
    assert_same(s, f, &other, &g);
    return status;
}

static void assert_fed(const char *bytes, char separator, const char *expected) {
    story s;
    fault f;
    int status = feed(bytes, strlen(bytes), separator, &s, &f);
    if (status != 0) fail_msg("%s:%u: %s", bytes, f.line, f.message);
    assert_string_equal(s.at, expected);
    free(s.at);
}

static void assert_refused(const char *bytes, const char *before, const char *words) {
    story s;
    fault f;
    char whole[1200];
    assert_int_equal(feed(bytes, strlen(bytes), ',', &s, &f), FAULT_DATA);
    fault_print(&f, whole, sizeof whole);
    assert_string_equal(whole, words);
    assert_string_equal(s.at, before);
    free(s.at);
}

static void rows_and_fields(void **state) {
    (void)state;
    assert_fed("", ',', "");
    assert_fed("a", ',', "1[a]\n");
    assert_fed("a,b\nc,d\n", ',', "1[a][b]\n2[c][d]\n");
    assert_fed("a;b,c\n", ';', "1[a][b,c]\n");
    assert_fed("a\tb\t\n", '\t', "1[a][b][]\n");
    assert_fed(",,\n", ',', "1[][][]\n");
    assert_fed(" a , b c ,\"  d \" \n", ',', "1[a][b c][  d ]\n");
    assert_fed("\"a\"\"b\",\"c,d\",\"\"\n", ',', "1[a\"b][c,d][]\n");
}

static void lines_are_those_an_editor_shows(void **state) {
    (void)state;
    assert_fed("a\r\nb\r\n\r\nc\r\n", ',', "1[a]\n2[b]\n4[c]\n");
    assert_fed("a\rb\r\rc\r", ',', "1[a]\n2[b]\n4[c]\n");
    assert_fed("\n\n  \na\n\t\nb", ',', "4[a]\n6[b]\n");
    assert_fed("\"x\ny\",1\nz,2\n", ',', "1[x\ny][1]\n3[z][2]\n");
    assert_fed("\"x\r\n\r\ny\",1\r\nz,2\r\n", ',', "1[x\r\n\r\ny][1]\n4[z][2]\n");
    assert_fed("\"x\ry\",1\nz,2\n", ',', "1[x\ry][1]\n3[z][2]\n");
    assert_fed("a,\"\n\",b\nc", ',', "1[a][\n][b]\n3[c]\n");
}

#define IN(encoding, bytes)                                                                    \
    { { (encoding), sizeof(encoding) - 1 }, (bytes), sizeof(bytes) - 1 }

/* The same lines in every encoding: quoted line breaks, a lone CR, and at last what does not decode. */
static void lines_are_the_same_in_every_encoding(void **state) {
    (void)state;
    static const struct {
        text encoding;
        const char *bytes;
        size_t len;
    } files[] = {
        IN("utf-16le", "\"\0a\0\r\0\n\0-\x4e\"\0\r\0b\0\n\0\n\0-\x4e,\0\0\xdc"),
        IN("utf-16be", "\0\"\0a\0\r\0\n\x4e-\0\"\0\r\0b\0\n\0\n\x4e-\0,\xdc\0"),
        IN("gb18030", "\"a\r\n\xd6\xd0\"\rb\n\n\xd6\xd0,\xff"),
        IN("big5", "\"a\r\n\xa4\xa4\"\rb\n\n\xa4\xa4,\xff"),
        IN("utf-8", "\"a\r\n\xe4\xb8\xad\"\rb\n\n\xe4\xb8\xad,\xff"),
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        story s;
        fault f;
        int status =
            feed_in(files[i].encoding, files[i].bytes, files[i].len, ',', false, csv_feed, &s, &f);
        assert_int_equal(status, FAULT_DATA);
        assert_string_equal(s.at, "1[a\r\n\xe4\xb8\xad]\n3[b]\n");
        assert_int_equal(f.line, 5);
        assert_int_equal(f.column, 3);
        free(s.at);
    }
}

static void a_quote_inside_an_unquoted_field_is_a_character(void **state) {
    (void)state;
    assert_fed("5\" pipe,x\ny\n", ',', "1[5\" pipe][x]\n2[y]\n");
    assert_fed("a \"b\" c,\"d\"\n", ',', "1[a \"b\" c][d]\n");
    assert_fed("a\"\"\nb\n", ',', "1[a\"\"]\n2[b]\n");
}

static void text_after_a_closing_quote_is_refused_with_its_place(void **state) {
    (void)state;
    const char *words =
        "x.csv:2:8: error: text after a closing quote: a separator was expected; a "
        "quote inside a quoted field is written twice";
    assert_refused("a,b\n1,\"abc\"x,2\n\"next\",\"row\"\n", "1[a][b]\n", words);
    assert_refused("a,b\n1,\"\xe5\x88\x9d"
                   "bc\"x,2\n",
                   "1[a][b]\n", words);
    assert_refused(
        "a,b\n1,\"abc\n2,y\n3,\"x\",z\n", "1[a][b]\n",
        "x.csv:4:4: error: text after a closing quote: a separator was expected; the "
        "field's quote opened in line 2: is it closed there? A quote inside a quoted "
        "field is written twice");
}

static void a_quote_never_closed_is_told_by_the_line_it_opened_in(void **state) {
    (void)state;
    const char *end =
        ": error: the quote opened in this line is never closed: a quote inside a "
        "quoted field is written twice";
    char words[200];
    snprintf(words, sizeof words, "x.csv:3%s", end);
    assert_refused("a,b\nc,d\n1,\"abc\n2,x\n3,y\n", "1[a][b]\n2[c][d]\n", words);
    snprintf(words, sizeof words, "x.csv:4%s", end);
    assert_refused("a,b\n1,\"x\ny\"\n2,\"open", "1[a][b]\n2[1][x\ny]\n", words);
    snprintf(words, sizeof words, "x.csv:3%s", end);
    assert_refused("a,b\n\"x\ny\",\"open\nz\n", "1[a][b]\n", words);
}

static void a_byte_that_does_not_decode_has_line_and_column(void **state) {
    (void)state;
    assert_refused(
        "a,b\n\xe5\x88\x9d"
        "c,\xff\n",
        "1[a][b]\n",
        "x.csv:2:4: error: byte 0xFF is not UTF-8: if the file is in another encoding, say "
        "so for this source in docket.lua: encoding = \"gb18030\" (or \"big5\", "
        "\"iso-8859-1\", "
        "\"utf-16\")");
    assert_refused(
        "\xff", "",
        "x.csv:1:1: error: byte 0xFF is not UTF-8: if the file is in another encoding, say "
        "so for this source in docket.lua: encoding = \"gb18030\" (or \"big5\", "
        "\"iso-8859-1\", "
        "\"utf-16\")");
}

static char *repeated(char c, size_t n) {
    char *s = malloc(n + 1);
    assert_non_null(s);
    memset(s, c, n);
    s[n] = '\0';
    return s;
}

static void fields_rows_and_columns_have_limits(void **state) {
    (void)state;
    story s;
    fault f;
    char *longest = repeated('x', CSV_FIELD_MAX), *longer = repeated('x', CSV_FIELD_MAX + 1);
    char *columns = repeated(',', CSV_COLUMNS_MAX - 1), *more = repeated(',', CSV_COLUMNS_MAX);
    char *many = repeated(',', CSV_COLUMNS_MAX + 1000);
    assert_int_equal(feed(longest, CSV_FIELD_MAX, ',', &s, &f), 0);
    assert_int_equal(s.rows, 1);
    free(s.at);
    assert_refused(longer, "",
                   "x.csv:1: error: a field of this row is longer than 1 MiB, the limit");
    assert_int_equal(feed(columns, CSV_COLUMNS_MAX - 1, ',', &s, &f), 0);
    free(s.at);
    assert_refused(more, "", "x.csv:1: error: more than 4096 fields in a row, the limit");
    memcpy(many, "abc", 3); /* so that the limit is not where a block of marks ends */
    assert_refused(many, "", "x.csv:1: error: more than 4096 fields in a row, the limit");
    longer = realloc(longer, 3 * CSV_FIELD_MAX);
    assert_non_null(longer);
    memset(longer, '\n', 3 * CSV_FIELD_MAX - 1);
    longer[3 * CSV_FIELD_MAX - 1] = '\0';
    memcpy(longer, "a\n\"b", 4);
    assert_refused(
        longer, "1[a]\n",
        "x.csv:2: error: the quote opened in this line is not closed within 1 MiB, the "
        "limit of a field");
    free(longest);
    free(longer);
    free(columns);
    free(more);
    free(many);
}

static int give_up(void *payload, const csv_row *row, fault *f) {
    size_t *rows = payload;
    if (++*rows < 2) return 0;
    return fault_set(f, FAULT_DATA, "x.csv", row->line, 0, "enough");
}

static void the_taker_can_stop_the_reading(void **state) {
    (void)state;
    int fd = memfd_create("test", 0);
    csv_file file = { fd, "x.csv", TEXT("utf-8"), ',', false };
    csv_totals totals;
    fault f = { 0 };
    size_t rows = 0;
    assert_int_equal(write(fd, "a\nb\nc\nd\n", 8), 8);
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    assert_int_equal(csv_feed(&file, give_up, &rows, &totals, &f), FAULT_DATA);
    assert_int_equal(rows, 2);
    assert_int_equal(f.line, 2);
    close(fd);
}

/* Lines that fill many batches, one of them longer than a batch, and a quote never closed. */
static char *many_lines(size_t count, size_t *len) {
    size_t room = count * 40 + 300000;
    char *bytes = malloc(room), *at = bytes;
    assert_non_null(bytes);
    for (size_t i = 0; i < count; i++) {
        at += sprintf(at, "%zu, name %zu ,\"quoted %zu\",,%s\r\n", i, i, i, i % 7 ? "x" : "");
        if (i != count / 2) continue;
        memset(at, 'w', 200000);
        at += 200000;
        for (size_t k = 0; k < 3000; k++) *at++ = ',';
        *at++ = '\n';
    }
    at += sprintf(at, "\"open,b\n");
    *len = (size_t)(at - bytes);
    return bytes;
}

static void two_threads_give_the_same_rows_and_the_first_fault(void **state) {
    (void)state;
    size_t len, rows = 0;
    char *bytes = many_lines(20000, &len);
    story s;
    fault f;
    assert_int_equal(feed(bytes, len, ',', &s, &f), FAULT_DATA);
    assert_int_equal(s.rows, 20001);
    assert_int_equal(f.line, 20002);
    free(s.at);
    /* The taker's fault is in an earlier line than the file's: it is the one that is told. */
    int fd = memfd_create("test", 0);
    csv_file file = { fd, "x.csv", TEXT("utf-8"), ',', false };
    csv_totals totals;
    f = (fault){ 0 };
    assert_int_equal(write(fd, bytes, len), (ssize_t)len);
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    assert_int_equal(csv_ahead(&file, give_up, &rows, &totals, &f), FAULT_DATA);
    assert_int_equal(rows, 2);
    assert_string_equal(f.message, "enough");
    close(fd);
    free(bytes);
}

/* One blank beside a separator, at every place about the ends of the blocks that are indexed at a time, in
 * short lines and in lines over several blocks. */
static void a_blank_is_dropped_wherever_blocks_end(void **state) {
    (void)state;
    enum { LEN = 3 * FIELD_INDEX_MAX };
    static char bytes[LEN];
    for (size_t line = 90; line < LEN; line = line * 11 + 7)
        for (size_t block = 1; block < 3; block++)
            for (size_t at = block * FIELD_INDEX_MAX - 4; at < block * FIELD_INDEX_MAX + 4; at++) {
                story s;
                fault f;
                memset(bytes, 'x', LEN);
                for (size_t i = 10; i < LEN; i += 10) bytes[i] = i % line < 10 ? '\n' : ',';
                memcpy(bytes + at - 1, at % 2 ? ", " : " ,", 2);
                assert_int_equal(feed_alone(bytes, LEN, ',', &s, &f), 0);
                assert_null(strchr(s.at, ' '));
                free(s.at);
            }
}

/* Lines in which nothing is odd are cut without libcsv: rows, lines and mistakes must be the same. */
static void the_quick_way_agrees_with_libcsv(void **state) {
    (void)state;
    static const char letters[] = "aab,,;\t  \n\n\r\"\xc3", quoted[] = "a,\"b\"\n;\r\" \"";
    uint64_t random = 88172645463325252u;
    char bytes[400];
    for (int round = 0; round < 40000; round++) {
        story s;
        fault f;
        bool quotes = round % 4 == 3;
        size_t len = 0, most = sizeof letters - 1 - (size_t)(round % 3);
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        size_t wanted = random % 300;
        while (len < wanted) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            char c = quotes ? quoted[random % (sizeof quoted - 1)] : letters[random % most];
            bytes[len++] = c;
            if (c == '\xc3') bytes[len++] = '\xa9';
        }
        /* a thread costs more than so short a list: some of them by two are enough */
        (void)(round % 64 == 0 ? feed : feed_alone)(bytes, len, ",;\t"[round % 3], &s, &f);
        free(s.at);
    }
}

/* Lists in which every field is quoted are plain too: what ends in the right place is not odd. */
static void quoted_fields_are_cut_where_they_end(void **state) {
    (void)state;
    assert_fed("\"a\",\"b,c\"\r\n\"\",\" d \"\n", ',', "1[a][b,c]\n2[][ d ]\n");
    assert_fed("\"\"\n\"\"\r\"x\"", ',', "1[]\n2[]\n3[x]\n");
    assert_fed("\"a\"\"b\",\"c\"\nd,\"e\"\n", ',', "1[a\"b][c]\n2[d][e]\n");
    assert_fed("\"a\",\"b\nc\",\"d\"\n\"e\",f\n", ',', "1[a][b\nc][d]\n3[e][f]\n");
    assert_fed("\"a\" ,\"b\"\n \"c\",d\n", ',', "1[a][b]\n2[c][d]\n");
    assert_refused("\"a\",\"b\"\n\"c\"x,d\n\"e\"\n", "1[a][b]\n",
                   "x.csv:2:4: error: text after a closing quote: a separator was expected; a "
                   "quote inside a quoted field is written twice");
}

/* Rows must not depend on where a block of the file ends. */
static void blocks_leave_no_trace(void **state) {
    (void)state;
    static const char *const pieces[] = { "a,\"b\r\nc\",d\r\n", "\r\n",
                                          "\xe5\x88\x9d,\"\"\"\",x\n", "y\r" };
    enum { SIZE = 400000 };
    char *bytes = malloc(SIZE + 64);
    assert_non_null(bytes);
    for (size_t shift = 0; shift < 24; shift++) {
        story s, t = { 0 };
        fault f;
        size_t n = shift, i = 0;
        uint32_t line = 1;
        char row[64];
        memset(bytes, 'x', shift);
        if (shift > 0) bytes[shift - 1] = '\n';
        if (shift > 1)
            tell(&t, row,
                 (size_t)snprintf(row, sizeof row, "1[%.*s]\n", (int)shift - 1, bytes));
        line += shift > 0;
        for (; n < SIZE; i = (i + 1) % 4) {
            static const char *const told[] = { "[a][b\r\nc][d]\n", "",
                                                "[\xe5\x88\x9d][\"][x]\n", "[y]\n" };
            memcpy(bytes + n, pieces[i], strlen(pieces[i]));
            n += strlen(pieces[i]);
            if (i != 1) tell(&t, row, (size_t)snprintf(row, sizeof row, "%u%s", line, told[i]));
            line += i == 0 ? 2 : 1;
        }
        assert_int_equal((shift % 8 == 0 ? feed : feed_alone)(bytes, n, ',', &s, &f), 0);
        assert_int_equal(s.used, t.used);
        assert_memory_equal(s.at, t.at, s.used);
        free(s.at);
        free(t.at);
    }
    free(bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_fields),
        cmocka_unit_test(lines_are_those_an_editor_shows),
        cmocka_unit_test(lines_are_the_same_in_every_encoding),
        cmocka_unit_test(a_quote_inside_an_unquoted_field_is_a_character),
        cmocka_unit_test(text_after_a_closing_quote_is_refused_with_its_place),
        cmocka_unit_test(a_quote_never_closed_is_told_by_the_line_it_opened_in),
        cmocka_unit_test(a_byte_that_does_not_decode_has_line_and_column),
        cmocka_unit_test(fields_rows_and_columns_have_limits),
        cmocka_unit_test(the_taker_can_stop_the_reading),
        cmocka_unit_test(two_threads_give_the_same_rows_and_the_first_fault),
        cmocka_unit_test(a_blank_is_dropped_wherever_blocks_end),
        cmocka_unit_test(the_quick_way_agrees_with_libcsv),
        cmocka_unit_test(quoted_fields_are_cut_where_they_end),
        cmocka_unit_test(blocks_leave_no_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
