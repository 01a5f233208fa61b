/* key_index: from key lists to the rows that bear them. */
#ifndef JOIN_KEY_INDEX_H
#define JOIN_KEY_INDEX_H
#include "ground/fault.h"
#include "join/key_bits.h"
#include "join/key_block.h"

/* From one key list to the rows that bear it. */
/* key_index.next: the row has no usable key of this list. */
enum { KEY_UNUSABLE = 0xfffffffeu };
typedef struct key_entry {
    const char *key;     /* per part: length in 4 bytes, bytes */
    uint32_t tag, row;   /* upper half of the hash; the first row with this key */
} key_entry;
typedef struct key_index {
    size_t parts;
    uint8_t probe;                       /* the part that tells most for least: asked first */
    uint16_t here[KEY_PARTS_MAX];        /* places in the block of the rows */
    uint16_t there[KEY_PARTS_MAX];       /* places in the block of those who ask */
    key_bits filter;                        /* of each key: its probe, all of it */
    key_entry *entries; size_t mask;
    uint32_t *next;      /* per row: the next row with the same key, NO_ROW, or KEY_UNUSABLE */
    arena memory;        /* the keys */
} key_index;

/* An empty index for the rows of `here`, to be asked for rows of `there`. loose: its names are
 * KEY_ANY. */
int key_index_open(key_index *x, const key_list *list, bool loose, key_block *here,
                   key_block *there, fault *f);
/* Adds the row at place `i` of `here` if its key can be used. Rows must be added from last to
 * first: rows with one key are then chained from first to last. */
int key_index_add(key_index *x, key_block *here, size_t i, fault *f);
/* Brings what key_index_add will touch nearer. */
void key_index_fetch(const key_index *x, key_block *here, key_rows rows);
/* Does every row of `x` that has a key have one in `all` too, which is asked by the same column
 * as it is asked first? Then nobody whom `all` sifts out needs to be sifted for `x`. Rows that
 * were added to `x` must have been added to `all`. */
bool key_index_is_within(const key_index *x, const key_index *all);
/* Those of the rows whose key some row of the index may have, for which key_index_find is worth
 * its price: of nobody else there is a row. */
key_rows key_index_sift(const key_index *x, key_block *there, key_rows rows);
/* The first row with the key of row `i` of `there`, or NO_ROW. */
uint32_t key_index_find(const key_index *x, key_block *there, size_t i);
/* Whether row `i` of `there` has a usable key of this list. */
bool key_index_usable(const key_index *x, key_block *there, size_t i);
void key_index_clear(key_index *x);
#endif
