/* judge: one rule judges one candidate, or one row, and what it says is taken down. */
#ifndef EVALUATE_JUDGE_H
#define EVALUATE_JUDGE_H
#include "evaluate/ask.h"

/* How one judgement ended. */
typedef struct ending { uint8_t outcome; missing missing; } ending;

bool judge_in_force(const rule_decl *r, day law_day);
/* Is the rule of a stage that is judged, and about one candidate at a time? */
bool judge_alone(const examiner *x, uint16_t rule);
/* `applies` then `test`, of the candidate (row NO_ROW) or one row; what was said is in
 * x->hearing. */
ending judge_once(examiner *x, uint16_t rule, uint32_t row);
/* Passed or not applicable, and nothing seen that may be another's. */
bool judge_is_clean(const examiner *x, const ending *e);
/* The hearing of a rule begins: nothing has been said. */
void judge_begin(examiner *x, uint16_t rule, uint32_t row);
/* What was said in the hearing, and what the ending lacks, becomes reasons. `a`: the row. */
void judge_take_down(examiner *x, uint16_t rule, const ending *e, const attached *a);
/* The rule is no pure function of what it reads: it is void, for everybody. */
void judge_find_impure(examiner *x, uint16_t rule);
/* judge_once; its path is learned where it can be. */
ending judge_and_learn(examiner *x, uint16_t rule, uint32_t row);
/* Judges once, or twice when closely matched rows were looked at, and adds the reasons. `a`:
 * the row. */
ending judge_and_record(examiner *x, uint16_t rule, uint32_t row, const attached *a);
uint8_t judge_graver(uint8_t a, uint8_t b); /* the outcome that weighs more */
/* A reason of the running candidate, in the block. rule NO_INDEX: the engine's own. */
reason *judge_add_reason(examiner *x, uint16_t rule, effect effect, cause cause);
void judge_add_unknown(examiner *x, uint16_t rule, const missing *m, const attached *a);
/* A missing reply of the rule's source: with the row of the answer that is none. */
void judge_add_reply(examiner *x, uint16_t rule, const missing *m);
void judge_add_trouble(examiner *x, uint16_t rule, bool is_void);
/* Keeps x->trouble for the first screen if no earlier candidate met it. */
void judge_note_trouble(examiner *x, rule_trouble *t, uint16_t number);
text judge_keep_text(examiner *x, text t);                     /* copied into the block */
/* Counts how the rule ended for the candidate and what effects its reasons have, from `first`
 * of the block on. true: none of them stands in the way of an accept. */
bool judge_count(examiner *x, uint16_t rule, uint8_t outcome, size_t first);
/* Who is accepted quickly (x->quickly) is counted as if every rule had passed; here so many for
 * whom one was not in force or not applicable. */
void judge_count_unlike(examiner *x, uint16_t rule, uint8_t outcome, uint64_t times);
/* More was said than is kept (x->overflowed): refers the candidate, and says so. x->trouble
 * holds the words. */
void judge_leave_out_rest(examiner *x, uint16_t rule);
#endif
