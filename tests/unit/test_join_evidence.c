/* evidence: the whole join: sums, one row per unit, days, what is told to people, no memory. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "join_world.h"
#include "load/intake.h"

static uint16_t open_units(world *w, const char *units) {
    world_open(w, "candidate_id:id unit:id born:date");
    world_rows(w, 0, "C0|V01|1990-01-01\nC1|V02|1990\nC2||\nC3|V09|1990-01-01");
    uint16_t s = world_source(w, "villages", "unit:id gate:open/shut");
    w->sources[s].kind = SOURCE_ONE;
    world_match(w, s, GRADE_SURE, "unit");
    world_rows(w, s, units);
    return s;
}

static void one_row_stands_for_each_unit(void **state) {
    (void)state;
    world w;
    uint16_t s = open_units(&w, "V02|shut\nV01|open\nV03|open\nV01|open");
    world_covers_everybody(&w, s);
    assert_int_equal(world_join(&w), 0);
    const uint32_t expected[] = { 1, 0, NO_ROW, NO_ROW };
    const joined *one = &w.evidence.sources[s];
    assert_memory_equal(one->one, expected, sizeof expected);
    assert_string_equal(world_searched(&w, s, 0), "SEARCHED");
    assert_string_equal(world_searched(&w, s, 2), "KEY_BLANK unit");
    assert_int_equal(one->attached_rows, 2);
    assert_int_equal(one->nobody, 1);
    assert_int_equal(one->merged, 1);
    assert_int_equal(w.notes.count, 0);
    world_close(&w);
}

static void two_rows_for_one_unit_are_refused_with_both_lines(void **state) {
    (void)state;
    world w;
    char said[1200];
    open_units(&w, "V02|shut\nV01|open\nV02|open");
    assert_int_equal(world_join(&w), FAULT_DATA);
    fault_print(&w.fault, said, sizeof said);
    assert_string_equal(said, "villages.csv:3: error: unit V02 stands also at villages.csv:1 "
                              "with other content, expected one row for each");
    assert_null(w.evidence.tables);
    world_close(&w);
}

/* A gate under v1 is the gate of V01, for all that anybody knows. */
static void a_second_row_that_looks_alike_leaves_the_first_in_doubt(void **state) {
    (void)state;
    world w;
    uint16_t s = open_units(&w, "V01|open\nV02|shut\nv1|shut\nV-02|shut\nV010|shut\n!!V02|open");
    assert_int_equal(world_join(&w), 0);
    assert_int_equal(w.evidence.sources[s].one[0], NO_ROW);
    assert_int_equal(w.evidence.sources[s].one[1], 1);
    assert_int_equal(w.evidence.sources[s].attached_rows, 2);
    assert_int_equal(w.notes.count, 1);
    assert_string_equal(w.notes.items[0].at.message,
                        "unit v1 looks like V01 of villages.csv:1 and says otherwise: whoever is there "
                        "is referred until one of the two is corrected or taken out, or this line is "
                        "named in skip_lines");
    world_close(&w);
}

/* There are a V01 and a V-01: whoever knows says so. */
static void a_second_row_named_in_skip_lines_leaves_nothing_in_doubt(void **state) {
    (void)state;
    world w;
    uint32_t lines[] = { 3 };
    uint16_t s = open_units(&w, "V01|open\nV02|shut\nV-01|shut\nv02|open");
    w.docket_sources[s].skip_lines = lines;
    w.docket_sources[s].skip_count = 1;
    assert_int_equal(world_join(&w), 0);
    assert_int_equal(w.evidence.sources[s].one[0], 0);
    assert_int_equal(w.evidence.sources[s].one[1], NO_ROW);
    assert_int_equal(w.notes.count, 1);
    world_close(&w);
}

