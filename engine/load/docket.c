/* docket: what the data of one run is; freeing it.
 *
 * Everything in a docket lives in its arena, save the tables of days and of rulings,
 * which are tables like any other. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/docket.h"

#include <unistd.h>

void docket_clear(docket *d) {
    for (size_t i = 0; i < d->day_count; i++)
        if (d->days[i].by_count > 0) table_clear(&d->days[i].days);
    table_clear(&d->rulings);
    if (d->piped > 0) close(d->piped);
    arena_clear(&d->memory);
    *d = (docket){ .folder = "" };
}
