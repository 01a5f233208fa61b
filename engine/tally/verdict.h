/* verdict: what one candidate's reasons come to, and the words programs read for it. */
#ifndef TALLY_VERDICT_H
#define TALLY_VERDICT_H
#include "evaluate/result.h"

enum { CAUSES = CAUSE_OTHER + 1, DECISIONS = REJECT + 1 };

typedef struct verdict {
    uint32_t candidate;
    const result *result;
    const reason *reasons;
    size_t count;
    const reason *first; /* the first decisive one; NULL: accepted */
    span eligible_from;  /* only when every rejection has an end; lo == DAY_NONE: none */
} verdict;

/* Borrowed from the outcomes. */
void verdict_of(const outcome_set *o, uint32_t candidate, verdict *out);

/* The key and the name (the first `name` column; may be empty) as written in the list. */
text candidate_key(const evidence *e, uint32_t candidate);
text candidate_name(const evidence *e, uint32_t candidate);
/* The same for who asks for very many: the column looked for once, NO_INDEX: there is none. */
uint16_t candidate_name_column(const evidence *e);
text candidate_cell(const evidence *e, uint32_t candidate, uint16_t column);
/* For who will ask for them soon: memory is asked for their cells now. There may be no such
 * candidate. */
void candidate_bring_near(const evidence *e, uint32_t candidate);

/* May a person rule on it (decide/ruling)? Then `cited` is filled. */
bool reason_is_rulable(const reason *r);
/* The rule's code, or the engine's own: "unknown", "same_key", ... */
text reason_code(const pack *p, const reason *r);
/* The citations of the reason's rule in force on the candidate's law day; "" when there is
 * none. */
void reason_citation(const outcome_set *o, const reason *r, char *buffer, size_t size);
/* The stage the reason belongs to; the engine's own reasons belong to the first. */
uint16_t reason_stage(const pack *p, const reason *r);

/* Words for programs: the same in every language. */
const char *decision_name(int n); /* "accept", "refer", "reject" */
const char *effect_name(int n);   /* "pass", "task", "warn", "refer", "hold", "reject" */
const char *severity_name(int n); /* "statute", "regulation", "policy" */
const char *grade_name(int n);    /* "", "sure", "close", "never" */
const char *cause_name(int n);    /* "said", "unknown", "failed", "void", "close", ... */
/* What an alert is called: its code, or what is the matter; and the law it rests on. */
text alert_code(const pack *p, const alert *a);
void alert_citation(const outcome_set *o, const alert *a, char *buffer, size_t size);
#endif
