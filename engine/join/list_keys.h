/* list_keys: the keys of the list, hashed, and rows that share one. */
#ifndef JOIN_LIST_KEYS_H
#define JOIN_LIST_KEYS_H
#include "ground/notes.h"
#include "join/row_set.h"

/* The rows are hashed a slice at a time, by any thread. How many slices there are. */
size_t list_keys_slices(const table *t);
/* Puts the hash of the key of each row of the slice, where it can be used, to hashes[row]; the
 * others are left as they are. false: no memory. */
bool list_keys_hash(const table *t, size_t slice, uint64_t *hashes);
/* When all are hashed, `hashes` having been zero before: a row whose key is blank or unreadable
 * becomes ROW_UNREADABLE with a bad_row and a note. Rows that have the key of one before them
 * are added to `to`, in order, with the first that has it. */
int list_keys_find(table *t, const uint64_t *hashes, twin_list *to, notes *n, fault *f);
#endif
