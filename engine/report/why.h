/* why: every rule for one candidate, with what it read and what it found. */
#ifndef REPORT_WHY_H
#define REPORT_WHY_H
#include "audit/record.h"
#include "report/words.h"

typedef struct why_terms {
    record *record;
    const record_decision *decision;
    text trace;                /* from the store, or made again; empty: the rules are not shown */
    tongue in;
} why_terms;

int why_text(sink *to, const why_terms *terms, fault *f);    /* 80 columns */
int why_json(sink *to, const why_terms *terms, fault *f);    /* one object */
#endif
