/* examine: one candidate through all rules. */
#ifndef EVALUATE_EXAMINE_H
#define EVALUATE_EXAMINE_H
#include "evaluate/result.h"

typedef struct examiner examiner;

/* What all examiners of a run share. Const while they work but for the marked members. */
typedef struct examination {
    const evidence *evidence;
    const param_value *params;
    const bool *is_void;              /* per rule: found impure in an earlier pass */
    const text *void_words;           /* per rule: how that was found out */
    unsigned char **row_marks;        /* per source with suppressions: per row, ROW_SEEN | ROW_HIDDEN, atomic */
    bool keep_traces_of_all;          /* for `why` of somebody accepted */
    bool plain;                       /* nothing is learned: every rule is asked in Lua */
} examination;
enum { ROW_SEEN = 1, ROW_HIDDEN = 2 };

/* Per examiner; summed by the crew. */
typedef struct examiner_counts {
    rule_count *rules;
    uint64_t *suppressed;             /* per suppression */
    uint64_t unknown_values;
    rule_trouble *troubles;           /* per rule: candidates 0 when there was none */
    bool *found_void;                 /* per rule: impure in this pass */
    rule_trouble *suppress_troubles;  /* per suppression: it erred, and settles nothing */
    rule_trouble *tally_troubles;     /* per tally: it erred, or gave no whole number or word */
} examiner_counts;

int examiner_new(examiner **out, const examination *shared, fault *f);
void examiner_free(examiner *x);
const examiner_counts *examiner_counted(const examiner *x);

/* Appends the candidate's reasons (in rule order) and trace to the block; fills the result's first_reason
 * and reason_count. Trouble of a rule is a reason; a fault is ours (memory). */
int examine(examiner *x, uint32_t candidate, block *into, result *out, fault *f);
/* A declared tally's value: CONST words borrowed until the next call. 1 number, 2 words, 0 unknown. */
int examine_tally(examiner *x, uint16_t tally, uint32_t candidate, int64_t *number, text *words, fault *f);
#endif
