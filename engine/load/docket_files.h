/* docket_files: which files a docket names, and how they are read. */
#ifndef LOAD_DOCKET_FILES_H
#define LOAD_DOCKET_FILES_H
#include "load/docket_words.h"

/* Fields that docket_reading_of reads, for docket_fields. */
#define DOCKET_FILE_FIELDS "file encoding separator header first_row only leave_out"

/* The files that `v` names, found in the folder: patterns resolved, sorted, each once. */
void docket_files(docket_reading *r, const data *v, bool may_pipe, docket_source *out);
/* The file of the source's own name; that it is not there is a mistake. */
void docket_own_file(docket_reading *r, const source_decl *decl, docket_source *out);
/* Encoding, separator, header, first row and filters from the fields of `v`; defaults
 * otherwise. */
void docket_reading_of(docket_reading *r, const data *v, docket_source *out);
#endif
