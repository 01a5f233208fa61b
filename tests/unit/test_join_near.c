/* near: when a row about nobody may be somebody's. Each line of the guide's table is a test. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "join/near.h"
#include "join_world.h"

/* One candidate, P0, and a bystander; rows of a source that is searched by number. */
static uint16_t open_people(world *w, const char *rows, bool with_never) {
    world_open(w, "candidate_id:id name:name id_number:cn-id birth_date:date");
    world_rows(w, 0, "P0|Li Wei|510104198503021231|1985-03-02\n"
                     "P1|Bo Yang|11010519491231002X|1949-12-31");
    w->sources[0].columns[3].from_id = 2;
    uint16_t s =
        world_source(w, "records", "name:name id_number:cn-id birth_date:date what:text");
    world_match(w, s, GRADE_SURE, "id_number name");
    world_match(w, s, GRADE_CLOSE, "id_number");
    if (with_never) world_match(w, s, GRADE_NEVER, "name");
    world_rows(w, s, rows);
    world_covers_everybody(w, s);
    return s;
}

/* "how column row; ..." of the candidate. */
static const char *near_words(world *w, uint16_t s, uint32_t candidate) {
    static const char *const how[] = { "NOT",     "SAME", "DIGITS", "ONE",
                                       "SWAPPED", "FEW", "MASKED", "NAME", "PART", "KEY",
                                       "WITHIN", "MOVED" };
    size_t count;
    const char *shown = "";
    const near_row *near = near_of(&w->evidence.sources[s], candidate, &count);
    for (size_t i = 0; i < count; i++) {
        text name = w->sources[s].columns[near[i].column].name;
        shown = arena_print(&w->memory, "%s%s%s %.*s %u", shown, i > 0 ? "; " : "",
                            how[near[i].how], TEXT_ARGS(name), near[i].row + 1);
    }
    return shown;
}

static void expect(const char *rows, const char *near, const char *searched) {
    for (int never = 0; never < 2; never++) {
        world w;
        uint16_t s = open_people(&w, rows, never);
        assert_int_equal(world_join(&w), 0);
        assert_string_equal(near_words(&w, s, 0), near);
        assert_string_equal(near_words(&w, s, 1), "");
        bool is_void = w.evidence.sources[s].is_void;
        const char *said = world_searched(&w, s, 0);
        if (searched != NULL && (!is_void || near[0] != '\0')) assert_string_equal(said, searched);
        const joined *j = &w.evidence.sources[s];
        assert_int_equal(j->rows, j->attached_rows + j->nobody + j->merged + j->unreadable);
        assert_int_equal(j->attached_rows, 0);
        world_close(&w);
    }
}

static void one_character_off_and_the_same_name(void **state) {
    (void)state;
    expect("Li Wei|510104198503021232||a", "ONE id_number 1", "POSSIBLE");
    expect("li  WEI|510104198504021231|1985-04-02|a", "ONE id_number 1", "POSSIBLE");
}

static void a_character_missing_or_too_many(void **state) {
    (void)state;
    expect("Li Wei|51010419850302123||a", "ONE id_number 1", "POSSIBLE");
    expect("Li Wei|5101041985030212231||a", "ONE id_number 1", "POSSIBLE");
    expect("Li Wei|10104198503021231||a", "ONE id_number 1", "POSSIBLE");
}

static void two_neighbouring_characters_swapped(void **state) {
    (void)state;
    expect("Li Wei|510104198503021213||a", "SWAPPED id_number 1", "POSSIBLE");
    expect("Li Wei|150104198503021231||a", "SWAPPED id_number 1", "POSSIBLE");
    expect("Li Wei|510140198503021231||a", "SWAPPED id_number 1", "POSSIBLE");
}

static void one_character_off_and_the_same_birth_date_under_another_name(void **state) {
    (void)state;
    expect("Bob|510104198503021232|1985-03-02|a", "ONE id_number 1", "POSSIBLE");
    expect("Bob|510104198503021232||a", "ONE id_number 1", "POSSIBLE");
}

static void one_character_off_another_name_and_another_birth_date(void **state) {
    (void)state;
    expect("Bob|510104198503021232|1986-03-02|a", "", "SEARCHED");
    expect("Bob|510104198504021231||a", "", "SEARCHED");
}

static void one_character_off_and_no_name(void **state) {
    (void)state;
    expect("|510104198503021232||a", "ONE id_number 1", "POSSIBLE");
    expect("|510104198503021232|1986-03-02|a", "ONE id_number 1", "POSSIBLE");
}

static void two_characters_off_is_nobody(void **state) {
    (void)state;
    expect("Bob|510104198503021299|1985-03-02|a", "", "SEARCHED");
}

static void both_numbers_good_are_two_persons_however_alike(void **state) {
    (void)state;
    expect("Li Wei|510104198503021338||a", "", "SEARCHED");
    expect("Li Wei|510104196302281230|1985-03-02|a", "", "SEARCHED");
}

static void F5_excel_rounded_id(void **state) {
    (void)state;
    expect("Li Wei|510104198503021000||a", "DIGITS id_number 1", "POSSIBLE");
    expect("|510104198503021000||a", "DIGITS id_number 1", "POSSIBLE");
    expect("Bob|510104198503021000||a", "DIGITS id_number 1", "POSSIBLE");
    expect("Li Wei|5.10104198503021E+17||a", "DIGITS id_number 1", "POSSIBLE");
    expect("Bob|510104198503021000|1986-03-02|a", "", "SEARCHED");
}

static void F5_few_digits_left_need_the_name(void **state) {
    (void)state;
    expect("Li Wei|5.10104E+17||a", "FEW id_number 1", "POSSIBLE");
    expect("Bob|5.10104E+17|1985-03-02|a", "", "SEARCHED");
    expect("Li Wei|5.10104E+17|1986-03-02|a", "", "SEARCHED");
}

