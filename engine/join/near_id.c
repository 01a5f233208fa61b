/* near_id: when two identity numbers are near each other.
 *
 * Near is one slip: a character changed, dropped, added, or two neighbours swapped. Two numbers
 * whose check fits are never near, however alike: they are two persons' (the check catches
 * every such slip). A number that went through a spreadsheet is compared by the digits it has
 * left, one that is masked (5101**********1231) by its first and its last. Nobody compares
 * everybody with everybody: wherever the slip is, the head, the tail, or head and tail without
 * the middle are whole, and those three are the keys. A slip may make a number longer or
 * shorter, so the indexed side gives its keys for three lengths.
 *
 * A cell may hold as many numbers as find room in it: they are read one behind the other, each
 * once. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/near_id.h"

#include <string.h>

#include "ground/dict.h"
#include "load/identifier.h"

enum {
    SHORTEST = 6,
    CN_ID_LEN = 18,
    SPREADSHEET_DIGITS = 15,
    SHOWN_MIN = 4, /* characters in front of a mask, and behind it */
};

/* Remainders by 11 catch every slip; Taiwan's by 10 does not, the others are forms only. */
bool near_id_is_checked(column_type type) {
    return type == TYPE_CN_ID || type == TYPE_HK_ID || type == TYPE_BR_CPF;
}

/* ---- reading ------------------------------------------------------------ */

static size_t leading_digits(const near_id *id) {
    size_t n = 0;
    while (n < id->len && text_is_digit(id->at[n])) n++;
    return n;
}

/* The characters without blanks, letters large, and without the marks people put into numbers
 * where they mean nothing; len 0 when they are not all plain. */
static void take_characters(near_id *id, text t, const char *marks) {
    for (size_t i = 0; i < t.len; i++) {
        char c = t.at[i];
        bool plain = text_is_digit(c) || (c >= 'A' && c <= 'Z');
        if (c >= 'a' && c <= 'z') c = (char)(c - ('a' - 'A'));
        else if (!plain && (c == ' ' || (c > 0 && strchr(marks, c) != NULL))) continue;
        if (c < '!' || c > '~' || id->len == NEAR_ID_MAX) {
            id->len = 0;
            return;
        }
        id->at[id->len++] = c;
    }
}

/* 5.10104E+17: the digits before the E. The last one shown is rounded, unless all are there. */
static bool take_scientific(near_id *id) {
    size_t n = 0, i = 0;
    char digits[NEAR_ID_MAX];
    for (; i < id->len && (text_is_digit(id->at[i]) || id->at[i] == '.'); i++)
        if (text_is_digit(id->at[i])) digits[n++] = id->at[i];
    if (n < 2 || i == id->len || id->at[i] != 'E') return false;
    memcpy(id->at, digits, n);
    id->digits = (uint8_t)(n < SPREADSHEET_DIGITS ? n - 1 : SPREADSHEET_DIGITS);
    id->len = 0;
    return true;
}

/* Rounded by a spreadsheet; or cut off, by a field or a print too narrow. */
static void find_damage(near_id *id, column_type type) {
    if (take_scientific(id) || leading_digits(id) != id->len) return;
    bool rounded = id->len == CN_ID_LEN && memcmp(id->at + SPREADSHEET_DIGITS, "000", 3) == 0;
    bool cut = type == TYPE_CN_ID && id->len >= SPREADSHEET_DIGITS && id->len < CN_ID_LEN - 1;
    if (rounded || cut) id->digits = cut ? id->len : SPREADSHEET_DIGITS;
}

/* The bytes of a character that hides another; 0: it does not. */
static size_t mask_at(text t) {
    static const char *const marks[] = { "*", "x", "#", "?", "_", ".", "＊",
                                         "×", "●", "○", "■", "□", "…", "•" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text_starts(t, marks[i])) return strlen(marks[i]);
    return t.len > 0 && t.at[0] == 'X';
}

static bool is_masked(text t) {
    size_t len, count = 0;
    for (; t.len > 0 && (len = mask_at(t)) > 0; count++) t = (text){ t.at + len, t.len - len };
    return t.len == 0 && count >= 2;
}

