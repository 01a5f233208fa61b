/* recall: a finished run, opened again from its folder. */
#ifndef DESK_RECALL_H
#define DESK_RECALL_H
#include "audit/record.h"
#include "desk/prepared.h"
#include "report/tally_view.h"

/* The language of what is shown of a run. FAULT_USAGE: nobody speaks it. */
int recall_tongue(const record *r, const char *lang, tongue *in, fault *f);
/* The inputs and the pack the run kept, prepared again and proved to be the same. FAULT_DATA:
 * they were not kept (--no-inputs), or differ from what the record says. Clear in every
 * case. */
int recall_prepare(prepared *out, const char *folder, const record *r, fault *f);
/* The same for who may ask more than once: the first time everything is read, and whatever came
 * of it is what comes of it later. {0} is nothing read yet; clear `run`. */
typedef struct recalled {
    prepared run;
    bool tried;
    fault why;                 /* what went wrong; no code: nothing did */
} recalled;
int recall_once(recalled *r, const char *folder, const record *of, fault *f);
static inline bool recall_is_ready(const recalled *r) {
    return r->tried && r->why.code == FAULT_NONE;
}
/* The trace of one candidate, made again; FAULT_DATA when the decision comes out otherwise than
 * in the record. Lives in `a`. */
int recall_trace(const prepared *p, const record *r, const record_decision *d, arena *a,
                 text *out, fault *f);
/* The values of a column or a declared tally for every row of the list. A column is taken as
 * written; "name:folded" is the form in which it is compared, "name:nfkc" NFKC and case folding
 * alone (the form other programs have), "name:raw" every byte of the cell. FAULT_USAGE: there
 * is no such name; `option` is where it was asked for, "--by". Lives in `a`. */
int recall_column(const prepared *p, const char *option, text name, arena *a, tally_column *out,
                  fault *f);
/* The numbers of a declared tally of candidates. FAULT_USAGE: there is none, or it gives
 * words. */
int recall_numbers(const prepared *p, text name, arena *a, tally_measure *out, fault *f);
#endif
