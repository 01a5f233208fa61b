/* near_key: rows about nobody whose key looks like the key of somebody on the list. */
#ifndef JOIN_NEAR_KEY_H
#define JOIN_NEAR_KEY_H
#include "join/near_slices.h"

/* Adds every such pair of a row and a candidate, in no order. */
int near_key_find(const match *m, const table *rows, const table *candidates, unsigned threads,
                  near_list *to, fault *f);
#endif
