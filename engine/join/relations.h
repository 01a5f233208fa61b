/* relations: rows that say what two candidates are to each other. */
#ifndef JOIN_RELATIONS_H
#define JOIN_RELATIONS_H
#include "load/docket.h"
#include "join/match.h"

/* After matching: finds out whom each row names. A row that names somebody who is not on the
 * list is about nobody; one of which only one end can be read, or that names one person twice,
 * is unreadable and stands against whom it names, and so does one whose other end only looks
 * like a key of the list. 0 or a fault. */
int relations_settle(joined *to, match *m, table *rows, const docket_source *d,
                     const table *list, fault *f);
/* The candidates the row names at one end (0, 1): more than one only where two rows of the list
 * bear one key. */
const uint32_t *relations_end(const joined *to, uint32_t row, int end, size_t *count);
#endif
