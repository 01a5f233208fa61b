/* big5: the user-defined characters of Big5, which the C library refuses.
 *
 * Households in Taiwan and Hong Kong have characters of their own, and a list in Big5 with
 * one such name must not be useless as a whole. Windows (CP950) gives the three areas for
 * user-defined characters places in the private use area, one after the other, and lists
 * that were turned into UTF-8 there have them so. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/big5.h"

#include <stdbool.h>

enum { TRAILS = 157 /* 40-7E, A1-FE */ };

static const struct area {
    unsigned char first, last; /* lead bytes */
    uint16_t point;            /* of the first character */
} areas[] = { { 0xfa, 0xfe, 0xe000 }, { 0x8e, 0xa0, 0xe311 }, { 0x81, 0x8d, 0xeeb8 } };

static bool is_trail(unsigned char byte) {
    return (byte >= 0x40 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xfe);
}

uint16_t big5_user(const char *bytes, size_t len) {
    const unsigned char *at = (const unsigned char *)bytes;
    if (len < 2 || !is_trail(at[1])) return 0;
    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++) {
        if (at[0] < areas[i].first || at[0] > areas[i].last) continue;
        unsigned row = at[0] - (unsigned)areas[i].first;
        unsigned cell = at[1] < 0x80 ? at[1] - 0x40u : at[1] - 0xa1u + 63;
        return (uint16_t)(areas[i].point + row * TRAILS + cell);
    }
    return 0;
}

size_t big5_head(const char *bytes, size_t len) {
    size_t i = 0;
    while (i < len) {
        if ((unsigned char)bytes[i] < 0x81 || (unsigned char)bytes[i] == 0xff) {
            i++;
            continue;
        }
        if (len - i < 2 || big5_user(bytes + i, len - i) != 0) break;
        i += 2;
    }
    return i;
}
