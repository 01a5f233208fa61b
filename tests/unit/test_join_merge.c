/* merge: which rows are one row, and which only share a key. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "join_random.h"
#include "join_world.h"

static void open_list(world *w) {
    world_open(w, "candidate_id:id name:name born:date note:text");
}

static void equal_candidates_are_one_and_both_lines_are_kept(void **state) {
    (void)state;
    world w;
    open_list(&w);
    world_rows(&w, 0, "C1|Ana  Silva|1985-03-02|x\nC2|B|1990-01-01|\n"
                      " C1|ana silva |1985/3/2| X");
    assert_int_equal(world_join(&w), 0);
    assert_int_equal(w.evidence.candidate_merged, 1);
    assert_int_equal(w.evidence.merged_count, 1);
    assert_int_equal(w.evidence.merged[0].kept, 0);
    assert_int_equal(w.evidence.merged[0].dropped, 2);
    assert_true(evidence_is_candidate(&w.evidence, 0));
    assert_false(evidence_is_candidate(&w.evidence, 2));
    assert_int_equal(w.evidence.same_key[0] & SAME_KEY, 0);
    assert_int_equal(w.notes.count, 0);
    world_close(&w);
}

static void one_key_with_other_content_flags_every_row(void **state) {
    (void)state;
    world w;
    open_list(&w);
    world_rows(&w, 0, "C1|A|1985-03-02|\nC2|B||\nC1|A|1985-03-03|\nC1|A|1985-03-02|\nC1|A||");
    assert_int_equal(world_join(&w), 0);
    const uint8_t flags[] = { SAME_KEY | SAID_OF_IDENTITY, 0, SAME_KEY, 0, SAME_KEY };
    assert_memory_equal(w.evidence.same_key, flags, 5);
    assert_int_equal(w.evidence.candidate_merged, 1);
    assert_true(evidence_is_candidate(&w.evidence, 4));
    assert_string_equal(world_note(&w, 0),
                        "candidates.csv:3: warning: candidate_id C1 stands also at "
                        "candidates.csv:1 with other content: both are referred");
    assert_int_equal(w.notes.count, 2);
    world_close(&w);
}

static void an_unreadable_row_with_the_key_flags_the_candidate(void **state) {
    (void)state;
    world w;
    open_list(&w);
    world_rows(&w, 0, "!C1\nC1|A|1985-03-02|\nC2|B||");
    assert_int_equal(world_join(&w), 0);
    assert_int_equal(w.evidence.same_key[1], 1);
    assert_int_equal(w.evidence.same_key[2], 0);
    assert_int_equal(w.evidence.candidate_unreadable, 1);
    world_close(&w);
}

static void a_candidate_without_a_key_is_unreadable_and_named(void **state) {
    (void)state;
    world w;
    open_list(&w);
    world_rows(&w, 0, "C1|A||\n|B||\nnone|D||");
    world_bad_row(&w, 0, 4, false);
    assert_int_equal(world_join(&w), 0);
    assert_int_equal(w.evidence.candidate_unreadable, 3);
    assert_false(evidence_is_candidate(&w.evidence, 1));
    assert_int_equal(w.evidence.tables[0].bad_row_count, 3);
    assert_int_equal(w.evidence.tables[0].bad_rows[1].line, 2);
    assert_string_equal(world_note(&w, 0),
                        "candidates.csv:2: warning: the candidate_id is blank: this row is "
                        "counted as unreadable and not vetted");
    world_close(&w);
}

/* However many come before it: keys are looked at in blocks. */
static void the_last_of_any_number_of_candidates_is_looked_at(void **state) {
    (void)state;
    for (size_t count = 2; count <= 70; count++) {
        char rows[2048];
        size_t len = 0;
        for (size_t i = 0; i + 1 < count; i++)
            len += (size_t)snprintf(rows + len, sizeof rows - len, "C%zu|A||\n", i);
        snprintf(rows + len, sizeof rows - len, "C0|B||");
        world w;
        open_list(&w);
        world_rows(&w, 0, rows);
        assert_int_equal(world_join(&w), 0);
        assert_int_equal(w.evidence.same_key[0] & SAME_KEY, SAME_KEY);
        assert_int_equal(w.evidence.same_key[count - 1] & SAME_KEY, SAME_KEY);
        world_close(&w);
    }
}

static void ids_that_differ_by_case_are_two_candidates(void **state) {
    (void)state;
    world w;
    open_list(&w);
    world_rows(&w, 0, "c1|A||\nC1|A||");
    assert_int_equal(world_join(&w), 0);
    assert_int_equal(w.evidence.candidate_merged, 0);
    assert_int_equal(w.evidence.same_key[0] & SAME_KEY, 0);
    world_close(&w);
}

