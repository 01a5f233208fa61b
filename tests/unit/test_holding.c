/* holding: what one column holds, counted within limits; and what a pack makes of it (asking). */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "look/asking.h"

static arena memory;
static holding h;

static int begin(void **state) {
    (void)state;
    holding_begin(&h, TEXT("header"));
    return 0;
}

static int end(void **state) {
    (void)state;
    holding_clear(&h);
    arena_clear(&memory);
    return 0;
}

static void add(const char *cells) {
    uint32_t line = 2;
    for (const char *at = cells;; at++, line++) {
        const char *comma = strchr(at, ',');
        text cell = { at, comma != NULL ? (size_t)(comma - at) : strlen(at) };
        assert_true(holding_add(&h, cell, line, &memory));
        if (comma == NULL) return;
        at = comma;
    }
}

static asking ask(column_decl decl) {
    static asking a;
    const holding *file = &h;
    decl.from_id = NO_INDEX;
    asking_of(&decl, &file, 1, &a);
    return a;
}

static void cells_blanks_and_values_are_counted(void **state) {
    (void)state;
    add("a,b,a,,NA, ,a");
    assert_int_equal(h.cells, 7);
    assert_int_equal(h.blank, 2);
    assert_int_equal(h.distinct, 3);
    assert_int_equal(h.value_count, 3);
    assert_int_equal(h.values[0].count, 3);
    assert_int_equal(h.values[0].line, 2);
    assert_int_equal(h.values[2].sense, SENSE_UNKNOWN);
    assert_int_equal(holding_said(&h), 4); /* NA says nothing */
}

static void ranges_are_kept_of_numbers_and_of_dates_under_every_form(void **state) {
    (void)state;
    add("7,-3,12,1985-03-02,1990");
    assert_int_equal(h.lo, -3);
    assert_int_equal(h.hi, 1990);
    day first, last;
    assert_true(day_make(1985, 3, 2, &first) && day_make(1990, 12, 31, &last));
    assert_int_equal(h.first[FORM_ISO], first);
    assert_int_equal(h.last[FORM_ISO], last);
}

static void examples_are_the_first_three_with_their_lines(void **state) {
    (void)state;
    add("a,1,b,c,d");
    assert_int_equal(h.kind_count, 2);
    assert_int_equal(h.kinds[0].count, 4);
    assert_int_equal(h.kinds[0].example_count, EXAMPLES);
    assert_true(text_is(h.kinds[0].examples[1].words, "b"));
    assert_int_equal(h.kinds[0].examples[1].line, 4);
}

static void nothing_grows_without_a_limit(void **state) {
    (void)state;
    char cell[4000];
    for (uint32_t i = 0; i < DISTINCT_MAX + 5; i++) {
        int len = snprintf(cell, sizeof cell, "word %u", i);
        assert_true(holding_add(&h, (text){ cell, (size_t)len }, i + 1, &memory));
    }
    memset(cell, 'x', sizeof cell);
    assert_true(holding_add(&h, (text){ cell, sizeof cell }, 9, &memory));
    assert_int_equal(h.distinct, DISTINCT_MAX);
    assert_true(h.more_distinct && h.more_values);
    assert_int_equal(h.value_count, VALUES_MAX);
    assert_int_equal(h.cells, DISTINCT_MAX + 6);
}

/* ---- asking */

static void dates_of_one_form_are_proposed_never_taken(void **state) {
    (void)state;
    add("02/03/1985,25/03/1985");
    asking a = ask((column_decl){ .type = TYPE_DATE });
    assert_int_equal(a.dates, DATES_OTHER);
    assert_int_equal(a.form, FORM_DAY_FIRST);
    assert_int_equal(a.good, 2);
}

static void dates_that_two_forms_read_stay_a_question(void **state) {
    (void)state;
    add("02/03/1985,04/05/1985");
    asking a = ask((column_decl){ .type = TYPE_DATE });
    assert_int_equal(a.dates, DATES_AMBIGUOUS);
    assert_int_equal(a.either, 2);
    assert_true(text_is(a.doubt->examples[0].words, "02/03/1985"));
}

