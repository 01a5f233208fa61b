/* several_rows: a row of a file that looks like several. */
#ifndef LOAD_SEVERAL_ROWS_H
#define LOAD_SEVERAL_ROWS_H
#include "load/csv_feed.h"

/* What a row of the file is like. */
typedef struct row_width {
    size_t named, full; /* the fewest and the most fields it has */
    char separator;
} row_width;

/* Why the row looks like several, a constant; NULL: it looks like one. */
const char *several_rows(const csv_row *row, const row_width *is);
#endif
