/* Real lists and public CSV suites, read in place where they are: $VET_SHARED, or ../shared beside the
 * project. Without them these tests say that they were skipped. */
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

#include "load/csv_feed.h"
#include "load_world.h"

static char data_folder[512];

static bool have_data(void) {
    const char *shared = getenv("VET_SHARED");
    if (shared != NULL) snprintf(data_folder, sizeof data_folder, "%s/data", shared);
    else snprintf(data_folder, sizeof data_folder, "%s/../shared/data", VET_ROOT);
    return access(data_folder, R_OK) == 0;
}

static const char *path_of(const char *name, char buffer[1024]) {
    snprintf(buffer, 1024, "%s/%s", data_folder, name);
    return buffer;
}

/* ---- lists */

typedef struct list {
    column_decl columns[8];
    source_decl decl;
    docket_column places[8];
    docket_source source;
    docket docket;
    text file;
    table table;
} list;

static void add_column(list *l, const char *name, column_type type, uint32_t position,
                       date_form dates) {
    size_t at = l->decl.column_count++;
    l->columns[at] = (column_decl){ .name = text_of(name), .type = type, .from_id = NO_INDEX };
    l->places[at] = (docket_column){ .column = (uint16_t)at,
                                     .position = position,
                                     .form = { .dates = dates } };
}

static void load_list(list *l, const char *folder, const char *file) {
    fault f = { 0 };
    notes n = { 0 };
    char whole[1200];
    l->decl.name = TEXT("candidates");
    l->decl.columns = l->columns;
    l->file = text_of(file);
    l->source.files = &l->file;
    l->source.file_count = 1;
    l->source.columns = l->places;
    l->source.column_count = l->decl.column_count;
    l->source.first_row = 1;
    l->source.expect_rows = -1;
    path_of(folder, whole);
    snprintf(l->docket.folder, sizeof l->docket.folder, "%s", whole);
    if (load_source(&l->table, &l->docket, &l->source, &l->decl, &n, &f) != 0) {
        fault_print(&f, whole, sizeof whole);
        fail_msg("%s", whole);
    }
    notes_clear(&n);
}

static size_t count_state(const table *t, uint16_t at, cell_state state) {
    size_t n = 0;
    for (uint32_t i = 0; i < t->rows; i++) n += table_state(t, i, at) == state;
    return n;
}

static void the_village_heads_of_taiwan_are_all_read(void **state) {
    (void)state;
    static const struct {
        const char *file;
        size_t rows;
    } lists[] = {
        { "2014_elcand.csv", 14137 },
        { "2018a_elcand.csv", 7982 },
        { "2018b_elcand.csv", 6978 },
        { "2022_elcand.csv", 14021 },
    };
    if (!have_data()) skip();
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        list l = { .source = { .encoding = TEXT("utf-8"), .separator = ',' } };
        add_column(&l, "province", TYPE_ID, 1, FORM_ISO);
        add_column(&l, "name", TYPE_NAME, 7, FORM_ISO);
        add_column(&l, "birth_date", TYPE_DATE, 10, FORM_ROC);
        add_column(&l, "age", TYPE_INTEGER, 11, FORM_ISO);
        load_list(&l, "tw-village-heads", lists[i].file);
        assert_int_equal(l.table.rows, lists[i].rows);
        assert_int_equal(l.table.read_rows, lists[i].rows);
        assert_int_equal(l.table.bad_row_count, 0);
        assert_int_equal(count_state(&l.table, 0, CELL_OK), lists[i].rows);
        assert_int_equal(count_state(&l.table, 1, CELL_OK), lists[i].rows);
        assert_int_equal(count_state(&l.table, 2, CELL_OK), lists[i].rows);
        assert_int_equal(count_state(&l.table, 3, CELL_OK), lists[i].rows);
        assert_int_equal(l.table.line[lists[i].rows - 1], lists[i].rows);
        table_clear(&l.table);
    }
}

static void the_contested_list_is_cut_and_filtered(void **state) {
    (void)state;
    if (!have_data()) skip();
    text heads = TEXT("\xe6\x9d\x91\xe9\x87\x8c\xe9\x95\xb7"); /* village head */
    docket_only only = { .header = TEXT("office"), .words = &heads, .word_count = 1 };
    list l = { .source = { .encoding = TEXT("utf-8"),
                           .separator = ',',
                           .header = true,
                           .only = &only,
                           .only_count = 1 } };
    add_column(&l, "name", TYPE_NAME, 4, FORM_ISO);
    for (uint32_t part = 1; part <= 3; part++) {
        static const char *const names[] = { "office", "town", "village" };
        add_column(&l, names[part - 1], TYPE_TEXT, 5, FORM_ISO);
        l.places[part].cut = TEXT(" > ");
        l.places[part].part = part;
    }
    load_list(&l, "tw-village-heads", "2014_lawsuit_candidates.csv");
    assert_int_equal(l.table.read_rows, 153);
    assert_int_equal(l.table.rows, 53);
    assert_int_equal(l.table.left_out, 100);
    assert_int_equal(count_state(&l.table, 3, CELL_OK), 53);
    table_clear(&l.table);
}

