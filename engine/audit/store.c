/* store: writes audit.sqlite, the record of a run.
 *
 * One transaction into a new file nobody else sees yet: no journal, no syncing until the end, the
 * page size fixed. Rows go in by number, so every tree only grows at its end. Nobody who was simply
 * accepted costs more than one short row. There is no index over keys: a look-up reads the decisions
 * once (a tenth of a second for a million), which costs less than keeping one.
 * Languages have columns of their own (words, words_2, ...), in the order of the table `language`. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sqlite3.h>

static const char schema[] =
    "PRAGMA page_size=16384; PRAGMA encoding='UTF-8'; PRAGMA auto_vacuum=NONE;"
    "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
    "PRAGMA cache_size=-32768; PRAGMA application_id=0x76657431; PRAGMA user_version=1;"
    "BEGIN EXCLUSIVE;"
    /* what went in */
    "CREATE TABLE manifest(part TEXT NOT NULL, name TEXT NOT NULL, value TEXT,"
    " PRIMARY KEY(part,name)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE language(no INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
    "CREATE TABLE label(kind TEXT NOT NULL, no INTEGER NOT NULL, language INTEGER NOT NULL,"
    " words TEXT NOT NULL, PRIMARY KEY(kind,no,language)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE input(source INTEGER NOT NULL, no INTEGER NOT NULL, file TEXT NOT NULL,"
    " encoding TEXT NOT NULL, bytes INTEGER NOT NULL, rows INTEGER NOT NULL, sha256 TEXT NOT NULL,"
    " PRIMARY KEY(source,no)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE source(no INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL,"
    " key INTEGER, asked INTEGER NOT NULL, rows INTEGER NOT NULL, attached INTEGER NOT NULL,"
    " nobody INTEGER NOT NULL, suppressed INTEGER NOT NULL, merged INTEGER NOT NULL,"
    " unreadable INTEGER NOT NULL, left_out INTEGER NOT NULL) STRICT;"
    "CREATE TABLE coverage(source INTEGER PRIMARY KEY, everybody INTEGER NOT NULL, by_column TEXT,"
    " by_values TEXT, says TEXT, made_on TEXT, keys TEXT) STRICT;"
    "CREATE TABLE column(source INTEGER NOT NULL, no INTEGER NOT NULL, name TEXT NOT NULL,"
    " type TEXT NOT NULL, forbidden INTEGER NOT NULL, choices TEXT,"
    " PRIMARY KEY(source,no)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE day(no INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT,"
    " is_law_day INTEGER NOT NULL) STRICT;"
    "CREATE TABLE param(no INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL,"
    " standard TEXT NOT NULL, differs INTEGER NOT NULL) STRICT;"
    /* what was judged by */
    "CREATE TABLE stage(no INTEGER PRIMARY KEY, id TEXT NOT NULL) STRICT;"
    "CREATE TABLE rule(no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version TEXT,"
    " severity INTEGER NOT NULL, stage INTEGER, each INTEGER, in_force_from TEXT,"
    " in_force_to TEXT, file TEXT, line INTEGER, digest TEXT) STRICT;"
    "CREATE TABLE suppress(no INTEGER PRIMARY KEY, id TEXT NOT NULL, source INTEGER NOT NULL,"
    " file TEXT, line INTEGER) STRICT;"
    "CREATE TABLE fact(no INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
    "CREATE TABLE cite(kind TEXT NOT NULL, no INTEGER NOT NULL, seq INTEGER NOT NULL,"
    " words TEXT NOT NULL, in_force_from TEXT, in_force_to TEXT, PRIMARY KEY(kind,no,seq))"
    " WITHOUT ROWID, STRICT;"
    "CREATE TABLE law(no INTEGER PRIMARY KEY, id TEXT NOT NULL, url TEXT, checked_by TEXT,"
    " checked_on TEXT) STRICT;"
    "CREATE TABLE reason_text(rule INTEGER NOT NULL, no INTEGER NOT NULL, language INTEGER NOT NULL,"
    " code TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY(rule,no,language)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE text(file TEXT PRIMARY KEY, sha256 TEXT NOT NULL, body BLOB NOT NULL)"
    " WITHOUT ROWID, STRICT;"
    /* what came out */
    "CREATE TABLE decision(no INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT,"
    " input INTEGER NOT NULL, line INTEGER NOT NULL, decision INTEGER NOT NULL"
    " CHECK(decision BETWEEN 1 AND 3), stage INTEGER NOT NULL, flags INTEGER NOT NULL,"
    " law_day TEXT, first_rule INTEGER, grade INTEGER, waits TEXT, eligible_from TEXT,"
    " reasons INTEGER) STRICT;"
    "CREATE TABLE reason(candidate INTEGER NOT NULL, seq INTEGER NOT NULL, rule INTEGER,"
    " code TEXT NOT NULL, effect INTEGER NOT NULL, said INTEGER NOT NULL, cause INTEGER NOT NULL,"
    " grade INTEGER NOT NULL, source INTEGER, input INTEGER, line INTEGER, eligible_from TEXT,"
    " waits TEXT, for_whom TEXT, citation TEXT, words TEXT, words_2 TEXT, words_3 TEXT, words_4 TEXT,"
    " PRIMARY KEY(candidate,seq)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE trace(candidate INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;"
    "CREATE TABLE suppressed(rule INTEGER NOT NULL, source INTEGER NOT NULL, n INTEGER NOT NULL,"
    " PRIMARY KEY(rule,source)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE unreadable(no INTEGER PRIMARY KEY, source INTEGER NOT NULL, input INTEGER NOT NULL,"
    " line INTEGER NOT NULL, col INTEGER, raw TEXT, why TEXT NOT NULL) STRICT;"
    "CREATE TABLE merged(no INTEGER PRIMARY KEY, source INTEGER NOT NULL, kept_input INTEGER NOT NULL,"
    " kept_line INTEGER NOT NULL, input INTEGER NOT NULL, line INTEGER NOT NULL) STRICT;"
    "CREATE TABLE stage_count(stage INTEGER PRIMARY KEY, entered INTEGER NOT NULL,"
    " passed INTEGER NOT NULL, rejected INTEGER NOT NULL, referred INTEGER NOT NULL,"
    " held INTEGER NOT NULL) STRICT;"
    "CREATE TABLE rule_count(rule INTEGER PRIMARY KEY, applied INTEGER NOT NULL,"
    " not_applicable INTEGER NOT NULL, not_in_force INTEGER NOT NULL, passed INTEGER NOT NULL,"
    " rejected INTEGER NOT NULL, referred INTEGER NOT NULL, held INTEGER NOT NULL,"
    " warned INTEGER NOT NULL, tasks INTEGER NOT NULL, unknown INTEGER NOT NULL,"
    " failed INTEGER NOT NULL) STRICT;"
    "CREATE TABLE trouble(no INTEGER PRIMARY KEY, rule INTEGER NOT NULL, is_void INTEGER NOT NULL,"
    " candidates INTEGER NOT NULL, words TEXT NOT NULL) STRICT;";

