/* shape: a cell is shown to every reader, and nothing is decided. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "look/shape.h"

static shape look(const char *written) {
    shape s;
    shape_of(text_of(written), &s);
    return s;
}

static unsigned marks(const char *written) {
    return shape_marks(text_of(written));
}

static unsigned forms(const char *written) {
    return look(written).forms;
}

enum {
    ISO = 1u << FORM_ISO,
    DAY = 1u << FORM_DAY_FIRST,
    MONTH = 1u << FORM_MONTH_FIRST,
    ROC = 1u << FORM_ROC,
    ALL = ISO | DAY | MONTH | ROC,
};

static void a_date_has_a_bit_for_every_form_that_reads_it(void **state) {
    (void)state;
    assert_int_equal(forms("1985-03-02") & ALL, ISO);
    assert_int_equal(forms("1985.3.2") & ALL, ISO);
    assert_int_equal(forms("1985.03") & ALL, ISO);
    assert_int_equal(forms("02/03/1985") & ALL, DAY | MONTH);
    assert_int_equal(forms("25/03/1985") & ALL, DAY);
    assert_int_equal(forms("03/25/1985") & ALL, MONTH);
    assert_int_equal(forms("0740302") & ALL, ROC);
    assert_int_equal(forms("19850302") & ALL, ISO);
    assert_int_equal(forms("1985\xe5\xb9\xb4"
                           "3\xe6\x9c\x88"
                           "2\xe6\x97\xa5") & ALL, ISO); /* 1985年3月2日 */
    assert_int_equal(forms("31/02/1985") & ALL, 0);
    assert_int_equal(forms("Lee"), 0);
}

static void numbers_and_lengths_of_time_are_known(void **state) {
    (void)state;
    assert_true((look("42").fits & FITS_WHOLE) != 0);
    assert_int_equal(look("42").whole, 42);
    assert_true((look("4.25").fits & FITS_DECIMAL) != 0);
    assert_true((look("3y6m").fits & FITS_DURATION) != 0);
    assert_int_equal(look("forty").fits, 0);
    assert_int_equal(look("").words.len, 0);
}

static void ids_are_good_bad_or_damaged(void **state) {
    (void)state;
    assert_true((look("99999919850302101X").fits & FITS_ID) != 0);
    assert_null(look("99999919850302101X").why);
    assert_string_equal(look("999999198503021019").why, "check digit does not fit");
    assert_string_equal(look("9.99999E+17").why, "damaged by a spreadsheet: precision lost");
    assert_string_equal(look("999999198503021000").why,
                        "damaged by a spreadsheet: precision lost");
    assert_null(look("13800000000").why); /* a telephone is not meant as one */
}

static void words_for_not_known_are_told_from_words_for_none(void **state) {
    (void)state;
    static const char *const unknown[] = { "NA", "n/a", "-", "#NULO#", "00000000", "1900-01-00",
                                           "\xe4\xb8\x8d\xe8\xaf\xa6" /* 不详 */ };
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_int_equal(look(unknown[i]).sense, SENSE_UNKNOWN);
    assert_int_equal(look("\xe6\x97\xa0").sense, SENSE_NOTHING); /* 无 */
    assert_int_equal(look("none").sense, SENSE_NOTHING);
    assert_int_equal(look("Na Li").sense, SENSE_NONE);
    assert_int_equal(look("0").sense, SENSE_NONE);
}

static void how_a_cell_is_written_is_seen(void **state) {
    (void)state;
    assert_int_equal(marks("'0521115"), 1u << MARK_APOSTROPHE);
    assert_int_equal(marks("\xef\xbc\x91"), 1u << MARK_WIDE);    /* １ */
    assert_int_equal(marks("a\xc2\xa0" "b"), 1u << MARK_BLANKS);
    assert_int_equal(marks("a\xe2\x80\x8b" "b"), 1u << MARK_BLANKS);
    assert_int_equal(marks("\xee\x80\x80"), 1u << MARK_PRIVATE); /* U+E000 */
    assert_int_equal(marks("\xf3\xb0\x80\x80"), 1u << MARK_PRIVATE);
    assert_int_equal(marks("\xef\xbf\xbd"), 1u << MARK_LOST);
    assert_int_equal(marks("\xe2\x96\xa1"), 1u << MARK_LOST);    /* □ */
    assert_int_equal(marks("a\x1b[2Jb"), 1u << MARK_CONTROL);
    assert_int_equal(marks("a\xe2\x80\xae" "b"), 1u << MARK_CONTROL); /* right to left */
    assert_int_equal(marks("two\nlines \xe5\xbc\xa0\xe2\x80\x94"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_has_a_bit_for_every_form_that_reads_it),
        cmocka_unit_test(numbers_and_lengths_of_time_are_known),
        cmocka_unit_test(ids_are_good_bad_or_damaged),
        cmocka_unit_test(words_for_not_known_are_told_from_words_for_none),
        cmocka_unit_test(how_a_cell_is_written_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
