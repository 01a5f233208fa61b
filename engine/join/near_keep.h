/* near_keep: of the near rows found, those that count, in order. */
#ifndef JOIN_NEAR_KEEP_H
#define JOIN_NEAR_KEEP_H
#include "join/near_slices.h"
#include "load/docket.h"

/* Fills to->near and the counts beside it from what was found of the rows, and empties `found`.
 * Lines the docket names in skip_lines are near nobody, and counted. FAULT_MEMORY: `found` is
 * still the caller's. */
int near_keep(joined *to, near_list *found, const docket_source *docket, const table *rows,
              fault *f);
#endif
