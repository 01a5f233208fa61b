/* arena: memory freed all at once. */
#ifndef GROUND_ARENA_H
#define GROUND_ARENA_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ground/text.h"

typedef struct arena_block arena_block;
/* {0} is an empty arena. Everything taken from it lives until arena_clear or arena_reset. */
typedef struct arena {
    arena_block *blocks;  /* newest first */
    size_t used;          /* bytes used of the newest */
    size_t taken;         /* bytes handed out in all: for memory reports */
} arena;

void *arena_take(arena *a, size_t size); /* aligned to 16; NULL: no memory */
void *arena_take_zero(arena *a, size_t count,
                      size_t size); /* zeroed; NULL: no memory or overflow */
char *arena_bytes(arena *a, const void *bytes,
                  size_t len);                   /* unaligned copy + NUL; NULL: no memory */
bool arena_text(arena *a, text from, text *out); /* copy, NUL after it; false: no memory */
/* printf into the arena; NULL: no memory. */
char *arena_print(arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
void arena_reset(arena *a);   /* forgets all, keeps one block for use again */
void arena_clear(arena *a);   /* gives all back */

/* Makes room for one more item in a growing array: true, or false when memory or `limit` is
 * exhausted (the array is unchanged then). Usage: grow((void **)&v, &room, count, sizeof *v,
 * limit). */
bool grow(void **items, size_t *room, size_t count, size_t item_size, size_t limit);
#endif
