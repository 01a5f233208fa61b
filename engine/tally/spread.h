/* spread: one declared tally over a list: groups, shares, means and medians, exactly. */
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
 * decision; rows that are not candidates are not decided. */
typedef struct group_count {
    text word;
    uint64_t candidates[DECISIONS];
} group_count;
typedef struct value_count {
    bool given; /* there is such a list */
    bool words; /* groups are words, as declared or else sorted by bytes; else bands */
    group_count *groups;
    size_t group_count; /* of numbers: edges + 1, or none where there are no edges */
    uint64_t known[DECISIONS], unknown[DECISIONS], not_counted[DECISIONS];
    /* rows of the table that are none: unreadable, merged, hidden, about nobody */
    uint64_t no_row;
    uint64_t (*shares)[DECISIONS]; /* per share of the declaration, of those known */
    spread spread[DECISIONS]; /* numbers only */
} value_count;

/* Counts one declared tally over one list. `o`: who was decided how; NULL: rows nobody decides.
 * Groups live in the arena. */
int spread_count(value_count *out, arena *a, const tally_decl *d, const counted *values,
                 const outcome_set *o, fault *f);

/* The group of a row whose value is known. */
size_t spread_group(const tally_decl *d, const counted *values, const value_count *of,
                    size_t row);
/* n / count in parts of one (10: tenths), rounded half up, towards the larger number. */
__extension__ int64_t rounded(__int128 n, uint64_t count, int parts);
/* What n is of `of`, in tenths of a percent, rounded half up; nothing of nothing is 0. */
int64_t share_tenths(uint64_t n, uint64_t of);
/* The exact sum. >= 48 bytes. */
__extension__ void sum_print(__int128 sum, char buffer[48]);
/* "58.846" from thousandths. >= 32 bytes. */
void thousandths_print(int64_t n, char buffer[32]);
/* "42.7" from tenths. >= 32 bytes. */
void tenths_print(int64_t n, char buffer[32]);
/* "36-45", "<=35", ">=61": the words of band `i` of a declared tally. >= 48 bytes. */
void band_print(const tally_decl *d, size_t i, char buffer[48]);
#endif
