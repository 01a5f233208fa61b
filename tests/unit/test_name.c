/* name: one person written in two ways folds to one name; what folding cannot settle is a maybe. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ground/name.h"

#define PUA "\xee\x80\x80"    /* U+E000 */
#define PUA2 "\xef\xa3\xbf"   /* U+F8FF */
#define EXT_B "\xf0\xa0\xae\xb7"
#define BOX "\xe2\x96\xa1"    /* □ */

static text fold(arena *a, const char *name) {
    text out, twice;
    assert_true(name_fold(a, text_of(name), &out));
    assert_true(name_fold(a, out, &twice));
    if (!text_equal(out, twice)) fail_msg("'%s' folds twice to something else", name);
    return out;
}

static void assert_same(const char *one, const char *other, answer expected) {
    arena a = { 0 };
    text x = fold(&a, one), y = fold(&a, other);
    if (name_same(x, y) != expected || name_same(y, x) != expected)
        fail_msg("'%s' and '%s': %d, %d; expected %d", one, other, (int)name_same(x, y),
                 (int)name_same(y, x), (int)expected);
    arena_clear(&a);
}

static void F1_variants_of_a_character_are_one(void **state) {
    (void)state;
    assert_same("王眞", "王真", YES);
    assert_same("臺中里", "台中里", YES);
    assert_same("戶", "户", YES);
    assert_same("戸", "户", YES);
    assert_same("張偉", "张伟", YES);
    assert_same("陳國華", "陈国华", YES);
    assert_same("李峯", "李峰", YES);
    assert_same("\xef\xa8\x91", "崎", YES); /* 﨑 */
}

static void F2_wholly_different_names_differ(void **state) {
    (void)state;
    assert_same("王真", "李真", NO);
    assert_same("王真", "王真真", NO);
    assert_same("余华", "餘华", NO); /* two surnames */
    assert_same("范伟", "範偉", NO);
    assert_same("Ann Lee", "Annlee", NO);
    assert_same("", "王", NO);
}

static void F4_width_and_case_do_not_matter(void **state) {
    (void)state;
    assert_same("ＬＩ　Ｗｅｉ", "li wei", YES);
    assert_same("JOSÉ  DA SILVA", "josé da silva", YES);
    assert_same("O’Brien", "O'BRIEN", YES);
    assert_same("Jean‐Luc", "Jean-Luc", YES);
}

static void F11_double_names_with_other_dots_and_spaces_are_one(void **state) {
    (void)state;
    static const char *const dots[] = { "·", "‧", "．", "・", "•", ".", "･", " · ", ". " };
    char name[100];
    for (size_t i = 0; i < sizeof dots / sizeof *dots; i++) {
        snprintf(name, sizeof name, "哈用%s多夫依  Hayung%sTobuy", dots[i], dots[i]);
        assert_same("哈用．多夫依 Hayung．Tobuy", name, YES);
    }
    assert_same("哈用．多夫依Hayung．Tobuy", "哈用．多夫依\xe3\x80\x80Hayung．Tobuy", YES);
    assert_same("J. Smith", "J.Smith", YES);
}

static void names_padded_with_blanks_are_one(void **state) {
    (void)state;
    assert_same("王\xe3\x80\x80\xe6\x98\x8e", "王明", YES);
    assert_same(" 王 明 ", "王明", YES);
    assert_same("王\xe2\x80\x8b明", "王明", YES);
    assert_same("Li  Wei", "Li Wei", YES);
    assert_same("Li Wei", "LiWei", NO);
}

static void F10_a_private_character_is_a_maybe(void **state) {
    (void)state;
    assert_same("王" PUA "明", "王" EXT_B "明", MAYBE);
    assert_same("王" PUA "明", "王炎明", MAYBE);
    assert_same("王" PUA "明", "王" PUA "明", YES); /* the same code in both */
    assert_same("王" PUA "明", "王" PUA2 "明", MAYBE);
    assert_same("王" PUA "明", "李" PUA "明", NO);
    assert_same("王" PUA "明", "王明", NO);
    assert_same("王" PUA "明", "王炎炎明", NO);
    assert_same("王" PUA "明", "李炎明", NO);
}