static void a_second_day_that_looks_alike_leaves_the_day_open(void **state) {
    (void)state;
    world w;
    open_units(&w, "");
    uint16_t d = world_day_table(&w, "unit:id on:date", "unit",
                                 "V01|2026-05-01\nV02|2026-05-02\nV1|2016-05-01\nv02|2026-05-02");
    w.docket.day_count = w.pack.day_count = 1;
    assert_int_equal(world_join(&w), 0);
    assert_int_equal(w.evidence.day_row[d][0], NO_ROW);
    assert_int_equal(w.evidence.day_row[d][1], 1);
    assert_int_equal(w.notes.count, 1);
    world_close(&w);
}

static void days_come_from_a_table_a_column_or_the_docket(void **state) {
    (void)state;
    world w;
    open_units(&w, "");
    uint16_t d = world_day_table(&w, "unit:id on:date", "unit",
                                 "V01|2026-05-01\nV02|2026-05\nV01|2026/5/1\nV09|");
    w.docket_days[1] = (docket_day){ .own_column = 2 };
    w.docket_days[2] = (docket_day){ .constant = true, .value = { 7, 7 } };
    w.docket.day_count = w.pack.day_count = 3;
    assert_int_equal(world_join(&w), 0);
    span on = { 0, 0 };
    const table *from;
    uint32_t row;
    uint16_t at;
    day first;
    assert_true(day_make(2026, 5, 1, &first));
    assert_int_equal(evidence_day(&w.evidence, d, 0, &on, &from, &row, &at), CELL_OK);
    assert_int_equal(on.lo, first);
    assert_ptr_equal(from, &w.docket_days[d].days);
    assert_int_equal(row, 0);
    assert_int_equal(at, 1);
    assert_int_equal(evidence_day(&w.evidence, d, 1, &on, &from, &row, &at), CELL_OK);
    assert_int_equal(on.hi - on.lo, 30);
    assert_int_equal(evidence_day(&w.evidence, d, 2, &on, &from, &row, &at), CELL_BLANK);
    assert_int_equal(row, NO_ROW);
    assert_int_equal(evidence_day(&w.evidence, d, 3, &on, &from, &row, &at), CELL_BLANK);
    assert_int_equal(row, 3);
    assert_int_equal(evidence_day(&w.evidence, 1, 0, &on, &from, &row, &at), CELL_OK);
    assert_ptr_equal(from, &w.evidence.tables[0]);
    assert_int_equal(at, 2);
    assert_int_equal(evidence_day(&w.evidence, 1, 2, &on, &from, &row, &at), CELL_BLANK);
    assert_int_equal(evidence_day(&w.evidence, 2, 2, &on, &from, &row, &at), CELL_OK);
    assert_int_equal(on.lo, 7);
    assert_null(from);
    world_close(&w);
}

static void two_days_for_one_unit_are_refused_with_both_lines(void **state) {
    (void)state;
    world w;
    char said[1200];
    open_units(&w, "");
    world_day_table(&w, "unit:id on:date", "unit", "V01|2026-05-01\nV01|2026-05-02");
    assert_int_equal(world_join(&w), FAULT_DATA);
    fault_print(&w.fault, said, sizeof said);
    assert_string_equal(said, "units.csv:2: error: unit V01 stands also at units.csv:1 with "
                              "other content, expected one row for each");
    world_close(&w);
}

/* Sums */

static void open_sums(world *w, const char *rows) {
    world_open(w, "candidate_id:id name:name");
    world_rows(w, 0, "C0|A\nC1|B\nC1|B\n|D");
    world_source(w, "police", "candidate_id:id name:name what:text");
    world_match(w, 1, GRADE_SURE, "candidate_id");
    world_match(w, 1, GRADE_NEVER, "name");
    world_rows(w, 1, rows);
}