typedef struct writer {
    sqlite3 *db;
    const outcome_set *o;
    const evidence *e;
    const pack *pack;
    const tally *t;
    const char *path;
    int fd;                    /* of the file, to sync it at the end; -1: not made */
    fault *f;
    arena scratch;
    bool one_law_day;          /* the same for the whole list */
    bool no_memory;            /* sticky: a text could not be made */
} writer;

const char *store_engine_version(void) {
    return sqlite3_libversion();
}

static int refuse(writer *w) {
    return fault_set(w->f, FAULT_OUTPUT, "audit.sqlite", 0, 0, "cannot be written: %s",
                     w->db != NULL ? sqlite3_errmsg(w->db) : "no memory");
}

static int refuse_file(writer *w, const char *what) {
    return fault_set(w->f, FAULT_OUTPUT, "audit.sqlite", 0, 0, "could not be %s: %s", what,
                     strerror(errno));
}

/* ---- statements ---- */

static int prepare(writer *w, const char *sql, sqlite3_stmt **out) {
    *out = NULL;
    return sqlite3_prepare_v2(w->db, sql, -1, out, NULL) == SQLITE_OK ? 0 : refuse(w);
}

static int step_row(writer *w, sqlite3_stmt *s) {
    if (w->no_memory) return fault_memory(w->f);
    if (sqlite3_step(s) != SQLITE_DONE) return refuse(w);
    sqlite3_reset(s);
    return 0;
}

/* What arena_print made of the scratch memory. */
static text made(writer *w, const char *printed) {
    if (printed == NULL) w->no_memory = true;
    return text_of(printed);
}

static void bind_text(sqlite3_stmt *s, int at, text t) {
    sqlite3_bind_text64(s, at, t.at == NULL ? "" : t.at, t.len, SQLITE_STATIC, SQLITE_UTF8);
}