static void lost_characters_are_a_maybe_even_of_themselves(void **state) {
    (void)state;
    assert_same("王?明", "王炎明", MAYBE);
    assert_same("王？明", "王炎明", MAYBE);
    assert_same("王" BOX "明", "王炎明", MAYBE);
    assert_same("王\xef\xbf\xbd明", "王炎明", MAYBE);
    assert_same("王〓明", "王炎明", MAYBE);
    const char *const masked[] = { "王*明", "王＊明", "王×明", "王○明", "王●明", "王■明", "王〇明", "王X明", "王x明" };
    for (size_t i = 0; i < sizeof masked / sizeof *masked; i++) {
        assert_same(masked[i], "王炎明", MAYBE);
        assert_same(masked[i], masked[i], MAYBE);
        assert_same(masked[i], "李炎明", NO);
    }
    assert_same("王**", "王炎明", MAYBE);
    assert_same("王XX", "王炎明", MAYBE);
    assert_same("王某某", "王炎明", MAYBE);
    assert_same("王某", "王炎明", MAYBE);      /* one character or more */
    assert_same("王某", "王炎", MAYBE);
    assert_same("王某", "李炎", NO);
    assert_same("alexandre xavier", "alexandre xavier", YES);   /* letters among letters */
    assert_same("alexandre xavier", "alexandre lavier", NO);
    assert_same("王 alex", "王 alek", NO);
    assert_same("王?明", "王?明", MAYBE);
    assert_same("王?明", "王" PUA "明", MAYBE);
    assert_same("王??明", "王炎明", MAYBE); /* one character of two bytes */
    assert_same("王??明", "王炎焱明", MAYBE);
    assert_same("王???明", "王炎明", MAYBE);
    assert_same("王??明", "王明", NO);
    assert_same("王?明", "李炎明", NO);
    assert_same("??", "王炎", MAYBE);
}

static void described_characters_are_a_maybe(void **state) {
    (void)state;
    assert_same("王[火+炎]明", "王焱明", MAYBE);
    assert_same("王［火＋炎］明", "王焱明", MAYBE);
    assert_same("王⿰火炎明", "王焱明", MAYBE);
    assert_same("王⿱火⿰火火明", "王焱明", MAYBE);
    assert_same("王[火+炎]明", "王[火+炎]明", YES);
    assert_same("王[火+炎]明", "李焱明", NO);
    assert_same("Ann [Lee]", "Ann Lee", NO); /* no sum: plain brackets */
}

static void a_name_too_long_to_lay_out_is_a_maybe(void **state) {
    (void)state;
    char one[400], other[400];
    memset(one, 'a', sizeof one - 1);
    one[sizeof one - 1] = '\0';
    memcpy(other, one, sizeof one);
    other[7] = '?';
    assert_same(one, other, MAYBE);
    assert_same(one, one, YES);
}

