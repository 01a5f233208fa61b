/* store: writes audit.sqlite, the record of a run: one new file, one transaction, the same
 * bytes for the same run. What is in it is read back by audit/record, or by any SQLite
 * shell. */
#ifndef AUDIT_STORE_H
#define AUDIT_STORE_H
#include "audit/manifest.h"
#include "audit/traces.h"
#include "tally/tally.h"

/* Writes the store into a new file, mode 0600 (`path`: <draft folder>/audit.sqlite); folder_publish syncs
 * it with the rest. `ahead`: its traces, packed ahead; or NULL. */
int store_write(const char *path, const outcome_set *o, const tally *t, const manifest *m,
                traces_ahead *ahead, fault *f);
const char *store_engine_version(void); /* SQLite's, for the manifest */
#endif
