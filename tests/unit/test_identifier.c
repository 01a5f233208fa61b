/* identifier: each number by its public rule. The numbers are examples of standards and authorities, or
 * computed; none is a real person's. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "load/identifier.h"

static void assert_good_id(const char *written, const char *expected) {
    char id[IDENTIFIER_SIZE];
    const char *why = identifier_read(TYPE_CN_ID, text_of(written), id);
    if (why != NULL) fail_msg("%s: %s", written, why);
    assert_string_equal(id, expected);
}

static void F4_good_cn_ids_come_out_in_eighteen_characters(void **state) {
    (void)state;
    assert_good_id("11010519491231002X", "11010519491231002X");
    assert_good_id("440524188001010014", "440524188001010014");
    assert_good_id("510104198503021231", "510104198503021231");
    assert_good_id("510104200002290011", "510104200002290011");
    assert_good_id("11010519491231002x", "11010519491231002X");
    assert_good_id("110105 19491231 002X", "11010519491231002X");
    assert_good_id("\xef\xbc\x91\xef\xbc\x91\xef\xbc\x90\xef\xbc\x91\xef\xbc\x90\xef\xbc\x95"
                   "19491231002\xef\xbc\xb8",
                   "11010519491231002X");
    assert_good_id("110105491231002", "11010519491231002X"); /* 15 digits */
    char id[IDENTIFIER_SIZE];
    for (int serial = 995; serial <= 999; serial++) { /* 996 to 999: born a century before */
        char old[32];
        snprintf(old, sizeof old, "110105491231%d", serial);
        assert_null(identifier_read(TYPE_CN_ID, text_of(old), id));
        assert_memory_equal(id + 6, serial >= 996 ? "18" : "19", 2);
        assert_memory_equal(id + 8, "491231", 6);
    }
}

static void F5_bad_cn_ids_are_told_apart_from_damaged_ones(void **state) {
    (void)state;
    static const struct {
        const char *written, *why;
    } bad[] = {
        { "510104198503021232", "check digit does not fit" },
        { "510124196302291178", "no such birth date" },
        { "510105198606310016", "no such birth date" },
        { "5.10104E+17", "damaged by a spreadsheet: precision lost" },
        { "5.10104198503021e17", "damaged by a spreadsheet: precision lost" },
        { "5.10104198503021E+17", "damaged by a spreadsheet: precision lost" },
        { "510104198503021000", "damaged by a spreadsheet: precision lost" },
        { "５１０１０４１９８５０３０２１０００", "damaged by a spreadsheet: precision lost" },
        { "510104850302", "not 18 characters (or 15, before 1999)" },
        { "110105190002290011", "check digit does not fit" },
        { "51010419850302123", "not 18 characters (or 15, before 1999)" },
        { "A123456(3)", "not 18 characters (or 15, before 1999)" },
        { "510104200506071", "15 digits: an old number, or one of 18 cut off" },
        { "510104198503021", "no such birth date" },
        { "51010419850302-231", "characters that no id has" },
        { "5101041985030212310000000000000", "characters that no id has" },
        { "\xe6\x97\xa0", "characters that no id has" },
        { "", "characters that no id has" },
    };
    char id[IDENTIFIER_SIZE];
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *why = identifier_read(TYPE_CN_ID, text_of(bad[i].written), id);
        assert_non_null(why);
        assert_string_equal(why, bad[i].why);
    }
}

static void the_birth_date_is_in_the_cn_id(void **state) {
    (void)state;
    day born, expected;
    assert_true(identifier_birth(TYPE_CN_ID, "11010519491231002X", &born));
    assert_true(day_make(1949, 12, 31, &expected));
    assert_int_equal(born, expected);
    assert_false(identifier_birth(TYPE_CN_ID, "510124196302291178", &born));
}

static void assert_read(column_type type, const char *written, const char *plain) {
    char id[IDENTIFIER_SIZE];
    const char *why = identifier_read(type, text_of(written), id);
    if (why != NULL) fail_msg("%s: %s", written, why);
    assert_string_equal(id, plain);
}

static void assert_refused(column_type type, const char *written, const char *expected) {
    char id[IDENTIFIER_SIZE];
    const char *why = identifier_read(type, text_of(written), id);
    if (why == NULL) fail_msg("%s: taken as %s", written, id);
    assert_string_equal(why, expected);
}

static void a_good_cn_id_of_the_examples_is_good_with_one_digit_wrong_it_is_not(void **state) {
    (void)state;
    char id[] = "510104198503021231";
    for (size_t i = 0; i < 17; i++) {
        char plain[IDENTIFIER_SIZE], kept = id[i];
        for (char c = '0'; c <= '9'; c++) {
            id[i] = c;
            assert_int_equal(identifier_read(TYPE_CN_ID, text_of(id), plain) == NULL, c == kept);
        }
        id[i] = kept;
    }
}

static void marks_nobody_sees_do_not_spoil_an_id(void **state) {
    (void)state;
    assert_read(TYPE_CN_ID, "\xe2\x80\x8b" "510104\xe2\x80\xaf" "19850302\xc2\xa0" "1231", "510104198503021231");
    assert_read(TYPE_CN_ID, "\xe2\x80\xad" "510104198503021231\xe2\x80\xac", "510104198503021231");
}

