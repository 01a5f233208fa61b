/* Any bytes as a body of accepted candidates: the reader ends, never reads past them, and names rows
 * in order and within the body's reach. The first four bytes say where its rows begin. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "fuzz/target.h"
#include "audit/accepted.h"

int fuzz_one(const uint8_t *bytes, size_t len) {
    accepted_reader r = { 0 };
    accepted one;
    uint32_t first, before;
    if (len < sizeof first) return 0;
    memcpy(&first, bytes, sizeof first);
    accepted_open(&r, (text){ (const char *)bytes + sizeof first, len - sizeof first }, first);
    before = first;
    for (int seen = 0; accepted_next(&r, &one) == 1; seen++) {
        if (one.no < before || one.no - first >= ACCEPTED_ROWS || (seen > 0 && one.no == before)) abort();
        before = one.no;
    }
    accepted_close(&r);
    return 0;
}