/* Whoever hands a list on hides the middle of numbers. */
static void a_masked_number_under_another_spelling(void **state) {
    (void)state;
    expect("Li Wai|5101**********1231||a", "MASKED id_number 1", "POSSIBLE");
    expect("Li Wei|510104xxxxxxxx1231||a", "MASKED id_number 1", "POSSIBLE");
    expect("李伟|510104●●●●●●●●1231||a", "MASKED id_number 1", "POSSIBLE");
    expect("|510104****1231||a", "MASKED id_number 1", "POSSIBLE");
    expect("Bob|5101**********1231|1985-03-02|a", "MASKED id_number 1", "POSSIBLE");
    expect("Bob|5101**********1231||a", "", "SEARCHED");
    expect("Li Wai|5101**********1231|1949-03-02|a", "", "SEARCHED");
    expect("|5101**********1231|1949-03-02|a", "", "SEARCHED");
    expect("Bob|5101041985****1231||a", "DIGITS id_number 1", "POSSIBLE");
    expect("Bob|51010419850302****||a", "DIGITS id_number 1", "POSSIBLE");
    expect("Bob|5101041985****1231|1986-03-02|a", "", "SEARCHED");
    expect("Li Wei|5101**********1232||a", "NAME name 1", "POSSIBLE");
    expect("Li Wai|5101**********1232||a", "", "SEARCHED");
    expect("Li Wai|5201**********1231||a", "", "SEARCHED");
    expect("Li Wai|510***********1231||a", "", "SEARCHED");    /* too little is shown */
}

/* What stands beside a name in lists of departments is no part of it. */
static void a_name_with_a_title_and_no_number(void **state) {
    (void)state;
    expect("Mr Li Wei|||a", "PART name 1", "POSSIBLE");
    expect("WEI, Li QC|||a", "PART name 1", "POSSIBLE");
    expect("Dr. Li Wei|123||a", "PART name 1", "POSSIBLE");
    expect("Mr Li Wei||1986-03-02|a", "", "SEARCHED");
    expect("Mr Li Wai|||a", "", "SEARCHED");
}

/* Where the name alone is a key, part of it is near: the same name is attached. */
static void part_of_a_name_that_is_a_key_by_itself(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id name:name");
    world_rows(&w, 0, "P0|张三\nP1|Li Wei\nP2|李四");
    uint16_t s = world_source(&w, "records", "name:name what:text");
    world_match(&w, s, GRADE_CLOSE, "name");
    world_rows(&w, s, "被告人张三|a\n张三丰|b\nMr Li Wei|c\n李四|d\nLi Wai|e");
    world_covers_everybody(&w, s);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 0), "PART name 1");
    assert_string_equal(near_words(&w, s, 1), "PART name 3");
    assert_string_equal(near_words(&w, s, 2), "");
    assert_int_equal(w.evidence.sources[s].attached_rows, 1);
    world_close(&w);
}

static void same_name_and_a_number_blank_or_unreadable(void **state) {
    (void)state;
    expect("Li Wei|||a", "NAME name 1", "POSSIBLE");
    expect("Li Wei||1985-03-02|a", "NAME name 1", "POSSIBLE");
    expect("Li Wei|123||a", "NAME name 1", "POSSIBLE");
}

/* Of two whole birth dates that differ one is somebody else's; a partial one tells nobody apart. */
static void same_name_and_no_number_where_a_birth_date_speaks_against_it(void **state) {
    (void)state;
    expect("Li Wei||1986-03-02|a", "", "SEARCHED");
    expect("Li Wei||1986|a", "NAME name 1", "POSSIBLE");
    expect("Li Wei||1986-03-02|a\nLi Wei||1985|b\nLi Wei||1985-03-03|c", "NAME name 2", "POSSIBLE");
    expect("Li Wei|123|1986-03-02|a", "", "SEARCHED");
}

/* What programs write for "no date" tells nobody apart, the days beside it do. */
static void a_birth_date_that_stands_for_none_speaks_against_nobody(void **state) {
    (void)state;
    expect("Li Wei||1900-01-01|a", "NAME name 1", "POSSIBLE");
    expect("Li Wei||1899-12-30|a", "NAME name 1", "POSSIBLE");
    expect("Li Wei||0001-01-01|a", "NAME name 1", "POSSIBLE");
    expect("Li Wei||1900-01-02|a", "", "SEARCHED");
    expect("Li Wei||1899-12-29|a", "", "SEARCHED");
}

static void a_candidate_without_number_whose_birth_date_is_partly_known(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id name:name id_number:cn-id birth_date:date");
    world_rows(&w, 0, "P0|Li Wei||1985\n"
                      "P1|Li Wei||1985-03-02\n"
                      "P2|Li Wei||1985-03-03\n"
                      "P3|Li Wei||");
    w.sources[0].columns[3].from_id = 2;
    uint16_t s = world_source(&w, "records", "name:name id_number:cn-id birth_date:date");
    world_match(&w, s, GRADE_SURE, "id_number name");
    world_rows(&w, s, "Li Wei|510104198503021231|1985-03-02");
    world_covers_everybody(&w, s);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 0), "NAME name 1");
    assert_string_equal(near_words(&w, s, 1), "NAME name 1");
    assert_string_equal(near_words(&w, s, 2), "");
    assert_string_equal(near_words(&w, s, 3), "NAME name 1");
    world_close(&w);
}

/* Same names and no number, where the birth dates tell them apart. */

/* A row without a birth date may be about whoever has its name, though he has no number and a birth date. */
static void a_row_without_birth_date_and_a_candidate_without_number(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id name:name id_number:cn-id birth_date:date");
    world_rows(&w, 0, "P0|Li Wei||1985-03-02\nP1|Bo Yang||1985-03-02");
    w.sources[0].columns[3].from_id = 2;
    uint16_t s = world_source(&w, "records", "name:name id_number:cn-id birth_date:date");
    world_match(&w, s, GRADE_SURE, "id_number name");
    world_rows(&w, s, "Li Wei|510104198503021231|");
    world_covers_everybody(&w, s);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 0), "NAME name 1");
    assert_string_equal(near_words(&w, s, 1), "");
    world_close(&w);
}

