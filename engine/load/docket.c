/* docket: what the data of one run is; asking it, and freeing it.
 *
 * Everything in a docket lives in its arena, save the tables of days and of rulings,
 * which are tables like any other. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/docket.h"

#include <unistd.h>

bool docket_skips(const docket_source *s, uint32_t line) {
    for (size_t i = 0; i < s->skip_count; i++)
        if (s->skip_lines[i] == line) return true;
    return false;
}

void docket_clear(docket *d) {
    for (size_t i = 0; i < d->day_count; i++)
        if (d->days[i].by_count > 0) table_clear(&d->days[i].days);
    table_clear(&d->rulings);
    if (d->piped > 0) close(d->piped);
    arena_clear(&d->memory);
    *d = (docket){ .folder = "" };
}
