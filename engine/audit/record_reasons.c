/* record_reasons: why it was decided so of each candidate, read from the record.
 *
 * The kinds of reasons (audit/kinds) are read at once, when reasons are first asked for:
 * they are few. A reason is its kind, filled with what it has of its own. One statement goes
 * through the reasons, and stops at each candidate whose are asked for. Nothing in the file is
 * trusted: kinds are numbered without a gap, a reason names one that is there, a digest has its
 * length. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/record_reasons.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/schema.h"
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
    query q = query_ask(
        r->db, &r->memory,
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

/* Who ruled, when and where; few reasons are ruled upon. */
static void get_ruling(reason_rows *rows, record_reason *out) {
    query *q = &rows->q, *g = &rows->rulings;
    int64_t ruling = query_number_or(q, UINT32_MAX, -1);
    if (ruling < 0 || q->code != 0) return;
    if (g->stmt == NULL)
        *g = query_ask(q->db, q->a, "SELECT by,made_on,document FROM ruling WHERE no=?1", q->f);
    query_again(g);
    query_bind_number(g, 1, ruling);
    if (query_next(g)) {
        out->ruled_by = query_text(g);
        out->ruled_on = query_text(g);
        out->document = query_text(g);
    }
    q->code = g->code;
}

static void get_reason(const record *r, reason_rows *rows, record_reason *out) {
    query *q = &rows->q;
    int64_t no = query_number(q, INT64_MAX);
    if ((size_t)no >= r->kind_count) {
        if (q->code == 0) q->code = query_bad(q->f, "a kind of reason");
        return;
    }
    *out = r->kinds[no];
    out->line = (uint32_t)query_number(q, UINT32_MAX);
    out->eligible_from = query_span(q);
    out->cited = get_digest(q);
    get_ruling(rows, out);
    for (size_t i = 0; i < r->pack.language_count; i++)
        out->words[i] = query_text_or(q, out->words[i]);
}

/* Only the columns of words that the run has languages for: every column costs something in
 * every row. */
reason_rows record_ask_reasons(record *r, arena *a, fault *f) {
    char sql[200];
    int code = read_kinds(r, f);
    if (code != 0) return (reason_rows){ .q = { .db = r->db, .a = a, .f = f, .code = code } };
    snprintf(sql, sizeof sql,
             "SELECT no,kind,line,eligible_from,cited,ruling,%s FROM reason_row "
             "WHERE no>=?1 ORDER BY no",
             store_words(r->pack.language_count));
    return (reason_rows){ .q = query_ask(r->db, a, sql, f) };
}

int record_end_reasons(reason_rows *rows) {
    free(rows->items);
    rows->items = NULL;
    query_end(&rows->rulings);
    return query_end(&rows->q);
}

static void next_row(reason_rows *rows) {
    rows->in_hand = query_next(&rows->q);
    if (!rows->in_hand) return;
    int64_t most = ((int64_t)UINT32_MAX << ROW_BITS) + UINT16_MAX;
    rows->candidate = (uint32_t)(query_number(&rows->q, most) >> ROW_BITS);
}

/* To the first row that is about the candidate, or about one after him. Who asks in list order
 * meets it by going on; looking it up costs as much as some rows. */
static void reach(reason_rows *rows, uint32_t candidate) {
    enum { ROWS_PASSED = 4 };
    bool ahead = rows->begun && candidate >= rows->next;
    for (int n = 0; ahead && n < ROWS_PASSED && rows->in_hand && rows->candidate < candidate;
         n++)
        next_row(rows);
    if (!ahead || (rows->in_hand && rows->candidate < candidate)) {
        query_again(&rows->q);
        query_bind_number(&rows->q, 1, (int64_t)candidate << ROW_BITS);
        next_row(rows);
    }
    rows->begun = true;
    rows->next = (uint64_t)candidate + 1;
}

int record_next_reasons(const record *r, reason_rows *rows, uint32_t candidate,
                        record_reason **out, size_t *count) {
    query *q = &rows->q;
    *count = 0;
    reach(rows, candidate);
    for (; rows->in_hand && rows->candidate == candidate && q->code == 0; next_row(rows)) {
        if (!grow((void **)&rows->items, &rows->room, *count, sizeof *rows->items,
                  REASONS_MAX)) {
            q->code = fault_memory(q->f);
            break;
        }
        get_reason(r, rows, &rows->items[(*count)++]);
    }
    *out = arena_take(q->a, (*count + 1) * sizeof **out);
    if (*out == NULL && q->code == 0) q->code = fault_memory(q->f);
    if (q->code == 0 && *count > 0) memcpy(*out, rows->items, *count * sizeof **out);
    return q->code;
}

int record_reasons(record *r, uint32_t candidate, arena *a, record_reason **out, size_t *count,
                   fault *f) {
    reason_rows rows = record_ask_reasons(r, a, f);
    record_next_reasons(r, &rows, candidate, out, count);
    return record_end_reasons(&rows);
}
