/* together: one rule judges candidates together, and what it says becomes reasons and alerts. */
#ifndef EVALUATE_TOGETHER_H
#define EVALUATE_TOGETHER_H
#include "evaluate/judge.h"
#include "evaluate/muster.h"
#include "evaluate/slate_tell.h"

/* What the rules over groups of one stage found; grows slate by slate. */
typedef struct found_together {
    block said;                /* reasons in no order, and the words of all */
    alert *alerts; size_t alert_count, alert_room;
    again *rests; size_t rest_count, rest_room; /* passes that rest on others: `was` is filled */
} found_together;
void found_clear(found_together *f);

typedef struct together_terms {
    examiner *x;               /* its own, that learns nothing */
    uint16_t rule;
    const muster *muster;
    const uint8_t *standing;   /* per candidate: the decision so far */
    uint32_t *member_of;       /* per candidate: room, all NO_MEMBER */
    bool is_void;
    found_together *to;        /* NULL: what was found is known */
    told_parts *told;          /* NULL: nothing is told */
} together_terms;

/* Judges all slates of the rule; counts in x->counts. *found_void: it was found to keep state on the way;
 * what was found before is to be thrown away and all judged again as void. 0 or FAULT_MEMORY. */
int together_judge(const together_terms *t, bool *found_void, fault *f);
#endif
