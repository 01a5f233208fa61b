/* hide: which rows about a candidate rules may see. */
#ifndef EVALUATE_HIDE_H
#define EVALUATE_HIDE_H
#include "evaluate/judge.h"

/* Are all rows of the source about a candidate to be seen, whatever is in them? */
bool hide_shows_all(const examiner *x, uint16_t source, const attached *rows, size_t count);
/* Shows every evidence source's rows to the view, suppressions asked. 0 or FAULT_MEMORY. */
int hide_show_sources(examiner *x);
#endif
