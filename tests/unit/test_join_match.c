/* match: how surely a row is about a candidate, and in which order the rows come. */
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

enum { PEOPLE = 6 };
static const char people[] =
    "C0|Li Wei|11010519491231002X|1949-12-31\n"
    "C1|Li Wei|510104198503021231|1985-03-02\n"
    "C2|Wang Fang||1990-01-01\n"
    "C3|Zhao Min||1990\n"
    "C4|Li Wei|11010519491231002X|1949-12-31\n"
    "C5|Sun Li|440524188001010014|1880-01-01";

static uint16_t open_people(world *w, const char *rows) {
    world_open(w, "candidate_id:id name:name id_number:cn-id born:date");
    world_rows(w, 0, people);
    uint16_t s = world_source(w, "records", "name:name id_number:cn-id born:date what:text");
    world_match(w, s, GRADE_NEVER, "name");
    world_match(w, s, GRADE_CLOSE, "id_number");
    world_match(w, s, GRADE_CLOSE, "name born");
    world_match(w, s, GRADE_SURE, "id_number name");
    world_rows(w, s, rows);
    assert_int_equal(world_join(w), 0);
    return s;
}

static void number_and_name_are_sure_and_the_best_grade_wins(void **state) {
    (void)state;
    world w;
    uint16_t s = open_people(&w, "Li Wei|510104198503021231|1985-03-02|theft");
    assert_string_equal(world_about(&w, s, 1),
                        "Li Wei 510104198503021231 1985-03-02 theft/1/0");
    size_t count;
    const attached *rows = evidence_rows(&w.evidence, s, 1, &count);
    assert_int_equal(rows[0].list, 3);
    world_close(&w);
}

static void a_number_with_another_name_is_close(void **state) {
    (void)state;
    world w;
    uint16_t s = open_people(&w, "Li Weiwei|510104198503021231||theft");
    assert_string_equal(world_about(&w, s, 1), "Li Weiwei 510104198503021231  theft/2/0");
    world_close(&w);
}

static void a_row_belongs_to_every_candidacy_of_the_person(void **state) {
    (void)state;
    world w;
    uint16_t s = open_people(&w, "Li Wei|11010519491231002X||theft");
    assert_string_equal(world_about(&w, s, 0), "Li Wei 11010519491231002X  theft/1/0");
    assert_string_equal(world_about(&w, s, 4), "Li Wei 11010519491231002X  theft/1/0");
    assert_int_equal(w.evidence.sources[s].attached_rows, 1);
    assert_int_equal(w.evidence.sources[s].item_count, 2);
    world_close(&w);
}

static void a_name_alone_is_a_namesake_and_about_nobody(void **state) {
    (void)state;
    world w;
    uint16_t s = open_people(&w, "Li Wei|510124196302281232|1963-02-28|theft\n"
                                 "Wang Fang||1991-01-01|fraud");
    for (uint32_t i = 0; i < PEOPLE; i++) assert_string_equal(world_about(&w, s, i), "");
    assert_string_equal(world_namesakes(&w, s, 2), "Wang Fang  1991-01-01 fraud/3/0");
    assert_int_equal(w.evidence.sources[s].nobody, 2);
    world_close(&w);
}

/* Both lists find it. */
static void a_namesake_of_two_lists_is_one_namesake(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id name:name id_number:cn-id birth_date:date");
    world_rows(&w, 0, "P0|Li Wei|510104198503021231|1985-03-02");
    uint16_t s = world_source(&w, "records", "name:name id_number:cn-id birth_date:date what:text");
    world_match(&w, s, GRADE_SURE, "id_number name");
    world_match(&w, s, GRADE_NEVER, "name birth_date");
    world_match(&w, s, GRADE_NEVER, "name");
    world_rows(&w, s, "Li Wei|11010519491231002X|1985-03-02|theft");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_namesakes(&w, s, 0), "Li Wei 11010519491231002X 1985-03-02 theft/3/0");
    assert_int_equal(w.evidence.sources[s].namesake_count, 1);
    world_close(&w);
}

