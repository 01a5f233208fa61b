/* retell: what a rule read and said, told without asking Lua. */
#ifndef EVALUATE_RETELL_H
#define EVALUATE_RETELL_H
#include "evaluate/judge.h"

/* Does the rule end by a known path, for the candidate or for one row (`a`)? Then *outcome; the steps that
 * Lua's reads would have left are in the view, the facts on the way answered and kept, and what was said
 * has become reasons. False: nothing has happened. */
bool retell_rule(examiner *x, uint16_t rule, uint32_t row, const attached *a, uint8_t *outcome);
#endif
