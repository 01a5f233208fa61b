/* second_row: a second row of a unit, under a key that only looks like its own. */
#ifndef JOIN_SECOND_ROW_H
#define JOIN_SECOND_ROW_H
#include "ground/notes.h"
#include "join/match.h"
#include "load/docket.h"

/* After all have asked: whoever has a row beside which another, of nobody, looks alike and says
 * otherwise has none. `l` is the lookup of the table, by one column of ids or by others, of
 * which nothing is asked; `d` says of a source which lines are set aside (NULL: of days);
 * `people` candidates. Every such second row is told. */
int second_row_settle(const lookup *l, const docket_source *d, size_t people,
                      const key_list *by, notes *n, fault *f);
#endif