static void a_name_alone_may_be_theirs_when_nothing_else_can_be_compared(void **state) {
    (void)state;
    world w;
    uint16_t s = open_people(&w, "Li Wei||1949|a\nZhao Min|11010519491231002X|1990-05-05|b");
    world_covers_everybody(&w, s);
    assert_string_equal(world_namesakes(&w, s, 0), "Li Wei  1949 a/3/8");
    assert_string_equal(world_namesakes(&w, s, 1), "Li Wei  1949 a/3/8");
    assert_string_equal(world_searched(&w, s, 1), "POSSIBLE");
    assert_string_equal(world_namesakes(&w, s, 3),
                        "Zhao Min 11010519491231002X 1990-05-05 b/3/8");
    assert_string_equal(world_searched(&w, s, 3), "POSSIBLE");
    assert_string_equal(world_searched(&w, s, 5), "SEARCHED");
    assert_false(w.evidence.sources[s].is_void);
    world_close(&w);
}

static void a_damaged_number_falls_back_on_the_other_keys(void **state) {
    (void)state;
    world w;
    uint16_t s = open_people(&w, "Li Wei|510104198503021000|1985-03-02|theft");
    assert_string_equal(world_about(&w, s, 1),
                        "Li Wei 510104198503021000 1985-03-02 theft/2/0");
    assert_string_equal(world_namesakes(&w, s, 0),
                        "Li Wei 510104198503021000 1985-03-02 theft/3/0");
    world_close(&w);
}

static void an_unreadable_row_is_attached_as_such(void **state) {
    (void)state;
    world w;
    uint16_t s = open_people(&w, "!Li Wei|510104198503021231");
    world_covers_everybody(&w, s);
    assert_string_equal(world_about(&w, s, 1), "Li Wei 510104198503021231  /1/4");
    assert_string_equal(world_searched(&w, s, 1), "UNREADABLE_ROW");
    assert_string_equal(world_searched(&w, s, 5), "SEARCHED");
    assert_int_equal(w.evidence.sources[s].unreadable, 1);
    assert_int_equal(w.evidence.sources[s].attached_rows, 0);
    world_close(&w);
}

static void a_skipped_row_is_attached_to_nobody(void **state) {
    (void)state;
    world w;
    uint16_t s = open_people(&w, "!!Li Wei|510104198503021231");
    world_covers_everybody(&w, s);
    assert_string_equal(world_about(&w, s, 1), "");
    assert_string_equal(world_searched(&w, s, 1), "SEARCHED");
    assert_int_equal(w.evidence.sources[s].unreadable, 1);
    world_close(&w);
}

static void no_row_is_attached_to_a_merged_candidate(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id");
    world_rows(&w, 0, "C1\nC1\nC2");
    uint16_t s = world_source(&w, "records", "candidate_id:id what:text");
    world_match(&w, s, GRADE_SURE, "candidate_id");
    world_rows(&w, s, "C2|b\nC1|a");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_about(&w, s, 0), "C1 a/1/0");
    assert_string_equal(world_about(&w, s, 1), "");
    assert_string_equal(world_about(&w, s, 2), "C2 b/1/0");
    world_close(&w);
}

/* Order */

enum { SHUFFLED = 5 };
static const char *const shuffled[SHUFFLED] = {
    "Li Wei|510104198503021231||b", "Li Wei|510104198503021231||a", "Li Wei||1985-03-02|a",
    "Li W.|510104198503021231|1985-03-02|z", "Li Wei|510104198503021231|1985-03-02|",
};

