/* store_rows: the rows of a run's long tables, given to SQLite as virtual tables.
 *
 * A statement per row costs SQLite more than the row itself. One `INSERT ... SELECT * FROM
 * given_decision` for a million of them takes half the time: the cursor below walks the
 * outcomes in list order and hands over each column as it is asked for. Nothing of this
 * reaches the file. Both tables share everything but their columns and how one goes from row
 * to row; those of whom nothing was said have none (see accepted). Of a reason only what is
 * its own is handed over: the rest is its kind's (see kinds). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/store_rows.h"

#include <sqlite3.h>
#include <stdlib.h>

#include "audit/accepted.h"
#include "tally/verdict.h"

typedef struct given_table given_table;
typedef struct given_cursor {
    sqlite3_vtab_cursor base;
    const given_table *of;
    uint32_t candidate;   /* whom the row is about */
    uint32_t ahead;       /* of decisions: who comes next, */
    verdict verdict;      /* and what was decided */
    size_t block, place;  /* of reasons: where the next one stands, */
    const reason *reason; /* this one, */
    size_t seq;           /* which of the candidate's it is, */
    uint32_t kind;        /* and of which kind */
} given_cursor;

/* What sets one table apart from the others. */
typedef struct given_kind {
    const char *name, *columns;
    void (*first)(given_cursor *c); /* goes before the first row */
    int (*next)(given_cursor *c);   /* a code of SQLite */
    void (*column)(const given_cursor *c, sqlite3_context *to, int n);
} given_kind;

struct given_table {
    sqlite3_vtab base;
    const given_kind *kind;
    const outcome_set *o;
    kinds *kinds;
};

/* Of a reason, as the table reason_row has it: candidates with their reasons in order. */
static int64_t row_number(const given_cursor *c) {
    return ((int64_t)c->candidate << 16) + (int64_t)c->seq;
}

/* ---- values ------------------------------------------------------------ */

static void give_text(sqlite3_context *to, text t) {
    if (t.len > 0) sqlite3_result_text64(to, t.at, t.len, SQLITE_STATIC, SQLITE_UTF8);
}

static void give_always(sqlite3_context *to, text t) {
    sqlite3_result_text64(to, t.at == NULL ? "" : t.at, t.len, SQLITE_STATIC, SQLITE_UTF8);
}

static void give_index(sqlite3_context *to, uint16_t n) {
    if (n != NO_INDEX) sqlite3_result_int(to, n);
}

static void give_day(sqlite3_context *to, span s) {
    char written[32];
    if (s.lo == DAY_NONE) return;
    date_print(s, written);
    sqlite3_result_text(to, written, -1, SQLITE_TRANSIENT);
}

/* ---- decisions ------------------------------------------------------------ */

static bool has_decision(const outcome_set *o, uint32_t candidate) {
    return evidence_is_candidate(o->evidence, candidate) && !accepted_plainly(o, candidate);
}

/* The first from there on that has a row. What is written of him is on its way meanwhile. */
static uint32_t look_ahead(const outcome_set *o, uint32_t from) {
    uint32_t next = outcome_next_told(o, from);
    while (next < o->evidence->candidates && !has_decision(o, next))
        next = outcome_next_told(o, next + 1);
    candidate_bring_near(o->evidence, next);
    return next;
}

static void first_decision(given_cursor *c) {
    c->ahead = look_ahead(c->of->o, 0);
}

static int next_decision(given_cursor *c) {
    const outcome_set *o = c->of->o;
    c->candidate = c->ahead;
    if (c->candidate >= o->evidence->candidates) return SQLITE_OK;
    c->ahead = look_ahead(o, c->candidate + 1);
    verdict_of(o, c->candidate, &c->verdict);
    return SQLITE_OK;
}

static void give_law_day(const given_cursor *c, sqlite3_context *to) {
    span on;
    if (evidence_law_day(c->of->o->evidence, c->candidate, &on)) give_day(to, on);
}

