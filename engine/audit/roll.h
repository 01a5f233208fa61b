/* roll: all candidates of a record in list order, whether they have a row of their own or
 * not. */
#ifndef AUDIT_ROLL_H
#define AUDIT_ROLL_H
#include "audit/accepted.h"
#include "audit/query.h"
#include "audit/terms.h"
#include "tally/verdict.h"

typedef struct record_decision {
    uint32_t no;    /* row of the candidate table */
    text key, name; /* name: as written, may be empty */
    uint16_t input;
    uint32_t line;
    uint8_t decision, flags, grade;
    uint16_t stage, first_rule; /* NO_INDEX: none, or the engine itself */
    span law_day;               /* lo == DAY_NONE: not known */
    span eligible_from;         /* lo == DAY_NONE: none */
    text waits;                 /* distinct, joined by "; " */
    uint32_t reason_count;
} record_decision;

typedef struct record_filter { /* {0} lets everybody through; texts empty: not asked */
    int decision;              /* DECISION_NONE: any */
    text stage, rule, reason, waits;
    bool one_source, ruled, held; /* ruled: only those for whom a ruling counts */
} record_filter;

/* Columns of `decision` in the order in which roll_decision reads them. */
#define DECISION_COLUMNS                                                                       \
    "no,key,name,input,line,decision,stage,flags,law_day,first_rule,grade,waits,eligible_"     \
    "from,reasons"
void roll_decision(const record *r, query *q, record_decision *out);

typedef struct roll {
    record *of;
    fault *f;
    query rows, bodies;        /* who has a row; who is packed. Not asked: stmt is NULL */
    arena row_memory;          /* of the row in hand */
    record_decision row;
    accepted one;              /* borrowed from the body in hand */
    accepted_reader body;
    bool has_row, has_one;
    uint16_t stage;            /* wanted of those who are packed; NO_INDEX: any */
    uint8_t flags;             /* that they must have */
} roll;

/* Begins; roll_close in every case. FAULT_USAGE: the filter names a stage or rule that is not
 * there. */
int roll_open(roll *all, record *r, const record_filter *filter, fault *f);
/* Those of whom nothing was said, alone. */
int roll_open_accepted(roll *all, record *r, fault *f);
/* 1 and the next, whose texts live in `a`; 0 at the end; negative: a fault. */
int roll_next(roll *all, arena *a, record_decision *out);
void roll_close(roll *all);
#endif
