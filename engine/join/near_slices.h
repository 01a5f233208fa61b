/* near_slices: everybody of one side asks for near rows, a slice of them at a time, by several
 * threads at once. */
#ifndef JOIN_NEAR_SLICES_H
#define JOIN_NEAR_SLICES_H
#include "ground/fault.h"
#include "join/match.h"

enum { NEAR_FOUND_MAX = 1 << 24 };

/* Pairs of a row and a candidate. {0} is empty; the items are freed by whoever has them. */
typedef struct near_list { near_row *items; size_t count, room; } near_list;
/* More is found than is kept: says so, of whom it was searched for. */
typedef int near_refuse(const void *of, fault *f);
/* Adds a pair; what `refuse` says where there are NEAR_FOUND_MAX already; FAULT_MEMORY. */
int near_list_add(near_list *to, near_row pair, near_refuse *refuse, const void *of,
                  fault *f);

/* Those who ask together, first .. end - 1, what they find, and what goes wrong for them. */
typedef struct near_slice { uint32_t first, end; near_list found; fault wrong; } near_slice;

typedef struct near_asking {
    size_t count;              /* who asks: 0 .. count - 1 */
    unsigned threads;
    /* One slice asks: changes nothing but the slice, and what it may change at once with
     * others. */
    void (*ask)(void *payload, near_slice *s);
    near_refuse *refuse;
    void *payload;
} near_asking;
/* All ask. What they find is added to `to` in the order of those who ask, however many threads
 * there are. The fault of the first slice that has one; what refuse says; FAULT_MEMORY. */
int near_slices_ask(const near_asking *a, near_list *to, fault *f);
#endif
