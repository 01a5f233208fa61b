/* settle: rows that stand in a table as they are written, typed column by column. For
 * load/intake alone. */
#ifndef LOAD_SETTLE_H
#define LOAD_SETTLE_H
#include "load/reader.h"
#include "load/table.h"

typedef struct settler settler;

/* For the rows of `t`, in whose memory it lies; NULL: no memory. `forms`, per column how its
 * cells are written, must live as long. */
settler *settle_new(table *t, const cell_form *const *forms);
/* Types the `count` rows from `first` on, READER_BATCH at most, which stand in `rows` in the
 * order of the table's raw cells. False: no memory. */
bool settle_rows(settler *s, table *t, const reader_rows *rows, size_t first, size_t count);
/* Would a cell of this column be CELL_OK? */
bool settle_readable(const settler *s, uint16_t column, text written);
#endif