static void C11_a_namesake_whose_birth_date_differs(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id name:name id_number:cn-id birth_date:date");
    world_rows(&w, 0, "P0|Li Wei|510104198503021231|1985-03-02");
    uint16_t s = world_source(&w, "records", "name:name id_number:cn-id birth_date:date");
    world_match(&w, s, GRADE_SURE, "id_number name");
    world_match(&w, s, GRADE_CLOSE, "name birth_date");
    world_match(&w, s, GRADE_NEVER, "name");
    world_rows(&w, s, "Li Wei||1986-03-02");
    world_covers_everybody(&w, s);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 0), "");
    assert_string_equal(world_searched(&w, s, 0), "SEARCHED");
    assert_string_equal(world_namesakes(&w, s, 0), "Li Wei  1986-03-02/3/0");
    world_close(&w);
}

/* A `never` list of name and birth date knows no row without a birth date: such a row is found by its name. */
static void a_namesake_is_told_by_more_than_the_name_or_not_at_all(void **state) {
    (void)state;
    world w;
    uint16_t s = open_people(&w, "Li Wei|||a", false);
    world_match(&w, s, GRADE_NEVER, "name birth_date");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 0), "NAME name 1");
    assert_string_equal(near_words(&w, s, 1), "");
    world_close(&w);
}

static void a_row_of_somebody_else_is_near_him_only_whose_own_number_is_bad(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id name:name id_number:cn-id birth_date:date");
    world_rows(&w, 0, "P0|Li Wei|510104198503021231|1985-03-02\n"
                      "P1|Li Wei|510104198503021232|1985-03-02");
    uint16_t s = world_source(&w, "records", "name:name id_number:cn-id birth_date:date");
    world_match(&w, s, GRADE_SURE, "id_number name");
    world_match(&w, s, GRADE_NEVER, "name");
    world_rows(&w, s, "Li Wei|510104198503021231|1985-03-02");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 1), "ONE id_number 1"); /* his own number is bad */
    assert_string_equal(near_words(&w, s, 0), "");
    world_close(&w);
}

/* 2062 for 1962: who bears the name is not another person for it. A child of that name is. */
static void a_birth_date_of_nobody_who_lives_tells_nobody_apart(void **state) {
    (void)state;
    static const struct { const char *born, *near; } rows[] = {
        { "Li Wei||2062-03-02", "NAME name 1" }, { "Li Wei||1862-03-02", "NAME name 1" },
        { "Li Wei||2026-05-02", "NAME name 1" }, { "Li Wei||2026-05-01", "" },
        { "Li Wei||2016-03-02", "" },            { "Li Wei||1963-03-02", "" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        world w;
        world_open(&w, "candidate_id:id name:name id_number:cn-id birth_date:date");
        assert_true(day_make(2026, 5, 1, &w.docket_days[0].value.lo));
        w.docket_days[0].value.hi = w.docket_days[0].value.lo;
        w.docket_days[0].constant = true;
        w.docket.day_count = w.pack.day_count = 1;
        world_rows(&w, 0, "P0|Li Wei||1962-03-02");
        uint16_t s = world_source(&w, "records", "name:name id_number:cn-id birth_date:date");
        world_match(&w, s, GRADE_SURE, "id_number name");
        world_match(&w, s, GRADE_CLOSE, "name birth_date");
        world_rows(&w, s, rows[i].born);
        assert_int_equal(world_join(&w), 0);
        assert_string_equal(near_words(&w, s, 0), rows[i].near);
        world_close(&w);
    }
}

static void the_damaged_number_may_be_the_candidates(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id name:name id_number:cn-id birth_date:date");
    world_rows(&w, 0, "P0|Li Wei|510104198503021232|1985-03-02\nP1|Li Wei|510104198503021000|\n"
                      "P2|Al||");
    uint16_t s = world_source(&w, "records", "name:name id_number:cn-id birth_date:date");
    world_match(&w, s, GRADE_SURE, "id_number name");
    world_rows(&w, s, "Li Wei|510104198503021231|\nLi Wei|510104198503021232|\n"
                      "Al|510104199002021238|");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 0), "ONE id_number 1; SAME id_number 2");
    assert_string_equal(near_words(&w, s, 1), "DIGITS id_number 1; DIGITS id_number 2");
    assert_string_equal(near_words(&w, s, 2), "NAME name 3");
    world_close(&w);
}

/* Numbers without a check: neighbours are other people, unless the name is the same. */
static void a_plain_number_needs_the_name(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id name:name elector:id birth_date:date");
    world_rows(&w, 0, "P0|Ann Lee|E100201|1985-03-02\nP1|Bea Hall|E100202|1990-01-01");
    uint16_t s = world_source(&w, "court", "name:name elector:id birth_date:date what:text");
    world_match(&w, s, GRADE_SURE, "elector");
    world_match(&w, s, GRADE_CLOSE, "name birth_date");
    world_rows(&w, s, "Ann Lee|E100203||a\nCy Moss|E100204|1985-03-02|b\n|E10021|1985-03-02|c\n"
                      "|E100205||d\nAnn Lee|E999999||e\nBea Hall|E100220||f");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 0), "ONE elector 3; ONE elector 1");
    assert_string_equal(near_words(&w, s, 1), "SWAPPED elector 6");
    assert_int_equal(w.evidence.sources[s].near_rows, 3);
    assert_int_equal(w.evidence.sources[s].nobody, 6);
    world_close(&w);
}

static void the_key_of_the_list_and_numbers_of_places_are_never_near(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id name:name unit:id");
    world_rows(&w, 0, "V100201|Ann Lee|UNIT0001\nV100202|Bea Hall|UNIT0002");
    uint16_t s = world_source(&w, "replies", "candidate_id:id name:name");
    world_match(&w, s, GRADE_SURE, "candidate_id");
    world_rows(&w, s, "V100203|Ann Lee");
    uint16_t t = world_source(&w, "court", "name:name unit:id");
    world_match(&w, t, GRADE_SURE, "name unit");
    world_rows(&w, t, "Ann Lee|UNIT0003");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 0), "");
    assert_string_equal(near_words(&w, t, 0), "");
    world_close(&w);
}

