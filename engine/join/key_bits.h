/* key_bits: bits that say at once of most keys that they are nobody's. */
#ifndef JOIN_KEY_BITS_H
#define JOIN_KEY_BITS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* {0} takes nothing in and may not be asked. */
typedef struct key_bits { uint64_t *bits; size_t mask; } key_bits;

/* Empty, for about `keys` numbers. false: no memory. */
bool key_bits_open(key_bits *s, size_t keys);
void key_bits_clear(key_bits *s);

/* Numbers whose lower bits are as good as thrown by chance: hashes. */
static inline void key_bits_add(key_bits *s, uint64_t number) {
    size_t bit = (size_t)number & s->mask;
    s->bits[bit / 64] |= (uint64_t)1 << bit % 64;
}
/* false: it was never added. */
static inline bool key_bits_may_have(const key_bits *s, uint64_t number) {
    size_t bit = (size_t)number & s->mask;
    return (s->bits[bit / 64] >> bit % 64 & 1) != 0;
}
static inline void key_bits_fetch(const key_bits *s, uint64_t number) {
    __builtin_prefetch(&s->bits[((size_t)number & s->mask) / 64], 1);
}
#endif
