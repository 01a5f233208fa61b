/* encoding: bytes of a file to UTF-8, and what is said of bytes that do not fit. */
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

#include "load/encoding.h"

typedef struct decoded {
    int status;
    fault f;
    char *bytes;
    size_t len;
    uint64_t read;
    digest sha256;
} decoded;

static int file_of(const void *bytes, size_t len) {
    int fd = memfd_create("test", 0);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, len), (ssize_t)len);
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    return fd;
}

static decoded decode(const void *bytes, size_t len, const char *encoding) {
    decoded out = { .bytes = malloc(len * 3 + 64) };
    decoder *d;
    text piece;
    int fd = file_of(bytes, len);
    assert_non_null(out.bytes);
    assert_int_equal(decoder_new(&d, fd, "x.csv", text_of(encoding), &out.f), 0);
    while ((out.status = decoder_next(d, &piece, &out.f)) == 0 && piece.len > 0) {
        memcpy(out.bytes + out.len, piece.at, piece.len);
        out.len += piece.len;
    }
    if (out.status == 0) assert_int_equal(decoder_totals(d, &out.read, &out.sha256, &out.f), 0);
    decoder_free(d);
    close(fd);
    return out;
}

static void assert_decodes(const char *bytes, size_t len, const char *encoding,
                           const char *expected) {
    decoded d = decode(bytes, len, encoding);
    if (d.status != 0) fail_msg("%s: %s", encoding, d.f.message);
    assert_int_equal(d.len, strlen(expected));
    assert_memory_equal(d.bytes, expected, d.len);
    assert_int_equal(d.read, len);
    free(d.bytes);
}

#define DECODES(bytes, encoding, expected)                                                     \
    assert_decodes(bytes, sizeof(bytes) - 1, encoding, expected)

static void assert_refused(const char *bytes, size_t len, const char *encoding,
                           const char *before, const char *words) {
    decoded d = decode(bytes, len, encoding);
    assert_int_equal(d.status, FAULT_DATA);
    assert_string_equal(d.f.message, words);
    assert_string_equal(d.f.file, "x.csv");
    assert_int_equal(d.len, strlen(before));
    assert_memory_equal(d.bytes, before, d.len);
    free(d.bytes);
}

#define REFUSES(bytes, encoding, before, words)                                                \
    assert_refused(bytes, sizeof(bytes) - 1, encoding, before, words)

static void every_encoding_becomes_utf8(void **state) {
    (void)state;
    DECODES("", "utf-8", "");
    DECODES("a", "utf-8", "a");
    DECODES("a\xe5\x88\x9d\xf0\xa0\x80\x80z", "utf-8", "a\xe5\x88\x9d\xf0\xa0\x80\x80z");
    DECODES("\xef\xbb\xbf"
            "a,b",
            "utf-8", "a,b");
    DECODES("M\xc9"
            "DIO",
            "iso-8859-1",
            "M\xc3\x89"
            "DIO");
    DECODES("\xd6\xd0\xce\xc4", "gb18030", "\xe4\xb8\xad\xe6\x96\x87");
    DECODES("\x84\x31\x95\x33"
            "a\x95\x32\x82\x36",
            "gb18030", "a\xf0\xa0\x80\x80");
    DECODES("\xa4\xa4\xa4\xe5", "big5", "\xe4\xb8\xad\xe6\x96\x87");
    DECODES("\xff\xfe"
            "a\0-\x4e",
            "utf-16", "a\xe4\xb8\xad");
    DECODES("\xfe\xff\0a\x4e-", "utf-16", "a\xe4\xb8\xad");
    DECODES("a\0-\x4e", "utf-16", "a\xe4\xb8\xad");
    DECODES("a\0-\x4e", "utf-16le", "a\xe4\xb8\xad");
    DECODES("\0a\x4e-", "utf-16be", "a\xe4\xb8\xad");
    DECODES("\x40\xd8\x00\xdc", "utf-16", "\xf0\xa0\x80\x80");
}

/* Names in Taiwan have characters of their own: CP950's places in the private use area. */
static void user_defined_characters_of_big5_are_private_use(void **state) {
    (void)state;
    DECODES("\xfa\x40\xfe\xfe", "big5", "\xee\x80\x80\xee\x8c\x90"); /* E000, E310 */
    DECODES("\x8e\x40\xa0\xfe", "big5", "\xee\x8c\x91\xee\xba\xb7"); /* E311, EEB7 */
    DECODES("\x81\x40\x8d\xfe", "big5", "\xee\xba\xb8\xef\x9a\xb0"); /* EEB8, F6B0 */
    DECODES("\x81\x7e\x81\xa1", "big5", "\xee\xbb\xb6\xee\xbb\xb7"); /* EEF6, EEF7 */
    DECODES("\xc6\xa1\xf9\xd6\xf9\xdc", "big5", "\xef\x9a\xb1\xe7\xa2\x81\xe5\xab\xba");
    DECODES("a\xb3\xaf\xfa\x41,\xaa\xda\n", "big5", "a\xe9\x99\xb3\xee\x80\x81,\xe8\x8a\xb3\n");
    REFUSES(
        "a\xfa\x20", "big5", "a",
        "byte 0xFA is not big5, the encoding the docket declares; is the file in another one, "
        "\"utf-8\" perhaps?");
    REFUSES("a\xa4", "big5", "a", "the file ends in the middle of a character: big5 expected");
}

