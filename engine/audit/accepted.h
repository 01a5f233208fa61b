/* accepted: those about whom there is nothing to say, many to one row of the store.
 *
 * Nine of ten candidates of a usual list are accepted without a word. A row of its own for each cost more
 * than judging them; packed together they are read in list order, and found by reading. */
#ifndef AUDIT_ACCEPTED_H
#define AUDIT_ACCEPTED_H
#include "evaluate/result.h"
#include "ground/packed.h"

typedef struct accepted {
    uint32_t no;             /* row of the candidate table */
    text key, name;
    uint32_t input, line;
    uint32_t stage, flags;
    span law_day;            /* lo == DAY_NONE: the same for the whole list, or not known */
} accepted;

enum { ACCEPTED_ROWS = 1024 };                 /* rows of the list to one body */

/* Is the candidate accepted, and nothing said of him? */
bool accepted_plainly(const outcome_set *o, uint32_t candidate);
/* Appends all of them among ACCEPTED_ROWS rows of the list from `first` on; how many there were. */
size_t accepted_write(sink *to, const outcome_set *o, uint32_t first);

typedef struct accepted_reader { packed_reader in; uint32_t next, end; } accepted_reader;
/* Opens a body whose rows begin at `first`. */
void accepted_open(accepted_reader *r, text body, uint32_t first);
int accepted_next(accepted_reader *r, accepted *out);  /* 1, 0 at the end, -1 damaged; texts borrowed */
#endif
