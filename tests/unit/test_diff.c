/* diff: reasons and reads of two runs held against each other; the phrases of both languages. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/diff_changes.h"
#include "report/diff_reads.h"
#include "report/diff_words.h"

/* ---- reasons */

static rule_decl early_rules[] = { { .id = { "AGE", 3 } }, { .id = { "RECORD", 6 } } };
static rule_decl late_rules[] = { { .id = { "RECORD", 6 } }, { .id = { "AGE", 3 } } };
static const pack early = { .rules = early_rules, .rule_count = 2 },
                  late = { .rules = late_rules, .rule_count = 2 };

static record_reason given(uint16_t rule, const char *code, uint8_t effect, const char *cited) {
    return (record_reason){ .rule = rule,
                            .code = text_of(code),
                            .effect = effect,
                            .cited = text_of(cited),
                            .eligible_from = { DAY_NONE, DAY_NONE } };
}

typedef struct compared { arena a; diff_reason *items; size_t count; } compared;

static void compare(compared *c, const record_reason *was, size_t was_count, const record_reason *is,
                    size_t is_count) {
    fault f = { 0 };
    *c = (compared){ 0 };
    assert_int_equal(diff_reasons(&early, was, was_count, &late, is, is_count, &c->a, &c->items,
                                  &c->count, &f),
                     0);
}

static void a_reason_is_the_same_by_the_id_of_its_rule_and_what_it_rests_on(void **state) {
    (void)state;
    compared c;
    record_reason was[] = { given(0, "young", EFFECT_REJECT, "aa"), given(1, "bad", EFFECT_REFER, "bb") };
    record_reason is[] = { given(0, "bad", EFFECT_REFER, "bb"), given(1, "young", EFFECT_REJECT, "aa") };
    was[0].line = 7;
    compare(&c, was, 2, is, 2);
    assert_int_equal(c.count, 0);
    arena_clear(&c.a);
}

static void what_one_side_alone_has_came_or_went(void **state) {
    (void)state;
    compared c;
    record_reason was[] = { given(0, "young", EFFECT_REJECT, "aa") };
    record_reason is[] = { given(0, "bad", EFFECT_REFER, "bb") };
    compare(&c, was, 1, is, 1);
    assert_int_equal(c.count, 2);
    assert_ptr_equal(c.items[0].before, &was[0]);
    assert_null(c.items[0].after);
    assert_null(c.items[1].before);
    assert_ptr_equal(c.items[1].after, &is[0]);
    arena_clear(&c.a);
}

static void the_same_code_on_other_evidence_or_of_another_effect_changed(void **state) {
    (void)state;
    compared c;
    record_reason was[] = { given(1, "bad", EFFECT_REFER, "aa"), given(1, "bad", EFFECT_REFER, "bb") };
    record_reason is[] = { given(0, "bad", EFFECT_REJECT, "aa"), given(0, "bad", EFFECT_REFER, "bb") };
    compare(&c, was, 2, is, 2);
    assert_int_equal(c.count, 1);
    assert_ptr_equal(c.items[0].before, &was[0]);
    assert_ptr_equal(c.items[0].after, &is[0]);
    arena_clear(&c.a);
}

static void of_many_equal_reasons_as_many_went_as_are_fewer(void **state) {
    (void)state;
    enum { MANY = 60000 };
    compared c;
    record_reason *was = malloc(MANY * sizeof *was), *is = malloc(MANY * sizeof *is);
    assert_non_null(was);
    assert_non_null(is);
    for (size_t i = 0; i < MANY; i++) {
        was[i] = given(1, "bad", EFFECT_REFER, "aa");
        is[i] = given(0, "bad", EFFECT_REFER, "aa");
    }
    compare(&c, was, MANY, is, MANY - 3);
    assert_int_equal(c.count, 3);
    for (size_t i = 0; i < 3; i++) assert_null(c.items[i].after);
    arena_clear(&c.a);
    free(was);
    free(is);
}