static void every_row_is_accounted_for(void **state) {
    (void)state;
    world w;
    open_sums(&w, "C0||a\nC0||a\nC0||b\nC9|A|c\n||d\n!C1||\n!!C0||\nC8||e");
    world_bad_row(&w, 1, 9, false);
    assert_int_equal(world_join(&w), 0);
    const joined *s = &w.evidence.sources[1];
    assert_int_equal(s->rows, 9);
    assert_int_equal(s->attached_rows, 2);
    assert_int_equal(s->merged, 1);
    assert_int_equal(s->nobody, 2);
    assert_int_equal(s->unreadable, 4);
    assert_int_equal(s->rows, s->attached_rows + s->merged + s->nobody + s->unreadable);
    assert_int_equal(w.evidence.candidate_merged, 1);
    assert_int_equal(w.evidence.candidate_unreadable, 1);
    world_close(&w);
}

static void rows_that_do_not_add_up_stop_the_run(void **state) {
    (void)state;
    world w;
    open_sums(&w, "C0||a");
    w.tables[1].read_rows++;
    assert_int_equal(world_join(&w), FAULT_DATA);
    assert_string_equal(w.fault.message, "police: 2 rows were read but 1 are accounted for: "
                                         "this is a mistake of the program, please report it");
    world_close(&w);
}

static void rows_left_out_are_not_rows_of_the_source(void **state) {
    (void)state;
    world w;
    open_sums(&w, "C0||a");
    w.tables[1].read_rows += 5;
    w.tables[1].left_out = 5;
    assert_int_equal(world_join(&w), 0);
    assert_int_equal(w.evidence.sources[1].rows, 1);
    world_close(&w);
}

static const char *last_note(world *w) {
    return w->notes.count == 0 ? "" : world_note(w, w->notes.count - 1);
}

static void rows_about_nobody_are_told_once_with_lines(void **state) {
    (void)state;
    world w;
    open_sums(&w, "C0||a\nC7||b\nC0||c\nC8||d\nC9||e\nC9||f");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(last_note(&w), "police.csv: warning: 4 rows are about nobody on the "
                                       "list (first: lines 2, 4, 5)");
    world_close(&w);
    open_sums(&w, "C7||b");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(last_note(&w), "police.csv: warning: 1 row is about nobody on the list "
                                       "(line 1)");
    world_close(&w);
}

static void lines_of_other_files_carry_their_name(void **state) {
    (void)state;
    world w;
    open_sums(&w, "C7||a");
    assert_int_equal(intake_file(&w.tables[1], TEXT("b.csv"), TEXT("utf-8"), &w.fault), 0);
    world_rows(&w, 1, "C8||b");
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(last_note(&w), "police.csv: warning: 2 rows are about nobody on the "
                                       "list (all: lines 1, b.csv:2)");
    world_close(&w);
}

static void an_empty_run_joins(void **state) {
    (void)state;
    world w;
    world_open(&w, "candidate_id:id");
    uint16_t s = world_source(&w, "police", "candidate_id:id");
    world_match(&w, s, GRADE_SURE, "candidate_id");
    assert_int_equal(world_join(&w), 0);
    assert_int_equal(w.evidence.candidates, 0);
    world_close(&w);
}

static void a_source_nobody_loaded_is_empty(void **state) {
    (void)state;
    world w;
    open_sums(&w, "");
    table_clear(&w.tables[1]);
    w.docket_sources[1].not_asked = true;
    assert_int_equal(world_join(&w), 0);
    assert_string_equal(world_about(&w, 1, 0), "");
    assert_string_equal(world_searched(&w, 1, 0), "NOT_ASKED");
    world_close(&w);
}

/* Memory: the linker sends these three here (see tests/CMakeLists.txt). */

static bool counting;
static atomic_size_t asked; /* by any thread */
static size_t refuse_at;

