/* notes_words: every warning the engine gives has its Chinese. The warnings are read out of the
 * engine's source, so that a new one without it is found. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/notes_words.h"
#include "support/source_text.h"

enum { WORDS_BYTES = SOURCE_TEXT_BYTES, LEAST = 12 /* shorter texts before the format name files */ };

/* The first text of the call that is no name of a file. */
static void take_format(const char *at, char *format) {
    do {
        at = strchr(at, '"');
        assert_non_null(at);
        at = source_text(at, format);
    } while (strlen(format) < LEAST);
}

/* Where an %s is one of a few words of ours, not any. */
static void choose_words(char words[WORDS_BYTES]) {
    static const char *const chosen[][2] = {
        { "'x' of standard Lua is not let into packsx; x",
          "'os' of standard Lua is not let into packs; whoever this function meets will be "
          "referred" },
        { "x is not x x in 7 rowx (xlinex x)",
          "x is not the birth date in x in 7 rows (lines 3)" },
    };
    for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++)
        if (strcmp(words, chosen[i][0]) == 0) strcpy(words, chosen[i][1]);
}

static size_t check_file(const char *path) {
    char *all = source_read(path), format[WORDS_BYTES], words[WORDS_BYTES], buffer[WORDS_BYTES];
    size_t met = 0;
    for (const char *at = strstr(all, "NOTE_WARNING"); at != NULL;
         at = strstr(at + 1, "NOTE_WARNING")) {
        const char *behind = at + strlen("NOTE_WARNING");
        if (*behind != ',' && strncmp(behind, " :", 2) != 0) continue; /* not given here */
        take_format(behind, format);
        source_fill(format, words);
        choose_words(words);
        if (!notes_chinese(words, buffer, sizeof buffer))
            fail_msg("%s: no Chinese for: %s", path, words);
        met++;
    }
    free(all);
    return met;
}

static void every_warning_has_its_chinese(void **state) {
    (void)state;
    glob_t found;
    size_t met = 0;
    assert_int_equal(glob(VET_ROOT "/engine/*/*.c", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) met += check_file(found.gl_pathv[i]);
    globfree(&found);
    assert_in_range(met, 20, 200);
}

static void expect(const char *english, const char *chinese) {
    char buffer[WORDS_BYTES];
    assert_true(notes_chinese(english, buffer, sizeof buffer));
    assert_string_equal(buffer, chinese);
}

static void what_differs_is_carried_over(void **state) {
    (void)state;
    expect("the row cannot be read: 6 fields where 7 are expected",
           "该行无法读取：该行有6个字段，应为7个");
    expect("candidate_id V12-03 stands also at candidates.csv:115 with other content: both are "
           "referred",
           "candidate_id V12-03另见candidates.csv第115行，内容不同：两者均待核");
    expect("birth_date is not the birth date in id_number in 2 rows (lines 88, 89)",
           "2行的birth_date与由id_number得出的出生日期不符（第88, 89行）");
    expect("stated_age is not the age that follows from birth_date in 1 row (line 3)",
           "1行的stated_age与由birth_date得出的年龄不符（第3行）");
    expect("7 times a candidate's name is written in other characters here and taken as the "
           "same (first: lines 3, b.csv:4)",
           "7处候选人姓名用字不同，按同一姓名处理（前几处：第3, b.csv:4行）");
    expect("this ruling does not count: a hold is not opened by a ruling",
           "此裁定不予采用：暂缓不能以裁定解除");
    expect("this ruling does not count: lapsed, what the reason rests on has changed; copy the "
           "digest from reasons.csv if it is ruled again",
           "此裁定不予采用：已失效：所依据的内容已变更；如重新裁定，请从reasons.csv复制摘要");
    expect("the candidate_id is blank: this row is counted as unreadable and not vetted",
           "candidate_id空白：此行按无法读取计，不予审查");
}

/* A cell of a list may hold the words of a warning many times over: were every way through them
 * tried, this would take minutes. */
static void words_that_nearly_fit_end_soon(void **state) {
    (void)state;
    static const char *const often[] = { " in ", " row", " (", "line", " " };
    char words[WORDS_BYTES] = "x is not the birth date in x", buffer[WORDS_BYTES];
    for (size_t i = 0; i < sizeof often / sizeof *often; i++)
        for (size_t k = 0; k < 100; k++) strcat(words, often[i]);
    assert_false(notes_chinese(words, buffer, sizeof buffer));
}

static void what_nobody_says_is_left_alone(void **state) {
    (void)state;
    char buffer[WORDS_BYTES];
    assert_false(notes_chinese("something else", buffer, sizeof buffer));
    assert_false(notes_chinese("", buffer, sizeof buffer));
    assert_false(notes_chinese("the row cannot be read: x", buffer, 4));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_warning_has_its_chinese),
        cmocka_unit_test(what_differs_is_carried_over),
        cmocka_unit_test(words_that_nearly_fit_end_soon),
        cmocka_unit_test(what_nobody_says_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
