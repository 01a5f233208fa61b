/* retell: what a rule read, told without asking Lua. */
#ifndef EVALUATE_RETELL_H
#define EVALUATE_RETELL_H
#include "evaluate/judge.h"

/* Does the rule end cleanly for the candidate, or for one row, by a known path? Then *outcome, and the
 * steps that Lua's reads would have left are in the view, the facts on the way answered and kept.
 * False: nothing has happened. */
bool retell_rule(examiner *x, uint16_t rule, uint32_t row, uint8_t *outcome);
#endif
