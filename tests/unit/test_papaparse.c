/* The cases of PapaParse, a parser that many people know, against csv_feed: each with ordinary options
 * gives the same rows, or stands in a table below with what vet does instead and why. They are read in
 * place ($VET_SHARED, or ../shared beside the project); without them this test says it was skipped.
 * SQLite reads the JSON. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "load/csv_feed.h"

/* ---- what is agreed to be different */

static const char
    blanks[] = "blanks around an unquoted field are dropped",
    empty[] = "a line of blanks alone is no row",
    quotes[] = "a quote that is stray or never closed is an error with its line, not mended",
    breaks[] = "LF, CRLF and CR each end a line, also side by side",
    headers[] = "no header is renamed: one that is there twice and used is an error";

typedef struct difference {
    const char *name, *ours, *why;
} difference;
static const difference differences[] = {
    { "Whitespace at edges of unquoted field", "[a][b][c]\n", blanks },
    { "Quoted field with whitespace around quotes", "[A][B][C]\n", blanks },
    { "Input without comments with line starting with whitespace", "[a]\n[b]\n[c]\n", blanks },
    { "Quoted field has no closing quote",
      "x.csv:1: error: the quote opened in this line is never closed: a quote inside a quoted "
      "field is "
      "written twice",
      quotes },
    { "Quoted field has invalid trailing quote after delimiter with a valid closer",
      "x.csv:1:5: error: text after a closing quote: a separator was expected; a quote inside "
      "a quoted "
      "field is written twice",
      quotes },
    { "Quoted field has invalid trailing quote after delimiter",
      "x.csv:1:7: error: text after a closing quote: a separator was expected; a quote inside "
      "a quoted "
      "field is written twice",
      quotes },
    { "Quoted field has invalid trailing quote before delimiter",
      "x.csv:1:6: error: text after a closing quote: a separator was expected; a quote inside "
      "a quoted "
      "field is written twice",
      quotes },
    { "Quoted field has invalid trailing quote after new line",
      "x.csv:2:3: error: text after a closing quote: a separator was expected; the field's "
      "quote opened "
      "in line 1: is it closed there? A quote inside a quoted field is written twice",
      quotes },
    { "One column input with empty fields", "[a]\n[b]\n[c]\n[d]\n[e]\n", empty },
    { "Blank line at beginning", "[a][b][c]\n[d][e][f]\n", empty },
    { "Blank line in middle", "[a][b][c]\n[d][e][f]\n", empty },
    { "Blank lines at end", "[a][b][c]\n[d][e][f]\n", empty },
    { "Blank line in middle with whitespace", "[a][b][c]\n[d][e][f]\n", empty },
    { "Empty lines", "[a][b][c]\n[d][e][f]\n", empty },
    { "Skip empty lines, with first line only whitespace", "[a][b][c]\n", empty },
    { "Fast mode with blank line at end", "[a][b][c]\n", empty },
    { "Mixed slash n and slash r should choose first as precident",
      "[a][b][c]\n[d][e][f]\n[g][h][i]\n", breaks },
    { "Simple duplicated header names", "[1][2][3][4]\n", headers },
    { "Duplicated header names existing column", "[1][2][3][4]\n", headers },
    { "Duplicate header names with __proto__ field", "[1][2][3]\n", headers },
};

/* PapaParse looks for the separator; vet is told. */
typedef struct separated {
    const char *name;
    char by;
} separated;
static const separated separators[] = {
    { "Pipe delimiter is guessed correctly when mixed with comas", '|' },
    { "Pipe delimiter is guessed correctly when first field are enclosed in quotes and contain "
      "delimiter characters",
      ';' },
    { "Pipe delimiter is guessed correctly when some fields are enclosed in quotes and contain "
      "delimiter characters and escaoped quotes",
      ';' },
};

