/* person: who stands on the list twice, or may: the first lines of the clerk's table. */
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

static key_list person_lists[2], places;

/* key|name|number|birth date|unit, told apart as cn-village does. */
static void open_list(world *w, const char *rows) {
    world_open(w, "candidate_id:id name:name id_number:cn-id birth_date:date unit_id:id");
    person_lists[0] = (key_list){ .grade = GRADE_SURE, .count = 1, .here = { 2 }, .there = { 2 } };
    person_lists[1] =
        (key_list){ .grade = GRADE_CLOSE, .count = 2, .here = { 1, 3 }, .there = { 1, 3 } };
    places = (key_list){ .grade = GRADE_SURE, .count = 1, .here = { 4 }, .there = { 4 } };
    w->sources[0].person = person_lists;
    w->sources[0].person_count = 2;
    w->sources[0].one_place = &places;
    world_rows(w, 0, rows);
}

/* "candidate kind other; ...", rows counted from 1. */
static const char *notes_of(world *w) {
    static const char *const kinds[] = { "TWO_PLACES", "TWO_NAMES", "MAYBE", "SPELLINGS",
                                         "TWICE",      "NAMESAKE",  "MERGED" };
    const char *shown = "";
    for (uint32_t c = 0; c < w->evidence.candidates; c++) {
        size_t count;
        const person_note *notes = person_of(&w->evidence.persons, c, &count);
        assert_true(count == 0 || (w->evidence.same_key[c] & SAID_OF_IDENTITY) != 0);
        for (size_t i = 0; i < count; i++)
            shown = arena_print(&w->memory, "%s%s%u %s %u", shown, shown[0] ? "; " : "", c + 1,
                                kinds[notes[i].kind], notes[i].other + 1);
    }
    return shown;
}

static void expect(const char *rows, const char *notes) {
    world w;
    open_list(&w, rows);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(notes_of(&w), notes);
    world_close(&w);
}

#define ONE "510104198503021231"
#define OTHER "11010519491231002X"

static void E11_a_duplicate_row_differing_only_in_spaces_is_one(void **state) {
    (void)state;
    expect("A|Li Wei|" ONE "|1985-03-02|V1\nA |Li  Wei| " ONE "|1985-3-2|V1", "1 MERGED 2");
    expect("A|Li Wei|" ONE "||V1\nB|Bo|" OTHER "||V1\nA|Li Wei|" ONE "||V1\nA| LI WEI|" ONE "||V1",
           "1 MERGED 3; 1 MERGED 4");
}

static void same_id_same_unit_different_spelling_of_name(void **state) {
    (void)state;
    expect("A|王小明|" ONE "||V1\nB|王晓明|" ONE "||V1\nC|Bo|" OTHER "||V1",
           "1 SPELLINGS 2; 2 SPELLINGS 1");
    expect("A|Jon Smith|" ONE "||V1\nB|John Smith|" ONE "||V1", "1 SPELLINGS 2; 2 SPELLINGS 1");
}

static void same_id_same_unit_same_name_stands_twice(void **state) {
    (void)state;
    expect("A|Li Wei|" ONE "||V1\nB|li wei|" ONE "||V1", "1 TWICE 2; 2 TWICE 1");
}

static void same_id_same_unit_wholly_different_names(void **state) {
    (void)state;
    expect("A|王小明|" ONE "||V1\nB|李建国|" ONE "||V1", "1 TWO_NAMES 2; 2 TWO_NAMES 1");
    expect("A|王伟|" ONE "||V1\nB|王芳|" ONE "||V1", "1 TWO_NAMES 2; 2 TWO_NAMES 1");
}

static void E7_same_id_at_two_units(void **state) {
    (void)state;
    expect("A|Li Wei|" ONE "||V1\nB|Li Wei|" ONE "||V2\nC|Bo|" OTHER "||V2",
           "1 TWO_PLACES 2; 2 TWO_PLACES 1");
    expect("A|Li Wei|" ONE "||V1\nB|Li Wei|" ONE "||V2\nC|Li Wei|" ONE "||V1",
           "1 TWO_PLACES 2; 1 TWICE 3; 2 TWO_PLACES 1; 3 TWO_PLACES 2; 3 TWICE 1");
}

