/* abreast: many candidates walk one learned tree side by side, a question at a time.
 *
 * They end where evaluate/walk would take each of them alone. They are a stretch of the list; of
 * each the law day is known, and rules see all rows about him. */
#ifndef EVALUATE_ABREAST_H
#define EVALUATE_ABREAST_H
#include "evaluate/path.h"

#ifdef VET_PATH_TINY /* for tests/learned: whatever can run out of room, does */
enum { ABREAST_MAX = 5 };
#else
enum { ABREAST_MAX = 256 };
#endif
enum { ABREAST_LOST = 0xfe };  /* an ending: the path is not known */

/* One who walks: a candidate, by place in the stretch, and the row that is judged or NO_ROW. */
typedef struct walker { uint32_t row; uint16_t place; } walker;

typedef struct abreast {
    path_book *book;
    view *view;                /* its law day and shown rows are changed on the way */
    uint32_t first;            /* the first candidate of the stretch */
    span law[ABREAST_MAX];     /* the law day of each: whole, where anybody walks for him */
    uint8_t *facts, *searched; /* answers found so far: ABREAST_MAX per fact, per source */
    struct lane *lanes;        /* for a rule, and for facts that ask facts */
} abreast;

int abreast_init(abreast *a, path_book *book, view *v, fault *f);
void abreast_clear(abreast *a);
/* Another stretch: what was found of the last is forgotten. */
void abreast_begin(abreast *a, uint32_t first);
/* How the rule ends for each of up to ABREAST_MAX: the leaf's ending, or ABREAST_LOST. */
void abreast_walk(abreast *a, uint16_t rule, const walker *who, size_t count,
                  uint8_t *endings);
/* What "no row" of the source means for a candidate of the stretch. */
searched abreast_searched(abreast *a, uint16_t source, uint16_t place);
#endif