static void open_records(world *w, const char *rows) {
    world_open(w, "candidate_id:id");
    world_rows(w, 0, "C1");
    uint16_t s =
        world_source(w, "records", "candidate_id:id offence:text on:date term:integer");
    world_match(w, s, GRADE_SURE, "candidate_id");
    world_rows(w, s, rows);
    assert_int_equal(world_join(w), 0);
}

static void equal_records_are_one(void **state) {
    (void)state;
    world w;
    open_records(&w, "C1|theft|2001-02-03|5\nC1|Theft |2001/2/3|05\nC1|fraud|2001-02-03|5");
    assert_string_equal(world_about(&w, 1, 0),
                        "C1 Theft  2001/2/3 05/1/32; C1 fraud 2001-02-03 5/1/0");
    assert_int_equal(w.evidence.sources[1].merged, 1);
    assert_int_equal(w.evidence.sources[1].attached_rows, 2);
    world_close(&w);
}

static void what_is_kept_does_not_depend_on_the_order(void **state) {
    (void)state;
    static const char *const rows[] = { "C1|b||\nC1|B||\nC1| b||", "C1|B||\nC1| b||\nC1|b||",
                                        "C1| b||\nC1|b||\nC1|B||", "C1|b||\nC1| b||\nC1|B||" };
    static const uint32_t kept[] = { 2, 1, 0, 1 };
    for (size_t i = 0; i < 4; i++) {
        world w;
        open_records(&w, rows[i]);
        assert_string_equal(world_about(&w, 1, 0), "C1  b  /1/32");
        assert_int_equal(w.evidence.merged_count, 2);
        for (size_t j = 0; j < 2; j++) assert_int_equal(w.evidence.merged[j].kept, kept[i]);
        world_close(&w);
    }
}

static void a_blank_is_not_what_somebody_wrote(void **state) {
    (void)state;
    world w;
    open_records(&w, "C1|a||\nC1|a|none|\nC1|a|x|\nC1|a|y|\nC1|a|1985|\nC1|a|1985-01-01|");
    assert_int_equal(w.evidence.sources[1].merged, 0);
    world_close(&w);
}

/* Rows of few different cells in several ways of writing: two are one if each of their cells means the
 * same, and the row that stays is the first of those whose text sorts first. */
static void exactly_the_equal_records_are_merged(void **state) {
    enum { ROWS = 300, COLUMNS = 4, WAYS = 6 };
    static const char *const cells[COLUMNS][WAYS] = {
        { "C1", " C1", "C2", "", "C3", "C3" },
        { "theft", "Theft", "fraud", "", "fraud ", "x" },
        { "2001-02-03", "2001/2/3", "2001", "", "2001-02-04", "none" },
        { "5", "05", "6", "", "x", "7" },
    };
    static const char meaning[COLUMNS][WAYS] = { "aabcdd", "aabcbd", "aabcde", "aabcde" };
    (void)state;
    world w;
    char rows[ROWS * 40], *at = rows, means[ROWS][COLUMNS + 1] = { 0 };
    uint32_t random = 7;
    size_t expected = 0;
    for (size_t i = 0; i < ROWS; i++) {
        bool again = false;
        for (size_t k = 0; k < COLUMNS; k++) {
            size_t way = (random = random * 1103515245u + 12345u) >> 16 & 0x7fff;
            way = way % 4 == 0 ? way / 4 % WAYS : 0;
            means[i][k] = meaning[k][way];
            at += sprintf(at, "%s%s", cells[k][way], k + 1 < COLUMNS ? "|" : i + 1 < ROWS ? "\n" : "");
        }
        for (size_t j = 0; j < i && !again; j++) again = strcmp(means[i], means[j]) == 0;
        expected += again;
    }
    open_records(&w, rows);
    assert_int_equal(w.evidence.merged_count, expected);
    for (size_t i = 0; i < expected; i++) {
        merged_row m = w.evidence.merged[i];
        assert_string_equal(means[m.kept], means[m.dropped]);
        int order = merge_compare(&w.evidence.tables[1], m.kept, m.dropped);
        assert_true(order < 0 || (order == 0 && m.kept < m.dropped));
        assert_int_equal(w.evidence.tables[1].row_flag[m.kept] & (ROW_MERGED | ROW_TWICE),
                         ROW_TWICE);
    }
    world_close(&w);
}

static void unreadable_records_are_never_merged(void **state) {
    (void)state;
    world w;
    open_records(&w, "!C1|a\n!C1|a\nC1|a");
    assert_int_equal(w.evidence.sources[1].merged, 0);
    assert_int_equal(w.evidence.sources[1].unreadable, 2);
    assert_int_equal(w.evidence.sources[1].attached_rows, 1);
    world_close(&w);
}

