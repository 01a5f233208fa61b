/* decide: what was found of a candidate becomes accept, refer or reject. */
#ifndef DECIDE_DECIDE_H
#define DECIDE_DECIDE_H
#include "evaluate/crew.h"

/* Fills decision, flags, grade, stage and first_rule of every result, once the docket's rulings
 * have settled what they settle (decide/ruling). Rejecting beats referring beats accepting;
 * nothing is left undecided. 0 or FAULT_MEMORY. */
int decide_all(outcome_set *o, unsigned workers, fault *f);
/* Is some statute in force on some candidate's law day? false: the pack cannot be used for this
 * list. */
bool decide_any_statute(const outcome_set *o);
/* Judges and decides: crew_judge, then decide_all. FAULT_PACK when no statute is in force for
 * anybody. */
int decide_judge(outcome_set *out, const crew_terms *terms, fault *f);
int decide_judge_one(outcome_set *out, const crew_terms *terms, const bool *is_void,
                     uint32_t candidate, fault *f);
#endif
