/* only_words: whether a row is one of those that `only` of the docket asks for.
 *
 * A row that is left out is a record nobody sees. So the word it is measured by is read as
 * cells are: blanks, width, and the ".0" a spreadsheet puts behind a whole number say nothing.
 * Another case, a zero in front, a full stop behind may be an accident or another code. Such a
 * row is not left out in silence and not let in: somebody has to look at it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/only_words.h"

#include <string.h>

#include "load/plain.h"

enum { ROOM = 200 };

static bool is_number(text t) {
    for (size_t i = 0; i < t.len; i++)
        if (!text_is_digit(t.at[i])) return false;
    return t.len > 0;
}

/* 1.0, 1.00: what stands in front of the point. */
static text whole(text t) {
    const char *point = memchr(t.at, '.', t.len);
    if (point == NULL || point + 1 == t.at + t.len) return t;
    for (const char *c = point + 1; c < t.at + t.len; c++)
        if (*c != '0') return t;
    text front = { t.at, (size_t)(point - t.at) };
    return is_number(front) ? front : t;
}

/* A+, C#, 5 %: they say something. */
static bool is_of_word(char c) {
    return c == '+' || c == '-' || c == '*' || c == '#' || c == '%';
}

/* Marks off both ends, though not the sign of a number; zeros in front of one. */
static text bare(text t) {
    t = whole(t);
    while (t.len > 0 && text_is_sign(t.at[t.len - 1]) && !is_of_word(t.at[t.len - 1])) t.len--;
    while (t.len > 0 && text_is_sign(t.at[0]) &&
           !(t.at[0] == '-' && t.len > 1 && text_is_digit(t.at[1])))
        t.at++, t.len--;
    while (t.len > 1 && t.at[0] == '0' && is_number(t)) t.at++, t.len--;
    return t;
}

static answer compare(text cell, text word) {
    char one[ROOM], other[ROOM];
    if (plain_same(cell, word)) return YES;
    cell = plain_words(cell, one, ROOM);
    word = plain_words(word, other, ROOM);
    if (text_equal(whole(cell), word)) return YES;
    cell = bare(cell), word = bare(word);
    return cell.len > 0 && text_alike(cell, word) ? MAYBE : NO;
}

answer only_words_met(const docket_only *o, text cell) {
    answer met = NO;
    for (size_t i = 0; i < o->word_count && met != YES; i++) {
        answer is = compare(cell, o->words[i]);
        if (is != NO) met = is;
    }
    return met;
}
