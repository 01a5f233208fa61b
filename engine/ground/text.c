/* text: a piece of UTF-8 with its length.
 *
 * Comparisons are by bytes: the same in every locale. Folding for people's
 * names lives in ground/unicode. The edit distance serves "did you mean". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/text.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_NAME = 64 };  /* longer names get no suggestion */

text text_of(const char *zero_terminated) {
    if (zero_terminated == NULL) return (text){ "", 0 };
    return (text){ zero_terminated, strlen(zero_terminated) };
}

bool text_equal(text a, text b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool text_is(text a, const char *zero_terminated) {
    return text_equal(a, text_of(zero_terminated));
}

char text_small(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

bool text_alike(text a, text b) {
    size_t i = 0;
    if (a.len != b.len) return false;
    while (i < a.len && text_small(a.at[i]) == text_small(b.at[i])) i++;
    return i == a.len;
}

int text_compare(text a, text b) {
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common > 0 ? memcmp(a.at, b.at, common) : 0;
    if (order != 0) return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

bool text_starts(text a, const char *prefix) {
    size_t len = strlen(prefix);
    return a.len >= len && (len == 0 || memcmp(a.at, prefix, len) == 0);
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

text text_without_signs(text a) {
    while (a.len > 0 && text_is_sign(a.at[0])) a.at++, a.len--;
    while (a.len > 0 && text_is_sign(a.at[a.len - 1])) a.len--;
    return a;
}

text text_trim(text a) {
    while (a.len > 0 && is_blank(a.at[0])) a.at++, a.len--;
    while (a.len > 0 && is_blank(a.at[a.len - 1])) a.len--;
    return a;
}

text text_without_note(text a) {
    const char *open = a.len > 0 && a.at[a.len - 1] == ')' ? memchr(a.at, '(', a.len) : NULL;
    if (open != NULL && open > a.at) a.len = (size_t)(open - a.at);
    while (a.len > 0 && a.at[a.len - 1] == ' ') a.len--;
    return a;
}

static size_t least(size_t a, size_t b, size_t c) {
    size_t low = a < b ? a : b;
    return low < c ? low : c;
}

size_t text_distance(text a, text b, size_t limit) {
    size_t row[LONGEST_NAME + 1];
    if (a.len > LONGEST_NAME || b.len > LONGEST_NAME) return limit + 1;
    for (size_t j = 0; j <= b.len; j++) row[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t above = row[j];
            size_t change = corner + (a.at[i - 1] != b.at[j - 1]);
            row[j] = least(above + 1, row[j - 1] + 1, change);
            corner = above;
        }
    }
    return row[b.len] > limit ? limit + 1 : row[b.len];
}

size_t text_nearest(text a, const text *names, size_t n) {
    size_t limit = a.len / 3 + 1, best = n, least_so_far = limit + 1;
    for (size_t i = 0; i < n; i++) {
        size_t d = text_distance(a, names[i], limit);
        if (d < least_so_far) best = i, least_so_far = d;
    }
    return best;
}

void text_list(const text *names, size_t n, char *buffer, size_t size) {
    size_t used = 0;
    buffer[0] = '\0';
    for (size_t i = 0; i < n; i++) {
        const char *comma = i > 0 ? ", " : "";
        if (used + names[i].len + strlen(", ") + sizeof ", ..." > size) {
            snprintf(buffer + used, size - used, "%s...", comma);
            return;
        }
        int put = snprintf(buffer + used, size - used, "%s%.*s", comma, TEXT_ARGS(names[i]));
        if (put > 0) used += (size_t)put;
    }
}
