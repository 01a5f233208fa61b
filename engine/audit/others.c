/* others: candidates whom the reasons about one name beside him, read from the record. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/others.h"

#include "audit/query.h"

enum { OTHERS_READ_MAX = 1 << 20 };

static size_t count_of(record *r, const char *sql, uint32_t candidate, arena *a, int *code,
                       fault *f) {
    if (*code != 0) return 0;
    query q = query_ask(r->db, a, sql, f);
    query_bind_number(&q, 1, candidate);
    size_t n = query_next(&q) ? (size_t)query_number(&q, OTHERS_READ_MAX) : 0;
    *code = query_end(&q);
    return n;
}

static int read_named(record *r, uint32_t candidate, arena *a, other *to, size_t room,
                      size_t *count, fault *f) {
    query q = query_ask(
        r->db, a, "SELECT seq,key,stood FROM other WHERE candidate=?1 ORDER BY seq,no", f);
    query_bind_number(&q, 1, candidate);
    while (*count < room && query_next(&q)) {
        other *o = &to[(*count)++];
        o->rule = NO_INDEX;
        o->seq = (uint32_t)query_number(&q, UINT32_MAX);
        o->key = query_text(&q);
        o->was = (uint8_t)query_index(&q, DECISIONS, false);
    }
    return query_end(&q);
}

static int read_again(record *r, uint32_t candidate, arena *a, other *to, size_t room,
                      size_t *count, fault *f) {
    query q = query_ask(
        r->db, a, "SELECT rule,other_key,was,now FROM again WHERE candidate=?1 ORDER BY no", f);
    query_bind_number(&q, 1, candidate);
    while (*count < room && query_next(&q)) {
        other *o = &to[(*count)++];
        o->rule = query_index(&q, r->pack.rule_count, false);
        o->key = query_text(&q);
        o->was = (uint8_t)query_index(&q, DECISIONS, false);
        o->now = (uint8_t)query_index(&q, DECISIONS, false);
    }
    return query_end(&q);
}

int others_read(record *r, uint32_t candidate, arena *a, other **out, size_t *count, fault *f) {
    int code = 0;
    size_t named = count_of(r, "SELECT count(*) FROM other WHERE candidate=?1", candidate, a,
                            &code, f);
    size_t again = count_of(r, "SELECT count(*) FROM again WHERE candidate=?1", candidate, a,
                            &code, f);
    *count = 0;
    *out = arena_take_zero(a, named + again + 1, sizeof **out);
    if (code == 0 && *out == NULL) code = fault_memory(f);
    if (code == 0 && named > 0) code = read_named(r, candidate, a, *out, named, count, f);
    return code == 0 && again > 0 ? read_again(r, candidate, a, *out, named + again, count, f)
                                  : code;
}
