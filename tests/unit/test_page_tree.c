/* page_tree and page_row: what is written as pages SQLite reads as rows, and finds sound. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "audit/page_row.h"
#include "audit/page_tree.h"
#include "support/scratch.h"

/* Long enough for several pages of its own; every row takes a piece of it. */
enum { BODY = 60000 };

typedef struct fixture {
    scratch folder;
    char path[512];
    char body[BODY];
    sqlite3 *db;
    sqlite3_stmt *rows;
    page_row row;
} fixture;

/* By row, and by key; `body` is different at every length and place. */
static const char schema[] =
    "PRAGMA page_size=16384; PRAGMA journal_mode=OFF;"
    "CREATE TABLE by_row(no INTEGER PRIMARY KEY, n INTEGER, body TEXT) STRICT;"
    "CREATE TABLE by_key(no INTEGER NOT NULL, n INTEGER, body BLOB, PRIMARY KEY(no)) WITHOUT ROWID,"
    " STRICT;";

static void ask(fixture *x, const char *sql) {
    assert_int_equal(sqlite3_prepare_v2(x->db, sql, -1, &x->rows, NULL), SQLITE_OK);
}

static void open_file(fixture *x) {
    assert_int_equal(sqlite3_open(x->path, &x->db), SQLITE_OK);
}

