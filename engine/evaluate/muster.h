/* muster: which candidates a rule over a group judges together. */
#ifndef EVALUATE_MUSTER_H
#define EVALUATE_MUSTER_H
#include "evaluate/slate.h"

/* A rule that says nothing of members judges empty slates too: the groups of which nobody
 * stands any more, and those of which nobody stood, where a one_by source has a row for every
 * group there is. */

/* All candidates by key, then by what their rows hold: an order that no order of the list
 * changes. */
int muster_order(const evidence *e, uint32_t **out, size_t *count, fault *f);

/* A candidate of whom it is not known with whom he is judged. */
typedef struct unplaced { uint32_t candidate; missing why; } unplaced;

enum { NO_HOLE = 0xffffffffu };

typedef struct muster {
    uint32_t *members;         /* slate after slate, each in the order of keys */
    uint32_t *start;           /* slates + 1 */
    slate_place *place;        /* per slate */
    /* slates; by their first candidates, those of empty units last */
    size_t count;
    /* per slate: a row of the list that cannot be read and may belong to it, its number among
     * the bad rows of the list; NO_HOLE: none may */
    uint32_t *hole;
    bool *not_placed;          /* per candidate */
    unplaced *unplaced; size_t unplaced_count;
    /* from the first of the list to the last; lo DAY_NONE: none is known */
    span law_days;
    uint64_t not_in_force, left_out;
} muster;

typedef struct muster_terms {
    const evidence *evidence;
    const rule_decl *rule;
    const uint32_t *order;     /* as muster_order gives */
    size_t count;
    const uint8_t *standing;   /* per candidate: the decision so far */
} muster_terms;

/* Clear in every case. */
int muster_make(muster *out, const muster_terms *t, fault *f);
void muster_clear(muster *m);
/* What the members of a slate have in common, as written: "V01", "V01 chair". In `a`. */
bool muster_name(const evidence *e, const slate_decl *s, const slate_place *p, arena *a,
                 text *out);
#endif
