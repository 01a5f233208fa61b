/* Any bytes as a written cell: dates, durations, ids, folding; what is printed is read back the same.
 *
 * The first byte chooses the date form, the rest is the cell. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/target.h"
#include "ground/arena.h"
#include "ground/day.h"
#include "ground/name.h"
#include "ground/unicode.h"
#include "load/cell.h"
#include "load/identifier.h"
#include "load/plain.h"

static void try_date(text words, date_form form) {
    span s, again;
    if (date_parse(words, form, &s) != NULL) return;
    if (s.lo > s.hi) abort();
    char printed[32];
    date_print(s, printed);
    if (date_parse(text_of(printed), FORM_ISO, &again) == NULL && (again.lo != s.lo || again.hi != s.hi))
        abort();
}

static void try_duration(text words) {
    duration d, again;
    if (duration_parse(words, &d) != NULL) return;
    char printed[48];
    duration_print(d, printed);
    if (duration_parse(text_of(printed), &again) != NULL) abort();
    if (again.months != d.months || again.days != d.days) abort();
}

static void try_id(text words) {
    char id[IDENTIFIER_SIZE], again[IDENTIFIER_SIZE];
    day birth;
    for (column_type type = TYPE_CN_ID; type <= TYPE_US_SSN; type++) {
        if (identifier_read(type, words, id) != NULL) continue;
        if (identifier_read(type, text_of(id), again) != NULL || strcmp(id, again) != 0) abort();
        if (identifier_birth(type, id, &birth) != (type == TYPE_CN_ID)) abort();
    }
}

/* What is read as a number is read as the same one when it is written plainly. */
static void try_number(text words, number_form form) {
    char buffer[64], printed[64];
    int64_t n, again;
    double d;
    text plain = plain_number(words, buffer, sizeof buffer);
    if (number_integer(plain, form, &n) == NULL) {
        snprintf(printed, sizeof printed, "%lld", (long long)n);
        if (number_integer(text_of(printed), NUMBER_PLAIN, &again) != NULL || again != n) abort();
    }
    if (number_decimal(plain, form, &d) == NULL && (d > 1e16 || d < -1e16)) abort();
    text code = plain_words(words, buffer, sizeof buffer);
    if (code.at == buffer && code.len > words.len) abort();
}

static void try_folding(text words) {
    arena a = { 0 };
    text once, twice;
    if (unicode_bad_byte(words) == words.len) {
        if (!unicode_fold(&a, words, &once) || !unicode_fold(&a, once, &twice)) abort();
        if (!text_equal(once, twice)) abort();
        if (!name_fold(&a, words, &once) || !name_fold(&a, once, &twice)) abort();
        if (!text_equal(once, twice) || once.len > words.len * 18) abort();
        if (name_look(once) < GAPS_SOME_LOST && name_same(once, twice) == NO) abort();
        if (!unicode_plain(&a, words, &once)) abort();
        if (unicode_width(unicode_cut(words, 10)) > 10) abort();
    }
    arena_clear(&a);
}

int fuzz_one(const uint8_t *bytes, size_t len) {
    if (len == 0) return 0;
    text words = cell_trim((text){ (const char *)bytes + 1, len - 1 });
    try_date(words, (date_form)(bytes[0] % FORM_COUNT));
    try_number(words, (number_form)(bytes[0] % NUMBER_FORMS));
    try_duration(words);
    try_id(words);
    try_folding((text){ (const char *)bytes + 1, len - 1 });
    return 0;
}
