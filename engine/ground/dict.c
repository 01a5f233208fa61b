/* dict: text to number.
 *
 * Open addressing over SipHash-1-3 with a key drawn at start-up, so that nobody
 * who writes a candidate list can choose collisions. Nothing iterates over a
 * dict: its order is accident, and no output may depend on it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/dict.h"

#include <stdlib.h>
#include <string.h>

static uint64_t seed_a = 0x736f6d6570736575u, seed_b = 0x646f72616e646f6du;

void dict_seed(uint64_t a, uint64_t b) {
    seed_a = a;
    seed_b = b;
}

static uint64_t turn(uint64_t x, int by) {
    return x << by | x >> (64 - by);
}

static inline void sip_round(uint64_t v[4]) {
    v[0] += v[1], v[1] = turn(v[1], 13) ^ v[0], v[0] = turn(v[0], 32);
    v[2] += v[3], v[3] = turn(v[3], 16) ^ v[2];
    v[0] += v[3], v[3] = turn(v[3], 21) ^ v[0];
    v[2] += v[1], v[1] = turn(v[1], 17) ^ v[2], v[2] = turn(v[2], 32);
}

uint64_t dict_hash(const void *bytes, size_t len) {
    uint64_t v[4] = { seed_a ^ 0x736f6d6570736575u, seed_b ^ 0x646f72616e646f6du,
                      seed_a ^ 0x6c7967656e657261u, seed_b ^ 0x7465646279746573u };
    const unsigned char *at = bytes;
    size_t whole = len / 8;
    for (size_t i = 0; i < whole; i++, at += 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
    }
    uint64_t last = (uint64_t)len << 56;
    for (size_t i = 0; i < len % 8; i++) last |= (uint64_t)at[i] << (8 * i);
    v[3] ^= last;
    sip_round(v);
    v[0] ^= last;
    v[2] ^= 0xff;
    for (int i = 0; i < 3; i++) sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

/* The slot that holds the key, or the free one where it would go. */
static dict_slot *seek(const dict *d, uint64_t hash, text key) {
    size_t i = (size_t)hash & d->mask;
    for (;; i = (i + 1) & d->mask) {
        dict_slot *slot = &d->slots[i];
        if (slot->key == NULL) return slot;
        if (slot->hash == hash && text_equal((text){ slot->key, slot->len }, key)) return slot;
    }
}

uint32_t dict_find(const dict *d, text key) {
    if (d->count == 0) return DICT_NONE;
    const dict_slot *slot = seek(d, dict_hash(key.at, key.len), key);
    return slot->key == NULL ? DICT_NONE : slot->value;
}

static bool widen(dict *d) {
    size_t size = d->slots == NULL ? 16 : (d->mask + 1) * 2;
    dict_slot *slots = calloc(size, sizeof *slots);
    if (slots == NULL) return false;
    dict wider = { slots, size - 1, d->count };
    for (size_t i = 0; d->slots != NULL && i <= d->mask; i++) {
        const dict_slot *old = &d->slots[i];
        if (old->key == NULL) continue;
        *seek(&wider, old->hash, (text){ old->key, old->len }) = *old;
    }
    free(d->slots);
    *d = wider;
    return true;
}

bool dict_add(dict *d, text key, uint32_t value, uint32_t *was) {
    if (key.len >= UINT32_MAX) return false;
    if ((d->slots == NULL || (d->count + 1) * 4 > (d->mask + 1) * 3) && !widen(d)) return false;
    uint64_t hash = dict_hash(key.at, key.len);
    dict_slot *slot = seek(d, hash, key);
    if (slot->key == NULL) {
        *slot = (dict_slot){ hash, value, (uint32_t)key.len, key.at != NULL ? key.at : "" };
        d->count++;
    }
    if (was != NULL) *was = slot->value;
    return true;
}

void dict_clear(dict *d) {
    free(d->slots);
    *d = (dict){ 0 };
}
