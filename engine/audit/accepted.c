/* accepted: those about whom there is nothing to say, many to one row of the store.
 *
 * One body holds the plainly accepted among ACCEPTED_ROWS rows of the list: each as the distance
 * from the row before, key, name, input, line, stage, flags, and the law day where the list has
 * several. The bodies depend on the list and the outcomes alone, never on who judged what. The
 * reader refuses a row that is not where the body says it is, so that a body can neither send it
 * round in circles nor name somebody twice. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/accepted.h"

#include <string.h>

#include "tally/verdict.h"

bool accepted_plainly(const outcome_set *o, uint32_t candidate) {
    if (!evidence_is_candidate(o->evidence, candidate)) return false;
    const result *r = outcome_result(o, candidate);
    return r->decision == ACCEPT && r->reason_count == 0;
}

/* ---- writing ------------------------------------------------------------ */

static unsigned char *put_text(unsigned char *at, text t) {
    at += packed_number(at, t.len);
    if (t.len > 0) memcpy(at, t.at, t.len);
    return at + t.len;
}

/* A number that says whether a day follows, then the day. */
static unsigned char *put_law_day(unsigned char *at, const evidence *e, uint32_t candidate) {
    span on;
    bool known = !e->docket->days[e->pack->law_day].constant &&
                 evidence_law_day(e, candidate, &on);
    at += packed_number(at, known);
    return known ? at + packed_span(at, on) : at;
}

/* One of them, `apart` rows behind the one before. */
static void put_one(sink *to, const outcome_set *o, uint32_t no, uint32_t apart) {
    enum { NUMBERS = 8 };
    const evidence *e = o->evidence;
    const table *list = &e->tables[e->pack->candidates];
    const result *r = outcome_result(o, no);
    text key = candidate_key(e, no), name = candidate_name(e, no);
    size_t most = NUMBERS * PACKED_NUMBER_MAX + PACKED_SPAN_MAX + key.len + name.len;
    char *room = sink_room(to, most);
    if (room == NULL) return;
    unsigned char *at = (unsigned char *)room;
    at += packed_number(at, apart);
    at = put_text(at, key);
    at = put_text(at, name);
    at += packed_number(at, list->file[no]);
    at += packed_number(at, list->line[no]);
    at += packed_number(at, r->stage);
    at += packed_number(at, r->flags);
    at = put_law_day(at, e, no);
    to->used += (size_t)((char *)at - room);
}

size_t accepted_write(sink *to, const outcome_set *o, uint32_t first) {
    const evidence *e = o->evidence;
    size_t count = 0;
    uint32_t next = first;
    for (uint32_t no = first; no < e->candidates && no - first < ACCEPTED_ROWS; no++) {
        if (!accepted_plainly(o, no)) continue;
        put_one(to, o, no, no - next);
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