/* Two candidates, V06-02 and V11-01, and one row with this key. */
static void expect_key(const char *key, const char *first, const char *second) {
    world w;
    world_open(&w, "candidate_id:id name:name");
    world_rows(&w, 0, "V06-02|Ann Lee\nV11-01|Bea Hall");
    uint16_t s = world_source(&w, "conclusions", "candidate_id:id what:text");
    world_match(&w, s, GRADE_SURE, "candidate_id");
    world_covers_everybody(&w, s);
    world_rows(&w, s, arena_print(&w.memory, "%s|gang", key));
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 0), first);
    assert_string_equal(near_words(&w, s, 1), second);
    if (first[0] != '\0') assert_string_equal(world_searched(&w, s, 0), "POSSIBLE");
    world_close(&w);
}

static void a_key_of_the_list_written_otherwise_is_near(void **state) {
    (void)state;
    const char *const alike[] = { "v06-02", "V6-2", "V06/02", "V06 02", "V06 - 02", "V06--02",
                                  "V06\xe2\x80\x94" "02", "V0602", "V06-O2", "V\xd0\x9e" "6-02",
                                  "V06-02(note)", "V06-02.", "V006-002" };
    for (size_t i = 0; i < sizeof alike / sizeof alike[0]; i++)
        expect_key(alike[i], "KEY candidate_id 1", "");
    expect_key("V11-1", "", "KEY candidate_id 1");
    const char *const others[] = { "V06-03",   "V06-20",  "V6-20",  "V60-2",   "V16-02",
                                   "V1-101",   "V1-1-01", "W06-02", "V111-01", "V06",
                                   "V06-02-1", "602",     "---" };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) expect_key(others[i], "", "");
}

static const char *near_of_range(world *w, const char *people) {
    world_open(w, "candidate_id:id name:name");
    world_rows(w, 0, people);
    uint16_t s = world_source(w, "conclusions", "candidate_id:id what:text");
    world_match(w, s, GRADE_SURE, "candidate_id");
    world_covers_everybody(w, s);
    world_rows(w, s, "3-6|gang");
    assert_int_equal(world_join(w), 0);
    return near_words(w, s, 0);
}

/* Of a list that has keys like 5-1, 3-6 is one more of them. */
static void a_range_of_numbers_is_one_where_no_key_is_written_so(void **state) {
    (void)state;
    world w;
    assert_string_equal(near_of_range(&w, "4|Ann Lee\n11|Bea Hall"), "WITHIN candidate_id 1");
    world_close(&w);
    assert_string_equal(near_of_range(&w, "4|Ann Lee\n5-1|Bea Hall"), "");
    world_close(&w);
}

static void a_key_among_others_or_a_name_in_its_place_is_near(void **state) {
    (void)state;
    const char *const both[] = { "V06-02/V11-01", "V06-02,V11-01", "V06-02 V11-01", "V06-02;V11-1",
                                 "V6-2+V11-01", "V06-02\xe5\x92\x8cV11-01" };
    for (size_t i = 0; i < sizeof both / sizeof both[0]; i++)
        expect_key(both[i], "WITHIN candidate_id 1", "WITHIN candidate_id 1");
    expect_key("V06-02 Ann Lee", "WITHIN candidate_id 1", "");
    expect_key("V11-02/01", "", "WITHIN candidate_id 1");
    expect_key("No.V06-02", "WITHIN candidate_id 1", "");
    expect_key("\xe2\x84\x96V06-02", "WITHIN candidate_id 1", "");
    expect_key("V06-02\xe7\xad\x89", "WITHIN candidate_id 1", "");
    expect_key("Ann Lee", "KEY candidate_id 1", "");
    expect_key("BEA HALL (sister)", "", "KEY candidate_id 1");
    expect_key("Ann Lee|a\nANN LEE|b\nAnn Lee", "KEY candidate_id 2; KEY candidate_id 1; KEY candidate_id 3",
               "");           /* in the order of what they say */
    const char *const others[] = { "V06/03", "V06-02-V11-01", "Cy Hall", "Lee", "06-02 \xe5\xb9\xb4", "V06 V11",
                                   "V06-03, V11-02" };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) expect_key(others[i], "", "");
}

/* One row about nobody, and what of it is near the first of two candidates. */
static void expect_moved(const char *first, const char *row, const char *near) {
    world w;
    world_open(&w, "candidate_id:id name:name");
    world_rows(&w, 0, arena_print(&w.memory, "%s|Ann Lee\nV11-01|Bea Hall", first));
    uint16_t s = world_source(&w, "conclusions", "candidate_id:id on:date n:integer what:text");
    world_match(&w, s, GRADE_SURE, "candidate_id");
    world_covers_everybody(&w, s);
    world_rows(&w, s, row);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 0), near);
    assert_string_equal(near_words(&w, s, 1), "");
    world_close(&w);
}

/* Swapped columns, or a row that is shifted. */
static void a_key_in_a_column_that_is_for_something_else_is_near(void **state) {
    (void)state;
    expect_moved("V06-02", "2026-06-01|V06-02|1|gang", "MOVED on 1");
    expect_moved("V06-02", "gang|2026-06-01| V6-02 |", "MOVED n 1");
    expect_moved("V06-02", "2026/3|2026-06-01|1|V06-02", "MOVED what 1");
    expect_moved("20061", "gang|2026-06-01|1|20061", "MOVED what 1");
    expect_moved("17", "2026-06-01|17|1|gang", "MOVED on 1");
    expect_moved("V06-02", "V06-03|V06-04|1|gang", "");
    expect_moved("V06-02", "V06-03|2026-06-01|1|gang, says V06-02", "");
    expect_moved("V06-02", "V11-01|V06-02|1|V06-02", "");      /* it is somebody's */
    expect_moved("17", "V06-03|2026-06-01|17|17", "");         /* numbers of something else */
    expect_moved("20061", "30061|2026-06-01|1|20061", ""); /* somebody else's row, and a postcode */
    expect_moved("V06-02", "W07-03|2026-06-01|1|V06-02", "");
}

