/* twins: one person on the list twice in one place is decided once. */
#ifndef DECIDE_TWINS_H
#define DECIDE_TWINS_H
#include "evaluate/result.h"

/* Once all are decided: whoever is accepted in one row and not in another of the same place is
 * referred by what warned of the other row. Of packs without one_place nothing is known of
 * places. 0 or FAULT_MEMORY. */
int twins_settle(outcome_set *o, fault *f);
#endif
