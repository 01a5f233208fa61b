/* accepted: those about whom there is nothing to say, many to one row of the store.
 *
 * Nine of ten candidates of a usual list are accepted without a word. A row of its own for each
 * cost more than judging them; packed together they are read in list order, and found by
 * reading. */
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
/* Appends all of them among ACCEPTED_ROWS rows of the list from `first` on; how many there
 * were. */
size_t accepted_write(sink *to, const outcome_set *o, uint32_t first);

/* {0} before the first body; what it takes is given back by accepted_close. */
typedef struct accepted_reader {
    packed_reader in;
    uint32_t next, end;
    sink key;                /* of the one in hand; failed: no memory */
    accepted before;
    bool begun;              /* somebody was read of this body */
} accepted_reader;
/* Opens a body whose rows begin at `first`. */
void accepted_open(accepted_reader *r, text body, uint32_t first);
/* 1, 0 at the end, -1 damaged or no memory; the key is borrowed until the next, the name from
 * the body. */
int accepted_next(accepted_reader *r, accepted *out);
void accepted_close(accepted_reader *r);
#endif
