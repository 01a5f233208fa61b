/* why_json: every rule for one candidate as one JSON object. */
#ifndef REPORT_WHY_JSON_H
#define REPORT_WHY_JSON_H
#include "report/why_view.h"

int why_json(sink *to, const why_terms *terms, fault *f);
#endif
