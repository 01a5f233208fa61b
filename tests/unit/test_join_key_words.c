/* key_words: words for anybody and ranges of keys are told from keys; of a cell that holds more than one
 * key each is told. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "join/key_words.h"

static void words_for_anybody_are_no_key(void **state) {
    (void)state;
    static const char *const words[] = { "全体", "全部", "全体候选人", "上述人员", "所有人", "各候选人", "均", "同", "all", "ALL",
                                         "All.", "(all)", "everybody", "same", "Unknown", "None", "N.A.", "nan", "TBC",
                                         "V06全体", "V06村所有候选人", "V06（全部）" };
    static const char *const keys[] = { "V06-02", "7", "A", "alle", "samea", "Allan", "全", "各村", "同心村", "none1", "无锡" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!key_words_mean_anybody(text_of(words[i]))) fail_msg("%s", words[i]);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (key_words_mean_anybody(text_of(keys[i]))) fail_msg("%s", keys[i]);
}

static void ranges_of_keys_mean_anybody_between(void **state) {
    (void)state;
    static const char *const ranges[] = { "V1-01至V1-03", "V1-01到03", "V1-01~03", "V1-01 - V1-03", "V1-01-V1-03",
                                          "V1-01—V1-03", "V1-01..V1-03", "V1-01 to V1-03", "1~3", "A1-A2", "V1-01->03" };
    static const char *const keys[] = { "V1-01", "V1—01", "V1 - 01", "1-3", "11-12", "2026-05-01", "V06-02-1", "A1-B2",
                                        "V1-01-V1-01", "至1", "1至", "V1-01/V1-03", "12.5", "Tomas 12", "V06-W06" };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (!key_words_mean_anybody(text_of(ranges[i]))) fail_msg("%s", ranges[i]);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (key_words_mean_anybody(text_of(keys[i]))) fail_msg("%s", keys[i]);
}

static bool add_part(void *payload, text part) {
    char *at = payload;
    if (at[0] != '\0') strcat(at, " ");
    strncat(at, part.at, part.len);
    return true;
}

static void expect_parts(const char *key, const char *parts) {
    arena a = { 0 };
    char got[4096] = "";
    assert_true(key_words_parts(text_of(key), true, &a, add_part, got));
    assert_string_equal(got, parts);
    arena_clear(&a);
}

static void each_part_that_may_be_a_key_is_told(void **state) {
    (void)state;
    expect_parts("V06-02", "");
    expect_parts("V06-02/V11-01", "V06-02 V11-01");
    expect_parts("V06-02 Ann", "V06-02");
    expect_parts("12/14", "12 14");
    expect_parts("12 年", "");
    expect_parts("V06-02/03", "V06-02 03 V06-03");
    expect_parts("V06-02和03", "V06-02 V06-03");
    expect_parts("V06-02/1234", "V06-02 1234");          /* more digits than it could end with */
}

static void a_key_behind_words_for_a_number_is_told(void **state) {
    (void)state;
    expect_parts("No.V06-02", "V06-02");
    expect_parts("NoV06-02", "V06-02");
    expect_parts("no.7", "7");
    expect_parts("编号V06-02", "V06-02");
    expect_parts("编号: 7", "7");
    expect_parts("第7号", "7");
    expect_parts("7等3人", "7");
    expect_parts("外村7组", "");
    expect_parts("7", "");
}

static void a_range_of_numbers_is_told_number_by_number(void **state) {
    (void)state;
    expect_parts("3-6", "3 4 5 6");
    expect_parts("03 — 5", "3 4 5");
    expect_parts("3 - 5", "3 5 3 4 5");
    expect_parts("11-1", "");
    expect_parts("3-6-1", "");
    expect_parts("1-999999", "1 999999");
    expect_parts("2021-3001", "2021 3001");
    expect_parts("3-3", "");
}

static bool stop(void *payload, text part) {
    (void)part;
    return ++*(int *)payload < 2;
}

static void who_has_enough_is_told_no_more(void **state) {
    (void)state;
    arena a = { 0 };
    int count = 0;
    assert_false(key_words_parts(TEXT("1/2/3/4"), true, &a, stop, &count));
    assert_int_equal(count, 2);
    arena_clear(&a);
}

static bool count_part(void *payload, text part) {
    (void)part;
    ++*(size_t *)payload;
    return true;
}

/* A cell may be a mebibyte long: it is gone through once, whatever it is made of. */
static void a_long_cell_takes_no_longer_than_its_length(void **state) {
    (void)state;
    enum { LONG = 1 << 20 };
    arena a = { 0 };
    size_t parts = 0;
    char *cell = malloc(LONG);
    assert_non_null(cell);
    memset(cell, 'A', LONG / 2);
    for (size_t i = LONG / 2; i < LONG; i++) cell[i] = i % 2 == 0 ? '/' : '2';
    assert_true(key_words_parts((text){ cell, LONG }, true, &a, count_part, &parts));
    assert_in_range(parts, 1, LONG);
    for (size_t i = 0; i + 3 <= LONG; i += 3) memcpy(cell + i, "a1-", 3);
    assert_false(key_words_mean_anybody((text){ cell, LONG - 2 }));
    arena_clear(&a);
    free(cell);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_cell_takes_no_longer_than_its_length),
        cmocka_unit_test(words_for_anybody_are_no_key),
        cmocka_unit_test(ranges_of_keys_mean_anybody_between),
        cmocka_unit_test(each_part_that_may_be_a_key_is_told),
        cmocka_unit_test(a_key_behind_words_for_a_number_is_told),
        cmocka_unit_test(a_range_of_numbers_is_told_number_by_number),
        cmocka_unit_test(who_has_enough_is_told_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
