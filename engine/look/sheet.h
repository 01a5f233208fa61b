/* sheet: one file of a folder, looked at. */
#ifndef LOOK_SHEET_H
#define LOOK_SHEET_H
#include "load/detect.h"
#include "look/holding.h"
#include "pack/decl.h"

enum {
    SHEET_TITLES_MAX = 20,  /* rows above the header that are kept */
    SHEET_FEET_MAX = 6,     /* rows below the data */
    SHEET_RAGGED_SHOWN = 3, /* lines named of the rows of another width */
};

typedef struct sheet_line {
    uint32_t line;
    text words; /* the cells that say something, with " | " between them, cut */
} sheet_line;

typedef struct sheet {
    text name;     /* relative to the folder */
    fault trouble; /* code 0: could be read to its end */
    text encoding; /* "" when trouble came before it was known */
    encoding_how how;
    bool assumed; /* nothing fits: shown as if it were iso-8859-1, the clerk must say */
    char separator;
    bool header;
    uint32_t start; /* line of the header, or of the first data without one */
    sheet_line titles[SHEET_TITLES_MAX];
    size_t title_count, titles_left; /* `left`: not kept */
    sheet_line feet[SHEET_FEET_MAX];
    const char *foot_word[SHEET_FEET_MAX]; /* by which each was told */
    size_t foot_count;
    uint64_t rows; /* of data, ragged ones included */
    uint32_t first_line, last_line;
    uint64_t ragged; /* rows with too few or too many cells */
    uint32_t ragged_line[SHEET_RAGGED_SHOWN];
    size_t ragged_width[SHEET_RAGGED_SHOWN];
    size_t named; /* fields a row must have */
    holding *columns;
    size_t width; /* fields a row may have: columns */
} sheet;

/* Looks through a file once, after a look at its beginning. What is wrong with the file is in
 * `trouble` and what could be seen before it is there; FAULT_MEMORY alone is returned. `p` may
 * be NULL. Texts live in the arena, `name` is borrowed. */
int sheet_read(sheet *out, const char *folder, text name, const pack *p, arena *a, fault *f);
void sheet_clear(sheet *s);
#endif
