/* draft_column: what a draft says of one column. */
#ifndef LOOK_DRAFT_COLUMN_H
#define LOOK_DRAFT_COLUMN_H
#include "look/draft_words.h"

/* The line of a column of a matched source, comments before it; nothing when the loader finds
 * and reads the column by itself. False: nothing was written. `heading` is put down before the
 * first line. */
bool draft_column(drafting *d, const matched_source *m, const source_decl *s, size_t at,
                  const char *heading);
/* Where a column is and how its dates are written: `{ "header", dates = "? ..." }` or the
 * header. */
void draft_place(drafting *d, const sheet *s, uint32_t position, const column_decl *decl);
#endif
