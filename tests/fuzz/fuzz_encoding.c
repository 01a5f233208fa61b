/* Any bytes in any encoding: what comes out is UTF-8 without NUL, and does not depend on blocks.
 *
 * The first byte chooses the encoding, the second the size of a block, the rest is the file. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "fuzz/bytes.h"
#include "fuzz/target.h"
#include "ground/unicode.h"
#include "load/encoding.h"

typedef struct decoded {
    int code;
    fault f;
    char *at;
    size_t len;
} decoded;

static decoded decode(int fd, text encoding, size_t size) {
    decoded out = { .at = malloc(size * 3 + 8) };
    decoder *d;
    text piece;
    if (out.at == NULL || decoder_new(&d, fd, "fuzz", encoding, &out.f) != 0) abort();
    while ((out.code = decoder_next(d, &piece, &out.f)) == 0 && piece.len > 0) {
        if (out.len + piece.len > size * 3) abort();
        memcpy(out.at + out.len, piece.at, piece.len);
        out.len += piece.len;
    }
    if (out.code != out.f.code || (out.code == 0 && decoder_misfit(d))) abort();
    decoder_free(d);
    close(fd);
    if (unicode_bad_byte((text){ out.at, out.len }) != out.len) abort();
    if (memchr(out.at, '\0', out.len) != NULL) abort();
    return out;
}

int fuzz_one(const uint8_t *bytes, size_t len) {
    if (len < 2) return 0;
    text encoding = encoding_names[bytes[0] % ENCODING_COUNT];
    decoded whole = decode(bytes_file(bytes + 2, len - 2), encoding, len);
    decoded blocks = decode(bytes_blocks(bytes + 2, len - 2, bytes[1] + 1u), encoding, len);
    if (whole.code != blocks.code || strcmp(whole.f.message, blocks.f.message) != 0) abort();
    if (whole.len != blocks.len || memcmp(whole.at, blocks.at, whole.len) != 0) abort();
    free(whole.at);
    free(blocks.at);
    return 0;
}