/* The n-th permutation of the rows, as one text. */
static void permute(size_t n, char *buffer, size_t size) {
    int left[SHUFFLED], count = SHUFFLED;
    for (int i = 0; i < SHUFFLED; i++) left[i] = i;
    buffer[0] = '\0';
    for (; count > 0; count--) {
        size_t pick = n % (size_t)count;
        n /= (size_t)count;
        strncat(buffer, shuffled[left[pick]], size - strlen(buffer) - 1);
        strncat(buffer, "\n", size - strlen(buffer) - 1);
        for (int i = (int)pick; i + 1 < count; i++) left[i] = left[i + 1];
    }
}

static void every_permutation_of_the_rows_gives_the_same_order(void **state) {
    (void)state;
    char rows[1000], first[2000] = "";
    for (size_t n = 0; n < 120; n++) {
        world w;
        permute(n, rows, sizeof rows);
        uint16_t s = open_people(&w, rows);
        char all[2000];
        snprintf(all, sizeof all, "%s # %s", world_about(&w, s, 1), world_namesakes(&w, s, 0));
        if (n == 0) snprintf(first, sizeof first, "%s", all);
        assert_string_equal(all, first);
        world_close(&w);
    }
    assert_non_null(strstr(first, "Li Wei 510104198503021231  a/1/0; "
                                  "Li Wei 510104198503021231  b/1/0; "
                                  "Li Wei 510104198503021231 1985-03-02 /1/0; "
                                  "Li W. 510104198503021231 1985-03-02 z/2/0; "
                                  "Li Wei  1985-03-02 a/2/0"));
}

static void ranked_rows_come_in_the_same_order_as_compared_ones(void **state) {
    (void)state;
    enum { PEOPLE_ALIKE = 40, ROWS = 20 };
    world w;
    char row[64];
    world_open(&w, "candidate_id:id name:name");
    uint16_t s = world_source(&w, "records", "name:name what:text");
    world_match(&w, s, GRADE_CLOSE, "name");
    for (int i = 0; i < PEOPLE_ALIKE; i++) {
        snprintf(row, sizeof row, "C%d|Li Wei", i);
        world_rows(&w, 0, row);
    }
    for (int i = 0; i < ROWS; i++) {
        snprintf(row, sizeof row, "Li Wei|%d", i * 7 % ROWS);
        world_rows(&w, s, row);
    }
    assert_int_equal(world_join(&w), 0);
    const char *first = world_about(&w, s, 0);
    assert_non_null(strstr(first, "Li Wei 0/2/0; Li Wei 1/2/0; Li Wei 10/2/0; Li Wei 11/2/0"));
    for (uint32_t i = 1; i < PEOPLE_ALIKE; i++)
        assert_string_equal(world_about(&w, s, i), first);
    world_close(&w);
}

/* Names with characters nobody can read: keys are name, town. */
static uint16_t open_towns(world *w, const char *list, const char *rows) {
    world_open(w, "candidate_id:id name:name town:text");
    world_rows(w, 0, list);
    uint16_t s = world_source(w, "records", "name:name town:text what:text");
    world_match(w, s, GRADE_SURE, "name town");
    world_match(w, s, GRADE_NEVER, "name");
    world_covers_everybody(w, s);
    world_rows(w, s, rows);
    assert_int_equal(world_join(w), 0);
    return s;
}

static void F10_a_private_character_makes_the_match_close_never_sure_never_nobodys(void **state) {
    (void)state;
    world w;
    uint16_t s = open_towns(&w, "C0|王\xf0\xa0\xae\xb7明|A\nC1|李\xf0\xa0\xae\xb7明|A\nC2|王炎明|B",
                            "王\xee\x80\x80明|A|theft");
    assert_string_equal(world_about(&w, s, 0), "王\xee\x80\x80明 A theft/2/0");
    assert_string_equal(world_about(&w, s, 1), "");
    assert_string_equal(world_about(&w, s, 2), "");
    assert_string_equal(world_namesakes(&w, s, 2), "王\xee\x80\x80明 A theft/3/0");
    assert_int_equal(w.evidence.sources[s].attached_rows, 1);
    world_close(&w);
}

