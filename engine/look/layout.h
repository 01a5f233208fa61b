/* layout: which of a file's rows are titles above the list, the header, totals below. */
#ifndef LOOK_LAYOUT_H
#define LOOK_LAYOUT_H
#include <stdbool.h>
#include <stddef.h>

#include "load/csv_feed.h"
#include "pack/decl.h"

typedef struct layout {
    size_t start; /* the first row that is no title: the header, or the first of the data */
    bool header;
} layout;

/* The head of a file, as far as it was kept; `p` may be NULL. A row that holds names the pack
 * knows is the header; otherwise one whose cells are words, over columns that hold numbers or
 * dates. */
void layout_find(const csv_row *rows, size_t count, const pack *p, layout *out);
/* The word by which this row, after the last of the data, is a total or a note and no data, as
 * `leave_out` of a docket takes it. NULL: it is data; "": nothing stands in it. */
const char *layout_foot(const csv_row *row, size_t width);
/* Two headers that differ in blanks, width or case only. */
bool layout_same_header(text a, text b);
/* The column of a source that is called so or known so: exactly, or else loosely. NULL:
 * none. */
const column_decl *layout_known(const source_decl *s, text header, bool *exact);
#endif
