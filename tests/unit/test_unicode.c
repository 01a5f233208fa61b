/* unicode: what is the same name in another writing folds to the same bytes. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ground/unicode.h"

static void assert_folds(bool (*fold)(arena *, text, text *), const char *from, const char *to) {
    arena a = { 0 };
    text out;
    assert_true(fold(&a, text_of(from), &out));
    if (!text_is(out, to)) fail_msg("'%s' became '%.*s', not '%s'", from, TEXT_ARGS(out), to);
    arena_clear(&a);
}

static void bytes_that_are_no_utf8_are_found_where_they_stand(void **state) {
    (void)state;
    static const struct { text t; size_t at; } cases[] = {
        { { "abc", 3 }, 3 },          { { "张伟", 6 }, 6 },        { { "ab\xff", 3 }, 2 },
        { { "\xc0\x80", 2 }, 0 },     { { "\xed\xa0\x80", 3 }, 0 }, { { "a\xe5\xbc", 3 }, 1 },
        { { "\xf4\x90\x80\x80", 4 }, 0 }, { { "\xf0\xa0\x80\x80", 4 }, 4 }, { { NULL, 0 }, 0 },
        /* cut by the end, though what stands behind would go on */
        { { "\xe7\x8e\x8b", 2 }, 0 },     { { "\xe7\x8e\x8b", 1 }, 0 },         { { "aaaaaaaa\xe7\x8e\x8b", 10 }, 8 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(unicode_bad_byte(cases[i].t), cases[i].at);
}

/* Wherever it stands among characters of one, two, three and four bytes, behind none or behind many. */
static void a_bad_byte_is_found_at_every_place(void **state) {
    (void)state;
    static const char *const characters[] = { "a", "\xc3\xa9", "\xe7\x8e\x8b", "\xed\x9f\xbf", "\xf0\xa0\x80\x80" };
    char bytes[400];
    uint64_t random = 88172645463325252u;
    for (int round = 0; round < 20000; round++) {
        size_t len = 0, count = random % 60, often = random / 64 % 3;
        for (size_t i = 0; i < count; i++) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            const char *c = characters[random % 8 < often * 3 ? random / 8 % 5 : 0];
            memcpy(bytes + len, c, strlen(c));
            len += strlen(c);
        }
        assert_int_equal(unicode_bad_byte((text){ bytes, len }), len);
        memcpy(bytes + len, "\xe7\x8e" "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 38);
        assert_int_equal(unicode_bad_byte((text){ bytes, len + 2 + random % 36 }), len);
        random += 0x9e3779b97f4a7c15u;
    }
}

static void names_fold_over_width_case_blanks_and_the_invisible(void **state) {
    (void)state;
    static const struct { const char *from, *to; } cases[] = {
        { "张伟", "张伟" },           { "ＡＢＣ", "abc" },           { " 张\xe3\x80\x80伟 ", "张 伟" },
        { "Anna  Maria", "anna maria" }, { "STRASSE", "strasse" },   { "stra\xc3\x9f" "e", "strasse" },
        { "e\xcc\x81", "\xc3\xa9" },  { "张\xe2\x80\x8b伟", "张伟" },  { "A\xe2\x81\xa0\xcc\x8a", "\xc3\xa5" },
        { "\xef\xa4\x80", "\xe8\xb1\x88" }, { "\xc2\xa0" "x\xc2\xa0", "x" }, { "", "" }, { " \t", "" },
        { "\xef\xbc\x91\xef\xbc\x92", "12" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_folds(unicode_fold, cases[i].from, cases[i].to);
}

static void ids_keep_their_case(void **state) {
    (void)state;
    assert_folds(unicode_plain, " ｖ01-a ", "v01-a");
    assert_folds(unicode_plain, "V01-A", "V01-A");
}

static void names_that_differ_stay_different(void **state) {
    (void)state;
    assert_folds(unicode_fold, "李", "李");
    assert_folds(unicode_fold, "\xf0\xa0\xae\xb7", "\xf0\xa0\xae\xb7");
    assert_folds(unicode_fold, "\xee\x80\x80", "\xee\x80\x80");   /* private use: cannot be settled */
}

static void what_is_no_utf8_is_compared_as_it_is(void **state) {
    (void)state;
    assert_folds(unicode_fold, "A\xff", "A\xff");
}

static void plain_text_is_handed_back_itself(void **state) {
    (void)state;
    arena a = { 0 };
    text name = TEXT("张伟"), out;
    assert_true(unicode_fold(&a, name, &out));
    assert_ptr_equal(out.at, name.at);
    assert_int_equal(a.taken, 0);
}

static void width_counts_terminal_columns(void **state) {
    (void)state;
    assert_int_equal(unicode_width(TEXT("abc")), 3);
    assert_int_equal(unicode_width(TEXT("张伟a")), 5);
    assert_int_equal(unicode_width(TEXT("e\xcc\x81")), 1);
    assert_true(text_is(unicode_cut(TEXT("张伟"), 3), "张"));
    assert_true(text_is(unicode_cut(TEXT("张伟"), 4), "张伟"));
    assert_true(text_is(unicode_cut(TEXT("abc"), 0), ""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_that_are_no_utf8_are_found_where_they_stand),
        cmocka_unit_test(a_bad_byte_is_found_at_every_place),
        cmocka_unit_test(names_fold_over_width_case_blanks_and_the_invisible),
        cmocka_unit_test(ids_keep_their_case),
        cmocka_unit_test(names_that_differ_stay_different),
        cmocka_unit_test(what_is_no_utf8_is_compared_as_it_is),
        cmocka_unit_test(plain_text_is_handed_back_itself),
        cmocka_unit_test(width_counts_terminal_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
