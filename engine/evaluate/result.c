/* result: what was found of each candidate; asking for one, and giving all back. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/result.h"

#include <stdlib.h>
#include <string.h>

static void free_parts(block *b) {
    free(b->results);
    free(b->reasons);
    free(b->trace_at);
    arena_clear(&b->words);
    sink_drop(&b->traces);
}

void block_clear(block *b) {
    if (!b->stored) free_parts(b);
    *b = (block){ .first = b->first, .count = b->count };
}

/* ---- putting a block away ------------------------------------------------------------ */

/* The texts of a reason, one after the other. */
enum { REASON_TEXTS = LANGUAGE_MAX + 2 };

static text *reason_text(reason *r, size_t i) {
    return i < LANGUAGE_MAX ? &r->words[i] : i == LANGUAGE_MAX ? &r->waits : &r->to;
}

/* Handing out one run of bytes, in parts aligned to 16. */
typedef struct store { char *at; } store;

static size_t aligned(size_t bytes) {
    return (bytes + 15) / 16 * 16;
}

static void *take(store *s, size_t bytes) {
    char *at = s->at;
    s->at += aligned(bytes);
    return at;
}

static void *put(store *s, const void *from, size_t bytes) {
    void *to = take(s, bytes);
    if (bytes > 0) memcpy(to, from, bytes);
    return to;
}

static size_t bytes_of_words(const block *b) {
    size_t bytes = 0;
    for (size_t i = 0; i < b->reason_count; i++)
        for (size_t k = 0; k < REASON_TEXTS; k++) bytes += reason_text(&b->reasons[i], k)->len;
    return bytes;
}

static void put_words(block *b, char *to) {
    for (size_t i = 0; i < b->reason_count; i++)
        for (size_t k = 0; k < REASON_TEXTS; k++) {
            text *t = reason_text(&b->reasons[i], k);
            if (t->len > 0) memcpy(to, t->at, t->len);
            t->at = to;
            to += t->len;
        }
}

/* Of whom there is more to tell than that nothing was said of him. */
static bool is_told(const block *b, const evidence *e, uint32_t i) {
    return b->results[i].reason_count > 0 || !evidence_is_candidate(e, b->first + i);
}

static uint32_t count_told(const block *b, const evidence *e) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < b->count; i++) n += is_told(b, e, i);
    return n;
}

/* Results and offsets of those who are told, into room for so many. */
static void put_told(const block *b, const evidence *e, block *to) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < b->count; i++) {
        if (i % TOLD_WORD == 0) {
            to->told[i / TOLD_WORD] = 0;
            to->told_before[i / TOLD_WORD] = n;
        }
        if (!is_told(b, e, i)) continue;
        to->told[i / TOLD_WORD] |= (uint64_t)1 << i % TOLD_WORD;
        to->results[n] = b->results[i];
        to->trace_at[n++] = b->trace_at[i];
    }
    to->trace_at[n] = b->traces.used;
}

bool block_store(const block *b, const evidence *e, spill *where, block *stored) {
    size_t told = count_told(b, e), words = ((size_t)b->count + TOLD_WORD - 1) / TOLD_WORD;
    size_t results = aligned(told * sizeof *b->results),
           offsets = aligned((told + 1) * sizeof *b->trace_at);
    size_t bits = aligned(words * sizeof *b->told),
           before = aligned(words * sizeof *b->told_before);
    size_t reasons = b->reason_count * sizeof *b->reasons;
    store s = { spill_keep(where, results + offsets + bits + before + aligned(reasons) +
                                      aligned(b->traces.used) + bytes_of_words(b)) };
    if (s.at == NULL) return false;
    block to = {
        .first = b->first, .count = b->count, .reason_count = b->reason_count, .stored = true
    };
    to.results = take(&s, results);
    to.trace_at = take(&s, offsets);
    to.told = take(&s, bits);
    to.told_before = take(&s, before);
    to.others = (result){ .first_rule = NO_INDEX, .statute_passed = true };
    put_told(b, e, &to);
    to.reasons = put(&s, b->reasons, reasons);
    to.traces.used = b->traces.used;
    to.traces.buffer = put(&s, b->traces.buffer, b->traces.used);
    put_words(&to, s.at);
    *stored = to;
    return true;
}

