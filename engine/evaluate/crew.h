/* crew: all candidates, by several workers; results by position, so that nobody can tell how
 * many. */
#ifndef EVALUATE_CREW_H
#define EVALUATE_CREW_H
#include "evaluate/examine.h"

typedef struct crew_terms {
    const evidence *evidence;
    const param_value *params;     /* one per pack parameter */
    unsigned workers;              /* 0: one */
    bool plain; /* learn nothing: every rule is asked in Lua; never changes a byte */
    bool decisions_only; /* nobody will ask why (see outcome_set) */
    profile *profile; /* what each rule cost is added to it; NULL: nobody wants to know */
    void (*progress)(void *payload, uint64_t done, uint64_t all); /* or NULL; from any worker */
    void *payload;
    /* the trace of `kept` is wanted whatever is decided, and no tally */
    bool keep_one;
    uint32_t kept;
} crew_terms;

/* Judges everybody. A rule found to keep state on the way is void, and all are judged again
 * without it. Fills everything of `out` but the decisions (decide/decide). FAULT_MEMORY, or the
 * fault of the lowest candidate. Clear `out` in every case. */
int crew_judge(outcome_set *out, const crew_terms *terms, fault *f);
/* One candidate again, with the trace kept whatever was decided: for `why`. Same rules as in
 * the run: `is_void` as the run found (from its troubles). */
int crew_judge_one(outcome_set *out, const crew_terms *terms, const bool *is_void,
                   uint32_t candidate, fault *f);
#endif
