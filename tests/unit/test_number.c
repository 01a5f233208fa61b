/* number: marks of thousands where they are declared or can be nothing else; never a guess. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "load/number.h"

static void assert_is(number_form form, const char *written, double expected) {
    double got;
    const char *why = number_decimal(text_of(written), form, &got);
    if (why != NULL) fail_msg("%s: %s", written, why);
    if (got < expected || got > expected) fail_msg("%s is %g, expected %g", written, got, expected);
}

static void assert_refused(number_form form, const char *written) {
    double got;
    if (number_decimal(text_of(written), form, &got) == NULL)
        fail_msg("%s was taken for %g", written, got);
}

static void undeclared_marks_are_read_where_they_are_unmistakable(void **state) {
    (void)state;
    assert_is(NUMBER_PLAIN, "1234.5", 1234.5);
    assert_is(NUMBER_PLAIN, "1.234", 1.234);
    assert_is(NUMBER_PLAIN, "1,234.5", 1234.5);
    assert_is(NUMBER_PLAIN, "1.234,5", 1234.5);
    assert_is(NUMBER_PLAIN, "1,234,567", 1234567);
    assert_is(NUMBER_PLAIN, "1.234.567", 1234567);
    assert_is(NUMBER_PLAIN, "-1,234,567.25", -1234567.25);
    static const char *const open[] = { "1,234", "1,5", "12,34,567", "1,23,4.5", "1.2.3", "1,,234,567",
                                        ",234,567", "1,234,56", "1.234,567,8", "1 234", "1234,567.5", "," };
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) assert_refused(NUMBER_PLAIN, open[i]);
}

static void a_declared_form_says_which_mark_is_which(void **state) {
    (void)state;
    assert_is(NUMBER_POINT, "1,234", 1234);
    assert_is(NUMBER_POINT, "1,234.5", 1234.5);
    assert_is(NUMBER_POINT, "1.5", 1.5);
    assert_is(NUMBER_COMMA, "1.234", 1234);
    assert_is(NUMBER_COMMA, "1.234,5", 1234.5);
    assert_is(NUMBER_COMMA, "1,5", 1.5);
    assert_is(NUMBER_COMMA, "12345", 12345);
    assert_is(NUMBER_SPACE, "1 234,5", 1234.5);
    assert_is(NUMBER_SPACE, "1,5", 1.5);
    assert_refused(NUMBER_POINT, "1.234,5");
    assert_refused(NUMBER_POINT, "1,5");
    assert_refused(NUMBER_COMMA, "1.5");
    assert_refused(NUMBER_COMMA, "1,234.5");
    assert_refused(NUMBER_COMMA, "1,2,3");
    assert_refused(NUMBER_SPACE, "1 23");
    assert_refused(NUMBER_SPACE, "1.5");
}

static void whole_numbers_take_the_same_marks(void **state) {
    (void)state;
    int64_t n;
    assert_null(number_integer(TEXT("1,234,567"), NUMBER_PLAIN, &n));
    assert_int_equal(n, 1234567);
    assert_null(number_integer(TEXT("1.234"), NUMBER_COMMA, &n));
    assert_int_equal(n, 1234);
    assert_non_null(number_integer(TEXT("1,234"), NUMBER_PLAIN, &n));
    assert_non_null(number_integer(TEXT("1.234"), NUMBER_PLAIN, &n));
    assert_non_null(number_integer(TEXT("1,234.5"), NUMBER_PLAIN, &n));
    assert_non_null(number_integer(TEXT(""), NUMBER_PLAIN, &n));
    assert_non_null(number_integer(TEXT("1,234,567,890,123,456,789,012,345,678,901,234,567,890,123"),
                                   NUMBER_PLAIN, &n));
}

static void form_names_lead_back_to_their_form(void **state) {
    (void)state;
    number_form form;
    for (int i = NUMBER_POINT; i < NUMBER_FORMS; i++) {
        assert_true(number_form_named(text_of(number_form_name((number_form)i)), &form));
        assert_int_equal(form, i);
    }
    assert_false(number_form_named(TEXT("plain"), &form));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(undeclared_marks_are_read_where_they_are_unmistakable),
        cmocka_unit_test(a_declared_form_says_which_mark_is_which),
        cmocka_unit_test(whole_numbers_take_the_same_marks),
        cmocka_unit_test(form_names_lead_back_to_their_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
