/* fault: one line that says where and what; the first one wins. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ground/fault.h"

static void fault_prints_what_is_known(void **state) {
    (void)state;
    static const struct { const char *file; uint32_t line, column; const char *says; } cases[] = {
        { NULL, 0, 0, "error: no such day" },
        { "", 0, 0, "error: no such day" },
        { "age.lua", 0, 0, "age.lua: error: no such day" },
        { "age.lua", 14, 0, "age.lua:14: error: no such day" },
        { "age.lua", 14, 3, "age.lua:14:3: error: no such day" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fault f = { 0 };
        assert_int_equal(FAULT_PACK, fault_set(&f, FAULT_PACK, cases[i].file, cases[i].line,
                                               cases[i].column, "no such %s", "day"));
        char words[128];
        fault_print(&f, words, sizeof words);
        assert_string_equal(words, cases[i].says);
        assert_int_equal(f.code, FAULT_PACK);
    }
}

static void the_first_fault_wins(void **state) {
    (void)state;
    fault f = { 0 };
    fault_set(&f, FAULT_DATA, "court.csv", 7, 0, "3 fields, expected 5");
    assert_int_equal(FAULT_OUTPUT, fault_plain(&f, FAULT_OUTPUT, "disk full"));
    assert_int_equal(f.code, FAULT_DATA);
    assert_string_equal(f.message, "3 fields, expected 5");
    assert_int_equal(f.line, 7);
}

static void nobody_need_want_the_words(void **state) {
    (void)state;
    assert_int_equal(FAULT_MEMORY, fault_memory(NULL));
    assert_int_equal(FAULT_USAGE, fault_plain(NULL, FAULT_USAGE, "%s", "unused"));
}

static void out_of_memory_says_what_to_do(void **state) {
    (void)state;
    fault f = { 0 };
    assert_int_equal(FAULT_MEMORY, fault_memory(&f));
    assert_non_null(strstr(f.message, "out of memory"));
    assert_null(strchr(f.message, '\n'));
}

static void long_words_are_cut_not_spilled(void **state) {
    (void)state;
    char name[600], words[40];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    fault f = { 0 };
    fault_set(&f, FAULT_DATA, name, 1, 1, "%s%s", name, name);
    assert_int_equal(strlen(f.file), sizeof f.file - 1);
    assert_int_equal(strlen(f.message), sizeof f.message - 1);
    fault_print(&f, words, sizeof words);
    assert_int_equal(strlen(words), sizeof words - 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fault_prints_what_is_known),
        cmocka_unit_test(the_first_fault_wins),
        cmocka_unit_test(nobody_need_want_the_words),
        cmocka_unit_test(out_of_memory_says_what_to_do),
        cmocka_unit_test(long_words_are_cut_not_spilled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
