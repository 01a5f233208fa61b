/* traces: what candidates' rules read, many to one row of the store, and the shapes they share. */
#ifndef AUDIT_TRACES_H
#define AUDIT_TRACES_H
#include "audit/put.h"

/* Writes the traces of all who have one, in list order. */
int traces_write(writer *w);

/* Finds one candidate's among those of a body that begins with candidate `first`, and appends it to
 * `to` as it was written. 1 found, 0 not in there, -1 damaged. */
int traces_find(text body, uint32_t first, uint32_t candidate, const text *shapes, size_t count,
                sink *to);
#endif
