/* store: writes audit.sqlite, the record of a run: one new file, the same bytes for the same
 * run. What is in it is read back by audit/record, or by any SQLite
 * shell. */
#ifndef AUDIT_STORE_H
#define AUDIT_STORE_H
#include "audit/manifest.h"
#include "audit/traces.h"
#include "tally/tally.h"

typedef struct store_terms {
    const outcome_set *outcomes;
    const tally *tally;
    const manifest *manifest;
    traces_ahead *ahead; /* their traces, packed ahead; or NULL */
    unsigned workers;    /* how many threads may pack the rest; 0 is one */
} store_terms;

typedef struct store store;

/* Writes the store into a new file, mode 0600 (`path`: <draft folder>/audit.sqlite), but for
 * the rows of those of whom nothing was said and what rules read: whatever needs neither can be
 * read from it then. folder_publish syncs it with the rest. Threads change no byte. */
int store_begin(store **out, const char *path, const store_terms *t, fault *f);
/* Writes what is left, by any thread. */
int store_end(store *s, fault *f);
void store_drop(store *s); /* ended or not; NULL: nothing */
const char *store_engine_version(void); /* SQLite's, for the manifest */
#endif
