/* near_index: who of one side bears which of the few numbers or names that are searched. */
#ifndef JOIN_NEAR_INDEX_H
#define JOIN_NEAR_INDEX_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "join/key_bits.h"

/* raw tells who need not ask: of a number the hash of its key, of a cell a glance at it. hash
 * finds: the same with what a number without a check needs, or all of the cell. */
typedef struct near_node { uint64_t raw, hash; uint32_t of, next; } near_node;

/* {0} is empty. */
typedef struct near_index {
    near_node *nodes; size_t count, room;
    uint32_t *heads; size_t head_mask;
    key_bits bits;
} near_index;

/* false: no memory. One who is added twice is met twice. */
bool near_index_add(near_index *x, uint64_t raw, uint64_t hash, uint32_t of);
/* Once all are added, and before anybody asks. false: no memory. */
bool near_index_close(near_index *x);
/* Empty again, as {0}. */
void near_index_clear(near_index *x);

/* false: nobody was added with this raw hash. */
static inline bool near_index_may_have(const near_index *x, uint64_t raw) {
    return key_bits_may_have(&x->bits, raw);
}
/* Those who were added with this hash, the latest first, then who follows one; NULL: nobody. */
const near_node *near_index_find(const near_index *x, uint64_t hash);
const near_node *near_index_next(const near_index *x, const near_node *after);
#endif
