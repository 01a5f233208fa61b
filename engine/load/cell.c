/* cell: one written cell to one typed value.
 *
 * In comes what stood between two separators, out comes a value of the column's type
 * or the reason why there is none. Nothing is guessed: a word means blank, open or
 * none because the docket says so, a date is read in the declared form only, a number
 * is plain digits. Numbers are read by hand, because the library's functions follow
 * the locale. An id is checked here but its text stays in the table: it is compared,
 * never calculated with. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/cell.h"

#include <string.h>

#include "ground/name.h"
#include "ground/unicode.h"

enum {
    CN_ID = 18,
    CN_ID_OLD = 15,
    DIGITS_MAX =
        15, /* significant digits of a decimal: every one of them is exact in a double */
    WORDS_SHOWN = 12, /* values named in "not one of: ..." */
};

/* ---- blanks and words */

/* Length of the blank character the text starts with; 0: none. Those of Unicode that occur in
 * lists: no-break, ideographic, the general spaces, zero-width, byte-order mark. */
static size_t blank_here(const char *at, size_t len) {
    const unsigned char *c = (const unsigned char *)at;
    if (len > 0 && (c[0] == ' ' || (c[0] >= '\t' && c[0] <= '\r'))) return 1;
    if (len >= 2 && c[0] == 0xc2 && c[1] == 0xa0) return 2;
    if (len < 3) return 0;
    if (c[0] == 0xe3 && c[1] == 0x80 && c[2] == 0x80) return 3;
    if (c[0] == 0xef && c[1] == 0xbb && c[2] == 0xbf) return 3;
    if (c[0] != 0xe2) return 0;
    if (c[1] == 0x80 && (c[2] <= 0x8d || c[2] == 0xaf)) return 3;
    return c[1] == 0x81 && (c[2] == 0x9f || c[2] == 0xa0) ? 3 : 0;
}

static size_t blank_before(const char *at, size_t len) {
    for (size_t n = 1; n <= 3 && n <= len; n++)
        if (blank_here(at + len - n, n) == n) return n;
    return 0;
}

static text trim(text t) {
    size_t n;
    while ((n = blank_here(t.at, t.len)) > 0) t.at += n, t.len -= n;
    while (t.len > 0 && (n = blank_before(t.at, t.len)) > 0) t.len -= n;
    return t;
}

/* Nothing but letters, digits and marks at both ends: nearly every cell. */
static bool is_tight(text t) {
    unsigned char first = (unsigned char)t.at[0], last = (unsigned char)t.at[t.len - 1];
    return first > '\'' && first < 0x80 && last > ' ' && last < 0x80;
}

text cell_trim(text written) {
    if (written.len == 0 || is_tight(written)) return written;
    text t = trim(written);
    if (t.len == 0 || t.at[0] != '\'') return t;
    return trim((text){ t.at + 1, t.len - 1 });
}

static bool is_among(text t, const text *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(t, words[i])) return true;
    return false;
}

/* ---- full-width forms, U+FF01..U+FF5E */

/* The first character, as ASCII when it is a full-width form; its length in *step. */
static char narrow(text t, size_t *step) {
    const unsigned char *at = (const unsigned char *)t.at;
    bool wide = t.len >= 3 && at[0] == 0xef && at[2] >= 0x80 &&
                ((at[1] == 0xbc && at[2] >= 0x81) || (at[1] == 0xbd && at[2] <= 0x9e));
    *step = wide ? 3 : 1;
    return wide ? (char)((at[1] - 0xbc) * 0x40 + at[2] - 0x80 + 0x20) : t.at[0];
}

/* The text with full-width forms as ASCII; `t` itself when there are none or it is long. */
static text narrow_all(text t, char *buffer, size_t size) {
    size_t n = 0, step;
    if (t.len > size || memchr(t.at, 0xef, t.len) == NULL) return t;
    for (; t.len > 0; t.at += step, t.len -= step) buffer[n++] = narrow(t, &step);
    return (text){ buffer, n };
}

/* ---- numbers */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static const char *read_integer(text t, int64_t *out) {
    size_t i = t.at[0] == '-' || t.at[0] == '+';
    bool negative = t.at[0] == '-';
    int64_t n = 0;
    if (i == t.len) return "not a whole number";
    for (; i < t.len; i++) {
        if (!is_digit(t.at[i])) return "not a whole number";
        int digit = negative ? '0' - t.at[i] : t.at[i] - '0';
        if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, digit, &n))
            return "a number too large";
    }
    *out = n;
    return NULL;
}

/* Both the digits and the power of ten are exact in a double, so their quotient is the double
 * nearest to what was written. */
