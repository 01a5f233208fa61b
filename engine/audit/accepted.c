/* accepted: those about whom there is nothing to say, many to one row of the store.
 *
 * One body holds the plainly accepted among ACCEPTED_ROWS rows of the list: each as the distance
 * from the row before, key, name, input, line, stage, flags, and the law day where the list has
 * several. The bodies depend on the list and the outcomes alone, never on who judged what. The
 * reader refuses a row that is not where the body says it is, so that a body can neither send it
 * round in circles nor name somebody twice. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/accepted.h"

#include "tally/verdict.h"

bool accepted_plainly(const outcome_set *o, uint32_t candidate) {
    if (!evidence_is_candidate(o->evidence, candidate)) return false;
    const result *r = outcome_result(o, candidate);
    return r->decision == ACCEPT && r->reason_count == 0;
}

/* ---- writing ------------------------------------------------------------ */

static void put_number(sink *to, uint64_t n) {
    unsigned char bytes[PACKED_NUMBER_MAX];
    sink_bytes(to, bytes, packed_number(bytes, n));
}

static void put_text(sink *to, text t) {
    put_number(to, t.len);
    sink_text(to, t);
}

/* A number that says whether a day follows, then the day. */
static void put_law_day(sink *to, const evidence *e, uint32_t candidate) {
    unsigned char bytes[PACKED_SPAN_MAX];
    span on;
    bool known = !e->docket->days[e->pack->law_day].constant &&
                 evidence_law_day(e, candidate, &on);
    put_number(to, known);
    if (known) sink_bytes(to, bytes, packed_span(bytes, on));
}

size_t accepted_write(sink *to, const outcome_set *o, uint32_t first) {
    const evidence *e = o->evidence;
    const table *list = &e->tables[e->pack->candidates];
    size_t count = 0;
    uint32_t next = first;
    for (uint32_t no = first; no < e->candidates && no - first < ACCEPTED_ROWS; no++) {
        if (!accepted_plainly(o, no)) continue;
        const result *r = outcome_result(o, no);
        put_number(to, no - next);
        put_text(to, candidate_key(e, no));
        put_text(to, candidate_name(e, no));
        put_number(to, list->file[no]);
        put_number(to, list->line[no]);
        put_number(to, r->stage);
        put_number(to, r->flags);
        put_law_day(to, e, no);
        next = no + 1;
        count++;
    }
    return count;
}

/* ---- reading ------------------------------------------------------------ */

void accepted_open(accepted_reader *r, text body, uint32_t first) {
    const unsigned char *at = (const unsigned char *)body.at;
    *r = (accepted_reader){ { at, at + body.len }, first, first };
    r->end = first <= UINT32_MAX - ACCEPTED_ROWS ? first + ACCEPTED_ROWS : UINT32_MAX;
}

static bool get_one(packed_reader *in, accepted *out) {
    uint64_t known;
    out->law_day = (span){ DAY_NONE, DAY_NONE };
    return packed_get_text(in, &out->key) && packed_get_text(in, &out->name) &&
           packed_get_u32(in, &out->input) && packed_get_u32(in, &out->line) &&
           packed_get_u32(in, &out->stage) && packed_get_u32(in, &out->flags) &&
           packed_get_number(in, 1, &known) && (known == 0 || packed_get_span(in, &out->law_day));
}

int accepted_next(accepted_reader *r, accepted *out) {
    uint64_t apart;
    if (r->in.at == r->in.end) return 0;
    if (!packed_get_number(&r->in, ACCEPTED_ROWS, &apart) || apart >= r->end - r->next ||
        !get_one(&r->in, out))
        return -1;
    out->no = r->next + (uint32_t)apart;
    r->next = out->no + 1;
    return 1;
}
