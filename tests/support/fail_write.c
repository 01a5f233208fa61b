/* fail_write: a disk that fails at the n-th call, for LD_PRELOAD.
 *
 * FAIL_AT=n makes the n-th counted call fail, FAIL_ON=1 every later one too; FAIL_ERRNO=number says
 * with what (default: 28, no space left). FAIL_CALLS names what is counted: any of the letters
 * w (write, pwrite, writev), s (fsync, fdatasync, syncfs), r (rename), o (open for writing, mkdir),
 * f (posix_fallocate);
 * default: all. FAIL_SHORT=1: instead of failing, the n-th write takes one byte only, which a
 * careful program survives. FAIL_COUNT=file gets the number of counted calls when the process ends.
 * Standard output and error are left alone: the screen is not what is tested here, and the program
 * must be able to say what went wrong. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_ulong calls;
static unsigned long fail_at;
static int fail_on, fail_short, fail_errno;
static const char *counted;

__attribute__((constructor)) static void read_wishes(void) {
    const char *at = getenv("FAIL_AT"), *on = getenv("FAIL_ON"), *cut = getenv("FAIL_SHORT");
    const char *number = getenv("FAIL_ERRNO");
    counted = getenv("FAIL_CALLS");
    fail_on = on != NULL && on[0] == '1';
    fail_short = cut != NULL && cut[0] == '1';
    fail_errno = number != NULL ? atoi(number) : ENOSPC;
    fail_at = at != NULL ? strtoul(at, NULL, 10) : 0;
}

/* The next function of that name, as a pointer of the wanted type. */
#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((destructor)) static void write_count(void) {
    const char *name = getenv("FAIL_COUNT");
    if (name == NULL) return;
    int fd = NEXT(open)(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0) return;
    char words[32];
    int len = snprintf(words, sizeof words, "%lu\n", atomic_load(&calls));
    if (NEXT(write)(fd, words, (size_t)len) != len) NEXT(unlink)(name);
    close(fd);
}

static int is_hit(char letter) {
    if (counted != NULL && strchr(counted, letter) == NULL) return 0;
    unsigned long n = atomic_fetch_add(&calls, 1) + 1;
    return fail_at != 0 && (n == fail_at || (n > fail_at && fail_on));
}

static int refuse(void) {
    errno = fail_errno;
    return -1;
}

ssize_t write(int fd, const void *bytes, size_t len) {
    if (fd > 2 && is_hit('w')) {
        if (!fail_short) return refuse();
        len = len > 1 ? 1 : len;
    }
    return NEXT(write)(fd, bytes, len);
}

/* Says what failed by what it returns. */
int posix_fallocate(int fd, off_t at, off_t len) {
    return is_hit('f') ? fail_errno : NEXT(posix_fallocate)(fd, at, len);
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at) {
    if (is_hit('w')) {
        if (!fail_short) return refuse();
        len = len > 1 ? 1 : len;
    }
    return NEXT(pwrite)(fd, bytes, len, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t len, off64_t at) {
    if (is_hit('w')) {
        if (!fail_short) return refuse();
        len = len > 1 ? 1 : len;
    }
    return NEXT(pwrite64)(fd, bytes, len, at);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    if (fd > 2 && !fail_short && is_hit('w')) return refuse();
    return NEXT(writev)(fd, parts, count);
}

int fsync(int fd) {
    return is_hit('s') ? refuse() : NEXT(fsync)(fd);
}

int fdatasync(int fd) {
    return is_hit('s') ? refuse() : NEXT(fdatasync)(fd);
}

int syncfs(int fd) {
    return is_hit('s') ? refuse() : NEXT(syncfs)(fd);
}

int rename(const char *from, const char *to) {
    return is_hit('r') ? refuse() : NEXT(rename)(from, to);
}

int renameat(int from_fd, const char *from, int to_fd, const char *to) {
    return is_hit('r') ? refuse() : NEXT(renameat)(from_fd, from, to_fd, to);
}

int renameat2(int from_fd, const char *from, int to_fd, const char *to, unsigned flags) {
    return is_hit('r') ? refuse() : NEXT(renameat2)(from_fd, from, to_fd, to, flags);
}

int mkdir(const char *name, mode_t mode) {
    return is_hit('o') ? refuse() : NEXT(mkdir)(name, mode);
}

int mkdirat(int fd, const char *name, mode_t mode) {
    return is_hit('o') ? refuse() : NEXT(mkdirat)(fd, name, mode);
}

static int writes(int flags) {
    return (flags & O_ACCMODE) != O_RDONLY && (flags & O_CREAT) != 0;
}

int open(const char *name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return writes(flags) && is_hit('o') ? refuse() : NEXT(open)(name, flags, mode);
}

int openat(int fd, const char *name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return writes(flags) && is_hit('o') ? refuse() : NEXT(openat)(fd, name, flags, mode);
}
