/* spread: one declared tally over a list.
 *
 * Whole numbers only: sums are kept in 128 bits, means and medians are exact and rounded
 * once, half up, to thousandths. Ages and their like lie close together, so medians are read
 * off a histogram; numbers that lie far apart are sorted. What is not known is counted apart
 * and never enters a mean. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "tally/spread.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HISTOGRAM_MAX = 1 << 20, TENTHS = 10, THOUSANDTHS = 1000 };

/* ---- who is counted ------------------------------------------------------------ */

/* What row `row` is counted as, besides in all. */
static uint8_t decided(const outcome_set *o, size_t row) {
    return o == NULL ? DECISION_NONE : outcome_result(o, (uint32_t)row)->decision;
}

static void count_up(uint64_t to[DECISIONS], uint8_t by) {
    to[DECISION_NONE]++;
    if (by != DECISION_NONE) to[by]++;
}

static void count_states(value_count *out, const counted *c, const outcome_set *o) {
    for (size_t row = 0; row < c->rows; row++) {
        switch ((count_state)c->state[row]) {
        case COUNT_NO_ROW: out->no_row++; break;
        case COUNT_VALUE: count_up(out->known, decided(o, row)); break;
        case COUNT_UNKNOWN: count_up(out->unknown, decided(o, row)); break;
        case COUNT_NOT: count_up(out->not_counted, decided(o, row)); break;
        }
    }
}

/* ---- words ------------------------------------------------------------ */

static int group_order(const void *a, const void *b) {
    return text_compare(((const group_count *)a)->word, ((const group_count *)b)->word);
}

/* Words nobody has are not told, unless the pack declares them. */
static size_t drop_empty(group_count *groups, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (groups[i].candidates[0] > 0) groups[kept++] = groups[i];
    return kept;
}

static void count_word_shares(value_count *out, const tally_decl *d) {
    for (size_t s = 0; s < d->share_count; s++)
        for (size_t g = 0; g < d->word_count; g++)
            for (int by = 0; by < DECISIONS && d->shares[s].words[g]; by++)
                out->shares[s][by] += out->groups[g].candidates[by];
}

static int count_words(value_count *out, arena *a, const tally_decl *d, const counted *c,
                       const outcome_set *o, fault *f) {
    const text *words = d->word_count > 0 ? d->words : c->known;
    size_t count = d->word_count > 0 ? d->word_count : c->known_count;
    out->words = true;
    out->groups = arena_take_zero(a, count + 1, sizeof *out->groups);
    if (out->groups == NULL) return fault_memory(f);
    for (size_t i = 0; i < count; i++) out->groups[i].word = words[i];
    for (size_t row = 0; row < c->rows; row++)
        if (c->state[row] == COUNT_VALUE)
            count_up(out->groups[c->words[row]].candidates, decided(o, row));
    out->group_count = count;
    count_word_shares(out, d);
    if (d->word_count > 0) return 0;
    out->group_count = drop_empty(out->groups, count);
    if (out->group_count > 0)
        qsort(out->groups, out->group_count, sizeof *out->groups, group_order);
    return 0;
}

/* ---- numbers ------------------------------------------------------------ */

int64_t rounded(__int128 n, uint64_t count, int parts) {
    __int128 twice = 2 * (__int128)count;
    __int128 over = n * 2 * parts + count;
    __int128 whole = over / twice;
    if (over < 0 && over % twice != 0) whole--;
    return whole > INT64_MAX ? INT64_MAX : whole < INT64_MIN ? INT64_MIN : (int64_t)whole;
}

