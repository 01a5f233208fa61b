/* slate_case: one slate in the hands of its rule, and where what is found of it goes. */
#ifndef EVALUATE_SLATE_CASE_H
#define EVALUATE_SLATE_CASE_H
#include "evaluate/judge.h"
#include "evaluate/muster.h"
#include "evaluate/slate_tell.h"

enum { FOUND_MAX = 1 << 28 };  /* alerts, and passes that rest on others */

/* What the rules over groups of one stage found; grows slate by slate. */
typedef struct found_together {
    block said;                /* reasons in no order, and the words of all */
    alert *alerts; size_t alert_count, alert_room;
    /* passes that rest on others: `was` is filled */
    again *rests; size_t rest_count, rest_room;
} found_together;
void found_clear(found_together *f);

/* A ruling took away what the rule said of a candidate because of another. */
typedef struct lifted { uint32_t candidate, other, row; uint16_t rule; } lifted;

typedef struct together_terms {
    examiner *x;               /* its own, that learns nothing */
    uint16_t rule;
    const muster *muster;
    const uint8_t *standing;   /* per candidate: the decision so far */
    uint32_t *member_of;       /* per candidate: room, all NO_MEMBER */
    bool is_void;
    const lifted *lifts; size_t lift_count;
    found_together *to;        /* NULL: what was found is known */
    told_parts *told;          /* NULL: nothing is told */
} together_terms;

/* What a finding might change with. */
enum { DOUBT_OPEN = 1,         /* how the cases of others are settled */
       DOUBT_RULED = 2 };      /* what a ruling took away from another's finding */

/* One slate in the hands of its rule. */
typedef struct judging {
    const together_terms *t;
    examiner *x;
    slate s;
    slate_scene scene;
    uint32_t *roots;           /* per member */
    uint8_t *doubts;           /* per member: might his finding be another one (slate_doubt)? */
    uint32_t hole;             /* of the slate that is judged (muster) */
    fault *f;
} judging;
#endif
