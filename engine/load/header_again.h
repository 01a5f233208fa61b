/* header_again: a header row in the middle of a file, whose columns stand in another order. */
#ifndef LOAD_HEADER_AGAIN_H
#define LOAD_HEADER_AGAIN_H
#include "load/docket.h"

/* Looks at the rows of a table in which some cell is unreadable. 0, or FAULT_DATA at the first
 * such header. A header that only comes again, in the same order, is a row like others. */
int header_again_check(const table *t, const docket_source *s, const source_decl *decl,
                       fault *f);
#endif
