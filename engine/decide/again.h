/* again: who must be judged again, once all is decided. */
#ifndef DECIDE_AGAIN_H
#define DECIDE_AGAIN_H
#include "evaluate/result.h"

/* Fills o->again, which holds the passes that rest on others: because somebody his finding
 * rests on came out otherwise than the rule was told. FAULT_MEMORY. */
int again_find(outcome_set *o, fault *f);
#endif
