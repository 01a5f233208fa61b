/* values_json: declared tallies for programs: the part of tallies.json about them. */
#ifndef REPORT_VALUES_JSON_H
#define REPORT_VALUES_JSON_H
#include "ground/sink.h"
#include "tally/tally.h"

/* One JSON object per declared tally, one per line, in the order of the pack. */
int values_json(sink *to, const outcome_set *o, const tally *t, fault *f); /* FAULT_MEMORY */
#endif
