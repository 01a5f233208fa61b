/* join_random: cells as lists hold them, plain and odd, by chance that is the same every
 * time. */
#ifndef TESTS_JOIN_RANDOM_H
#define TESTS_JOIN_RANDOM_H
#include <stddef.h>
#include <stdint.h>

typedef struct chance { uint64_t state; } chance;

uint32_t chance_below(chance *c, uint32_t limit);
/* A cell for a column of this type ("id", "name", "cn-id", "date", others: text). `few`: of so
 * few that many are equal, or mean the same though they are written otherwise. */
void random_cell(chance *c, const char *type, int few, char *out, size_t size);
#endif
