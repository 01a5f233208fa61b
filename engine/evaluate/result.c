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

/* ---- moving a block ------------------------------------------------------------ */

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

static void *put(store *s, const void *from, size_t bytes) {
    char *to = s->at;
    if (bytes > 0) memcpy(to, from, bytes);
    s->at += aligned(bytes);
    return to;
}

static size_t bytes_of_words(block *b) {
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

bool block_store(block *b, spill *where) {
    size_t results = b->count * sizeof *b->results, words = bytes_of_words(b);
    size_t offsets = ((size_t)b->count + 1) * sizeof *b->trace_at;
    size_t reasons = b->reason_count * sizeof *b->reasons;
    store s = { spill_keep(where, aligned(results) + aligned(offsets) + aligned(reasons) +
                                      aligned(b->traces.used) + words) };
    if (s.at == NULL) return false;
    block to = { .first = b->first, .count = b->count, .reason_count = b->reason_count, .stored = true };
    to.results = put(&s, b->results, results);
    to.trace_at = put(&s, b->trace_at, offsets);
    to.reasons = put(&s, b->reasons, reasons);
    to.traces.used = b->traces.used;
    to.traces.buffer = put(&s, b->traces.buffer, b->traces.used);
    put_words(&to, s.at);
    free_parts(b);
    *b = to;
    return true;
}

/* ---- asking ------------------------------------------------------------ */

static const block *block_of(const outcome_set *o, uint32_t candidate, uint32_t *within) {
    const block *b = &o->blocks[(candidate - o->blocks[0].first) / o->block_size];
    *within = candidate - b->first;
    return b;
}

const result *outcome_result(const outcome_set *o, uint32_t candidate) {
    uint32_t i;
    const block *b = block_of(o, candidate, &i);
    return &b->results[i];
}

const reason *outcome_reasons(const outcome_set *o, uint32_t candidate, size_t *count) {
    uint32_t i;
    const block *b = block_of(o, candidate, &i);
    *count = b->results[i].reason_count;
    return *count > 0 ? b->reasons + b->results[i].first_reason : NULL;
}

text outcome_trace(const outcome_set *o, uint32_t candidate) {
    uint32_t i;
    const block *b = block_of(o, candidate, &i);
    if (b->traces.buffer == NULL) return (text){ "", 0 };
    return (text){ b->traces.buffer + b->trace_at[i],
                   (size_t)(b->trace_at[i + 1] - b->trace_at[i]) };
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
