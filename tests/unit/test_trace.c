/* trace: what is written is read back; the same trace has the same bytes; damage is noticed. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
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
    /* the same row, day, span and text again, where nothing is written of them; then other ones */
    { .kind = STEP_CELL, .source = 1, .row = 4000000000u, .raw = { "a\0b", 3 } },
    { .kind = STEP_CELL, .source = 1, .row = 1, .raw = { "yes", 3 }, .usual = true },
    { .kind = STEP_DAY, .x = { 7, 9 } },
    { .kind = STEP_REACHED, .x = { 0, 1 }, .y = { 7, 9 }, .n = 18, .a = YES },
    { .kind = STEP_REACHED, .x = { 0, 1 }, .y = { 7, 8 }, .n = 18, .a = YES },
    { .kind = STEP_SLATE, .n = 12, .raw = { "V1", 2 } },
};
enum { STEPS = sizeof steps / sizeof *steps };

static void write_all_of_it(sink *to) {
    trace_writer w = { 0 };
    sink_memory(to);
    trace_begin(&w, to);
    trace_part(&w, &(part){ .kind = PART_ROW,
                            .outcome = OUTCOME_SAID,
                            .grade = GRADE_CLOSE,
                            .number = 999,
                            .source = 63,
                            .row = 77777,
                            .input = 2,
                            .step_count = STEPS });
    for (size_t i = 0; i < STEPS; i++) trace_step(&w, &steps[i]);
    trace_end(&w);
    trace_go_on(&w, to);
    trace_part(&w, &(part){ .kind = PART_RULE, .outcome = OUTCOME_PASS, .number = 1 });
    trace_end(&w);
    trace_writer_clear(&w);
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

static void a_trace_cut_short_is_damaged_unless_between_sections(void **state) {
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
    assert_int_equal(good, 3); /* nothing yet, after the first section, whole */
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

/* A text is found again among the last sixteen, and only there. */
static void texts_that_come_again_are_read_back(void **state) {
    (void)state;
    enum { CELLS = 60 };
    static const int distances[] = { 1, 2, 15, 16, 17 };
    for (size_t d = 0; d < sizeof distances / sizeof *distances; d++) {
        trace_writer w = { 0 };
        trace_reader r;
        sink s = { 0 };
        part p;
        step one;
        char words[CELLS][16];
        trace_begin(&w, &s);
        trace_part(&w, &(part){ .kind = PART_RULE, .step_count = CELLS });
        for (int i = 0; i < CELLS; i++) {
            snprintf(words[i], sizeof words[i], "w%d", i % distances[d]);
            trace_step(&w, &(step){ .kind = STEP_CELL, .row = 5, .raw = text_of(words[i]) });
        }
        trace_end(&w);
        assert_true(trace_open(&r, (text){ s.buffer, s.used }));
        assert_int_equal(trace_next_part(&r, &p), 1);
        for (int i = 0; i < CELLS; i++) {
            assert_int_equal(trace_next_step(&r, &one), 1);
            assert_true(text_is(one.raw, words[i]));
            assert_int_equal(one.row, 5);
        }
        assert_int_equal(trace_next_part(&r, &p), 0);
        trace_writer_clear(&w);
        sink_drop(&s);
    }
}

/* What is one candidate's own leaves no mark on the shape. */
static void other_lines_and_cells_have_the_same_shape(void **state) {
    (void)state;
    text shapes[2];
    sink s[2] = { { 0 }, { 0 } };
    for (uint32_t i = 0; i < 2; i++) {
        trace_writer w = { 0 };
        packed_reader in;
        trace_section section;
        day born = 5000 + 700 * (day)i;
        trace_begin(&w, &s[i]);
        trace_part(&w, &(part){ .kind = PART_ROW, .row = 17 + 4 * i, .step_count = 2 });
        trace_step(&w, &(step){ .kind = STEP_CELL, .row = 90 + i, .raw = i ? TEXT("x") : TEXT("long") });
        trace_step(&w, &(step){ .kind = STEP_AGE, .x = { born, born }, .n = 30 + i });
        trace_end(&w);
        trace_writer_clear(&w);
        assert_true(trace_sections((text){ s[i].buffer, s[i].used }, &in));
        assert_int_equal(trace_next_section(&in, &section), 1);
        assert_int_equal(trace_next_shape(&section.shapes, &shapes[i]), 1);
        assert_int_equal(trace_next_shape(&section.shapes, &shapes[i]), 0);
    }
    assert_true(text_equal(shapes[0], shapes[1]));
    sink_drop(&s[0]);
    sink_drop(&s[1]);
}

/* ---- steps that are known beforehand ---- */

enum { KNOWN_STEPS = 400, KNOWN_WORDS = 6 };

/* A step of any kind that rules leave, as rows, dates and texts come in lists: often the same
 * again. */
static step any_step(unsigned *seed) {
    static const uint8_t kinds[] = { STEP_CELL, STEP_CELL,   STEP_CELL,  STEP_GIVEN,
                                     STEP_DAY,  STEP_FACT,   STEP_PARAM, STEP_PASS_CODE,
                                     STEP_AGE,  STEP_REACHED };
    static const char *const words[KNOWN_WORDS] = { "",    "yes",        "no",
                                                    "\0b", "2001-02-03", "a long text" };
    unsigned n[8];
    for (int i = 0; i < 8; i++) n[i] = (*seed = *seed * 1103515245u + 12345u) >> 16;
    step s = { .kind = kinds[n[0] % sizeof kinds] };
    bool cell = s.kind == STEP_CELL || s.kind == STEP_GIVEN,
         age = s.kind == STEP_AGE || s.kind == STEP_REACHED;
    s.a = s.kind == STEP_PARAM ? 0 : (uint8_t)(n[1] % 4);
    s.source = (uint16_t)(n[2] % 3 * 150);
    s.raw = cell || s.kind == STEP_PASS_CODE ? text_of(words[n[3] % KNOWN_WORDS])
                                             : (text){ NULL, 0 };
    if (cell)
        s.column = (uint16_t)(n[4] % 2 * 300), s.row = n[5] % 4 * 70,
        s.input = (uint16_t)(n[6] % 2 * 200);
    if (cell) s.n = n[7] % 3, s.usual = n[7] % 5 == 0;
    if (cell || age || s.kind == STEP_DAY)
        s.x = (span){ (day)(n[4] % 3), (day)(n[4] % 3 + n[5] % 2) };
    if (age) s.y = (span){ (day)(n[6] % 3), (day)(n[6] % 3) }, s.n = 18;
    return s;
}

/* Written as who knows most of it does. */
static void write_known(trace_writer *w, arena *memory, const step *s) {
    bool cell = s->kind == STEP_CELL || s->kind == STEP_GIVEN;
    step same = *s;
    if (cell)
        same = (step){ .kind = s->kind, .a = s->a, .source = s->source, .column = s->column };
    text shape = trace_shape(memory, &same);
    trace_own own = { s->row, s->input, (uint8_t)s->n, s->usual, s->x, s->raw };
    if (shape.at == NULL) trace_step(w, s);
    else if (cell) trace_cell(w, shape, &own);
    else trace_known(w, shape, s->x);
    assert_int_equal(shape.at == NULL,
                     s->kind == STEP_AGE || (s->kind == STEP_REACHED && (s->x.hi || s->y.hi)));
}

static void what_is_known_beforehand_has_the_bytes_of_its_step(void **state) {
    (void)state;
    for (unsigned round = 1; round <= 40; round++) {
        trace_writer w[2] = { { 0 }, { 0 } };
        sink s[2] = { { 0 }, { 0 } };
        arena memory = { 0 };
        unsigned seed = round;
        for (int i = 0; i < 2; i++) {
            trace_begin(&w[i], &s[i]);
            trace_part(&w[i], &(part){ .kind = PART_RULE, .step_count = KNOWN_STEPS });
        }
        for (int i = 0; i < KNOWN_STEPS; i++) {
            step one = any_step(&seed);
            trace_step(&w[0], &one);
            write_known(&w[1], &memory, &one);
        }
        for (int i = 0; i < 2; i++) {
            trace_end(&w[i]);
            trace_writer_clear(&w[i]);
        }
        assert_int_equal(s[0].used, s[1].used);
        assert_memory_equal(s[0].buffer, s[1].buffer, s[0].used);
        assert_true(reads_well((text){ s[1].buffer, s[1].used }));
        arena_clear(&memory);
        sink_drop(&s[0]);
        sink_drop(&s[1]);
    }
}

static void a_part_known_beforehand_has_the_bytes_of_its_step(void **state) {
    (void)state;
    static const part first = { .kind = PART_RULE,
                                .number = 300,
                                .outcome = OUTCOME_PASS,
                                .step_count = 1 },
                      next = { .kind = PART_ROW, .row = 90, .step_count = 1 };
    static const step rows = { .kind = STEP_ROWS,
                               .source = 200,
                               .column = 65535,
                               .n = 300,
                               .a = 1 },
                      cell = { .kind = STEP_CELL, .row = 90, .raw = { "x", 1 } };
    trace_writer w[2] = { { 0 }, { 0 } };
    sink s[2] = { { 0 }, { 0 } };
    unsigned char bytes[TRACE_PART_MAX];
    size_t len = 0;
    for (int i = 0; i < 2; i++) {
        trace_begin(&w[i], &s[i]);
        for (int k = 0; k < 3; k++) {
            if (i == 0) trace_part(&w[i], &first), trace_step(&w[i], &rows);
            else if (k == 0) len = trace_part_kept(&w[i], &first, &rows, bytes);
            else trace_known_part(&w[i], (text){ (const char *)bytes, len });
            if (k == 1) trace_part(&w[i], &next), trace_step(&w[i], &cell);
        }
        assert_true(i == 0 || len > 0);
        trace_end(&w[i]);
        trace_writer_clear(&w[i]);
    }
    assert_int_equal(s[0].used, s[1].used);
    assert_memory_equal(s[0].buffer, s[1].buffer, s[0].used);
    assert_true(reads_well((text){ s[1].buffer, s[1].used }));
    sink_drop(&s[0]);
    sink_drop(&s[1]);
}

static void a_part_with_values_of_its_own_is_not_kept(void **state) {
    (void)state;
    static const part of_rule = { .kind = PART_RULE, .step_count = 1 },
                      of_row = { .kind = PART_ROW, .row = 90, .step_count = 1 };
    static const step rows = { .kind = STEP_ROWS, .n = 3 },
                      cell = { .kind = STEP_CELL, .row = 90, .raw = { "x", 1 } },
                      again = { .kind = STEP_CELL, .row = 90 };
    trace_writer w = { 0 };
    sink s = { 0 };
    unsigned char bytes[TRACE_PART_MAX];
    trace_begin(&w, &s);
    assert_int_equal(trace_part_kept(&w, &of_rule, &cell, bytes), 0);
    assert_int_equal(trace_part_kept(&w, &of_rule, &again, bytes), 0); /* the row told last */
    assert_int_equal(trace_part_kept(&w, &of_row, &rows, bytes), 0);   /* its line is a value */
    assert_true(trace_part_kept(&w, &of_rule, &rows, bytes) > 0);
    trace_end(&w);
    assert_true(reads_well((text){ s.buffer, s.used }));
    trace_writer_clear(&w);
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
        cmocka_unit_test(a_trace_cut_short_is_damaged_unless_between_sections),
        cmocka_unit_test(no_changed_byte_reads_beyond_the_end),
        cmocka_unit_test(texts_that_come_again_are_read_back),
        cmocka_unit_test(other_lines_and_cells_have_the_same_shape),
        cmocka_unit_test(what_is_known_beforehand_has_the_bytes_of_its_step),
        cmocka_unit_test(a_part_known_beforehand_has_the_bytes_of_its_step),
        cmocka_unit_test(a_part_with_values_of_its_own_is_not_kept),
        cmocka_unit_test(other_bytes_are_no_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
