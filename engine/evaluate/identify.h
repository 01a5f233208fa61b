/* identify: what the list and its sources say of who a candidate is. */
#ifndef EVALUATE_IDENTIFY_H
#define EVALUATE_IDENTIFY_H
#include "evaluate/judge.h"

/* Adds the engine's own reasons about the identity of the candidate under examination. */
void identify_candidate(examiner *x);
#endif
