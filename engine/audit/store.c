/* store: writes audit.sqlite, the record of a run.
 *
 * A new file nobody else sees yet: no journal, and no syncing, which is done with all other
 * files when the folder is published; the page size by the length of the list; a short list's
 * begins as a copy of an empty one (blank). Rows go in by number, so every tree only grows at
 * its end; the long tables are taken from store_rows in one statement each; what many reasons
 * have in common is told once (kinds). Those of whom nothing was said and traces are packed,
 * many to a row (accepted, traces), in a transaction of their own, the second: report.html is
 * made of the rest, and can be made meanwhile. There is no index over keys: finding one reads
 * the list once (a tenth of a second for a million), which costs less than keeping one.
 * Languages have columns of their own (words, words_2, ...), in the order of the table
 * `language`. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/store.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audit/blank.h"
#include "audit/put.h"
#include "audit/schema.h"
#include "audit/store_accepted.h"
#include "audit/store_notice.h"
#include "audit/store_replies.h"
#include "audit/store_slates.h"
#include "audit/store_rows.h"
#include "audit/store_rules.h"
#include "audit/store_tallies.h"
#include "audit/store_units.h"
#include "load/docket_rulings.h"
#include "pack/through.h"

enum { LARGE_LIST = 50000 };

const char *store_engine_version(void) {
    return sqlite3_libversion();
}

static int refuse_file(writer *w, const char *what) {
    return fault_set(w->f, FAULT_OUTPUT, "audit.sqlite", 0, 0, "could not be %s: %s", what,
                     strerror(errno));
}

/* ---- what went in ------------------------------------------------------------ */

static int write_manifest(writer *w, const manifest *m) {
    put p = put_begin(w, "INSERT INTO manifest VALUES(?,?,?)");
    for (size_t i = 0; i < m->count; i++)
        put_row(&p, "ttt", m->items[i].part, m->items[i].name, m->items[i].value);
    char hex[65];
    digest_hex(&m->sha256, hex);
    put_row(&p, "ttt", TEXT("manifest"), TEXT("sha256"), text_of(hex));
    return put_end(&p);
}

static void put_label(put *p, const pack *from, const char *kind, size_t no,
                      const label *words) {
    for (size_t i = 0; i < from->language_count; i++)
        if (words->in[i].len > 0)
            put_row(p, "tiit", text_of(kind), (int64_t)no, (int64_t)i, words->in[i]);
}

static int write_labels(writer *w) {
    const pack *k = w->pack;
    put p = put_begin(w, "INSERT INTO language VALUES(?,?)");
    for (size_t i = 0; i < k->language_count; i++)
        put_row(&p, "it", (int64_t)i, k->languages[i]);
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO label VALUES(?,?,?,?)");
    put_label(&p, k, "pack", 0, &k->title);
    for (size_t i = 0; i < k->stage_count; i++)
        put_label(&p, k, "stage", i, &k->stages[i].title);
    for (size_t i = 0; i < k->rule_count; i++) put_label(&p, k, "rule", i, &k->rules[i].title);
    for (size_t i = 0; i < k->suppress_count; i++)
        put_label(&p, k, "suppress", i, &k->suppresses[i].title);
    for (size_t i = 0; i < k->source_count; i++)
        put_label(&p, k, "source", i, &k->sources[i].title);
    for (size_t i = 0; i < k->day_count; i++) put_label(&p, k, "day", i, &k->days[i].title);
    for (size_t i = 0; i < k->fact_count; i++) put_label(&p, k, "fact", i, &k->facts[i].title);
    for (size_t i = 0; i < k->law_count; i++) put_label(&p, k, "law", i, &k->laws[i].title);
    for (size_t i = 0; i < k->tally_count; i++)
        put_label(&p, k, "tally", i, &k->tallies[i].title);
    for (size_t i = 0; i < k->tally_count; i++)
        for (size_t s = 0; s < k->tallies[i].share_count; s++)
            put_label(&p, k, "share", i * SHARE_MAX + s, &k->tallies[i].shares[s].title);
    return put_end(&p);
}

static int write_inputs(writer *w) {
    put p = put_begin(w, "INSERT INTO input VALUES(?,?,?,?,?,?,?,?)");
    for (size_t s = 0; s < w->pack->source_count; s++)
        for (size_t i = 0; i < w->e->tables[s].input_count; i++) {
            const input *in = &w->e->tables[s].inputs[i];
            put_row(&p, "iitttiih", (int64_t)s, (int64_t)i, in->name, in->encoding,
                    text_of(encoding_how_word(in->how)), (int64_t)in->bytes, (int64_t)in->rows,
                    &in->sha256);
        }
    return put_end(&p);
}

