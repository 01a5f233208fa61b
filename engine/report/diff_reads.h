/* diff_reads: what a rule read of one candidate in two runs, and where it read otherwise. */
#ifndef REPORT_DIFF_READS_H
#define REPORT_DIFF_READS_H
#include "report/why_view.h"

typedef enum read_kind {
    READ_PARAM,
    READ_DAY,
    READ_CELL,     /* of the candidate, or of the one row of a unit */
    READ_GIVEN,    /* whether a cell is blank */
    READ_FACT,     /* what a fact was found to be */
    READ_SEARCHED, /* how the source was searched */
    READ_COUNT,    /* how many rows there were; told only where no row that was read differs */
    READ_ROW       /* a cell of a row of evidence */
} read_kind;

/* One value that was read. */
typedef struct diff_read {
    read_kind kind;
    text name, value, at;  /* "birth_date", "1971-02-04", "candidates.csv:16" */
    text source;           /* READ_ROW: of which source */
} diff_read;

typedef struct diff_reading { diff_read *items; size_t count, room; } diff_reading;

/* Where two readings differ: `before` or `after` NULL: a row that is not there. Of a row, all
 * that was read of it follows in the list, `cells` of them. */
typedef struct diff_read_pair {
    const diff_read *before, *after;
    size_t cells;
} diff_read_pair;

/* What the rule read, and the facts it asked; `rule` NO_INDEX: nothing. Texts live in `a`; free
 * items. */
int diff_reads_of(const why_view *v, uint16_t rule, arena *a, diff_reading *out, fault *f);
/* Whose word a row of evidence is, as the department that replied: `row` is its first read.
 * Empty: the source has no such thing, or it cannot be told. Asked only where rows are left
 * that are not the same. */
typedef struct diff_who {
    int (*ask)(void *payload, int side, const diff_read *row, text *out, fault *f);
    void *payload;
} diff_who;
/* The pairs live in `a`. A row is the same when nothing that both read of it differs, and one
 * that changed when it is the only one left of its source, by the word of the same, or else in
 * its file. `who` NULL: nobody can tell. */
int diff_reads_compare(const diff_reading *before, const diff_reading *after,
                       const diff_who *who, arena *a, diff_read_pair **out, size_t *count,
                       fault *f);
#endif
