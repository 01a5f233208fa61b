/* why: every rule for one candidate, with what it read and what it found, on a page of 80
 * columns. */
#ifndef REPORT_WHY_H
#define REPORT_WHY_H
#include "report/why_json.h"

int why_text(sink *to, const why_terms *terms, fault *f);
#endif
