/* together: one rule judges candidates together. */
#ifndef EVALUATE_TOGETHER_H
#define EVALUATE_TOGETHER_H
#include "evaluate/slate_found.h"

/* Judges all slates of the rule; counts in x->counts. *found_void: it was found to keep state
 * on the way; what was found before is to be thrown away and all judged again as void.
 * 0 or FAULT_MEMORY. */
int together_judge(const together_terms *t, bool *found_void, fault *f);
#endif
