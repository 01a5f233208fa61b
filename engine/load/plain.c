/* plain: what is around and within the characters of a cell that says nothing.
 *
 * Spreadsheets and web pages leave blanks that nobody sees, input methods leave full-width
 * digits. Both say the same as the plain character, so they are read as it; nothing else
 * is made plain here. A blank between two digits stays: 19 85 is not 1985. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/plain.h"

#include <stdbool.h>

size_t plain_blank(const char *at, size_t len) {
    const unsigned char *c = (const unsigned char *)at;
    if (len > 0 && (c[0] == ' ' || (c[0] >= '\t' && c[0] <= '\r'))) return 1;
    if (len >= 2 && c[0] == 0xc2 && (c[1] == 0xa0 || c[1] == 0xad)) return 2;
    if (len < 3) return 0;
    if (c[0] == 0xe3 && c[1] == 0x80 && c[2] == 0x80) return 3;
    if (c[0] == 0xef && c[1] == 0xbb && c[2] == 0xbf) return 3;
    if (c[0] != 0xe2) return 0;
    if (c[1] == 0x80) /* U+2000..U+200F, U+2028..U+202F */
        return (c[2] >= 0x80 && c[2] <= 0x8f) || (c[2] >= 0xa8 && c[2] <= 0xaf) ? 3 : 0;
    return c[1] == 0x81 && (c[2] == 0x9f || (c[2] >= 0xa0 && c[2] <= 0xa9)) ? 3 : 0;
}

/* Of a blank of three bytes: does it show nothing at all? */
static bool is_unseen(const char *at, size_t len) {
    const unsigned char *c = (const unsigned char *)at;
    if (len == 2) return c[1] == 0xad;
    if (len != 3) return false;
    if (c[0] == 0xef) return true;
    if (c[0] != 0xe2) return false;
    if (c[1] == 0x80) return (c[2] >= 0x8b && c[2] <= 0x8f) || (c[2] >= 0xaa && c[2] <= 0xae);
    return c[2] >= 0xa0;
}

static size_t blank_before(const char *at, size_t len) {
    for (size_t n = 1; n <= 3 && n <= len; n++)
        if (plain_blank(at + len - n, n) == n) return n;
    return 0;
}

text plain_trim(text t) {
    size_t n;
    while ((n = plain_blank(t.at, t.len)) > 0) t.at += n, t.len -= n;
    while (t.len > 0 && (n = blank_before(t.at, t.len)) > 0) t.len -= n;
    return t;
}

char plain_character(text t, size_t *step) {
    const unsigned char *at = (const unsigned char *)t.at;
    bool wide = t.len >= 3 && at[0] == 0xef && at[2] >= 0x80 &&
                ((at[1] == 0xbc && at[2] >= 0x81) || (at[1] == 0xbd && at[2] <= 0x9e));
    *step = wide ? 3 : 1;
    return wide ? (char)((at[1] - 0xbc) * 0x40 + at[2] - 0x80 + 0x20) : t.at[0];
}

text plain_words(text t, char *buffer, size_t size) {
    size_t n = 0, step;
    bool gap = false;
    if (t.len > size) return t;
    for (; t.len > 0; t.at += step, t.len -= step) {
        step = plain_blank(t.at, t.len);
        if (step > 0) {
            gap |= !is_unseen(t.at, step);
            continue;
        }
        if (gap && n > 0) buffer[n++] = ' ';
        gap = false;
        buffer[n++] = plain_character(t, &step);
    }
    return (text){ buffer, n };
}

bool plain_same(text a, text b) {
    enum { ROOM = 200 };
    char one[ROOM], other[ROOM];
    return text_equal(a, b) ||
           text_equal(plain_words(a, one, ROOM), plain_words(b, other, ROOM));
}

static bool is_plain(text t) {
    for (size_t i = 0; i < t.len; i++)
        if (t.at[i] <= ' ' || (unsigned char)t.at[i] >= 0x80) return false;
    return true;
}

text plain_number(text t, char *buffer, size_t size) {
    size_t n = 0, step;
    bool gap = false;
    if (is_plain(t) || t.len > size) return t;
    for (; t.len > 0; t.at += step, t.len -= step) {
        step = plain_blank(t.at, t.len);
        if (step > 0) {
            gap |= !is_unseen(t.at, step);
            continue;
        }
        char c = plain_character(t, &step);
        if (gap && n > 0 && text_is_digit(buffer[n - 1]) && text_is_digit(c)) buffer[n++] = ' ';
        gap = false;
        buffer[n++] = c;
    }
    return (text){ buffer, n };
}
