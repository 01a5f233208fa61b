/* impact: how often each group gets through, against the group that gets through most often:
 * the four-fifths rule of 29 CFR 1607.4. */
#ifndef TALLY_IMPACT_H
#define TALLY_IMPACT_H
#include "tally/spread.h"

enum { IMPACT_FEW = 30 }; /* fewer decided than this are too few to conclude from */

/* One group in one table. */
typedef struct impact_group {
    uint64_t decided;  /* got through or did not; who is referred has not been decided */
    uint64_t through;
    uint64_t referred;
    int64_t rate;      /* through of decided, in tenths of a percent; nobody decided: 0 */
    bool has_ratio;    /* somebody is decided here, and somebody gets through somewhere */
    int64_t ratio;     /* the rate against the highest, in tenths of a percent */
    bool below;        /* less than four fifths of it: of the exact numbers */
    bool few;          /* too few here, or in the group with the highest rate */
} impact_group;

/* Of all rules together (rule NO_INDEX), or of one. */
typedef struct impact_table {
    uint16_t rule;
    impact_group *groups;
} impact_table;

typedef struct impact {
    size_t group_count;
    impact_table *tables; /* the total first, then every rule that rejects somebody here */
    size_t table_count;   /* 0: there is nobody to compare */
} impact;

/* Counts in the making; cleared in every case. */
typedef struct impact_book {
    size_t rule_count, group_count;
    uint64_t (*groups)[DECISIONS];
    uint64_t *rejected, *referred; /* per group and rule */
    uint64_t *last;                /* per rule: who had a reason of it last, */
    uint8_t *worst;                /* ... and the effect that counted */
    uint64_t candidates;
    size_t group;                  /* of the candidate told last */
} impact_book;

int impact_open(impact_book *b, size_t rules, size_t groups, fault *f);
/* The next candidate, then what rules gave as reasons about him, in any order. */
void impact_decide(impact_book *b, size_t group, uint8_t decision);
void impact_reason(impact_book *b, uint16_t rule, uint8_t effect);
/* Rates and ratios; tables live in the arena. */
int impact_make(impact *out, arena *a, const impact_book *b, fault *f);
void impact_clear(impact_book *b);
/* Of the groups of a declared tally of candidates. */
int impact_of_tally(impact *out, arena *a, const tally_decl *d, const counted *c,
                    const value_count *v, const outcome_set *o, fault *f);
#endif