uint32_t block_next_told(const block *b, uint32_t i) {
    if (b->told == NULL || i >= b->count) return i;
    size_t word = i / TOLD_WORD, words = ((size_t)b->count + TOLD_WORD - 1) / TOLD_WORD;
    uint64_t left = b->told[word] & UINT64_MAX << i % TOLD_WORD;
    while (left == 0 && ++word < words) left = b->told[word];
    return left == 0 ? b->count
                     : (uint32_t)(word * TOLD_WORD) + (uint32_t)__builtin_ctzll(left);
}

/* ---- asking ------------------------------------------------------------ */

block *outcome_block(const outcome_set *o, uint32_t candidate, uint32_t *within) {
    block *b = &o->blocks[(candidate - o->blocks[0].first) / o->block_size];
    *within = candidate - b->first;
    return b;
}

const result *outcome_result(const outcome_set *o, uint32_t candidate) {
    uint32_t i;
    const block *b = outcome_block(o, candidate, &i);
    return block_result(b, i);
}

uint32_t outcome_next_told(const outcome_set *o, uint32_t candidate) {
    uint32_t i, nobody = (uint32_t)o->evidence->candidates;
    if (candidate >= nobody) return nobody;
    const block *b = outcome_block(o, candidate, &i), *end = o->blocks + o->block_count;
    while ((i = block_next_told(b, i)) == b->count && ++b < end) i = 0;
    return b < end ? b->first + i : nobody;
}

const reason *outcome_reasons(const outcome_set *o, uint32_t candidate, size_t *count) {
    uint32_t i;
    const block *b = outcome_block(o, candidate, &i);
    const result *r = block_result(b, i);
    *count = r->reason_count;
    return *count > 0 ? b->reasons + r->first_reason : NULL;
}

text outcome_trace(const outcome_set *o, uint32_t candidate) {
    uint32_t i;
    const block *b = outcome_block(o, candidate, &i);
    if (b->traces.buffer == NULL || !block_tells(b, i)) return (text){ "", 0 };
    const uint64_t *at = b->trace_at + block_place(b, i);
    return (text){ b->traces.buffer + at[0], (size_t)(at[1] - at[0]) };
}

static void clear_counted(counted *c) {
    spill_drop(c->spill, c->state);
    spill_drop(c->spill, c->numbers);
    spill_drop(c->spill, c->words);
    free(c->known);
}

void outcome_clear(outcome_set *o) {
    for (size_t i = 0; o->blocks != NULL && i < o->block_count; i++) block_clear(&o->blocks[i]);
    for (size_t i = 0; o->evidence != NULL && i < o->evidence->pack->tally_count; i++) {
        if (o->tallies != NULL) clear_counted(&o->tallies[i]);
        if (o->previous != NULL) clear_counted(&o->previous[i]);
    }
    free(o->tallies);
    free(o->previous);
    free(o->blocks);
    free(o->rules);
    free(o->suppressed);
    free(o->visible_rows);
    free(o->suppressed_rows);
    free(o->troubles);
    free(o->suppress_troubles);
    free(o->tally_troubles);
    block_clear(&o->together);
    arena_clear(&o->memory);
    *o = (outcome_set){ 0 };
}

reason reason_of(uint32_t candidate, uint16_t rule, uint8_t effect, uint8_t cause) {
    return (reason){ .candidate = candidate,
                     .rule = rule,
                     .code = NO_INDEX,
                     .effect = effect,
                     .said = effect,
                     .cause = cause,
                     .source = NO_INDEX,
                     .row = NO_ROW,
                     .lacks_source = NO_INDEX,
                     .lacks_column = NO_INDEX,
                     .eligible_from = { DAY_NONE, DAY_NONE },
                     .waits = { "", 0 },
                     .to = { "", 0 } };
}
