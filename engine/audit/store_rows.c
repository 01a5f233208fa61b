/* store_rows: the rows of a run's long tables, written behind what SQLite wrote.
 *
 * Everybody not plainly accepted (see accepted) has a row in `decision`; every reason has one in
 * `reason`, every trace that was kept one in `trace`. Walked in list order they come in the order of
 * their keys, so they can be written as finished pages (page_tree). The columns stand here in the
 * order of the schema, and what the schema promises of them is kept here: SQLite does not see these
 * rows until somebody reads them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/store_rows.h"

#include "audit/accepted.h"
#include "audit/page_tree.h"
#include "audit/page_row.h"

/* What the rows of a table are made from. */
typedef struct walk {
    const outcome_set *o;
    bool one_law_day; /* the same for the whole list: it stands in the table `day` */
    page_row row;   /* in hand */
    page_tree tree;
} walk;

/* ---- values ------------------------------------------------------------ */

static void put_text_or_null(page_row *row, text t) {
    if (t.len > 0) row_text(row, t);
    else row_null(row);
}

static void put_index(page_row *row, uint16_t n) {
    if (n != NO_INDEX) row_number(row, n);
    else row_null(row);
}

static void put_day(page_row *row, span s) {
    char written[32] = "";
    if (s.lo != DAY_NONE) date_print(s, written);
    put_text_or_null(row, text_of(written));
}

static void put_nulls(page_row *row, size_t count) {
    while (count-- > 0) row_null(row);
}

/* ---- decisions ------------------------------------------------------------ */

static void put_law_day(walk *w, uint32_t candidate) {
    span on = { DAY_NONE, DAY_NONE };
    bool known = !w->one_law_day && evidence_law_day(w->o->evidence, candidate, &on);
    put_day(&w->row, known ? on : (span){ DAY_NONE, DAY_NONE });
}

/* What is waited for, each once, joined by "; ". */
static void put_waits(page_row *row, const verdict *v) {
    size_t from = row->values.used;
    for (size_t i = 0; i < v->count; i++) {
        const reason *r = &v->reasons[i];
        bool again = !reason_counts(r) || r->waits.len == 0;
        for (size_t j = 0; j < i && !again; j++)
            again = reason_counts(&v->reasons[j]) && text_equal(v->reasons[j].waits, r->waits);
        if (again) continue;
        if (row->values.used > from) sink_words(&row->values, "; ");
        sink_text(&row->values, r->waits);
    }
    if (row->values.used > from) row_text_since(row, from);
    else row_null(row);
}

static void put_decision(walk *w, uint32_t candidate) {
    const evidence *e = w->o->evidence;
    const table *list = &e->tables[e->pack->candidates];
    page_row *row = &w->row;
    verdict v;
    if (accepted_plainly(w->o, candidate)) return;
    verdict_of(w->o, candidate, &v);
    row_begin(row);
    row_null(row); /* the number of the row itself */
    row_text(row, candidate_key(e, candidate));
    put_text_or_null(row, candidate_name(e, candidate));
    row_number(row, list->file[candidate]);
    row_number(row, list->line[candidate]);
    row_number(row, v.result->decision);
    row_number(row, v.result->stage);
    row_number(row, v.result->flags);
    put_law_day(w, candidate);
    if (v.count == 0) {
        put_nulls(row, 5);
    } else {
        put_index(row, v.result->first_rule);
        row_number(row, v.result->grade);
        put_waits(row, &v);
        put_day(row, v.eligible_from);
        row_number(row, (int64_t)v.count);
    }
    page_tree_add(&w->tree, candidate, row_end(row));
}

/* ---- reasons ------------------------------------------------------------ */

/* The row of evidence it rests on. */
static void put_place(walk *w, const reason *r) {
    if (r->source == NO_INDEX || r->row == NO_ROW) {
        put_nulls(&w->row, 3);
        return;
    }
    const table *rows = &w->o->evidence->tables[r->source];
    row_number(&w->row, r->source);
    row_number(&w->row, rows->file[r->row]);
    row_number(&w->row, rows->line[r->row]);
}

static void put_citation(walk *w, const reason *r) {
    char cites[1024];
    reason_citation(w->o, r, cites, sizeof cites);
    put_text_or_null(&w->row, text_of(cites));
}

static void put_ruling(page_row *row, const reason *r) {
    char hex[65] = "";
    row_number(row, r->ruled);
    row_number(row, r->ruled != RULED_NOT ? r->was : r->effect);
    if (r->ruled != RULED_NOT) row_number(row, r->ruling);
    else row_null(row);
    if (reason_is_rulable(r)) digest_hex(&r->cited, hex);
    put_text_or_null(row, text_of(hex));
}

static void put_reason(walk *w, const reason *r, size_t seq) {
    page_row *row = &w->row;
    row_begin(row);
    row_number(row, r->candidate);
    row_number(row, (int64_t)seq);
    put_index(row, r->rule);
    row_text(row, reason_code(w->o->evidence->pack, r));
    row_number(row, r->effect);
    row_number(row, r->said);
    row_number(row, r->cause);
    row_number(row, r->grade);
    put_place(w, r);
    put_day(row, r->eligible_from);
    put_text_or_null(row, r->waits);
    put_text_or_null(row, r->to);
    put_citation(w, r);
    for (size_t i = 0; i < LANGUAGE_MAX; i++) put_text_or_null(row, r->words[i]);
    put_ruling(row, r);
    row_number(row, r->lacks);
    row_number(row, r->lacks_how);
    put_index(row, r->lacks_source);
    put_index(row, r->lacks_column);
    page_tree_add(&w->tree, 0, row_end(row));
}

static void put_reasons(walk *w, uint32_t candidate) {
    size_t count;
    const reason *reasons = outcome_reasons(w->o, candidate, &count);
    for (size_t i = 0; i < count; i++) put_reason(w, &reasons[i], i);
}

/* ---- traces ------------------------------------------------------------ */

static void put_trace(walk *w, uint32_t candidate) {
    text body = outcome_trace(w->o, candidate);
    if (body.len == 0) return;
    row_begin(&w->row);
    row_null(&w->row); /* the candidate, which numbers the row */
    row_blob(&w->row, body);
    page_tree_add(&w->tree, candidate, row_end(&w->row));
}

/* ---- the tables ------------------------------------------------------------ */

const char *const long_table_names[LONG_TABLES] = { "decision", "reason", "trace" };

static void (*const put_rows[LONG_TABLES])(walk *, uint32_t) = { put_decision, put_reasons,
                                                                 put_trace };
static const bool is_keyed[LONG_TABLES] = { false, true, false };

static void write_table(walk *w, page_file *to, size_t which, uint32_t top) {
    w->tree = (page_tree){ .to = to, .keyed = is_keyed[which] };
    for (uint32_t c = 0; c < w->o->evidence->candidates && !to->out.failed; c++)
        if (evidence_is_candidate(w->o->evidence, c)) put_rows[which](w, c);
    page_tree_end(&w->tree, top);
}

int store_rows_write(int fd, const uint32_t tops[LONG_TABLES], const outcome_set *o, fault *f) {
    const evidence *e = o->evidence;
    walk w = { .o = o, .one_law_day = e->docket->days[e->pack->law_day].constant };
    page_file to;
    row_open(&w.row);
    page_file_open(&to, fd);
    for (size_t i = 0; i < LONG_TABLES; i++) write_table(&w, &to, i, tops[i]);
    int code = page_file_close(&to, f);
    bool no_memory = w.row.values.failed;
    row_close(&w.row);
    return code == 0 && no_memory ? fault_memory(f) : code;
}