static int open_fixture(void **state) {
    static fixture x;
    memset(&x, 0, sizeof x);
    for (size_t i = 0; i < BODY; i++) x.body[i] = (char)('a' + (i / 26 + i) % 26);
    row_open(&x.row);
    scratch_open(&x.folder);
    scratch_name(&x.folder, "pages.sqlite", x.path);
    open_file(&x);
    assert_int_equal(sqlite3_exec(x.db, schema, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(x.db), SQLITE_OK);
    *state = &x;
    return 0;
}

static int close_fixture(void **state) {
    fixture *x = *state;
    row_close(&x->row);
    scratch_close(&x->folder);
    return 0;
}

/* Of every width a whole number can take. */
static int64_t number_of(uint32_t no) {
    int64_t n = (int64_t)1 << no % 63;
    return no % 3 == 0 ? -n : no % 3 == 1 ? n : n - 1;
}

typedef size_t sizing(uint32_t no);

static size_t small(uint32_t no) {
    return no % 40;
}
/* Around what is the most that stays in a page of keys, and in a leaf of rows. */
static size_t near_the_most(uint32_t no) {
    return (no % 2 == 0 ? 4030 : 16300) + no % 90;
}
static size_t any(uint32_t no) {
    return no * 2654435761u % BODY;
}

static text body_of(fixture *x, uint32_t no, sizing *size) {
    size_t len = size(no), at = no % (BODY - len);
    return (text){ x->body + at, len };
}

static void write_rows(fixture *x, uint32_t count, sizing *size) {
    fault f = { 0 };
    page_file to;
    int fd = open(x->path, O_WRONLY);
    page_file_open(&to, fd);
    for (int keyed = 0; keyed < 2; keyed++) {
        page_tree t = { .to = &to, .keyed = keyed };
        for (uint32_t no = 0; no < count; no++) {
            row_begin(&x->row);
            if (keyed) row_number(&x->row, no);
            else row_null(&x->row);
            row_number(&x->row, number_of(no));
            (keyed ? row_blob : row_text)(&x->row, body_of(x, no, size));
            page_tree_add(&t, no, row_end(&x->row));
        }
        page_tree_end(&t, 2 + (uint32_t)keyed);
    }
    assert_int_equal(page_file_close(&to, &f), 0);
    close(fd);
}

static void see_rows(fixture *x, const char *sql, uint32_t count, sizing *size) {
    ask(x, sql);
    for (uint32_t no = 0; no < count; no++) {
        text want = body_of(x, no, size);
        assert_int_equal(sqlite3_step(x->rows), SQLITE_ROW);
        assert_int_equal(sqlite3_column_int64(x->rows, 0), no);
        assert_true(sqlite3_column_int64(x->rows, 1) == number_of(no));
        assert_int_equal(sqlite3_column_bytes(x->rows, 2), want.len);
        if (want.len > 0)
            assert_memory_equal(sqlite3_column_blob(x->rows, 2), want.at, want.len);
    }
    assert_int_equal(sqlite3_step(x->rows), SQLITE_DONE);
    sqlite3_finalize(x->rows);
}

static void find_row(fixture *x, const char *sql, uint32_t no) {
    ask(x, sql);
    sqlite3_bind_int64(x->rows, 1, no);
    assert_int_equal(sqlite3_step(x->rows), SQLITE_ROW);
    assert_true(sqlite3_column_int64(x->rows, 0) == number_of(no));
    sqlite3_finalize(x->rows);
}

static void see_sound(fixture *x) {
    ask(x, "PRAGMA integrity_check");
    assert_int_equal(sqlite3_step(x->rows), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(x->rows, 0), "ok");
    sqlite3_finalize(x->rows);
}

static void there_and_back(fixture *x, uint32_t count, sizing *size) {
    write_rows(x, count, size);
    open_file(x);
    see_sound(x);
    see_rows(x, "SELECT no,n,body FROM by_row", count, size);
    see_rows(x, "SELECT no,n,body FROM by_key", count, size);
    for (uint32_t no = 0; no < count; no += 1 + count / 97) {
        find_row(x, "SELECT n FROM by_row WHERE no=?", no);
        find_row(x, "SELECT n FROM by_key WHERE no=?", no);
    }
    assert_int_equal(sqlite3_close(x->db), SQLITE_OK);
}

static void no_rows(void **state) { there_and_back(*state, 0, small); }
static void one_row(void **state) { there_and_back(*state, 1, small); }
static void rows_for_three_levels(void **state) { there_and_back(*state, 300000, small); }
static void rows_that_just_fit_or_not(void **state) { there_and_back(*state, 4000, near_the_most); }
static void rows_of_any_size(void **state) { there_and_back(*state, 2000, any); }

/* However many rows there are: also when the last of them closes a page. */
static void any_count_of_rows(void **state) {
    for (uint32_t count = 2; count < 40; count++) {
        there_and_back(*state, count, near_the_most);
        close_fixture(state);
        open_fixture(state);
    }
}

/* SQLite goes on with the file where the pages end. */
static void rows_that_come_later(void **state) {
    fixture *x = *state;
    write_rows(x, 3000, any);
    open_file(x);
    assert_int_equal(sqlite3_exec(x->db, "INSERT INTO by_key SELECT no+3000,n,body FROM by_key;"
                                         "DELETE FROM by_row WHERE no%2=0", NULL, NULL, NULL), SQLITE_OK);
    see_sound(x);
    assert_int_equal(sqlite3_close(x->db), SQLITE_OK);
}

/* SQLite's locks are bytes at 1 GiB; the page they are in holds nothing. */
static void the_page_of_the_locks_is_left_out(void **state) {
    fixture *x = *state;
    assert_int_equal(truncate(x->path, 0x40000000 - 5 * PAGE_BYTES), 0);
    write_rows(x, 60, any);
    open_file(x);
    see_rows(x, "SELECT no,n,body FROM by_row", 60, any);
    see_rows(x, "SELECT no,n,body FROM by_key", 60, any);
    assert_int_equal(sqlite3_close(x->db), SQLITE_OK);
}

static void a_file_that_cannot_be_written_is_told(void **state) {
    fixture *x = *state;
    fault f = { 0 };
    page_file to;
    int fd = open(x->path, O_RDONLY);
    page_file_open(&to, fd);
    page_tree t = { .to = &to };
    row_begin(&x->row);
    row_null(&x->row);
    row_text(&x->row, TEXT("somebody"));
    page_tree_add(&t, 1, row_end(&x->row));
    page_tree_end(&t, 2);
    assert_int_equal(page_file_close(&to, &f), FAULT_OUTPUT);
    close(fd);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(no_rows), TEST(one_row), TEST(rows_for_three_levels), TEST(rows_that_just_fit_or_not),
        TEST(rows_of_any_size), TEST(any_count_of_rows), TEST(rows_that_come_later),
        TEST(the_page_of_the_locks_is_left_out), TEST(a_file_that_cannot_be_written_is_told),
    };
    return cmocka_run_group_tests_name("page_tree", tests, NULL, NULL);
}
