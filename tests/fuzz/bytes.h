/* bytes: fuzzed bytes as files, whole or in small blocks. */
#ifndef FUZZ_BYTES_H
#define FUZZ_BYTES_H
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

/* A file that can be sought in. */
static inline int bytes_file(const uint8_t *bytes, size_t len) {
    int fd = memfd_create("fuzz", 0);
    if (fd < 0 || write(fd, bytes, len) != (ssize_t)len || lseek(fd, 0, SEEK_SET) != 0) abort();
    return fd;
}

/* The same bytes from a descriptor that hands out a block of this size with every read, or more when
 * there would be too many blocks: a reader must not see where they meet. */
static inline int bytes_blocks(const uint8_t *bytes, size_t len, size_t block) {
    enum { BLOCKS = 64 };
    int ends[2];
    if (block < len / BLOCKS + 1) block = len / BLOCKS + 1;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) != 0) abort();
    for (size_t at = 0; at < len; at += block) {
        size_t n = len - at < block ? len - at : block;
        if (write(ends[1], bytes + at, n) != (ssize_t)n) abort();
    }
    close(ends[1]);
    return ends[0];
}
#endif
