/* near_id: when two identity numbers are near each other: one slip of the pen apart, or one of
 * them ruined by a spreadsheet and the digits that survive agree. */
#ifndef JOIN_NEAR_ID_H
#define JOIN_NEAR_ID_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "load/table.h"

enum {
    NEAR_ID_MAX = 40,     /* longer numbers, and those below 6 characters, are near nothing */
    NEAR_ID_KEYS = 12,    /* room for near_id_keys */
    NEAR_DIGITS_MIN = 12, /* surviving digits that say something without a name */
};

/* How a record may be a candidate's though it is matched with nobody, in the order of
 * weight. */
typedef enum near_how {
    NEAR_NOT,
    NEAR_SAME,      /* the same number in both, which fails its check */
    NEAR_DIGITS,    /* the digits that a spreadsheet or a cut has left agree */
    NEAR_ONE,       /* one character is another, missing or too many */
    NEAR_SWAPPED,   /* two neighbouring characters stand in the other order */
    NEAR_FEW,       /* fewer than NEAR_DIGITS_MIN digits are left, and agree */
    NEAR_MASKED,    /* what is not masked of it agrees: fewer than NEAR_DIGITS_MIN characters */
    NEAR_NAME,      /* the same name, and no number to compare */
    NEAR_PART,      /* part of the name, or its words in another order; the same */
    NEAR_KEY,       /* the key of the list, written otherwise */
    NEAR_WITHIN,    /* the number stands there among other characters */
    NEAR_MOVED,     /* the key, a number or the name, in a column that is for something else */
} near_how;

/* NEAR_ID_GOOD has a check that fits; NEAR_ID_PLAIN is of a kind without one that catches
 * all. */
typedef enum near_id_kind {
    NEAR_ID_NONE,
    NEAR_ID_GOOD,
    NEAR_ID_PLAIN,
    NEAR_ID_BAD
} near_id_kind;

typedef struct near_id {
    char at[NEAR_ID_MAX];
    uint8_t len;          /* 0: nothing to compare character by character */
    uint8_t kind;
    bool within;          /* it stands among other characters in the cell */
    /* the first so many have survived a spreadsheet, or a cut; 0: neither */
    uint8_t digits;
    /* masked between: `at` has so many of its first and of its last; 0: not */
    uint8_t head, tail;
    text rest;            /* of the cell, behind a number that stands among other characters */
} near_id;

/* Whether numbers of this type carry a check that catches every slip. */
bool near_id_is_checked(column_type type);
/* The number in a cell of a checked type or of TYPE_ID, the first of several. What is read
 * lives as long as the scratch. false: no memory. */
bool near_id_read(const table *t, uint32_t row, uint16_t at, arena *scratch, near_id *out);
/* Goes on to the next number of the same cell; false: there is none, and nothing is changed. */
bool near_id_next(near_id *id);
/* Two good numbers, and two equal plain ones, are not near: one of the two says it all. */
near_how near_id_compare(const near_id *a, const near_id *b);
/* Hashes such that two numbers that are near share at least one. Who is `indexed` gives more of
 * them than who asks. Returns their number. */
size_t near_id_keys(const near_id *id, bool indexed, uint64_t out[NEAR_ID_KEYS]);
/* Do both spell out the same birth date (characters 7 to 14 of 18, where a few behind them may
 * be missing)? */
bool near_id_same_birth(const near_id *a, const near_id *b);
#endif
