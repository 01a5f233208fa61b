/* slate_doubt: whose finding might be another one, once the open cases of others are
 * settled? */
#ifndef EVALUATE_SLATE_DOUBT_H
#define EVALUATE_SLATE_DOUBT_H
#include "evaluate/slate_case.h"

/* Runs the test to its end on j->s and settles who is in the dark. */
typedef caged slate_run(judging *j);

/* Fills j->doubts, by running the rule as if those who are only referred had been accepted or
 * rejected, and as if rulings had set apart whom they parted. What the rule said, and what was
 * read of whom, stay as they are. `base`: how the rule ended on the slate as it is. CAGED_DONE,
 * or CAGED_IMPURE: the rule keeps state. */
caged slate_doubt(judging *j, slate_run *run, caged base);
/* The members on whom this one's doubt rests, at most OTHERS_MAX of them; how many. */
size_t slate_doubt_others(judging *j, uint32_t member, uint32_t others[OTHERS_MAX]);
#endif