static void put_source(put *p, const writer *w, size_t s) {
    const source_decl *d = &w->pack->sources[s];
    const table *rows = &w->e->tables[s];
    const joined *j = &w->e->sources[s];
    bool list = d->kind == SOURCE_CANDIDATES;
    uint64_t hidden = w->o->suppressed_rows != NULL ? w->o->suppressed_rows[s] : 0;
    put_row(p, "itixxiiiiiiiiiixii", (int64_t)s, d->name, (int64_t)d->kind,
            list ? (int)d->key : (int)NO_INDEX, (int)d->expects_column,
            (int64_t)!w->e->docket->sources[s].not_asked, (int64_t)rows->read_rows,
            (int64_t)(list ? w->t->candidates : j->attached_rows - hidden), (int64_t)j->nobody,
            (int64_t)hidden, (int64_t)(list ? w->e->candidate_merged : j->merged),
            (int64_t)(list ? w->e->candidate_unreadable : j->unreadable),
            (int64_t)rows->left_out, (int64_t)j->near_rows, (int64_t)j->near_set_aside,
            j->is_void ? (int)j->void_file : (int)NO_INDEX, (int64_t)j->void_line,
            (int64_t)d->stage);
}

/* Texts joined by ", " in the scratch arena. */
static text join_texts(writer *w, const text *items, size_t count) {
    text all = { "", 0 };
    for (size_t i = 0; i < count; i++) {
        all = put_made(w, arena_print(&w->scratch, "%.*s%s%.*s", TEXT_ARGS(all),
                                      i > 0 ? ", " : "", TEXT_ARGS(items[i])));
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
    put p = put_begin(w, "INSERT INTO source VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
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
            put_row(&p, "iittio", (int64_t)s, (int64_t)i, c->name,
                    text_of(column_type_name(c->type)), (int64_t)c->forbidden,
                    join_texts(w, c->values, c->value_count));
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
        put_row(&p, "itoi", (int64_t)i, k->days[i].name, text_of(written),
                (int64_t)(i == k->law_day));
    }
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO param VALUES(?,?,?,?,?)");
    for (size_t i = 0; i < k->param_count; i++) {
        char value[64], standard[64];
        put_row(&p, "ittti", (int64_t)i, k->params[i].name,
                param_text(&d->params[i].value, value),
                param_text(&k->params[i].standard, standard), (int64_t)d->params[i].differs);
    }
    return put_end(&p);
}

/* ---- what came out ------------------------------------------------------------ */

/* Every column that is named is asked of every row: what is NULL in all rows of this run is
 * not. In another order than the table's SQLite would copy every value once more. */
static int write_decisions(writer *w) {
    bool one_day = w->e->docket->days[w->pack->law_day].constant;
    char sql[400];
    snprintf(sql, sizeof sql,
             "INSERT INTO decision SELECT no,key,name,input,line,decision,stage,flags,%s,"
             "first_rule,grade,waits,eligible_from,reasons FROM given_decision",
             one_day ? "NULL" : "law_day");
    return put_run(w, sql);
}

/* Only the columns of words that this pack has languages for. */
static int write_reasons(writer *w) {
    const char *spoken = store_words(w->pack->language_count);
    char sql[400];
    snprintf(sql, sizeof sql,
             "INSERT INTO reason_row(no,kind,line,eligible_from,ruling,cited,%s) "
             "SELECT no,kind,line,eligible_from,%s,cited,%s FROM given_reason",
             spoken, w->o->ruling_count > 0 ? "ruling" : "NULL", spoken);
    return put_run(w, sql);
}

static int write_long_tables(writer *w) {
    kinds k = { .o = w->o };
    int code = store_rows_offer(w->db, w->o, &k) == SQLITE_OK ? 0 : put_refuse(w);
    if (code == 0) code = write_decisions(w);
    if (code == 0) code = write_reasons(w);
    if (code == 0) code = kinds_write(&k, w);
    kinds_clear(&k);
    return code;
}

static int write_rulings(writer *w) {
    put p = put_begin(
        w, "INSERT INTO ruling VALUES(?,?,?,?,?,?,?,?,?,?,?,?,nullif(?,4294967295))");
    for (size_t i = 0; i < w->o->ruling_count; i++) {
        const ruling *r = &w->o->rulings[i];
        const char *kind =
            r->state == RULING_UNREADABLE ? "" : ruling_kind_names[r->kind];
        put_row(&p, "ittttttttiiii", (int64_t)i, r->candidate, r->rule, r->reason,
                r->evidence, text_of(kind), r->by, r->on, r->document, (int64_t)r->line,
                (int64_t)r->state, (int64_t)r->reasons, (int64_t)r->about);
    }
    return put_end(&p);
}

/* ---- what could not be used, and counts -------------------------------------------------- */

static void put_unreadable(put *p, const table *rows, size_t source) {
    for (size_t i = 0; i < rows->bad_row_count; i++)
        put_row(p, "iiixot", (int64_t)source, (int64_t)rows->bad_rows[i].file,
                (int64_t)rows->bad_rows[i].line, (int)NO_INDEX, (text){ "", 0 },
                text_of(rows->bad_rows[i].why));
    for (size_t i = 0; i < rows->bad_cell_count; i++) {
        const bad_cell *b = &rows->bad_cells[i];
        bool hidden = rows->decl->columns[b->column].forbidden;
        put_row(p, "iiixot", (int64_t)source, (int64_t)rows->file[b->row],
                (int64_t)rows->line[b->row], (int)b->column,
                hidden ? (text){ "", 0 } : table_raw(rows, b->row, b->column), text_of(b->why));
    }
}

static int write_odd_rows(writer *w) {
    put p = put_begin(
        w, "INSERT INTO unreadable(source,input,line,col,raw,why) VALUES(?,?,?,?,?,?)");
    for (size_t s = 0; s < w->pack->source_count; s++) put_unreadable(&p, &w->e->tables[s], s);
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(
        w, "INSERT INTO merged(source,kept_input,kept_line,input,line) VALUES(?,?,?,?,?)");
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
    for (size_t i = 0; i < through_count(w->pack); i++) {
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

/* ---- the whole ------------------------------------------------------------ */

/* Every table has a page at least, so that the record of a small list is mostly what its pages
 * are large; that of a large one is written faster in large pages. */
static int make_large(writer *w) {
    int code = put_run(w, "PRAGMA page_size=65536");
    if (code == 0) code = put_run(w, store_ways);
    if (code == 0) code = put_run(w, store_marks);
    if (code == 0) code = put_run(w, "BEGIN EXCLUSIVE");
    return code == 0 ? put_run(w, store_schema) : code;
}

static int go_on_from_blank(writer *w) {
    int code = put_run(w, store_ways);
    return code == 0 ? put_run(w, "BEGIN EXCLUSIVE") : code;
}

/* The file just made. SQLite refuses a link anywhere in a path it shall follow none in; where
 * the folder is, links may lead. */
static int open_made(writer *w) {
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
    char *path = realpath(w->path, NULL);
    if (path == NULL) return refuse_file(w, "opened");
    int opened = sqlite3_open_v2(path, &w->db, flags, NULL);
    free(path);
    return opened == SQLITE_OK ? 0 : put_refuse(w);
}

/* SQLite makes files everybody may read; ours is made first, for the owner only. */
static int make_file(writer *w) {
    bool large = w->e->candidates >= LARGE_LIST;
    int fd = open(w->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) return refuse_file(w, "created");
    int code = large ? 0 : blank_write(fd, w->f);
    if (close(fd) != 0 && code == 0) code = refuse_file(w, "closed");
    if (code != 0) return code;
    code = open_made(w);
    if (code != 0) return code;
    return large ? make_large(w) : go_on_from_blank(w);
}

struct store {
    writer w;
};

/* Who they are of whom something was said, what was decided of each, and why. */
static int write_people(writer *w) {
    int code = write_long_tables(w);
    if (code == 0) code = store_slates_write(w);
    if (code == 0) code = store_replies_write(w);
    return code == 0 ? store_units_write(w) : code;
}

static int write_terms_and_counts(writer *w, const manifest *m) {
    int code = write_manifest(w, m);
    if (code == 0) code = write_labels(w);
    if (code == 0) code = write_inputs(w);
    if (code == 0) code = write_sources(w);
    if (code == 0) code = write_terms(w);
    if (code == 0) code = store_rules_write(w);
    if (code == 0) code = store_notice(w);
    if (code == 0) code = write_rulings(w);
    if (code == 0) code = write_odd_rows(w);
    if (code == 0) code = write_counts(w);
    return code == 0 ? store_tallies_write(w) : code;
}

int store_begin(store **out, const char *path, const store_terms *t, fault *f) {
    const outcome_set *o = t->outcomes;
    store *s = *out = calloc(1, sizeof *s);
    if (s == NULL) return fault_memory(f);
    writer *w = &s->w;
    *w = (writer){ .o = o,
                   .e = o->evidence,
                   .pack = o->evidence->pack,
                   .t = t->tally,
                   .ahead = t->ahead,
                   .workers = t->workers,
                   .path = path,
                   .f = f };
    int code = make_file(w);
    if (code == 0) code = write_terms_and_counts(w, t->manifest);
    if (code == 0)
        code = o->decisions_only ? put_run(w, store_decisions_only) : write_people(w);
    if (code == 0) code = put_run(w, "COMMIT");
    w->path = NULL;
    return code;
}

/* Packed, many to a row. */
static int write_packed(writer *w) {
    int code = put_run(w, "BEGIN");
    if (code == 0) code = store_accepted_write(w);
    if (code == 0) code = traces_write(w);
    return code == 0 ? put_run(w, "COMMIT") : code;
}

int store_end(store *s, fault *f) {
    writer *w = &s->w;
    w->f = f;
    int code = w->o->decisions_only ? 0 : write_packed(w);
    if (sqlite3_close(w->db) != SQLITE_OK && code == 0) code = put_refuse(w);
    w->db = NULL;
    return code;
}

void store_drop(store *s) {
    if (s == NULL) return;
    sqlite3_close(s->w.db);
    arena_clear(&s->w.scratch);
    free(s);
}
