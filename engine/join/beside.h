/* beside: replies whose row names another person than its key does. */
#ifndef JOIN_BESIDE_H
#define JOIN_BESIDE_H
#include "ground/notes.h"
#include "join/match.h"
#include "join/merge.h"
#include "load/docket.h"

/* A row whose cell beside its columns (docket_source.beside) contradicts every candidate it is
 * attached to becomes ROW_UNREADABLE with a bad_row and a warning, and is an unreadable row of
 * theirs; one that skip_lines names is nobody's. Blank cells, numbers that are none, names with
 * lost characters and candidates of whom nothing is known there contradict nobody. */
int beside_settle(joined *to, table *rows, const merged_list *merged, const docket_source *d,
                  const table *list, notes *said, fault *f);
#endif
