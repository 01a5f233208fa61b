/* reader: the cells of one column, one after the other; plain ones at a glance. */
#ifndef LOAD_READER_H
#define LOAD_READER_H
#include "load/cell.h"

enum { READER_SLOTS = 64, READER_BATCH = 64, READER_SLACK = 8 };

/* A word of a code column as it may stand in a file, and its number. */
typedef struct code_slot {
    uint64_t head; /* what its bytes come to as one number */
    const char *at;
    uint32_t len;  /* 0: nobody is here */
    uint16_t code;
} code_slot;

/* Rows of cells, one cell right behind the other. */
typedef struct reader_rows {
    const char *bytes;
    const size_t *starts;  /* per row: where in the bytes its first cell begins */
    /* per row, `stride` of them: where each cell begins, counted from the first, and where the
     * last ends */
    const uint32_t *marks;
    size_t stride;
} reader_rows;
static inline text reader_cell(const reader_rows *r, size_t row, size_t cell) {
    const uint32_t *mark = r->marks + row * r->stride + cell;
    return (text){ r->bytes + r->starts[row] + mark[0], mark[1] - mark[0] };
}

typedef struct cell_reader {
    const column_decl *decl;
    const cell_form *form;
    uint8_t plain;     /* how a plain cell of this column is read; 0: none is plain */
    uint8_t size;      /* reader_size of its type */
    bool odd[256];     /* first bytes after which nothing is plain */
    uint64_t multiply; /* by it every word has a slot of its own */
    code_slot *slots;  /* codes: READER_SLOTS of them */
} cell_reader;

/* Bytes of a typed value of a column's array; 0: it has none. */
uint8_t reader_size(column_type type);
/* Both are borrowed and must live as long as the reader. false: no memory in the arena. */
bool reader_init(cell_reader *r, const column_decl *decl, const cell_form *form, arena *a);
/* True: the cell is plain, CELL_OK, and *value as cell_read would have it. */
bool reader_plain(const cell_reader *r, text written, cell_value *value);
/* The `cell`-th of each of up to READER_BATCH rows; READER_SLACK bytes behind it can be read. A
 * plain one is CELL_OK in `state`, with what column_decl.type has for a value at its place in
 * `values` (a span, a uint16_t; a day for the ids in which a birth date stands), an empty one
 * CELL_BLANK with a value of zeroes, NO_INDEX for a code. For names *values is one bool, which
 * becomes true when a character of a plain one is missing (name_look). Nothing is written for
 * the others: returns them, a bit each. */
uint64_t reader_batch(const cell_reader *r, const reader_rows *rows, size_t cell, size_t count,
                      uint8_t *state, void *values);
/* As cell_read, which it asks about every cell that is not plain. */
cell_state reader_read(const cell_reader *r, text written, cell_value *value, const char **why);
#endif
