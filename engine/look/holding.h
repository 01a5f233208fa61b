/* holding: what one column of a file holds, counted. */
#ifndef LOOK_HOLDING_H
#define LOOK_HOLDING_H
#include "ground/dict.h"
#include "look/shape.h"

enum {
    EXAMPLES = 3,          /* cells shown of each kind */
    EXAMPLE_BYTES = 120,   /* of each, at most */
    KINDS_MAX = 48,        /* kinds of cells told apart */
    VALUES_MAX = 256,      /* different values kept with their counts */
    DISTINCT_MAX = 200000, /* different values counted */
    NO_KIND = KINDS_MAX,
};

typedef struct example {
    text words; /* cut at EXAMPLE_BYTES */
    uint32_t line;
} example;

/* Cells that look the same way to every reader. */
typedef struct likeness {
    unsigned fits, forms;
    const char *why;
    uint64_t count;
    example examples[EXAMPLES];
    size_t example_count;
} likeness;

typedef struct value_count {
    text words;
    uint64_t count;
    uint32_t line; /* of the first */
    word_sense sense;
    size_t kind; /* whose cell it is; of words of a sense: NO_KIND */
    bool typed;  /* can be read as a number, a date or an id */
} value_count;

typedef struct holding {
    text header; /* trimmed; empty: none */
    uint64_t cells, blank;
    likeness
        *kinds; /* in the order they were met; blanks and words of a sense are not in them */
    size_t kind_count, kind_room;
    value_count *values; /* the first VALUES_MAX different ones, words of a sense included */
    size_t value_count, value_room;
    dict value_index;
    bool more_values; /* there were others */
    uint64_t *hashes; /* of the different values: a set of its own, open addressing */
    size_t hash_room, distinct;
    bool more_distinct; /* more than DISTINCT_MAX */
    uint64_t marks[MARKS];
    uint32_t mark_line[MARKS];               /* where each was met first */
    int64_t lo, hi;                          /* of the whole numbers */
    day first[FORM_SHOWN], last[FORM_SHOWN]; /* of the dates, per form */
} holding;

/* All texts live in the arena. holding_clear gives back the rest. */
void holding_begin(holding *h, text header);
bool holding_add(holding *h, text written, uint32_t line, arena *a); /* false: no memory */
void holding_clear(holding *h);
/* Cells that are no blank and no word of a sense. */
uint64_t holding_said(const holding *h);
/* Cells of the kinds for which the masks meet: any of `fits`, or any of `forms`. */
uint64_t holding_count(const holding *h, unsigned fits, unsigned forms);
#endif