static void tw_ids_of_citizens_and_residents(void **state) {
    (void)state;
    assert_read(TYPE_TW_ID, "A123456789", "A123456789");
    assert_read(TYPE_TW_ID, " ａ123456789 ", "A123456789");
    assert_read(TYPE_TW_ID, "A900000016", "A900000016"); /* since 2021 */
    assert_read(TYPE_TW_ID, "A800000014", "A800000014");
    assert_read(TYPE_TW_ID, "AC01234567", "AC01234567"); /* before */
    assert_refused(TYPE_TW_ID, "A123456788", "check digit does not fit");
    assert_refused(TYPE_TW_ID, "A323456789", "no such kind of number (1, 2, 8, 9, A to D)");
    assert_refused(TYPE_TW_ID, "AE01234567", "no such kind of number (1, 2, 8, 9, A to D)");
    assert_refused(TYPE_TW_ID, "A12345678", "not a letter and nine digits");
    assert_refused(TYPE_TW_ID, "1123456789", "not a letter and nine digits");
    assert_refused(TYPE_TW_ID, "無", "not a letter and nine digits");
}

static void hk_ids_with_and_without_brackets(void **state) {
    (void)state;
    assert_read(TYPE_HK_ID, "A123456(3)", "A1234563");
    assert_read(TYPE_HK_ID, "Ａ１２３４５６（３）", "A1234563");
    assert_read(TYPE_HK_ID, "a1234563", "A1234563");
    assert_read(TYPE_HK_ID, "AB987654(3)", "AB9876543");
    assert_read(TYPE_HK_ID, "Z123457(A)", "Z123457A");
    assert_refused(TYPE_HK_ID, "A123456(4)", "check digit does not fit");
    assert_refused(TYPE_HK_ID, "A123456", "not one or two letters, six digits and a check digit");
    assert_refused(TYPE_HK_ID, "A12345B(3)", "not one or two letters, six digits and a check digit");
}

static void br_cpf_by_its_two_checks(void **state) {
    (void)state;
    assert_read(TYPE_BR_CPF, "111.444.777-35", "11144477735");
    assert_read(TYPE_BR_CPF, "12345678909", "12345678909");
    assert_refused(TYPE_BR_CPF, "123.456.789-08", "check digit does not fit");
    assert_refused(TYPE_BR_CPF, "123.456.789-19", "check digit does not fit");
    assert_refused(TYPE_BR_CPF, "111.111.111-11", "eleven equal digits are nobody's");
    assert_refused(TYPE_BR_CPF, "2345678909", "too few digits: spreadsheets take off zeros in front");
    assert_refused(TYPE_BR_CPF, "1.23E+10", "damaged by a spreadsheet: precision lost");
    assert_refused(TYPE_BR_CPF, "123", "not eleven digits");
    assert_refused(TYPE_BR_CPF, "#NULO#", "characters that no id has");
}

static void numbers_without_a_check_are_held_to_their_form(void **state) {
    (void)state;
    assert_read(TYPE_UK_NINO, "ab 12 34 56 c", "AB123456C");
    assert_refused(TYPE_UK_NINO, "QQ123456C", "letters that no such number has"); /* the form's own example */
    assert_refused(TYPE_UK_NINO, "GB123456A", "letters that no such number has");
    assert_refused(TYPE_UK_NINO, "AO123456A", "letters that no such number has");
    assert_refused(TYPE_UK_NINO, "AB123456E", "letters that no such number has");
    assert_refused(TYPE_UK_NINO, "AB123456", "not two letters, six digits and a letter");
    assert_read(TYPE_IN_EPIC, "abc1234567", "ABC1234567");
    assert_refused(TYPE_IN_EPIC, "AB12345678", "not three letters and seven digits");
    assert_refused(TYPE_IN_EPIC, "UP/12/345/678901", "not three letters and seven digits");
    assert_read(TYPE_US_SSN, "123-45-6789", "123456789");
    assert_refused(TYPE_US_SSN, "000-45-6789", "no such number is given out");
    assert_refused(TYPE_US_SSN, "666-45-6789", "no such number is given out");
    assert_refused(TYPE_US_SSN, "987-65-4320", "no such number is given out"); /* kept for advertisements */
    assert_refused(TYPE_US_SSN, "123-00-6789", "no such number is given out");
    assert_refused(TYPE_US_SSN, "123-45-0000", "no such number is given out");
    assert_refused(TYPE_US_SSN, "12345678", "too few digits: spreadsheets take off zeros in front");
    assert_refused(TYPE_US_SSN, "123-45-678X", "characters that no id has");
}

static void only_a_cn_id_has_a_birth_date(void **state) {
    (void)state;
    day born;
    for (column_type type = TYPE_CN_ID; type <= TYPE_US_SSN; type++)
        assert_true(identifier_is(type));
    assert_false(identifier_is(TYPE_ID));
    assert_false(identifier_birth(TYPE_TW_ID, "A123456789", &born));
    assert_false(identifier_birth(TYPE_CN_ID, "", &born));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(F4_good_cn_ids_come_out_in_eighteen_characters),
        cmocka_unit_test(F5_bad_cn_ids_are_told_apart_from_damaged_ones),
        cmocka_unit_test(the_birth_date_is_in_the_cn_id),
        cmocka_unit_test(a_good_cn_id_of_the_examples_is_good_with_one_digit_wrong_it_is_not),
        cmocka_unit_test(marks_nobody_sees_do_not_spoil_an_id),
        cmocka_unit_test(tw_ids_of_citizens_and_residents),
        cmocka_unit_test(hk_ids_with_and_without_brackets),
        cmocka_unit_test(br_cpf_by_its_two_checks),
        cmocka_unit_test(numbers_without_a_check_are_held_to_their_form),
        cmocka_unit_test(only_a_cn_id_has_a_birth_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
