/* diff_changes: who is decided otherwise in one run than in another, for other reasons, or
 * stands in one of the lists only. */
#ifndef REPORT_DIFF_CHANGES_H
#define REPORT_DIFF_CHANGES_H
#include "audit/record.h"

/* In the order in which they are told. */
typedef enum diff_kind {
    DIFF_DECIDED,
    DIFF_REASONS,
    DIFF_JOINED,
    DIFF_LEFT,
    DIFF_KINDS
} diff_kind;

/* One candidate of a record: what is kept of all of them while the two are compared. */
typedef struct diff_person {
    text key;
    uint32_t no, reasons;
    uint16_t stage, first_rule;
    uint8_t decision;
} diff_person;

/* `before` and `after`: one of them may be NULL. */
typedef struct diff_change {
    diff_kind kind;
    const record_decision *before, *after;
} diff_change;

typedef struct diff_changes {
    diff_change *items;      /* by kind, then by key */
    size_t count;
    uint64_t kinds[DIFF_KINDS];
    /* candidates from a decision to a decision; 0: not listed */
    uint64_t table[DECISIONS][DECISIONS];
    arena memory;
} diff_changes;

/* Compares every candidate of two records. Rows that share a key are paired in the order of
 * their decisions. Takes some fifty bytes and the key of every candidate while at work. Clear
 * in every case. */
int diff_changes_find(diff_changes *out, record *before, record *after, fault *f);
void diff_changes_clear(diff_changes *c);

/* A reason that went (`after` NULL), came (`before` NULL), or is given otherwise. */
typedef struct diff_reason {
    const record_reason *before, *after;
} diff_reason;
/* What is not the same in the reasons of one candidate, in the order of rule and code; lives in
 * `a`. */
int diff_reasons(const pack *before, const record_reason *was, size_t was_count,
                 const pack *after, const record_reason *is, size_t is_count, arena *a,
                 diff_reason **out, size_t *count, fault *f);
#endif
