/* counts: the declared tallies of a run, read back from its record. */
#ifndef AUDIT_COUNTS_H
#define AUDIT_COUNTS_H
#include "audit/record.h"
#include "tally/change.h"

typedef struct kept_share {
    text name;
    uint64_t n[DECISIONS];
} kept_share;

/* One declared tally over its own rows. Groups of numbers have their band as word. */
typedef struct kept_tally {
    text name, over; /* over: the source whose rows are counted */
    bool numbers;
    uint8_t among;
    value_count v; /* `shares` is not used */
    kept_share *shares;
    size_t share_count;
} kept_tally;

/* All of them, in the order of the pack; lives in `a`. FAULT_DATA: damaged. */
int counts_read(record *r, arena *a, kept_tally **out, size_t *count, fault *f);
#endif
