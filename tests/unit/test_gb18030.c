/* gb18030: every code of the exhaustive tables, both ways, and each code in which the C library
 * differs. The tables are read in place ($VET_SHARED, or ../shared beside the project); without
 * them two tests say that they were skipped. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <iconv.h>
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
#include "load/encoding.h"
#include "load/gb18030.h"

static int file_of(const void *bytes, size_t len) {
    int fd = memfd_create("test", 0);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, len), (ssize_t)len);
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    return fd;
}

/* The bytes as UTF-8 with a NUL behind it; free() it. NULL: they do not decode. */
static char *decode(const void *bytes, size_t len, size_t *out_len) {
    decoder *d;
    text piece;
    fault f = { 0 };
    int status, fd = file_of(bytes, len);
    char *out = malloc(len * 3 + 8);
    assert_non_null(out);
    *out_len = 0;
    assert_int_equal(decoder_new(&d, fd, "x.csv", TEXT("gb18030"), &f), 0);
    while ((status = decoder_next(d, &piece, &f)) == 0 && piece.len > 0) {
        memcpy(out + *out_len, piece.at, piece.len);
        *out_len += piece.len;
    }
    out[*out_len] = '\0';
    decoder_free(d);
    close(fd);
    if (status == 0) return out;
    free(out);
    return NULL;
}

static size_t put_utf8(uint32_t point, char out[5]) {
    size_t n = 0;
    if (point < 0x80) out[n++] = (char)point;
    else if (point < 0x800) out[n++] = (char)(0xc0 | point >> 6);
    else if (point < 0x10000) out[n++] = (char)(0xe0 | point >> 12);
    else out[n++] = (char)(0xf0 | point >> 18);
    if (point >= 0x10000) out[n++] = (char)(0x80 | (point >> 12 & 0x3f));
    if (point >= 0x800) out[n++] = (char)(0x80 | (point >> 6 & 0x3f));
    if (point >= 0x80) out[n++] = (char)(0x80 | (point & 0x3f));
    out[n] = '\0';
    return n;
}

static void assert_reads(const char *bytes, size_t len, uint32_t point) {
    char expected[5];
    size_t n, wanted = put_utf8(point, expected);
    char *is = decode(bytes, len, &n);
    if (is == NULL) fail_msg("U+%04X does not decode", point);
    if (n != wanted || memcmp(is, expected, n) != 0)
        fail_msg("U+%04X is read as %s", point, is);
    free(is);
}

#define READS(bytes, point) assert_reads(bytes, sizeof(bytes) - 1, point)

/* ENCODINGS.md, "GB18030", row by row. */
static void each_code_the_c_library_reads_otherwise(void **state) {
    (void)state;
    READS("\x80", 0x20ac);
    READS("\xa3\xa0", 0x3000);
    READS("\xfe\x51", 0xe816);
    READS("\xfe\x52", 0xe817);
    READS("\xfe\x53", 0xe818);
    READS("\xfe\x6c", 0xe831);
    READS("\xfe\x76", 0xe83b);
    READS("\xfe\x91", 0xe855);
    READS("\x95\x32\x90\x31",
          0x20087); /* the character FE51 looks like has a code of its own */
    static const char four[][5] = { "\x82\x35\x90\x37", "\x82\x35\x90\x38", "\x82\x35\x90\x39",
                                    "\x82\x35\x91\x30", "\x82\x35\x91\x31", "\x82\x35\x91\x32",
                                    "\x82\x35\x91\x33", "\x82\x35\x91\x34" };
    for (uint32_t i = 0; i < 8; i++) assert_reads(four[i], 4, 0x9fb4 + i);
    static const char forms[][5] = { "\x84\x31\x82\x36", "\x84\x31\x82\x37", "\x84\x31\x82\x38",
                                     "\x84\x31\x82\x39", "\x84\x31\x83\x30", "\x84\x31\x83\x31",
                                     "\x84\x31\x83\x32", "\x84\x31\x83\x33", "\x84\x31\x83\x34",
                                     "\x84\x31\x83\x35" };
    for (uint32_t i = 0; i < 10; i++) assert_reads(forms[i], 4, 0xfe10 + i);
}

/* 18 codes that were private-use before 2022 and are characters since. */
static void the_codes_of_2022_are_characters(void **state) {
    (void)state;
    READS("\xa6\xd9", 0xfe10);
    READS("\xa6\xda", 0xfe12);
    READS("\xa6\xdb", 0xfe11);
    READS("\xa6\xdc", 0xfe13);
    READS("\xa6\xdd", 0xfe14);
    READS("\xa6\xde", 0xfe15);
    READS("\xa6\xdf", 0xfe16);
    READS("\xa6\xec", 0xfe17);
    READS("\xa6\xed", 0xfe18);
    READS("\xa6\xf3", 0xfe19);
    READS("\xfe\x59", 0x9fb4);
    READS("\xfe\x61", 0x9fb5);
    READS("\xfe\x66", 0x9fb6);
    READS("\xfe\x67", 0x9fb7);
    READS("\xfe\x6d", 0x9fb8);
    READS("\xfe\x7e", 0x9fb9);
    READS("\xfe\x90", 0x9fba);
    READS("\xfe\xa0", 0x9fbb);
    READS("\xa8\xbc", 0x1e3f);
    READS("\x81\x35\xf4\x37", 0xe7c7);
}