static int number_order(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static int64_t median_of(int64_t *known, size_t count) {
    qsort(known, count, sizeof *known, number_order);
    return rounded((__int128)known[(count - 1) / 2] + known[count / 2], 2, THOUSANDTHS);
}

/* The value at place `at` of the sorted list the histogram stands for. */
static int64_t histogram_at(const uint64_t *bars, int64_t least, uint64_t at) {
    size_t i = 0;
    for (uint64_t seen_so_far = bars[0]; seen_so_far <= at; seen_so_far += bars[i]) i++;
    return least + (int64_t)i;
}

/* Is row `row` a number of those decided so? */
static bool has_number(const counted *c, const outcome_set *o, size_t row, int by) {
    return c->state[row] == COUNT_VALUE && (by == 0 || decided(o, row) == by);
}

/* Ages and their like lie close together: counting them is quicker than sorting a million. */
static int set_median(const counted *c, const outcome_set *o, int by, spread *s, fault *f) {
    bool narrow = (__int128)s->most - s->least < HISTOGRAM_MAX;
    size_t size = narrow ? (size_t)(s->most - s->least) + 1 : s->count, count = 0;
    uint64_t *bars = calloc(size, sizeof *bars);
    if (bars == NULL) return fault_memory(f);
    int64_t *known = (int64_t *)bars;
    for (size_t row = 0; row < c->rows; row++) {
        if (!has_number(c, o, row, by)) continue;
        if (narrow) bars[c->numbers[row] - s->least]++;
        else known[count++] = c->numbers[row];
    }
    if (narrow) {
        int64_t low = histogram_at(bars, s->least, (s->count - 1) / 2);
        s->median = rounded((__int128)low + histogram_at(bars, s->least, s->count / 2), 2,
                            THOUSANDTHS);
    } else {
        s->median = median_of(known, count);
    }
    free(bars);
    return 0;
}

static void count_number(spread *s, int64_t n) {
    if (s->count == 0 || n < s->least) s->least = n;
    if (s->count == 0 || n > s->most) s->most = n;
    s->sum += n;
    s->count++;
}

static size_t band_of(const tally_decl *d, int64_t n) {
    size_t i = 0;
    while (i < d->edge_count && n >= d->edges[i]) i++;
    return i;
}

static void count_in_shares(value_count *out, const tally_decl *d, int64_t n, uint8_t by) {
    for (size_t s = 0; s < d->share_count; s++)
        if (n >= d->shares[s].low && n < d->shares[s].below) count_up(out->shares[s], by);
}

static int count_numbers(value_count *out, arena *a, const tally_decl *d, const counted *c,
                         const outcome_set *o, fault *f) {
    out->group_count = d->edge_count > 0 ? d->edge_count + 1 : 0;
    out->groups = arena_take_zero(a, out->group_count + 1, sizeof *out->groups);
    if (out->groups == NULL) return fault_memory(f);
    for (size_t row = 0; row < c->rows; row++) {
        if (c->state[row] != COUNT_VALUE) continue;
        uint8_t by = decided(o, row);
        int64_t n = c->numbers[row];
        count_number(&out->spread[0], n);
        if (by != DECISION_NONE) count_number(&out->spread[by], n);
        if (out->group_count > 0) count_up(out->groups[band_of(d, n)].candidates, by);
        count_in_shares(out, d, n, by);
    }
    for (int by = 0; by < DECISIONS; by++) {
        spread *s = &out->spread[by];
        if (s->count == 0) continue;
        s->mean = rounded(s->sum, s->count, THOUSANDTHS);
        s->mean_tenths = rounded(s->sum, s->count, TENTHS);
        int code = set_median(c, o, by, s, f);
        if (code != 0) return code;
    }
    return 0;
}

int spread_count(value_count *out, arena *a, const tally_decl *d, const counted *values,
                 const outcome_set *o, fault *f) {
    *out = (value_count){ .given = true };
    out->shares = arena_take_zero(a, d->share_count + 1, sizeof *out->shares);
    if (out->shares == NULL) return fault_memory(f);
    count_states(out, values, o);
    return d->numbers ? count_numbers(out, a, d, values, o, f)
                      : count_words(out, a, d, values, o, f);
}

size_t spread_group(const tally_decl *d, const counted *values, const value_count *of,
                    size_t row) {
    if (d->numbers) return band_of(d, values->numbers[row]);
    if (d->word_count > 0) return values->words[row];
    group_count wanted = { .word = values->known[values->words[row]] };
    const group_count *found =
        bsearch(&wanted, of->groups, of->group_count, sizeof *of->groups, group_order);
    return (size_t)(found - of->groups);
}

/* ---- printing ------------------------------------------------------------ */

int64_t share_tenths(uint64_t n, uint64_t of) {
    return of == 0 ? 0 : rounded(n, of, 1000);
}

void sum_print(__int128 sum, char buffer[48]) {
    char digits[48];
    size_t n = sizeof digits, used = 0;
    bool negative = sum < 0;
    do {
        int digit = (int)(sum % 10);
        digits[--n] = (char)('0' + (digit < 0 ? -digit : digit));
        sum /= 10;
    } while (sum != 0);
    if (negative) buffer[used++] = '-';
    memcpy(buffer + used, digits + n, sizeof digits - n);
    buffer[used + sizeof digits - n] = '\0';
}

void thousandths_print(int64_t n, char buffer[32]) {
    uint64_t size = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    snprintf(buffer, 32, "%s%" PRIu64 ".%03" PRIu64, n < 0 ? "-" : "", size / 1000,
             size % 1000);
}

void tenths_print(int64_t n, char buffer[32]) {
    uint64_t size = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    snprintf(buffer, 32, "%s%" PRIu64 ".%" PRIu64, n < 0 ? "-" : "", size / 10, size % 10);
}

void band_print(const tally_decl *d, size_t i, char buffer[48]) {
    if (i == 0) snprintf(buffer, 48, "<=%" PRId64, d->edges[0] - 1);
    else if (i == d->edge_count) snprintf(buffer, 48, ">=%" PRId64, d->edges[i - 1]);
    else if (d->edges[i] - 1 == d->edges[i - 1])
        snprintf(buffer, 48, "%" PRId64, d->edges[i - 1]);
    else snprintf(buffer, 48, "%" PRId64 "-%" PRId64, d->edges[i - 1], d->edges[i] - 1);
}