/* What is waited for, each once, joined by "; ". */
static void give_waits(const verdict *v, sqlite3_context *to) {
    char *all = NULL;
    for (size_t i = 0; i < v->count; i++) {
        const reason *r = &v->reasons[i];
        bool again = !reason_counts(r) || r->waits.len == 0;
        for (size_t j = 0; j < i && !again; j++)
            again = reason_counts(&v->reasons[j]) && text_equal(v->reasons[j].waits, r->waits);
        if (again) continue;
        char *more = all == NULL ? sqlite3_mprintf("%.*s", TEXT_ARGS(r->waits))
                                 : sqlite3_mprintf("%s; %.*s", all, TEXT_ARGS(r->waits));
        sqlite3_free(all);
        all = more;
        if (all == NULL) {
            sqlite3_result_error_nomem(to);
            return;
        }
    }
    if (all != NULL) sqlite3_result_text(to, all, -1, sqlite3_free);
}

static void give_decision(const given_cursor *c, sqlite3_context *to, int n) {
    const evidence *e = c->of->o->evidence;
    const table *list = &e->tables[e->pack->candidates];
    const verdict *v = &c->verdict;
    switch (n) {
    case 0: sqlite3_result_int64(to, c->candidate); return;
    case 1: give_always(to, candidate_key(e, c->candidate)); return;
    case 2: give_text(to, candidate_name(e, c->candidate)); return;
    case 3: sqlite3_result_int(to, list->file[c->candidate]); return;
    case 4: sqlite3_result_int64(to, list->line[c->candidate]); return;
    case 5: sqlite3_result_int(to, v->result->decision); return;
    case 6: sqlite3_result_int(to, v->result->stage); return;
    case 7: sqlite3_result_int(to, v->result->flags); return;
    case 8: give_law_day(c, to); return;
    default: break;
    }
    if (v->count == 0) return; /* simply accepted: the rest is empty */
    switch (n) {
    case 9: give_index(to, v->result->first_rule); return;
    case 10: sqlite3_result_int(to, v->result->grade); return;
    case 11: give_waits(v, to); return;
    case 12: give_day(to, v->eligible_from); return;
    default: sqlite3_result_int64(to, (int64_t)v->count); return;
    }
}

/* ---- reasons ------------------------------------------------------------ */

static void first_reason(given_cursor *c) {
    c->block = c->place = 0;
    c->reason = NULL;
}

/* Reasons stand in list order. NULL: there is no more. */
static const reason *take_reason(given_cursor *c) {
    const outcome_set *o = c->of->o;
    for (; c->block < o->block_count; c->block++, c->place = 0) {
        const block *b = &o->blocks[c->block];
        while (c->place < b->reason_count) {
            const reason *r = &b->reasons[c->place++];
            if (evidence_is_candidate(o->evidence, r->candidate)) return r;
        }
    }
    return NULL;
}

static int next_reason(given_cursor *c) {
    const reason *before = c->reason, *r = c->reason = take_reason(c);
    c->candidate = r != NULL ? r->candidate : (uint32_t)c->of->o->evidence->candidates;
    if (r == NULL) return SQLITE_OK;
    c->seq = before != NULL && before->candidate == r->candidate ? c->seq + 1 : 0;
    c->kind = kinds_number(c->of->kinds, r);
    return c->kind != KINDS_NONE ? SQLITE_OK : SQLITE_NOMEM;
}

/* Words of its own: a kind tells its words itself. */
static void give_words(const given_cursor *c, const reason *r, sqlite3_context *to,
                       size_t language) {
    text shared = c->of->kinds->items[c->kind].first->words[language];
    if (!text_equal(r->words[language], shared)) give_always(to, r->words[language]);
}

static void give_line(const given_cursor *c, const reason *r, sqlite3_context *to) {
    if (r->source == NO_INDEX || r->row == NO_ROW) return;
    sqlite3_result_int64(to, c->of->o->evidence->tables[r->source].line[r->row]);
}

static void give_reason(const given_cursor *c, sqlite3_context *to, int n) {
    const reason *r = c->reason;
    switch (n) {
    case 0: sqlite3_result_int64(to, row_number(c)); return;
    case 1: sqlite3_result_int64(to, c->kind); return;
    case 2: give_line(c, r, to); return;
    case 3: give_day(to, r->eligible_from); return;
    case 4:
        if (r->ruled != RULED_NOT) sqlite3_result_int64(to, r->ruling);
        return;
    case 5:
        if (reason_is_rulable(r))
            sqlite3_result_blob(to, r->cited.byte, sizeof r->cited.byte, SQLITE_STATIC);
        return;
    default: give_words(c, r, to, (size_t)n - 6); return;
    }
}