/* Options of PapaParse that no docket has: another quote or escape, comments, typing, a preview, ... */
static const char extraordinary[] =
    "SELECT count(*) FROM json_each(?1) WHERE key NOT IN ('delimiter','header','newline',"
    "'skipEmptyLines','skipFirstNLines','fastMode') OR (key='delimiter' AND value NOT IN "
    "(',',';','|',char(9)))"
    " OR (key='skipFirstNLines' AND value<0)";

/* ---- rows as "[a][b]\n" */

typedef struct story {
    char at[4096];
    size_t used;
    uint32_t first_row; /* lines before are passed over, as load does */
    bool drops_blank;   /* and rows of blank fields, if the case says so */
} story;

static void tell(story *s, const char *bytes, size_t len) {
    assert_true(s->used + len < sizeof s->at);
    memcpy(s->at + s->used, bytes, len);
    s->used += len;
    s->at[s->used] = '\0';
}

static int take(void *payload, const csv_row *row, fault *f) {
    story *s = payload;
    bool blank = s->drops_blank;
    (void)f;
    for (size_t i = 0; i < row->count; i++) blank &= text_trim(csv_field(row, i)).len == 0;
    if (row->line < s->first_row || blank) return 0;
    for (size_t i = 0; i < row->count; i++) {
        tell(s, "[", 1);
        tell(s, csv_field(row, i).at, csv_field(row, i).len);
        tell(s, "]", 1);
    }
    tell(s, "\n", 1);
    return 0;
}

static void feed_by(const char *bytes, size_t len, char separator, bool all_libcsv, story *s) {
    csv_file file = { memfd_create("test", 0), "x.csv", TEXT("utf-8"), separator, all_libcsv };
    csv_totals totals;
    fault f = { 0 };
    assert_true(file.fd >= 0);
    assert_int_equal(write(file.fd, bytes, len), (ssize_t)len);
    assert_int_equal(lseek(file.fd, 0, SEEK_SET), 0);
    if (csv_feed(&file, take, s, &totals, &f) != 0) {
        char whole[1200];
        fault_print(&f, whole, sizeof whole);
        s->used = 0;
        tell(s, whole, strlen(whole));
    }
    close(file.fd);
}

/* Both ways of reading must agree on every case, whatever PapaParse says of it. */
static void feed(const char *bytes, size_t len, char separator, story *s) {
    story slow = *s;
    feed_by(bytes, len, separator, false, s);
    feed_by(bytes, len, separator, true, &slow);
    assert_int_equal(slow.used, s->used);
    if (s->used > 0) assert_memory_equal(slow.at, s->at, s->used);
}

/* ---- cases */

static sqlite3 *db;

static sqlite3_stmt *ask(const char *sql, const char *json) {
    sqlite3_stmt *q;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_bind_text(q, 1, json, -1, SQLITE_TRANSIENT), SQLITE_OK);
    return q;
}

static int64_t number_of(const char *sql, const char *json) {
    sqlite3_stmt *q = ask(sql, json);
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return n;
}

/* The expected rows; of objects the values, further fields after them. */
static void expected_rows(const char *json, story *s) {
    sqlite3_stmt *q =
        ask("SELECT r.key, c.value FROM json_each(?1,'$.expected.data') r, json_tree(r.value) c"
            " WHERE c.atom IS NOT NULL ORDER BY r.key, c.id",
            json);
    int64_t row = -1;
    *s = (story){ 0 };
    while (sqlite3_step(q) == SQLITE_ROW) {
        if (row >= 0 && sqlite3_column_int64(q, 0) != row) tell(s, "\n", 1);
        row = sqlite3_column_int64(q, 0);
        tell(s, "[", 1);
        tell(s, (const char *)sqlite3_column_text(q, 1), (size_t)sqlite3_column_bytes(q, 1));
        tell(s, "]", 1);
    }
    if (row >= 0) tell(s, "\n", 1);
    sqlite3_finalize(q);
}

