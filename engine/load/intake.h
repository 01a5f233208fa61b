/* intake: rows on their way into a table. For load alone; after intake_end the table is
 * const. */
#ifndef LOAD_INTAKE_H
#define LOAD_INTAKE_H
#include "load/csv_feed.h"
#include "load/table.h"

enum { INTAKE_FILES_MAX = 0xfffe };

/* The table must be {0} or cleared. `forms`, per column how its cells are written, must live
 * until intake_end. `beside`: raw cells of a row behind those of its columns. */
int intake_begin(table *t, const source_decl *decl, const cell_form *const *forms,
                 size_t beside, spill *where, fault *f);
/* Adds a file; the texts are borrowed. Its number is t->input_count - 1. */
int intake_file(table *t, text name, text encoding, fault *f);
/* Adds a row of decl->column_count + t->beside cells (at == NULL: blank), each read by its
 * form. Of a row with flags ROW_UNREADABLE the cells are kept as far as they can be read, and
 * none is a bad cell. Cells are copied at once; what they say stands in the table after
 * intake_settle. */
int intake_row(table *t, uint32_t line, uint8_t flags, const text *cells, fault *f);
/* The same, quicker, of cells that are fields of the row: `order` says which, no field
 * twice. */
int intake_fields(table *t, uint8_t flags, const csv_row *row, const uint32_t *order, fault *f);
/* Would a cell of this column be CELL_OK? */
bool intake_readable(const table *t, uint16_t column, text written);
/* Reads the cells of all rows so far. */
int intake_settle(table *t, fault *f);

/* How far a settled table is filled; intake_back leaves out the rows added since, not the
 * files. */
typedef struct intake_mark {
    size_t rows, raw_used, bad_cells, bad_rows;
    uint64_t read_rows, left_out;
} intake_mark;
intake_mark intake_place(const table *t);
void intake_back(table *t, intake_mark to);

int intake_end(table *t, fault *f); /* settles, and gives back spare room */
#endif
