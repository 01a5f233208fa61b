/* tally_view: counts by any dimensions of what a run stored, and of columns handed in. */
#ifndef REPORT_TALLY_VIEW_H
#define REPORT_TALLY_VIEW_H
#include "audit/record.h"
#include "report/tally_group.h"
#include "report/words.h"

/* Does a value stand for a person, as a name does, or for many? Of TELLS_ANY its cells
 * decide. */
typedef enum tells { TELLS_ANY, TELLS_GROUPS, TELLS_PERSONS } tells;

/* A column of the candidates or a declared tally, made again from the inputs. */
typedef struct tally_column {
    text name;
    tells tells;
    const text *values; /* per row of the candidate table; at == NULL: unknown */
    size_t count;
} tally_column;

/* A declared tally of numbers whose mean and median each group has. */
typedef struct tally_measure {
    const int64_t *numbers; /* per row of the candidate table */
    const bool *known;
    size_t count;
} tally_measure;

typedef struct tally_terms {
    record *record;
    const text *by;
    size_t by_count; /* 1..8 names of dimensions */
    const tally_column *columns;
    size_t column_count; /* those that are not stored */
    const tally_measure *of; /* or NULL */
    /* for the public: smaller numbers are hidden, and others beside them; 0: all seen */
    uint64_t smallest;
    uint64_t at_least;   /* groups smaller than this are counted but not printed; 0: all */
    tongue in;
} tally_terms;

/* decision, stage, rule, reason, severity, effect, cause, waits, ground: kept by the run
 * itself. */
bool tally_view_stored(text name);
/* Whole numbers and bands by size, then words; not counted, and not known last. */
int tally_value_order(text a, text b);
int tally_view_text(sink *to, const tally_terms *terms, fault *f);
int tally_view_json(sink *to, const tally_terms *terms, fault *f);
#endif
