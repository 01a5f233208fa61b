/* sift: what is known of the next candidates before they are examined, a rule at a time. */
#ifndef EVALUATE_SIFT_H
#define EVALUATE_SIFT_H
#include "evaluate/judge.h"
#include "evaluate/walk.h"

typedef enum sifted {
    SIFTED_NOTHING,   /* nothing is known */
    SIFTED_PARTLY,    /* some rules are known to be clean, and the others are to be asked */
    SIFTED_CLEAN,     /* simply accepted, and counted */
    SIFTED_NOT_CLEAN, /* there is something to say: to be examined */
} sifted;

typedef struct sieve sieve;

/* For an examiner that learns. NULL: no memory. */
sieve *sift_new(examiner *x, fault *f);
void sift_free(sieve *s);
/* Sifts from the candidate on, so many at the most, unless he is in the stretch at hand. */
void sift_ahead(examiner *x, uint32_t candidate, uint32_t left);
sifted sift_found(const examiner *x, uint32_t candidate);
/* walk_path by a rule, for the examiner's candidate or one row; who has gone through the rule
 * with the stretch at hand does not walk again. */
const node *sift_walk(examiner *x, uint16_t rule, uint32_t row);
/* Of somebody partly known: is the rule known to be clean, and what does it come to? */
bool sift_knows(const examiner *x, uint32_t candidate, uint16_t rule, uint8_t *outcome);
#endif
