/* key_bits: bits that say at once of most keys that they are nobody's. */
#ifndef JOIN_KEY_BITS_H
#define JOIN_KEY_BITS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "ground/text.h"

/* {0} takes nothing in and may not be asked. */
typedef struct key_bits { uint64_t *bits; size_t mask; } key_bits;

/* Empty, for about `keys` numbers. false: no memory. */
bool key_bits_open(key_bits *s, size_t keys);
void key_bits_clear(key_bits *s);

/* Its two bits, of one word: by its lowest bits and by its highest. */
static inline uint64_t key_bits_of(uint64_t number) {
    return (uint64_t)1 << number % 64 | (uint64_t)1 << (number >> 58);
}
/* Numbers whose lower and upper bits are as good as thrown by chance: hashes. */
static inline void key_bits_add(key_bits *s, uint64_t number) {
    s->bits[((size_t)number & s->mask) / 64] |= key_bits_of(number);
}
/* false: it was never added. */
static inline bool key_bits_may_have(const key_bits *s, uint64_t number) {
    return (~s->bits[((size_t)number & s->mask) / 64] & key_bits_of(number)) == 0;
}
/* A number for a key by its first and last bytes, and some between them: for those who only
 * want to know whether to look closer. */
static inline uint64_t key_bits_glance(text t) {
    uint64_t head = 0, tail = 0, middle = 0;
    if (t.len >= 8) {
        memcpy(&head, t.at, 8);
        memcpy(&middle, t.at + t.len / 2 - 4, 8);
        memcpy(&tail, t.at + t.len - 8, 8);
    } else if (t.len >= 4) {
        memcpy(&head, t.at, 4);
        memcpy(&tail, t.at + t.len - 4, 4);
    } else {
        for (size_t i = 0; i < t.len; i++) head = head << 8 | (unsigned char)t.at[i];
    }
    head = (head + t.len) * 0x9e3779b97f4a7c15u ^ middle;
    head = (head ^ head >> 32) * 0x9e3779b97f4a7c15u ^ tail;
    head = (head ^ head >> 29) * 0x9e3779b97f4a7c15u;
    return head ^ head >> 32;
}
static inline void key_bits_fetch(const key_bits *s, uint64_t number) {
    __builtin_prefetch(&s->bits[((size_t)number & s->mask) / 64], 1);
}
#endif
