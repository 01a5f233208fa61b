/* births: which birth dates may be those of living persons, whatever the law day. */
#ifndef JOIN_BIRTHS_H
#define JOIN_BIRTHS_H
#include "join/evidence.h"

/* From the first law day of anybody to the last; DAY_NONE in both: none is known. */
span births_law_days(const evidence *e);
/* Bounds every column birth_date of the evidence (column.possible): from before the oldest
 * there can be on the first law day of the run up to the last law day. Nothing is bounded where
 * no law day is known. `law`: what births_law_days says. */
void births_bound(evidence *e, span law);
#endif
