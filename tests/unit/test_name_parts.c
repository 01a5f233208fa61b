/* name_parts: what of a name somebody may write alone, or in another order. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ground/name.h"
#include "ground/name_parts.h"

static bool compare(const char *a, const char *b, bool (*how)(const name_parts *, const name_parts *)) {
    arena memory = { 0 };
    text one, other;
    name_parts x, y;
    assert_true(name_fold(&memory, text_of(a), &one) && name_fold(&memory, text_of(b), &other));
    assert_true(name_parts_read(one, &memory, &x) && name_parts_read(other, &memory, &y));
    bool agree = how(&x, &y);
    assert_int_equal(how(&y, &x), agree);
    arena_clear(&memory);
    return agree;
}

static void a_part_of_a_name_is_that_name(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        { "张三 Zhang San", "张三" },        { "张三 Zhang San", "Zhang San" },   { "张三 Zhang San", "San ZHANG" },
        { "张三", "张三/Zhang San" },        { "張三", "Zhang San 张三" },        { "张三（Zhang San）", "Zhang San" },
        { "张三", "张三19850302" },          { "张三", "李四、张三" },            { "张三", "张三1" },
        { "李秀英（曾用名李英）", "李英" },  { "李英", "李秀英(原名李英)" },      { "Ann Lee", "Lee, Ann" },
        { "Ann Lee", "Ann-Lee" },            { "Wang Xiaoming", "WANG Xiao-Ming" }, { "José Sá", "Sa, Jose" },
        { "买买提·吐尔逊", "买买提·吐尔逊（男）" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!compare(pairs[i][0], pairs[i][1], name_parts_agree)) fail_msg("%s, %s", pairs[i][0], pairs[i][1]);
}

static void words_beside_a_name_are_no_part_of_it(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        { "被告人张三", "张三" },      { "张三先生", "张三" },          { "张三女士", "被执行人张三" }, { "张三等2人", "张三" },
        { "張三等人", "张三" },        { "张三等", "张三" },            { "原村主任张三", "张三" },     { "张三同志", "张三" },
        { "犯罪嫌疑人欧阳小明", "欧阳小明" }, { "张三 村长", "张三" },   { "社区矫正对象张三", "张三" }, { "张三村长", "张三" },
        { "服刑人员张三", "张三" },    { "候选人张三", "张三" },        { "村民张三", "张三" },         { "违法行为人张三", "张三" },
        { "Mr John Smith", "John Smith" },   { "Dr. John Smith", "Smith, John" }, { "SMITH, John QC", "John Smith" },
        { "The late John Smith", "John Smith" }, { "Cllr John Smith OBE", "Mr J. Smith-ohn" }, { "Sir John Smith", "john smith" },
        { "Tsui Hon-Kwong", "Tsui Honkwong" }, { "Dr Li Po", "Li Po" }, { "Lady Gaga", "Gaga" },
    };
    static const char *const others[][2] = {
        { "被告人张三", "张三丰" }, { "王先生", "王同志" }, { "张三先生", "李四先生" }, { "Mr John Smith", "Mr John Smythe" },
        { "Mr Ng", "Dr Ng" },       { "被告人", "原告" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!compare(pairs[i][0], pairs[i][1], name_parts_agree)) fail_msg("%s, %s", pairs[i][0], pairs[i][1]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (compare(others[i][0], others[i][1], name_parts_agree)) fail_msg("%s, %s", others[i][0], others[i][1]);
}

static bool alike(const char *a, const char *b) {
    return name_parts_are_alike(text_of(a), text_of(b));
}

static void half_of_the_characters_make_a_spelling(void **state) {
    (void)state;
    assert_true(alike("张三", "章三") && alike("李秀英", "李秀瑛") && alike("张三", "三张"));
    assert_true(alike("张三", "zhang san") && alike("li wei", "li wai") && alike("张三(男)", "章三"));
    assert_false(alike("张三", "李四"));
    assert_false(alike("李秀英", "李伟"));
    assert_false(alike("张张", "张三丰"));
    assert_false(alike("bob", "li wei"));
}

static void another_name_is_none(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        { "张三 Zhang San", "章三 Zhang San" }, { "张三", "张三丰" },         { "张三（化名）", "李四（化名）" },
        { "张三（男）", "李四（男）" },         { "Ann Lee", "Ann Leigh" },   { "张三（汉族）", "李四（汉族）" },
        { "买买提·吐尔逊", "买买提·艾力" },     { "Li", "Li" },               { "Ann Lee", "Ann Mary Lee" },
        { "王 Wang", "王" },                    { "", "" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (compare(pairs[i][0], pairs[i][1], name_parts_agree)) fail_msg("%s, %s", pairs[i][0], pairs[i][1]);
}

static void two_words_in_common_are_told(void **state) {
    (void)state;
    assert_true(compare("Ann Lee", "Lee, Ann Mary", name_parts_share_words));
    assert_true(compare("Ann M. Lee", "Mrs Ann Lee", name_parts_share_words));
    assert_false(compare("Ann Lee", "Bea Lee", name_parts_share_words));
    assert_false(compare("A B C", "A B C", name_parts_share_words));      /* letters, no words */
    assert_false(compare("张三", "张三", name_parts_share_words));
}

