/* keys: what makes two cells the same key, and what makes a cell no key at all. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "join_world.h"

/* Whether a row with the one key finds a candidate with the other. */
static bool finds(const char *here_type, const char *here, const char *there_type,
                  const char *there) {
    world w;
    char columns[64], rows[200];
    snprintf(columns, sizeof columns, "candidate_id:id k:%s", there_type);
    world_open(&w, columns);
    snprintf(rows, sizeof rows, "C1|%s", there);
    world_rows(&w, 0, rows);
    snprintf(columns, sizeof columns, "k:%s", here_type);
    uint16_t s = world_source(&w, "records", columns);
    world_match(&w, s, GRADE_SURE, "k");
    world_rows(&w, s, here);
    assert_int_equal(world_join(&w), 0);
    size_t count;
    evidence_rows(&w.evidence, s, 0, &count);
    world_close(&w);
    return count == 1;
}

static void ids_agree_when_only_width_and_blanks_differ(void **state) {
    (void)state;
    assert_true(finds("id", "ab1", "id", " ab1 "));
    assert_true(finds("id", "\xef\xbc\xa1\xef\xbc\x91", "id", "A1"));
    assert_false(finds("id", "ab1", "id", "AB1"));
    assert_false(finds("id", "ab", "id", "ab1"));
}

static void names_agree_when_case_and_blanks_differ(void **state) {
    (void)state;
    assert_true(finds("name", "Ana  Maria SILVA", "name", "ana maria silva"));
    assert_true(finds("name", "\xe7\x8e\x8b\xe4\xbc\x9f", "name", " \xe7\x8e\x8b\xe4\xbc\x9f"));
    assert_false(finds("name", "ana silva", "name", "ana maria silva"));
}

static void free_texts_used_as_keys_are_folded(void **state) {
    (void)state;
    assert_true(finds("text", "1 High  Street", "text", "1 HIGH STREET "));
}

static void dates_agree_by_the_day_however_written(void **state) {
    (void)state;
    assert_true(finds("date", "1985/3/2", "date", "19850302"));
    assert_false(finds("date", "1985-03-02", "date", "1985-03-03"));
}

static void a_partial_or_open_date_is_no_key(void **state) {
    (void)state;
    assert_false(finds("date", "1985-03", "date", "1985-03"));
    assert_false(finds("date", "1985", "date", "1985-03-02"));
    assert_false(finds("date", "open", "date", "open"));
}

static void a_date_that_stands_for_none_is_no_key(void **state) {
    (void)state;
    assert_false(finds("date", "1900-01-01", "date", "1900-01-01"));
    assert_false(finds("date", "1899-12-30", "date", "1899-12-30"));
    assert_false(finds("date", "0001-01-01", "date", "0001-01-01"));
    assert_true(finds("date", "1900-01-02", "date", "1900-01-02"));
    assert_true(finds("date", "1899-12-29", "date", "1899-12-29"));
}

static void blank_none_and_unreadable_cells_are_no_keys(void **state) {
    (void)state;
    assert_false(finds("id", "", "id", ""));
    assert_false(finds("id", "none", "id", "none"));
    assert_false(finds("integer", "x", "integer", "x"));
    assert_false(finds("name", "\xe2\x80\x8b", "name", "\xe2\x80\x8b"));
}

static void codes_agree_by_their_word_not_their_number(void **state) {
    (void)state;
    assert_true(finds("m/f", "f", "f/m", "f"));
    assert_false(finds("m/f", "m", "f/m", "f"));
}

static void numbers_agree_by_value(void **state) {
    (void)state;
    assert_true(finds("integer", "007", "integer", "7"));
    assert_false(finds("integer", "8", "integer", "7"));
}

static void resident_ids_agree_in_their_normal_form(void **state) {
    (void)state;
    assert_true(finds("cn-id", "11010519491231002x", "cn-id", "11010519491231002X"));
    assert_false(finds("cn-id", "110105194912310021", "cn-id", "110105194912310021"));
}

static void columns_of_different_types_agree_as_words(void **state) {
    (void)state;
    assert_true(finds("text", "Li Wei", "name", "LI  WEI"));
    assert_true(finds("cn-id", "11010519491231002X", "id", "11010519491231002x"));
    assert_true(finds("m/f", "f", "text", "F"));
}

static void a_long_key_does_not_run_into_its_neighbour(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id a:id b:id");
    world_rows(&w, 0, "C1|ab|c\nC2|a|bc\nC3|ab|\nC4|a|b");
    uint16_t s = world_source(&w, "records", "a:id b:id");
    world_match(&w, s, GRADE_SURE, "a b");
    world_rows(&w, s, "ab|c\na|bc\na|b");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_about(&w, s, 0), "ab c/1/0");
    assert_string_equal(world_about(&w, s, 1), "a bc/1/0");
    assert_string_equal(world_about(&w, s, 2), "");
    assert_string_equal(world_about(&w, s, 3), "a b/1/0");
    world_close(&w);
}

