/* retell: what a rule read and said, told without asking Lua. */
#ifndef EVALUATE_RETELL_H
#define EVALUATE_RETELL_H
#include "evaluate/judge.h"
#include "evaluate/script.h"

/* Does the rule end by a known path, for the candidate or for one row? Then the leaf and *out,
 * as judge_once would have ended it, the facts on the way answered and kept, what was said in
 * x->hearing. The steps that its reads would have left are in the view; or, of a rule that says
 * and lacks nothing, *known is the script that tells them, and otherwise NULL. NULL: Lua must
 * be asked, and nothing has happened. */
const node *retell_rule(examiner *x, uint16_t rule, uint32_t row, ending *out,
                        const script **known);
/* Records in the view the step that a line of a script leaves. `judged`: the row that is
 * judged, or NO_ROW. */
void retell_line(examiner *x, const script *of, const line *l, uint32_t judged);
/* A part that has a script gets the steps that it tells. */
void retell_unfold(examiner *x, kept_part *k);
#endif
