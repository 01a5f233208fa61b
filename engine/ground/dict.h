/* dict: text to number, in insertion-independent constant time. */
#ifndef GROUND_DICT_H
#define GROUND_DICT_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ground/text.h"

enum { DICT_NONE = 0xffffffffu };

/* The key must be random in programs that read hostile input (dict_seed); results never
 * depend on it. */
void dict_seed(uint64_t a, uint64_t b);          /* once, before threads */
uint64_t dict_hash(const void *bytes, size_t len);

typedef struct dict_slot {
    uint64_t hash;
    uint32_t value;
    uint32_t len;
    const char *key;
} dict_slot;
/* {0} is an empty dict. Keys are borrowed: they must live as long as the dict. */
typedef struct dict {
    dict_slot *slots;
    size_t mask;      /* slots - 1 */
    size_t count;
} dict;

uint32_t dict_find(const dict *d, text key);     /* DICT_NONE: absent */
/* Adds key -> value unless the key is there. *was gets the value now in place (may be NULL).
 * false: no memory. */
bool dict_add(dict *d, text key, uint32_t value, uint32_t *was);
void dict_clear(dict *d);
#endif