static void bind_text_or_null(sqlite3_stmt *s, int at, text t) {
    if (t.len == 0)
        sqlite3_bind_null(s, at);
    else
        bind_text(s, at, t);
}

static void bind_index(sqlite3_stmt *s, int at, uint16_t n) {
    if (n == NO_INDEX)
        sqlite3_bind_null(s, at);
    else
        sqlite3_bind_int(s, at, n);
}

/* One limit of validity: NULL for none. */
static void bind_day(sqlite3_stmt *s, int at, day d) {
    char written[32];
    if (d == DAY_NONE || d == DAY_OPEN) {
        sqlite3_bind_null(s, at);
        return;
    }
    date_print((span){ d, d }, written);
    sqlite3_bind_text(s, at, written, -1, SQLITE_TRANSIENT);
}

static void bind_hex(sqlite3_stmt *s, int at, const digest *d) {
    char hex[65];
    digest_hex(d, hex);
    sqlite3_bind_text(s, at, hex, 64, SQLITE_TRANSIENT);
}

/* Binds one row by a format and runs it: i int64_t, t text, o text or NULL when empty, x index or
 * NULL, d day or NULL, h digest, b bytes (text). The statement lives from the first row to put_end. */
typedef struct put {
    writer *w;
    sqlite3_stmt *stmt;
    int code;
} put;

static put put_begin(writer *w, const char *sql) {
    put p = { .w = w };
    p.code = prepare(w, sql, &p.stmt);
    return p;
}

static void bind_one(put *p, int at, char kind, va_list *values) {
    switch (kind) {
    case 'i': sqlite3_bind_int64(p->stmt, at, va_arg(*values, int64_t)); break;
    case 't': bind_text(p->stmt, at, va_arg(*values, text)); break;
    case 'o': bind_text_or_null(p->stmt, at, va_arg(*values, text)); break;
    case 'x': bind_index(p->stmt, at, (uint16_t)va_arg(*values, int)); break;
    case 'd': bind_day(p->stmt, at, va_arg(*values, day)); break;
    case 'h': bind_hex(p->stmt, at, va_arg(*values, const digest *)); break;
    case 'b': {
        text body = va_arg(*values, text);
        sqlite3_bind_blob64(p->stmt, at, body.at == NULL ? "" : body.at, body.len, SQLITE_STATIC);
        break;
    }
    default: break;
    }
}

static void put_row(put *p, const char *format, ...) {
    if (p->code != 0) return;
    va_list values;
    va_start(values, format);
    for (int at = 1; format[at - 1] != '\0'; at++) bind_one(p, at, format[at - 1], &values);
    va_end(values);
    p->code = step_row(p->w, p->stmt);
    arena_reset(&p->w->scratch);
}

static int put_end(put *p) {
    sqlite3_finalize(p->stmt);
    return p->code;
}

/* ---- what went in ---- */

static int write_manifest(writer *w, const manifest *m) {
    put p = put_begin(w, "INSERT INTO manifest VALUES(?,?,?)");
    for (size_t i = 0; i < m->count; i++)
        put_row(&p, "ttt", m->items[i].part, m->items[i].name, m->items[i].value);
    char hex[65];
    digest_hex(&m->sha256, hex);
    put_row(&p, "ttt", TEXT("manifest"), TEXT("sha256"), text_of(hex));
    return put_end(&p);
}

static void put_label(put *p, const pack *from, const char *kind, size_t no, const label *words) {
    for (size_t i = 0; i < from->language_count; i++)
        if (words->in[i].len > 0)
            put_row(p, "tiit", text_of(kind), (int64_t)no, (int64_t)i, words->in[i]);
}

static int write_labels(writer *w) {
    const pack *k = w->pack;
    put p = put_begin(w, "INSERT INTO language VALUES(?,?)");
    for (size_t i = 0; i < k->language_count; i++) put_row(&p, "it", (int64_t)i, k->languages[i]);
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO label VALUES(?,?,?,?)");
    put_label(&p, k, "pack", 0, &k->title);
    for (size_t i = 0; i < k->stage_count; i++) put_label(&p, k, "stage", i, &k->stages[i].title);
    for (size_t i = 0; i < k->rule_count; i++) put_label(&p, k, "rule", i, &k->rules[i].title);
    for (size_t i = 0; i < k->suppress_count; i++)
        put_label(&p, k, "suppress", i, &k->suppresses[i].title);
    for (size_t i = 0; i < k->source_count; i++) put_label(&p, k, "source", i, &k->sources[i].title);
    for (size_t i = 0; i < k->day_count; i++) put_label(&p, k, "day", i, &k->days[i].title);
    for (size_t i = 0; i < k->fact_count; i++) put_label(&p, k, "fact", i, &k->facts[i].title);
    for (size_t i = 0; i < k->law_count; i++) put_label(&p, k, "law", i, &k->laws[i].title);
    return put_end(&p);
}

