/* impact_table: selection rates and their ratios, for people and for programs. */
#ifndef REPORT_IMPACT_TABLE_H
#define REPORT_IMPACT_TABLE_H
#include "report/page.h"
#include "report/words.h"
#include "tally/impact.h"

/* What is shown: the groups' names as they are to be read, the rules' ids. */
typedef struct impact_terms {
    const impact *of;
    const text *names; /* per group */
    const rule_decl *rules;
    tongue in;
} impact_terms;

void impact_table_put(page *p, const impact_terms *t);
/* [{"rule": null, "groups": [...]}, ...] */
void impact_table_json(sink *to, const impact_terms *t);
#endif
