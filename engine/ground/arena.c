/* arena: memory freed all at once.
 *
 * Blocks grow from 4 KiB to 1 MiB; a larger wish gets a block of its own. With
 * VET_ARENA_SINGLE (the asan preset) every piece is a block of its own, so that
 * the sanitizer sees each overrun. `grow` is the one way arrays get longer. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20, ALIGN = 16 };

struct arena_block {
    arena_block *next;
    size_t size;      /* bytes after the header */
    max_align_t bytes[];
};

static bool add_block(arena *a, size_t need) {
    size_t size = a->blocks == NULL ? FIRST_BLOCK : a->blocks->size * 2;
    if (size > LARGEST_BLOCK) size = LARGEST_BLOCK;
#ifdef VET_ARENA_SINGLE
    size = need;
#endif
    if (size < need) size = need;
    if (size > SIZE_MAX - sizeof(arena_block)) return false;
    arena_block *block = malloc(sizeof *block + size);
    if (block == NULL) return false;
    block->next = a->blocks;
    block->size = size;
    a->blocks = block;
    a->used = 0;
    return true;
}

static void *take(arena *a, size_t size, size_t align) {
    size_t at = (a->used + align - 1) / align * align;
    if (a->blocks == NULL || at > a->blocks->size || size > a->blocks->size - at) {
        if (!add_block(a, size)) return NULL;
        at = 0;
    }
    a->used = at + size;
    a->taken += size;
#ifdef VET_ARENA_SINGLE
    a->used = a->blocks->size;
#endif
    return (char *)a->blocks->bytes + at;
}

void *arena_take(arena *a, size_t size) {
    return take(a, size, ALIGN);
}

void *arena_take_zero(arena *a, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size) return NULL;
    void *piece = arena_take(a, count * size);
    if (piece != NULL) memset(piece, 0, count * size);
    return piece;
}

char *arena_bytes(arena *a, const void *bytes, size_t len) {
    if (len == SIZE_MAX) return NULL;
    char *copy = take(a, len + 1, 1);
    if (copy == NULL) return NULL;
    if (len > 0) memcpy(copy, bytes, len);
    copy[len] = '\0';
    return copy;
}

bool arena_text(arena *a, text from, text *out) {
    char *copy = arena_bytes(a, from.at, from.len);
    if (copy == NULL) return false;
    *out = (text){ copy, from.len };
    return true;
}

char *arena_print(arena *a, const char *format, ...) {
    va_list words, again;
    va_start(words, format);
    va_copy(again, words);
    int len = vsnprintf(NULL, 0, format, words);
    va_end(words);
    char *out = len < 0 ? NULL : take(a, (size_t)len + 1, 1);
    if (out != NULL) vsnprintf(out, (size_t)len + 1, format, again);
    va_end(again);
    return out;
}

void arena_reset(arena *a) {
    if (a->blocks == NULL) return;
    arena_block *keep = a->blocks, *rest = keep->next;
    keep->next = NULL;
    while (rest != NULL) {
        arena_block *next = rest->next;
        free(rest);
        rest = next;
    }
    a->used = 0;
    a->taken = 0;
}

void arena_clear(arena *a) {
    arena_reset(a);
    free(a->blocks);
    *a = (arena){ 0 };
}

bool grow(void **items, size_t *room, size_t count, size_t item_size, size_t limit) {
    if (count < *room) return true;
    if (count >= limit) return false;
    size_t more = *room < 8 ? 8 : *room + *room / 2;
    if (more > limit) more = limit;
    if (more > SIZE_MAX / item_size) return false;
    void *bigger = realloc(*items, more * item_size);
    if (bigger == NULL) return false;
    *items = bigger;
    *room = more;
    return true;
}