static int write_inputs(writer *w) {
    put p = put_begin(w, "INSERT INTO input VALUES(?,?,?,?,?,?,?)");
    for (size_t s = 0; s < w->pack->source_count; s++)
        for (size_t i = 0; i < w->e->tables[s].input_count; i++) {
            const input *in = &w->e->tables[s].inputs[i];
            put_row(&p, "iittiih", (int64_t)s, (int64_t)i, in->name, in->encoding, (int64_t)in->bytes,
                    (int64_t)in->rows, &in->sha256);
        }
    return put_end(&p);
}

static void put_source(put *p, const writer *w, size_t s) {
    const source_decl *d = &w->pack->sources[s];
    const table *rows = &w->e->tables[s];
    const joined *j = &w->e->sources[s];
    bool list = d->kind == SOURCE_CANDIDATES;
    uint64_t hidden = w->o->suppressed_rows != NULL ? w->o->suppressed_rows[s] : 0;
    put_row(p, "itixiiiiiiii", (int64_t)s, d->name, (int64_t)d->kind,
            list ? (int)d->key : (int)NO_INDEX, (int64_t)!w->e->docket->sources[s].not_asked,
            (int64_t)rows->read_rows, (int64_t)(list ? w->t->candidates : j->attached_rows - hidden),
            (int64_t)j->nobody, (int64_t)hidden,
            (int64_t)(list ? w->e->candidate_merged : j->merged),
            (int64_t)(list ? w->e->candidate_unreadable : j->unreadable), (int64_t)rows->left_out);
}

/* Texts joined by ", " in the scratch arena. */
static text join_texts(writer *w, const text *items, size_t count) {
    text all = { "", 0 };
    for (size_t i = 0; i < count; i++) {
        all = made(w, arena_print(&w->scratch, "%.*s%s%.*s", TEXT_ARGS(all), i > 0 ? ", " : "",
                                  TEXT_ARGS(items[i])));
    }
    return all;
}

static void put_coverage(put *p, writer *w, size_t s) {
    const coverage *c = &w->e->docket->sources[s].covers;
    const source_decl *list = &w->pack->sources[w->pack->candidates];
    text keys[8], by = { "", 0 };
    if (!c->claimed) return;
    for (size_t i = 0; i < c->key_count && i < 8; i++) keys[i] = list->columns[c->keys[i]].name;
    if (c->column != NO_INDEX && !c->everybody) by = list->columns[c->column].name;
    put_row(p, "iiooooo", (int64_t)s, (int64_t)c->everybody, by,
            join_texts(w, c->values, c->everybody ? 0 : c->value_count), c->says, c->on,
            join_texts(w, keys, c->key_count));
}

static int write_sources(writer *w) {
    const pack *k = w->pack;
    put p = put_begin(w, "INSERT INTO source VALUES(?,?,?,?,?,?,?,?,?,?,?,?)");
    for (size_t s = 0; s < k->source_count; s++) put_source(&p, w, s);
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO coverage VALUES(?,?,?,?,?,?,?)");
    for (size_t s = 0; s < k->source_count; s++) put_coverage(&p, w, s);
    code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO column VALUES(?,?,?,?,?,?)");
    for (size_t s = 0; s < k->source_count; s++)
        for (size_t i = 0; i < k->sources[s].column_count; i++) {
            const column_decl *c = &k->sources[s].columns[i];
            put_row(&p, "iittio", (int64_t)s, (int64_t)i, c->name, text_of(column_type_name(c->type)),
                    (int64_t)c->forbidden, join_texts(w, c->values, c->value_count));
        }
    return put_end(&p);
}

