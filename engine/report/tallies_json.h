/* tallies_json: tallies.json, the counts for programs; keys in a fixed order. */
#ifndef REPORT_TALLIES_JSON_H
#define REPORT_TALLIES_JSON_H
#include "tally/tally.h"

int tallies_json(sink *to, const outcome_set *o, const tally *t, fault *f);
#endif