static bool refused(void) {
    return counting && asked++ == refuse_at;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

void *__wrap_malloc(size_t size) {
    return refused() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    return refused() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size) {
    return refused() ? NULL : __real_realloc(old, size);
}

/* A world in which everything happens that asks for memory. */
static void open_everything(world *w) {
    static text values[] = { TEXT("\xe9\x99\x88 A"), TEXT("B") };
    open_sums(w, "C0|A|\xef\xbc\xa1\nC0|A|A\n C0|A|a\nC0||b\nC7|A|c\n||\n!C1\nC1||x\nC1||y\n"
                 "|A|z");
    world_rows(w, 0, "C0|other\nC0|Other\nC5|\xef\xbc\xa2");
    world_bad_row(w, 1, 99, false);
    w->docket_sources[1].covers =
        (coverage){ .claimed = true, .column = 1, .values = values, .value_count = 2 };
    uint16_t s = world_source(w, "replies", "candidate_id:id dept:court/tax on:date");
    world_match(w, s, GRADE_SURE, "candidate_id");
    w->sources[s].latest_by = 2;
    w->sources[s].latest_per[0] = 1;
    w->sources[s].latest_per_count = 1;
    world_rows(w, s, "C0|court|2026\nC0|court|2027\nC1|tax|\nC1|court|2026-01-01");
    s = world_source(w, "persons", "name:name x:text");
    w->sources[s].kind = SOURCE_ONE;
    world_match(w, s, GRADE_SURE, "name");
    world_rows(w, s, "A|1\nB|2");
    world_day_table(w, "name:name on:date", "name", "A|2026-05-01\nB|2026-05-01");
}

static int join_refusing(world *w, size_t at, unsigned workers) {
    open_everything(w);
    w->docket.workers = workers;
    refuse_at = at;
    asked = 0;
    counting = true;
    int code = world_join(w);
    counting = false;
    return code;
}

static void show_all(world *w, char *buffer, size_t size) {
    size_t used = 0;
    for (uint32_t c = 0; c < w->evidence.candidates; c++)
        for (uint16_t s = 1; s < w->pack.source_count; s++)
            used += (size_t)snprintf(buffer + used, size - used, "%u/%u: %s # %s # %s\n", c, s,
                                     world_about(w, s, c), world_namesakes(w, s, c),
                                     world_searched(w, s, c));
    assert_true(used < size);
}

/* Some refusals do no harm (room not given back, a note not kept): then nothing differs. */
static void refuse_each_once(unsigned workers) {
    char expected[4000], got[4000];
    world w;
    assert_int_equal(join_refusing(&w, SIZE_MAX, workers), 0);
    show_all(&w, expected, sizeof expected);
    world_close(&w);
    size_t at = 0, given_up = 0;
    for (bool reached = true; reached; at++) {
        int code = join_refusing(&w, at, workers);
        reached = asked > at;
        if (code == 0) {
            show_all(&w, got, sizeof got);
            assert_string_equal(got, expected);
        } else {
            assert_int_equal(code, FAULT_MEMORY);
            assert_null(w.evidence.tables);
            given_up++;
        }
        world_close(&w);
    }
    assert_true(given_up > 50);
}

static void without_memory_the_join_gives_up_or_is_right(void **state) {
    (void)state;
    refuse_each_once(1);
    refuse_each_once(3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_row_stands_for_each_unit),
        cmocka_unit_test(two_rows_for_one_unit_are_refused_with_both_lines),
        cmocka_unit_test(a_second_row_that_looks_alike_leaves_the_first_in_doubt),
        cmocka_unit_test(a_second_row_named_in_skip_lines_leaves_nothing_in_doubt),
        cmocka_unit_test(a_second_day_that_looks_alike_leaves_the_day_open),
        cmocka_unit_test(days_come_from_a_table_a_column_or_the_docket),
        cmocka_unit_test(two_days_for_one_unit_are_refused_with_both_lines),
        cmocka_unit_test(every_row_is_accounted_for),
        cmocka_unit_test(rows_that_do_not_add_up_stop_the_run),
        cmocka_unit_test(rows_left_out_are_not_rows_of_the_source),
        cmocka_unit_test(rows_about_nobody_are_told_once_with_lines),
        cmocka_unit_test(lines_of_other_files_carry_their_name),
        cmocka_unit_test(an_empty_run_joins),
        cmocka_unit_test(a_source_nobody_loaded_is_empty),
        cmocka_unit_test(without_memory_the_join_gives_up_or_is_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
