/* detect: which encoding bytes are taken for, how that is known, and what is never guessed. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "load/detect.h"

static int file_of(const void *bytes, size_t len) {
    int fd = memfd_create("test", 0);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, len), (ssize_t)len);
    return fd;
}

static void assert_detects(const char *bytes, size_t len, const char *encoding,
                           encoding_how how) {
    detection found;
    fault f = { 0 };
    int fd = file_of(bytes, len);
    if (encoding_detect(fd, "x.csv", &found, &f) != 0) fail_msg("%s: %s", encoding, f.message);
    assert_int_equal(found.encoding.len, strlen(encoding));
    assert_memory_equal(found.encoding.at, encoding, found.encoding.len);
    assert_int_equal(found.how, how);
    assert_int_equal(lseek(fd, 0, SEEK_CUR), 0);
    close(fd);
}

#define DETECTS(bytes, encoding, how) assert_detects(bytes, sizeof(bytes) - 1, encoding, how)

static void assert_refused(const char *bytes, size_t len, uint32_t line, uint32_t column,
                           const char *words) {
    detection found;
    fault f = { 0 };
    int fd = file_of(bytes, len);
    assert_int_equal(encoding_detect(fd, "x.csv", &found, &f), FAULT_DATA);
    assert_string_equal(f.message, words);
    assert_string_equal(f.file, "x.csv");
    assert_int_equal(f.line, line);
    assert_int_equal(f.column, column);
    close(fd);
}

#define REFUSES(bytes, line, column, words)                                                    \
    assert_refused(bytes, sizeof(bytes) - 1, line, column, words)

static void a_mark_decides(void **state) {
    (void)state;
    DETECTS("\xef\xbb\xbf"
            "a,b\n",
            "utf-8", ENCODING_BY_MARK);
    DETECTS("\xef\xbb\xbf"
            "a,\xe9\n",
            "utf-8", ENCODING_BY_MARK); /* and does not fit: reading says so */
    DETECTS("\xff\xfe"
            "a\0,\0",
            "utf-16le", ENCODING_BY_MARK);
    DETECTS("\xfe\xff"
            "\0a\0,",
            "utf-16be", ENCODING_BY_MARK);
    DETECTS("\x84\x31\x95\x33"
            "a,\xd5\xc5\n",
            "gb18030", ENCODING_BY_MARK);
}

static void utf8_when_every_byte_fits(void **state) {
    (void)state;
    DETECTS("", "utf-8", ENCODING_BY_FIT);
    DETECTS("a,b\n1,2\n", "utf-8", ENCODING_BY_FIT);
    DETECTS("name\n\xe5\xbc\xa0\xe4\xb8\x89\n\xf0\xa0\xae\xb7\n", "utf-8", ENCODING_BY_FIT);
}

static void utf8_is_strict(void **state) {
    (void)state;
    /* overlong, a surrogate, over U+10FFFF: none is UTF-8, and none is anything else */
    static const char *const wrong[] = { "a\xc0\xaf\xff", "a\xe0\x80\xaf\xff",
                                         "a\xed\xa0\x80\xff", "a\xf4\x90\x80\x80\xff",
                                         "a\xf8\x88\x80\x80\x80\xff" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        detection found;
        fault f = { 0 };
        int fd = file_of(wrong[i], strlen(wrong[i]));
        assert_int_equal(encoding_detect(fd, "x.csv", &found, &f), FAULT_DATA);
        assert_int_equal(f.column, 2);
        close(fd);
    }
}

static void gb18030_when_every_byte_fits_and_is_chinese(void **state) {
    (void)state;
    DETECTS("\xd0\xd5\xc3\xfb,\xd0\xd4\xb1\xf0\n\xd5\xc5\xc8\xfd,\xc4\xd0\n", "gb18030",
            ENCODING_BY_FIT);
    /* a rare character of GBK and one of four bytes among common ones */
    DETECTS("\xd5\xc5\x86\xb4,\xc0\xee\x95\x32\x82\x36\xc3\xf7\n", "gb18030", ENCODING_BY_FIT);
}

/* Each reads as GB18030 byte by byte; a name so read would match no record. */
static void big5_and_latin_1_are_not_taken_for_gb18030(void **state) {
    (void)state;
    static const char rare[] =
        "byte 0x%s is not UTF-8, and read as GB18030 most of its characters would be rare "
        "ones; "
        "say for this source in docket.lua what it is: encoding = \"big5\" (or \"gb18030\", "
        "\"iso-8859-1\")";
    char words[400];
    snprintf(words, sizeof words, rare, "A9");
    /* surname, name in Big5 */
    REFUSES("id,\xa9\x6d\xa6\x57\n1,\xb3\xaf\xaa\xdb\n2,\xaa\x4c\xa4\xa4\n", 1, 4, words);
    snprintf(words, sizeof words, rare, "E3");
    REFUSES("name\r\nJo\xe3o\r\n", 2, 3, words);
}

