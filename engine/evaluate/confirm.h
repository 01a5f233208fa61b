/* confirm: a walk that Lua does not confirm voids the rule. */
#ifndef EVALUATE_CONFIRM_H
#define EVALUATE_CONFIRM_H
#include "evaluate/judge.h"

/* Is he one of those about whom Lua is asked all the same? By his number alone. */
bool confirm_chooses(const examiner *x, uint32_t candidate);
/* After he was examined: asks Lua whatever paths are known for. `accepted`: without a word. A
 * rule that ends otherwise is found void. */
void confirm_candidate(examiner *x, bool accepted);
#endif