static void two_places_need_no_name_and_a_blank_place_is_another(void **state) {
    (void)state;
    expect("A|Li Wei|" ONE "||V1\nB||" ONE "||", "1 TWO_PLACES 2; 2 TWO_PLACES 1");
}

static void same_name_different_id_are_two_persons(void **state) {
    (void)state;
    expect("A|Li Wei|" ONE "||V1\nB|Li Wei|" OTHER "||V1\nC|Li Wei|" OTHER "||V2",
           "1 NAMESAKE 2; 2 TWO_PLACES 3; 2 NAMESAKE 1; 3 TWO_PLACES 2");
    expect("A|Li Wei|" ONE "||V1\nB|Li Wei|" OTHER "||V2", "");
}

static void same_name_and_birth_without_id_is_possibly_the_same(void **state) {
    (void)state;
    expect("A|Li Wei||1985-03-02|V1\nB|Li Wei|" ONE "|1985-03-02|V2\nC|Li Wei||1985-03-03|V1",
           "1 MAYBE 2; 2 MAYBE 1");
    expect("A|Li Wei||1985-03-02|V1\nB|li  wei||1985-03-02|V2", "1 MAYBE 2; 2 MAYBE 1");
    expect("A|Li Wei|123|1985-03-02|V1\nB|Li Wei|" ONE "|1985-03-02|V1", "1 MAYBE 2; 2 MAYBE 1");
}

static void same_name_and_birth_with_two_ids_are_two_persons(void **state) {
    (void)state;
    expect("A|Li Wei|" ONE "|1985-03-02|V1\nB|Li Wei|" OTHER "|1985-03-02|V2", "");
}

static void same_name_without_a_birth_date_says_nothing(void **state) {
    (void)state;
    expect("A|Li Wei|||V1\nB|Li Wei|" ONE "|1985-03-02|V1", "");
    expect("A|Li Wei||1985|V1\nB|Li Wei|" ONE "|1985-03-02|V1", "");
}

static void without_a_declaration_nothing_is_compared(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id name:name id_number:cn-id");
    world_rows(&w, 0, "A|Li Wei|" ONE "\nB|Li Wei|" ONE);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(notes_of(&w), "");
    world_close(&w);
}

static void merged_and_unreadable_rows_are_nobody(void **state) {
    (void)state;
    expect("A|Li Wei|" ONE "||V1\n|Li Wei|" ONE "||V2\n!B|Li Wei|" ONE "||V2", "");
}

/* The rows of a person under two spellings. */
static void the_decision_is_on_the_union_of_records(void **state) {
    (void)state;
    world w;
    open_list(&w, "A|王小明|" ONE "||V1\nB|王晓明|" ONE "||V1\nC|Bo|" OTHER "||V1");
    uint16_t s = world_source(&w, "records", "name:name id_number:cn-id what:text");
    world_match(&w, s, GRADE_SURE, "id_number name");
    world_match(&w, s, GRADE_CLOSE, "id_number");
    world_rows(&w, s, "王晓明|" ONE "|b\n王小明|" ONE "|a\nBo|" OTHER "|c\n王明|" ONE "|d");
    uint16_t t = world_source(&w, "replies", "candidate_id:id what:text");
    world_match(&w, t, GRADE_SURE, "candidate_id");
    world_rows(&w, t, "A|x\nB|y");
    assert_int_equal(world_join(&w), 0);
    const char *all = "王小明 " ONE " a/1/0; 王晓明 " ONE " b/1/0; 王明 " ONE " d/2/0";
    assert_string_equal(world_about(&w, s, 0), all);
    assert_string_equal(world_about(&w, s, 1), all);
    assert_string_equal(world_about(&w, s, 2), "Bo " OTHER " c/1/0");
    assert_string_equal(world_about(&w, t, 0), "A x/1/0"); /* a reply is about one candidacy */
    assert_string_equal(world_about(&w, t, 1), "B y/1/0");
    const joined *j = &w.evidence.sources[s];
    assert_int_equal(j->attached_rows, 4);
    assert_int_equal(j->rows, j->attached_rows + j->nobody + j->merged + j->unreadable);
    world_close(&w);
}

