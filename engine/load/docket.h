/* docket: what the data of one run is and how it is written. Read from docket.lua, which is
 * data: declarations, no functions. A folder without docket.lua is a docket with defaults. */
#ifndef LOAD_DOCKET_H
#define LOAD_DOCKET_H
#include "ground/arena.h"
#include "ground/fault.h"
#include "ground/notes.h"
#include "load/table.h"
#include "pack/decl.h"

/* A column of the files: by its 1-based number, or, when that is 0, by the text of its
 * header. */
typedef struct docket_place { uint32_t position; text header; } docket_place;

/* A column of the files that feeds a column of the pack. */
typedef struct docket_column {
    uint16_t column;          /* of the source_decl */
    uint32_t position;        /* 1-based, or 0: by header */
    text header;              /* header text when position is 0 */
                              /* both absent: by the column's name or its other headers */
    text cut; uint32_t part;  /* cut by this separator, take part n (1-based); part 0: not cut.
                                 A cell with fewer parts is blank */
    docket_place *more;
    size_t more_count; /* further columns, joined to the first by `join`. A
                                                 cell of which one part is blank is blank */
    text join;
    cell_form form;
} docket_column;

/* Rows left out unless the file's column holds one of these words. `header` may also be the
 * name of a column of the pack that the file feeds: then its cell, cut, is compared. */
typedef struct docket_only {
    text header;
    uint32_t position;
    text *words;
    size_t word_count;
} docket_only;

typedef struct coverage {     /* who was searched, by whose word */
    bool claimed;             /* `covers` is there */
    bool everybody;
    uint16_t column;          /* candidates' column that says who, or NO_INDEX */
    text *values; size_t value_count;         /* ... and its values (raw, trimmed) */
    text says, on;            /* by whose word; the day of the search, ISO or empty */
    uint16_t keys[8];
    size_t key_count; /* candidates' columns used in the search; 0: not said */
} coverage;

/* When an answer was asked for, and by when: DAY_NONE in both: not said. */
typedef struct docket_asked { span on, due; } docket_asked;

/* A name, number or key of the candidates that the source does not declare, and that its files
 * may repeat beside its columns, under this header. */
typedef struct docket_beside { uint16_t column; text header; } docket_beside;

typedef struct docket_source {
    uint16_t source;          /* of the pack */
    bool not_asked;
    /* not read: a later stage needs it (pack/through). not_asked too */
    bool later;
    place at; uint32_t line;  /* in docket.lua; 0: not mentioned there */
    text *files;
    size_t file_count;        /* resolved names, sorted, relative to the folder */
    text encoding;            /* one of encoding_names, or empty: found by looking */
    char separator;           /* ',' ';' '\t' */
    bool header;
    uint32_t first_row;       /* 1-based line of the file where header (or data) starts */
    docket_column *columns;
    size_t column_count; /* one per column of the source_decl, same order */
    docket_only *only; size_t only_count;
    /* a row that begins with one of these is no row */
    text *leave_out; size_t leave_out_count;
    coverage covers;
    docket_beside *beside; size_t beside_count; /* of replies */
    docket_asked *asked;      /* per value of the source's `expects` column; NULL: not said */
    int64_t expect_rows;      /* control total of table.read_rows, or -1 */
    uint32_t *skip_lines; size_t skip_count;  /* unreadable rows the docket names */
} docket_source;

typedef struct docket_day {
    uint16_t day;             /* of the pack */
    bool constant; span value;                /* the same for the whole list */
    uint16_t own_column;      /* candidates' own column, or NO_INDEX */
    /* otherwise a table of days: */
    table days;               /* its rows: key columns, then one date column (last) */
    uint16_t by[8];
    size_t by_count; /* candidates' columns, in the order of the table's */
    uint32_t line;
} docket_day;

typedef struct docket_param { uint16_t param; param_value value; bool differs; } docket_param;

/* What the file "-" is called wherever it is named, and in the folder where its copy is
 * kept. */
#define STANDARD_INPUT "standard-input"

typedef struct docket {
    arena memory;
    char folder[4096];
    text title;
    docket_source *sources; size_t source_count;   /* one per pack source, same order */
    docket_day *days; size_t day_count;            /* one per pack day, same order */
    docket_param *params; size_t param_count;      /* one per pack parameter, same order */
    text *unread_files;
    size_t unread_file_count; /* files of data in its folders that nothing reads */
    size_t unread;            /* how many of them, the first ones, may belong to a source */
    table rulings;            /* of persons (load/docket_rulings); decl NULL: there are none */
    bool all_libcsv;          /* libcsv reads every line of the files */
    unsigned workers;         /* threads for reading and joining; 0: one */
    spill *spill;             /* where what there is for every row lies; NULL: in memory */
    /* STANDARD_INPUT, kept so that it can be read again; 0: a file of the folder */
    int piped;
    /* a case's: one that names no evidence is about what is found now */
    bool rulings_as_found;
    text body; digest sha256;                      /* docket.lua; empty body: there is none */
} docket;

/* Everything in the docket checked against the pack; every mistake is a note, in the order of
 * the file, the first is the fault. docket.lua is not run: it is read as data. Tables of days
 * are loaded (their files are in days[i].days.inputs). On a fault `out` is empty. */
typedef struct docket_terms {
    const char *folder;
    /* for every file of this docket libcsv reads every line (load/csv_feed) */
    bool all_libcsv;
    unsigned workers;         /* threads for reading and joining; 0: one */
    /* borrowed, for the docket and what is made of it; NULL: memory has no limit */
    spill *spill;
    /* descriptor that the file "-" is read from, borrowed; NULL: there is none */
    const int *input;
    const char *temporary;    /* folder for files without a name; NULL: /tmp */
} docket_terms;
int docket_open(docket *out, const docket_terms *t, const pack *p, notes *n, fault *f);
void docket_clear(docket *d);
/* Do skip_lines name this line? */
bool docket_skips(const docket_source *s, uint32_t line);

/* Reads the files of a source; not asked: an empty table. FAULT_DATA for what makes a file
 * useless (not there, header, encoding, open quote, control total); bad rows and cells are in
 * the table. A row of the wrong width is in bad_rows, and, when the key (of evidence: all
 * columns of one sure or close key list) can be read, also among the rows as ROW_UNREADABLE,
 * its cells as far as they go, none of them in bad_cells. read_rows = rows + bad_rows whose row
 * is UINT32_MAX + left_out. On a fault `out` is empty. The docket and the declaration must
 * outlive the table. */
int load_source(table *out, const docket *d, const docket_source *s, const source_decl *decl,
                notes *n, fault *f);
/* The memory feed: rows of cells in declaration order, for cases and embedding. `name` stands
 * for the file; line numbers count from 1. Cells are written plainly: ISO dates, declared
 * codes, "open" and "none" where the column allows. After load_memory_end the table is
 * const. */
int load_memory_begin(table *out, const source_decl *decl, const char *name, fault *f);
int load_memory_row(table *t, const text *cells, size_t count,
                    fault *f); /* a cell with at == NULL is blank */
int load_memory_end(table *t, fault *f);
#endif
