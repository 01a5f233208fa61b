/* change: how the counts of one list differ from those of the list before.
 *
 * The difference of two fractions is made before anything is rounded: 44.84 and 47.36 differ by
 * 2.5, although 44.8 and 47.4 are shown. A sum may fill 128 bits, so that whole parts are taken
 * off before fractions are brought to one denominator; counts are of rows, below 2^32. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "tally/change.h"

/* n / count: whole part, rounded down, and what is left of it. */
typedef struct fraction {
    __extension__ __int128 whole;
    uint64_t left;
    uint64_t count;
} fraction;

__extension__ static fraction fraction_of(__int128 n, uint64_t count) {
    __int128 whole = n / count, left = n % count;
    if (left < 0) {
        left += count;
        whole--;
    }
    return (fraction){ whole, (uint64_t)left, count };
}

/* a - b in parts of one, rounded half up. */
static int64_t differ(fraction a, fraction b, int parts) {
    __int128 left = (__int128)a.left * b.count - (__int128)b.left * a.count;
    __int128 all = (a.whole - b.whole) * parts + rounded(left, a.count * b.count, parts);
    return all > INT64_MAX ? INT64_MAX : all < INT64_MIN ? INT64_MIN : (int64_t)all;
}

static value_change of_means(const spread *now, const spread *before) {
    if (now->count == 0 || before->count == 0) return (value_change){ 0 };
    fraction a = fraction_of(now->sum, now->count), b = fraction_of(before->sum, before->count);
    return (value_change){ true, differ(a, b, 1000), differ(a, b, 10) };
}

/* Medians are whole or half: a tenth of them is exact. */
static value_change of_medians(const spread *now, const spread *before) {
    if (now->count == 0 || before->count == 0) return (value_change){ 0 };
    __int128 all = (__int128)now->median - before->median;
    int64_t n = all > INT64_MAX ? INT64_MAX : all < INT64_MIN ? INT64_MIN : (int64_t)all;
    return (value_change){ true, n, n / 100 };
}

static value_change of_shares(uint64_t now, uint64_t known_now, uint64_t before,
                              uint64_t known_before) {
    if (known_now == 0 || known_before == 0) return (value_change){ 0 };
    return (value_change){ .known = true,
                           .tenths = differ(fraction_of(now, known_now),
                                            fraction_of(before, known_before), 1000) };
}

/* The group of the list before that is the same band, or the same word. */
static uint64_t group_before(const value_count *now, size_t g, const value_count *before) {
    if (!now->words) return g < before->group_count ? before->groups[g].candidates[0] : 0;
    for (size_t i = 0; i < before->group_count; i++)
        if (text_equal(before->groups[i].word, now->groups[g].word))
            return before->groups[i].candidates[0];
    return 0;
}

int change_make(list_change *out, arena *a, const tally_decl *d, const value_count *now, int by,
                const value_count *before, fault *f) {
    *out = (list_change){
        .groups = arena_take_zero(a, now->group_count + 1, sizeof(value_change)),
        .shares = arena_take_zero(a, d->share_count + 1, sizeof(value_change))
    };
    if (out->groups == NULL || out->shares == NULL) return fault_memory(f);
    if (!now->words) {
        out->mean = of_means(&now->spread[by], &before->spread[0]);
        out->median = of_medians(&now->spread[by], &before->spread[0]);
    }
    for (size_t g = 0; g < now->group_count; g++)
        out->groups[g] = of_shares(now->groups[g].candidates[by], now->known[by],
                                   group_before(now, g, before), before->known[0]);
    for (size_t s = 0; s < d->share_count; s++)
        out->shares[s] = of_shares(now->shares[s][by], now->known[by], before->shares[s][0],
                                   before->known[0]);
    return 0;
}