static int write_terms(writer *w) {
    const pack *k = w->pack;
    const docket *d = w->e->docket;
    put p = put_begin(w, "INSERT INTO day VALUES(?,?,?,?)");
    for (size_t i = 0; i < k->day_count; i++) {
        char written[32] = "";
        if (d->days[i].constant) date_print(d->days[i].value, written);
        put_row(&p, "itoi", (int64_t)i, k->days[i].name, text_of(written), (int64_t)(i == k->law_day));
    }
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO param VALUES(?,?,?,?,?)");
    for (size_t i = 0; i < k->param_count; i++) {
        char value[64], standard[64];
        put_row(&p, "ittti", (int64_t)i, k->params[i].name, param_text(&d->params[i].value, value),
                param_text(&k->params[i].standard, standard), (int64_t)d->params[i].differs);
    }
    return put_end(&p);
}

/* ---- what was judged by ---- */

static text file_of(const pack *k, place at) {
    return at.file < k->file_count ? k->files[at.file].name : (text){ "", 0 };
}

static int write_rules(writer *w) {
    const pack *k = w->pack;
    put p = put_begin(w, "INSERT INTO stage VALUES(?,?)");
    for (size_t i = 0; i < k->stage_count; i++) put_row(&p, "it", (int64_t)i, k->stages[i].id);
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO rule VALUES(?,?,?,?,?,?,?,?,?,?,?)");
    for (size_t i = 0; i < k->rule_count; i++) {
        const rule_decl *r = &k->rules[i];
        put_row(&p, "itoixxddoih", (int64_t)i, r->id, r->version, (int64_t)r->severity, (int)r->stage,
                (int)r->each, r->from, r->to, file_of(k, r->at), (int64_t)r->at.line, &r->text);
    }
    code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO suppress VALUES(?,?,?,?,?)");
    for (size_t i = 0; i < k->suppress_count; i++)
        put_row(&p, "itioi", (int64_t)i, k->suppresses[i].id, (int64_t)k->suppresses[i].source,
                file_of(k, k->suppresses[i].at), (int64_t)k->suppresses[i].at.line);
    code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO fact VALUES(?,?)");
    for (size_t i = 0; i < k->fact_count; i++) put_row(&p, "it", (int64_t)i, k->facts[i].name);
    return put_end(&p);
}

static void put_cites(put *p, const char *kind, size_t no, const citation *cites, size_t count) {
    for (size_t i = 0; i < count; i++)
        put_row(p, "tiitdd", text_of(kind), (int64_t)no, (int64_t)i, cites[i].words, cites[i].from,
                cites[i].to);
}

static int write_cites(writer *w) {
    const pack *k = w->pack;
    put p = put_begin(w, "INSERT INTO cite VALUES(?,?,?,?,?,?)");
    for (size_t i = 0; i < k->rule_count; i++)
        put_cites(&p, "rule", i, k->rules[i].cites, k->rules[i].cite_count);
    for (size_t i = 0; i < k->suppress_count; i++)
        put_cites(&p, "suppress", i, k->suppresses[i].cites, k->suppresses[i].cite_count);
    for (size_t i = 0; i < k->fact_count; i++)
        put_cites(&p, "fact", i, k->facts[i].cites, k->facts[i].cite_count);
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO law VALUES(?,?,?,?,?)");
    for (size_t i = 0; i < k->law_count; i++)
        put_row(&p, "itooo", (int64_t)i, k->laws[i].id, k->laws[i].url, k->laws[i].checked_by,
                k->laws[i].checked_on);
    return put_end(&p);
}

/* The template as the author wrote it, up to the spelling of the placeholders. */
static text template_text(writer *w, const rule_decl *r, const template *from) {
    const pack *k = w->pack;
    const source_decl *list = &k->sources[k->candidates];
    text all = { "", 0 };
    for (size_t i = 0; i < from->count; i++) {
        const slot *s = &from->slots[i];
        const char *dot = "", *before = "";
        text owner = { "", 0 }, name = s->words;
        switch (s->kind) {
        case SLOT_WORDS: break;
        case SLOT_CANDIDATE: before = "{c.", name = list->columns[s->a].name; break;
        case SLOT_ONE:
            before = "{c.", owner = k->sources[s->a].name, dot = ".";
            name = k->sources[s->a].columns[s->b].name;
            break;
        case SLOT_ROW: before = "{r.", name = k->sources[r->each].columns[s->a].name; break;
        case SLOT_DAY: before = "{day.", name = k->days[s->a].name; break;
        case SLOT_PARAM: before = "{param.", name = k->params[s->a].name; break;
        case SLOT_GIVEN: before = "{"; break;
        }
        all = made(w, arena_print(&w->scratch, "%.*s%s%.*s%s%.*s%s", TEXT_ARGS(all), before,
                                  TEXT_ARGS(owner), dot, TEXT_ARGS(name),
                                  s->kind == SLOT_WORDS ? "" : "}"));
    }
    return all;
}

