/* quick: is a candidate simply accepted? */
#ifndef EVALUATE_QUICK_H
#define EVALUATE_QUICK_H
#include "evaluate/judge.h"

/* True: every rule passed and is counted. False: nothing has happened; examine from the
 * start. */
bool quick_accept(examiner *x);
void quick_forget(examiner *x);
/* What was accepted quickly is counted rule by rule. */
void quick_settle(examiner *x);
#endif