static void dates_of_several_forms_are_told(void **state) {
    (void)state;
    add("25/03/1985,03/25/1985");
    assert_int_equal(ask((column_decl){ .type = TYPE_DATE }).dates, DATES_MIXED);
}

static void one_plain_date_does_not_settle_the_others(void **state) {
    (void)state;
    add("1985-03-02,02/03/1985");
    asking a = ask((column_decl){ .type = TYPE_DATE });
    assert_int_equal(a.dates, DATES_MIXED);
    assert_int_equal(a.either, 1);
}

static void plain_dates_ask_nothing(void **state) {
    (void)state;
    add("1985-03-02,1985.03,1985,1985/3/2,");
    asking a = ask((column_decl){ .type = TYPE_DATE });
    assert_int_equal(a.dates, DATES_PLAIN);
    assert_int_equal(a.good, 4);
    assert_int_equal(a.word_count, 0);
}

static void codes_are_asked_about_once_each_with_a_proposal(void **state) {
    (void)state;
    static text values[] = { { "yes", 3 }, { "no", 2 } };
    add("yes,Y,Y,No,perhaps,NA");
    asking a = ask((column_decl){ .type = TYPE_CODE, .values = values, .value_count = 2 });
    assert_int_equal(a.good, 1);
    assert_int_equal(a.word_count, 4);
    assert_true(text_is(a.words[0].words, "Y") && text_is(a.words[0].proposal, "yes"));
    assert_int_equal(a.words[0].count, 2);
    assert_true(text_is(a.words[1].proposal, "no"));
    assert_int_equal(a.words[2].proposal.len, 0);
    assert_int_equal(a.words[3].sense, SENSE_UNKNOWN);
}

static void ids_that_are_none_are_bad(void **state) {
    (void)state;
    add("99999919850302101X,999999198503021000,Lee");
    asking a = ask((column_decl){ .type = TYPE_CN_ID });
    assert_int_equal(a.good, 1);
    assert_int_equal(a.wrong, 2);
    assert_int_equal(a.bad_count, 2);
}

static void ninety_nine_at_the_top_may_be_nobodys(void **state) {
    (void)state;
    add("31,42,53,64,99,99");
    asking a = ask((column_decl){ .type = TYPE_INTEGER });
    assert_int_equal(a.good, 6);
    assert_int_equal(a.word_count, 1);
    assert_true(text_is(a.words[0].words, "99"));
    assert_int_equal(a.words[0].sense, SENSE_NOTHING);
}

static void a_column_nobody_declared_may_be_dates(void **state) {
    (void)state;
    asking a;
    add("0440621,0520630,0881112");
    assert_int_equal(asking_dates(&h, &a), DATES_OTHER);
    assert_int_equal(a.form, FORM_ROC);
}

static void ages_are_no_dates(void **state) {
    (void)state;
    asking a;
    add("67,59,66"); /* years of the Republic, if one wants */
    assert_int_equal(asking_dates(&h, &a), DATES_NONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(cells_blanks_and_values_are_counted),
        TEST(ranges_are_kept_of_numbers_and_of_dates_under_every_form),
        TEST(examples_are_the_first_three_with_their_lines),
        TEST(nothing_grows_without_a_limit),
        TEST(dates_of_one_form_are_proposed_never_taken),
        TEST(dates_that_two_forms_read_stay_a_question),
        TEST(dates_of_several_forms_are_told),
        TEST(one_plain_date_does_not_settle_the_others),
        TEST(plain_dates_ask_nothing),
        TEST(codes_are_asked_about_once_each_with_a_proposal),
        TEST(ids_that_are_none_are_bad),
        TEST(ninety_nine_at_the_top_may_be_nobodys),
        TEST(a_column_nobody_declared_may_be_dates),
        TEST(ages_are_no_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