static const char *read_decimal(text t, double *out) {
    static const double ten[] = { 1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
    size_t i = t.at[0] == '-' || t.at[0] == '+', digits = 0, after = 0, seen = 0;
    bool point = false;
    int64_t n = 0;
    for (; i < t.len; i++) {
        if (t.at[i] == '.' && !point) {
            point = true;
            continue;
        }
        if (!is_digit(t.at[i])) return "not a number";
        n = n * 10 + (t.at[i] - '0');
        seen++;
        digits += n != 0;
        after += point;
        if (digits > DIGITS_MAX || after > DIGITS_MAX) return "more than 15 digits";
    }
    if (seen == 0 || t.at[t.len - 1] == '.') return "not a number";
    double whole = (double)n / ten[after];
    *out = t.at[0] == '-' && n != 0 ? -whole : whole;
    return NULL;
}

/* ---- codes */

static const char *read_code(const column_decl *decl, const cell_form *form, text t,
                             uint16_t *out) {
    for (size_t i = 0; i < form->value_count; i++) {
        if (!text_equal(t, form->from[i])) continue;
        *out = form->to[i];
        return NULL;
    }
    *out = column_find_value(decl, t);
    if (*out != NO_INDEX) return NULL;
    return form->not_one != NULL ? form->not_one : "not one of the declared values";
}

const char *cell_not_one(const column_decl *decl, arena *a) {
    const char *words = "not one of:";
    for (size_t i = 0; i < decl->value_count && i < WORDS_SHOWN && words != NULL; i++)
        words =
            arena_print(a, "%s%s %.*s", words, i > 0 ? "," : "", TEXT_ARGS(decl->values[i]));
    if (words != NULL && decl->value_count > WORDS_SHOWN)
        words = arena_print(a, "%s, and %zu more", words, decl->value_count - WORDS_SHOWN);
    return words;
}

/* ---- identity numbers of the People's Republic, GB 11643-1999 */

static const char *const damaged = "damaged by a spreadsheet: precision lost";

/* Digits and letters as ASCII capitals, blanks left out. Returns their number, or 0 when there
 * is another character or there are more than `room`. */
static size_t plain_characters(text t, char *out, size_t room) {
    size_t n = 0, step;
    for (; t.len > 0; t.at += step, t.len -= step) {
        char c = t.at[0];
        step = 1;
        if (c < '0' || c > 'z') {
            step = blank_here(t.at, t.len);
            if (step > 0) continue;
            c = narrow(t, &step);
        }
        if (c >= 'a' && c <= 'z') c = (char)(c - ('a' - 'A'));
        if (n == room || c < '!' || c > '~') return 0;
        out[n++] = c;
    }
    return n;
}

static bool all_digits(const char *at, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (!is_digit(at[i])) return false;
    return true;
}

/* 5.10104E+17: what a spreadsheet makes of a long number. */
static bool is_scientific(const char *at, size_t len) {
    const char *power = memchr(at, 'E', len);
    if (power == NULL || power == at) return false;
    for (const char *c = at; c < power; c++)
        if (!is_digit(*c) && *c != '.') return false;
    const char *tail = power + 1;
    if (tail < at + len && *tail == '+') tail++;
    return tail < at + len && all_digits(tail, (size_t)(at + len - tail));
}

static char check_character(const char *id) {
    static const int weight[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    int sum = 0;
    for (int i = 0; i < CN_ID - 1; i++) sum += weight[i] * (id[i] - '0');
    return "10X98765432"[sum % 11];
}

/* 15 digits: two of the year are missing, and the check. Serials 996 to 999 were kept for those
 * born in the century before. */
static void expand(char id[19]) {
    char old[CN_ID_OLD];
    memcpy(old, id, CN_ID_OLD);
    memcpy(id + 6, memcmp(old + 12, "996", 3) >= 0 ? "18" : "19", 2);
    memcpy(id + 8, old + 6, 9);
    id[17] = check_character(id);
}

const char *cn_id_read(text written, char out[19]) {
    char id[25];
    size_t len = plain_characters(written, id, sizeof id - 1);
    day born;
    if (len == 0) return "characters that no id has";
    if (is_scientific(id, len)) return damaged;
    if (len != CN_ID && len != CN_ID_OLD) return "not 18 characters (or 15, before 1999)";
    if (!all_digits(id, len - (len == CN_ID))) return "characters that no id has";
    if (len == CN_ID_OLD) expand(id);
    if (!is_digit(id[17]) && id[17] != 'X') return "characters that no id has";
    if (id[17] != check_character(id))
        return memcmp(id + 15, "000", 3) == 0 ? damaged : "check digit does not fit";
    memcpy(out, id, CN_ID);
    out[CN_ID] = '\0';
    return cn_id_birth(out, &born) ? NULL : "no such birth date";
}

static int number_at(const char *at, int len) {
    int n = 0;
    for (int i = 0; i < len; i++) n = n * 10 + (at[i] - '0');
    return n;
}

bool cn_id_birth(const char id[19], day *out) {
    int year = number_at(id + 6, 4);
    return year >= 1800 && day_make(year, number_at(id + 10, 2), number_at(id + 12, 2), out);
}

/* ---- the cell */

static const char *read_typed(const column_decl *decl, const cell_form *form, text t,
                              cell_value *value) {
    char id[19], buffer[64];
    switch (decl->type) {
    case TYPE_ID:
    case TYPE_TEXT: return NULL;
    case TYPE_NAME: return name_is_lost(t) ? "every character of it is lost" : NULL;
    case TYPE_CODE: return read_code(decl, form, t, &value->code);
    case TYPE_CN_ID: return cn_id_read(t, id);
    default: break;
    }
    t = narrow_all(t, buffer, sizeof buffer);
    switch (decl->type) {
    case TYPE_INTEGER: return read_integer(t, &value->integer);
    case TYPE_DECIMAL: return read_decimal(t, &value->decimal);
    case TYPE_DATE: return date_parse(t, form->dates, &value->date);
    case TYPE_DURATION: return duration_parse(t, &value->duration);
    default: break;
    }
    return "of no known type";
}

cell_state cell_read(const column_decl *decl, const cell_form *form, text written,
                     cell_value *value, const char **why) {
    text t = cell_trim(written);
    if (t.len == 0 || is_among(t, form->blank, form->blank_count)) return CELL_BLANK;
    if (decl->or_none && is_among(t, form->none, form->none_count)) return CELL_NONE;
    if (decl->or_open && is_among(t, form->open, form->open_count)) {
        value->date = (span){ DAY_OPEN, DAY_OPEN };
        return CELL_OPEN;
    }
    const char *wrong = read_typed(decl, form, t, value);
    if (wrong == NULL) return CELL_OK;
    *why = wrong;
    return CELL_UNREADABLE;
}
