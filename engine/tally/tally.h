/* tally: counts over the whole list. */
#ifndef TALLY_TALLY_H
#define TALLY_TALLY_H
#include "tally/answers.h"
#include "tally/ruled.h"
#include "join/remark.h"
#include "tally/change.h"
#include "tally/impact.h"
#include "tally/verdict.h"

/* A candidate enters a stage unless an earlier one rejected them; what the stage itself says of
 * them is one of the four. */
typedef struct stage_count {
    uint64_t entered, passed, rejected, referred, held;
} stage_count;

/* One thing a rule (or the engine) gave as a reason. */
typedef struct reason_count {
    uint16_t rule; /* NO_INDEX: the engine itself */
    uint16_t code; /* of the rule; NO_INDEX: `cause` says what */
    uint8_t cause;
    uint64_t any;   /* candidates who have it */
    uint64_t first; /* candidates for whom it is the first decisive reason */
    uint64_t effect[EFFECT_REJECT + 1]; /* reasons by effect as they count */
} reason_count;

/* Something that is waited for or missing, and how many referred candidates wait for it. */
typedef struct wait_count {
    text what;
    uint64_t candidates;
} wait_count;

/* Candidates per row of a one_by source (a unit, an office). */
typedef struct unit_count {
    uint16_t source;
    size_t rows;               /* of the source's table */
    uint64_t (*by)[DECISIONS]; /* per row, one more at the end: candidates of no unit */
    uint32_t *used;            /* rows with candidates, in the order of their keys */
    size_t used_count;
} unit_count;

typedef struct tally {
    uint64_t candidates;
    uint64_t by[DECISIONS];           /* by decision */
    uint64_t held, warned, tasks;     /* candidates; reasons that are tasks */
    uint64_t rejected_by[POLICY + 1]; /* by the gravest severity among the rejections */
    uint64_t one_source, one_source_rejected;
    uint64_t referred_by[CAUSES]; /* referred candidates, by cause of any counting reason */
    uint64_t for_holes;           /* referred because a row of the list cannot be read */
    uint64_t eligible_later;      /* rejected who will be eligible one day */
    stage_count *stages;          /* per stage of the pack that is judged */
    reason_count *reasons;
    size_t reason_count; /* met at least once; rule order, then code */
    wait_count *waits;
    size_t wait_count;   /* most first */
    value_count *values; /* per declared tally */
    value_count *previous; /* the list before, where there is one (given) */
    list_change *changes;  /* against it */
    impact *impacts;       /* selection rates of its groups, where the pack asks for them */
    unit_count *units;
    size_t unit_count; /* one_by sources */
    answer_count *answers;
    size_t answer_count; /* departments asked, by source and in the order of their codes */
    uint64_t unreadable_cells, unreadable_rows;
    ruled_count ruled;
    remark_counts remarks;
    arena memory;
} tally;

int tally_make(tally *out, const outcome_set *o, fault *f);
void tally_clear(tally *t);
/* How many stages are counted: those that are judged; a pack without any has one. */
size_t tally_stages(const pack *p);
#endif