/* 5101**********1231: enough in front, or some in front and behind. */
static void find_masked(near_id *id, text t) {
    size_t head = 0, tail = 0;
    while (head < t.len && text_is_digit(t.at[head])) head++;
    if (t.len > head && (t.at[t.len - 1] | 0x20) == 'x') tail = 1;
    while (tail < t.len - head && text_is_digit(t.at[t.len - tail - 1])) tail++;
    bool both = head >= SHOWN_MIN && tail >= SHOWN_MIN;
    if ((!both && head < NEAR_DIGITS_MIN) || head + tail > CN_ID_LEN) return;
    if (!both) tail = 0;
    if (!is_masked((text){ t.at + head, t.len - head - tail })) return;
    memcpy(id->at, t.at, head);
    memcpy(id->at + head, t.at + t.len - tail, tail);
    if (both && id->at[head + tail - 1] == 'x') id->at[head + tail - 1] = 'X';
    id->len = 0;
    id->digits = both ? 0 : (uint8_t)head;
    id->head = both ? (uint8_t)head : 0;
    id->tail = (uint8_t)tail;
}

static bool is_of_id(char c) {
    return text_is_digit(c) || c == 'X' || c == 'x';
}

/* The next characters that a number may have; *from is what stands behind them then. */
static text next_run(text *from) {
    size_t first = 0, end;
    while (first < from->len && !is_of_id(from->at[first])) first++;
    for (end = first; end < from->len && is_of_id(from->at[end]);) end++;
    text run = { from->at + first, end - first };
    *from = (text){ from->at + end, from->len - end };
    return run;
}

static void take_within(near_id *id, const char *good, text rest) {
    memcpy(id->at, good, CN_ID_LEN);
    id->len = CN_ID_LEN;
    id->digits = 0;
    id->within = true;
    id->rest = rest;
}

/* A cell that says more than the number, as 510104198503021231(male), or several, one behind
 * the other: the first in it whose check fits. */
static bool find_within(near_id *id, text t) {
    char good[IDENTIFIER_SIZE];
    const char *end = t.at + t.len;
    while (t.len > 0) {
        text run = next_run(&t);
        for (size_t i = 0; run.len % CN_ID_LEN == 0 && i < run.len; i += CN_ID_LEN) {
            text part = { run.at + i, CN_ID_LEN };
            if (identifier_read(TYPE_CN_ID, part, good) != NULL) continue;
            const char *behind = part.at + part.len;
            take_within(id, good, (text){ behind, (size_t)(end - behind) });
            return true;
        }
    }
    return false;
}

bool near_id_next(near_id *id) {
    return id->within && find_within(id, id->rest);
}

bool near_id_read(const table *t, uint32_t row, uint16_t at, arena *scratch, near_id *out) {
    cell_state state = table_state(t, row, at);
    text words;
    out->len = out->digits = out->head = out->tail = 0;
    out->within = false;
    out->rest = (text){ "", 0 };
    out->kind = NEAR_ID_NONE;
    if (state != CELL_OK && state != CELL_UNREADABLE) return true;
    if (!table_text(t, row, at, scratch, &words)) return false;
    column_type type = t->decl->columns[at].type;
    take_characters(out, words, identifier_is(type) ? "-.()/" : "");
    if (state == CELL_UNREADABLE) out->kind = NEAR_ID_BAD;
    else out->kind = near_id_is_checked(type) ? NEAR_ID_GOOD : NEAR_ID_PLAIN;
    if (out->kind == NEAR_ID_BAD) find_damage(out, type);
    if (out->kind == NEAR_ID_BAD && type == TYPE_CN_ID && !find_within(out, words))
        find_masked(out, words);
    if (out->len < SHORTEST) out->len = 0;
    return true;
}

/* ---- comparing ------------------------------------------------------------ */

static near_how compare_digits(const near_id *a, const near_id *b) {
    size_t n = a->digits;
    if (b->digits > 0 && (n == 0 || b->digits < n)) n = b->digits;
    if (n == 0 || (a->digits == 0 && a->len != CN_ID_LEN) ||
        (b->digits == 0 && b->len != CN_ID_LEN) || memcmp(a->at, b->at, n) != 0)
        return NEAR_NOT;
    return n >= NEAR_DIGITS_MIN ? NEAR_DIGITS : NEAR_FEW;
}

/* One of them masked, the other whole. */
static near_how compare_masked(const near_id *a, const near_id *b) {
    if (a->head == 0) return b->head == 0 ? NEAR_NOT : compare_masked(b, a);
    if (b->digits > 0 || b->len != CN_ID_LEN || memcmp(a->at, b->at, a->head) != 0 ||
        memcmp(a->at + a->head, b->at + CN_ID_LEN - a->tail, a->tail) != 0)
        return NEAR_NOT;
    return a->head + a->tail >= NEAR_DIGITS_MIN ? NEAR_DIGITS : NEAR_MASKED;
}

