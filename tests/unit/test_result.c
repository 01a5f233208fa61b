/* result: a block that was stored tells of everybody what it told before, though it keeps
 * nothing of those of whom nothing was said. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "evaluate/result.h"

enum { FIRST = 500, MOST = 200 };

/* Who of a block has reasons, and which rows of the list are no candidates. */
typedef bool chosen(uint32_t i);

typedef struct fixture {
    pack pack;
    table list;
    uint8_t row_flag[FIRST + MOST];
    evidence evidence;
    block plain, stored; /* the same candidates, judged alike */
    outcome_set before, after;
    spill *spill;
} fixture;

static bool nobody(uint32_t i) {
    (void)i;
    return false;
}

static bool everybody(uint32_t i) {
    (void)i;
    return true;
}

static bool those_at_edges(uint32_t i) {
    return i % 64 == 0 || i % 64 == 63;
}

static bool one_in_seven(uint32_t i) {
    return i % 7 == 3;
}

static bool the_last_but_two(uint32_t i) {
    return i % 64 == 61;
}

static bool one_far_from_the_other(uint32_t i) {
    return i == 0 || i == MOST - 1;
}

static void add_reason(block *b, uint32_t i, uint16_t k) {
    char words[40];
    reason *r = &b->reasons[b->reason_count++];
    *r = reason_of(b->first + i, k, EFFECT_REFER, CAUSE_SAID);
    snprintf(words, sizeof words, "what %u said of %u", k, i);
    assert_true(arena_text(&b->words, text_of(words), &r->words[k % LANGUAGE_MAX]));
    if (k == 0) assert_true(arena_text(&b->words, TEXT("court"), &r->waits));
}

static void judge(block *b, uint32_t count, chosen *told, chosen *row_only) {
    *b = (block){ .first = FIRST, .count = count };
    b->results = calloc(count, sizeof *b->results);
    b->trace_at = calloc(count + 1, sizeof *b->trace_at);
    b->reasons = calloc(count * 3, sizeof *b->reasons);
    sink_memory(&b->traces);
    for (uint32_t i = 0; i < count; i++) {
        result *r = &b->results[i];
        if (!row_only(i)) {
            *r = (result){ .first_rule = NO_INDEX, .first_reason = (uint32_t)b->reason_count,
                           .statute_passed = true };
            if (told(i)) r->reason_count = (uint16_t)(1 + i % 3), r->flags = (uint8_t)(i % 5);
            for (uint16_t k = 0; k < r->reason_count; k++) add_reason(b, i, k);
            if (told(i) && i % 2 == 0) sink_print(&b->traces, "trace of %u", i);
        }
        b->trace_at[i + 1] = b->traces.used;
    }
}

static void open_blocks(fixture *x, uint32_t count, chosen *told, chosen *row_only) {
    memset(x, 0, sizeof *x);
    x->list = (table){ .rows = FIRST + count, .row_flag = x->row_flag };
    for (uint32_t i = 0; i < count; i++)
        if (row_only(i)) x->row_flag[FIRST + i] = i % 2 == 0 ? ROW_MERGED : ROW_UNREADABLE;
    x->evidence =
        (evidence){ .pack = &x->pack, .tables = &x->list, .candidates = FIRST + count };
    block draft;
    judge(&x->plain, count, told, row_only);
    judge(&draft, count, told, row_only);
    x->before = (outcome_set){ .evidence = &x->evidence, .blocks = &x->plain, .block_count = 1,
                               .block_size = MOST };
    x->after = x->before;
    x->after.blocks = &x->stored;
    assert_int_equal(spill_new(&x->spill, 1 << 20, NULL, NULL), 0);
    assert_true(block_store(&draft, &x->evidence, x->spill, &x->stored));
    block_clear(&draft);       /* nothing of it is needed any more */
}

static void close_blocks(fixture *x) {
    block_clear(&x->plain);
    block_clear(&x->stored);
    spill_free(x->spill);
}

static void assert_same_reasons(const fixture *x, uint32_t candidate) {
    size_t n, m;
    const reason *a = outcome_reasons(&x->before, candidate, &n);
    const reason *b = outcome_reasons(&x->after, candidate, &m);
    assert_int_equal(n, m);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(b[i].candidate, candidate);
        assert_int_equal(a[i].rule, b[i].rule);
        assert_true(text_equal(a[i].waits, b[i].waits));
        for (size_t k = 0; k < LANGUAGE_MAX; k++)
            assert_true(text_equal(a[i].words[k], b[i].words[k]));
    }
}

/* What is told of one, and of the others that they have nothing to be told. */
static void assert_same(const fixture *x, uint32_t i) {
    const result *a = outcome_result(&x->before, FIRST + i),
                 *b = outcome_result(&x->after, FIRST + i);
    assert_int_equal(a->decision, b->decision);
    assert_int_equal(a->flags, b->flags);
    assert_int_equal(a->first_rule, b->first_rule);
    assert_int_equal(a->reason_count, b->reason_count);
    assert_int_equal(a->statute_passed, b->statute_passed);
    assert_same_reasons(x, FIRST + i);
    assert_true(
        text_equal(outcome_trace(&x->before, FIRST + i), outcome_trace(&x->after, FIRST + i)));
}

static void store_and_compare(uint32_t count, chosen *told, chosen *row_only) {
    fixture *x = calloc(1, sizeof *x);
    assert_non_null(x);
    open_blocks(x, count, told, row_only);
    uint32_t next = block_next_told(&x->stored, 0);
    for (uint32_t i = 0; i < count; i++) {
        bool is_told = told(i) || row_only(i);
        assert_same(x, i);
        assert_int_equal(block_tells(&x->stored, i), is_told);
        if (is_told) assert_int_equal(next, i);
        if (next == i) next = block_next_told(&x->stored, i + 1);
        assert_int_equal(block_next_told(&x->plain, i), i);
    }
    assert_true(next >= count);
    close_blocks(x);
    free(x);
}

static void a_stored_block_tells_what_it_told_before(void **state) {
    static const uint32_t counts[] = { 1, 2, 63, 64, 65, 127, 128, 129, MOST };
    static chosen *const told[] = { nobody,       everybody,        those_at_edges,
                                    one_in_seven, the_last_but_two, one_far_from_the_other };
    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        for (size_t k = 0; k < sizeof told / sizeof *told; k++)
            store_and_compare(counts[i], told[k], nobody);
}

static void rows_that_are_no_candidates_stay_without_a_decision(void **state) {
    (void)state;
    store_and_compare(MOST, nobody, one_in_seven);
    store_and_compare(MOST, those_at_edges, one_in_seven);
    store_and_compare(MOST, nobody, everybody);
}

static void what_is_decided_of_the_others_is_decided_of_each(void **state) {
    (void)state;
    fixture *x = calloc(1, sizeof *x);
    assert_non_null(x);
    open_blocks(x, MOST, one_in_seven, those_at_edges);
    x->stored.others.decision = ACCEPT;
    for (uint32_t i = 0; i < MOST; i++) {
        bool other = !one_in_seven(i) && !those_at_edges(i);
        assert_int_equal(outcome_result(&x->after, FIRST + i)->decision,
                         other ? ACCEPT : DECISION_NONE);
    }
    close_blocks(x);
    free(x);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stored_block_tells_what_it_told_before),
        cmocka_unit_test(rows_that_are_no_candidates_stay_without_a_decision),
        cmocka_unit_test(what_is_decided_of_the_others_is_decided_of_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
