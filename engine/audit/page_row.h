/* page_row: one row as the record SQLite keeps of it, put together column by column. */
#ifndef AUDIT_PAGE_ROW_H
#define AUDIT_PAGE_ROW_H
#include "ground/sink.h"

enum { ROW_COLUMNS = 32, VARINT_MAX = 9 };

/* Memory that ran out sticks in `values`, as in every sink. */
typedef struct page_row {
    unsigned char types[ROW_COLUMNS * VARINT_MAX];
    size_t used;              /* of types */
    sink values;              /* room for what stands before them, then the values */
} page_row;

void row_open(page_row *r);
void row_begin(page_row *r);
/* The next column. */
void row_null(page_row *r);
void row_number(page_row *r, int64_t n);
void row_text(page_row *r, text t);
void row_blob(page_row *r, text body);
/* A text written piece by piece to `values`, since `from` bytes were used of it. */
void row_text_since(page_row *r, size_t from);
/* The whole, when all columns are there; borrowed until the next begins. */
text row_end(page_row *r);
void row_close(page_row *r);

/* A number as SQLite packs it, below 2^56; how many bytes it took. */
size_t row_varint(unsigned char *to, uint64_t n);
#endif
