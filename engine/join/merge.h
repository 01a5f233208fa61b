/* merge: rows that say the same are one row; rows with one key that do not are told apart. */
#ifndef JOIN_MERGE_H
#define JOIN_MERGE_H
#include <stdbool.h>
#include <stdint.h>

#include "ground/fault.h"
#include "ground/notes.h"
#include "load/table.h"

typedef struct merged_row { uint16_t source; uint32_t kept, dropped; } merged_row;
/* {0} is an empty list. */
typedef struct merged_list { merged_row *items; size_t count, room; } merged_list;

/* Marks rows of an evidence source that say the same in every declared column ROW_MERGED, all
 * but one, which becomes ROW_TWICE: the one whose raw text sorts first (so that the order of
 * the file does not show), of equal ones the first. Names and texts are compared folded, ids
 * NFKC, all else by value. Unreadable rows are left alone. */
int merge_evidence(table *t, uint16_t source, merged_list *to, fault *f);

/* Candidates: a row whose key is blank or unreadable becomes ROW_UNREADABLE with a bad_row and
 * a note; identical rows are merged into the first; rows with one key and different content get
 * same_key[row] = 1 and a note. `same_key` has a zeroed byte per row. `hashes`: of their keys,
 * as list_keys_hash put them. */
int merge_candidates(table *t, uint16_t source, uint8_t *same_key, const uint64_t *hashes,
                     merged_list *to, notes *n, fault *f);

/* The order of two rows by their raw cells, column by column; 0: identical as written. */
int merge_compare(const table *t, uint32_t a, uint32_t b);
#endif
