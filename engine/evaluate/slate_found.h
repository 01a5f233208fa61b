/* slate_found: what a rule over a group found of its members, as reasons. */
#ifndef EVALUATE_SLATE_FOUND_H
#define EVALUATE_SLATE_FOUND_H
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

/* One slate in the hands of its rule. */
typedef struct judging {
    const together_terms *t;
    examiner *x;
    slate s;
    slate_scene scene;
    uint32_t *roots;           /* per member */
    uint32_t hole;             /* of the slate that is judged (muster) */
    fault *f;
} judging;

enum { FOUND_MAX = 1 << 28 };  /* alerts, and passes that rest on others */

/* The candidate is the one reasons are added about from here on. */
void found_turn_to(judging *j, uint32_t candidate);
/* Names the others of a word in the reason, with what was decided of them so far. */
void found_others(judging *j, reason *r, const slate_word *w);
/* Notes what is wrong with the rule; its words are in the examiner. */
void found_trouble(judging *j, bool is_void);
/* Counts the outcome of whoever was turned to; reasons from `first` are about him. */
void found_count(examiner *x, uint16_t rule, uint8_t outcome, size_t first);
/* Makes what was found of one member into reasons, and counts it. `words`: the numbers of
 * those said of him. His outcome. */
uint8_t found_member(judging *j, uint32_t member, caged how, const uint32_t *words, size_t n);
#endif
