/* impact_view: selection rates by any column of the list, from the record of a run. */
#ifndef REPORT_IMPACT_VIEW_H
#define REPORT_IMPACT_VIEW_H
#include "report/tally_view.h"

/* Whose value is not known, or to whom a tally does not apply, is in no group; how many is
 * said. */
int impact_view(sink *to, record *r, const tally_column *by, tongue in, bool json, fault *f);
#endif
