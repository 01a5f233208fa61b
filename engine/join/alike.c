/* alike: keys of a list that look alike to a hurried eye: V6-2, v06/02 and V06-O2 for V06-02.
 *
 * Keys are copied by hand and pass through spreadsheets: marks and case change, a zero in front
 * is lost, a number gets ".0", a letter O or a Cyrillic one takes the place of another, a note
 * is put behind. Two keys are alike when they are the same but for that. Which numbers stand
 * apart is kept: 1-11 is not 11-1, whoever wrote the marks; only a key without any mark may be
 * either. Alike is never the same: nobody is rejected by it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/alike.h"

#include <stddef.h>
#include <string.h>

#include "ground/name.h"
#include "load/identifier.h"

/* '-' is any mark. Of letters that are drawn the same the Latin one stands for all. */
static const struct { const char *bytes; char as; } drawn_as[] = {
    { "·", '-' }, { "・", '-' }, { "•", '-' }, { "‐", '-' }, { "‑", '-' }, { "‒", '-' },
    { "–", '-' }, { "—", '-' }, { "―", '-' }, { "−", '-' }, { "－", '-' }, { "、", '-' },
    { "А", 'A' }, { "а", 'A' }, { "В", 'B' }, { "Е", 'E' }, { "е", 'E' }, { "І", '1' },
    { "К", 'K' }, { "М", 'M' }, { "Н", 'H' }, { "О", '0' }, { "о", '0' }, { "Р", 'P' },
    { "р", 'P' }, { "С", 'C' }, { "с", 'C' }, { "Т", 'T' }, { "У", 'Y' }, { "у", 'Y' },
    { "Х", 'X' }, { "х", 'X' },
};

/* Behind the key: "(note)", and what a spreadsheet puts behind a whole number. */
static text without_tail(text key) {
    key = text_without_note(key);
    size_t digits = 0;
    while (digits < key.len && text_is_digit(key.at[digits])) digits++;
    size_t zeros = digits + 1;
    while (zeros < key.len && key.at[zeros] == '0') zeros++;
    bool whole = digits > 0 && digits + 1 < key.len && key.at[digits] == '.' &&
                 zeros == key.len;
    return whole ? (text){ key.at, digits } : key;
}

/* The character as drawn; 0: none of those known here. *len: its bytes. */
static char drawn(text t, size_t *len) {
    char c = t.at[0];
    *len = 1;
    if ((unsigned char)c < 0x80) {
        if (c >= 'a' && c <= 'z') c = (char)(c - 'a' + 'A');
        bool plain = text_is_digit(c) || (c >= 'A' && c <= 'Z');
        return !plain ? '-' : c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
    }
    for (size_t i = 0; i < sizeof drawn_as / sizeof drawn_as[0]; i++) {
        *len = strlen(drawn_as[i].bytes);
        if (t.len >= *len && memcmp(t.at, drawn_as[i].bytes, *len) == 0) return drawn_as[i].as;
    }
    *len = 1;
    return 0;
}

/* Marks become one '-' each time they part something. */
static text draw(text key, char *to) {
    size_t n = 0;
    bool mark = false;
    for (size_t i = 0, len; i < key.len; i += len) {
        char c = drawn((text){ key.at + i, key.len - i }, &len);
        if (c == '-') {
            mark = true;
            continue;
        }
        if (mark && n > 0) to[n++] = '-';
        mark = false;
        to[n++] = c != 0 ? c : key.at[i];
    }
    return (text){ to, n };
}

bool alike_read(text key, arena *a, alike *out) {
    key = without_tail(key);
    char *at = arena_take(a, 3 * (key.len + 1));
    *out = (alike){ { "", 0 }, { "", 0 }, false };
    if (at == NULL) return false;
    text all = draw(key, at);
    char *parted = at + key.len + 1, *joined = parted + key.len + 1;
    size_t n = 0, m = 0;
    bool within = false; /* a number that has begun */
    for (size_t i = 0; i < all.len; i++) {
        char c = all.at[i];
        bool next = i + 1 < all.len && text_is_digit(all.at[i + 1]);
        if (c != '-') joined[m++] = c;
        else out->marked = true;
        if (c == '-' && !(next && text_is_digit(all.at[i - 1]))) c = 0;
        bool lost = c == '0' && !within && next;
        within = text_is_digit(c) && !lost;
        if (c != 0 && !lost) parted[n++] = c;
    }
    out->parted = (text){ parted, n };
    out->joined = (text){ joined, m };
    return true;
}

bool alike_equal(const alike *a, const alike *b) {
    if (a->joined.len == 0 || b->joined.len == 0) return false;
    return text_equal(a->parted, b->parted) ||
           (!(a->marked && b->marked) && text_equal(a->joined, b->joined));
}

bool alike_is_called(const table *t, uint32_t row, uint16_t at) {
    column_type type = t->decl->columns[at].type;
    return (type == TYPE_NAME || identifier_is(type)) && table_state(t, row, at) == CELL_OK;
}

/* 李大成(弟) is 李大成. */
bool alike_called(text words, arena *a, text *out) {
    if (!name_fold(a, words, out)) return false;
    *out = text_without_note(*out);
    return true;
}