static void expect_misplaced(const char *row, const char *near) {
    world w;
    world_open(&w, "candidate_id:id name:name id_number:cn-id birth_date:date");
    world_rows(&w, 0, "P0|Li Wei|510104198503021231|1985-03-02\n"
                      "P1|Bo Yang|11010519491231002X|1949-12-31");
    uint16_t s = world_source(
        &w, "records", "name:name id_number:cn-id birth_date:date n:integer what:text");
    world_match(&w, s, GRADE_SURE, "id_number name");
    world_match(&w, s, GRADE_CLOSE, "name birth_date");
    world_rows(&w, s, row);
    world_covers_everybody(&w, s);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 0), near);
    assert_string_equal(near_words(&w, s, 1), "");
    world_close(&w);
}

static void a_name_or_number_in_a_column_that_is_for_something_else_is_near(void **state) {
    (void)state;
    expect_misplaced("theft||1985-03-02|Li Wei|x", "MOVED n 1");
    expect_misplaced("theft||1985-03-04| Li Wei |x", "MOVED n 1");
    expect_misplaced("theft|Li Wei|1985-03-02||x", "MOVED id_number 1");
    expect_misplaced("theft||1985-03-02||Li Wei", "MOVED what 1");
    expect_misplaced("theft|x|510104198503021231||", "");   /* no key: may be about anybody */
    expect_misplaced("theft|x|1985-03-02||510104198503021231", "MOVED what 1");
    expect_misplaced("theft|x|1985-03-02|510104198503021231A|", "");
    expect_misplaced("theft||1985-03-03||Li Wei", "");      /* who only has the name there */
    expect_misplaced("Xu Li|110101197012110004|1985-03-02||Li Wei", "");  /* named by right */
    expect_misplaced("Xu Li|110101197012110004|1985-03-02||510104198503021231", "");
    expect_misplaced("Bo Yang|11010519491231002X||Li Wei|x", "");         /* it is somebody's */
}

static void a_number_among_other_words_is_near(void **state) {
    (void)state;
    expect("Xu Li|510104198503021231(male)||a", "WITHIN id_number 1", "POSSIBLE");
    expect("Xu Li|id: 510104198503021231||a", "WITHIN id_number 1", "POSSIBLE");
    expect("Xu Li, Li Wei|11010519491231002Y,510104198503021231||a", "WITHIN id_number 1",
           "POSSIBLE");
    expect("Xu Li|110101197012110004/510104198503021231||a", "WITHIN id_number 1", "POSSIBLE");
    expect("Xu Li|110101197012110004510104198503021231||a", "WITHIN id_number 1", "POSSIBLE");
    expect("Xu Li|110101197012110004 110105194912310003 510104198503021231|1949-12-31|a",
           "WITHIN id_number 1", "POSSIBLE");
    expect("Xu Li|110101197012110004/110105194912310003||a", "", NULL);
    expect("Xu Li|5101041985030212310||a", "", NULL);
    expect("Xu Li|510104198503021232(male)||a", "", NULL);
}

/* Made up, with the check that fits. */
static void put_number(char *out, size_t number) {
    static const unsigned weight[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    unsigned sum = 0;
    snprintf(out, 18, "110101198%05zu%03zu", 10101 + number / 1000 % 20, number % 1000);
    for (size_t i = 0; i < 17; i++) sum += (unsigned)(out[i] - '0') * weight[i];
    out[17] = "10X98765432"[sum % 11];
}

/* The cell is gone through once, however many numbers it has. */
static void the_last_of_many_numbers_in_a_cell_is_near(void **state) {
    (void)state;
    enum { MANY = 20000 };
    char *row = malloc((MANY + 4) * 19), *at = row;
    assert_non_null(row);
    at += sprintf(at, "Xu Li|");
    for (size_t i = 0; i < MANY; i++, at += 18) {
        put_number(at, i);
        at[18] = ',';
        at++;
    }
    strcpy(at, "510104198503021231||a");
    expect(row, "WITHIN id_number 1", "POSSIBLE");
    free(row);
}

static void a_number_cut_off_is_near(void **state) {
    (void)state;
    expect("Li Wei|510104198503021||a", "DIGITS id_number 1", "POSSIBLE");
    expect("Xu Li|510104198503021||a", "DIGITS id_number 1", "POSSIBLE");
    expect("Xu Li|5101041985030212||a", "DIGITS id_number 1", "POSSIBLE");
    expect("Xu Li|51010419850302123||a", "ONE id_number 1", "POSSIBLE");
    expect("Xu Li|510104198503021|1985-03-03|a", "", NULL);
    expect("Xu Li|510104198503022||a", "", NULL);
    expect("Xu Li|51010419850302||a", "", NULL);
}

static void a_note_behind_the_name_hides_nobody(void **state) {
    (void)state;
    expect("Li Wei(male)|||a", "NAME name 1", "POSSIBLE");
    expect("li wei (formerly Li Bo)||1985-03-02|a", "NAME name 1", "POSSIBLE");
    expect("Li Wei\xef\xbc\x88\xe5\xa5\xb3\xef\xbc\x89|||a", "NAME name 1", "POSSIBLE");
    expect("Li Wei(male)||1985-03-03|a", "", NULL);
    expect("Li Wei(male)|51010419850302123||a", "ONE id_number 1", "POSSIBLE");
    expect("Li Wei(male)|510104198503021266||a", "", NULL);
    expect("(male)|||a", "", NULL);
    expect("Li Weiwei(male)|||a", "", NULL);
}

static void part_of_the_name_is_near_without_a_number(void **state) {
    (void)state;
    expect("Wei Li|||a", "PART name 1", "POSSIBLE");
    expect("Li, Wei|not known|1985-03-02|a", "PART name 1", "POSSIBLE");
    expect("LI-WEI|||a", "PART name 1", "POSSIBLE");
    expect("\xe6\x9d\x8e\xe4\xbc\x9f Li Wei|||a", "PART name 1", "POSSIBLE");
    expect("Xu(Li Wei)|||a", "PART name 1", "POSSIBLE");
    expect("Bob (Li, Wei)|||a", "PART name 1", "POSSIBLE");
    expect("Wei Li||1985-03-03|a", "", NULL);
    expect("Wei Li|110101197012110004||a", "", NULL);
    expect("Wei Li|51010419850302123||a", "ONE id_number 1", "POSSIBLE");
    expect("Li Wei Bo|||a", "", NULL);
}

static void expect_by_birth(const char *row, const char *near) {
    world w;
    world_open(&w, "candidate_id:id name:name birth_date:date");
    world_rows(&w, 0, "C1|Ann Lee|1985-03-02\nC2|Bea Lee|1985-03-02\nC3|Ann Hill|1985-03-03");
    uint16_t s = world_source(&w, "orders", "name:name birth_date:date what:text");
    world_match(&w, s, GRADE_SURE, "name birth_date");
    world_rows(&w, s, row);
    world_covers_everybody(&w, s);
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 0), near);
    assert_string_equal(near_words(&w, s, 1), "");
    assert_string_equal(near_words(&w, s, 2), "");
    world_close(&w);
}

