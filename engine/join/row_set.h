/* row_set: rows by a hash of what they say; who asks holds equal ones against each other. */
#ifndef JOIN_ROW_SET_H
#define JOIN_ROW_SET_H
#include "ground/fault.h"
#include "ground/spill.h"
#include "join/keys.h"

/* A slot is free when its row is NO_ROW. */
typedef struct row_slot { uint32_t tag, row; } row_slot;
/* {0} takes nothing in and may not be asked. */
typedef struct row_set { row_slot *slots; size_t mask; } row_set;

/* Empty, for so many rows at most. false: no memory. */
bool row_set_open(row_set *s, size_t rows, spill *where);
void row_set_clear(row_set *s, spill *where);
/* From slot *at on, which is the hash at first, the next that may hold an equal row, or the
 * free one that ends it all. */
static inline row_slot *row_set_next(const row_set *s, uint64_t hash, size_t *at) {
    for (;; ++*at) {
        row_slot *spot = &s->slots[*at & s->mask];
        if (spot->row == NO_ROW || spot->tag == (uint32_t)(hash >> 32)) return spot;
    }
}
static inline void row_set_put(row_slot *spot, uint64_t hash, uint32_t row) {
    *spot = (row_slot){ (uint32_t)(hash >> 32), row };
}
/* Where a row with this hash is looked for is on its way. */
static inline void row_set_fetch(const row_set *s, uint64_t hash) {
    __builtin_prefetch(&s->slots[(size_t)hash & s->mask], 1);
}

/* A row, and one before it that may be the same. */
typedef struct twin { uint32_t first, again; } twin;
/* {0} is empty; the items are freed by whoever has them. */
typedef struct twin_list { twin *items; size_t count, room; } twin_list;
int twin_list_add(twin_list *to, uint32_t first, uint32_t again, fault *f);
#endif
