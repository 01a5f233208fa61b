/* cell: one written cell to one typed value. */
#ifndef LOAD_CELL_H
#define LOAD_CELL_H
#include <stdbool.h>
#include <stdint.h>

#include "ground/arena.h"
#include "ground/day.h"
#include "ground/text.h"
#include "load/number.h"
#include "pack/decl.h"

typedef enum cell_state {
    CELL_OK,
    CELL_BLANK,
    CELL_OPEN,
    CELL_NONE,
    CELL_UNREADABLE
} cell_state;

typedef union cell_value {
    span date;
    uint16_t code;
    int64_t integer;
    double decimal;
    duration duration;
    day born; /* of an identifier: the birth date in it, or DAY_NONE */
} cell_value;

/* How one column is written in the files: from the docket. */
typedef struct cell_form {
    date_form dates;
    number_form numbers;
    text *blank;
    size_t blank_count; /* words that mean blank ("" always does) */
    text *open;
    size_t open_count; /* words that mean open */
    text *none;
    size_t none_count; /* words that mean none */
    text *from;
    uint16_t *to;
    size_t value_count;  /* value map: written word -> code number */
    const char *not_one; /* "not one of: a, b" for TYPE_CODE; NULL: plainer words */
} cell_form;

/* What a cell says: blanks of every kind off both ends, and the apostrophe with which
 * spreadsheets mark a number as text off the front. */
text cell_trim(text written);
/* The state of the cell; *value is set for CELL_OK and, in dates, for CELL_OPEN; *why gets a
 * constant (or form->not_one) for CELL_UNREADABLE. Words and numbers are those of cell_trim. */
cell_state cell_read(const column_decl *decl, const cell_form *form, text written,
                     cell_value *value, const char **why);
/* A word for nothing ("无", "不详", "#NULO#", "-", ...) in a cell that cell_trim left: unless
 * declared as blank or none it is unreadable where it would be text. */
bool cell_is_nothing(text t);
enum { CELL_NOTHING_MAX = 7 }; /* bytes of the longest such word */
/* The words for cell_form.not_one, in the arena. NULL: no memory. */
const char *cell_not_one(const column_decl *decl, arena *a);
#endif
