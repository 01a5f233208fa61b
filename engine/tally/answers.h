/* answers: what every department has answered, counted over the list. */
#ifndef TALLY_ANSWERS_H
#define TALLY_ANSWERS_H
#include "evaluate/result.h"

/* One department of one source whose pack says what answers mean. */
typedef struct answer_count {
    uint16_t source, code;  /* code: of the source's `expects` column */
    uint64_t asked; /* candidates: all, or, when the pack does not expect it, those about
                               whom it has a row */
    uint64_t by[STANDINGS]; /* candidates, by where its answer stands: adds up to asked */
    uint64_t earlier;       /* rows a later one has replaced */
    uint64_t rows;          /* rows of it about candidates: the sure and readable ones */
} answer_count;

/* *out lives in the arena; departments nobody asked are left out. */
int answers_count(answer_count **out, size_t *count, arena *a, const outcome_set *o, fault *f);
/* Do the standings add up to those asked, and the rows to those joined? Otherwise the name of
 * what does not and the two numbers. */
const char *answers_differ(const answer_count *c, const outcome_set *o, uint64_t *one,
                           uint64_t *other);
#endif
