/* aside: rows about a candidate that no rule saw, and who may be waited for, read from the
 * record.
 *
 * History is evidence too: that a department once said otherwise, and when, must be there for
 * whoever asks why. The record keeps those rows by themselves, since no rule read them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/aside.h"

#include "audit/query.h"

enum { ASIDES_MAX = 1 << 20 };

static void read_row(const record *r, query *q, aside *out) {
    out->source = query_index(q, r->pack.source_count, false);
    out->input = query_index(q, NO_INDEX, false);
    out->line = (uint32_t)query_number(q, UINT32_MAX);
    out->how = (uint8_t)query_number(q, ASIDE_WITHDRAWN);
    out->who = query_text(q);
    out->said = query_text(q);
    out->made_on = query_text(q);
    if (out->how < ASIDE_REPLACED) out->how = ASIDE_REPLACED;
}

static int count_rows(record *r, uint32_t candidate, arena *a, size_t *count, fault *f) {
    query q = query_ask(r->db, a, "SELECT count(*) FROM aside WHERE candidate=?1", f);
    query_bind_number(&q, 1, candidate);
    *count = query_next(&q) ? (size_t)query_number(&q, ASIDES_MAX) : 0;
    return query_end(&q);
}

int aside_rows(record *r, uint32_t candidate, arena *a, aside **out, size_t *count, fault *f) {
    size_t all = 0;
    int code = count_rows(r, candidate, a, &all, f);
    *count = 0;
    *out = arena_take_zero(a, all + 1, sizeof **out);
    if (code == 0 && *out == NULL) code = fault_memory(f);
    if (code != 0 || all == 0) return code;
    query q = query_ask(r->db, a,
                        "SELECT source,input,line,how,who,said,made_on FROM aside"
                        " WHERE candidate=?1 ORDER BY seq",
                        f);
    query_bind_number(&q, 1, candidate);
    while (*count < all && query_next(&q)) read_row(r, &q, &(*out)[(*count)++]);
    return query_end(&q);
}

/* ---- who may be waited for */

static void add(text *known, size_t limit, size_t *count, text t) {
    bool there = t.len == 0 || *count == limit;
    for (size_t i = 0; i < *count; i++) there |= text_equal(known[i], t);
    if (!there) known[(*count)++] = t;
}

/* The choices of a column stand joined by ", ". */
static void add_choices(text *known, size_t limit, size_t *count, text all) {
    for (size_t from = 0; from < all.len;) {
        size_t end = from;
        while (end < all.len && all.at[end] != ',') end++;
        add(known, limit, count, text_trim((text){ all.at + from, end - from }));
        from = end + 1;
    }
}

int aside_awaited(record *r, arena *a, text *known, size_t limit, size_t *count, fault *f) {
    *count = 0;
    query q = query_ask(r->db, a,
                        "SELECT c.choices FROM column c, source s"
                        " WHERE c.source=s.no AND c.no=s.expects ORDER BY c.source",
                        f);
    while (query_next(&q)) add_choices(known, limit, count, query_text(&q));
    int code = query_end(&q);
    if (code != 0) return code;
    for (size_t i = 0; i < r->pack.source_count; i++)
        add(known, limit, count, r->pack.sources[i].name);
    q = query_ask(r->db, a,
                  "SELECT DISTINCT waits FROM reason_kind WHERE effect>=3 ORDER BY waits", f);
    while (query_next(&q)) add(known, limit, count, query_text(&q));
    return query_end(&q);
}
