/* blank: the record of a short list before its first row.
 *
 * The tables of a record are the same in every one, and making them was a quarter of what the
 * run of a short list costs. So SQLite made them once, when vet was built (tools/make_blank),
 * and they are copied. What comes of it is, byte for byte, the file that SQLite would make now;
 * the tests of the store compare the two. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/blank.h"

#include <stdlib.h>

#include "ground/sink.h"

#include <blank.inc> /* BLANK_SIZE, blank_bytes, blank_pieces; made when vet is built */

static void put_zeros(sink *to, size_t n) {
    static const char zeros[4096];
    for (; n > sizeof zeros; n -= sizeof zeros) sink_bytes(to, zeros, sizeof zeros);
    sink_bytes(to, zeros, n);
}

int blank_write(int fd, fault *f) {
    sink to;
    const unsigned char *from = blank_bytes;
    size_t at = 0;
    sink_wrap(&to, fd, "audit.sqlite");
    for (size_t i = 0; i < sizeof blank_pieces / sizeof *blank_pieces; i++) {
        put_zeros(&to, blank_pieces[i].at - at);
        sink_bytes(&to, from, blank_pieces[i].len);
        from += blank_pieces[i].len;
        at = blank_pieces[i].at + blank_pieces[i].len;
    }
    put_zeros(&to, BLANK_SIZE - at);
    int status = sink_flush(&to, f);
    free(to.buffer);
    return status;
}
