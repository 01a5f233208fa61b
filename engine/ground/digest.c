/* digest: SHA-256, by libcrypto, taken of bytes as they pass.
 *
 * By its plain functions, which ask for nothing but room for their state. The way it recommends
 * instead, EVP, first reads openssl.cnf and sets up providers: a tenth of what a run of a
 * hundred candidates costs, a file that may take SHA-256 away, and a crash when memory ends on
 * the way. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/digest.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

struct digest_run { SHA256_CTX state; };

digest_run *digest_new(void) {
    digest_run *run = malloc(sizeof *run);
    if (run != NULL) SHA256_Init(&run->state);
    return run;
}

int digest_add(digest_run *run, const void *bytes, size_t len) {
    return SHA256_Update(&run->state, bytes, len) == 1 ? 0 : -1;
}

int digest_end(digest_run *run, digest *out) {
    return SHA256_Final(out->byte, &run->state) == 1 ? 0 : -1;
}

int digest_again(digest_run *run) {
    return SHA256_Init(&run->state) == 1 ? 0 : -1;
}

void digest_free(digest_run *run) {
    free(run);
}

int digest_of(const void *bytes, size_t len, digest *out) {
    digest_run run;
    SHA256_Init(&run.state);
    return digest_add(&run, bytes, len) == 0 ? digest_end(&run, out) : -1;
}

int digest_of_file(int fd, digest *out) {
    char piece[1 << 16];
    digest_run run;
    SHA256_Init(&run.state);
    if (lseek(fd, 0, SEEK_SET) != 0) return errno;
    for (ssize_t n = 1; n != 0;) {
        n = read(fd, piece, sizeof piece);
        if (n < 0 && errno != EINTR) return errno;
        if (n > 0 && digest_add(&run, piece, (size_t)n) != 0) return EIO;
    }
    return digest_end(&run, out) == 0 ? 0 : EIO;
}

/* By sums and no table, so that a compiler can make many digits at once. */
static char hex_digit(unsigned n) {
    return (char)('0' + n + (n > 9 ? 'a' - '9' - 1u : 0u));
}

void digest_hex(const digest *d, char out[65]) {
    for (int i = 0; i < 32; i++) {
        out[2 * i] = hex_digit(d->byte[i] >> 4);
        out[2 * i + 1] = hex_digit(d->byte[i] & 15u);
    }
    out[64] = '\0';
}
