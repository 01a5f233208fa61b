/* gb18030: the codes of GB18030 that are read by a table of ours, not by the C library.
 *
 * GB18030 exists in editions that give some codes other characters, and Windows writes
 * codes no edition has. What is read here is GB 18030-2022 as the WHATWG Encoding Standard
 * has it, which is what Excel's exports mean today. The C library of Debian 12 differs in
 * the codes below; everything else is left to it. ENCODINGS.md beside this file gives the
 * reason for each. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/gb18030.h"

#include <stdlib.h>
#include <string.h>

const gb18030_code gb18030_codes[GB18030_CODES] = {
    { { 0x80 }, 1, 0x20ac },
    { { 0x82, 0x35, 0x90, 0x37 }, 4, 0x9fb4 },
    { { 0x82, 0x35, 0x90, 0x38 }, 4, 0x9fb5 },
    { { 0x82, 0x35, 0x90, 0x39 }, 4, 0x9fb6 },
    { { 0x82, 0x35, 0x91, 0x30 }, 4, 0x9fb7 },
    { { 0x82, 0x35, 0x91, 0x31 }, 4, 0x9fb8 },
    { { 0x82, 0x35, 0x91, 0x32 }, 4, 0x9fb9 },
    { { 0x82, 0x35, 0x91, 0x33 }, 4, 0x9fba },
    { { 0x82, 0x35, 0x91, 0x34 }, 4, 0x9fbb },
    { { 0x84, 0x31, 0x82, 0x36 }, 4, 0xfe10 },
    { { 0x84, 0x31, 0x82, 0x37 }, 4, 0xfe11 },
    { { 0x84, 0x31, 0x82, 0x38 }, 4, 0xfe12 },
    { { 0x84, 0x31, 0x82, 0x39 }, 4, 0xfe13 },
    { { 0x84, 0x31, 0x83, 0x30 }, 4, 0xfe14 },
    { { 0x84, 0x31, 0x83, 0x31 }, 4, 0xfe15 },
    { { 0x84, 0x31, 0x83, 0x32 }, 4, 0xfe16 },
    { { 0x84, 0x31, 0x83, 0x33 }, 4, 0xfe17 },
    { { 0x84, 0x31, 0x83, 0x34 }, 4, 0xfe18 },
    { { 0x84, 0x31, 0x83, 0x35 }, 4, 0xfe19 },
    { { 0xa3, 0xa0 }, 2, 0x3000 },
    { { 0xfe, 0x51 }, 2, 0xe816 },
    { { 0xfe, 0x52 }, 2, 0xe817 },
    { { 0xfe, 0x53 }, 2, 0xe818 },
    { { 0xfe, 0x6c }, 2, 0xe831 },
    { { 0xfe, 0x76 }, 2, 0xe83b },
    { { 0xfe, 0x91 }, 2, 0xe855 },
};

/* How many bytes the character that begins with these has: 0: it is cut. */
static size_t width(const unsigned char *at, size_t len) {
    if (at[0] <= 0x80 || at[0] == 0xff) return 1;
    if (len < 2) return 0;
    if (at[1] < 0x30 || at[1] > 0x39) return 2;
    return len < 4 ? 0 : 4;
}

static int by_bytes(const void *key, const void *element) {
    const gb18030_code *wanted = key, *code = element;
    return memcmp(wanted->bytes, code->bytes, sizeof code->bytes);
}

const gb18030_code *gb18030_find(const char *bytes, size_t len) {
    const unsigned char *at = (const unsigned char *)bytes;
    gb18030_code wanted = { .len = (uint8_t)(len > 0 ? width(at, len) : 0) };
    if (wanted.len == 0) return NULL;
    memcpy(wanted.bytes, at, wanted.len);
    return bsearch(&wanted, gb18030_codes, GB18030_CODES, sizeof wanted, by_bytes);
}

/* The first bytes of the codes above. */
static int may_begin(unsigned char byte) {
    return byte == 0x80 || byte == 0x82 || byte == 0x84 || byte == 0xa3 || byte == 0xfe;
}

size_t gb18030_head(const char *bytes, size_t len) {
    const unsigned char *at = (const unsigned char *)bytes;
    size_t i = 0;
    while (i < len) {
        if (at[i] < 0x80) {
            i++;
            continue;
        }
        size_t wide = width(at + i, len - i);
        if (wide == 0) break;
        if (may_begin(at[i]) && gb18030_find(bytes + i, wide) != NULL) break;
        i += wide;
    }
    return i;
}