static int write_texts(writer *w) {
    const pack *k = w->pack;
    put p = put_begin(w, "INSERT INTO reason_text VALUES(?,?,?,?,?)");
    for (size_t r = 0; r < k->rule_count; r++)
        for (size_t i = 0; i < k->rules[r].reason_count; i++)
            for (size_t l = 0; l < k->language_count; l++) {
                const reason_decl *d = &k->rules[r].reasons[i];
                if (d->words[l].count == 0) continue;
                put_row(&p, "iiitt", (int64_t)r, (int64_t)i, (int64_t)l, d->code,
                        template_text(w, &k->rules[r], &d->words[l]));
            }
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO text VALUES(?,?,?)");
    for (size_t i = 0; i < k->file_count; i++)
        put_row(&p, "thb", k->files[i].name, &k->files[i].sha256, k->files[i].body);
    if (w->e->docket->body.len > 0)
        put_row(&p, "thb", TEXT("docket.lua"), &w->e->docket->sha256, w->e->docket->body);
    return put_end(&p);
}

/* ---- what came out: the long tables, bound by hand ---- */

static text waits_of(writer *w, const verdict *v) {
    text all = { "", 0 };
    for (size_t i = 0; i < v->count; i++) {
        const reason *r = &v->reasons[i];
        bool again = !reason_counts(r) || r->waits.len == 0;
        for (size_t j = 0; j < i && !again; j++)
            again = reason_counts(&v->reasons[j]) && text_equal(v->reasons[j].waits, r->waits);
        if (again) continue;
        if (all.len == 0)
            all = r->waits;
        else
            all = made(w, arena_print(&w->scratch, "%.*s; %.*s", TEXT_ARGS(all), TEXT_ARGS(r->waits)));
    }
    return all;
}

/* A law day that differs between candidates; one for all stands in the table `day`. */
static void bind_law_day(writer *w, sqlite3_stmt *s, uint32_t candidate) {
    const table *from;
    uint32_t row;
    uint16_t at;
    span on;
    char written[32];
    if (evidence_day(w->e, w->pack->law_day, candidate, &on, &from, &row, &at) != CELL_OK) {
        sqlite3_bind_null(s, 9);
        return;
    }
    date_print(on, written);
    sqlite3_bind_text(s, 9, written, -1, SQLITE_TRANSIENT);
}

static void bind_candidate(writer *w, sqlite3_stmt *s, const verdict *v) {
    const table *list = &w->e->tables[w->pack->candidates];
    sqlite3_bind_int64(s, 1, v->candidate);
    bind_text(s, 2, candidate_key(w->e, v->candidate));
    bind_text_or_null(s, 3, candidate_name(w->e, v->candidate));
    sqlite3_bind_int(s, 4, list->file[v->candidate]);
    sqlite3_bind_int64(s, 5, list->line[v->candidate]);
    sqlite3_bind_int(s, 6, v->result->decision);
    sqlite3_bind_int(s, 7, v->result->stage);
    sqlite3_bind_int(s, 8, v->result->flags);
    if (!w->one_law_day) bind_law_day(w, s, v->candidate);
}

static int write_decision(writer *w, sqlite3_stmt *full, const verdict *v) {
    char eligible[32];
    bind_candidate(w, full, v);
    bind_index(full, 10, v->result->first_rule);
    sqlite3_bind_int(full, 11, v->result->grade);
    bind_text_or_null(full, 12, waits_of(w, v));
    if (v->eligible_from.lo != DAY_NONE) {
        date_print(v->eligible_from, eligible);
        sqlite3_bind_text(full, 13, eligible, -1, SQLITE_STATIC);
    } else {
        sqlite3_bind_null(full, 13);
    }
    sqlite3_bind_int(full, 14, (int)v->count);
    return step_row(w, full);
}

