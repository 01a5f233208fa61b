/* near_moved: rows about nobody that name somebody in a column that is for something else. */
#ifndef JOIN_NEAR_MOVED_H
#define JOIN_NEAR_MOVED_H
#include "join/near_side.h"
#include "join/near_slices.h"

/* Adds every such pair of a row and a candidate, in no order. */
int near_moved_find(const match *m, const near_sides *sides, unsigned threads, near_list *to,
                    fault *f);
#endif
