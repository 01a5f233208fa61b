/* record_reasons: why it was decided so of each candidate, read from the record. */
#ifndef AUDIT_RECORD_REASONS_H
#define AUDIT_RECORD_REASONS_H
#include "audit/roll.h"

typedef struct record_reason {
    uint16_t rule;
    text code; /* rule NO_INDEX: the engine itself */
    uint8_t effect, said, cause, grade;
    uint16_t source, input;
    uint32_t line; /* source NO_INDEX: no row */
    span eligible_from;
    text waits, to, citation;
    text words[LANGUAGE_MAX];
    uint8_t ruled, was;      /* how a person ruled, and its effect before */
    text cited;              /* evidence digest; empty: it does not count */
    text ruled_by, ruled_on, document;
    uint8_t lacks, lacks_how; /* what is missing (missing_kind); its cell_state, or searched */
    uint16_t lacks_source, lacks_column; /* checked against the pack only by who uses them */
} record_reason;

/* Of one candidate, in order. Texts live in `a`, or as long as the record. */
int record_reasons(record *r, uint32_t candidate, arena *a, record_reason **out, size_t *count,
                   fault *f);
/* The same for many candidates: asked once, then read for each, in any order; in that of the
 * list it is fastest. record_end_reasons in every case, which gives the code. */
typedef struct reason_rows {
    query q, rulings; /* their memory takes the texts; it may be reset between two candidates */
    bool begun, in_hand; /* a row is there that was not taken yet, about `candidate` */
    uint32_t candidate;
    uint64_t next;       /* nobody from here on was passed */
    record_reason *items; size_t room; /* where those of one candidate are put together */
} reason_rows;
reason_rows record_ask_reasons(record *r, arena *a, fault *f);
int record_next_reasons(const record *r, reason_rows *rows, uint32_t candidate,
                        record_reason **out, size_t *count);
int record_end_reasons(reason_rows *rows);
#endif
