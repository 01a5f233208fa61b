/* digest: SHA-256, by libcrypto, taken of bytes as they pass. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

struct digest_run;      /* an EVP_MD_CTX in disguise: nobody else sees libcrypto */

static EVP_MD_CTX *context(digest_run *run) {
    return (EVP_MD_CTX *)run;
}

/* Asked first whether it could be set up: without memory for that, libcrypto 3.0 would crash. */
digest_run *digest_new(void) {
    if (OSSL_LIB_CTX_get0_global_default() == NULL) return NULL;
    EVP_MD_CTX *fresh = EVP_MD_CTX_new();
    if (fresh != NULL && EVP_DigestInit_ex(fresh, EVP_sha256(), NULL) != 1) {
        EVP_MD_CTX_free(fresh);
        return NULL;
    }
    return (digest_run *)fresh;
}

int digest_add(digest_run *run, const void *bytes, size_t len) {
    return EVP_DigestUpdate(context(run), bytes, len) == 1 ? 0 : -1;
}

int digest_end(digest_run *run, digest *out) {
    unsigned int len = 0;
    return EVP_DigestFinal_ex(context(run), out->byte, &len) == 1 && len == 32 ? 0 : -1;
}

int digest_again(digest_run *run) {
    return EVP_DigestInit_ex(context(run), NULL, NULL) == 1 ? 0 : -1;
}

void digest_free(digest_run *run) {
    EVP_MD_CTX_free(context(run));
}

int digest_of(const void *bytes, size_t len, digest *out) {
    digest_run *run = digest_new();
    if (run == NULL) return -1;
    int status = digest_add(run, bytes, len);
    if (status == 0) status = digest_end(run, out);
    digest_free(run);
    return status;
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
