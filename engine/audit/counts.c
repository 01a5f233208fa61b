/* counts: the declared tallies of a run, read back from its record.
 *
 * Nothing in a record is trusted: counts are of rows, so none is above 2^32; a part is never
 * more than what it is a part of; a sum is the whole number it is written as, of no more digits
 * than such a sum can have. What does not hold is "damaged". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/counts.h"

#include <stdlib.h>
#include <string.h>

#include "audit/query.h"

enum { TALLIES_MAX = 256, GROUPS_MAX = 1 << 17, SUM_DIGITS = 29 };

static uint64_t rows_of(query *q) {
    return (uint64_t)query_number(q, UINT32_MAX);
}

/* A sum as sum_print writes it. */
static bool read_sum(text written, spread *s) {
    size_t at = written.len > 0 && written.at[0] == '-';
    if (written.len == at || written.len - at > SUM_DIGITS) return written.len == 0;
    for (size_t i = at; i < written.len; i++) {
        if (written.at[i] < '0' || written.at[i] > '9') return false;
        s->sum = s->sum * 10 + (written.at[i] - '0');
    }
    if (at == 1) s->sum = -s->sum;
    return true;
}

static int read_spreads(record *r, size_t no, kept_tally *t, fault *f) {
    query q = query_ask(r->db, NULL,
                        "SELECT decision,known,unknown,not_counted,median,sum FROM tally_spread"
                        " WHERE tally=?1 AND list=0 ORDER BY decision",
                        f);
    query_bind_number(&q, 1, (int64_t)no);
    while (query_next(&q)) {
        uint16_t by = query_index(&q, DECISIONS, false);
        if (q.code != 0) break;
        spread *s = &t->v.spread[by];
        t->v.known[by] = rows_of(&q);
        t->v.unknown[by] = rows_of(&q);
        t->v.not_counted[by] = rows_of(&q);
        s->median = query_signed(&q);
        s->count = t->numbers ? t->v.known[by] : 0;
        if (q.code == 0 && !read_sum(query_text(&q), s))
            q.code = query_bad(f, "the sum of a tally");
    }
    return query_end(&q);
}

static int read_groups(record *r, size_t no, arena *a, kept_tally *t, fault *f) {
    size_t room = 0;
    group_count *groups = NULL;
    query q = query_ask(r->db, a,
                        "SELECT name,n,accepted,referred,rejected FROM tally_group"
                        " WHERE tally=?1 AND list=0 ORDER BY no",
                        f);
    query_bind_number(&q, 1, (int64_t)no);
    while (query_next(&q)) {
        if (!grow((void **)&groups, &room, t->v.group_count, sizeof *groups, GROUPS_MAX)) {
            q.code = fault_memory(f);
            break;
        }
        group_count *g = &groups[t->v.group_count++];
        *g = (group_count){ .word = query_text(&q) };
        for (int by = 0; by < DECISIONS; by++) {
            g->candidates[by] = rows_of(&q);
            if (q.code == 0 && g->candidates[by] > t->v.known[by])
                q.code = query_bad(f, "a group of a tally");
        }
    }
    int code = query_end(&q);
    t->v.groups = arena_take_zero(a, t->v.group_count + 1, sizeof *groups);
    if (code == 0 && t->v.groups == NULL) code = fault_memory(f);
    if (code == 0 && t->v.group_count > 0)
        memcpy(t->v.groups, groups, t->v.group_count * sizeof *groups);
    free(groups);
    return code;
}

static int read_shares(record *r, size_t no, arena *a, kept_tally *t, fault *f) {
    t->shares = arena_take_zero(a, SHARE_MAX, sizeof *t->shares);
    if (t->shares == NULL) return fault_memory(f);
    query q = query_ask(r->db, a,
                        "SELECT s.no,s.name,t.decision,t.n FROM share s JOIN tally_share t"
                        " ON t.tally=s.tally AND t.share=s.no AND t.list=0"
                        " WHERE s.tally=?1 ORDER BY s.no,t.decision",
                        f);
    query_bind_number(&q, 1, (int64_t)no);
    while (query_next(&q)) {
        uint16_t share = query_index(&q, SHARE_MAX, false);
        text name = query_text(&q);
        uint16_t by = query_index(&q, DECISIONS, false);
        uint64_t n = rows_of(&q);
        if (q.code == 0 && n > t->v.known[by]) q.code = query_bad(f, "a share of a tally");
        if (q.code != 0) break;
        t->shares[share].name = name;
        t->shares[share].n[by] = n;
        if (share >= t->share_count) t->share_count = (size_t)share + 1;
    }
    return query_end(&q);
}

static int read_names(record *r, arena *a, kept_tally *out, size_t *count, fault *f) {
    query q = query_ask(r->db, a, "SELECT name,numbers,over,among FROM tally ORDER BY no", f);
    while (*count < TALLIES_MAX && query_next(&q)) {
        kept_tally *t = &out[*count];
        *t = (kept_tally){ .name = query_text(&q) };
        t->numbers = query_number(&q, 1) != 0;
        uint16_t over = query_index(&q, r->pack.source_count, false);
        t->among = (uint8_t)query_index(&q, DECISIONS, false);
        if (q.code != 0) break;
        t->over = r->pack.sources[over].name;
        t->v.given = t->v.words = true; /* groups are found by their words, bands too */
        (*count)++;
    }
    return query_end(&q);
}

int counts_read(record *r, arena *a, kept_tally **out, size_t *count, fault *f) {
    *count = 0;
    *out = arena_take_zero(a, TALLIES_MAX, sizeof **out);
    if (*out == NULL) return fault_memory(f);
    int code = read_names(r, a, *out, count, f);
    for (size_t i = 0; i < *count && code == 0; i++) {
        code = read_spreads(r, i, &(*out)[i], f);
        if (code == 0) code = read_groups(r, i, a, &(*out)[i], f);
        if (code == 0) code = read_shares(r, i, a, &(*out)[i], f);
    }
    return code;
}
