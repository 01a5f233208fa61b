/* number: written numbers, whole and decimal.
 *
 * A comma parts thousands in one country and decimals in the next, so 1,234 may be two
 * numbers and is neither until the docket says which. Undeclared, a mark is taken for one
 * of thousands only where it can be nothing else: it stands twice (1,234,567), or with the
 * other mark behind it (1,234.5; 1.234,5), and every group has three digits. A single
 * point is a decimal point, as in every program. Numbers are read by hand, because the
 * library's functions follow the locale. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/number.h"

#include <string.h>

enum {
    NUMBER_MAX = 48, /* characters */
    /* significant digits of a decimal: every one of them is exact in a double */
    DIGITS_MAX = 15,
};

static const char either[] = "a comma may part thousands or decimals: the docket must say "
                             "numbers = \"1,234.5\" or \"1.234,5\"";
static const char ungrouped[] = "thousands are not in groups of three digits";

static const char *const names[NUMBER_FORMS] = { "plain", "1,234.5", "1.234,5", "1 234,5" };

bool number_form_named(text name, number_form *out) {
    for (int i = NUMBER_POINT; i < NUMBER_FORMS; i++)
        if (text_is(name, names[i])) return *out = (number_form)i, true;
    return false;
}

const char *number_form_name(number_form form) {
    return names[form];
}

/* ---- marks of thousands */

typedef struct marks { size_t commas, points, blanks; char last; } marks;

static marks count_marks(text t) {
    marks m = { 0 };
    for (size_t i = 0; i < t.len; i++) {
        m.commas += t.at[i] == ',';
        m.points += t.at[i] == '.';
        m.blanks += t.at[i] == ' ';
        if (t.at[i] == ',' || t.at[i] == '.') m.last = t.at[i];
    }
    return m;
}

/* Which mark parts thousands, which decimals; 0: cannot be told. */
static char thousands_mark(const marks *m, number_form form) {
    if (form == NUMBER_POINT) return ',';
    if (form == NUMBER_COMMA) return '.';
    if (form == NUMBER_SPACE) return ' ';
    if (m->commas > 1 && m->points == 0) return ',';
    if (m->points > 1 && m->commas == 0) return '.';
    if (m->commas > 0 && m->points == 1 && m->last == '.') return ',';
    if (m->points > 0 && m->commas == 1 && m->last == ',') return '.';
    return 0;
}

/* The number with its groups put together and a point for the decimals; NULL: done. */
static const char *ungroup(text t, char group, char out[NUMBER_MAX], size_t *len) {
    char decimal = group == ',' ? '.' : ',';
    size_t n = 0, run = 0, groups = 0;
    bool after = false;
    if (t.len >= NUMBER_MAX) return "a number too long";
    for (size_t i = 0; i < t.len; i++) {
        char c = t.at[i];
        if (c == group) {
            if (after || run == 0 || run > 3 || (groups > 0 && run != 3)) return ungrouped;
            groups++;
            run = 0;
            continue;
        }
        if (c == decimal && !after) {
            if (groups > 0 && run != 3) return ungrouped;
            after = true;
            c = '.';
        }
        else if (c == ',' || c == '.') return "not a number";
        run += text_is_digit(c);
        out[n++] = c;
    }
    if (groups > 0 && !after && run != 3) return ungrouped;
    *len = n;
    return NULL;
}

/* `t` as digits and at most one point. */
static const char *settle(text *t, number_form form, char buffer[NUMBER_MAX]) {
    marks m = count_marks(*t);
    if (m.commas == 0 && m.blanks == 0 && m.points <= 1 && form <= NUMBER_POINT) return NULL;
    if (m.blanks > 0 && form != NUMBER_SPACE)
        return "blanks within a number: the docket must say numbers = \"1 234,5\"";
    char group = thousands_mark(&m, form);
    if (group == 0) return m.commas == 1 && m.points == 0 ? either : "not a number";
    size_t len;
    const char *why = ungroup(*t, group, buffer, &len);
    *t = (text){ buffer, why == NULL ? len : 0 };
    return why;
}

/* ---- values */

const char *number_integer(text t, number_form form, int64_t *out) {
    char buffer[NUMBER_MAX];
    const char *why = settle(&t, form, buffer);
    if (why != NULL) return why;
    size_t i = t.len > 0 && (t.at[0] == '-' || t.at[0] == '+');
    bool negative = t.len > 0 && t.at[0] == '-';
    int64_t n = 0;
    if (i == t.len) return "not a whole number";
    for (; i < t.len; i++) {
        if (!text_is_digit(t.at[i])) return "not a whole number";
        int digit = negative ? '0' - t.at[i] : t.at[i] - '0';
        if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, digit, &n))
            return "a number too large";
    }
    *out = n;
    return NULL;
}

/* Both the digits and the power of ten are exact in a double, so their quotient is the double
 * nearest to what was written. */
const char *number_decimal(text t, number_form form, double *out) {
    static const double ten[] = { 1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
    char buffer[NUMBER_MAX];
    const char *why = settle(&t, form, buffer);
    if (why != NULL) return why;
    if (t.len == 0) return "not a number";
    size_t i = t.at[0] == '-' || t.at[0] == '+', digits = 0, after = 0, seen = 0;
    bool point = false;
    int64_t n = 0;
    for (; i < t.len; i++) {
        if (t.at[i] == '.' && !point) {
            point = true;
            continue;
        }
        if (!text_is_digit(t.at[i])) return "not a number";
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
