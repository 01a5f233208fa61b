/* explain: what was read and found of a candidate, written down as a trace. */
#ifndef EVALUATE_EXPLAIN_H
#define EVALUATE_EXPLAIN_H
#include "evaluate/judge.h"

/* Appends the candidate's trace to the block. */
void explain_candidate(examiner *x);
void explain_forget(examiner *x);     /* frees what it keeps with the examiner */
/* One part of a trace by itself: a rule of these steps, which are marked where they repeat. */
void explain_rule(examiner *x, sink *to, uint16_t rule, uint8_t outcome, step *steps,
                  size_t count);
#endif