static void a_birth_date_with_day_and_month_swapped_is_near(void **state) {
    (void)state;
    expect_by_birth("Ann Lee|1985-02-03|a", "NAME name 1");
    expect_by_birth("Lee, Ann|1985-02-03|a", "");
    expect_by_birth("Bo Lee|1985-02-03|a", "");
    expect("Li Wei||1985-02-03|a", "NAME name 1", "POSSIBLE");
    expect("Li Wei||1985-03-04|a", "", NULL);
}

static void without_numbers_a_name_is_near_by_the_birth_date(void **state) {
    (void)state;
    const char *const alike[] = { "Lee, Ann|1985-03-02|a",     "AnnLee|1985-03-02|a", "Ann Mary Lee|1985-03-02|a",
                                  "Mrs Ann Lee|1985-03-02|a", "\xc3\x81nn Lee|1985-03-02|a",
                                  "A. Lee|1985-03-02|a",      "LEE AM|1985-03-02|a", "Ann|1985-03-02|a" };
    for (size_t i = 0; i < sizeof alike / sizeof alike[0]; i++) expect_by_birth(alike[i], "PART name 1");
    expect_by_birth("Lee Lee|1985-03-02|a", "");
    const char *many[] = { "\xe6\x9d\x8e\xe4\xbc\x9f ", "ab cd ef gh ij kl mn op qr" }; /* as many parts as there may be */
    char row[200] = "";
    for (int i = 0; i < 9; i++) strcat(row, many[0]);
    expect_by_birth(strcat(strcat(row, many[1]), "(member)|1985-03-02|a"), "");
    const char *const others[] = { "Lee, Ann|1985-03-04|a", "Lee, Ann||a",         "Lee, Ann|1985|a",
                                   "Cat Lee|1985-03-02|a",  "C. Lee|1985-03-02|a", "Ann Hall|1985-03-02|a" };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) expect_by_birth(others[i], "");
}

static void a_number_that_a_spreadsheet_wrote_is_near(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id name:name");
    world_rows(&w, 0, "007|Ann Lee\n1-11|Bea Hall\n11-1|Cai Wu\n70|Di Xu");
    uint16_t s = world_source(&w, "conclusions", "candidate_id:id what:text");
    world_match(&w, s, GRADE_SURE, "candidate_id");
    world_rows(&w, s, "7|a\n7.00|b\n1/11|c\n111|d\n07|e");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 0),
                        "KEY candidate_id 5; KEY candidate_id 1; KEY candidate_id 2");
    assert_string_equal(near_words(&w, s, 1), "KEY candidate_id 3; KEY candidate_id 4");
    assert_string_equal(near_words(&w, s, 2), "KEY candidate_id 4");
    assert_string_equal(near_words(&w, s, 3), "");
    world_close(&w);
}

/* Who hides a part, or loses a character, names all whom the rest may be. */
static void expect_hidden(const char *key, const char *first, const char *second) {
    world w;
    char row[64];
    world_open(&w, "candidate_id:id name:name");
    world_rows(&w, 0, "V01-01|Ann Lee\n上村-03|Bea Hall");
    uint16_t s = world_source(&w, "conclusions", "candidate_id:id what:text");
    world_match(&w, s, GRADE_SURE, "candidate_id");
    snprintf(row, sizeof row, "%s|a", key);
    world_rows(&w, s, row);
    assert_int_equal(world_join(&w), 0);
    if (strcmp(near_words(&w, s, 0), first) != 0) fail_msg("%s: %s", key, near_words(&w, s, 0));
    if (strcmp(near_words(&w, s, 1), second) != 0) fail_msg("%s: %s", key, near_words(&w, s, 1));
    world_close(&w);
}

static void a_key_hidden_in_part_is_near_whom_it_shows(void **state) {
    (void)state;
    static const char *const first[] = { "V01-**", "V0?-01", "v0*-01", "V0□-01", "*01-01", "V**", "V0\xef\xbf\xbd-01",
                                         "V\xee\x80\x80-01", "V01-0**" };
    static const char *const second[] = { "\?\?-03", "\?\?\?\?-03", "上?-03", "□□-03", "\xef\xbf\xbd-03",
                                          "\xee\x80\x80村-03" };
    static const char *const none[] = { "V02-**", "V0?-02", "V*", "?-3", "**-0", "W**" };
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) expect_hidden(first[i], "KEY candidate_id 1", "");
    for (size_t i = 0; i < sizeof second / sizeof *second; i++) expect_hidden(second[i], "", "KEY candidate_id 1");
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) expect_hidden(none[i], "", "");
}

static void a_key_that_is_somebodys_is_near_nobody_else(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id name:name");
    world_rows(&w, 0, "A1|Ann Lee\na1|Bea Hall");
    uint16_t s = world_source(&w, "conclusions", "candidate_id:id what:text");
    world_match(&w, s, GRADE_SURE, "candidate_id");
    world_rows(&w, s, "A1|x");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 0), "");
    assert_string_equal(near_words(&w, s, 1), "");
    world_close(&w);
}

