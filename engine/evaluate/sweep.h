/* sweep: a whole stretch of candidates goes through one learned tree, a column at a time. */
#ifndef EVALUATE_SWEEP_H
#define EVALUATE_SWEEP_H
#include "evaluate/abreast.h"

typedef struct sweep {
    stretch *s;
    /* for those who are too few, or asked what no one column answers */
    abreast few;
    walker some[STRETCH_MAX];  /* who they are, */
    uint32_t found[STRETCH_MAX];       /* and at which leaf the tree ends for them */
    int facts;                 /* facts under way that ask facts */
} sweep;

int sweep_init(sweep *w, stretch *s, fault *f);
void sweep_clear(sweep *w);
/* How the rule, which is not over rows, ends for each of the crowd: the leaf's ending, or
 * STRETCH_LOST, by place. `leaves`: at which leaf, where that is found out on the way and says
 * all that was read; the others' are left as they are. */
void sweep_rule(sweep *w, uint16_t rule, const crowd *who, uint8_t *endings,
                uint16_t *leaves);
#endif
