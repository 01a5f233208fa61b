/* errors_words: every error a clerk can meet has its Chinese. The errors are read out of the
 * engine's source, so that a new one without it is found. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/errors_words.h"
#include "support/source_text.h"

enum { WORDS_BYTES = SOURCE_TEXT_BYTES, LEAST = 8, CALL_BYTES = 4000 };

/* Who tells what: rooms whose errors a clerk meets. Of the pack's only one module reads the
 * command line; the library's own are for who writes programs. */
static const char *const patterns[] = {
    "/engine/ground/*.c", "/engine/load/*.c",   "/engine/join/*.c",  "/engine/evaluate/*.c",
    "/engine/decide/*.c", "/engine/tally/*.c",  "/engine/audit/*.c", "/engine/report/*.c",
    "/engine/look/*.c",   "/engine/desk/*.c",   "/engine/pack/through.c",
};
static const char *const calls[] = { "docket_wrong(", "fault_set(", "fault_plain(",
                                     "wrong(r, " };

/* The call's own text, to its closing bracket. */
static void take_call(const char *at, char call[CALL_BYTES]) {
    size_t used = 0;
    int depth = 1;
    for (bool quoted = false; depth > 0; at++) {
        assert_true(*at != '\0' && used + 3 < CALL_BYTES);
        if (quoted && *at == '\\') call[used++] = *at++;
        else if (*at == '"') quoted = !quoted;
        else if (!quoted) depth += (*at == '(') - (*at == ')');
        call[used++] = *at;
    }
    call[used] = '\0';
}

static bool ends_with(const char *words, const char *end) {
    size_t len = strlen(words), more = strlen(end);
    return len >= more && strcmp(words + len - more, end) == 0;
}

/* The first text that is no name of a file; empty: the words are made elsewhere. */
static void take_format(const char *at, char format[WORDS_BYTES]) {
    do {
        at = strchr(at, '"');
        format[0] = '\0';
        if (at == NULL) return;
        at = source_text(at, format);
    } while (strlen(format) < LEAST || ends_with(format, ".lua") ||
             ends_with(format, ".sqlite"));
}

/* Where an %s is one of a few words of ours, not any; and where a macro parts the text. */
static void choose_words(char words[WORDS_BYTES]) {
    static const char *const chosen[][2] = {
        { "x is data: write the value itselfx", "x is data: write the value itself" },
        { "x, not a text file: x and name the CSV file",
          "x, not a text file: unpack it and name the CSV file" },
        { "x: unknown name 'x'; xx", "x: unknown name 'x'; there are: x" },
        { "no x 'x' in this run", "no reason 'x' in this run" },
        { "no x 'x' in this run; did you mean 'x'?",
          "no reason 'x' in this run; did you mean 'x'?" },
        { "internal: the sums of x do not agree: x ",
          "internal: the sums of x do not agree: x; nothing was written; please report this" },
        { "has format ", "has format 7, this vet reads format 7; use the vet that wrote it" },
    };
    for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++)
        if (strcmp(words, chosen[i][0]) == 0) strcpy(words, chosen[i][1]);
}

/* A whole sentence that was made elsewhere. */
static bool is_open(const char *words) {
    return strspn(words, "x7 :;,'") == strlen(words);
}

static size_t check_file(const char *path) {
    char *all = source_read(path), call[CALL_BYTES], format[WORDS_BYTES], words[WORDS_BYTES],
         buffer[WORDS_BYTES * 2];
    size_t met = 0;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        for (const char *at = strstr(all, calls[i]); at != NULL;
             at = strstr(at + 1, calls[i])) {
            if (i == 3 && (at[-1] == '_' || !ends_with(path, "/data.c"))) continue;
            take_call(at + strlen(calls[i]), call);
            if (strstr(call, "FAULT_PACK") != NULL || strstr(call, "const char *") != NULL)
                continue;
            take_format(call, format);
            source_fill(format, words);
            if (is_open(words)) continue;
            choose_words(words);
            if (!errors_chinese(words, buffer, sizeof buffer))
                fail_msg("%s: no Chinese for: %s", path, words);
            met++;
        }
    }
    free(all);
    return met;
}

static void every_error_of_a_clerk_has_its_chinese(void **state) {
    (void)state;
    size_t met = 0;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        char pattern[1000];
        glob_t found;
        snprintf(pattern, sizeof pattern, "%s%s", VET_ROOT, patterns[i]);
        assert_int_equal(glob(pattern, 0, NULL, &found), 0);
        for (size_t k = 0; k < found.gl_pathc; k++)
            if (!ends_with(found.gl_pathv[k], "/library.c"))
                met += check_file(found.gl_pathv[k]);
        globfree(&found);
    }
    assert_in_range(met, 150, 1000);
}

static void expect(const char *english, const char *chinese) {
    char buffer[WORDS_BYTES];
    assert_true(errors_chinese(english, buffer, sizeof buffer));
    assert_string_equal(buffer, chinese);
}

static void what_differs_is_carried_over(void **state) {
    (void)state;
    expect("day 'election_day' is not given: write days = { election_day = \"2026-12-05\" }",
           "没有写日期'election_day'：请写days = { election_day = \"2026-12-05\" }");
    expect("covers is words in quotes; expected a table", "covers是引号中的文字；应为表");
    expect("day 'election_day' = \"2026-02-30\" is no such day in the calendar; write it like "
           "\"2026-12-05\"",
           "日期'election_day' = \"2026-02-30\"：日历上没有这一天；请写成\"2026-12-05\"");
    expect("police: expect = { rows = 212 }, but the file has 211; ask who sent it, or correct "
           "the number",
           "police：写明应有212行（expect = { rows = 212 }），文件却有211行；请向报送单位核实，"
           "或更正该数字");
}

/* A sentence in a sentence, and what the system says in it. */
static void what_stands_in_it_is_said_in_chinese_too(void **state) {
    (void)state;
    expect("file 'a.csv': cannot be opened in x: Permission denied",
           "文件'a.csv'：无法在x中打开：没有权限");
    expect("could not be written: No space left on device", "无法写入：磁盘已满");
    expect("could not be written: Strange", "无法写入：Strange");
}

static void a_row_without_which_nobody_is_vetted_is_told_as_any(void **state) {
    (void)state;
    expect("no such day in the calendar", "日历上没有这一天");
}

static void what_nobody_says_is_left_alone(void **state) {
    (void)state;
    char buffer[WORDS_BYTES];
    assert_false(errors_chinese("something else", buffer, sizeof buffer));
    assert_false(errors_chinese("", buffer, sizeof buffer));
    assert_false(errors_chinese("--threads is given twice", buffer, 4));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_error_of_a_clerk_has_its_chinese),
        cmocka_unit_test(what_differs_is_carried_over),
        cmocka_unit_test(what_stands_in_it_is_said_in_chinese_too),
        cmocka_unit_test(a_row_without_which_nobody_is_vetted_is_told_as_any),
        cmocka_unit_test(what_nobody_says_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
