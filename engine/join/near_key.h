/* near_key: rows about nobody whose key looks like the key of somebody on the list. */
#ifndef JOIN_NEAR_KEY_H
#define JOIN_NEAR_KEY_H
#include "ground/fault.h"
#include "join/match.h"

typedef struct near_keys { near_row *items; size_t count, room; } near_keys;
/* false: no memory, or there are too many already. */
bool near_keys_add(near_keys *to, near_row pair);
bool near_keys_are_full(const near_keys *to);

/* Adds every such pair of a row and a candidate, in no order. The items are the caller's. */
int near_key_find(const match *m, const table *rows, const table *candidates, near_keys *to,
                  fault *f);
#endif
