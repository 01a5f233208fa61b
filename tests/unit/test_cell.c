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
    assert_int_equal(cell_read(&none, &bare, TEXT("NA"), &value, &why), CELL_UNREADABLE);
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
    assert_unreadable(TYPE_INTEGER, "1,000",
                      "a comma may part thousands or decimals: the docket must say "
                      "numbers = \"1,234.5\" or \"1.234,5\"");
    assert_unreadable(TYPE_INTEGER, "1.0", "not a whole number");
    assert_unreadable(TYPE_INTEGER, "abc", "not a whole number");
    assert_unreadable(TYPE_INTEGER, "-", "not a whole number");
    assert_unreadable(TYPE_INTEGER, "1 2",
                      "blanks within a number: the docket must say numbers = \"1 234,5\"");
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
    assert_unreadable(TYPE_DECIMAL, "1,5",
                      "a comma may part thousands or decimals: the docket must say "
                      "numbers = \"1,234.5\" or \"1.234,5\"");
    assert_unreadable(TYPE_DECIMAL, "1e5", "not a number");
    assert_unreadable(TYPE_DECIMAL, "1.2.3", "thousands are not in groups of three digits");
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

/* ---- domain, 3.3: dates, ages, education, sex */

static void assert_date(date_form dates, const char *written, const char *expected) {
    column_decl decl = { .type = TYPE_DATE };
    cell_form form = { .dates = dates };
    cell_value value;
    const char *why = "?";
    char printed[32];
    if (cell_read(&decl, &form, text_of(written), &value, &why) != CELL_OK)
        fail_msg("%s: %s", written, why);
    date_print(value.date, printed);
    assert_string_equal(printed, expected);
}

static void row_dates_every_way_of_writing_one_day(void **state) {
    (void)state;
    static const char *const days[] = {
        "1985-03-02",      "1985/3/2",     "1985.3.2",           "19850302",
        "1985年3月2日",    "1985年03月02日", "１９８５－０３－０２", "１９８５年３月２日",
        "1985 年 3 月 2 日", "1985 / 3 / 2", "'1985-03-02",        "\t1985-03-02",
        "\xe3\x80\x80" "1985-03-02\xc2\xa0", "1985-\xe2\x80\x8b" "03-02", "\xe2\x80\xad" "1985-03-02\xe2\x80\xac",
    };
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        assert_date(FORM_ISO, days[i], "1985-03-02");
    assert_date(FORM_ISO, "1985年3月", "1985-03");
    assert_date(FORM_ISO, "1985.03", "1985-03");
    assert_date(FORM_ISO, "1985年", "1985");
    assert_date(FORM_ISO, "1985", "1985");
    assert_date(FORM_19YY, "85.3", "1985-03");
    assert_date(FORM_ROC, "0740302", "1985-03-02");
    assert_date(FORM_DAY_FIRST, "02/03/1985", "1985-03-02");
    assert_date(FORM_MONTH_FIRST, "03/02/1985", "1985-03-02");
    assert_date(FORM_EXCEL, "31108", "1985-03-02");
    assert_date(FORM_EXCEL, "３１１０８", "1985-03-02");
    assert_date(FORM_ISO, "1193-12-26", "1193-12-26"); /* impossible for the living: the law day says so */
}

static void row_dates_what_is_no_date_is_never_one(void **state) {
    (void)state;
    static const char *const none[] = {
        "00000000", "0000-00-00", "1900-01-00", "99", "#NULO#", "NA", "-",     "无",   "不详",
        "85.3",     "02/03/1985", "31108",      "0",  "？",     "19 85", "1985 03 0", "3月2日", "1985-13-01",
    };
    cell_value value;
    const char *why;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (read_as(TYPE_DATE, none[i], &value, &why) != CELL_UNREADABLE)
            fail_msg("%s was taken for a date", none[i]);
    assert_unreadable(TYPE_DATE, "1900-01-00", "no such day in the calendar");
}

