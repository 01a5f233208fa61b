/* field_index: where the separators, quotes and line breaks of a piece of CSV stand. */
#ifndef LOAD_FIELD_INDEX_H
#define LOAD_FIELD_INDEX_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FIELD_INDEX_MAX = 4096 }; /* bytes that are indexed at a time */

/* Writes the place of every separator, `"`, LF and CR of the bytes to `out`, in order, and
 * returns how many there are; the first byte is at place `base`. At most FIELD_INDEX_MAX bytes;
 * `out` has room for as many places. The separator is one of , ; | and tab. *loose: a blank, or
 * a tab that does not separate, stands beside one of them. */
typedef size_t (*field_index)(const char *bytes, size_t len, char separator, uint32_t base,
                              uint32_t *out, bool *loose);

/* The quickest that this processor can. */
field_index field_index_best(void);

/* All that were built for this kind of processor, the plain one first; they differ in nothing
 * but speed. `usable`: this very processor can. */
typedef struct field_index_way {
    const char *name;
    field_index find;
    bool usable;
} field_index_way;
bool field_index_at(size_t number, field_index_way *out); /* false: there is none */
#endif
