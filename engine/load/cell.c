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
#include "load/identifier.h"
#include "load/plain.h"

enum {
    DIGITS_MAX =
        15, /* significant digits of a decimal: every one of them is exact in a double */
    WORDS_SHOWN = 12, /* values named in "not one of: ..." */
};

/* ---- blanks and words */

/* Nothing but letters, digits and marks at both ends: nearly every cell. */
static bool is_tight(text t) {
    unsigned char first = (unsigned char)t.at[0], last = (unsigned char)t.at[t.len - 1];
    return first > '\'' && first < 0x80 && last > ' ' && last < 0x80;
}

text cell_trim(text written) {
    if (written.len == 0 || is_tight(written)) return written;
    text t = plain_trim(written);
    if (t.len == 0 || t.at[0] != '\'') return t;
    return plain_trim((text){ t.at + 1, t.len - 1 });
}

static bool is_among(text t, const text *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(t, words[i])) return true;
    return false;
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

/* ---- the cell */

static const char *read_typed(const column_decl *decl, const cell_form *form, text t,
                              cell_value *value) {
    char id[IDENTIFIER_SIZE], buffer[64];
    switch (decl->type) {
    case TYPE_ID:
    case TYPE_TEXT: return NULL;
    case TYPE_NAME: return name_is_lost(t) ? "every character of it is lost" : NULL;
    case TYPE_CODE: return read_code(decl, form, t, &value->code);
    default: break;
    }
    if (identifier_is(decl->type)) return identifier_read(decl->type, t, id);
    t = plain_number(t, buffer, sizeof buffer);
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
