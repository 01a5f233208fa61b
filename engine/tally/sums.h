/* sums: counts that must agree before anything is written. */
#ifndef TALLY_SUMS_H
#define TALLY_SUMS_H
#include "tally/tally.h"

/* The sums of promise 6: rows, decisions, sources, stages, units. A difference is a mistake
 * of ours: FAULT_OUTPUT "internal: ...", and nothing may be written. */
int sums_check(const tally *t, const outcome_set *o, fault *f);
#endif
