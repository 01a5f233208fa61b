/* record_reasons: why it was decided so of each candidate, read from the record.
 *
 * The kinds of reasons (audit/kinds) are read at once, when reasons are first asked for:
 * they are few. A reason is its kind, filled with what it has of its own. Nothing in the
 * file is trusted: kinds are numbered without a gap, a reason names one that is there, a
 * digest has its length. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/record_reasons.h"

#include <stdlib.h>
#include <string.h>

#include "ground/digest.h"

enum { REASONS_MAX = 1 << 20, ROW_BITS = 16 };

/* ---- kinds ------------------------------------------------------------ */

static void get_kind(const record *r, query *q, record_reason *out) {
    *out = (record_reason){ .rule = query_index(q, r->pack.rule_count, true) };
    out->code = query_text(q);
    out->effect = (uint8_t)query_index(q, EFFECT_REJECT + 1, false);
    out->said = (uint8_t)query_index(q, EFFECT_REJECT + 1, false);
    out->cause = (uint8_t)query_index(q, CAUSES, false);
    out->grade = (uint8_t)query_index(q, GRADE_NEVER + 1, false);
    out->source = query_index(q, r->pack.source_count, true);
    size_t inputs = out->source == NO_INDEX ? 0 : r->sources[out->source].input_count;
    out->input = query_index(q, inputs, true);
    out->waits = query_text(q);
    out->to = query_text(q);
    out->citation = query_text(q);
    for (size_t i = 0; i < LANGUAGE_MAX; i++) out->words[i] = query_text(q);
    out->ruled = (uint8_t)query_index(q, RULED_CLEARED + 1, false);
    out->was = (uint8_t)query_index(q, EFFECT_REJECT + 1, false);
    out->lacks = (uint8_t)query_index(q, MISSING_KINDS, false);
    out->lacks_how = (uint8_t)query_index(q, UINT8_MAX, false);
    out->lacks_source = query_index(q, r->pack.source_count, true);
    out->lacks_column = query_index(q, NO_INDEX, true);
}

static bool add_kind(record *r, query *q, size_t *room) {
    size_t no = (size_t)query_number(q, UINT32_MAX);
    if (no != r->kind_count) q->code = query_bad(q->f, "a kind of reason");
    else if (!grow((void **)&r->kinds, room, r->kind_count, sizeof *r->kinds, UINT32_MAX))
        q->code = fault_memory(q->f);
    if (q->code != 0) return false;
    get_kind(r, q, &r->kinds[r->kind_count++]);
    return q->code == 0;
}

static int read_kinds(record *r, fault *f) {
    size_t room = 0;
    if (r->kinds != NULL) return 0;
    query q = query_ask(r->db, &r->memory,
                        "SELECT no,rule,code,effect,said,cause,grade,source,input,waits,for_whom,"
                        "citation,words,words_2,words_3,words_4,ruled,was,lacks,lacks_how,"
                        "lacks_source,lacks_column FROM reason_kind ORDER BY no",
                        f);
    while (query_next(&q) && add_kind(r, &q, &room)) continue;
    int code = query_end(&q);
    if (code != 0) {
        free(r->kinds);
        r->kinds = NULL;
        r->kind_count = 0;
    }
    return code;
}

/* ---- reasons ------------------------------------------------------------ */

static text get_digest(query *q) {
    digest cited;
    char hex[65];
    text kept = { "", 0 }, bytes = query_text(q);
    if (bytes.len == 0) return kept;
    if (bytes.len != sizeof cited.byte) {
        if (q->code == 0) q->code = query_bad(q->f, "a digest");
        return kept;
    }
    memcpy(cited.byte, bytes.at, sizeof cited.byte);
    digest_hex(&cited, hex);
    if (!arena_text(q->a, text_of(hex), &kept) && q->code == 0) q->code = fault_memory(q->f);
    return kept;
}

static void get_reason(const record *r, query *q, record_reason *out) {
    int64_t no = query_number(q, INT64_MAX);
    if ((size_t)no >= r->kind_count) {
        if (q->code == 0) q->code = query_bad(q->f, "a kind of reason");
        return;
    }
    *out = r->kinds[no];
    out->line = (uint32_t)query_number(q, UINT32_MAX);
    out->eligible_from = query_span(q);
    out->cited = get_digest(q);
    out->ruled_by = query_text(q);
    out->ruled_on = query_text(q);
    out->document = query_text(q);
    for (size_t i = 0; i < r->pack.language_count; i++)
        out->words[i] = query_text_or(q, out->words[i]);
}

query record_ask_reasons(record *r, arena *a, fault *f) {
    int code = read_kinds(r, f);
    if (code != 0) return (query){ .db = r->db, .a = a, .f = f, .code = code };
    return query_ask(r->db, a,
                     "SELECT kind,reason_row.line,eligible_from,cited,g.by,g.made_on,g.document,"
                     "words,words_2,words_3,words_4 FROM reason_row"
                     " LEFT JOIN ruling g ON g.no=reason_row.ruling"
                     " WHERE reason_row.no BETWEEN ?1 AND ?2 ORDER BY reason_row.no",
                     f);
}

/* The reasons of one candidate with a prepared query, which can be used again. */
int record_next_reasons(const record *r, query *q, uint32_t candidate, record_reason **out,
                        size_t *count) {
    record_reason *items = NULL;
    size_t room = 0;
    int64_t first = (int64_t)candidate << ROW_BITS;
    *count = 0;
    query_again(q);
    query_bind_number(q, 1, first);
    query_bind_number(q, 2, first + UINT16_MAX);
    while (query_next(q)) {
        if (!grow((void **)&items, &room, *count, sizeof *items, REASONS_MAX)) {
            q->code = fault_memory(q->f);
            break;
        }
        get_reason(r, q, &items[(*count)++]);
    }
    *out = arena_take(q->a, (*count + 1) * sizeof **out);
    if (*out == NULL && q->code == 0) q->code = fault_memory(q->f);
    if (q->code == 0 && *count > 0) memcpy(*out, items, *count * sizeof **out);
    free(items);
    return q->code;
}

int record_reasons(record *r, uint32_t candidate, arena *a, record_reason **out, size_t *count,
                   fault *f) {
    query q = record_ask_reasons(r, a, f);
    record_next_reasons(r, &q, candidate, out, count);
    return query_end(&q);
}
