/* slate_alert: what is said of a whole slate, to whoever puts the list in order. */
#ifndef EVALUATE_SLATE_ALERT_H
#define EVALUATE_SLATE_ALERT_H
#include "evaluate/slate_found.h"

/* The alerts of a slate whose rule has ended. A failure is noted in the view. */
void alert_add(judging *j, caged how);
/* That the rule is void, or met an error at this slate. */
void alert_trouble(judging *j, bool is_void);
#endif