static void what_the_engine_says_of_lines_does_not_change_with_them(void **state) {
    (void)state;
    compared c;
    record_reason was[] = { given(NO_INDEX, "twice", EFFECT_WARN, "") }, is[] = { was[0] };
    was[0].words[0] = TEXT("the same person as candidates.csv:114");
    is[0].words[0] = TEXT("the same person as candidates.csv:115");
    compare(&c, was, 1, is, 1);
    assert_int_equal(c.count, 0);
    arena_clear(&c.a);
}

/* ---- reads */

static diff_read cell(const char *at, const char *name, const char *value) {
    return (diff_read){ .kind = READ_ROW,
                        .source = TEXT("records"),
                        .at = text_of(at),
                        .name = text_of(name),
                        .value = text_of(value) };
}

static size_t read_apart(diff_read *was, size_t was_count, diff_read *is, size_t is_count, arena *a,
                         diff_read_pair **out) {
    fault f = { 0 };
    size_t count;
    diff_reading x = { was, was_count, 0 }, y = { is, is_count, 0 };
    assert_int_equal(diff_reads_compare(&x, &y, NULL, a, out, &count, &f), 0);
    return count;
}

static void rows_are_the_same_wherever_they_stand(void **state) {
    (void)state;
    arena a = { 0 };
    diff_read_pair *out;
    diff_read was[] = { cell("a.csv:2", "kind", "fine"), cell("a.csv:3", "kind", "jail"),
                        cell("a.csv:3", "on", "2020") };
    diff_read is[] = { cell("b.csv:9", "kind", "jail"), cell("b.csv:9", "term", "3y"),
                       cell("c.csv:1", "kind", "fine") };
    assert_int_equal(read_apart(was, 3, is, 3, &a, &out), 0);
    arena_clear(&a);
}

static void one_row_left_on_each_side_is_one_row_that_changed(void **state) {
    (void)state;
    arena a = { 0 };
    diff_read_pair *out;
    diff_read was[] = { cell("a.csv:2", "kind", "fine"), cell("a.csv:3", "kind", "jail"),
                        cell("a.csv:3", "on", "2020") };
    diff_read is[] = { cell("a.csv:2", "kind", "jail"), cell("a.csv:2", "on", "2021"),
                       cell("a.csv:3", "kind", "fine") };
    assert_int_equal(read_apart(was, 3, is, 3, &a, &out), 1);
    assert_string_equal(out[0].before->value.at, "2020");
    assert_string_equal(out[0].after->value.at, "2021");
    arena_clear(&a);
}

static void rows_that_are_left_came_or_went(void **state) {
    (void)state;
    arena a = { 0 };
    diff_read_pair *out;
    diff_read was[] = { cell("a.csv:2", "kind", "fine"), cell("a.csv:2", "on", "2020") };
    diff_read is[] = { cell("a.csv:2", "kind", "jail"), cell("a.csv:3", "kind", "exile") };
    assert_int_equal(read_apart(was, 2, is, 2, &a, &out), 3);
    assert_null(out[0].after);
    assert_int_equal(out[0].cells, 2);
    assert_null(out[1].before);
    assert_null(out[2].before);
    arena_clear(&a);
}

/* Rows that read alike: those in the same place are the same, and a file is not another file. */
static void rows_that_read_alike_are_told_by_their_place(void **state) {
    (void)state;
    arena a = { 0 };
    diff_read_pair *out;
    diff_read was[] = { cell("court.csv:2", "kind", "fine"), cell("police.csv:2", "kind", "fine") };
    diff_read is[] = { cell("court.csv:2", "kind", "jail"), cell("police.csv:2", "kind", "fine") };
    assert_int_equal(read_apart(was, 2, is, 2, &a, &out), 1);
    assert_string_equal(out[0].before->at.at, "court.csv:2");
    is[0].at = TEXT("army.csv:2");
    assert_int_equal(read_apart(was, 2, is, 2, &a, &out), 2);
    assert_null(out[0].after);
    assert_null(out[1].before);
    arena_clear(&a);
}