static near_how compare_characters(const near_id *a, const near_id *b) {
    if (a->len > b->len) return compare_characters(b, a);
    size_t head = 0, tail = 0;
    if (a->len == 0 || b->len - a->len > 1) return NEAR_NOT;
    while (head < a->len && a->at[head] == b->at[head]) head++;
    if (head == a->len && a->len == b->len) return NEAR_SAME;
    while (tail < a->len - head && a->at[a->len - tail - 1] == b->at[b->len - tail - 1]) tail++;
    if (a->len < b->len) return head + tail == a->len ? NEAR_ONE : NEAR_NOT;
    if (head + tail + 1 == a->len) return NEAR_ONE;
    bool swapped = head + tail + 2 == a->len && a->at[head] == b->at[head + 1] &&
                   a->at[head + 1] == b->at[head];
    return swapped ? NEAR_SWAPPED : NEAR_NOT;
}

near_how near_id_compare(const near_id *a, const near_id *b) {
    if (a->kind == NEAR_ID_NONE || b->kind == NEAR_ID_NONE) return NEAR_NOT;
    if (a->kind == NEAR_ID_GOOD && b->kind == NEAR_ID_GOOD) return NEAR_NOT;
    if (a->head > 0 || b->head > 0) return compare_masked(a, b);
    near_how how = compare_characters(a, b), left = compare_digits(a, b);
    if (how == NEAR_SAME && a->kind == NEAR_ID_PLAIN) return NEAR_NOT;
    if (how == NEAR_NOT || (left != NEAR_NOT && left < how)) return left;
    return how == NEAR_SAME && (a->within || b->within) ? NEAR_WITHIN : how;
}

bool near_id_same_birth(const near_id *a, const near_id *b) {
    return a->len >= SPREADSHEET_DIGITS && a->len <= CN_ID_LEN &&
           b->len >= SPREADSHEET_DIGITS && b->len <= CN_ID_LEN &&
           memcmp(a->at + 6, b->at + 6, 8) == 0;
}

/* ---- keys ------------------------------------------------------------ */

static uint64_t key_of(const near_id *id, size_t head, size_t tail, size_t length) {
    char bytes[2 + NEAR_ID_MAX] = { (char)head, (char)length };
    memcpy(bytes + 2, id->at, head);
    memcpy(bytes + 2 + head, id->at + id->len - tail, tail);
    return dict_hash(bytes, 2 + head + tail);
}

/* What stays whole when the slip is in the first third, in the middle, in the last quarter of a
 * number of this length; the parts overlap, so that swapped neighbours fall into one. */
static size_t keys_for(const near_id *id, size_t length, uint64_t *out) {
    size_t first = length / 3, last = length - length / 4;
    out[0] = key_of(id, 0, length - first - 1, length);
    out[1] = key_of(id, first, length - last, length);
    out[2] = key_of(id, last - 1, 0, length);
    return 3;
}

/* What is shown of a number that is masked, at least. */
static uint64_t ends_key(const near_id *id, size_t count) {
    char bytes[2 * SHOWN_MIN + 1] = { '*' };
    memcpy(bytes + 1, id->at, SHOWN_MIN);
    memcpy(bytes + 1 + SHOWN_MIN, id->at + count - SHOWN_MIN, SHOWN_MIN);
    return dict_hash(bytes, sizeof bytes);
}

size_t near_id_keys(const near_id *id, bool indexed, uint64_t out[NEAR_ID_KEYS]) {
    size_t n = 0;
    bool has_digits = id->digits >= NEAR_DIGITS_MIN ||
                      (id->digits == 0 && id->len == CN_ID_LEN && id->kind != NEAR_ID_PLAIN);
    if (has_digits) out[n++] = dict_hash(id->at, NEAR_DIGITS_MIN);
    if (id->head > 0) out[n++] = ends_key(id, (size_t)id->head + id->tail);
    else if (has_digits && id->digits == 0) out[n++] = ends_key(id, CN_ID_LEN);
    if (id->len < SHORTEST) return n;
    for (size_t length = id->len - indexed; length <= (size_t)id->len + indexed; length++)
        if (length >= SHORTEST) n += keys_for(id, length, out + n);
    return n;
}