static void user_defined_codes_stay_private_use(void **state) {
    (void)state;
    READS("\xaa\xa1", 0xe000);
    READS("\xaf\xfe", 0xe233);
    READS("\xf8\xa1", 0xe234);
    READS("\xfe\xfe", 0xe4c5);
    READS("\xa1\x40", 0xe4c6);
    READS("\xa7\xa0", 0xe765);
}

static void the_table_is_in_the_order_of_its_bytes(void **state) {
    (void)state;
    for (size_t i = 0; i < GB18030_CODES; i++) {
        const gb18030_code *code = &gb18030_codes[i];
        assert_ptr_equal(gb18030_find((const char *)code->bytes, code->len), code);
        if (i > 0) assert_true(memcmp(code[-1].bytes, code->bytes, 4) < 0);
        assert_int_equal(gb18030_head((const char *)code->bytes, code->len), 0);
    }
    assert_null(gb18030_find("", 0));
    assert_null(gb18030_find("\xfe", 1));
    assert_null(gb18030_find("\x84\x31\x82", 3));
}

/* A code of the table, and one of the C library's, wherever the end of a block cuts it. */
static void codes_cut_by_a_block_are_put_together(void **state) {
    (void)state;
    enum { BLOCK = 1 << 16 };
    static char bytes[BLOCK + 64];
    static const char tail[] = "\xfe\x51\x84\x31\x82\x36\xd5\xc5\xa3\xa0\x80\x95\x32\x90\x31";
    static const char expected[] =
        "\xee\xa0\x96\xef\xb8\x90\xe5\xbc\xa0\xe3\x80\x80\xe2\x82\xac"
        "\xf0\xa0\x82\x87";
    memset(bytes, 'x', sizeof bytes);
    for (size_t before = BLOCK - 20; before <= BLOCK + 2; before++) {
        memcpy(bytes + before, tail, sizeof tail - 1);
        size_t n;
        char *is = decode(bytes, before + sizeof tail - 1, &n);
        assert_non_null(is);
        assert_int_equal(n, before + sizeof expected - 1);
        assert_memory_equal(is + before, expected, sizeof expected - 1);
        free(is);
        memset(bytes, 'x', sizeof bytes);
    }
}

static void what_is_no_code_is_refused(void **state) {
    (void)state;
    static const char *const wrong[] = { "\xff",
                                         "\x81\x39",
                                         "\xfe",
                                         "\x84\x31\xa4",
                                         "a\xd5\x20",
                                         "\x81\xff",
                                         "\x84\x31\xa5\x30",
                                         "\xe3\x32\x9a\x36" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        size_t n;
        char *is = decode(wrong[i], strlen(wrong[i]), &n);
        if (is != NULL) fail_msg("case %zu decodes", i);
    }
}

/* ---- the exhaustive tables */

typedef struct lines {
    char *at;
    size_t len;
} lines;

/* The file after the lines that say where it comes from. */
static bool read_lines(const char *name, lines *out) {
    char path[1024];
    const char *shared = getenv("VET_SHARED");
    if (shared != NULL) snprintf(path, sizeof path, "%s/data/csv/gb18030/%s", shared, name);
    else snprintf(path, sizeof path, "%s/../shared/data/csv/gb18030/%s", VET_ROOT, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) return false;
    out->at = malloc(1 << 20);
    assert_non_null(out->at);
    size_t len = fread(out->at, 1, 1 << 20, file);
    fclose(file);
    const char *body = memmem(out->at, len, ".py\n", 4);
    assert_non_null(body);
    size_t head = (size_t)(body - out->at) + 4;
    out->len = len - head;
    memmove(out->at, out->at + head, out->len);
    return true;
}

static text next_line(const char **at, const char *end) {
    const char *stop = memchr(*at, '\n', (size_t)(end - *at));
    text line = { *at, (size_t)((stop != NULL ? stop : end) - *at) };
    *at = stop != NULL ? stop + 1 : end;
    return line;
}

