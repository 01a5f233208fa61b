/* diff_cause: what made a reason come, go or change: a rule's text, a parameter, a day, a cell,
 * ... */
#ifndef REPORT_DIFF_CAUSE_H
#define REPORT_DIFF_CAUSE_H
#include "report/diff_changes.h"
#include "report/why_view.h"

typedef enum diff_cause_kind {
    DIFF_RULED,        /* was, is: how a person ruled; empty: nobody did */
    DIFF_RULE_NEW,     /* the earlier pack has no such rule */
    DIFF_RULE_GONE,    /* the later pack has none */
    DIFF_STAGE,        /* name = its stage; `side`: the run that did not judge it */
    DIFF_TEXT,         /* name = "age.lua:12": the lines of the rule are others */
    DIFF_LAW_DAY,      /* was, is */
    DIFF_PARAM,        /* name, was, is */
    DIFF_DAY,          /* name, was, is */
    DIFF_CELL,         /* name = column; was, is, and where */
    DIFF_FACT,         /* name; was, is: yes, no, not known */
    /* name = source; was, is: how it was searched, or how many rows there were */
    DIFF_SEARCHED,
    DIFF_ROW_NEW,      /* name = source; is = what was read of the row, is_at */
    DIFF_ROW_GONE,     /* name = source; was, was_at */
    DIFF_PACK_FILE,    /* name = a file of the pack that is another; nothing nearer was found */
    DIFF_INPUT,        /* name = "source: file" that is another; nothing nearer was found */
    DIFF_NO_TRACE,     /* `side`, `how`: what was read there cannot be told */
    DIFF_NOT_TOLD,     /* nothing that was kept differs */
    DIFF_CAUSES
} diff_cause_kind;

/* Whether what was read of somebody can be told. */
typedef enum diff_trace {
    DIFF_TRACE_KEPT,
    DIFF_TRACE_NO_INPUTS,  /* not kept of the accepted, and neither were the inputs */
    /* the inputs in the folder are not those of the run, or say otherwise now */
    DIFF_TRACE_OTHER,
    DIFF_TRACE_MANY,       /* so many were asked again already */
    DIFF_TRACES
} diff_trace;

typedef struct diff_cause {
    diff_cause_kind kind;
    uint8_t side, how;                 /* 0 the earlier run, 1 the later; diff_trace */
    text name, was, is, was_at, is_at; /* from the records, not escaped; may be empty */
} diff_cause;

typedef struct diff_terms {
    record *records[2];                /* the earlier and the later run */
    const char *folders[2];
    tongue in[2];
    /* The trace of a candidate, made again when it is not kept; lives in `a`. *how says why it
     * is empty. 0, or a fault that ends all. */
    int (*trace)(void *payload, int side, const record_decision *d, arena *a, text *out,
                 diff_trace *how, fault *f);
    /* Who speaks in the row of the source at "file:line" about the candidate: the value of the
     * column the source expects. Empty: the inputs cannot say it; lives in `a`. 0, or a fault
     * that ends all. */
    int (*who)(void *payload, int side, const record_decision *d, uint16_t source, text at,
               arena *a, text *out, fault *f);
    void *payload;
    record_item *items[2];             /* the manifests */
    size_t counts[2];
    /* per rule of the earlier pack: what is known of its text */
    uint8_t *texts;
    arena memory;
} diff_terms;

/* Reads the manifests; `records`, `trace` and the rest are set already. */
int diff_terms_open(diff_terms *t, fault *f);
void diff_terms_close(diff_terms *t);
/* Nothing that went into the two runs differs. */
bool diff_terms_same(const diff_terms *t);

/* One change, opened: the reasons that differ, and what was read on both sides. */
typedef struct diff_case {
    diff_terms *terms;
    const diff_change *of;
    why_terms asked[2];
    /* without what was read; and, once it is asked for, with it: */
    why_view views[2];
    why_view read[2];
    bool open[2], read_open[2];
    diff_trace traced[2];
    sink nowhere;                      /* the views write nothing */
    diff_reason *reasons;
    size_t reason_count;
    arena memory;
} diff_case;

/* Close in every case. */
int diff_case_open(diff_case *c, diff_terms *terms, const diff_change *of, fault *f);
/* What did it, nearest first; lives in the case. */
int diff_case_causes(diff_case *c, const diff_reason *of, diff_cause **out, size_t *count,
                     fault *f);
void diff_case_close(diff_case *c);
#endif
