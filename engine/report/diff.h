/* diff: what changed between two runs, on a page. */
#ifndef REPORT_DIFF_H
#define REPORT_DIFF_H
#include "report/diff_cause.h"

/* Writes who is decided otherwise and why. `terms` is open. 0, or a fault: a record is damaged,
 * or the output could not be written. */
int diff_text(sink *to, diff_terms *terms, const diff_changes *changes, fault *f);

/* What differs in what went into the runs, one item after the other: 1 and the two, of which
 * one may be NULL; 0 at the end. `at` begins as { 0, 0 }. */
int diff_next_term(const diff_terms *t, size_t at[2], const record_item **before,
                   const record_item **after);
#endif
