/* abreast: some candidates, or rows, walk one learned tree side by side, a question at a time.
 *
 * They end where evaluate/walk would take each of them alone. */
#ifndef EVALUATE_ABREAST_H
#define EVALUATE_ABREAST_H
#include "evaluate/stretch.h"

/* One who walks: a candidate, by place in the stretch, and the row that is judged or NO_ROW. */
typedef struct walker { uint32_t row; uint16_t place; } walker;

typedef struct abreast {
    stretch *s;
    struct lane *lanes;        /* for a rule, and for facts that ask facts */
} abreast;

int abreast_init(abreast *a, stretch *s, fault *f);
void abreast_clear(abreast *a);
/* At which leaf of its tree the rule ends for each of up to STRETCH_MAX, or LEAF_LOST. */
void abreast_walk(abreast *a, uint16_t rule, const walker *who, size_t count,
                  uint32_t *leaves);
/* The same of a tree of which they have come to that node. */
void abreast_walk_from(abreast *a, const tree *t, const node *from, const walker *who,
                       size_t count, uint32_t *leaves);
enum { LEAF_LOST = 0xffffffffu };
/* How it ends there: the leaf's ending, or STRETCH_LOST. */
static inline uint8_t abreast_ending(const tree *t, uint32_t leaf) {
    return leaf == LEAF_LOST ? STRETCH_LOST : t->nodes[leaf].ending;
}
#endif
