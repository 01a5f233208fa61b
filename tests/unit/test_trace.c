/* trace: what is written is read back; the same trace has the same bytes; damage is noticed. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "evaluate/trace.h"

static const step steps[] = {
    { .kind = STEP_CELL,
      .a = CELL_UNREADABLE,
      .source = 3,
      .column = 200,
      .row = 4000000000u,
      .input = 7,
      .n = WHOSE_OTHERS,
      .raw = { "a\0b", 3 } },
    { .kind = STEP_DAY,
      .source = 65535,
      .x = { DAY_OPEN, DAY_OPEN },
      .y = { DAY_NONE, DAY_OPEN } },
    { .kind = STEP_PERIOD,
      .x = { -5, 360 },
      .y = { 0, 1 },
      .length = { -6, 15 },
      .a = FIRST_DISPUTED },
    { .kind = STEP_AGE, .n = INT64_MIN },
    { .kind = STEP_ELAPSED, .n = INT64_MAX },
    { .kind = STEP_PASS_CODE },
};
enum { STEPS = sizeof steps / sizeof *steps };

static void write_all_of_it(sink *to) {
    sink_memory(to);
    trace_begin(to);
    trace_part(to, &(part){ .kind = PART_ROW,
                            .outcome = OUTCOME_SAID,
                            .grade = GRADE_CLOSE,
                            .number = 999,
                            .source = 63,
                            .row = 77777,
                            .input = 2,
                            .step_count = STEPS });
    for (size_t i = 0; i < STEPS; i++) trace_step(to, &steps[i]);
    trace_part(to, &(part){ .kind = PART_RULE, .outcome = OUTCOME_PASS, .number = 1 });
}

static void assert_same_step(const step *a, const step *b) {
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->a, b->a);
    assert_int_equal(a->source, b->source);
    assert_int_equal(a->column, b->column);
    assert_int_equal(a->row, b->row);
    assert_int_equal(a->input, b->input);
    assert_int_equal(a->x.lo, b->x.lo);
    assert_int_equal(a->x.hi, b->x.hi);
    assert_int_equal(a->y.lo, b->y.lo);
    assert_int_equal(a->y.hi, b->y.hi);
    assert_int_equal(a->length.months, b->length.months);
    assert_int_equal(a->length.days, b->length.days);
    assert_true(a->n == b->n);
    assert_true(text_equal(a->raw, b->raw));
}

static void what_is_written_is_read_back(void **state) {
    (void)state;
    sink s;
    trace_reader r;
    part p;
    step one;
    write_all_of_it(&s);
    assert_true(trace_open(&r, (text){ s.buffer, s.used }));
    assert_int_equal(trace_next_part(&r, &p), 1);
    assert_int_equal(p.kind, PART_ROW);
    assert_int_equal(p.number, 999);
    assert_int_equal(p.source, 63);
    assert_int_equal(p.row, 77777);
    assert_int_equal(p.input, 2);
    assert_int_equal(p.grade, GRADE_CLOSE);
    for (size_t i = 0; i < STEPS; i++) {
        assert_int_equal(trace_next_step(&r, &one), 1);
        assert_same_step(&one, &steps[i]);
    }
    assert_int_equal(trace_next_part(&r, &p), 1);
    assert_int_equal(p.outcome, OUTCOME_PASS);
    assert_int_equal(trace_next_part(&r, &p), 0);
    sink_drop(&s);
}

static void the_same_trace_has_the_same_bytes(void **state) {
    (void)state;
    sink a, b;
    write_all_of_it(&a);
    write_all_of_it(&b);
    assert_int_equal(a.used, b.used);
    assert_memory_equal(a.buffer, b.buffer, a.used);
    sink_drop(&a);
    sink_drop(&b);
}

/* Reads everything; true when nothing was found wrong. */
static bool reads_well(text bytes) {
    trace_reader r;
    part p;
    step one;
    int more;
    if (!trace_open(&r, bytes)) return false;
    while ((more = trace_next_part(&r, &p)) == 1)
        for (uint32_t i = 0; i < p.step_count; i++)
            if (trace_next_step(&r, &one) != 1) return false;
    return more == 0;
}

static void a_trace_cut_short_is_damaged_unless_between_parts(void **state) {
    (void)state;
    sink s;
    size_t good = 0;
    write_all_of_it(&s);
    for (size_t len = 0; len <= s.used; len++) {
        char *copy = malloc(len + 1);
        assert_non_null(copy);
        memcpy(copy, s.buffer, len);
        good += reads_well((text){ copy, len });
        free(copy);
    }
    assert_int_equal(good, 3); /* nothing yet, after the first part, whole */
    sink_drop(&s);
}

static void no_changed_byte_reads_beyond_the_end(void **state) {
    (void)state;
    sink s;
    write_all_of_it(&s);
    char *copy = malloc(s.used);
    assert_non_null(copy);
    for (size_t i = 0; i < s.used; i++)
        for (int bit = 0; bit < 8; bit++) {
            memcpy(copy, s.buffer, s.used);
            copy[i] = (char)(copy[i] ^ 1 << bit);
            reads_well((text){ copy, s.used });
        }
    free(copy);
    sink_drop(&s);
}

static void other_bytes_are_no_trace(void **state) {
    (void)state;
    trace_reader r;
    assert_false(trace_open(&r, TEXT("")));
    assert_false(trace_open(&r, TEXT("{\"step\":1}")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(the_same_trace_has_the_same_bytes),
        cmocka_unit_test(a_trace_cut_short_is_damaged_unless_between_parts),
        cmocka_unit_test(no_changed_byte_reads_beyond_the_end),
        cmocka_unit_test(other_bytes_are_no_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