static void skipped_and_merged_rows_are_near_nobody(void **state) {
    (void)state;
    expect("!!Li Wei|510104198503021232||a", "", "SEARCHED");
    expect("Li Wei|510104198503021232||a\nLi Wei|510104198503021232||a", "ONE id_number 1",
           "POSSIBLE");
}

/* The way to say that a near row turned out to be somebody else's. */
static void lines_named_in_skip_lines_are_near_nobody_and_counted(void **state) {
    (void)state;
    for (int never = 0; never < 2; never++) {
        world w;
        uint32_t lines[] = { 1, 3 };
        uint16_t s = open_people(&w, "Li Wei|510104198503021232||a\nLi Wei|510104198503021000||b\n"
                                     "Bo Yang|||c", never);
        w.docket_sources[s].skip_lines = lines;
        w.docket_sources[s].skip_count = 2;
        assert_int_equal(world_join(&w), 0);
        assert_string_equal(near_words(&w, s, 0), "DIGITS id_number 2");
        assert_string_equal(near_words(&w, s, 1), "");
        assert_int_equal(w.evidence.sources[s].near_rows, 1);
        assert_int_equal(w.evidence.sources[s].near_set_aside, never ? 2 : 0);
        world_close(&w);
    }
}

static void numbers_whose_check_misses_slips_are_compared_like_plain_ones(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id name:name id_number:tw-id birth_date:date");
    world_rows(&w, 0, "P0|Li Wei|A123456789|1985-03-02");
    uint16_t s = world_source(&w, "records", "name:name id_number:tw-id birth_date:date");
    world_match(&w, s, GRADE_SURE, "id_number name");
    world_rows(&w, s, "Li Wei|A123056789|\nBob|A123056789|\nLi Wei|A123456780|\n|A12345678|");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(near_words(&w, s, 0), "ONE id_number 4; ONE id_number 1; ONE id_number 3");
    world_close(&w);
}

static void the_order_of_rows_does_not_matter(void **state) {
    (void)state;
    expect("Li Wei|510104198503021232||a\nLi Wei|510104198503021000||b",
           "DIGITS id_number 2; ONE id_number 1", "POSSIBLE");
    expect("Li Wei|510104198503021000||b\nLi Wei|510104198503021232||a",
           "DIGITS id_number 1; ONE id_number 2", "POSSIBLE");
}

/* ---- keys ------------------------------------------------------------ */

static near_id id_of(const char *words, size_t len, near_id_kind kind) {
    near_id id = { .len = (uint8_t)len, .kind = (uint8_t)kind };
    memcpy(id.at, words, len);
    return id;
}

static bool share_a_key(const near_id *indexed, const near_id *asking) {
    uint64_t a[NEAR_ID_KEYS], b[NEAR_ID_KEYS];
    size_t n = near_id_keys(indexed, true, a), m = near_id_keys(asking, false, b);
    assert_true(n <= NEAR_ID_KEYS && m <= NEAR_ID_KEYS);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m; k++)
            if (a[i] == b[k]) return true;
    return false;
}

static void check_slip(const char *from, size_t len, const char *to, size_t to_len) {
    near_id a = id_of(from, len, NEAR_ID_PLAIN), b = id_of(to, to_len, NEAR_ID_PLAIN);
    if (to_len < 6 || (len == to_len && memcmp(from, to, len) == 0)) return;
    assert_int_not_equal(near_id_compare(&a, &b), NEAR_NOT);
    assert_int_not_equal(near_id_compare(&b, &a), NEAR_NOT);
    assert_true(share_a_key(&a, &b));
    assert_true(share_a_key(&b, &a));
}

/* Every slip, at every place, in numbers of every length. */
static void whoever_is_one_slip_away_shares_a_key(void **state) {
    (void)state;
    static const char all[] = "7340152968A3B05C174296D8E0F5G2H9J6K1L4M7";
    for (size_t len = 6; len < NEAR_ID_MAX; len++) {
        for (size_t at = 0; at <= len; at++) {
            char to[NEAR_ID_MAX + 1];
            memcpy(to, all, at);
            to[at] = '#';
            memcpy(to + at + 1, all + at, len - at);
            check_slip(all, len, to, len + 1); /* one too many */
            if (at == len) continue;
            memcpy(to, all, len);
            to[at] = '#';
            check_slip(all, len, to, len); /* another */
            memmove(to + at, to + at + 1, len - at - 1);
            check_slip(all, len, to, len - 1); /* one missing */
            if (at + 1 == len) continue;
            memcpy(to, all, len);
            to[at] = all[at + 1];
            to[at + 1] = all[at];
            check_slip(all, len, to, len); /* swapped */
        }
    }
}

static void two_slips_are_too_many(void **state) {
    (void)state;
    near_id a = id_of("12345678", 8, NEAR_ID_PLAIN), b = id_of("1X34567X", 8, NEAR_ID_PLAIN);
    assert_int_equal(near_id_compare(&a, &b), NEAR_NOT);
    b = id_of("1234", 4, NEAR_ID_PLAIN);
    assert_int_equal(near_id_compare(&a, &b), NEAR_NOT);
    b = id_of("21345687", 8, NEAR_ID_PLAIN);
    assert_int_equal(near_id_compare(&a, &b), NEAR_NOT);
    assert_int_equal(near_id_compare(&a, &a), NEAR_NOT);
}

/* ---- much ------------------------------------------------------------ */

