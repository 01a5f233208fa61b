/* replies: what every department that was asked about a candidate has answered. For sources
 * whose pack says what answers mean: source { replies = { ... } }. */
#ifndef JOIN_REPLIES_H
#define JOIN_REPLIES_H
#include "ground/fault.h"
#include "join/match.h"
#include "load/docket.h"
#include "load/table.h"
#include "pack/decl.h"

/* Where one department's answer about one candidate stands. Only the first two are answers. */
typedef enum standing {
    STANDING_CLEAR,
    STANDING_ADVERSE,    /* what it means for the decision is for the pack's rules to say */
    STANDING_UNCLEAR,
    STANDING_STALE,      /* older than it is good for, or that cannot be told */
    /* dated after the day it is judged: a slip of the pen, or not yet given */
    STANDING_AHEAD,
    STANDING_WITHDRAWN,
    STANDING_DIFFER,     /* two that differ, and nobody can say which is the later */
    /* something was sent back, but the answer is blank or no word for one */
    STANDING_UNREADABLE,
    STANDING_NO_REPLY,   /* nothing yet: the deadline has not passed, or none was set */
    STANDING_OVERDUE,    /* nothing, and the deadline is past on the check day */
    STANDINGS
} standing;
const char *standing_name(standing s); /* "clear", ..., "no_reply", "overdue" */

typedef struct reply {
    standing is;
    /* of the row that waits, or as the docket says; lo DAY_NONE: not said */
    span asked_on, due_on;
    span replied_on;       /* of the answer that counts; lo DAY_NONE: none, or no date in it */
    span check_day;        /* the day it is judged on; lo DAY_NONE: not known */
    int32_t months;        /* an answer is good for; 0: for ever */
    uint32_t row;          /* that answer, or NO_ROW */
    uint32_t other;        /* STANDING_DIFFER: one that differs from it */
    uint32_t earlier;      /* answers a later one has replaced */
    uint32_t rows;         /* all there are: those, the ones that count, and rows that wait */
} reply;

/* By what answers of a source are judged about one candidate. */
typedef struct reply_terms {
    const joined *to;
    const docket_source *docket;
    const table *rows;
    span check_day;        /* lo DAY_NONE: not known for this candidate */
    int32_t months;        /* an answer is good for; 0: for ever */
    day_policy policy;
} reply_terms;

/* Rows that wait for their answer: nothing in them but who is asked about whom, and since when.
 * Before latest_mark. */
void replies_mark_waiting(joined *to, const table *rows);
/* Answers that say an earlier one is withdrawn. After latest_mark. */
void replies_mark_withdrawn(joined *to, const table *rows);
/* Is the department asked about the candidate in a row that waits, whatever `expects` says? */
bool replies_waits(const reply_terms *t, uint32_t candidate, uint16_t code);
/* The answer of the department `code`, a value of the source's `expects` column. */
void replies_look(const reply_terms *t, uint32_t candidate, uint16_t code, reply *out);
#endif