/* A word before the dash of a file's name is who speaks in it. */
static int by_file(void *payload, int side, const diff_read *row, text *out, fault *f) {
    (void)payload, (void)side, (void)f;
    *out = (text){ row->at.at, (size_t)(strchr(row->at.at, '-') - row->at.at) };
    return 0;
}

static void a_row_is_held_against_the_one_by_the_same_word(void **state) {
    (void)state;
    arena a = { 0 };
    fault f = { 0 };
    size_t count;
    diff_read_pair *out;
    const diff_who who = { by_file, NULL };
    diff_read was[] = { cell("court-1:2", "kind", "fine"), cell("police-1:2", "kind", "fine") };
    diff_read is[] = { cell("court-2:7", "kind", "jail"), cell("police-2:9", "kind", "fine") };
    diff_reading x = { was, 2, 0 }, y = { is, 2, 0 };
    assert_int_equal(diff_reads_compare(&x, &y, &who, &a, &out, &count, &f), 0);
    assert_int_equal(count, 1);
    assert_string_equal(out[0].before->at.at, "court-1:2");
    assert_string_equal(out[0].after->at.at, "court-2:7");
    arena_clear(&a);
}

static void what_one_side_did_not_read_is_no_difference(void **state) {
    (void)state;
    arena a = { 0 };
    diff_read_pair *out;
    diff_read was[] = { { .kind = READ_PARAM, .name = TEXT("least"), .value = TEXT("18") },
                        { .kind = READ_CELL, .name = TEXT("born"), .value = TEXT("1980") } };
    diff_read is[] = { { .kind = READ_CELL, .name = TEXT("born"), .value = TEXT("1981") },
                       { .kind = READ_CELL, .name = TEXT("post"), .value = TEXT("chair") } };
    assert_int_equal(read_apart(was, 2, is, 2, &a, &out), 1);
    assert_string_equal(out[0].before->value.at, "1980");
    assert_string_equal(out[0].after->value.at, "1981");
    arena_clear(&a);
}

/* ---- words */

/* Which of {1} to {9} the phrase has, as bits; every brace must be part of one. */
static unsigned places(const char *at) {
    unsigned found = 0;
    for (; *at != '\0'; at++) {
        if (*at == '}') fail_msg("a brace alone in '%s'", at);
        if (*at != '{') continue;
        assert_true(at[1] >= '1' && at[1] <= '9' && at[2] == '}');
        found |= 1u << (at[1] - '0');
        at += 2;
    }
    return found;
}

static void both_languages_have_the_same_places(void **state) {
    (void)state;
    for (int i = 0; i < DIFFER_WORDS; i++) {
        const char *en = diff_say((tongue){ 0, WORDS_EN }, (diff_word)i),
                   *zh = diff_say((tongue){ 0, WORDS_ZH }, (diff_word)i);
        assert_non_null(en);
        assert_non_null(zh);
        if (places(en) != places(zh)) fail_msg("'%s' and '%s'", en, zh);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reason_is_the_same_by_the_id_of_its_rule_and_what_it_rests_on),
        cmocka_unit_test(what_one_side_alone_has_came_or_went),
        cmocka_unit_test(the_same_code_on_other_evidence_or_of_another_effect_changed),
        cmocka_unit_test(of_many_equal_reasons_as_many_went_as_are_fewer),
        cmocka_unit_test(what_the_engine_says_of_lines_does_not_change_with_them),
        cmocka_unit_test(rows_are_the_same_wherever_they_stand),
        cmocka_unit_test(one_row_left_on_each_side_is_one_row_that_changed),
        cmocka_unit_test(rows_that_read_alike_are_told_by_their_place),
        cmocka_unit_test(a_row_is_held_against_the_one_by_the_same_word),
        cmocka_unit_test(rows_that_are_left_came_or_went),
        cmocka_unit_test(what_one_side_did_not_read_is_no_difference),
        cmocka_unit_test(both_languages_have_the_same_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
