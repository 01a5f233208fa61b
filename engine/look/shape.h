/* shape: what one written cell looks like, whatever column it stands in. */
#ifndef LOOK_SHAPE_H
#define LOOK_SHAPE_H
#include <stdbool.h>
#include <stdint.h>

#include "load/cell.h"

/* What a cell may be read as; several at once: 1985 is a number and a year. */
enum {
    FITS_WHOLE = 1,
    FITS_DECIMAL = 2,
    FITS_DURATION = 4,
    FITS_ID = 8, /* a good PRC resident id; the other identifiers have the bits above */
};
/* The bit of a type of identifiers. */
unsigned shape_fits_id(column_type type);

/* How a cell is written, beside what it says. */
typedef enum shape_mark {
    MARK_APOSTROPHE, /* in front: how a spreadsheet keeps a number as text */
    MARK_WIDE,       /* full-width letters, digits or brackets */
    MARK_BLANKS,     /* no-break, ideographic or zero-width blanks */
    MARK_PRIVATE,    /* characters of private use: nobody else knows them */
    MARK_LOST,       /* a character lost on the way: U+FFFD, □ */
    MARK_CONTROL,    /* control and direction characters */
    MARKS
} shape_mark;

typedef enum word_sense {
    SENSE_NONE,    /* no word of this kind */
    SENSE_UNKNOWN, /* NA, 不详, 00000000: nobody wrote down what it is */
    SENSE_NOTHING, /* 无, none: perhaps not known, perhaps that there is none */
} word_sense;

typedef struct shape {
    text words; /* trimmed; empty: a blank cell */
    word_sense sense;
    unsigned fits;
    unsigned forms;        /* a bit per date_form under which it is a date */
    const char *why;       /* not NULL: meant as a PRC id, and wrong: a constant */
    int64_t whole;         /* of FITS_WHOLE */
    span date[FORM_SHOWN]; /* of every form in `forms` */
} shape;

void shape_of(text written, shape *out);
/* How it is written: a bit per shape_mark. */
unsigned shape_marks(text written);
/* Is this one of the words by which people say that they do not know, or that there is none? */
word_sense shape_sense(text words);
#endif
