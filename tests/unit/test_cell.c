/* cell: one written cell to one typed value; nothing guessed, nothing turned into zero. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "load/cell.h"

static text sexes[] = { { "m", 1 }, { "f", 1 } };

static cell_state read_as(column_type type, const char *written, cell_value *value,
                          const char **why) {
    column_decl decl = { .type = type, .values = sexes, .value_count = 2, .from_id = NO_INDEX };
    cell_form form = { .dates = FORM_ISO };
    *why = NULL;
    return cell_read(&decl, &form, text_of(written), value, why);
}

static void assert_unreadable(column_type type, const char *written, const char *expected) {
    cell_value value;
    const char *why;
    assert_int_equal(read_as(type, written, &value, &why), CELL_UNREADABLE);
    assert_string_equal(why, expected);
}

static void assert_trimmed(const char *written, const char *expected) {
    text t = cell_trim(text_of(written));
    char got[64];
    assert_true(t.len < sizeof got);
    memcpy(got, t.at, t.len);
    got[t.len] = '\0';
    assert_string_equal(got, expected);
}

static void blanks_of_every_kind_and_the_apostrophe_are_taken_off(void **state) {
    (void)state;
    assert_trimmed("", "");
    assert_trimmed("plain", "plain");
    assert_trimmed(" \ta b\r\n", "a b");
    assert_trimmed("\xe3\x80\x80\xe5\x88\x9d\xe3\x80\x80",
                   "\xe5\x88\x9d");                   /* ideographic space */
    assert_trimmed("\xc2\xa0x\xc2\xa0", "x");         /* no-break space */
    assert_trimmed("\xe2\x80\x8bx\xef\xbb\xbf", "x"); /* zero width */
    assert_trimmed("'0521115", "0521115");
    assert_trimmed(" ' 7 ", "7");
    assert_trimmed("'", "");
    assert_trimmed("''t", "'t");
    assert_trimmed("it's", "it's");
    assert_trimmed("\xe9\x99\xb3\xe9\x81\x8b", "\xe9\x99\xb3\xe9\x81\x8b");
}

static void a_blank_is_a_blank_in_every_type(void **state) {
    (void)state;
    static const char *const blanks[] = { "", "  ", "'", "\xe3\x80\x80", "\xc2\xa0" };
    cell_value value;
    const char *why;
    for (int type = TYPE_ID; type <= TYPE_US_SSN; type++)
        for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
            assert_int_equal(read_as((column_type)type, blanks[i], &value, &why), CELL_BLANK);
}

static void words_mean_blank_open_and_none_only_where_declared(void **state) {
    (void)state;
    text na = TEXT("NA"), till_now = TEXT("\xe8\x87\xb3\xe4\xbb\x8a"),
         nothing = TEXT("\xe6\x97\xa0");
    cell_form form = { .blank = &na,
                       .blank_count = 1,
                       .open = &till_now,
                       .open_count = 1,
                       .none = &nothing,
                       .none_count = 1 };
    column_decl plain = { .type = TYPE_DATE }, open = { .type = TYPE_DATE, .or_open = true },
                none = { .type = TYPE_ID, .or_none = true };
    cell_value value = { 0 };
    const char *why = NULL;
    assert_int_equal(cell_read(&plain, &form, TEXT(" NA "), &value, &why), CELL_BLANK);
    assert_int_equal(cell_read(&open, &form, till_now, &value, &why), CELL_OPEN);
    assert_int_equal(value.date.lo, DAY_OPEN);
    assert_int_equal(value.date.hi, DAY_OPEN);
    assert_int_equal(cell_read(&plain, &form, till_now, &value, &why), CELL_UNREADABLE);
    assert_int_equal(cell_read(&none, &form, nothing, &value, &why), CELL_NONE);
    assert_int_equal(cell_read(&plain, &form, nothing, &value, &why), CELL_UNREADABLE);
    cell_form bare = { .dates = FORM_ISO };
    assert_int_equal(cell_read(&none, &bare, TEXT("NA"), &value, &why), CELL_OK);
    assert_int_equal(cell_read(&open, &bare, TEXT("open"), &value, &why), CELL_UNREADABLE);
}

static void whole_numbers_are_plain_digits(void **state) {
    (void)state;
    static const struct {
        const char *written;
        int64_t value;
    } good[] = {
        { "0", 0 },
        { "42", 42 },
        { "+7", 7 },
        { "-3", -3 },
        { "007", 7 },
        { " '12 ", 12 },
        { "\xef\xbc\x94\xef\xbc\x92", 42 },
        { "9223372036854775807", INT64_MAX },
        { "-9223372036854775808", INT64_MIN },
    };
    cell_value value;
    const char *why;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_int_equal(read_as(TYPE_INTEGER, good[i].written, &value, &why), CELL_OK);
        assert_int_equal(value.integer, good[i].value);
    }
    assert_unreadable(TYPE_INTEGER, "1,000", "not a whole number");
    assert_unreadable(TYPE_INTEGER, "1.0", "not a whole number");
    assert_unreadable(TYPE_INTEGER, "abc", "not a whole number");
    assert_unreadable(TYPE_INTEGER, "-", "not a whole number");
    assert_unreadable(TYPE_INTEGER, "1 2", "not a whole number");
    assert_unreadable(TYPE_INTEGER, "9223372036854775808", "a number too large");
}

