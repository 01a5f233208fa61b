/* fail_alloc: memory that runs out at the n-th request, for LD_PRELOAD.
 *
 * FAIL_AT=n fails the n-th request of the process (1 is the first), FAIL_ON=1 every later one too.
 * FAIL_AT unset or 0 fails nothing. FAIL_COUNT=file gets the number of requests made, as text, when
 * the process ends.
 * Works with the GNU C library: the real functions are called by their inner names, since looking
 * them up would itself ask for memory. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t align, size_t size);

static atomic_ulong requests;
static unsigned long fail_at;
static int fail_on;

__attribute__((constructor)) static void read_wishes(void) {
    const char *at = getenv("FAIL_AT"), *on = getenv("FAIL_ON");
    fail_at = at != NULL ? strtoul(at, NULL, 10) : 0;
    fail_on = on != NULL && on[0] == '1';
    atomic_store(&requests, 0);   /* what the loader asked for does not count */
}

__attribute__((destructor)) static void write_count(void) {
    const char *name = getenv("FAIL_COUNT");
    if (name == NULL) return;
    int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0) return;
    char words[32];
    int len = snprintf(words, sizeof words, "%lu\n", atomic_load(&requests));
    if (write(fd, words, (size_t)len) != len) unlink(name);
    close(fd);
}

static int is_refused(void) {
    unsigned long n = atomic_fetch_add(&requests, 1) + 1;
    if (fail_at == 0 || n < fail_at || (n > fail_at && !fail_on)) return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size) {
    return is_refused() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    return is_refused() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size) {
    /* Making a piece smaller may not fail: many programs rely on it, Lua among them. */
    if (size == 0) return __libc_realloc(old, size);
    return is_refused() ? NULL : __libc_realloc(old, size);
}

void *aligned_alloc(size_t align, size_t size) {
    return is_refused() ? NULL : __libc_memalign(align, size);
}

int posix_memalign(void **out, size_t align, size_t size) {
    if (is_refused()) return ENOMEM;
    void *piece = __libc_memalign(align, size);
    if (piece == NULL) return ENOMEM;
    *out = piece;
    return 0;
}
