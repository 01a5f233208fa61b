/* spill: large arrays that lie in temporary files when they would take more memory than they
 * may.
 *
 * NULL in place of a spill is memory without a limit: malloc, realloc, free. What was made with
 * one spill is grown and given back with the same one. */
#ifndef GROUND_SPILL_H
#define GROUND_SPILL_H
#include <stddef.h>
#include <stdint.h>

#include "ground/fault.h"

typedef struct spill spill;

/* Arrays stay in memory up to `limit` bytes together; what is beyond lies in files without a
 * name in `folder` (NULL: /tmp), which is borrowed. Arrays shorter than SPILL_LEAST always stay
 * in memory. */
enum { SPILL_LEAST = 1 << 18 };
int spill_new(spill **out, uint64_t limit, const char *folder, fault *f);
/* All arrays must have been given back; what spill_keep gave goes with it. NULL is nothing to
 * free. */
void spill_free(spill *s);

/* realloc: `bytes` may be 0. NULL: no memory, or no room for a file; then the array is as it
 * was. Two threads may do this to two arrays. */
void *spill_resize(spill *s, void *items, size_t bytes);
/* calloc, for what will be written all over: it is made ready. */
void *spill_take_zero(spill *s, size_t count, size_t size);
void spill_drop(spill *s, void *items);
/* Bytes, aligned to 16, that stay where they are until spill_free; NULL: as above. `s` is not
 * NULL. */
void *spill_keep(spill *s, size_t bytes);

/* The bytes from `from` up to `to` of an array are going to be written: the system is asked at
 * once for memory in which they lie, where it can be, and not page by page as they are touched.
 * What was made ready is in use. */
void spill_ready(void *items, size_t from, size_t to);
/* How many bytes, of an array that is `used` so far and goes on, may well be made ready: few
 * beside it. */
size_t spill_ready_step(size_t used);

uint64_t spill_in_files(const spill *s);  /* bytes that lie in files now */
/* Returns `status`, or, for a want of memory because a file was not to be had, a fault that
 * says so; the folder is named as `shown`. */
int spill_explain(const spill *s, const char *shown, int status, fault *f);
#endif
