/* count: the values of declared tallies: of every candidate, of every row of a source. */
#ifndef EVALUATE_COUNT_H
#define EVALUATE_COUNT_H
#include "evaluate/examine.h"

/* The values in the making; shared by all workers. */
typedef struct count_book count_book;

/* Makes room in `out` for the values; a pack without tallies has none. Free in every case. */
int count_book_new(count_book **out, outcome_set *of, fault *f);
void count_book_free(count_book *b);
/* The candidate examined last by `x`, in every tally of candidates. Any worker. */
int count_candidate(count_book *b, examiner *x, uint32_t candidate, fault *f);
/* The rows of all sources that tallies count, once everybody is examined. `row_marks` as of the
 * examination: what a law hides is counted by nobody. One worker. */
int count_sources(count_book *b, examiner *x, fault *f);
/* A tally of more words than are counted is unknown of everybody; it is put among the
 * troubles. */
void count_settle(count_book *b, rule_trouble *tallies);
#endif