static void characters_cut_by_a_block_are_put_together(void **state) {
    (void)state;
    enum { SIZE = 300000 };
    char *bytes = malloc(SIZE + 8);
    assert_non_null(bytes);
    for (size_t shift = 0; shift < 4; shift++) {
        size_t n = 0;
        while (n < shift) bytes[n++] = 'x';
        while (n < SIZE) memcpy(bytes + n, "\xf0\xa0\x80\x80", 4), n += 4;
        decoded d = decode(bytes, n, "utf-8");
        assert_int_equal(d.status, 0);
        assert_int_equal(d.len, n);
        assert_memory_equal(d.bytes, bytes, n);
        free(d.bytes);
        n = shift;
        while (n < SIZE) memcpy(bytes + n, "\x95\x32\x82\x36", 4), n += 4;
        d = decode(bytes, n, "gb18030");
        assert_int_equal(d.status, 0);
        assert_int_equal(d.len, n);
        assert_memory_equal(d.bytes + shift, "\xf0\xa0\x80\x80", 4);
        free(d.bytes);
    }
    free(bytes);
}

static void bytes_that_do_not_fit_come_after_the_good_ones(void **state) {
    (void)state;
    const char *gb =
        "byte 0xD6 is not UTF-8: if the file is in another encoding, say so for this "
        "source in docket.lua: encoding = \"gb18030\" (or \"big5\", \"iso-8859-1\", "
        "\"utf-16\")";
    REFUSES("a,b\n\xd6\xd0\n", "utf-8", "a,b\n", gb);
    REFUSES(
        "a\xc0\x80", "utf-8", "a",
        "byte 0xC0 is not UTF-8: if the file is in another encoding, say so for this source in "
        "docket.lua: encoding = \"gb18030\" (or \"big5\", \"iso-8859-1\", \"utf-16\")");
    REFUSES("\xff\xfe"
            "a\0",
            "utf-8", "",
            "the file begins with the byte-order mark of utf-16le, but the docket declares "
            "utf-8; say "
            "encoding = \"utf-16le\" for this source in docket.lua, or leave it out");
    REFUSES("\xef\xbb\xbf"
            "a",
            "gb18030", "",
            "the file begins with the byte-order mark of utf-8, but the docket declares "
            "gb18030; say "
            "encoding = \"utf-8\" for this source in docket.lua, or leave it out");
    REFUSES(
        "\xfe\xff\0a", "utf-16le", "",
        "the file begins with the byte-order mark of utf-16be, but the docket declares "
        "utf-16le; say encoding = \"utf-16be\" for this source in docket.lua, or leave it out");
    REFUSES("a\0b\0", "utf-8", "a",
            "a NUL byte: no text file has one; if this is UTF-16, say encoding = \"utf-16\" "
            "for this "
            "source in docket.lua");
    REFUSES("ab\0", "iso-8859-1", "ab",
            "a NUL byte: no text file has one; if this is UTF-16, say encoding = \"utf-16\" "
            "for this "
            "source in docket.lua");
    REFUSES("a\xff", "gb18030", "a",
            "byte 0xFF is not gb18030, the encoding the docket declares; "
            "is the file in another one, \"utf-8\" perhaps?");
    REFUSES("ab\xe5\x88", "utf-8", "ab",
            "the file ends in the middle of a character: utf-8 expected");
    REFUSES("a\0b", "utf-16", "a",
            "the file ends in the middle of a character: utf-16 expected");
    REFUSES(
        "\xed\xa0\x80", "utf-8", "",
        "byte 0xED is not UTF-8: if the file is in another encoding, say so for this source in "
        "docket.lua: encoding = \"gb18030\" (or \"big5\", \"iso-8859-1\", \"utf-16\")");
}

static void workbooks_are_known_by_their_first_bytes(void **state) {
    (void)state;
    const char *words =
        "is an Excel workbook, not a CSV file: open it, save the sheet as \"CSV "
        "UTF-8\" and name that file";
    REFUSES("PK\x03\x04xxxxxxxx", "utf-8", "", words);
    REFUSES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "gb18030", "", words);
}

static void the_digest_is_of_the_bytes_of_the_file(void **state) {
    (void)state;
    char hex[65];
    decoded d = decode("\xef\xbb\xbf"
                       "abc",
                       6, "utf-8");
    digest expected;
    assert_int_equal(digest_of("\xef\xbb\xbf"
                               "abc",
                               6, &expected),
                     0);
    assert_memory_equal(&d.sha256, &expected, sizeof expected);
    digest_hex(&d.sha256, hex);
    assert_int_equal(strlen(hex), 64);
    free(d.bytes);
}

static void only_the_seven_names_are_known(void **state) {
    (void)state;
    for (size_t i = 0; i < ENCODING_COUNT; i++) assert_true(encoding_known(encoding_names[i]));
    assert_false(encoding_known(TEXT("UTF8")));
    assert_false(encoding_known(TEXT("utf-8//TRANSLIT")));
    assert_false(encoding_known(TEXT("")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_encoding_becomes_utf8),
        cmocka_unit_test(user_defined_characters_of_big5_are_private_use),
        cmocka_unit_test(characters_cut_by_a_block_are_put_together),
        cmocka_unit_test(bytes_that_do_not_fit_come_after_the_good_ones),
        cmocka_unit_test(workbooks_are_known_by_their_first_bytes),
        cmocka_unit_test(the_digest_is_of_the_bytes_of_the_file),
        cmocka_unit_test(only_the_seven_names_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
