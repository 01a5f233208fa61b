/* sheet: one file looked at: separator, titles, header, totals, rows; and layout, which decides. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "look/layout.h"
#include "look/sheet.h"
#include "support/scratch.h"

static scratch folder;
static arena memory;
static sheet s;

static int begin(void **state) {
    (void)state;
    scratch_open(&folder);
    return 0;
}

static int end(void **state) {
    (void)state;
    sheet_clear(&s);
    arena_clear(&memory);
    scratch_close(&folder);
    return 0;
}

static void read_bytes(const char *bytes, size_t len) {
    fault f = { 0 };
    sheet_clear(&s);
    scratch_bytes(&folder, "list.csv", bytes, len);
    assert_int_equal(sheet_read(&s, folder.path, TEXT("list.csv"), NULL, &memory, &f), 0);
}

static void look(const char *words) {
    read_bytes(words, strlen(words));
}

static void every_separator_is_found(void **state) {
    (void)state;
    static const char separators[] = ",;\t|";
    for (const char *c = separators; *c != '\0'; c++) {
        char words[200];
        snprintf(words, sizeof words, "a%cb%cc\n1%c\"x,;\t|y\"%c3\n4%c5%c6\n", *c, *c, *c, *c, *c,
                 *c);
        look(words);
        assert_int_equal(s.separator, *c);
        assert_int_equal(s.width, 3);
        assert_int_equal(s.rows, 2);
    }
}

static void titles_and_totals_are_told_from_data(void **state) {
    (void)state;
    look("A list of nobody,,\nprinted in May,,\nid,name,age\n1,Ann,20\n2,Bo,30\nTotal: 2,,\nsigned,,\n");
    assert_int_equal(s.title_count, 2);
    assert_true(s.header);
    assert_int_equal(s.start, 3);
    assert_int_equal(s.titles[1].line, 2);
    assert_int_equal(s.rows, 4); /* "signed" may be a person: data, and what is above it too */
    look("id,name,age\n1,Ann,20\n2,Bo,30\nTotal: 2,,\n\nTotal of all,,50\n");
    assert_int_equal(s.rows, 2);
    assert_int_equal(s.foot_count, 2);
    assert_string_equal(s.foot_word[0], "Total");
    assert_int_equal(s.feet[1].line, 6);
    assert_int_equal(s.last_line, 3);
}

static void a_person_called_like_a_total_is_a_person(void **state) {
    (void)state;
    look("name,age\nAnn,20\nTotali Rossi,\nSummer,30\n");
    assert_int_equal(s.rows, 3);
    assert_int_equal(s.foot_count, 0);
}

static void a_file_without_a_header_has_none(void **state) {
    (void)state;
    look("09,007,Ann,0440621\n09,007,Bo,0520630\n");
    assert_false(s.header);
    assert_int_equal(s.rows, 2);
    assert_int_equal(s.start, 1);
    look("Ann,north\nBo,north\n"); /* words over words that come again */
    assert_false(s.header);
    look("name,region\nAnn,north\nBo,north\n");
    assert_true(s.header);
}

static void ragged_rows_are_counted_and_named(void **state) {
    (void)state;
    look("a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3\n");
    assert_int_equal(s.rows, 4);
    assert_int_equal(s.ragged, 2);
    assert_int_equal(s.ragged_line[0], 3);
    assert_int_equal(s.ragged_width[1], 4);
    assert_int_equal(s.columns[0].cells, 2);
}

static void encodings_are_found_or_asked_about(void **state) {
    (void)state;
    read_bytes("\xef\xbb\xbf" "a,b\n1,2\n", 11);
    assert_true(text_is(s.encoding, "utf-8"));
    assert_int_equal(s.how, ENCODING_BY_MARK);
    assert_true(text_is(s.columns[0].header, "a"));
    read_bytes("\xff\xfe" "a\0,\0b\0\n\0" "1\0,\0" "2\0\n\0", 18);
    assert_int_equal(s.width, 2);
    assert_int_equal(s.rows, 1);
    look("nome,lugar\nJo\xe3o,S\xe3o Paulo\n");
    assert_true(s.assumed);
    assert_int_equal(s.trouble.code, 0);
    assert_true(text_is(s.columns[1].values[0].words, "S\xc3\xa3o Paulo"));
}

static void trouble_keeps_what_came_before_it(void **state) {
    (void)state;
    look("a,b\n1,2\n3,\"4\n5,6\n");
    assert_int_equal(s.trouble.code, FAULT_DATA);
    assert_int_equal(s.trouble.line, 3);
    assert_int_equal(s.rows, 1);
    read_bytes("PK\x03\x04xx", 6);
    assert_int_equal(s.trouble.code, FAULT_DATA);
    assert_int_equal(s.width, 0);
}

static void empty_files_are_no_trouble(void **state) {
    (void)state;
    look("");
    assert_int_equal(s.rows, 0);
    assert_int_equal(s.width, 0);
    look("\n\n , \n");
    assert_int_equal(s.rows, 0);
    look("a,b,c\n");
    assert_int_equal(s.width, 3);
    assert_int_equal(s.rows, 0);
}

static void a_long_file_is_read_to_its_end(void **state) {
    (void)state;
    static char words[400000];
    size_t used = (size_t)snprintf(words, sizeof words, "id,n\n");
    for (int i = 0; i < 20000; i++)
        used += (size_t)snprintf(words + used, sizeof words - used, "K%d,%d\n", i, i % 7);
    read_bytes(words, used);
    assert_int_equal(s.rows, 20000);
    assert_int_equal(s.columns[0].distinct, 20000);
    assert_int_equal(s.columns[1].distinct, 7);
    assert_int_equal(s.last_line, 20001);
}

static void headers_are_the_same_but_for_blanks_width_and_case(void **state) {
    (void)state;
    assert_true(layout_same_header(TEXT("Name"), TEXT(" n a m e ")));
    assert_true(layout_same_header(TEXT("\xe5\xa7\x93\xe3\x80\x80\xe5\x90\x8d"),
                                   TEXT("\xe5\xa7\x93\xe5\x90\x8d"))); /* 姓　名 */
    assert_true(layout_same_header(TEXT("\xef\xbc\xa9\xef\xbc\xa4"), TEXT("id"))); /* ＩＤ */
    assert_false(layout_same_header(TEXT("name"), TEXT("names")));
    assert_false(layout_same_header(TEXT(""), TEXT(" ")));
    assert_false(layout_same_header(TEXT("id (spouse)"), TEXT("id")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(every_separator_is_found),
        TEST(titles_and_totals_are_told_from_data),
        TEST(a_person_called_like_a_total_is_a_person),
        TEST(a_file_without_a_header_has_none),
        TEST(ragged_rows_are_counted_and_named),
        TEST(encodings_are_found_or_asked_about),
        TEST(trouble_keeps_what_came_before_it),
        TEST(empty_files_are_no_trouble),
        TEST(a_long_file_is_read_to_its_end),
        TEST(headers_are_the_same_but_for_blanks_width_and_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
