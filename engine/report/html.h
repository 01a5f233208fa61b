/* html: report.html, the whole of a run on one page, from its record. */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H
#include "audit/record.h"
#include "ground/sink.h"
#include "report/words.h"

typedef struct html_terms {
    record *record;
    tongue in;
    bool is_public; /* rounded counts and nobody named; else everything, for the reviewer */
    bool all;       /* however long the tables; else 20,000 rows of each and a note */
} html_terms;

/* The same bytes for the same record, language and reader. 0 or a fault. */
int html_write(sink *to, const html_terms *terms, fault *f);
#endif
