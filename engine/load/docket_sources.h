/* docket_sources: the files of every source and what is claimed of them. */
#ifndef LOAD_DOCKET_SOURCES_H
#define LOAD_DOCKET_SOURCES_H
#include "load/docket_words.h"

/* Fields that docket_reading_of reads, for docket_fields. */
#define DOCKET_FILE_FIELDS "file encoding separator header first_row only leave_out"

/* Fills d->sources: one per source of the pack, in its order. `sources` may be NULL. */
void docket_sources(docket_reading *r, const data *sources);
/* The files that `v` names, found in the folder: patterns resolved, sorted, each once. */
void docket_files(docket_reading *r, const data *v, bool may_pipe, docket_source *out);
/* Encoding, separator, header, first row and filters from the fields of `v`; defaults otherwise. */
void docket_reading_of(docket_reading *r, const data *v, docket_source *out);
#endif
