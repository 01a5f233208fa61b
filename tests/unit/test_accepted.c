/* accepted: whoever is packed is read back as the outcomes have him, whatever differs from the one before. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "audit/accepted.h"
#include "join_world.h"
#include "tally/verdict.h"

enum { PEOPLE = 12 };
#define LONG "a-long-beginning-that-all-of-a-list-have-in-common-"

typedef struct fixture {
    world w;
    result results[PEOPLE];
    block block;
    outcome_set outcomes;
    sink body;
} fixture;

static int open_fixture(void **state) {
    static fixture x;
    memset(&x, 0, sizeof x);
    world_open(&x.w, "candidate_id:id name:name unit_id:id");
    world_rows(&x.w, 0,
               "C0001|Ann|V1\nC0002|Bob|V1\nC0010||V1\nC00100|Cai|V2\nC0|Dan|V2\nD1|Eve|V1\n"
               LONG "1|Fan|V3\n" LONG "2|Gao|V3\n" LONG "20|Hui|V3\nx|Ivo|V9\nxy|Jan|V1\nxyz|Kim|V1");
    uint16_t day = world_day_table(&x.w, "unit_id:id law_day:date", "unit_id",
                                   "V1|2026-03-01\nV2|2026-03-08\nV3|1985");
    x.w.pack.law_day = day;
    assert_int_equal(world_join(&x.w), 0);
    for (size_t i = 0; i < PEOPLE; i++)
        x.results[i] = (result){ .decision = ACCEPT, .first_rule = NO_INDEX };
    x.block = (block){ .count = PEOPLE, .results = x.results };
    x.outcomes = (outcome_set){ .evidence = &x.w.evidence, .blocks = &x.block, .block_count = 1,
                                .block_size = 1024 };
    *state = &x;
    return 0;
}

static int close_fixture(void **state) {
    fixture *x = *state;
    sink_drop(&x->body);
    world_close(&x->w);
    return 0;
}

static void assert_same_one(const fixture *x, const accepted *one, uint32_t no) {
    const table *list = &x->w.evidence.tables[0];
    span on;
    if (!evidence_law_day(&x->w.evidence, no, &on)) on = (span){ DAY_NONE, DAY_NONE };
    assert_int_equal(one->no, no);
    assert_true(text_equal(one->key, candidate_key(&x->w.evidence, no)));
    assert_true(text_equal(one->name, candidate_name(&x->w.evidence, no)));
    assert_int_equal(one->line, list->line[no]);
    assert_int_equal(one->input, list->file[no]);
    assert_int_equal(one->stage, x->results[no].stage);
    assert_int_equal(one->flags, x->results[no].flags);
    assert_int_equal(one->law_day.lo, on.lo);
    assert_int_equal(one->law_day.hi, on.hi);
}

/* Writes and reads all who are plainly accepted from a row of the list on. */
static void come_back(fixture *x, uint32_t first, size_t expected) {
    accepted_reader r = { 0 };
    accepted one;
    size_t count = 0;
    x->body.used = 0;
    assert_int_equal(accepted_write(&x->body, &x->outcomes, first), expected);
    for (int twice = 0; twice < 2; twice++) { /* nothing is left of a body that was read before */
        accepted_open(&r, (text){ x->body.buffer, x->body.used }, first);
        count = 0;
        for (uint32_t no = first; no < PEOPLE; no++) {
            if (!accepted_plainly(&x->outcomes, no)) continue;
            assert_int_equal(accepted_next(&r, &one), 1);
            assert_same_one(x, &one, no);
            count++;
        }
        assert_int_equal(accepted_next(&r, &one), 0);
    }
    assert_int_equal(count, expected);
    accepted_close(&r);
}

static void everybody_comes_back(void **state) {
    come_back(*state, 0, PEOPLE);
    come_back(*state, 5, PEOPLE - 5);
}

static void who_stands_between_is_left_out(void **state) {
    fixture *x = *state;
    x->results[0].decision = REJECT;
    x->results[3].decision = x->results[4].decision = REFER;
    x->results[PEOPLE - 1].decision = REJECT;
    come_back(x, 0, PEOPLE - 4);
}

static void lines_files_and_stages_may_be_any(void **state) {
    fixture *x = *state;
    table *list = &x->w.evidence.tables[0];
    list->line[0] = 4000000000u;
    list->line[1] = 1;
    list->line[2] = 2;
    list->line[6] = 700000;
    list->file[2] = list->file[3] = 3;
    x->results[5].stage = 2;
    x->results[7].flags = RESULT_WARNED;
    come_back(x, 0, PEOPLE);
}