/* 4,200 candidates and as many rows, whose names have in common what these formats say. */
static void expect_nobody_of_many(const char *columns, const char *keys, const char *person,
                                  const char *row) {
    enum { MANY = 4200, ROW = 60 };
    world w;
    char with_key[100];
    char *list = malloc(MANY * ROW), *rows = malloc(MANY * ROW), *one = list, *other = rows;
    assert_true(list != NULL && rows != NULL);
    for (unsigned i = 0; i < MANY; i++) {
        char word[] = "aaaa", there[] = "nnnn";
        for (unsigned k = 0, left = i; k < 4; k++, left /= 13) {
            word[k] = (char)('a' + left % 13);
            there[k] = (char)('n' + left % 13);
        }
        one += sprintf(one, "P%u|", i);
        one += sprintf(one, person, word);
        other += sprintf(other, row, there);
    }
    one[-1] = other[-1] = '\0';
    snprintf(with_key, sizeof with_key, "candidate_id:id %s", columns);
    world_open(&w, with_key);
    uint16_t s = world_source(&w, "orders", columns);
    world_match(&w, s, GRADE_SURE, keys);
    world_rows(&w, 0, list);
    world_rows(&w, s, rows);
    assert_int_equal(world_join(&w), 0);
    assert_int_equal(w.evidence.sources[s].near_rows, 0);
    world_close(&w);
    free(list);
    free(rows);
}

/* One word is nobody's name, and a note behind it is none at all: nobody is looked at for these. */
static void what_many_have_in_common_stops_nothing(void **state) {
    (void)state;
    expect_nobody_of_many("name:name birth_date:date", "name birth_date", "Ann %s|1970-01-01\n",
                          "Ann %s|1970-01-01\n");
    expect_nobody_of_many("name:name id_number:cn-id", "id_number", "%s (Member)|\n",
                          "%s (Member)|\n");
}

static void numbers_too_much_alike_stop_the_run(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id name:name id_number:cn-id");
    uint16_t s = world_source(&w, "records", "name:name id_number:cn-id");
    world_match(&w, s, GRADE_SURE, "id_number name");
    enum { MANY = 9000 };
    for (unsigned i = 0; i < MANY; i++) {
        char row[80];
        snprintf(row, sizeof row, "P%u|A|1101051949123%05u", i, i % 90000);
        world_rows(&w, 0, row);
        snprintf(row, sizeof row, "B|1101051949123%05u", (i + 45000) % 90000);
        world_rows(&w, s, row);
    }
    assert_int_equal(world_join(&w), FAULT_DATA);
    assert_string_equal(w.fault.message,
                        "records: too many rows look like candidates whose they are not: near "
                        "misses cannot be told; is the right column declared as the key?");
    world_close(&w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_character_off_and_the_same_name),
        cmocka_unit_test(a_character_missing_or_too_many),
        cmocka_unit_test(two_neighbouring_characters_swapped),
        cmocka_unit_test(one_character_off_and_the_same_birth_date_under_another_name),
        cmocka_unit_test(one_character_off_another_name_and_another_birth_date),
        cmocka_unit_test(one_character_off_and_no_name),
        cmocka_unit_test(two_characters_off_is_nobody),
        cmocka_unit_test(both_numbers_good_are_two_persons_however_alike),
        cmocka_unit_test(F5_excel_rounded_id),
        cmocka_unit_test(F5_few_digits_left_need_the_name),
        cmocka_unit_test(a_masked_number_under_another_spelling),
        cmocka_unit_test(a_name_with_a_title_and_no_number),
        cmocka_unit_test(part_of_a_name_that_is_a_key_by_itself),
        cmocka_unit_test(same_name_and_a_number_blank_or_unreadable),
        cmocka_unit_test(same_name_and_no_number_where_a_birth_date_speaks_against_it),
        cmocka_unit_test(a_birth_date_that_stands_for_none_speaks_against_nobody),
        cmocka_unit_test(a_candidate_without_number_whose_birth_date_is_partly_known),
        cmocka_unit_test(a_row_without_birth_date_and_a_candidate_without_number),
        cmocka_unit_test(C11_a_namesake_whose_birth_date_differs),
        cmocka_unit_test(a_row_of_somebody_else_is_near_him_only_whose_own_number_is_bad),
        cmocka_unit_test(a_birth_date_of_nobody_who_lives_tells_nobody_apart),
        cmocka_unit_test(the_damaged_number_may_be_the_candidates),
        cmocka_unit_test(a_plain_number_needs_the_name),
        cmocka_unit_test(a_namesake_is_told_by_more_than_the_name_or_not_at_all),
        cmocka_unit_test(the_key_of_the_list_and_numbers_of_places_are_never_near),
        cmocka_unit_test(a_key_of_the_list_written_otherwise_is_near),
        cmocka_unit_test(a_number_that_a_spreadsheet_wrote_is_near),
        cmocka_unit_test(a_key_in_a_column_that_is_for_something_else_is_near),
        cmocka_unit_test(a_name_or_number_in_a_column_that_is_for_something_else_is_near),
        cmocka_unit_test(a_number_among_other_words_is_near),
        cmocka_unit_test(a_range_of_numbers_is_one_where_no_key_is_written_so),
        cmocka_unit_test(a_key_among_others_or_a_name_in_its_place_is_near),
        cmocka_unit_test(the_last_of_many_numbers_in_a_cell_is_near),
        cmocka_unit_test(a_number_cut_off_is_near),
        cmocka_unit_test(a_note_behind_the_name_hides_nobody),
        cmocka_unit_test(part_of_the_name_is_near_without_a_number),
        cmocka_unit_test(a_birth_date_with_day_and_month_swapped_is_near),
        cmocka_unit_test(without_numbers_a_name_is_near_by_the_birth_date),
        cmocka_unit_test(a_key_hidden_in_part_is_near_whom_it_shows),
        cmocka_unit_test(a_key_that_is_somebodys_is_near_nobody_else),
        cmocka_unit_test(skipped_and_merged_rows_are_near_nobody),
        cmocka_unit_test(lines_named_in_skip_lines_are_near_nobody_and_counted),
        cmocka_unit_test(numbers_whose_check_misses_slips_are_compared_like_plain_ones),
        cmocka_unit_test(the_order_of_rows_does_not_matter),
        cmocka_unit_test(whoever_is_one_slip_away_shares_a_key),
        cmocka_unit_test(two_slips_are_too_many),
        cmocka_unit_test(what_many_have_in_common_stops_nothing),
        cmocka_unit_test(numbers_too_much_alike_stop_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
