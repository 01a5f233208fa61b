/* store_replies: replies no rule saw, and what every department has answered, into the store.
 *
 * What a later reply replaced, what was withdrawn and what still waits is read by no rule, so
 * no trace holds it; whoever asks why has a right to see it all the same. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/store_replies.h"

static bool may_be_hidden(const pack *k, size_t source) {
    for (size_t i = 0; i < k->suppress_count; i++)
        if (k->suppresses[i].source == source) return true;
    return false;
}

/* 1 replaced, 2 waits, 3 withdrawn; 0: a rule may see it. As in audit/aside.h. */
static int aside_of(const table *rows, const attached *item) {
    const replies_decl *d = &rows->decl->replies;
    if (item->flags & ATTACHED_UNREADABLE) return 0;
    if (item->flags & ATTACHED_HISTORY) return 1;
    if ((item->flags & ATTACHED_NO_ANSWER) == 0) return 0;
    return table_state(rows, item->row, d->result) == CELL_OK ? 3 : 2;
}

static text cell_or_none(const table *rows, uint32_t row, uint16_t at, bool hidden) {
    bool none = hidden || at == NO_INDEX || rows->decl->columns[at].forbidden;
    return none ? (text){ "", 0 } : cell_trim(table_raw(rows, row, at));
}

/* What a law may hide keeps its place and loses its content. */
static int64_t put_asides(put *p, const writer *w, size_t source, uint32_t candidate,
                          int64_t seq) {
    const table *rows = &w->e->tables[source];
    const source_decl *d = rows->decl;
    bool hidden = may_be_hidden(w->pack, source);
    size_t n;
    const attached *items = evidence_rows(w->e, (uint16_t)source, candidate, &n);
    for (size_t i = 0; i < n; i++) {
        int how = aside_of(rows, &items[i]);
        uint32_t row = items[i].row;
        if (how == 0) continue;
        uint16_t result = d->replies.kinds != NULL ? d->replies.result : NO_INDEX;
        put_row(p, "iiiiiiooo", (int64_t)candidate, seq++, (int64_t)source,
                (int64_t)rows->file[row], (int64_t)rows->line[row], (int64_t)how,
                cell_or_none(rows, row, d->expects_column, false),
                cell_or_none(rows, row, result, hidden),
                cell_or_none(rows, row, d->latest_by, hidden));
    }
    return seq;
}

/* The sources of which a later reply replaces an earlier one; how many. */
static size_t list_replied(const pack *k, uint16_t sources[SOURCE_MAX]) {
    size_t n = 0;
    for (uint16_t s = 0; s < k->source_count; s++)
        if (k->sources[s].latest_by != NO_INDEX && k->sources[s].kind == SOURCE_EVIDENCE)
            sources[n++] = s;
    return n;
}

int store_replies_write(writer *w) {
    put p = put_begin(w, "INSERT INTO aside VALUES(?,?,?,?,?,?,?,?,?)");
    uint16_t sources[SOURCE_MAX];
    size_t count = list_replied(w->pack, sources);
    for (uint32_t c = 0; c < w->e->candidates && count > 0; c++) {
        int64_t seq = 0;
        for (size_t i = 0; i < count; i++) seq = put_asides(&p, w, sources[i], c, seq);
    }
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO reply_count VALUES(?,?,?,?)");
    for (size_t i = 0; i < w->t->answer_count; i++) {
        const answer_count *c = &w->t->answers[i];
        const source_decl *d = &w->pack->sources[c->source];
        text who = d->columns[d->expects_column].values[c->code];
        for (int k = 0; k < STANDINGS; k++)
            put_row(&p, "itti", (int64_t)c->source, who, text_of(standing_name((standing)k)),
                    (int64_t)c->by[k]);
        put_row(&p, "itti", (int64_t)c->source, who, TEXT("earlier"), (int64_t)c->earlier);
    }
    return put_end(&p);
}
