/* items: what a digest is made of, piece by piece.
 *
 * An item is put together of numbers and texts, each text behind its length. The digest of some
 * items is that of all of them in one order, each behind its length: the same items give the
 * same digest in whatever order they were put. */
#ifndef EVALUATE_ITEMS_H
#define EVALUATE_ITEMS_H
#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "ground/day.h"
#include "ground/digest.h"

typedef struct item_bytes { char *at; size_t used, room; } item_bytes;

/* Where an item stands among the bytes of all. */
typedef struct item { size_t at, len; } item;

/* Zeroed at first. What was made for one digest serves the next. */
typedef struct items {
    digest_run *run;
    item *all; size_t count, room;
    item_bytes made;              /* one after the other; */
    size_t begun;                 /* where the one being made begins */
    text *sorted; size_t sorted_room;
    item_bytes body;              /* what is digested */
    bool no_memory;               /* nothing more is put, and no digest is one */
} items;

enum { ITEMS_MAX = 1 << 26, ITEMS_FEW = 16, ITEMS_LENGTH = 8 /* bytes of a length */ };

void items_begin(items *s);       /* those there were are forgotten */
void items_put(items *s, const void *from, size_t len);
void items_put_number(items *s, uint64_t n);
void items_put_words(items *s, text t);
void items_put_behind(items *s, text made, text t); /* bytes made before, and then words */
void items_put_day(items *s, span d);
void items_end(items *s);         /* what was put since the last end is an item */
/* What was put since the last end, which is no item then; until more is put. */
text items_take_back(items *s);
/* The digest of the items from `first` on, which are forgotten. */
digest items_digest(items *s, size_t first);
void items_clear(items *s);

/* Puts nearly always few things in order, one by one. Inlined, so that size and order are
 * known: pointers, or texts. */
static inline void items_sort(void *all, size_t n, size_t size,
                              int (*order)(const void *, const void *)) {
    union { const void *one; text words; } moved;
    char *at = all;
    assert(size <= sizeof moved);
    if (n > ITEMS_FEW) qsort(all, n, size, order);
    for (size_t i = 1; i < n && n <= ITEMS_FEW; i++) {
        size_t k = i;
        memcpy(&moved, at + i * size, size);
        for (; k > 0 && order(at + (k - 1) * size, &moved) > 0; k--)
            memcpy(at + k * size, at + (k - 1) * size, size);
        memcpy(at + k * size, &moved, size);
    }
}
#endif
