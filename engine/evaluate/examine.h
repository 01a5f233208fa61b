/* examine: one candidate through all rules. */
#ifndef EVALUATE_EXAMINE_H
#define EVALUATE_EXAMINE_H
#include "evaluate/ask.h"

int examiner_new(examiner **out, const examination *shared, fault *f);
void examiner_free(examiner *x);
const examiner_counts *examiner_counted(examiner *x);
const rule_profile *examiner_profiled(examiner *x); /* of an examination with a clock */

/* Appends the candidate's reasons (in rule order) and trace to the block; fills the result's
 * first_reason and reason_count. Trouble of a rule is a reason; a fault is ours (memory). */
int examine(examiner *x, uint32_t candidate, block *into, result *out, fault *f);
#endif
