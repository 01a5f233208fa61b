/* docket_columns: where the columns of a source are in its files, and how they are written. */
#ifndef LOAD_DOCKET_COLUMNS_H
#define LOAD_DOCKET_COLUMNS_H
#include "load/docket_words.h"

/* Fields that docket_columns reads, for docket_fields. */
#define DOCKET_COLUMN_FIELDS "columns dates numbers blank open none values"

/* Fills out->columns: one per column of the declaration, in its order. `source` may be NULL:
 * everything by its own name and plainly written. */
void docket_columns(docket_reading *r, const data *source, const source_decl *decl,
                    docket_source *out);
/* Where one column is, as a person writes it: 7, "header", { 7, dates = "roc" },
 * { "header", cut = " > ", part = 2 }, { 1, 2, join = "-" }. Added to what `c` already has. */
void docket_one_column(docket_reading *r, const data *v, const column_decl *decl,
                       docket_column *c);
#endif
