/* spread: one declared tally over the list: groups, means and medians, exactly. */
#ifndef TALLY_SPREAD_H
#define TALLY_SPREAD_H
#include "tally/verdict.h"

/* Whole numbers of one declared tally: exact. */
typedef struct spread {
    uint64_t count; /* candidates whose value is known */
    int64_t least, most;
    __extension__ __int128 sum;
    int64_t mean;   /* thousandths, rounded half up */
    int64_t mean_tenths; /* the same of the exact sum in tenths: not rounded twice */
    int64_t median; /* thousandths */
} spread;

/* Of a declared tally: a number in bands, or a word. Arrays over decisions: [0] all, else by
 * decision. */
typedef struct group_count {
    text word;
    uint64_t candidates[DECISIONS];
} group_count;
typedef struct value_count {
    bool words; /* groups are words, sorted by bytes; else bands: edges + 1 of them */
    group_count *groups;
    size_t group_count;
    uint64_t unknown[DECISIONS];
    spread spread[DECISIONS]; /* numbers only */
} value_count;

/* Words per row of the candidate table (at == NULL: unknown). Groups live in the arena. */
int spread_words(value_count *out, arena *a, const outcome_set *o, const text *words, fault *f);
/* Whole numbers (INT64_MIN: unknown), in the bands of the declaration. */
int spread_numbers(value_count *out, arena *a, const outcome_set *o, const tally_decl *d,
                   const int64_t *values, fault *f);

/* The exact sum. >= 48 bytes. */
__extension__ void sum_print(__int128 sum, char buffer[48]);
/* "58.846" from thousandths. >= 32 bytes. */
void thousandths_print(int64_t n, char buffer[32]);
/* "36-45", "<=35", ">=61": the words of band `i` of a declared tally. >= 48 bytes. */
void band_print(const tally_decl *d, size_t i, char buffer[48]);
#endif