static void all_codes_of_two_bytes_decode_as_in_the_table(void **state) {
    (void)state;
    lines in, expected;
    if (!read_lines("gb18030_in.txt", &in) || !read_lines("gb18030_in_ref.txt", &expected))
        skip();
    size_t n, codes = 0;
    for (size_t i = 0; i < in.len; i++) codes += in.at[i] == '\n';
    assert_int_equal(codes, 23940);
    char *is = decode(in.at, in.len, &n);
    assert_non_null(is);
    assert_int_equal(n, expected.len);
    assert_memory_equal(is, expected.at, n);
    int fd = file_of(in.at, in.len);
    detection found;
    assert_int_equal(encoding_detect(fd, "x.csv", &found, NULL),
                     FAULT_DATA); /* mostly rare ones */
    close(fd);
    free(is);
    free(in.at);
    free(expected.at);
}

/* Above the basic plane codes follow each other. */
static size_t encode_high(text character, char out[8]) {
    const unsigned char *c = (const unsigned char *)character.at;
    uint32_t at =
        ((c[0] & 7u) << 18 | (c[1] & 0x3fu) << 12 | (c[2] & 0x3fu) << 6 | (c[3] & 0x3fu)) -
        0x10000;
    out[0] = (char)(0x90 + at / 12600);
    out[1] = (char)(0x30 + at / 1260 % 10);
    out[2] = (char)(0x81 + at / 10 % 126);
    out[3] = (char)(0x30 + at % 10);
    return 4;
}

/* The way back is the C library's, but for what it has no code for, or one that is read here as
 * something else. */
static size_t encode(iconv_t how, text character, char out[8]) {
    char *in = (char *)character.at, *to = out;
    size_t left = character.len, room = 8;
    if (character.len == 4) return encode_high(character, out);
    if (iconv(how, &in, &left, &to, &room) != (size_t)-1) return (size_t)(to - out);
    iconv(how, NULL, NULL, NULL, NULL);
    for (size_t i = 0; i < GB18030_CODES; i++) {
        char utf8[5];
        size_t len = put_utf8(gb18030_codes[i].point, utf8);
        if (len != character.len || memcmp(utf8, character.at, len) != 0) continue;
        memcpy(out, gb18030_codes[i].bytes, gb18030_codes[i].len);
        return gb18030_codes[i].len;
    }
    return 0;
}

static void all_characters_encode_as_in_the_table(void **state) {
    (void)state;
    lines in, expected;
    if (!read_lines("gb18030_out.txt", &in) || !read_lines("gb18030_out_ref.txt", &expected))
        skip();
    iconv_t how = iconv_open("GB18030", "UTF-8");
    assert_true(how != (iconv_t)-1);
    const char *from = in.at, *to = expected.at;
    size_t count = 0;
    while (from < in.at + in.len) {
        char out[8];
        text character = next_line(&from, in.at + in.len);
        text code = next_line(&to, expected.at + expected.len);
        size_t n = encode(how, character, out);
        if (n != code.len || memcmp(out, code.at, n) != 0)
            fail_msg("%.*s encodes otherwise", TEXT_ARGS(character));
        count++;
    }
    assert_int_equal(count, 23939);
    iconv_close(how);
    free(in.at);
    free(expected.at);
}

/* All of Unicode: what is encoded decodes to itself, but for U+E5E5, whose code is a blank. */
static void every_character_comes_back(void **state) {
    (void)state;
    iconv_t how = iconv_open("GB18030", "UTF-8");
    size_t size = 0, wanted = 0, without = 0;
    char *bytes = malloc(0x110000 * 4), *utf8 = malloc(0x110000 * 4);
    assert_true(how != (iconv_t)-1 && bytes != NULL && utf8 != NULL);
    for (uint32_t point = 1; point < 0x110000; point++) {
        if ((point >= 0xd800 && point <= 0xdfff) || point == 0xe5e5) continue;
        char one[5];
        size_t len = put_utf8(point, one), n = encode(how, (text){ one, len }, bytes + size);
        without += n == 0;
        if (n == 0) continue;
        size += n;
        memcpy(utf8 + wanted, one, len);
        wanted += len;
    }
    assert_int_equal(without, 18); /* the private-use places of the 18 of 2022 */
    size_t n;
    char *is = decode(bytes, size, &n);
    assert_non_null(is);
    assert_int_equal(n, wanted);
    assert_memory_equal(is, utf8, n);
    free(is);
    free(bytes);
    free(utf8);
    iconv_close(how);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_code_the_c_library_reads_otherwise),
        cmocka_unit_test(the_codes_of_2022_are_characters),
        cmocka_unit_test(user_defined_codes_stay_private_use),
        cmocka_unit_test(the_table_is_in_the_order_of_its_bytes),
        cmocka_unit_test(codes_cut_by_a_block_are_put_together),
        cmocka_unit_test(what_is_no_code_is_refused),
        cmocka_unit_test(all_codes_of_two_bytes_decode_as_in_the_table),
        cmocka_unit_test(all_characters_encode_as_in_the_table),
        cmocka_unit_test(every_character_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
