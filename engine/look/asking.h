/* asking: what a column of a file holds against what the pack wants to read in it. */
#ifndef LOOK_ASKING_H
#define LOOK_ASKING_H
#include "look/holding.h"
#include "pack/decl.h"

enum { ASK_WORDS_MAX = 40 }; /* words asked about in one column */

/* A written word the pack cannot read. */
typedef struct asked_word {
    text words;
    uint64_t count;
    uint32_t line;
    size_t file; /* of those that were asked about */
    word_sense sense;
    text proposal; /* a value of the pack that it may stand for; "": none */
} asked_word;

/* How the dates of a column are written. */
typedef enum dates_found {
    DATES_NONE,      /* no dates are wanted, or none there */
    DATES_PLAIN,     /* year first: nothing to declare */
    DATES_OTHER,     /* one other form reads what the plain one does not: proposed */
    DATES_AMBIGUOUS, /* two forms read all of them, and differently */
    DATES_MIXED,     /* some can only be one form, some only another */
} dates_found;

typedef struct asking {
    uint64_t good;  /* cells that are read as they stand, or under the proposed date form */
    uint64_t wrong; /* cells that are not, words asked about not counted */
    const likeness *bad[KINDS_MAX]; /* what they look like */
    size_t bad_count;
    dates_found dates;
    date_form form;                    /* DATES_OTHER: the proposal; DATES_MIXED: of most */
    uint64_t either;                   /* dates that two forms read differently */
    const likeness *doubt;             /* such a kind, for an example; NULL: none */
    const likeness *proof[FORM_SHOWN]; /* a kind that only this form reads; NULL: none */
    asked_word words[ASK_WORDS_MAX];
    size_t word_count;
    size_t words_left; /* beyond the limit */
    size_t file;       /* being asked about */
} asking;

/* Of the same column in several files together; `out` borrows from all. */
void asking_of(const column_decl *decl, const holding *const *files, size_t count, asking *out);
/* Of a column nobody has declared: is nearly all of it dates, and how are they written?
 * DATES_PLAIN for numbers too short to be dates without a doubt, as 1985 or 67. */
dates_found asking_dates(const holding *h, asking *out);
#endif
