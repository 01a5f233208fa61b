/* why: whatever a reader of cells says can be said in Chinese. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "load/cell.h"
#include "load/why.h"

static text sexes[] = { { "m", 1 }, { "f", 1 } };

/* Bad cells of every kind; each is also tried with single characters changed. */
static const char *const written[] = {
    "无", "\xef\xbf\xbd\xef\xbf\xbd", "x", "12x", "1,234", "1,23,4", "1 234", "999999999999999999999999",
    "1234567890.1234567890", "11111111111111111111111111111111111111111111111111111111111111",
    "1985-13-01", "1985-02-30", "1985-3", "0000", "1900-01-00", "1900-02-29", "0", "60", "2009", "200511", "9999999", "3y6m",
    "900y", "z", "510104198503021232", "510124196302291178", "5.10104E+17", "510104850302", "510104200506078", "A123456789",
    "A923456789", "a1", "AB987654(3)", "A123456(3)", "11144477735", "11111111111", "QQ123456C", "AB123456E",
    "ABC1234567", "078051120", "000123456", "12345678", "同上", "ditto", "5101041985030212!4", "3 fields",
};
enum { WRITTEN = sizeof written / sizeof *written };

static const char *said[100];
static size_t said_count;

static void note(const char *why) {
    size_t i = 0;
    while (i < said_count && said[i] != why) i++;
    if (i == said_count && said_count < 100) said[said_count++] = why;
}

static void try_cell(text t) {
    cell_value value;
    for (int type = TYPE_ID; type <= TYPE_US_SSN; type++)
        for (int form = 0; form < FORM_COUNT; form++)
            for (int numbers = 0; numbers < NUMBER_FORMS; numbers++) {
                column_decl decl = { .type = (column_type)type, .values = sexes, .value_count = 2,
                                     .from_id = NO_INDEX };
                cell_form as = { .dates = (date_form)form, .numbers = (number_form)numbers };
                const char *why = NULL;
                if (cell_read(&decl, &as, t, &value, &why) == CELL_UNREADABLE) note(why);
                if (type != TYPE_DATE && type != TYPE_INTEGER && type != TYPE_DECIMAL) numbers = form = 99;
            }
}

static void every_phrase_of_a_reader_has_its_chinese(void **state) {
    (void)state;
    static const char marks[] = "0159-./,' AX!";
    char cell[80], buffer[WHY_BYTES];
    for (size_t i = 0; i < WRITTEN; i++) {
        size_t len = strlen(written[i]);
        try_cell(text_of(written[i]));
        for (size_t at = 0; at < len; at++)
            for (size_t m = 0; marks[m] != '\0'; m++) {
                memcpy(cell, written[i], len);
                cell[at] = marks[m];
                try_cell((text){ cell, len });
            }
    }
    assert_in_range(said_count, 30, 99);
    for (size_t i = 0; i < said_count; i++) {
        text chinese = why_chinese(text_of(said[i]), buffer);
        if (text_is(chinese, said[i])) fail_msg("no Chinese for: %s", said[i]);
    }
}

static void what_is_listed_and_counted_is_carried_over(void **state) {
    (void)state;
    char buffer[WHY_BYTES];
    assert_true(text_is(why_chinese(TEXT("not one of: m, f"), buffer), "不在规定的取值之内：m, f"));
    assert_true(text_is(why_chinese(TEXT("1 field where 5 are expected"), buffer),
                        "该行有1个字段，应为5个"));
    assert_true(text_is(why_chinese(TEXT("12 fields where 5 are expected"), buffer),
                        "该行有12个字段，应为5个"));
    assert_true(text_is(why_chinese(TEXT("name" WHY_BESIDE), buffer),
                        "name与该行编号所指的候选人不符：是否只对一列作了排序？"));
}

/* What the join says of rows. */
static void every_phrase_of_rows_has_its_chinese(void **state) {
    (void)state;
    static const char *const of_rows[] = {
        "as many fields as two rows have; is a line break missing?", "blank", "unreadable",
        "none of its keys can be read",
        "a word that `only` of the docket asks for, written otherwise: write both alike",
        "the key stands for several persons or for anybody: a row for each is expected",
        "names one person twice, expected two",
        "only one of the two persons can be read",
        "names somebody who is not on the list, where one is whose key looks the same, or who is "
        "called so: the key itself is expected",
    };
    char buffer[WHY_BYTES];
    for (size_t i = 0; i < sizeof of_rows / sizeof *of_rows; i++)
        if (text_is(why_chinese(text_of(of_rows[i]), buffer), of_rows[i]))
            fail_msg("no Chinese for: %s", of_rows[i]);
}

static void what_no_reader_says_is_left_as_it_is(void **state) {
    (void)state;
    char buffer[WHY_BYTES];
    assert_true(text_is(why_chinese(TEXT("something else"), buffer), "something else"));
    assert_true(text_is(why_chinese(TEXT(""), buffer), ""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_phrase_of_a_reader_has_its_chinese),
        cmocka_unit_test(what_is_listed_and_counted_is_carried_over),
        cmocka_unit_test(every_phrase_of_rows_has_its_chinese),
        cmocka_unit_test(what_no_reader_says_is_left_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
