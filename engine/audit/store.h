/* store: writes audit.sqlite, the record of a run: one new file, one transaction, the same
 * bytes for the same run. What is in it is read back by audit/record, or by any SQLite
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

/* Writes the store into a new file, mode 0600 (`path`: <draft folder>/audit.sqlite);
 * folder_publish syncs it with the rest. Threads change no byte. */
int store_write(const char *path, const store_terms *t, fault *f);
const char *store_engine_version(void); /* SQLite's, for the manifest */
#endif