static int write_decisions(writer *w) {
    sqlite3_stmt *brief = NULL, *full = NULL;
    int code = prepare(w, "INSERT INTO decision(no,key,name,input,line,decision,stage,flags,law_day)"
                          " VALUES(?,?,?,?,?,?,?,?,?)", &brief);
    if (code == 0) code = prepare(w, "INSERT INTO decision VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)", &full);
    for (uint32_t c = 0; code == 0 && c < w->e->candidates; c++) {
        verdict v;
        if (!evidence_is_candidate(w->e, c)) continue;
        verdict_of(w->o, c, &v);
        if (v.count > 0) {
            code = write_decision(w, full, &v);
            arena_reset(&w->scratch);
        } else {
            bind_candidate(w, brief, &v);
            code = step_row(w, brief);
        }
    }
    sqlite3_finalize(brief);
    sqlite3_finalize(full);
    return code;
}

static void bind_evidence(writer *w, sqlite3_stmt *s, const reason *r) {
    bool none = r->source == NO_INDEX || r->row == NO_ROW;
    bind_index(s, 9, none ? (uint16_t)NO_INDEX : r->source);
    bind_index(s, 10, none ? (uint16_t)NO_INDEX : w->e->tables[r->source].file[r->row]);
    if (none)
        sqlite3_bind_null(s, 11);
    else
        sqlite3_bind_int64(s, 11, w->e->tables[r->source].line[r->row]);
}

static int write_reason(writer *w, sqlite3_stmt *s, const reason *r, size_t seq) {
    char eligible[32] = "", cites[1024];
    sqlite3_bind_int64(s, 1, r->candidate);
    sqlite3_bind_int64(s, 2, (int64_t)seq);
    bind_index(s, 3, r->rule);
    bind_text(s, 4, reason_code(w->pack, r));
    sqlite3_bind_int(s, 5, r->effect);
    sqlite3_bind_int(s, 6, r->said);
    sqlite3_bind_int(s, 7, r->cause);
    sqlite3_bind_int(s, 8, r->grade);
    bind_evidence(w, s, r);
    if (r->eligible_from.lo != DAY_NONE) date_print(r->eligible_from, eligible);
    bind_text_or_null(s, 12, text_of(eligible));
    bind_text_or_null(s, 13, r->waits);
    bind_text_or_null(s, 14, r->to);
    reason_citation(w->o, r, cites, sizeof cites);
    bind_text_or_null(s, 15, text_of(cites));
    for (int i = 0; i < LANGUAGE_MAX; i++) bind_text_or_null(s, 16 + i, r->words[i]);
    return step_row(w, s);
}

static int write_reasons(writer *w) {
    sqlite3_stmt *s;
    int code = prepare(w, "INSERT INTO reason VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", &s);
    for (uint32_t c = 0; code == 0 && c < w->e->candidates; c++) {
        size_t count;
        if (!evidence_is_candidate(w->e, c)) continue;
        const reason *reasons = outcome_reasons(w->o, c, &count);
        for (size_t i = 0; code == 0 && i < count; i++) code = write_reason(w, s, &reasons[i], i);
    }
    sqlite3_finalize(s);
    return code;
}

static int write_traces(writer *w) {
    sqlite3_stmt *s;
    int code = prepare(w, "INSERT INTO trace VALUES(?,?)", &s);
    for (uint32_t c = 0; code == 0 && c < w->e->candidates; c++) {
        if (!evidence_is_candidate(w->e, c)) continue;
        text body = outcome_trace(w->o, c);
        if (body.len == 0) continue;
        sqlite3_bind_int64(s, 1, c);
        sqlite3_bind_blob64(s, 2, body.at, body.len, SQLITE_STATIC);
        code = step_row(w, s);
    }
    sqlite3_finalize(s);
    return code;
}

/* ---- what could not be used, and counts ---- */

static void put_unreadable(put *p, const table *rows, size_t source) {
    for (size_t i = 0; i < rows->bad_row_count; i++)
        put_row(p, "iiixot", (int64_t)source, (int64_t)rows->bad_rows[i].file,
                (int64_t)rows->bad_rows[i].line, (int)NO_INDEX, (text){ "", 0 },
                text_of(rows->bad_rows[i].why));
    for (size_t i = 0; i < rows->bad_cell_count; i++) {
        const bad_cell *b = &rows->bad_cells[i];
        bool hidden = rows->decl->columns[b->column].forbidden;
        put_row(p, "iiixot", (int64_t)source, (int64_t)rows->file[b->row], (int64_t)rows->line[b->row],
                (int)b->column, hidden ? (text){ "", 0 } : table_raw(rows, b->row, b->column),
                text_of(b->why));
    }
}

