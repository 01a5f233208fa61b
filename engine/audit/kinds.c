/* kinds: what very many reasons have in common, told once.
 *
 * Reasons of one rule and code that count alike, were lacking the same, rest on one file and
 * on one law are of a kind. A run has some dozens of kinds, whatever its length, and of a
 * reason only its line, its end, its digest and words of its own are left to tell. Words
 * that name nothing of the candidate are those of the kind: they are taken from the first
 * reason, and left out wherever they come again. The order is that of the list, so that
 * threads change nothing. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/kinds.h"

#include <stdlib.h>
#include <string.h>

#include "tally/verdict.h"

enum { KINDS_MAX = KINDS_NONE - 1 };

static const table *table_of(const outcome_set *o, const reason *r) {
    return r->source == NO_INDEX || r->row == NO_ROW ? NULL : &o->evidence->tables[r->source];
}

/* Both rest on rows of one file, or on none. */
static bool same_file(const outcome_set *o, const reason *a, const reason *b) {
    const table *of = table_of(o, a);
    if (of != table_of(o, b)) return false;
    return of == NULL || of->file[a->row] == of->file[b->row];
}

static bool same_law_day(const outcome_set *o, const reason *a, const reason *b) {
    const evidence *e = o->evidence;
    span one, other;
    if (e->docket->days[e->pack->law_day].constant) return true;
    return evidence_law_day(e, a->candidate, &one) &&
           evidence_law_day(e, b->candidate, &other) && one.lo == other.lo &&
           one.hi == other.hi;
}

/* Surely of one kind; what is not may be, if two days have one law. */
static bool is_alike(const outcome_set *o, const reason *a, const reason *b) {
    return a->rule == b->rule && a->code == b->code && a->effect == b->effect &&
           a->said == b->said && a->cause == b->cause && a->grade == b->grade &&
           a->ruled == b->ruled && a->was == b->was && a->lacks == b->lacks &&
           a->lacks_how == b->lacks_how && a->lacks_source == b->lacks_source &&
           a->lacks_column == b->lacks_column && text_equal(a->waits, b->waits) &&
           text_equal(a->to, b->to) && same_file(o, a, b) && same_law_day(o, a, b);
}

/* All that makes a kind, as bytes: the texts with their lengths before them. */
static text key_of(kinds *k, const reason *r, text citation) {
    const table *of = table_of(k->o, r);
    const uint64_t numbers[] = { r->rule,
                                 r->code,
                                 r->effect,
                                 r->said,
                                 r->cause,
                                 r->grade,
                                 of != NULL ? r->source : NO_INDEX,
                                 of != NULL ? of->file[r->row] : 0,
                                 r->ruled,
                                 r->was,
                                 r->lacks,
                                 r->lacks_how,
                                 r->lacks_source,
                                 r->lacks_column,
                                 r->waits.len,
                                 r->to.len };
    size_t len = sizeof numbers + r->waits.len + r->to.len + citation.len;
    char *bytes = arena_take(&k->scratch, len);
    if (bytes == NULL) return (text){ NULL, 0 };
    const text parts[] = {
        { (const char *)numbers, sizeof numbers }, r->waits, r->to, citation
    };
    char *at = bytes;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; at += parts[i++].len)
        if (parts[i].len > 0) memcpy(at, parts[i].at, parts[i].len);
    return (text){ bytes, len };
}

static uint32_t add_kind(kinds *k, const reason *r, text key, text citation) {
    kind next = { .first = r };
    uint32_t number;
    if (!arena_text(&k->memory, key, &key) ||
        !arena_text(&k->memory, citation, &next.citation) ||
        !grow((void **)&k->items, &k->room, k->count, sizeof *k->items, KINDS_MAX) ||
        !dict_add(&k->known, key, (uint32_t)k->count, &number))
        return KINDS_NONE;
    k->items[k->count++] = next;
    return number;
}

/* By all that it is; a kind that is new gets the next number. */
static uint32_t look_up(kinds *k, const reason *r) {
    char cites[1024];
    arena_reset(&k->scratch);
    reason_citation(k->o, r, cites, sizeof cites);
    text key = key_of(k, r, text_of(cites));
    if (key.at == NULL) return KINDS_NONE;
    uint32_t number = dict_find(&k->known, key);
    return number != DICT_NONE ? number : add_kind(k, r, key, text_of(cites));
}

uint32_t kinds_number(kinds *k, const reason *r) {
    uint32_t *recent = &k->recent[(r->rule * 31u + r->code * 7u + r->cause) % KINDS_RECENT];
    if (*recent > 0 && is_alike(k->o, k->items[*recent - 1].first, r)) return *recent - 1;
    uint32_t number = look_up(k, r);
    if (number != KINDS_NONE) *recent = number + 1;
    return number;
}

int kinds_write(const kinds *k, writer *w) {
    put p = put_begin(w, "INSERT INTO reason_kind"
                         " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (size_t i = 0; i < k->count; i++) {
        const reason *r = k->items[i].first;
        const table *of = table_of(k->o, r);
        put_row(&p, "ixtiiiixxoooiiiixxoooo", (int64_t)i, (int)r->rule, reason_code(w->pack, r),
                (int64_t)r->effect, (int64_t)r->said, (int64_t)r->cause, (int64_t)r->grade,
                of != NULL ? (int)r->source : (int)NO_INDEX,
                of != NULL ? (int)of->file[r->row] : (int)NO_INDEX, r->waits, r->to,
                k->items[i].citation, (int64_t)r->ruled,
                (int64_t)(r->ruled != RULED_NOT ? r->was : r->effect), (int64_t)r->lacks,
                (int64_t)r->lacks_how, (int)r->lacks_source, (int)r->lacks_column, r->words[0],
                r->words[1], r->words[2], r->words[3]);
    }
    return put_end(&p);
}

void kinds_clear(kinds *k) {
    dict_clear(&k->known);
    free(k->items);
    arena_clear(&k->scratch);
    arena_clear(&k->memory);
}
