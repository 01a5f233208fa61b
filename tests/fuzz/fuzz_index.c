/* Any bytes, indexed in every way this processor can: each finds the same places.
 *
 * The first byte chooses the separator and where in its block the text begins, the rest is the text. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "fuzz/target.h"
#include "load/field_index.h"

static bool is_mark(char c, char separator) {
    return c == separator || c == '"' || c == '\n' || c == '\r';
}

static size_t look(const char *bytes, size_t len, char separator, uint32_t base, uint32_t *out) {
    size_t n = 0;
    for (size_t i = 0; i < len; i++)
        if (is_mark(bytes[i], separator)) out[n++] = base + (uint32_t)i;
    return n;
}

static bool is_blank(char c, char separator) {
    return c == ' ' || (c == '\t' && separator != '\t');
}

static bool is_loose(const char *bytes, size_t len, char separator) {
    bool loose = false;
    for (size_t i = 1; i < len; i++)
        loose |= (is_mark(bytes[i - 1], separator) && is_blank(bytes[i], separator)) ||
                 (is_blank(bytes[i - 1], separator) && is_mark(bytes[i], separator));
    return loose;
}

int fuzz_one(const uint8_t *bytes, size_t len) {
    static uint32_t expected[FIELD_INDEX_MAX], got[FIELD_INDEX_MAX];
    if (len < 1) return 0;
    char separator = ",;\t|"[bytes[0] % 4];
    size_t shift = bytes[0] / 4, size = len - 1 < FIELD_INDEX_MAX ? len - 1 : FIELD_INDEX_MAX;
    char *copy = malloc(shift + size + 1); /* no byte more: what reads beyond it is found out */
    uint32_t base = bytes[0] * 1000u;
    field_index_way way;
    bool loose;
    if (copy == NULL) abort();
    memcpy(copy + shift, bytes + 1, size);
    size_t count = look(copy + shift, size, separator, base, expected);
    for (size_t i = 0; field_index_at(i, &way); i++) {
        if (!way.usable) continue;
        if (way.find(copy + shift, size, separator, base, got, &loose) != count) abort();
        if (memcmp(got, expected, count * sizeof *got) != 0) abort();
        if (loose != is_loose(copy + shift, size, separator)) abort();
    }
    free(copy);
    return 0;
}
