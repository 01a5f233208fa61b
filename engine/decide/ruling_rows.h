/* ruling_rows: the rows of rulings.csv as rulings. */
#ifndef DECIDE_RULING_ROWS_H
#define DECIDE_RULING_ROWS_H
#include "evaluate/result.h"

/* What a ruling calls the engine's own reason of a record under another number, as
 * tally/verdict names the cause. */
#define RULING_NEAR "near"

/* Makes o->rulings of docket.rulings, in one order whatever that of the file. The state of each
 * is what can be told from the row and the pack alone; RULING_NOBODY until somebody is found.
 * 0 or FAULT_MEMORY. */
int ruling_rows_read(outcome_set *o, fault *f);
#endif
