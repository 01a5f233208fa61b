/* field_index: every way of finding separators, quotes and line breaks finds the same. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "load/field_index.h"

static const char separators[] = ",;\t|";

static bool is_mark(char c, char separator) {
    return c == separator || c == '"' || c == '\n' || c == '\r';
}

/* One byte after the other, as a person would look for them. */
static size_t look(const char *bytes, size_t len, char separator, uint32_t base, uint32_t *out) {
    size_t n = 0;
    for (size_t i = 0; i < len; i++)
        if (is_mark(bytes[i], separator)) out[n++] = base + (uint32_t)i;
    return n;
}

static bool is_blank(char c, char separator) {
    return c == ' ' || (c == '\t' && separator != '\t');
}

static bool is_loose(const char *bytes, size_t len, char separator) {
    bool loose = false;
    for (size_t i = 1; i < len; i++)
        loose |= (is_mark(bytes[i - 1], separator) && is_blank(bytes[i], separator)) ||
                 (is_blank(bytes[i - 1], separator) && is_mark(bytes[i], separator));
    return loose;
}

static void assert_found(const field_index_way *way, const char *bytes, size_t len,
                         char separator) {
    static uint32_t expected[FIELD_INDEX_MAX], got[FIELD_INDEX_MAX + 1];
    const uint32_t base = (uint32_t)len * 77;
    bool loose;
    size_t count = look(bytes, len, separator, base, expected);
    got[len] = 0xabcdef01u;
    size_t n = way->find(bytes, len, separator, base, got, &loose);
    if (n != count || memcmp(got, expected, n * sizeof *got) != 0)
        fail_msg("%s: %zu marks, expected %zu", way->name, n, count);
    assert_int_equal(got[len], 0xabcdef01u);
    if (loose != is_loose(bytes, len, separator)) fail_msg("%s: blanks beside marks", way->name);
}

static uint64_t draw(uint64_t *random) {
    *random ^= *random << 13, *random ^= *random >> 7, *random ^= *random << 17;
    return *random;
}

/* Every byte there is, at every place of a block. */
static void every_byte_is_told(void **state) {
    (void)state;
    field_index_way way;
    char bytes[64 + 17];
    for (size_t w = 0; field_index_at(w, &way); w++) {
        if (!way.usable) continue;
        for (size_t at = 0; at < sizeof bytes; at++)
            for (int c = 0; c < 256; c++) {
                memset(bytes, 'x', sizeof bytes);
                bytes[at] = (char)c;
                assert_found(&way, bytes, sizeof bytes, separators[c % 4]);
                assert_found(&way, bytes, sizeof bytes, separators[at % 4]);
            }
    }
}

/* A blank beside a mark, and nearly beside it, at every place of a block. */
static void blanks_beside_marks_are_told(void **state) {
    (void)state;
    static const char pairs[][5] = { ", ", " ,", "x,x ", " x,", "\"\t", "\t\n", "\t,", ",\t", " \r", "\r " };
    field_index_way way;
    char bytes[2 * 64 + 17];
    for (size_t w = 0; field_index_at(w, &way); w++)
        for (size_t i = 0; way.usable && i < sizeof pairs / sizeof *pairs; i++)
            for (size_t at = 0; at + 4 < sizeof bytes; at++) {
                memset(bytes, 'x', sizeof bytes);
                memcpy(bytes + at, pairs[i], strlen(pairs[i]));
                for (size_t s = 0; s < 4; s++) assert_found(&way, bytes, sizeof bytes, separators[s]);
            }
}

static void all_ways_agree(void **state) {
    (void)state;
    static char bytes[FIELD_INDEX_MAX];
    static const char common[] = ",;\t|\"\r\n x\0\xff\x8a\xac\x0c\x3a";
    field_index_way way;
    uint64_t random = 88172645463325252u;
    for (int round = 0; round < 3000; round++) {
        size_t len = round < 300 ? (size_t)round : draw(&random) % (FIELD_INDEX_MAX + 1);
        size_t kinds = round % 2 ? sizeof common - 1 : 256;
        for (size_t i = 0; i < len; i++) {
            uint64_t r = draw(&random) % kinds;
            bytes[i] = kinds == 256 ? (char)r : common[r];
        }
        for (size_t w = 0; field_index_at(w, &way); w++)
            if (way.usable) assert_found(&way, bytes, len, separators[round % 4]);
    }
    memset(bytes, ',', sizeof bytes);
    for (size_t w = 0; field_index_at(w, &way); w++)
        if (way.usable) assert_found(&way, bytes, sizeof bytes, ',');
}

static void the_best_way_can_be_used(void **state) {
    (void)state;
    field_index_way way;
    bool met = false;
    assert_true(field_index_at(0, &way) && way.usable);
    for (size_t w = 0; field_index_at(w, &way); w++)
        if (way.usable && way.find == field_index_best()) {
            print_message("the quickest here: %s\n", way.name); /* tests/elsewhere looks for it */
            met = true;
        }
    assert_true(met);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_is_told),
        cmocka_unit_test(blanks_beside_marks_are_told),
        cmocka_unit_test(all_ways_agree),
        cmocka_unit_test(the_best_way_can_be_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
