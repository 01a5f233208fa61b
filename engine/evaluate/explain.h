/* explain: what was read and found of a candidate, written down as a trace. */
#ifndef EVALUATE_EXPLAIN_H
#define EVALUATE_EXPLAIN_H
#include "evaluate/judge.h"

/* Appends the candidate's trace to the block. */
void explain_candidate(examiner *x);
#endif
