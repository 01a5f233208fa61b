/* worklist: worklist/<department>.csv: whose answer is awaited about whom. A file is a source
 * again: its columns are the source's own, headed as the docket reads them, filled in with what
 * is known; what the department has to answer is blank. Among them, for the person who fills it
 * in: name, id numbers and unit of the candidate where the source has no such columns, and why
 * it is asked. */
#ifndef REPORT_WORKLIST_H
#define REPORT_WORKLIST_H
#include "report/words.h"
#include "tally/verdict.h"

typedef struct worklist {
    uint16_t source, code; /* the department: a value of the source's `expects` column */
    uint64_t candidates;   /* referred ones who wait for it */
    /* "worklist/court.csv"; numbers where the code is no name for a file */
    char file[96];
} worklist;

/* Those that somebody waits for, in the order of sources and codes. *out is the caller's to
 * free. */
int worklist_all(worklist **out, size_t *count, const outcome_set *o, fault *f);
/* One row per candidate, in list order. */
int worklist_write(sink *to, const outcome_set *o, const worklist *w, tongue in, fault *f);
#endif