static void a_birth_date_from_an_id_is_not_one_written(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id id_number:cn-id born:date");
    w.sources[0].columns[2].from_id = 1;
    world_rows(&w, 0, "C1|11010519491231002X|\nC1|11010519491231002X|1949-12-31");
    assert_int_equal(world_join(&w), 0);
    assert_int_equal(w.evidence.candidate_merged, 0);
    assert_int_equal(w.evidence.same_key[1], 1);
    world_close(&w);
}

/* Who has the key of a row before it, by comparing all with all. */
static uint32_t first_with_key(const table *t, uint32_t row) {
    arena scratch = { 0 };
    key_part mine, other;
    uint32_t first = NO_ROW;
    if (key_read(t, row, 0, KEY_TEXT, &scratch, &mine) == KEY_READY)
        for (uint32_t i = 0; i < row && first == NO_ROW; i++)
            if (key_read(t, i, 0, KEY_TEXT, &scratch, &other) == KEY_READY &&
                text_equal(mine.value, other.value))
                first = i;
    arena_clear(&scratch);
    return first;
}

static bool has_key(const table *t, uint32_t row) {
    arena scratch = { 0 };
    key_part part;
    bool ready = key_read(t, row, 0, KEY_TEXT, &scratch, &part) == KEY_READY;
    arena_clear(&scratch);
    return ready;
}

/* A row before it with the same key and the same number, both readable, says the same. `first`:
 * per row the first with its key. */
static bool says_what_another_said(const table *t, const uint32_t *first, uint32_t row) {
    if (first[row] == NO_ROW || (t->row_flag[row] & ROW_UNREADABLE)) return false;
    for (uint32_t i = first[row]; i < row; i++)
        if ((i == first[row] || first[i] == first[row]) && !(t->row_flag[i] & ROW_UNREADABLE) &&
            t->columns[1].integers[i] == t->columns[1].integers[row])
            return true;
    return false;
}

static void rows_with_one_key_are_found_as_comparing_all_with_all_finds_them(void **state) {
    (void)state;
    enum { ROWS = 300, TURNS = 6 };
    size_t all = 0;
    for (uint64_t turn = 0; turn < TURNS; turn++) {
        world w;
        chance c = { turn };
        uint8_t same[ROWS] = { 0 };
        size_t merged = 0;
        world_open(&w, "candidate_id:id n:integer");
        for (int i = 0; i < ROWS; i++) {
            char row[200], cell[140];
            random_cell(&c, "id", turn % 3 == 0, cell, sizeof cell);
            snprintf(row, sizeof row, "%s%s|%u", chance_below(&c, 9) == 0 ? "!" : "", cell,
                     chance_below(&c, 3));
            world_rows(&w, 0, row);
        }
        assert_int_equal(world_join(&w), 0);
        const table *t = &w.evidence.tables[0];
        uint32_t first[ROWS];
        for (uint32_t row = 0; row < ROWS; row++) first[row] = first_with_key(t, row);
        for (uint32_t row = 0; row < ROWS; row++) {
            bool again = says_what_another_said(t, first, row);
            assert_int_equal((t->row_flag[row] & ROW_MERGED) != 0, again);
            merged += again;
            if (!has_key(t, row)) assert_false(evidence_is_candidate(&w.evidence, row));
            if (first[row] != NO_ROW && !again) same[row] = same[first[row]] = SAME_KEY;
        }
        for (uint32_t row = 0; row < ROWS; row++)
            assert_int_equal(w.evidence.same_key[row] & SAME_KEY, same[row]);
        assert_int_equal(w.evidence.candidate_merged, merged);
        all += merged;
        world_close(&w);
    }
    assert_in_range(all, 20, ROWS * TURNS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_candidates_are_one_and_both_lines_are_kept),
        cmocka_unit_test(one_key_with_other_content_flags_every_row),
        cmocka_unit_test(an_unreadable_row_with_the_key_flags_the_candidate),
        cmocka_unit_test(a_candidate_without_a_key_is_unreadable_and_named),
        cmocka_unit_test(the_last_of_any_number_of_candidates_is_looked_at),
        cmocka_unit_test(ids_that_differ_by_case_are_two_candidates),
        cmocka_unit_test(equal_records_are_one),
        cmocka_unit_test(what_is_kept_does_not_depend_on_the_order),
        cmocka_unit_test(a_blank_is_not_what_somebody_wrote),
        cmocka_unit_test(exactly_the_equal_records_are_merged),
        cmocka_unit_test(unreadable_records_are_never_merged),
        cmocka_unit_test(a_birth_date_from_an_id_is_not_one_written),
        cmocka_unit_test(rows_with_one_key_are_found_as_comparing_all_with_all_finds_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
