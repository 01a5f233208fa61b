/* retell: what a rule read and said, told without asking Lua. */
#ifndef EVALUATE_RETELL_H
#define EVALUATE_RETELL_H
#include "evaluate/judge.h"

/* Does the rule end by a known path, for the candidate or for one row? Then the leaf and *out, as
 * judge_once would have ended it: the steps that its reads would have left are in the view, the
 * facts on the way answered and kept, what was said is in x->hearing. NULL: Lua must be asked, and
 * nothing has happened. */
const node *retell_rule(examiner *x, uint16_t rule, uint32_t row, ending *out);
#endif
