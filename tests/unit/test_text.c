/* text: pieces of UTF-8, compared by bytes; nearest names for "did you mean". */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ground/text.h"

static const text nothing = { NULL, 0 };

static void empty_texts_are_equal_whatever_they_point_at(void **state) {
    (void)state;
    assert_true(text_equal(nothing, TEXT("")));
    assert_true(text_equal(text_of(NULL), nothing));
    assert_true(text_is(nothing, ""));
    assert_int_equal(text_compare(nothing, TEXT("")), 0);
    assert_true(text_starts(nothing, ""));
    assert_false(text_starts(nothing, "a"));
}

static void a_nul_is_a_byte_like_any_other(void **state) {
    (void)state;
    text a = { "a\0b", 3 }, b = { "a\0c", 3 };
    assert_false(text_equal(a, b));
    assert_false(text_is(a, "a"));
    assert_true(text_alike(TEXT("a.ZIP"), TEXT("A.zip")));
    assert_true(text_alike(nothing, TEXT("")));
    assert_false(text_alike(TEXT("a.zip"), TEXT("a.zi")));
    assert_false(text_alike(TEXT("@"), TEXT("`")));            /* apart as letters are, and no letters */
    assert_false(text_alike(TEXT("\xc3\x84"), TEXT("\xc3\xa4")));
    assert_true(text_compare(a, b) < 0);
    assert_int_equal(TEXT("a\0b").len, 3);
}

static void a_byte_is_a_digit_a_letter_a_sign_or_none(void **state) {
    (void)state;
    for (int c = 0; c < 256; c++) {
        bool digit = c >= 48 && c <= 57, letter = (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
        assert_int_equal(text_is_digit((char)c), digit);
        assert_int_equal(text_is_letter((char)c), letter);
        assert_int_equal(text_is_sign((char)c), c < 128 && !digit && !letter);
    }
    assert_true(text_is(text_without_signs(TEXT(" (a-b).")), "a-b"));
    assert_true(text_is(text_without_signs(TEXT("（a）")), "（a）"));
    assert_int_equal(text_without_signs(TEXT("-- !")).len, 0);
}

static void order_is_by_unsigned_bytes_then_length(void **state) {
    (void)state;
    assert_true(text_compare(TEXT("ab"), TEXT("abc")) < 0);
    assert_true(text_compare(TEXT("abc"), TEXT("ab")) > 0);
    assert_true(text_compare(TEXT("z"), TEXT("\xe5\x88\x9d")) < 0);
    assert_true(text_compare(TEXT("B"), TEXT("a")) < 0);
    assert_int_equal(text_compare(TEXT("same"), TEXT("same")), 0);
}

static void trim_takes_ascii_blanks_off_both_ends(void **state) {
    (void)state;
    assert_true(text_is(text_trim(TEXT(" \t a b \r\n")), "a b"));
    assert_true(text_is(text_trim(TEXT(" \t ")), ""));
    assert_true(text_is(text_trim(nothing), ""));
    assert_true(text_is(text_trim(TEXT("\xe3\x80\x80" "a")), "\xe3\x80\x80" "a"));
}

static void a_note_is_what_stands_in_brackets_behind(void **state) {
    (void)state;
    text nothing = { NULL, 0 };
    assert_true(text_is(text_without_note(TEXT("V06-02 (copy)")), "V06-02"));
    assert_true(text_is(text_without_note(TEXT("a(b)(c)")), "a"));
    assert_true(text_is(text_without_note(TEXT("a(b)c")), "a(b)c"));
    assert_true(text_is(text_without_note(TEXT("(a)")), "(a)"));
    assert_true(text_is(text_without_note(TEXT("a)")), "a)"));
    assert_true(text_is(text_without_note(nothing), ""));
}

static void starts_compares_the_head(void **state) {
    (void)state;
    assert_true(text_starts(TEXT("date or open"), "date"));
    assert_false(text_starts(TEXT("dat"), "date"));
    assert_true(text_starts(TEXT("date"), ""));
}

static void distance_counts_edits_up_to_the_limit(void **state) {
    (void)state;
    assert_int_equal(text_distance(TEXT("final"), TEXT("finale"), 3), 1);
    assert_int_equal(text_distance(TEXT("kitten"), TEXT("sitting"), 5), 3);
    assert_int_equal(text_distance(TEXT("kitten"), TEXT("sitting"), 2), 3);
    assert_int_equal(text_distance(nothing, TEXT("abc"), 5), 3);
    assert_int_equal(text_distance(nothing, nothing, 0), 0);
    char long_name[80];
    memset(long_name, 'x', sizeof long_name);
    assert_int_equal(text_distance((text){ long_name, 65 }, TEXT("x"), 4), 5);
    assert_int_equal(text_distance((text){ long_name, 64 }, (text){ long_name, 64 }, 4), 0);
}

static void nearest_finds_the_misspelt_name_or_nobody(void **state) {
    (void)state;
    const text names[] = { TEXT("pending"), TEXT("final"), TEXT("finally"), TEXT("quashed") };
    assert_int_equal(text_nearest(TEXT("finale"), names, 4), 1);
    assert_int_equal(text_nearest(TEXT("squashed"), names, 4), 3);
    assert_int_equal(text_nearest(TEXT("election_day"), names, 4), 4);
    assert_int_equal(text_nearest(TEXT("final"), names, 0), 0);
    const text twins[] = { TEXT("aaab"), TEXT("aaac") };
    assert_int_equal(text_nearest(TEXT("aaaa"), twins, 2), 0);
}

/* In whatever room: as many names as fit with the dots behind, and the dots whole. */
static void a_list_is_cut_between_names(void **state) {
    (void)state;
    const text names[] = { TEXT("court"), TEXT("police"), TEXT("tax") };
    char out[32];
    text_list(names, 3, out, sizeof out);
    assert_string_equal(out, "court, police, tax");
    text_list(names, 0, out, sizeof out);
    assert_string_equal(out, "");
    for (size_t size = 16; size <= 26; size++) {
        memset(out, '#', sizeof out);
        text_list(names, 3, out, size);
        assert_string_equal(out, size < 19   ? "court, ..."
                                 : size < 24 ? "court, police, ..."
                                             : "court, police, tax");
        for (size_t i = size; i < sizeof out; i++) assert_int_equal(out[i], '#');
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_texts_are_equal_whatever_they_point_at),
        cmocka_unit_test(a_nul_is_a_byte_like_any_other),
        cmocka_unit_test(a_byte_is_a_digit_a_letter_a_sign_or_none),
        cmocka_unit_test(order_is_by_unsigned_bytes_then_length),
        cmocka_unit_test(trim_takes_ascii_blanks_off_both_ends),
        cmocka_unit_test(a_note_is_what_stands_in_brackets_behind),
        cmocka_unit_test(starts_compares_the_head),
        cmocka_unit_test(distance_counts_edits_up_to_the_limit),
        cmocka_unit_test(nearest_finds_the_misspelt_name_or_nobody),
        cmocka_unit_test(a_list_is_cut_between_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