static void the_registrations_of_brazil_are_all_read(void **state) {
    (void)state;
    if (!have_data()) skip();
    text first = TEXT("1");
    docket_only only = { .header = TEXT("NR_TURNO"), .words = &first, .word_count = 1 };
    list l = { .source = { .encoding = TEXT("iso-8859-1"),
                           .separator = ';',
                           .header = true,
                           .only = &only,
                           .only_count = 1 } };
    add_column(&l, "SQ_CANDIDATO", TYPE_ID, 0, FORM_ISO);
    add_column(&l, "DT_NASCIMENTO", TYPE_DATE, 0, FORM_DAY_FIRST);
    add_column(&l, "NR_IDADE_DATA_POSSE", TYPE_INTEGER, 0, FORM_ISO);
    add_column(&l, "DS_CARGO", TYPE_TEXT, 0, FORM_ISO);
    load_list(&l, "br-tse", "candidatos_2018.csv");
    assert_int_equal(l.table.read_rows, 29145);
    assert_int_equal(l.table.rows + l.table.left_out, 29145);
    assert_int_equal(l.table.bad_row_count, 0);
    assert_int_equal(count_state(&l.table, 0, CELL_OK), l.table.rows);
    assert_int_equal(count_state(&l.table, 1, CELL_OK), l.table.rows);
    assert_int_equal(count_state(&l.table, 2, CELL_OK), l.table.rows);
    table_clear(&l.table);
}

/* ---- csv-spectrum: the answers are lists of objects of strings, so a walk over the strings will do */

typedef struct answers {
    const char *at;
    text header[16];
    size_t columns, rows;
} answers;

/* The next JSON string, its escapes undone, in the buffer. */
static size_t next_string(const char **at, char *buffer) {
    size_t n = 0;
    const char *c = strchr(*at, '"');
    assert_non_null(c);
    for (c++; *c != '"'; c++) {
        if (*c == '\\') {
            c++;
            buffer[n++] = *c == 'n' ? '\n' : *c == 'r' ? '\r' : *c;
        } else {
            buffer[n++] = *c;
        }
    }
    *at = c + 1;
    return n;
}

static int compare_row(void *payload, const csv_row *row, fault *f) {
    answers *a = payload;
    static char headers[16][64];
    char buffer[512];
    (void)f;
    if (a->columns == 0) {
        a->columns = row->count;
        assert_true(row->count <= 16);
        for (size_t i = 0; i < row->count; i++) {
            assert_true(csv_field(row, i).len < 64);
            memcpy(headers[i], csv_field(row, i).at, csv_field(row, i).len);
            a->header[i] = (text){ headers[i], csv_field(row, i).len };
        }
        return 0;
    }
    a->rows++;
    assert_int_equal(row->count, a->columns);
    for (size_t i = 0; i < row->count; i++) {
        text key = { buffer, next_string(&a->at, buffer) };
        assert_true(text_equal(key, a->header[i]));
        text value = { buffer, next_string(&a->at, buffer) };
        assert_int_equal(value.len, csv_field(row, i).len);
        assert_memory_equal(value.at, csv_field(row, i).at, value.len);
    }
    return 0;
}

static void csv_spectrum_agrees(void **state) {
    (void)state;
    static const char *const names[] = { "comma_in_quotes",
                                         "empty",
                                         "empty_crlf",
                                         "escaped_quotes",
                                         "json",
                                         "newlines",
                                         "newlines_crlf",
                                         "quotes_and_newlines",
                                         "simple",
                                         "simple_crlf",
                                         "utf8" };
    if (!have_data()) skip();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char name[256], path[1024], expected[4096];
        snprintf(name, sizeof name, "csv/csv-spectrum/json/%s.json", names[i]);
        FILE *json = fopen(path_of(name, path), "r");
        assert_non_null(json);
        expected[fread(expected, 1, sizeof expected - 1, json)] = '\0';
        fclose(json);
        snprintf(name, sizeof name, "csv/csv-spectrum/csvs/%s.csv", names[i]);
        for (int all_libcsv = 0; all_libcsv < 2; all_libcsv++) {
            csv_file file = { open(path_of(name, path), O_RDONLY), name, TEXT("utf-8"), ',',
                              all_libcsv != 0 };
            csv_totals totals;
            answers a = { .at = expected };
            assert_true(file.fd >= 0);
            assert_int_equal(csv_feed(&file, compare_row, &a, &totals, NULL), 0);
            assert_true(a.rows > 0);
            assert_null(strchr(a.at, '"'));
            close(file.fd);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_village_heads_of_taiwan_are_all_read),
        cmocka_unit_test(the_contested_list_is_cut_and_filtered),
        cmocka_unit_test(the_registrations_of_brazil_are_all_read),
        cmocka_unit_test(csv_spectrum_agrees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