static void what_cannot_be_read_is_told_by_looking(void **state) {
    (void)state;
    static const struct {
        const char *name;
        name_gaps gaps;
    } cases[] = {
        { "王明", GAPS_NONE },          { "Ann Lee", GAPS_NONE },     { "", GAPS_NONE },
        { "José", GAPS_NONE },          { EXT_B, GAPS_NONE },         { "ア・イ", GAPS_NONE },
        { "王" PUA, GAPS_RARE },        { PUA, GAPS_RARE },           { "王[火+炎]", GAPS_RARE },
        { "\xf3\xb0\x80\x80", GAPS_RARE }, { "王?", GAPS_SOME_LOST },  { "?" PUA, GAPS_SOME_LOST },
        { "王某", GAPS_SOME_LOST },     { "某某", GAPS_ALL_LOST },     { "**", GAPS_ALL_LOST },
        { "王XX", GAPS_SOME_LOST },     { "Max Fox", GAPS_NONE },      { "桂某某", GAPS_SOME_LOST }, { "陳查某", GAPS_NONE },
        { "??", GAPS_ALL_LOST },        { "? " BOX, GAPS_ALL_LOST },  { "⿰王", GAPS_NONE },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (name_look(text_of(cases[i].name)) != cases[i].gaps)
            fail_msg("'%s': %d", cases[i].name, (int)name_look(text_of(cases[i].name)));
        else if (cases[i].gaps != GAPS_NONE && !name_may_have_gap(text_of(cases[i].name)))
            fail_msg("'%s' may have no gap", cases[i].name);
}

/* U+4000 to U+9FFF, which are passed over whole, and what may follow them. */
static void a_gap_is_seen_behind_every_ideograph(void **state) {
    (void)state;
    static const char *const gaps[] = { "?", "*", "\xee\x80\x80", "\xe2\x96\xa1", "\xe6\x9f\x90" };
    for (unsigned c = 0x4000; c <= 0x9fff; c++) {
        char name[8] = { (char)(0xe0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3f)), (char)(0x80 | (c & 0x3f)) };
        assert_int_equal(name_look(text_of(name)), c == 0x67d0 ? GAPS_ALL_LOST : GAPS_NONE);
        for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
            strcpy(name + 3, gaps[i]);
            assert_int_not_equal(name_look(text_of(name)), GAPS_NONE);
        }
    }
}

/* Every line of the data file holds, and no variant leads to another. */
static void every_variant_of_the_file_is_one_with_what_it_stands_for(void **state) {
    (void)state;
    char line[200];
    size_t count = 0;
    FILE *in = fopen(VET_ROOT "/engine/ground/name_variants.csv", "r");
    assert_non_null(in);
    assert_non_null(fgets(line, sizeof line, in));
    while (fgets(line, sizeof line, in) != NULL) {
        arena a = { 0 };
        char *from = strtok(line, ","), *to = strtok(NULL, ",");
        text folded = fold(&a, from);
        if (!text_is(folded, to)) fail_msg("%s folds to %.*s, not to %s", from, TEXT_ARGS(folded), to);
        assert_true(strlen(to) <= strlen(from));
        arena_clear(&a);
        count++;
    }
    fclose(in);
    assert_true(count > 900);
}

static void a_name_that_needs_nothing_is_left_where_it_is(void **state) {
    (void)state;
    arena a = { 0 };
    static const char *const plain[] = { "王明", "ann lee", "" };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        text out;
        assert_true(name_fold(&a, text_of(plain[i]), &out));
        assert_ptr_equal(out.at, plain[i]);
    }
    text bad = { "a\xff.b", 4 }, out; /* not UTF-8: compared as it is */
    assert_true(name_fold(&a, bad, &out));
    assert_true(text_equal(bad, out));
    arena_clear(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(F1_variants_of_a_character_are_one),
        cmocka_unit_test(F2_wholly_different_names_differ),
        cmocka_unit_test(F4_width_and_case_do_not_matter),
        cmocka_unit_test(F11_double_names_with_other_dots_and_spaces_are_one),
        cmocka_unit_test(names_padded_with_blanks_are_one),
        cmocka_unit_test(F10_a_private_character_is_a_maybe),
        cmocka_unit_test(lost_characters_are_a_maybe_even_of_themselves),
        cmocka_unit_test(described_characters_are_a_maybe),
        cmocka_unit_test(a_name_too_long_to_lay_out_is_a_maybe),
        cmocka_unit_test(what_cannot_be_read_is_told_by_looking),
        cmocka_unit_test(a_gap_is_seen_behind_every_ideograph),
        cmocka_unit_test(every_variant_of_the_file_is_one_with_what_it_stands_for),
        cmocka_unit_test(a_name_that_needs_nothing_is_left_where_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
