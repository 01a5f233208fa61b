/* near: rows about nobody on the list that may be somebody's all the same. */
#ifndef JOIN_NEAR_H
#define JOIN_NEAR_H
#include "ground/fault.h"
#include "join/match.h"
#include "join/near_id.h"
#include "load/docket.h"

/* Fills to->near for an evidence source whose candidates have all been asked. When a row counts
 * as near stands in rules/README.md, "Near misses". Such a row stays "about nobody here" in the
 * counts; the rows marked ATTACHED_POSSIBLE are near by their name. FAULT_DATA: too many
 * numbers are too alike. Lines the docket names in skip_lines are near nobody, and counted. */
int near_find(joined *to, const match *m, const docket_source *docket, const table *rows,
              const table *candidates, unsigned threads, fault *f);
/* The near rows of a candidate, in the order of their content; borrowed. */
const near_row *near_of(const joined *from, uint32_t candidate, size_t *count);
#endif
