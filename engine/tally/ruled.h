/* ruled: what rests on rulings, by whose word, and what became of each ruling. */
#ifndef TALLY_RULED_H
#define TALLY_RULED_H
#include "tally/verdict.h"

/* What one person's rulings settle: reasons, by how. */
typedef struct ruled_by {
    text by;
    uint64_t reasons[RULED_CLEARED + 1];
} ruled_by;

typedef struct ruled_count {
    uint64_t rulings;               /* all, each in one state */
    uint64_t states[RULING_STATES];
    uint64_t candidates;            /* for whom one counts */
    uint64_t by[DECISIONS];         /* those, by decision */
    ruled_by *names;
    size_t name_count;              /* in the order of the names */
} ruled_count;

/* Everything lives in `a`; texts are borrowed. */
int ruled_make(ruled_count *out, arena *a, const outcome_set *o, fault *f);

/* Rulings somebody believes in force and that are not; those about later stages are not among
 * them. */
uint64_t ruled_idle(const ruled_count *r);

/* Words for programs: "lifted", "upheld", "cleared"; "counts", "unreadable", "nobody", ... */
const char *ruled_name(int n);
const char *ruling_state_name(int n);
#endif