static char separator_of(const char *name, const char *json) {
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (strcmp(separators[i].name, name) == 0) return separators[i].by;
    return (char)number_of(
        "SELECT unicode(coalesce(json_extract(?1,'$.config.delimiter'),','))", json);
}

/* The rows under the header: PapaParse names fields by it. */
static void drop_header(story *s) {
    const char *stop = strchr(s->at, '\n');
    if (stop == NULL) return;
    s->used -= (size_t)(stop + 1 - s->at);
    memmove(s->at, stop + 1, s->used + 1);
}

static const difference *find_difference(const char *name, bool *used) {
    for (size_t i = 0; i < sizeof differences / sizeof *differences; i++)
        if (!used[i] && strcmp(differences[i].name, name) == 0) {
            used[i] = true;
            return &differences[i];
        }
    return NULL;
}

typedef struct sum {
    size_t same, other, left;
} sum;

static void judge(const char *name, const story *ours, const story *theirs, bool *used,
                  sum *n) {
    if (strcmp(ours->at, theirs->at) == 0) {
        n->same++;
        return;
    }
    const difference *agreed = find_difference(name, used);
    if (agreed == NULL) fail_msg("%s: \"%s\" instead of \"%s\"", name, ours->at, theirs->at);
    assert_string_equal(ours->at, agreed->ours);
    n->other++;
}

static void compare(const char *json, bool *used, sum *n) {
    story ours, theirs;
    sqlite3_stmt *q = ask("SELECT json_extract(?1,'$.description'), json_extract(?1,'$.input'),"
                          " coalesce(json_extract(?1,'$.config'),'{}')",
                          json);
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    const char *name = (const char *)sqlite3_column_text(q, 0);
    const char *config = (const char *)sqlite3_column_text(q, 2);
    if (number_of(extraordinary, config) > 0) {
        n->left++;
    } else {
        bool header = number_of("SELECT coalesce(json_extract(?1,'$.header'),0)", config) != 0;
        int64_t skip =
            number_of("SELECT coalesce(json_extract(?1,'$.skipFirstNLines'),0)", config);
        bool greedy =
            number_of("SELECT coalesce(json_extract(?1,'$.skipEmptyLines')='greedy',0)",
                      config) != 0;
        ours = (story){ .first_row = (uint32_t)skip + 1, .drops_blank = greedy };
        feed((const char *)sqlite3_column_text(q, 1), (size_t)sqlite3_column_bytes(q, 1),
             separator_of(name, json), &ours);
        expected_rows(json, &theirs);
        if (header) drop_header(&ours);
        judge(name, &ours, &theirs, used, n);
    }
    sqlite3_finalize(q);
}

static bool compare_file(const char *name, bool *used, sum *n) {
    char path[1024];
    static char line[1 << 16];
    const char *shared = getenv("VET_SHARED");
    if (shared != NULL) snprintf(path, sizeof path, "%s/data/csv/papaparse/%s", shared, name);
    else snprintf(path, sizeof path, "%s/../shared/data/csv/papaparse/%s", VET_ROOT, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) return false;
    while (fgets(line, sizeof line, file) != NULL) compare(line, used, n);
    fclose(file);
    return true;
}

static void papaparse_agrees_or_the_difference_is_known(void **state) {
    (void)state;
    enum { DIFFERENCES = sizeof differences / sizeof *differences };
    bool used[DIFFERENCES] = { false };
    sum n = { 0 };
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    bool there = compare_file("core.jsonl", used, &n) && compare_file("parse.jsonl", used, &n);
    sqlite3_close(db);
    if (!there) skip();
    print_message("%zu alike, %zu otherwise for a reason, %zu with options no docket has\n",
                  n.same, n.other, n.left);
    assert_int_equal(n.same + n.other + n.left, 151);
    assert_int_equal(n.other, DIFFERENCES);
    for (size_t i = 0; i < DIFFERENCES; i++)
        if (!used[i]) fail_msg("no such difference any more: %s", differences[i].name);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(papaparse_agrees_or_the_difference_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