static void F10_works_with_the_private_character_on_the_list(void **state) {
    (void)state;
    world w;
    uint16_t s = open_towns(&w, "C0|王\xee\x80\x80明|A\nC1|王\xee\x80\x81明|A",
                            "王炎明|A|theft\n王\xee\x80\x81明|A|fraud");
    assert_string_equal(world_about(&w, s, 0),
                        "王炎明 A theft/2/0; 王\xee\x80\x81明 A fraud/2/0");
    assert_string_equal(world_about(&w, s, 1),
                        "王\xee\x80\x81明 A fraud/1/0; 王炎明 A theft/2/0");
    world_close(&w);
}

static void lost_characters_match_nobody_surely_not_even_themselves(void **state) {
    (void)state;
    world w;
    uint16_t s = open_towns(&w, "C0|王?明|A\nC1|王炎明|A\nC2|陈二|A", "王?明|A|theft");
    assert_string_equal(world_about(&w, s, 0), "王?明 A theft/2/0");
    assert_string_equal(world_about(&w, s, 1), "王?明 A theft/2/0");
    assert_string_equal(world_searched(&w, s, 0), "KEY_UNREADABLE name");
    assert_string_equal(world_searched(&w, s, 1), "SEARCHED");
    assert_string_equal(world_about(&w, s, 2), "");
    world_close(&w);
}

static void a_row_whose_name_is_lost_altogether_may_be_anybodys(void **state) {
    (void)state;
    world w;
    uint16_t s = open_towns(&w, "C0|王炎明|A", "??|A|theft");
    assert_string_equal(world_searched(&w, s, 0), "VOID");
    world_close(&w);
}

static void F1_a_variant_in_the_name_is_the_same_person_with_a_warning(void **state) {
    (void)state;
    world w;
    uint16_t s = open_people(&w, "Li Wei|510104198503021231||theft");
    assert_string_equal(world_note(&w, 0), "");
    world_close(&w);
    s = open_towns(&w, "C0|王眞|A\nC1|王　　明|A", "王真|A|theft\n王明|A|fraud");
    assert_string_equal(world_about(&w, s, 0), "王真 A theft/1/16");
    assert_string_equal(world_note(&w, 0),
                        "records.csv: warning: 2 times a candidate's name is written in other "
                        "characters here and taken as the same (lines 1, 2)");
    world_close(&w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(number_and_name_are_sure_and_the_best_grade_wins),
        cmocka_unit_test(a_number_with_another_name_is_close),
        cmocka_unit_test(a_row_belongs_to_every_candidacy_of_the_person),
        cmocka_unit_test(a_name_alone_is_a_namesake_and_about_nobody),
        cmocka_unit_test(a_namesake_of_two_lists_is_one_namesake),
        cmocka_unit_test(a_name_alone_may_be_theirs_when_nothing_else_can_be_compared),
        cmocka_unit_test(a_damaged_number_falls_back_on_the_other_keys),
        cmocka_unit_test(an_unreadable_row_is_attached_as_such),
        cmocka_unit_test(a_skipped_row_is_attached_to_nobody),
        cmocka_unit_test(no_row_is_attached_to_a_merged_candidate),
        cmocka_unit_test(every_permutation_of_the_rows_gives_the_same_order),
        cmocka_unit_test(ranked_rows_come_in_the_same_order_as_compared_ones),
        cmocka_unit_test(F10_a_private_character_makes_the_match_close_never_sure_never_nobodys),
        cmocka_unit_test(F10_works_with_the_private_character_on_the_list),
        cmocka_unit_test(lost_characters_match_nobody_surely_not_even_themselves),
        cmocka_unit_test(a_row_whose_name_is_lost_altogether_may_be_anybodys),
        cmocka_unit_test(F1_a_variant_in_the_name_is_the_same_person_with_a_warning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
