/* tally_view: counts by any dimensions of what a run stored, and of columns handed in. */
#ifndef REPORT_TALLY_VIEW_H
#define REPORT_TALLY_VIEW_H
#include "audit/record.h"
#include "report/words.h"

/* A column of the candidates or a declared tally, made again from the inputs. */
typedef struct tally_column {
    text name;
    const text *values; /* per row of the candidate table; at == NULL: unknown */
    size_t count;
} tally_column;

/* The value of a candidate to whom a declared tally does not apply: told from others by its place. */
extern const text tally_not_counted;

typedef struct tally_terms {
    record *record;
    const text *by;
    size_t by_count; /* 1..8 names of dimensions */
    const tally_column *columns;
    size_t column_count; /* those that are not stored */
    uint64_t at_least;   /* groups smaller than this are counted but not printed; 0: all */
    tongue in;
} tally_terms;

/* decision, stage, rule, reason, severity, effect, cause, waits, ground: kept by the run
 * itself. */
bool tally_view_stored(text name);
int tally_view_text(sink *to, const tally_terms *terms, fault *f);
int tally_view_json(sink *to, const tally_terms *terms, fault *f);
#endif
