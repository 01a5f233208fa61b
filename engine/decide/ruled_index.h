/* ruled_index: of many rulings, or of the reasons of one candidate, those that name the
 * same. */
#ifndef DECIDE_RULED_INDEX_H
#define DECIDE_RULED_INDEX_H
#include "evaluate/result.h"

/* What a ruling and a reason have in common: the id of the rule, the code, and the digest of
 * what it rests on. In a ruling each may be empty. */
typedef struct ruled_name { text rule, reason, evidence; } ruled_name;

/* {0} is empty. */
typedef struct ruled_index {
    dict names;
    arena keys, scratch;
    uint8_t *kinds; size_t count, room;   /* per name: the kinds of ruling met, a bit each */
} ruled_index;

/* The name of a ruling of this kind; `unread`: nobody can tell which. false: no memory. */
bool ruled_index_add(ruled_index *x, ruled_name of, uint8_t kind, bool unread);
/* Is there a ruling of exactly this name and another kind? 1 or 0; -1: no memory. */
int ruled_index_differs(ruled_index *x, ruled_name of, uint8_t kind);
/* ... of another kind, or one nobody can tell, whose name is this wherever it is not empty? */
int ruled_index_may_differ(ruled_index *x, ruled_name of, uint8_t kind);
/* The number of a name, counted from 0; it is added where it is new. false: no memory. */
bool ruled_index_number(ruled_index *x, ruled_name of, uint32_t *out);
/* The number of a name; *out is DICT_NONE where there is none. false: no memory. */
bool ruled_index_find(ruled_index *x, ruled_name of, uint32_t *out);
/* Empty again; the memory is kept. */
void ruled_index_reset(ruled_index *x);
void ruled_index_clear(ruled_index *x);
#endif