static void what_fits_nothing_is_refused_with_its_place(void **state) {
    (void)state;
    static const char words[] =
        "byte 0xE9 is not UTF-8, and the file is neither UTF-16 nor GB18030; say for this "
        "source "
        "in docket.lua what it is: encoding = \"iso-8859-1\" (or \"big5\")";
    REFUSES("name;town\nJos\xe9;Rio\n", 2, 4, words);
    REFUSES("name;town\r\nx;\r\rJos\xe9;Rio\n", 4, 4, words);
    REFUSES("\xe5\xbc\xa0\xe4\xb8\x89,Jos\xe9;Rio\n", 1, 7, words);
    REFUSES("\xe5\xbc\xa0\n\xe5\xbc", 2, 1,
            "the file ends in the middle of a character: utf-8 expected");
}

/* One byte broken in a long file of UTF-8 does not make it something else. */
static void utf8_with_a_broken_byte_is_not_guessed_again(void **state) {
    (void)state;
    REFUSES(
        "\xe5\xbc\xa0\xe4\xb8\x89,\xe7\x94\xb7\n\xe6\x9d\x8e,\xd5\xc5\n", 2, 3,
        "byte 0xD5 is not UTF-8, but everything before it is: mend the file, or say for this "
        "source in docket.lua what it is: encoding = \"gb18030\" (or \"big5\", "
        "\"iso-8859-1\")");
}

static void utf16_without_mark_by_its_zeros(void **state) {
    (void)state;
    DETECTS("a\0,\0b\0\n\0", "utf-16le", ENCODING_BY_ZEROS);
    DETECTS("\0a\0,\0b\0\n", "utf-16be", ENCODING_BY_ZEROS);
    /* U+4E00 has its zero on the other side; names, a comma, a line break */
    DETECTS("\0\x4e\x09\x4e,\0\0\x4e\x8c\x4e\n\0", "utf-16le", ENCODING_BY_ZEROS);
}

static void a_nul_in_plain_text_is_no_utf16(void **state) {
    (void)state;
    static const char words[] = "a NUL byte: no text file has one; if this is UTF-16, say "
                                "encoding = \"utf-16\" for this source in docket.lua";
    char body[400];
    memset(body, 'a', sizeof body);
    body[201] = '\0';
    assert_refused(body, sizeof body, 1, 202, words);
    REFUSES("a,b\n1\0,2", 2, 2, words);
    /* half a surrogate pair is no UTF-16 */
    REFUSES("a\0,\0\x00\xd8\n\0", 1, 2, words);
    REFUSES("a\0,\0\n\0\x00\xd8", 1, 2, words);
}

static void a_workbook_is_named(void **state) {
    (void)state;
    REFUSES(
        "PK\x03\x04....", 0, 0,
        "is an Excel workbook, not a CSV file: open it, save the sheet as \"CSV UTF-8\" and "
        "name that file");
}

/* The last character of a long file counts as much as the first, also where blocks meet. */
static void the_whole_file_is_looked_at(void **state) {
    (void)state;
    for (size_t before = 32760; before < 32776; before++) {
        char *body = malloc(before + 8);
        assert_non_null(body);
        memset(body, 'x', before);
        memcpy(body + before, "\xe5\xbc\xa0\n", 4);
        assert_detects(body, before + 4, "utf-8", ENCODING_BY_FIT);
        memcpy(body + before, "\xd5\xc5\n", 3);
        assert_detects(body, before + 3, "gb18030", ENCODING_BY_FIT);
        memcpy(body + before, "\xd5\xc5\xff\n", 4);
        assert_refused(
            body, before + 4, 1, (uint32_t)before + 1,
            "byte 0xD5 is not UTF-8, and the file is neither UTF-16 nor GB18030; say "
            "for this source in docket.lua what it is: encoding = \"iso-8859-1\" (or "
            "\"big5\")");
        free(body);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mark_decides),
        cmocka_unit_test(utf8_when_every_byte_fits),
        cmocka_unit_test(utf8_is_strict),
        cmocka_unit_test(gb18030_when_every_byte_fits_and_is_chinese),
        cmocka_unit_test(big5_and_latin_1_are_not_taken_for_gb18030),
        cmocka_unit_test(what_fits_nothing_is_refused_with_its_place),
        cmocka_unit_test(utf8_with_a_broken_byte_is_not_guessed_again),
        cmocka_unit_test(utf16_without_mark_by_its_zeros),
        cmocka_unit_test(a_nul_in_plain_text_is_no_utf16),
        cmocka_unit_test(a_workbook_is_named),
        cmocka_unit_test(the_whole_file_is_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
