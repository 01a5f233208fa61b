/* accepted: those about whom there is nothing to say, many to one row of the store.
 *
 * One body holds the plainly accepted among ACCEPTED_ROWS rows of the list. Of each is told
 * what differs from the one before: a byte of marks, and how much of the key is as it was;
 * the distance, when rows lie between them; the rest of the key; the name; the line, when it
 * is not the one expected; input, stage, flags and law day, when one of them is another.
 * Keys mostly count upward and lines always do. The bodies depend on the list and the
 * outcomes alone, never on who judged what. The reader refuses a row that is not where the
 * body says it is, so that a body can neither send it round in circles nor name somebody
 * twice. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/accepted.h"

#include <string.h>

#include "tally/verdict.h"

/* The result of somebody accepted, of whom nothing is said; or NULL. */
static const result *plain_result(const outcome_set *o, uint32_t candidate) {
    if (!evidence_is_candidate(o->evidence, candidate)) return NULL;
    const result *r = outcome_result(o, candidate);
    return r->decision == ACCEPT && r->reason_count == 0 ? r : NULL;
}

bool accepted_plainly(const outcome_set *o, uint32_t candidate) {
    return plain_result(o, candidate) != NULL;
}

/* Marks: what is told of one of them. Above them stands how much of the key is as before. */
enum { ROWS_AHEAD = 16 /* whose cells are asked for before they are needed */ };
enum { HAS_APART = 1, HAS_LINE = 2, HAS_TERMS = 4, MARK_BITS = 3, SHARED_MAX = 31 };

/* ---- writing ------------------------------------------------------------ */

/* What most have in common with the one before. */
typedef struct terms {
    uint16_t input;
    uint8_t stage, flags;
    span law_day;      /* lo == DAY_NONE: the same for the whole list, or not known */
} terms;

/* Of whom is told, and what was told of the one before: nothing at first. */
typedef struct teller {
    sink *to;
    const outcome_set *o;
    const table *list;
    uint16_t key_column, name_column;
    bool one_law_day;
    uint32_t next;     /* the row behind it */
    text key;
    uint32_t line;
    terms terms;
    bool begun;
} teller;

/* Which of eight bytes differs first, as they stand in memory; some does. */
static size_t first_other(uint64_t differing) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return (size_t)__builtin_clzll(differing) / 8;
#else
    return (size_t)__builtin_ctzll(differing) / 8;
#endif
}

static size_t shared_length(text a, text b) {
    size_t most = a.len < b.len ? a.len : b.len, n = 0;
    if (most > SHARED_MAX) most = SHARED_MAX;
    for (uint64_t x, y; most - n >= sizeof x; n += sizeof x) {
        memcpy(&x, a.at + n, sizeof x);
        memcpy(&y, b.at + n, sizeof y);
        if (x != y) return n + first_other(x ^ y);
    }
    while (n < most && a.at[n] == b.at[n]) n++;
    return n;
}

static unsigned char *put_text(unsigned char *at, text t) {
    at += packed_number(at, t.len);
    if (t.len > 0) memcpy(at, t.at, t.len);
    return at + t.len;
}

static terms terms_of(const teller *t, uint32_t no, const result *r) {
    terms it = { t->list->file[no], r->stage, r->flags, { DAY_NONE, DAY_NONE } };
    span on;
    if (!t->one_law_day && evidence_law_day(t->o->evidence, no, &on)) it.law_day = on;
    return it;
}

static bool same_terms(const terms *a, const terms *b) {
    return a->input == b->input && a->stage == b->stage && a->flags == b->flags &&
           a->law_day.lo == b->law_day.lo && a->law_day.hi == b->law_day.hi;
}

static unsigned char *put_terms(unsigned char *at, const terms *it) {
    bool known = it->law_day.lo != DAY_NONE;
    at += packed_number(at, it->input);
    at += packed_number(at, it->stage);
    at += packed_number(at, it->flags);
    at += packed_number(at, known);
    return known ? at + packed_span(at, it->law_day) : at;
}

static void put_one(teller *t, uint32_t no, const result *r) {
    enum { NUMBERS = 8 };
    const evidence *e = t->o->evidence;
    text key = candidate_cell(e, no, t->key_column);
    text name = candidate_cell(e, no, t->name_column);
    terms it = terms_of(t, no, r);
    uint32_t line = t->list->line[no], apart = no - t->next, expected = t->line + apart + 1;
    char *room = sink_room(t->to, 1 + NUMBERS * PACKED_NUMBER_MAX + PACKED_SPAN_MAX + key.len +
                                      name.len);
    if (room == NULL) return;
    unsigned char *marks = (unsigned char *)room, *at = marks + 1;
    size_t shared = shared_length(key, t->key);
    *marks = (unsigned char)(shared << MARK_BITS);
    if (apart > 0) *marks |= HAS_APART, at += packed_number(at, apart);
    at = put_text(at, (text){ key.at + shared, key.len - shared });
    at = put_text(at, name);
    if (line != expected)
        *marks |= HAS_LINE, at += packed_signed(at, (int64_t)line - t->line);
    if (!t->begun || !same_terms(&it, &t->terms))
        *marks |= HAS_TERMS, at = put_terms(at, &it);
    t->to->used += (size_t)((char *)at - room);
    t->next = no + 1;
    t->key = key;
    t->line = line;
    t->terms = it;
    t->begun = true;
}

