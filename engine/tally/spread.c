/* spread: one declared tally over the list.
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

#include "ground/dict.h"

enum { WORDS_MAX = 1 << 20, HISTOGRAM_MAX = 1 << 20, TENTHS = 10, THOUSANDTHS = 1000 };

/* ---- declared tallies: words ------------------------------------------------------------ */

static int group_order(const void *a, const void *b) {
    return text_compare(((const group_count *)a)->word, ((const group_count *)b)->word);
}

int spread_words(value_count *out, arena *a, const outcome_set *o, const text *words,
                 fault *f) {
    dict index = { 0 };
    group_count *groups = NULL;
    size_t room = 0, count = 0;
    int code = 0;
    for (uint32_t c = 0; code == 0 && c < o->evidence->candidates; c++) {
        if (!evidence_is_candidate(o->evidence, c)) continue;
        uint8_t by = outcome_result(o, c)->decision;
        uint32_t was;
        if (words[c].at == NULL) {
            out->unknown[0]++;
            out->unknown[by]++;
            continue;
        }
        if (!dict_add(&index, words[c], (uint32_t)count, &was) ||
            (was == count &&
             !grow((void **)&groups, &room, count, sizeof *groups, WORDS_MAX))) {
            code = fault_memory(f);
            continue;
        }
        if (was == count) groups[count++] = (group_count){ .word = words[c] };
        groups[was].candidates[0]++;
        groups[was].candidates[by]++;
    }
    out->words = true;
    out->group_count = count;
    out->groups = code == 0 ? arena_take_zero(a, count + 1, sizeof *groups) : NULL;
    if (code == 0 && out->groups == NULL) code = fault_memory(f);
    if (code == 0 && count > 0) {
        memcpy(out->groups, groups, count * sizeof *groups);
        qsort(out->groups, count, sizeof *groups, group_order);
    }
    free(groups);
    dict_clear(&index);
    return code;
}

/* ---- declared tallies: numbers ------------------------------------------------------------ */

/* n / count in parts of one, rounded half up (towards the larger number). */
static int64_t rounded(__int128 n, uint64_t count, int parts) {
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

/* Ages and their like lie close together: counting them is quicker than sorting a million. */
static int set_median(const outcome_set *o, const int64_t *values, int by, spread *s,
                      fault *f) {
    bool narrow = (__int128)s->most - s->least < HISTOGRAM_MAX;
    size_t size = narrow ? (size_t)(s->most - s->least) + 1 : s->count, count = 0;
    uint64_t *bars = calloc(size, sizeof *bars);
    if (bars == NULL) return fault_memory(f);
    int64_t *known = (int64_t *)bars;
    for (uint32_t c = 0; c < o->evidence->candidates; c++) {
        if (values[c] == INT64_MIN || !evidence_is_candidate(o->evidence, c)) continue;
        if (by != 0 && outcome_result(o, c)->decision != by) continue;
        if (narrow) bars[values[c] - s->least]++;
        else known[count++] = values[c];
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

int spread_numbers(value_count *out, arena *a, const outcome_set *o, const tally_decl *d,
                   const int64_t *values, fault *f) {
    out->group_count = d->edge_count > 0 ? d->edge_count + 1 : 0;
    out->groups = arena_take_zero(a, out->group_count + 1, sizeof *out->groups);
    if (out->groups == NULL) return fault_memory(f);
    for (uint32_t c = 0; c < o->evidence->candidates; c++) {
        if (!evidence_is_candidate(o->evidence, c)) continue;
        uint8_t by = outcome_result(o, c)->decision;
        if (values[c] == INT64_MIN) {
            out->unknown[0]++;
            out->unknown[by]++;
            continue;
        }
        count_number(&out->spread[0], values[c]);
        count_number(&out->spread[by], values[c]);
        if (out->group_count == 0) continue;
        out->groups[band_of(d, values[c])].candidates[0]++;
        out->groups[band_of(d, values[c])].candidates[by]++;
    }
    for (int by = 0; by < DECISIONS; by++) {
        spread *s = &out->spread[by];
        if (s->count == 0) continue;
        s->mean = rounded(s->sum, s->count, THOUSANDTHS);
        s->mean_tenths = rounded(s->sum, s->count, TENTHS);
        int code = set_median(o, values, by, s, f);
        if (code != 0) return code;
    }
    return 0;
}

/* ---- printing ------------------------------------------------------------ */

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

void band_print(const tally_decl *d, size_t i, char buffer[48]) {
    if (i == 0) snprintf(buffer, 48, "<=%" PRId64, d->edges[0] - 1);
    else if (i == d->edge_count) snprintf(buffer, 48, ">=%" PRId64, d->edges[i - 1]);
    else if (d->edges[i] - 1 == d->edges[i - 1])
        snprintf(buffer, 48, "%" PRId64, d->edges[i - 1]);
    else snprintf(buffer, 48, "%" PRId64 "-%" PRId64, d->edges[i - 1], d->edges[i] - 1);
}