static void decimals_are_the_nearest_double_whatever_the_locale(void **state) {
    (void)state;
    static const struct {
        const char *written;
        double value;
    } good[] = {
        { "0", 0 },
        { "0.1", 0.1 },
        { "-2.50", -2.5 },
        { ".5", 0.5 },
        { "3", 3 },
        { "123456789012345", 123456789012345.0 },
        { "0.000000000000001", 1e-15 },
        { "99999.9999999999", 99999.9999999999 },
    };
    cell_value value;
    const char *why;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_int_equal(read_as(TYPE_DECIMAL, good[i].written, &value, &why), CELL_OK);
        assert_memory_equal(&value.decimal, &good[i].value, sizeof(double));
    }
    assert_unreadable(TYPE_DECIMAL, "1,5", "not a number");
    assert_unreadable(TYPE_DECIMAL, "1e5", "not a number");
    assert_unreadable(TYPE_DECIMAL, "1.2.3", "not a number");
    assert_unreadable(TYPE_DECIMAL, "5.", "not a number");
    assert_unreadable(TYPE_DECIMAL, "nan", "not a number");
    assert_unreadable(TYPE_DECIMAL, "1234567890123456", "more than 15 digits");
}

static void codes_are_declared_values_or_mapped_words(void **state) {
    (void)state;
    arena a = { 0 };
    text male = TEXT("1");
    uint16_t code = 0;
    column_decl decl = { .type = TYPE_CODE, .values = sexes, .value_count = 2 };
    cell_form form = {
        .from = &male, .to = &code, .value_count = 1, .not_one = cell_not_one(&decl, &a)
    };
    cell_value value;
    const char *why = NULL;
    assert_int_equal(cell_read(&decl, &form, TEXT(" f "), &value, &why), CELL_OK);
    assert_int_equal(value.code, 1);
    assert_int_equal(cell_read(&decl, &form, TEXT("'1"), &value, &why), CELL_OK);
    assert_int_equal(value.code, 0);
    assert_int_equal(cell_read(&decl, &form, TEXT("F"), &value, &why), CELL_UNREADABLE);
    assert_string_equal(why, "not one of: m, f");
    assert_unreadable(TYPE_CODE, "2", "not one of the declared values");
    arena_clear(&a);
}

static void dates_are_read_in_the_declared_form_only(void **state) {
    (void)state;
    column_decl decl = { .type = TYPE_DATE };
    cell_form roc = { .dates = FORM_ROC };
    cell_value value;
    const char *why;
    day expected;
    assert_true(day_make(1963, 11, 15, &expected));
    assert_int_equal(cell_read(&decl, &roc, TEXT("'0521115"), &value, &why), CELL_OK);
    assert_int_equal(value.date.lo, expected);
    assert_int_equal(read_as(TYPE_DATE, "1963-11-15", &value, &why), CELL_OK);
    assert_int_equal(value.date.hi, expected);
    assert_int_equal(read_as(TYPE_DATE,
                             "\xef\xbc\x91\xef\xbc\x99\xef\xbc\x96\xef\xbc\x93-11-15", &value,
                             &why),
                     CELL_OK);
    assert_int_equal(value.date.lo, expected);
    assert_int_equal(read_as(TYPE_DATE, "1963", &value, &why), CELL_OK);
    assert_int_equal(value.date.hi - value.date.lo, 364);
    assert_int_equal(read_as(TYPE_DATE, "02/03/1985", &value, &why), CELL_UNREADABLE);
    assert_int_equal(read_as(TYPE_DATE, "1963-02-29", &value, &why), CELL_UNREADABLE);
    assert_int_equal(read_as(TYPE_DATE, "abc", &value, &why), CELL_UNREADABLE);
    assert_int_equal(read_as(TYPE_DURATION, "3y6m", &value, &why), CELL_OK);
    assert_int_equal(value.duration.months, 42);
    assert_int_equal(read_as(TYPE_DURATION, "long", &value, &why), CELL_UNREADABLE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_of_every_kind_and_the_apostrophe_are_taken_off),
        cmocka_unit_test(a_blank_is_a_blank_in_every_type),
        cmocka_unit_test(words_mean_blank_open_and_none_only_where_declared),
        cmocka_unit_test(whole_numbers_are_plain_digits),
        cmocka_unit_test(decimals_are_the_nearest_double_whatever_the_locale),
        cmocka_unit_test(codes_are_declared_values_or_mapped_words),
        cmocka_unit_test(dates_are_read_in_the_declared_form_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