/* Those among `most` rows of a block from the i-th on; how many. */
static size_t put_some(teller *t, const block *b, uint32_t i, uint32_t most) {
    uint32_t end = most < b->count - i ? i + most : b->count, next;
    size_t count = 0;
    for (; i < end; i = next + 1) {
        next = block_next_told(b, i);
        if (next > end) next = end;
        count += next - i;
        for (; i < next; i++) {
            candidate_bring_near(t->o->evidence, b->first + i + ROWS_AHEAD);
            put_one(t, b->first + i, &b->others);
        }
        const result *r = next < end ? plain_result(t->o, b->first + next) : NULL;
        if (r == NULL) continue;
        put_one(t, b->first + next, r);
        count++;
    }
    return count;
}

size_t accepted_write(sink *to, const outcome_set *o, uint32_t first) {
    const evidence *e = o->evidence;
    const table *list = &e->tables[e->pack->candidates];
    teller t = { .to = to, .o = o, .list = list, .next = first, .key_column = list->decl->key,
                 .name_column = candidate_name_column(e),
                 .one_law_day = e->docket->days[e->pack->law_day].constant };
    uint32_t end = (uint32_t)e->candidates, i;
    size_t count = 0;
    if (end - first > ACCEPTED_ROWS) end = first + ACCEPTED_ROWS;
    while (first < end) {
        const block *b = outcome_block(o, first, &i);
        count += put_some(&t, b, i, end - first);
        first += b->count - i;
    }
    return count;
}

/* ---- reading ------------------------------------------------------------ */

void accepted_open(accepted_reader *r, text body, uint32_t first) {
    const unsigned char *at = (const unsigned char *)body.at;
    r->in = (packed_reader){ at, at + body.len };
    r->next = first;
    r->end = first <= UINT32_MAX - ACCEPTED_ROWS ? first + ACCEPTED_ROWS : UINT32_MAX;
    r->key.used = 0;
    r->before = (accepted){ 0 };
    r->begun = false;
}

void accepted_close(accepted_reader *r) {
    sink_drop(&r->key);
}

/* What is as in the key before, and the rest. */
static bool get_key(accepted_reader *r, size_t shared, text *out) {
    text rest;
    if (shared > r->key.used || !packed_get_text(&r->in, &rest)) return false;
    r->key.used = shared;
    sink_text(&r->key, rest);
    *out = (text){ r->key.buffer, r->key.used };
    return !r->key.failed;
}

static bool get_line(packed_reader *in, uint32_t before, uint32_t *out) {
    int64_t more;
    if (!packed_get_signed(in, -(int64_t)UINT32_MAX, UINT32_MAX, &more)) return false;
    int64_t line = before + more;
    *out = (uint32_t)line;
    return line >= 0 && line <= UINT32_MAX;
}

static bool get_terms(packed_reader *in, accepted *out) {
    uint64_t known;
    out->law_day = (span){ DAY_NONE, DAY_NONE };
    return packed_get_u32(in, &out->input) && packed_get_u32(in, &out->stage) &&
           packed_get_u32(in, &out->flags) && packed_get_number(in, 1, &known) &&
           (known == 0 || packed_get_span(in, &out->law_day));
}

int accepted_next(accepted_reader *r, accepted *out) {
    uint8_t marks;
    uint64_t apart = 0;
    if (!packed_get_byte(&r->in, &marks)) return 0;
    if (marks & HAS_APART && !packed_get_number(&r->in, ACCEPTED_ROWS, &apart)) return -1;
    if (apart >= r->end - r->next || !(r->begun || marks & HAS_TERMS)) return -1;
    *out = r->before;
    out->line += (uint32_t)apart + 1;
    if (!get_key(r, marks >> MARK_BITS, &out->key) || !packed_get_text(&r->in, &out->name) ||
        (marks & HAS_LINE && !get_line(&r->in, r->before.line, &out->line)) ||
        (marks & HAS_TERMS && !get_terms(&r->in, out)))
        return -1;
    out->no = r->next + (uint32_t)apart;
    r->next = out->no + 1;
    r->begun = true;
    r->before = *out;
    return 1;
}
