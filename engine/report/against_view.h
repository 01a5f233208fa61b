/* against_view: the declared tallies of one run against those of an earlier one. */
#ifndef REPORT_AGAINST_VIEW_H
#define REPORT_AGAINST_VIEW_H
#include "audit/record.h"
#include "report/words.h"

int against_view(sink *to, record *now, record *before, tongue in, bool json, fault *f);
#endif