static void two_names_share_nothing(void **state) {
    (void)state;
    world w;
    open_list(&w, "A|王小明|" ONE "||V1\nB|李建国|" ONE "||V1");
    uint16_t s = world_source(&w, "records", "name:name id_number:cn-id");
    world_match(&w, s, GRADE_SURE, "id_number name");
    world_match(&w, s, GRADE_CLOSE, "id_number");
    world_rows(&w, s, "王小明|" ONE);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_about(&w, s, 0), "王小明 " ONE "/1/0");
    assert_string_equal(world_about(&w, s, 1), "王小明 " ONE "/2/0");
    world_close(&w);
}

/* Everybody's notes with keys instead of lines: the order of the file does not show. */
static void the_order_of_the_list_does_not_show(void **state) {
    (void)state;
    static const char *const rows[] = {
        "A|Li Wei|" ONE "||V1", "B|Li Wie|" ONE "||V1",         "C|Li Wei|" ONE "||V2",
        "D|Li Wei|" OTHER "||V1", "E|Al Bo||1985-03-02|V1", "F|Al Bo||1985-03-02|V3",
    };
    enum { ROWS = 6 };
    char first[600] = "";
    for (unsigned turn = 0; turn < ROWS; turn++) {
        char list[600] = "", shown[600] = "";
        for (unsigned i = 0; i < ROWS; i++) {
            strcat(list, rows[(i * 5 + turn) % ROWS]);
            strcat(list, "\n");
        }
        world w;
        open_list(&w, list);
        assert_int_equal(world_join(&w), 0);
        const table *t = &w.evidence.tables[0];
        for (char key = 'A'; key <= 'F'; key++)
            for (uint32_t c = 0; c < ROWS; c++) {
                size_t count, used = strlen(shown);
                if (table_raw(t, c, 0).at[0] != key) continue;
                const person_note *n = person_of(&w.evidence.persons, c, &count);
                for (size_t i = 0; i < count; i++, used = strlen(shown))
                    snprintf(shown + used, sizeof shown - used, "%c%u%c+%u ", key, n[i].kind,
                             table_raw(t, n[i].other, 0).at[0], n[i].more);
            }
        if (turn == 0) strcpy(first, shown);
        assert_string_equal(shown, first);
        world_close(&w);
    }
    assert_non_null(strstr(first, "A0C"));
    assert_non_null(strstr(first, "E2F"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(E11_a_duplicate_row_differing_only_in_spaces_is_one),
        cmocka_unit_test(same_id_same_unit_different_spelling_of_name),
        cmocka_unit_test(same_id_same_unit_same_name_stands_twice),
        cmocka_unit_test(same_id_same_unit_wholly_different_names),
        cmocka_unit_test(E7_same_id_at_two_units),
        cmocka_unit_test(two_places_need_no_name_and_a_blank_place_is_another),
        cmocka_unit_test(same_name_different_id_are_two_persons),
        cmocka_unit_test(same_name_and_birth_without_id_is_possibly_the_same),
        cmocka_unit_test(same_name_and_birth_with_two_ids_are_two_persons),
        cmocka_unit_test(same_name_without_a_birth_date_says_nothing),
        cmocka_unit_test(without_a_declaration_nothing_is_compared),
        cmocka_unit_test(merged_and_unreadable_rows_are_nobody),
        cmocka_unit_test(the_decision_is_on_the_union_of_records),
        cmocka_unit_test(two_names_share_nothing),
        cmocka_unit_test(the_order_of_the_list_does_not_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