static void an_id_is_one_and_no_word_for_another(void **state) {
    (void)state;
    static const char *const words[] = { "同上", "同前", "〃", "ditto", "待查", "见备注", "?", "*", ".", "...", "??",
                                         " 同上 ", "（同上）", "(同上)", "“同上”", "同上。", "同 上",
                                         "“〃”", "（待查）", "见附件", "附后", "see attached" };
    static const char *const dittos[] = { "DITTO", "Ditto.", "(ditto)", "-\"-", "\"", "as above", "As Above", "see above",
                                          "the same", "Same as above", "Idem", "do.", "↑" };
    static const char *const several[] = { "A1、A2", "A1；A2", "A1\nA2" };
    static const char *const fine[] = { "A1", "A-1", "A/1", "1", "同上村", "村〇一", "A*1", "a.b", "12E5", "A+1",
                                        "1E+5a", "same", "DO", "ID", "unknown", "same 1", "dittos" };
    static const char *const rounded[] = { "4.40106E+17", "5E+05" };
    cell_value value;
    const char *why;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_unreadable(TYPE_ID, words[i],
                          "no id, but a word or mark in place of one: write the id itself");
    for (size_t i = 0; i < sizeof dittos / sizeof *dittos; i++)
        assert_unreadable(TYPE_ID, dittos[i],
                          "no id, but a word or mark in place of one: write the id itself");
    for (size_t i = 0; i < sizeof several / sizeof *several; i++)
        assert_unreadable(TYPE_ID, several[i], "several ids in one cell: a row for each is expected");
    for (size_t i = 0; i < sizeof rounded / sizeof *rounded; i++)
        assert_unreadable(TYPE_ID, rounded[i], "damaged by a spreadsheet: precision lost");
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        assert_int_equal(read_as(TYPE_ID, fine[i], &value, &why), CELL_OK);
    text declared[] = { { "同上", 6 } };
    column_decl decl = { .type = TYPE_ID };
    cell_form form = { .blank = declared, .blank_count = 1 };
    assert_int_equal(cell_read(&decl, &form, TEXT("同上"), &value, &why), CELL_BLANK);
}

static void words_for_nothing_are_no_text_unless_declared(void **state) {
    (void)state;
    static const char *const words[] = { "无", "無", "空", "不详", "不詳", "未详", "未詳", "不明", "未知", "暂无",
                                         "暫無", "-", "/", "\\", "--", "—", "——", "NA", "N/A", "n/a", "NULL",
                                         "null", "#N/A", "#NULO", "#NULO#", "#NULL!", "#REF!", "#NUM!", "#NAME?",
                                         "#VALUE!", "#DIV/0!", "#NE#", "#NE", " 无 ", "'-" };
    static const column_type types[] = { TYPE_ID, TYPE_NAME, TYPE_TEXT };
    cell_value value;
    const char *why;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t k = 0; k < sizeof types / sizeof *types; k++)
            assert_unreadable(types[k], words[i],
                              "a word for nothing: say in the docket whether it means blank or none");
    text declared[] = { { "无", 3 }, { "-", 1 } };
    column_decl decl = { .type = TYPE_ID };
    cell_form form = { .blank = declared, .blank_count = 2 };
    assert_int_equal(cell_read(&decl, &form, TEXT("无"), &value, &why), CELL_BLANK);
    assert_int_equal(cell_read(&decl, &form, TEXT("-"), &value, &why), CELL_BLANK);
    static const char *const fine[] = { "Null", "Na", "None", "无锡", "不详细", "A-1", "99" };
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        assert_int_equal(read_as(TYPE_NAME, fine[i], &value, &why), CELL_OK);
}

static void what_stands_in_place_of_a_name_is_none(void **state) {
    (void)state;
    static const char *const none[] = { "同上", "〃", "待查", "ditto", "510104198503021231", "51010419850302123X",
                                        "1985-03-02", "1985年3月2日", "１９８５", "13800138000",
                                        "Ditto", "DITTO.", "\"", "-\"-", "as above", "See above", "same as above", "如上",
                                        "同上一行", "Do.", "（同上）", "(同上)", "“同上”", "同上。",
                                        "同 上", "（待查）", "附后", "See attached" };
    static const char *const names[] = { "Same", "Nil", "Dittok", "As Abovo", "同上海", "王5", "3rd", "12", "7-1", "X1985", "Dita", "1985 届", "王1985" };
    column_decl decl = { .type = TYPE_NAME, .from_id = NO_INDEX };
    cell_form form = { .dates = FORM_ISO };
    cell_value value;
    const char *why;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (cell_read(&decl, &form, text_of(none[i]), &value, &why) != CELL_UNREADABLE) fail_msg("%s", none[i]);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (cell_read(&decl, &form, text_of(names[i]), &value, &why) != CELL_OK) fail_msg("%s", names[i]);
}