/* Behind somebody who is left out the line goes on by one, or by more than who is left out takes. */
static void lines_need_not_count_who_stands_between(void **state) {
    fixture *x = *state;
    table *list = &x->w.evidence.tables[0];
    x->results[1].decision = x->results[4].decision = x->results[7].decision = REJECT;
    list->line[2] = list->line[0] + 1;
    list->line[5] = list->line[3] + 2;
    list->line[8] = list->line[6] + 3;
    come_back(x, 0, PEOPLE - 3);
}

/* A law day may be as early as that of the one before and not as late. */
static void law_days_may_differ_in_their_end_alone(void **state) {
    fixture *x = *state;
    const table *days = &x->w.docket_days[x->w.pack.law_day].days;
    span *dates = days->columns[days->decl->column_count - 1].dates;
    dates[0] = (span){ 20500, 20500 };
    dates[1] = (span){ 20500, 20530 };
    come_back(x, 0, PEOPLE);
}

static void assert_same_bodies(fixture *x, const outcome_set *other) {
    sink body = { 0 };
    for (uint32_t first = 0; first < PEOPLE; first++) {
        x->body.used = body.used = 0;
        assert_int_equal(accepted_write(&body, other, first),
                         accepted_write(&x->body, &x->outcomes, first));
        assert_int_equal(body.used, x->body.used);
        if (body.used > 0) assert_memory_equal(body.buffer, x->body.buffer, body.used);
    }
    sink_drop(&body);
}

/* Of a stored block those of whom nothing was said share one result; blocks may be shorter than a body. */
static void how_results_are_kept_changes_nothing(void **state) {
    fixture *x = *state;
    result told[PEOPLE];
    uint64_t bits = 0;
    uint32_t before = 0, n = 0;
    x->results[0].decision = x->results[3].decision = x->results[4].decision = REJECT;
    x->results[PEOPLE - 1].decision = REFER;
    for (size_t i = 0; i < PEOPLE; i++)
        if (x->results[i].decision != ACCEPT) bits |= (uint64_t)1 << i, told[n++] = x->results[i];
    block stored = { .count = PEOPLE, .results = told, .told = &bits, .told_before = &before,
                     .others = { .decision = ACCEPT, .first_rule = NO_INDEX } };
    outcome_set other = x->outcomes;
    other.blocks = &stored;
    assert_same_bodies(x, &other);
    enum { FEW = PEOPLE / 3 };
    block short_ones[3];
    for (uint32_t i = 0; i < 3; i++)
        short_ones[i] = (block){ .first = i * FEW, .count = FEW, .results = x->results + i * FEW };
    other.blocks = short_ones;
    other.block_count = 3;
    other.block_size = FEW;
    assert_same_bodies(x, &other);
}

/* Every byte changed, at every bit: read to an end, in order, and never beyond it. */
static void no_changed_byte_names_somebody_twice(void **state) {
    fixture *x = *state;
    accepted_reader r = { 0 };
    accepted one;
    accepted_write(&x->body, &x->outcomes, 0);
    char *copy = malloc(x->body.used);
    assert_non_null(copy);
    for (size_t i = 0; i < x->body.used; i++)
        for (int bit = 0; bit < 8; bit++) {
            int64_t before = -1;
            memcpy(copy, x->body.buffer, x->body.used);
            copy[i] = (char)(copy[i] ^ 1 << bit);
            accepted_open(&r, (text){ copy, x->body.used }, 0);
            while (accepted_next(&r, &one) == 1) {
                assert_true(one.no > before && one.no < ACCEPTED_ROWS);
                before = one.no;
            }
        }
    free(copy);
    accepted_close(&r);
}

static void bodies_that_say_nothing_of_the_first_are_damaged(void **state) {
    static const char *const bodies[] = {
        "\x00\x02" "C1\x00",             /* no input, stage, flags */
        "\x0c\x01" "1\x00\x00\x00\x00\x00",    /* a letter of a key before */
    };
    static const size_t lengths[] = { 5, 8 };
    (void)state;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        accepted_reader r = { 0 };
        accepted one;
        accepted_open(&r, (text){ bodies[i], lengths[i] }, 0);
        assert_int_equal(accepted_next(&r, &one), -1);
        accepted_close(&r);
    }
}

#define IN_A_LIST(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_LIST(everybody_comes_back),
        IN_A_LIST(who_stands_between_is_left_out),
        IN_A_LIST(lines_files_and_stages_may_be_any),
        IN_A_LIST(lines_need_not_count_who_stands_between),
        IN_A_LIST(law_days_may_differ_in_their_end_alone),
        IN_A_LIST(how_results_are_kept_changes_nothing),
        IN_A_LIST(no_changed_byte_names_somebody_twice),
        cmocka_unit_test(bodies_that_say_nothing_of_the_first_are_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