static bool short_form(const char *a, const char *b) {
    arena memory = { 0 };
    text one, other;
    assert_true(name_fold(&memory, text_of(a), &one) && name_fold(&memory, text_of(b), &other));
    bool may = name_parts_may_be_short(one, other);
    assert_int_equal(name_parts_may_be_short(other, one), may);
    arena_clear(&memory);
    return may;
}

static void a_name_may_be_shortened_or_have_a_slip(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        { "A. Rowan", "Alba Rowan" },     { "ROWAN, A", "Alba Rowan" },     { "Rowan", "Alba Rowan" },
        { "JA Rowan", "Jane Alba Rowan" }, { "J.A. Rowan", "Jane Alba Rowan" }, { "Mrs A Rowan", "Dr Alba Rowan" },
        { "Rob Rowan", "Robert Rowan" },  { "Alba Rowen", "Alba Rowan" },   { "Alba Rowann", "Alba Rowan" },
        { "Alba Rwan", "Alba Rowan" },    { "A Rowan (female)", "Alba Rowan" }, { "Álba Rowan", "A. Rowan" },
        { "ROWAN AJ", "Alba Rowan" },
    };
    static const char *const others[][2] = {
        { "Basil Rowan", "Alba Rowan" },  { "B. Rowan", "Alba Rowan" },     { "Alba Green", "Alba Rowan" },
        { "A. R.", "Alba Rowan" },        { "Alba Rown", "Alba Rowans" },   { "Ann Lee", "Ian Lee" },
        { "BJ Rowan", "Jane Alba Rowan" }, { "张三", "张四" },               { "", "Alba Rowan" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!short_form(pairs[i][0], pairs[i][1])) fail_msg("%s, %s", pairs[i][0], pairs[i][1]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (short_form(others[i][0], others[i][1])) fail_msg("%s, %s", others[i][0], others[i][1]);
}

static void a_name_of_ideographs_alone_is_one(void **state) {
    (void)state;
    assert_true(name_parts_is_one(TEXT("张三")));
    assert_true(name_parts_is_one(TEXT("买买提.吐尔逊")));
    assert_true(name_parts_is_one(TEXT("欧阳小明")));
    assert_false(name_parts_is_one(TEXT("被告人张三")) || name_parts_is_one(TEXT("张三等")));
    assert_false(name_parts_is_one(TEXT("张三a")));
    assert_false(name_parts_is_one(TEXT("张三.")));
    assert_false(name_parts_is_one(TEXT("ann")));
}

static void a_long_name_is_cut_and_not_lost(void **state) {
    (void)state;
    assert_true(compare("一一,二二,三三,四四,五五,六六,七七,八八,九九,十十", "一一", name_parts_agree));
    assert_true(compare("abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz",
                        "abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz",
                        name_parts_agree));
    assert_true(compare("ab cd ef gh ij kl mn op qr st", "ab cd", name_parts_share_words));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_of_a_name_is_that_name),
        cmocka_unit_test(words_beside_a_name_are_no_part_of_it),
        cmocka_unit_test(half_of_the_characters_make_a_spelling),
        cmocka_unit_test(another_name_is_none),
        cmocka_unit_test(two_words_in_common_are_told),
        cmocka_unit_test(a_name_may_be_shortened_or_have_a_slip),
        cmocka_unit_test(a_name_of_ideographs_alone_is_one),
        cmocka_unit_test(a_long_name_is_cut_and_not_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