/* The filter of an index looks at the ends and the middle of a key; only these differ elsewhere. */
static void keys_alike_at_a_glance_are_told_apart(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id");
    world_rows(&w, 0, "AAAAAAAA-1-AAAAAAAAAAAAAA-1-AAAAAAAA\n"
                      "AAAAAAAA-2-AAAAAAAAAAAAAA-1-AAAAAAAA\n"
                      "AAAAAAAA-1-AAAAAAAAAAAAAA-2-AAAAAAAA\n"
                      "AAAAAAAA-2-AAAAAAAAAAAAAA-2-AAAAAAAA");
    uint16_t s = world_source(&w, "records", "candidate_id:id");
    world_match(&w, s, GRADE_SURE, "candidate_id");
    world_rows(&w, s, "AAAAAAAA-1-AAAAAAAAAAAAAA-2-AAAAAAAA\n"
                      "AAAAAAAA-2-AAAAAAAAAAAAAA-1-AAAAAAAA");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_about(&w, s, 0), "");
    assert_string_equal(world_about(&w, s, 1), "AAAAAAAA-2-AAAAAAAAAAAAAA-1-AAAAAAAA/1/0");
    assert_string_equal(world_about(&w, s, 2), "AAAAAAAA-1-AAAAAAAAAAAAAA-2-AAAAAAAA/1/0");
    assert_string_equal(world_about(&w, s, 3), "");
    world_close(&w);
}

static void an_index_of_many_rows_finds_each_and_nothing_else(void **state) {
    (void)state;
    enum { COUNT = 5000 };
    world w;
    char row[64];
    world_open(&w, "candidate_id:id");
    uint16_t s = world_source(&w, "records", "candidate_id:id n:integer");
    world_match(&w, s, GRADE_SURE, "candidate_id");
    for (int i = 0; i < COUNT; i++) {
        snprintf(row, sizeof row, "C%d", i * 2);
        world_rows(&w, 0, row);
        snprintf(row, sizeof row, "C%d|%d", i * 3, i);
        world_rows(&w, s, row);
    }
    assert_int_equal(world_join(&w), 0);
    for (uint32_t i = 0; i < COUNT; i++) {
        size_t count;
        const attached *rows = evidence_rows(&w.evidence, s, i, &count);
        assert_int_equal(count, i * 2 % 3 == 0 && i * 2 < COUNT * 3);
        if (count == 1) assert_int_equal(rows[0].row, i * 2 / 3);
    }
    world_close(&w);
}

static void looking_agrees_with_reading(void **state) {
    (void)state;
    static const char *const cells[] = { "x", "", "none", "1985", "-", "\xe2\x80\x8b",
                                         "\xc3\xa9" };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        world w;
        char row[64];
        world_open(&w, "candidate_id:id a:id b:name c:text d:date e:integer f:cn-id");
        snprintf(row, sizeof row, "C1|%1$s|%1$s|%1$s|%1$s|%1$s|%1$s", cells[i]);
        world_rows(&w, 0, row);
        assert_int_equal(load_memory_end(&w.tables[0], &w.fault), 0);
        for (uint16_t at = 1; at < 7; at++) {
            arena scratch = { 0 };
            key_part part;
            const column_decl *c = &w.sources[0].columns[at];
            key_form form = key_form_of(c, c);
            assert_int_equal(key_look(&w.tables[0], 0, at, form),
                             key_read(&w.tables[0], 0, at, form, &scratch, &part));
            arena_clear(&scratch);
        }
        world_close(&w);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_agree_when_only_width_and_blanks_differ),
        cmocka_unit_test(names_agree_when_case_and_blanks_differ),
        cmocka_unit_test(free_texts_used_as_keys_are_folded),
        cmocka_unit_test(dates_agree_by_the_day_however_written),
        cmocka_unit_test(a_partial_or_open_date_is_no_key),
        cmocka_unit_test(a_date_that_stands_for_none_is_no_key),
        cmocka_unit_test(blank_none_and_unreadable_cells_are_no_keys),
        cmocka_unit_test(codes_agree_by_their_word_not_their_number),
        cmocka_unit_test(numbers_agree_by_value),
        cmocka_unit_test(resident_ids_agree_in_their_normal_form),
        cmocka_unit_test(columns_of_different_types_agree_as_words),
        cmocka_unit_test(a_long_key_does_not_run_into_its_neighbour),
        cmocka_unit_test(keys_alike_at_a_glance_are_told_apart),
        cmocka_unit_test(an_index_of_many_rows_finds_each_and_nothing_else),
        cmocka_unit_test(looking_agrees_with_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
