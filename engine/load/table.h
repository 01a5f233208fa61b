/* table: the rows of one source, column by column, every cell with its raw text and its place.
 *
 * Built by load, const afterwards. A cell that does not fit its type is CELL_UNREADABLE with
 * its raw text kept; it is never zero and never "". */
#ifndef LOAD_TABLE_H
#define LOAD_TABLE_H
#include "ground/arena.h"
#include "ground/dict.h"
#include "ground/digest.h"
#include "ground/fault.h"
#include "ground/spill.h"
#include "load/cell.h"
#include "load/detect.h"
#include "pack/decl.h"

typedef struct column {
    const column_decl *decl;
    bool absent;              /* an optional column that no file has: every cell is blank */
    bool gaps;                /* names: some have characters nobody can read (ground/name) */
    uint8_t size;             /* bytes of a typed value; 0: it has none */
    uint8_t *state;           /* cell_state per row */
    /* birth dates: a living person's lie within `possible` (join/births) */
    bool bounded;
    span possible;
    union { /* per row, meaningful for CELL_OK (dates: also CELL_OPEN); text-like types: NULL */
        span *dates;
        uint16_t *codes;
        int64_t *integers;
        double *decimals;
        duration *durations;
    };
} column;

/* An input file as read. */
typedef struct input {
    text name;                /* relative to the docket folder */
    text encoding;            /* as declared or found */
    encoding_how how;         /* the encoding became known */
    uint64_t bytes, rows;     /* rows: data rows, header not counted */
    digest sha256;
} input;

/* Why a cell is unreadable; sorted by row, then column. */
typedef struct bad_cell { uint32_t row; uint16_t column; const char *why; } bad_cell;
/* A row that could not be read at all (wrong number of fields). */
typedef struct bad_row {
    uint16_t file;
    uint32_t line;
    const char *why;
    bool skipped; /* named in skip_lines */
    uint32_t row; /* its place among the table's rows when its key cells could be
                                          read (row_flag ROW_UNREADABLE), else UINT32_MAX */
    uint64_t says; /* what is written in one that is not among them (table_says) */
} bad_row;

/* The same for the same cells, wherever and whenever a row is read. Not for secrets. */
static inline uint64_t table_says(uint64_t says, text cell) {
    for (size_t i = 0; i < cell.len; i++)
        says = (says ^ (unsigned char)cell.at[i]) * 0x100000001b3u;
    return (says ^ 0x100u) * 0x100000001b3u; /* an end that no byte is */
}

enum {
    ROW_UNREADABLE = 1,
    ROW_MERGED = 2,
    ROW_DERIVED_BIRTH = 4,
    ROW_BIRTH_CONFLICT = 8,
    ROW_SKIPPED = 16,
    ROW_TWICE = 32, /* evidence: another says the same and is ROW_MERGED */
};

enum { TABLE_ROWS_MAX = 0xfffffffe };

typedef struct table {
    const source_decl *decl;
    spill *spill;             /* where the arrays per row and `raw` lie; NULL: in memory */
    arena memory;
    column *columns;          /* decl->column_count */
    struct intake *intake;    /* for load/intake alone */
    size_t raw_cells;         /* of a row: of its columns, and `beside` */
    /* raw cells of a row behind those of its columns (docket_source.beside) */
    size_t beside;
    bool beside_met;          /* some file has one of them */
    size_t rows;              /* rows held here */
    size_t room;
    uint32_t *line;           /* per row: first line of the row, as an editor shows it */
    uint16_t *file;           /* per row: index of inputs */
    uint8_t *row_flag;        /* per row */
    /* per row: where its raw cells start, as table_raw_place puts it */
    uint64_t *raw_at;
    char *raw;  size_t raw_used, raw_room;    /* per row: where its cells end, their bytes */
    bad_cell *bad_cells; size_t bad_cell_count, bad_cell_room;
    bad_row *bad_rows; size_t bad_row_count, bad_row_room;
    input *inputs; size_t input_count;
    uint64_t read_rows;       /* rows of the files: readable, unreadable, left out */
    uint64_t left_out;        /* by the docket's `only` */
} table;

text table_raw(const table *t, uint32_t row,
               uint16_t column); /* borrowed; as written, decoded, cut */
/* The same of several rows. */
void table_raw_each(const table *t, const uint32_t *rows, size_t count, uint16_t column,
                    text *out);
enum { TABLE_RAW_WIDTH = 62 };  /* the bits of raw_at from here on are no place */
/* The row's raw cells are going to be asked for: they are on their way then. First for where
 * they stand. */
static inline void table_fetch_place(const table *t, uint32_t row) {
    __builtin_prefetch(&t->raw_at[row]);
    __builtin_prefetch(&t->line[row]);
}
static inline void table_fetch_raw(const table *t, uint32_t row) {
    const char *at = t->raw + (t->raw_at[row] & ~(UINT64_MAX << TABLE_RAW_WIDTH));
    __builtin_prefetch(at);
    __builtin_prefetch(at + 64);
}
cell_state table_state(const table *t, uint32_t row, uint16_t column);
const char *table_why(const table *t, uint32_t row, uint16_t column); /* NULL: not unreadable */
/* The value of a cell as compared: id NFKC, name folded, an identifier in its plain form, code
 * the declared value; others what cell_trim leaves. Blank, open and none: the empty text. An
 * identifier that is unreadable: as an id. `scratch` holds what had to be made. false: no
 * memory. */
bool table_text(const table *t, uint32_t row, uint16_t column, arena *scratch, text *out);
/* What is written as that type in the form in which it is compared. false: no memory. */
bool table_form(column_type type, text written, arena *scratch, text *out);
text table_file(const table *t, uint32_t row);
/* Notes a row that could not be read: `why` must live as long as the table. */
int table_add_bad_row(table *t, bad_row bad, fault *f);
void table_clear(table *t);

/* ---- raw cells, for load/intake alone */

/* Raw cells of a row: where each ends, counted from where the first one begins; then they. */
enum { TABLE_RAW_SLACK = 8 }; /* bytes behind the raw cells that may be read */
/* Of a row whose ends, counted from the first cell, take 1 << width bytes each, width from 0 to
 * 2. */
uint64_t table_raw_place(uint64_t start, unsigned width);
void table_put_end(char *ends, size_t number, unsigned width, uint32_t end);
#endif