static void row_ages_are_whole_numbers_and_nothing_else(void **state) {
    (void)state;
    cell_value value;
    const char *why;
    assert_int_equal(read_as(TYPE_INTEGER, "４１", &value, &why), CELL_OK);
    assert_int_equal(value.integer, 41);
    assert_unreadable(TYPE_INTEGER, "41岁", "not a whole number");
    assert_unreadable(TYPE_INTEGER, "约40", "not a whole number");
    assert_unreadable(TYPE_INTEGER, "不详", "not a whole number");
}

static text steps[] = { { "primary", 7 }, { "senior", 6 }, { "college", 7 }, { "bachelor", 8 } };

static void row_education_only_declared_words_lead_to_a_code(void **state) {
    (void)state;
    static text from[] = { { "大专", 6 },     { "专科", 6 }, { "大学专科", 12 }, { "本科", 6 },
                           { "大学本科", 12 }, { "高中", 6 } };
    static uint16_t to[] = { 2, 2, 2, 3, 3, 1 };
    column_decl decl = { .type = TYPE_CODE, .values = steps, .value_count = 4 };
    cell_form form = { .from = from, .to = to, .value_count = 6 };
    cell_value value;
    const char *why;
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(cell_read(&decl, &form, from[i], &value, &why), CELL_OK);
        assert_int_equal(value.code, to[i]);
    }
    static const char *const unknown[] = { "大专结业", "大专肄业", "结业", "肄业", "大专以上", "其他",
                                           "Literate", "Others",   "Not Given", "大学" };
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        if (cell_read(&decl, &form, text_of(unknown[i]), &value, &why) != CELL_UNREADABLE)
            fail_msg("%s was taken for a step of education", unknown[i]);
}

static void row_sex_in_every_writing_that_is_declared(void **state) {
    (void)state;
    static text from[] = { { "男", 3 }, { "女", 3 }, { "1", 1 }, { "2", 1 }, { "M", 1 }, { "F", 1 },
                           { "Man (sex)", 9 }, { "Female", 6 } };
    static uint16_t to[] = { 0, 1, 0, 1, 0, 1, 0, 1 };
    column_decl decl = { .type = TYPE_CODE, .values = sexes, .value_count = 2 };
    cell_form form = { .from = from, .to = to, .value_count = 8 };
    cell_value value;
    const char *why;
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(cell_read(&decl, &form, from[i], &value, &why), CELL_OK);
        assert_int_equal(value.code, to[i]);
    }
    static const struct { const char *written; uint16_t code; } more[] = {
        { "Female ", 1 }, { "\xe3\x80\x80男", 0 }, { "１", 0 }, { "Ｆ", 1 }, { "Man （sex）", 0 },
    };
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        if (cell_read(&decl, &form, text_of(more[i].written), &value, &why) != CELL_OK)
            fail_msg("%s: %s", more[i].written, why);
        assert_int_equal(value.code, more[i].code);
    }
    assert_int_equal(cell_read(&decl, &form, TEXT("未知"), &value, &why), CELL_UNREADABLE);
    assert_int_equal(cell_read(&decl, &form, TEXT("男女"), &value, &why), CELL_UNREADABLE);
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
        cmocka_unit_test(row_dates_every_way_of_writing_one_day),
        cmocka_unit_test(row_dates_what_is_no_date_is_never_one),
        cmocka_unit_test(an_id_is_one_and_no_word_for_another),
        cmocka_unit_test(words_for_nothing_are_no_text_unless_declared),
        cmocka_unit_test(what_stands_in_place_of_a_name_is_none),
        cmocka_unit_test(row_ages_are_whole_numbers_and_nothing_else),
        cmocka_unit_test(row_education_only_declared_words_lead_to_a_code),
        cmocka_unit_test(row_sex_in_every_writing_that_is_declared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
