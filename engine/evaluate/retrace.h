/* retrace: candidates of whom nothing was told, examined again for what their rules read. */
#ifndef EVALUATE_RETRACE_H
#define EVALUATE_RETRACE_H
#include "evaluate/crew.h"

/* Fills out->traces and trace_at, one for each of `who`, with what rules over one candidate
 * read of them in the run that `o` holds. Clear `out` in every case. */
int retrace(block *out, const outcome_set *o, const crew_terms *terms, const uint32_t *who,
            size_t count, fault *f);
#endif
