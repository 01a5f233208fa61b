/* slates_csv: alerts.csv and again.csv, what rules over groups found. */
#ifndef REPORT_SLATES_CSV_H
#define REPORT_SLATES_CSV_H
#include "evaluate/result.h"
#include "report/words.h"

/* alerts.csv: what was said of a whole slate, or could not be told of it. */
int slates_csv_alerts(sink *to, const outcome_set *o, tongue in, fault *f);
/* again.csv: whose finding rests on somebody of whom something else was decided in the end. */
int slates_csv_again(sink *to, const outcome_set *o, fault *f);
#endif
