/* key_hidden: keys of which a part is hidden or lost: V01-**, V0?-01, □□-03.
 *
 * Lists that are passed on hide a part of a key behind stars; and where a key has characters
 * that an encoding has not, question marks, boxes or U+FFFD stand in their place, one of them
 * or several for each. Such a key may be any that is the same in what is shown, and is no more
 * than a likeness. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/key_hidden.h"

#include <stdint.h>
#include <string.h>

enum { LONGEST = 64 };

static const char *const marks[] = { "?", "*", "\xef\xbf\xbd", "□", "○", "●", "■", "▢" };

/* U+E000 to U+F8FF: characters that only the computer of the writer knows. */
static bool is_private(text t) {
    unsigned char first = (unsigned char)t.at[0];
    return t.len >= 3 && (first == 0xee || (first == 0xef && (unsigned char)t.at[1] < 0xa4));
}

/* The bytes of the mark at `i`; 0: there is none. */
static size_t mark_at(text t, size_t i) {
    text rest = { t.at + i, t.len - i };
    if (is_private(rest)) return 3;
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        if (text_starts(rest, marks[k])) return strlen(marks[k]);
    return 0;
}

static size_t marks_from(text t, size_t i) {
    size_t from = i, len;
    while (i < t.len && (len = mark_at(t, i)) > 0) i += len;
    return i - from;
}

bool key_hidden_is(text key) {
    bool hidden = false, shown = false;
    if (key.len > LONGEST) return false;
    for (size_t i = 0, run; i < key.len; i += run > 0 ? run : 1) {
        run = marks_from(key, i);
        bool last = i + run == key.len;
        hidden |= run > 0 && (!last || run > mark_at(key, i));
        shown |= run == 0 && (text_is_letter(key.at[i]) || text_is_digit(key.at[i]) ||
                              (unsigned char)key.at[i] >= 0x80);
    }
    return hidden && shown;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool begins_character(char c) {
    return ((unsigned char)c & 0xc0) != 0x80;
}

/* As far as both are shown; after a mark every place of the key is tried, the nearest first. */
bool key_hidden_fits(text hidden, text key) {
    size_t i = 0, k = 0, after = SIZE_MAX, from = 0;
    if (key.len > LONGEST) return false;
    while (k < key.len || i < hidden.len) {
        size_t run = i < hidden.len ? marks_from(hidden, i) : 0;
        if (run > 0 && k < key.len) {
            after = i += run;
            for (from = k + 1; from < key.len && !begins_character(key.at[from]);) from++;
            k = from;
        } else if (i < hidden.len && k < key.len && lower(hidden.at[i]) == lower(key.at[k])) {
            i++, k++;
        } else if (after != SIZE_MAX && from < key.len) {
            i = after;
            k = ++from;
        } else {
            return false;
        }
    }
    return true;
}
