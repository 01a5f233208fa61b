/* slates: the rules over groups, stage by stage, after everybody was judged alone. */
#ifndef DECIDE_SLATES_H
#define DECIDE_SLATES_H
#include "evaluate/crew.h"

/* Runs every rule over a group on what its stage knows, adds the reasons to those they are
 * about, and the alerts. `kept`: a candidate whose trace is kept whatever comes out, or NO_ROW.
 * Nothing for a pack without such rules. Before anything is decided. */
int slates_judge(outcome_set *o, const crew_terms *terms, uint32_t kept, fault *f);
#endif
