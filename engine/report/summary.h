/* summary: the first screen of a run and summary.txt: one page, at most 80 columns. */
#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H
#include "report/words.h"
#include "tally/tally.h"

typedef struct summary_terms {
    const outcome_set *outcomes;
    const tally *tally;
    tongue in;
    const char *version;      /* of vet */
    const char *const *files; /* names written, relative to the folder */
    size_t file_count;
} summary_terms;

int summary_write(sink *to, const summary_terms *terms, fault *f);
#endif
