/* ask: every candidate asks every source and every table of days for rows. */
#ifndef JOIN_ASK_H
#define JOIN_ASK_H
#include "join/evidence.h"

typedef struct asked {
    match *matches; /* per source; of == NULL: not an evidence source */
    lookup *ones;   /* per source; to == NULL: not a SOURCE_ONE */
    lookup *days;   /* per day; to == NULL: not a table */
} asked;

/* {0}, then of the size of the pack. false: no memory. */
bool asked_new(asked *a, const pack *p);
void asked_clear(asked *a, const pack *p);
/* Indexes the tables of `e`, and finds for every candidate the rows about them: makes `joined`
 * of every source, without what comes after (settling), and the rows of days. `hashes`: per
 * candidate, as list_keys_hash put them. FAULT_DATA: two rows of a SOURCE_ONE or a table of
 * days with one key and different content; too many rows or matches. */
int ask_everybody(asked *a, evidence *e, const uint64_t *hashes, fault *f);
#endif
