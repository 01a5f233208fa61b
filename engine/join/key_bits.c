/* key_bits: bits that say at once of most keys that they are nobody's.
 *
 * Two bits for each number that was added, of one word, among sixteen or more for each: where
 * one of them is not set the number was never added; where both are, one in fifty or more is
 * there by chance, and whoever asks looks closer. Small enough to stay in a near cache where
 * the keys are not. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/key_bits.h"

#include <stdlib.h>

#include "ground/spill.h"

enum { BITS_PER_KEY = 16, LEAST = 64 };

bool key_bits_open(key_bits *s, size_t keys) {
    size_t bits = LEAST;
    if (keys > SIZE_MAX / 2 / BITS_PER_KEY) return false;
    while (bits < keys * BITS_PER_KEY) bits *= 2;
    s->mask = bits - 1;
    s->bits = spill_take_zero(NULL, bits / 64, sizeof *s->bits);
    return s->bits != NULL;
}

void key_bits_clear(key_bits *s) {
    free(s->bits);
    *s = (key_bits){ 0 };
}