static const given_kind tables[] = {
    { "given_decision",
      "CREATE TABLE x(no,key,name,input,line,decision,stage,flags,law_day,first_rule,grade,"
      "waits,eligible_from,reasons)",
      first_decision, next_decision, give_decision },
    { "given_reason",
      "CREATE TABLE x(no,kind,line,eligible_from,ruling,cited,words,words_2,words_3,words_4)",
      first_reason, next_reason, give_reason },
};

/* ---- what SQLite calls ------------------------------------------------------------ */

typedef struct offer {
    const given_kind *kind;
    const outcome_set *o;
    kinds *kinds;
} offer;

static int connect_table(sqlite3 *db, void *payload, int argc, const char *const *argv,
                         sqlite3_vtab **out, char **error) {
    const offer *from = payload;
    (void)argc, (void)argv, (void)error;
    int code = sqlite3_declare_vtab(db, from->kind->columns);
    given_table *t = code == SQLITE_OK ? calloc(1, sizeof *t) : NULL;
    if (t == NULL) return code == SQLITE_OK ? SQLITE_NOMEM : code;
    t->kind = from->kind;
    t->o = from->o;
    t->kinds = from->kinds;
    *out = &t->base;
    return SQLITE_OK;
}

static int disconnect_table(sqlite3_vtab *t) {
    free(t);
    return SQLITE_OK;
}

static int plan_walk(sqlite3_vtab *t, sqlite3_index_info *plan) {
    (void)t;
    plan->estimatedRows = 1000000;
    return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *t, sqlite3_vtab_cursor **out) {
    given_cursor *c = calloc(1, sizeof *c);
    if (c == NULL) return SQLITE_NOMEM;
    c->of = (const given_table *)t;
    *out = &c->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *c) {
    free(c);
    return SQLITE_OK;
}

static int next_row(sqlite3_vtab_cursor *base) {
    given_cursor *c = (given_cursor *)base;
    return c->of->kind->next(c);
}

static int first_row(sqlite3_vtab_cursor *base, int plan, const char *words, int argc,
                     sqlite3_value **argv) {
    given_cursor *c = (given_cursor *)base;
    (void)plan, (void)words, (void)argc, (void)argv;
    c->of->kind->first(c);
    return next_row(base);
}

static int at_end(sqlite3_vtab_cursor *base) {
    const given_cursor *c = (const given_cursor *)base;
    return c->candidate >= c->of->o->evidence->candidates;
}

static int give_column(sqlite3_vtab_cursor *base, sqlite3_context *to, int n) {
    const given_cursor *c = (const given_cursor *)base;
    c->of->kind->column(c, to, n);
    return SQLITE_OK;
}

static int give_rowid(sqlite3_vtab_cursor *base, sqlite_int64 *out) {
    const given_cursor *c = (const given_cursor *)base;
    *out = row_number(c);
    return SQLITE_OK;
}

int store_rows_offer(sqlite3 *db, const outcome_set *o, kinds *k) {
    static const sqlite3_module module = {
        .xConnect = connect_table,
        .xDisconnect = disconnect_table,
        .xBestIndex = plan_walk,
        .xOpen = open_cursor,
        .xClose = close_cursor,
        .xFilter = first_row,
        .xNext = next_row,
        .xEof = at_end,
        .xColumn = give_column,
        .xRowid = give_rowid,
    };
    int code = SQLITE_OK;
    for (size_t i = 0; code == SQLITE_OK && i < sizeof tables / sizeof *tables; i++) {
        offer *one = malloc(sizeof *one);
        if (one == NULL) return SQLITE_NOMEM;
        *one = (offer){ .kind = &tables[i], .o = o, .kinds = k };
        code = sqlite3_create_module_v2(db, tables[i].name, &module, one, free);
    }
    return code;
}
