/* Any bytes, of which nobody says the encoding: what is found can be read, and what can be read as UTF-8
 * is found to be UTF-8. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "fuzz/bytes.h"
#include "fuzz/target.h"
#include "load/detect.h"
#include "load/encoding.h"

/* Reads the whole file; NULL in `f`: it decodes. */
static bool decodes(const uint8_t *bytes, size_t len, text encoding, fault *f) {
    decoder *d;
    text piece;
    int code, fd = bytes_file(bytes, len);
    if (decoder_new(&d, fd, "fuzz", encoding, f) != 0) abort();
    do code = decoder_next(d, &piece, f);
    while (code == 0 && piece.len > 0);
    decoder_free(d);
    close(fd);
    return code == 0;
}

int fuzz_one(const uint8_t *bytes, size_t len) {
    detection found;
    fault f = { 0 }, utf8 = { 0 }, other = { 0 };
    int fd = bytes_file(bytes, len);
    int code = encoding_detect(fd, "fuzz", &found, &f);
    if (code != f.code) abort();
    bool is_utf8 = decodes(bytes, len, TEXT("utf-8"), &utf8);
    if (code == 0 && lseek(fd, 0, SEEK_CUR) != 0) abort();
    close(fd);
    if (is_utf8 && (code != 0 || !text_is(found.encoding, "utf-8"))) abort();
    if (code != 0) return 0;
    if (found.how == ENCODING_BY_MARK || decodes(bytes, len, found.encoding, &other)) return 0;
    /* A NUL is no misfit of GB18030: it is said where it stands. */
    if (!text_is(found.encoding, "gb18030") || strstr(other.message, "NUL") == NULL) abort();
    return 0;
}
