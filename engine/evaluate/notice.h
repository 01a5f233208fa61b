/* notice: what does not fit together in a candidate's row becomes a warning of the engine's
 * own. */
#ifndef EVALUATE_NOTICE_H
#define EVALUATE_NOTICE_H
#include "evaluate/ask.h"

/* Adds a warning for every remark on the running candidate. */
void notice_add(examiner *x);
#endif
