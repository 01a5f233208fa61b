/* traces: what candidates' rules read, many to one row of the store, and the shapes they
 * share. */
#ifndef AUDIT_TRACES_H
#define AUDIT_TRACES_H
#include "audit/put.h"

/* Traces that another thread packs while the tables in front of them are written. */
typedef struct traces_ahead traces_ahead;
/* Of outcomes that nobody changes meanwhile; about `most` bytes of them at most. NULL: no
 * memory, and nothing is lost by it. */
traces_ahead *traces_ahead_new(const outcome_set *o, size_t most);
/* Packs them, up to where there is room for them or their writer comes: he goes on from
 * there. */
void traces_ahead_pack(traces_ahead *a);
void traces_ahead_free(traces_ahead *a); /* NULL is nothing to free */

/* Writes the traces of all who have one, in list order, once; first those packed ahead, if any.
 * The bytes are the same. */
int traces_write(writer *w);

/* Finds one candidate's among those of a body that begins with candidate `first`, and appends
 * it to `to` as it was written. 1 found, 0 not in there, -1 damaged. */
int traces_find(text body, uint32_t first, uint32_t candidate, const text *shapes, size_t count,
                sink *to);
#endif
