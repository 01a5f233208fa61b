/* cited: the digest of what a reason rests on. */
#ifndef EVALUATE_CITED_H
#define EVALUATE_CITED_H
#include "evaluate/ask.h"

/* Fills `cited` of every reason of the candidate, from `first` of the block, that counts and is
 * a rule's, or says that a record may be theirs. Steps and parts must still be those of the
 * candidate. */
void cited_take(examiner *x, size_t first);
void cited_forget(examiner *x);                           /* gives back its memory */

/* What a rule over a group read of candidates whose findings hang together. */
typedef struct cited_slate {
    const uint32_t *members; size_t count;     /* candidates */
    const step *steps; size_t step_count;
    const uint8_t *standing;                   /* per candidate */
    uint64_t asked;                            /* bit per source: rows between them */
    /* how many are judged together, where the rule asked; else 0 */
    uint64_t all;
} cited_slate;
/* The digest of all of it; no memory: the view says so. */
void cited_together(examiner *x, const cited_slate *s, digest *body);
/* The digest of a reason that rests on it; x->candidate is the reason's. */
void cited_of(examiner *x, reason *r, const digest *body);
#endif
