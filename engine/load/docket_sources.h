/* docket_sources: what is claimed of every source and its files. */
#ifndef LOAD_DOCKET_SOURCES_H
#define LOAD_DOCKET_SOURCES_H
#include "load/docket_words.h"

/* Fills d->sources: one per source of the pack, in its order. `sources` may be NULL. */
void docket_sources(docket_reading *r, const data *sources);
#endif