static int write_odd_rows(writer *w) {
    put p = put_begin(w, "INSERT INTO unreadable(source,input,line,col,raw,why) VALUES(?,?,?,?,?,?)");
    for (size_t s = 0; s < w->pack->source_count; s++) put_unreadable(&p, &w->e->tables[s], s);
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO merged(source,kept_input,kept_line,input,line) VALUES(?,?,?,?,?)");
    for (size_t i = 0; i < w->e->merged_count; i++) {
        const merged_row *m = &w->e->merged[i];
        const table *rows = &w->e->tables[m->source];
        put_row(&p, "iiiii", (int64_t)m->source, (int64_t)rows->file[m->kept],
                (int64_t)rows->line[m->kept], (int64_t)rows->file[m->dropped],
                (int64_t)rows->line[m->dropped]);
    }
    code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO suppressed VALUES(?,?,?)");
    for (size_t i = 0; w->o->suppressed != NULL && i < w->pack->suppress_count; i++)
        put_row(&p, "iii", (int64_t)i, (int64_t)w->pack->suppresses[i].source,
                (int64_t)w->o->suppressed[i]);
    return put_end(&p);
}

static int write_counts(writer *w) {
    put p = put_begin(w, "INSERT INTO stage_count VALUES(?,?,?,?,?,?)");
    for (size_t i = 0; i < w->pack->stage_count; i++) {
        const stage_count *s = &w->t->stages[i];
        put_row(&p, "iiiiii", (int64_t)i, (int64_t)s->entered, (int64_t)s->passed,
                (int64_t)s->rejected, (int64_t)s->referred, (int64_t)s->held);
    }
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO rule_count VALUES(?,?,?,?,?,?,?,?,?,?,?,?)");
    for (size_t i = 0; i < w->pack->rule_count; i++) {
        const rule_count *r = &w->o->rules[i];
        put_row(&p, "iiiiiiiiiiii", (int64_t)i, (int64_t)r->applied, (int64_t)r->not_applicable,
                (int64_t)r->not_in_force, (int64_t)r->passed, (int64_t)r->rejected,
                (int64_t)r->referred, (int64_t)r->held, (int64_t)r->warned, (int64_t)r->tasks,
                (int64_t)r->unknown, (int64_t)r->failed);
    }
    code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO trouble(rule,is_void,candidates,words) VALUES(?,?,?,?)");
    for (size_t i = 0; i < w->o->trouble_count; i++)
        put_row(&p, "iiit", (int64_t)w->o->troubles[i].rule, (int64_t)w->o->troubles[i].is_void,
                (int64_t)w->o->troubles[i].candidates, w->o->troubles[i].words);
    return put_end(&p);
}

/* ---- the whole ---- */

/* SQLite makes files everybody may read; ours is made first, for the owner only. */
static int make_file(writer *w) {
    int fd = open(w->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) return refuse_file(w, "created");
    w->fd = fd;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
    if (sqlite3_open_v2(w->path, &w->db, flags, NULL) != SQLITE_OK) return refuse(w);
    return sqlite3_exec(w->db, schema, NULL, NULL, NULL) == SQLITE_OK ? 0 : refuse(w);
}

int store_write(const char *path, const outcome_set *o, const tally *t, const manifest *m, fault *f) {
    writer w = { .o = o, .e = o->evidence, .pack = o->evidence->pack, .t = t, .path = path, .fd = -1,
                 .f = f };
    w.one_law_day = w.e->docket->days[w.pack->law_day].constant;
    int code = make_file(&w);
    if (code == 0) code = write_manifest(&w, m);
    if (code == 0) code = write_labels(&w);
    if (code == 0) code = write_inputs(&w);
    if (code == 0) code = write_sources(&w);
    if (code == 0) code = write_terms(&w);
    if (code == 0) code = write_rules(&w);
    if (code == 0) code = write_cites(&w);
    if (code == 0) code = write_texts(&w);
    if (code == 0) code = write_decisions(&w);
    if (code == 0) code = write_reasons(&w);
    if (code == 0) code = write_traces(&w);
    if (code == 0) code = write_odd_rows(&w);
    if (code == 0) code = write_counts(&w);
    if (code == 0 && sqlite3_exec(w.db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK) code = refuse(&w);
    if (sqlite3_close(w.db) != SQLITE_OK && code == 0) code = refuse(&w);
    if (code == 0 && fsync(w.fd) != 0 && errno != EINVAL) code = refuse_file(&w, "synced");
    if (w.fd >= 0 && close(w.fd) != 0 && code == 0) code = refuse_file(&w, "closed");
    arena_clear(&w.scratch);
    return code;
}
