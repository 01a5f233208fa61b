/* near_index: who of one side bears which of the few numbers or names that are searched.
 *
 * In come the hashes of the damaged; then all of the other side ask for theirs. Nearly every
 * one of them asks in vain, and bits say so at once (join/key_bits). The others go along a
 * chain of those whose hash ends alike. That two hashes are equal is all that is known here:
 * who is near is told by looking at both (join/near_side). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/near_index.h"

#include <stdlib.h>
#include <string.h>

#include "ground/arena.h"

static const uint32_t END = UINT32_MAX;

bool near_index_add(near_index *x, uint64_t raw, uint64_t hash, uint32_t of) {
    if (!grow((void **)&x->nodes, &x->room, x->count, sizeof *x->nodes, END)) return false;
    x->nodes[x->count++] = (near_node){ raw, hash, of, END };
    return true;
}

bool near_index_close(near_index *x) {
    size_t heads = 64;
    while (heads < x->count * 2) heads *= 2;
    x->heads = malloc(heads * sizeof *x->heads);
    if (x->heads == NULL || !key_bits_open(&x->bits, x->count)) return false;
    memset(x->heads, 0xff, heads * sizeof *x->heads);
    x->head_mask = heads - 1;
    for (size_t i = 0; i < x->count; i++) {
        near_node *at = &x->nodes[i];
        key_bits_add(&x->bits, at->raw);
        at->next = x->heads[at->hash & x->head_mask];
        x->heads[at->hash & x->head_mask] = (uint32_t)i;
    }
    return true;
}

void near_index_clear(near_index *x) {
    free(x->nodes);
    free(x->heads);
    key_bits_clear(&x->bits);
    *x = (near_index){ 0 };
}

static const near_node *first_with(const near_index *x, uint32_t i, uint64_t hash) {
    while (i != END && x->nodes[i].hash != hash) i = x->nodes[i].next;
    return i == END ? NULL : &x->nodes[i];
}

const near_node *near_index_find(const near_index *x, uint64_t hash) {
    return first_with(x, x->heads[hash & x->head_mask], hash);
}

const near_node *near_index_next(const near_index *x, const near_node *after) {
    return first_with(x, after->next, after->hash);
}
