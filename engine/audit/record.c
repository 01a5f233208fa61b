/* record: reads audit.sqlite.
 *
 * Whoever hands over a run folder may be hostile, so SQLite is told to trust nothing: immutable file,
 * untrusted schema, no views or triggers, an authorizer that lets only reading through, small limits.
 * The declarations (a few hundred rows) are read at once into a `pack`; decisions, reasons and traces
 * are fetched when asked for. Numbers that index something are checked where they are read: a wrong
 * one is "damaged", never an index. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/record.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sqlite3.h>

#include "ground/folder.h"

enum { TEXT_LIMIT = 64 << 20, NEAR_LIMIT = 3, LIST_MAX = 1 << 20 };

static int damaged(const record *r, fault *f) {
    return fault_set(f, FAULT_DATA, "audit.sqlite", 0, 0, "is damaged or was not written by vet: %s",
                     r->db != NULL ? sqlite3_errmsg(r->db) : "no memory");
}

static int bad_number(fault *f, const char *what) {
    return fault_set(f, FAULT_DATA, "audit.sqlite", 0, 0,
                     "is damaged or was not written by vet: %s out of range", what);
}

/* ---- opening ---- */

static int only_reading(void *payload, int action, const char *a, const char *b, const char *c,
                        const char *d) {
    (void)payload, (void)a, (void)c, (void)d;
    if (action == SQLITE_SELECT || action == SQLITE_READ) return SQLITE_OK;
    if (action == SQLITE_FUNCTION && b != NULL && strcmp(b, "count") == 0) return SQLITE_OK;
    return SQLITE_DENY;
}

/* "file:<path>?immutable=1" with everything that means something in a URI escaped. */
static char *make_uri(arena *a, const char *folder) {
    static const char hex[] = "0123456789ABCDEF";
    size_t len = strlen(folder), used = 0;
    char *uri = arena_take(a, len * 3 + 64);
    if (uri == NULL) return NULL;
    used += (size_t)sprintf(uri, "file:%s", folder[0] == '/' ? "" : "./");
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)folder[i];
        if (c > ' ' && c < 0x7f && strchr("%?#", c) == NULL) {
            uri[used++] = (char)c;
            continue;
        }
        uri[used++] = '%';
        uri[used++] = hex[c >> 4];
        uri[used++] = hex[c & 15];
    }
    strcpy(uri + used, "/audit.sqlite?immutable=1");
    return uri;
}

static int open_file(record *r, const char *folder, fault *f) {
    int found = folder_open(folder, "audit.sqlite", FAULT_DATA, f);
    if (found < 0)
        return f != NULL && f->code != 0 ? f->code : FAULT_DATA;
    close(found);
    const char *uri = make_uri(&r->memory, folder);
    sqlite3 *db = NULL;
    if (uri == NULL) return fault_memory(f);
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    int good = sqlite3_open_v2(uri, &db, flags, NULL);
    r->db = db;
    if (good != SQLITE_OK) return damaged(r, f);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, TEXT_LIMIT);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    return 0;
}

static int read_pragma(record *r, const char *sql, int64_t *out, fault *f) {
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(r->db, sql, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW
                   ? 0
                   : damaged(r, f);
    if (code == 0) *out = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return code;
}

static int check_marks(record *r, fault *f) {
    int64_t mark = 0, version = 0;
    int code = read_pragma(r, "PRAGMA application_id", &mark, f);
    if (code == 0) code = read_pragma(r, "PRAGMA user_version", &version, f);
    if (code != 0) return code;
    if (mark != STORE_APPLICATION)
        return fault_set(f, FAULT_DATA, "audit.sqlite", 0, 0,
                         "is a database, but not one that vet wrote; give the folder of a run");
    if (version != STORE_VERSION)
        return fault_set(f, FAULT_DATA, "audit.sqlite", 0, 0,
                         "has format %" PRId64 ", this vet reads format %d; use the vet that wrote it",
                         version, STORE_VERSION);
    sqlite3_set_authorizer(r->db, only_reading, NULL);
    return 0;
}

/* ---- rows ---- */

/* A query in progress. Columns are read in order with the get_ functions; the first that is out of
 * range is remembered and ends the query at the next row. */
typedef struct query {
    record *r;
    arena *a;                  /* where texts go; NULL: they are borrowed until the next row */
    sqlite3_stmt *stmt;
    fault *f;
    int at, code;
} query;

static query ask(record *r, arena *a, const char *sql, fault *f) {
    query q = { .r = r, .a = a, .f = f };
    if (sqlite3_prepare_v2(r->db, sql, -1, &q.stmt, NULL) != SQLITE_OK) q.code = damaged(r, f);
    return q;
}

static bool next_row(query *q) {
    if (q->code != 0) return false;
    int more = sqlite3_step(q->stmt);
    q->at = 0;
    if (more != SQLITE_ROW && more != SQLITE_DONE) q->code = damaged(q->r, q->f);
    return more == SQLITE_ROW;
}

static int end_query(query *q) {
    sqlite3_finalize(q->stmt);
    q->stmt = NULL;
    return q->code;
}

static int64_t get_number(query *q, int64_t most) {
    int64_t n = sqlite3_column_int64(q->stmt, q->at++);
    if (n >= 0 && n <= most) return n;
    if (q->code == 0) q->code = bad_number(q->f, "a number");
    return 0;
}

/* An index below `count`; NULL gives NO_INDEX when `or_none`. */
static uint16_t get_index(query *q, size_t count, bool or_none) {
    if (or_none && sqlite3_column_type(q->stmt, q->at) == SQLITE_NULL) {
        q->at++;
        return NO_INDEX;
    }
    int64_t n = sqlite3_column_int64(q->stmt, q->at++);
    if (n >= 0 && n < (int64_t)count) return (uint16_t)n;
    if (q->code == 0) q->code = bad_number(q->f, "an index");
    return or_none ? (uint16_t)NO_INDEX : 0;
}

static text get_text(query *q) {
    const char *at = (const char *)sqlite3_column_blob(q->stmt, q->at);
    text found = { at, (size_t)sqlite3_column_bytes(q->stmt, q->at) }, kept = { "", 0 };
    q->at++;
    if (at == NULL) return kept;
    if (q->a == NULL) return found;
    if (!arena_text(q->a, found, &kept) && q->code == 0) q->code = fault_memory(q->f);
    return kept;
}

/* "2024-03-15", "1985", or "1985-03-02..1985-04-01". */
static span get_span(query *q) {
    span lo = { DAY_NONE, DAY_NONE }, hi = lo;
    text written = get_text(q);
    if (written.len == 0) return lo;
    const char *dots = memmem(written.at, written.len, "..", 2);
    text first = { written.at, dots != NULL ? (size_t)(dots - written.at) : written.len };
    const char *why = date_parse(first, FORM_ISO, &lo);
    hi = lo;
    if (why == NULL && dots != NULL)
        why = date_parse((text){ dots + 2, written.len - first.len - 2 }, FORM_ISO, &hi);
    if (why != NULL && q->code == 0) q->code = bad_number(q->f, "a date");
    return (span){ lo.lo, hi.hi };
}

/* ---- the declarations ---- */

static int count_rows(record *r, const char *sql, size_t most, size_t *out, fault *f) {
    query q = ask(r, NULL, sql, f);
    if (next_row(&q)) *out = (size_t)get_number(&q, (int64_t)most);
    return end_query(&q);
}

/* Reads `SELECT count(*)` and makes room for that many items. */
static int make_items(record *r, const char *sql, size_t most, size_t size, void **items, size_t *count,
                      fault *f) {
    int code = count_rows(r, sql, most, count, f);
    if (code != 0) return code;
    *items = arena_take_zero(&r->memory, *count + 1, size);
    return *items == NULL ? fault_memory(f) : 0;
}

#define ITEMS(table, most, items, count)                                                            \
    make_items(r, "SELECT count(*) FROM " table, most, sizeof *(items), (void **)&(items), &(count), f)

static int read_languages(record *r, fault *f) {
    query q = ask(r, &r->memory, "SELECT name FROM language ORDER BY no", f);
    while (r->pack.language_count < LANGUAGE_MAX && next_row(&q))
        r->pack.languages[r->pack.language_count++] = get_text(&q);
    return end_query(&q);
}

static int read_stages(record *r, fault *f) {
    pack *k = &r->pack;
    int code = ITEMS("stage", STAGE_MAX, k->stages, k->stage_count);
    if (code != 0) return code;
    query q = ask(r, &r->memory, "SELECT id FROM stage ORDER BY no", f);
    for (size_t i = 0; i < k->stage_count && next_row(&q); i++) k->stages[i].id = get_text(&q);
    return end_query(&q);
}

static int read_sources(record *r, fault *f) {
    pack *k = &r->pack;
    int code = ITEMS("source", SOURCE_MAX, k->sources, k->source_count);
    if (code != 0) return code;
    r->sources = arena_take_zero(&r->memory, k->source_count + 1, sizeof *r->sources);
    if (r->sources == NULL) return fault_memory(f);
    query q = ask(r, &r->memory, "SELECT name,kind,key,asked,rows,attached,nobody,suppressed,merged,"
                                 "unreadable,left_out FROM source ORDER BY no", f);
    for (size_t i = 0; i < k->source_count && next_row(&q); i++) {
        record_source *s = &r->sources[i];
        k->sources[i].name = get_text(&q);
        k->sources[i].kind = (source_kind)get_index(&q, SOURCE_ONE + 1, false);
        k->sources[i].key = get_index(&q, COLUMN_MAX, true);
        if (k->sources[i].kind == SOURCE_CANDIDATES) k->candidates = (uint16_t)i;
        s->asked = get_number(&q, 1) != 0;
        uint64_t *counts[] = { &s->rows, &s->attached, &s->nobody, &s->suppressed, &s->merged,
                               &s->unreadable, &s->left_out };
        for (size_t j = 0; j < 7; j++) *counts[j] = (uint64_t)get_number(&q, INT64_MAX);
    }
    return end_query(&q);
}

static int read_coverage(record *r, fault *f) {
    query q = ask(r, &r->memory, "SELECT source,everybody,by_column,by_values,says,made_on,keys"
                                 " FROM coverage", f);
    while (next_row(&q)) {
        uint16_t i = get_index(&q, r->pack.source_count, false);
        if (q.code != 0) break;
        record_source *s = &r->sources[i];
        s->claimed = true;
        s->everybody = get_number(&q, 1) != 0;
        s->column = get_text(&q);
        s->values = get_text(&q);
        s->says = get_text(&q);
        s->on = get_text(&q);
        s->keys = get_text(&q);
    }
    return end_query(&q);
}

static column_type type_named(text name) {
    for (int t = TYPE_ID; t <= TYPE_CN_ID; t++)
        if (text_is(name, column_type_name((column_type)t))) return (column_type)t;
    return TYPE_TEXT;
}

static int read_columns(record *r, fault *f) {
    pack *k = &r->pack;
    for (size_t i = 0; i < k->source_count; i++) {
        k->sources[i].columns = arena_take_zero(&r->memory, COLUMN_MAX, sizeof *k->sources[i].columns);
        if (k->sources[i].columns == NULL) return fault_memory(f);
    }
    query q = ask(r, &r->memory, "SELECT source,name,type,forbidden FROM column ORDER BY source,no", f);
    while (next_row(&q)) {
        uint16_t i = get_index(&q, k->source_count, false);
        if (q.code != 0 || k->sources[i].column_count == COLUMN_MAX) break;
        column_decl *c = &k->sources[i].columns[k->sources[i].column_count++];
        c->name = get_text(&q);
        c->type = type_named(get_text(&q));
        c->forbidden = get_number(&q, 1) != 0;
        c->from_id = NO_INDEX;
    }
    return end_query(&q);
}

static int read_inputs(record *r, fault *f) {
    record_input *all;
    size_t count = 0, i = 0;
    int code = ITEMS("input", LIST_MAX, all, count);
    if (code != 0) return code;
    query q = ask(r, &r->memory, "SELECT source,file,encoding,bytes,rows,sha256 FROM input"
                                 " ORDER BY source,no", f);
    for (; i < count && next_row(&q); i++) {
        record_input *in = &all[i];
        in->source = get_index(&q, r->pack.source_count, false);
        in->file = get_text(&q);
        in->encoding = get_text(&q);
        in->bytes = (uint64_t)get_number(&q, INT64_MAX);
        in->rows = (uint64_t)get_number(&q, INT64_MAX);
        text hex = get_text(&q);
        snprintf(in->sha256, sizeof in->sha256, "%.*s", TEXT_ARGS(hex));
        if (q.code != 0) break;
        if (r->sources[in->source].input_count++ == 0) r->sources[in->source].inputs = in;
    }
    return end_query(&q);
}

static int read_days(record *r, fault *f) {
    pack *k = &r->pack;
    int code = ITEMS("day", UINT16_MAX - 1, k->days, k->day_count);
    r->law_day = (span){ DAY_NONE, DAY_NONE };
    if (code != 0) return code;
    r->days = arena_take_zero(&r->memory, k->day_count + 1, sizeof *r->days);
    if (r->days == NULL) return fault_memory(f);
    query q = ask(r, &r->memory, "SELECT name,value,is_law_day FROM day ORDER BY no", f);
    for (size_t i = 0; i < k->day_count && next_row(&q); i++) {
        k->days[i].name = get_text(&q);
        r->days[i] = get_text(&q);
        if (get_number(&q, 1) != 0) k->law_day = (uint16_t)i;
    }
    if (k->law_day < k->day_count && r->days[k->law_day].len > 0
        && date_parse(r->days[k->law_day], FORM_ISO, &r->law_day) != NULL && q.code == 0)
        q.code = bad_number(f, "the law day");
    return end_query(&q);
}

static int read_params(record *r, fault *f) {
    pack *k = &r->pack;
    int code = ITEMS("param", UINT16_MAX - 1, k->params, k->param_count);
    if (code != 0) return code;
    r->params = arena_take_zero(&r->memory, k->param_count + 1, sizeof *r->params);
    if (r->params == NULL) return fault_memory(f);
    query q = ask(r, &r->memory, "SELECT name,value,standard,differs FROM param ORDER BY no", f);
    for (size_t i = 0; i < k->param_count && next_row(&q); i++) {
        k->params[i].name = get_text(&q);
        r->params[i].value = get_text(&q);
        r->params[i].standard = get_text(&q);
        r->params[i].differs = get_number(&q, 1) != 0;
    }
    return end_query(&q);
}

static int read_rules(record *r, fault *f) {
    pack *k = &r->pack;
    int code = ITEMS("rule", RULE_MAX, k->rules, k->rule_count);
    if (code != 0) return code;
    k->files = arena_take_zero(&r->memory, k->rule_count + 1, sizeof *k->files);
    if (k->files == NULL) return fault_memory(f);
    query q = ask(r, &r->memory, "SELECT id,version,severity,stage,each,in_force_from,in_force_to,file,"
                                 "line FROM rule ORDER BY no", f);
    for (size_t i = 0; i < k->rule_count && next_row(&q); i++) {
        rule_decl *d = &k->rules[i];
        d->id = get_text(&q);
        d->version = get_text(&q);
        d->severity = (severity)get_index(&q, POLICY + 1, false);
        d->stage = get_index(&q, k->stage_count, true);
        d->each = get_index(&q, k->source_count, true);
        span from = get_span(&q), to = get_span(&q);
        d->from = from.lo;
        d->to = to.lo == DAY_NONE ? DAY_OPEN : to.hi;
        d->at = (place){ .file = (uint16_t)i, .line = 0 };
        k->files[k->file_count++].name = get_text(&q);   /* one per rule: names may repeat */
        d->at.line = (uint32_t)get_number(&q, UINT32_MAX);
    }
    return end_query(&q);
}

static int read_others(record *r, fault *f) {
    pack *k = &r->pack;
    int code = ITEMS("suppress", RULE_MAX, k->suppresses, k->suppress_count);
    if (code == 0) code = ITEMS("fact", UINT16_MAX - 1, k->facts, k->fact_count);
    if (code != 0) return code;
    query q = ask(r, &r->memory, "SELECT id,source FROM suppress ORDER BY no", f);
    for (size_t i = 0; i < k->suppress_count && next_row(&q); i++) {
        k->suppresses[i].id = get_text(&q);
        k->suppresses[i].source = get_index(&q, k->source_count, false);
    }
    code = end_query(&q);
    if (code != 0) return code;
    q = ask(r, &r->memory, "SELECT name FROM fact ORDER BY no", f);
    for (size_t i = 0; i < k->fact_count && next_row(&q); i++) k->facts[i].name = get_text(&q);
    return end_query(&q);
}

/* Where the citations of a kind of thing go; NULL: no such thing. */
static citation **cites_of(pack *k, text kind, uint64_t no, size_t **count) {
    if (text_is(kind, "rule") && no < k->rule_count) {
        *count = &k->rules[no].cite_count;
        return &k->rules[no].cites;
    }
    if (text_is(kind, "suppress") && no < k->suppress_count) {
        *count = &k->suppresses[no].cite_count;
        return &k->suppresses[no].cites;
    }
    if (text_is(kind, "fact") && no < k->fact_count) {
        *count = &k->facts[no].cite_count;
        return &k->facts[no].cites;
    }
    return NULL;
}

/* Rows of one thing follow each other, so each list is a stretch of one array. */
static int read_cites(record *r, fault *f) {
    citation *all;
    size_t count = 0, *own;
    int code = ITEMS("cite", LIST_MAX, all, count);
    if (code != 0) return code;
    query q = ask(r, &r->memory, "SELECT kind,no,words,in_force_from,in_force_to FROM cite"
                                 " ORDER BY kind,no,seq", f);
    for (size_t i = 0; i < count && next_row(&q); i++) {
        text kind = get_text(&q);
        citation **list = cites_of(&r->pack, kind, (uint64_t)get_number(&q, INT64_MAX), &own);
        all[i].words = get_text(&q);
        span from = get_span(&q), to = get_span(&q);
        all[i].from = from.lo;
        all[i].to = to.lo == DAY_NONE ? DAY_OPEN : to.hi;
        if (list == NULL) continue;
        if ((*own)++ == 0) *list = &all[i];
    }
    return end_query(&q);
}

static label *label_of(pack *k, text kind, uint64_t no) {
    if (text_is(kind, "pack")) return &k->title;
    if (text_is(kind, "stage") && no < k->stage_count) return &k->stages[no].title;
    if (text_is(kind, "rule") && no < k->rule_count) return &k->rules[no].title;
    if (text_is(kind, "suppress") && no < k->suppress_count) return &k->suppresses[no].title;
    if (text_is(kind, "source") && no < k->source_count) return &k->sources[no].title;
    if (text_is(kind, "day") && no < k->day_count) return &k->days[no].title;
    if (text_is(kind, "fact") && no < k->fact_count) return &k->facts[no].title;
    return NULL;
}

static int read_labels(record *r, fault *f) {
    query q = ask(r, &r->memory, "SELECT kind,no,language,words FROM label", f);
    while (next_row(&q)) {
        text kind = get_text(&q);
        label *to = label_of(&r->pack, kind, (uint64_t)get_number(&q, INT64_MAX));
        uint16_t language = get_index(&q, LANGUAGE_MAX, false);
        text words = get_text(&q);
        if (to != NULL) to->in[language] = words;
    }
    return end_query(&q);
}

static int read_manifest(record *r, fault *f) {
    query q = ask(r, &r->memory, "SELECT part,name,value FROM manifest WHERE part IN"
                                 " ('pack','manifest','count')", f);
    while (next_row(&q)) {
        text kind = get_text(&q), name = get_text(&q), value = get_text(&q);
        if (text_is(kind, "pack") && text_is(name, "id")) r->pack.id = value;
        if (text_is(kind, "pack") && text_is(name, "version")) r->pack.version = value;
        if (text_is(kind, "pack") && text_is(name, "policy_adopted_by")) r->pack.policy_adopted_by = value;
        if (text_is(kind, "manifest"))
            snprintf(r->manifest, sizeof r->manifest, "%.*s", TEXT_ARGS(value));
        if (text_is(kind, "count") && text_is(name, "candidates"))
            r->candidates = strtoull(value.at, NULL, 10);
    }
    return end_query(&q);
}

static int read_troubles(record *r, fault *f) {
    int code = ITEMS("trouble", LIST_MAX, r->troubles, r->trouble_count);
    if (code != 0) return code;
    query q = ask(r, &r->memory, "SELECT rule,is_void,candidates,words FROM trouble ORDER BY no", f);
    for (size_t i = 0; i < r->trouble_count && next_row(&q); i++) {
        r->troubles[i].rule = get_index(&q, r->pack.rule_count, false);
        r->troubles[i].is_void = get_number(&q, 1) != 0;
        r->troubles[i].candidates = (uint64_t)get_number(&q, INT64_MAX);
        r->troubles[i].words = get_text(&q);
    }
    return end_query(&q);
}

int record_open(record **out, const char *folder, fault *f) {
    static int (*const steps[])(record *, fault *) = {
        check_marks, read_languages, read_stages, read_sources, read_coverage, read_columns, read_inputs,
        read_days,   read_params,    read_rules,  read_others,  read_cites,    read_labels,  read_manifest,
        read_troubles,
    };
    *out = NULL;
    record *r = calloc(1, sizeof *r);
    if (r == NULL) return fault_memory(f);
    int code = open_file(r, folder, f);
    for (size_t i = 0; code == 0 && i < sizeof steps / sizeof *steps; i++) code = steps[i](r, f);
    if (code != 0)
        record_free(r);
    else
        *out = r;
    return code;
}

void record_free(record *r) {
    if (r == NULL) return;
    sqlite3_close(r->db);
    arena_clear(&r->memory);
    free(r);
}

/* ---- decisions ---- */

#define DECISION_COLUMNS                                                                            \
    "no,key,name,input,line,decision,stage,flags,law_day,first_rule,grade,waits,eligible_from,reasons"

static void get_decision(query *q, record_decision *out) {
    const record *r = q->r;
    size_t inputs = r->sources[r->pack.candidates].input_count;
    *out = (record_decision){ .no = (uint32_t)get_number(q, UINT32_MAX) };
    out->key = get_text(q);
    out->name = get_text(q);
    out->input = get_index(q, inputs, false);
    out->line = (uint32_t)get_number(q, UINT32_MAX);
    out->decision = (uint8_t)get_index(q, DECISIONS, false);
    out->stage = get_index(q, r->pack.stage_count > 0 ? r->pack.stage_count : 1, false);
    out->flags = (uint8_t)get_number(q, UINT8_MAX);
    out->law_day = get_span(q);
    if (out->law_day.lo == DAY_NONE) out->law_day = r->law_day;
    out->first_rule = get_index(q, r->pack.rule_count, true);
    out->grade = (uint8_t)get_index(q, GRADE_NEVER + 1, true);
    if (out->grade > GRADE_NEVER) out->grade = GRADE_NONE;
    out->waits = get_text(q);
    out->eligible_from = get_span(q);
    out->reason_count = (uint32_t)get_number(q, UINT32_MAX);
}

int record_find(record *r, text key, int64_t after, arena *a, record_decision *out, fault *f) {
    query q = ask(r, a, "SELECT " DECISION_COLUMNS " FROM decision WHERE key=?1 AND no>?2"
                        " ORDER BY no LIMIT 1", f);
    int found = 0;
    if (q.code == 0) {
        sqlite3_bind_text64(q.stmt, 1, key.at == NULL ? "" : key.at, key.len, SQLITE_STATIC, SQLITE_UTF8);
        sqlite3_bind_int64(q.stmt, 2, after);
    }
    if (next_row(&q)) {
        get_decision(&q, out);
        found = 1;
    }
    int code = end_query(&q);
    return code != 0 ? code : found;
}

static void get_reason(query *q, record_reason *out) {
    const record *r = q->r;
    *out = (record_reason){ .rule = get_index(q, r->pack.rule_count, true) };
    out->code = get_text(q);
    out->effect = (uint8_t)get_index(q, EFFECT_REJECT + 1, false);
    out->said = (uint8_t)get_index(q, EFFECT_REJECT + 1, false);
    out->cause = (uint8_t)get_index(q, CAUSES, false);
    out->grade = (uint8_t)get_index(q, GRADE_NEVER + 1, false);
    out->source = get_index(q, r->pack.source_count, true);
    size_t inputs = out->source == NO_INDEX ? 0 : r->sources[out->source].input_count;
    out->input = get_index(q, inputs, true);
    out->line = (uint32_t)get_number(q, UINT32_MAX);
    out->eligible_from = get_span(q);
    out->waits = get_text(q);
    out->to = get_text(q);
    out->citation = get_text(q);
    for (size_t i = 0; i < LANGUAGE_MAX; i++) out->words[i] = get_text(q);
}

static query ask_reasons(record *r, arena *a, fault *f) {
    return ask(r, a, "SELECT rule,code,effect,said,cause,grade,source,input,line,eligible_from,waits,"
                     "for_whom,citation,words,words_2,words_3,words_4 FROM reason WHERE candidate=?1"
                     " ORDER BY seq", f);
}

/* The reasons of one candidate with a prepared query, which can be used again. */
static int fetch_reasons(query *q, uint32_t candidate, record_reason **out, size_t *count) {
    record_reason *items = NULL;
    size_t room = 0;
    *count = 0;
    if (q->code == 0) {
        sqlite3_reset(q->stmt);
        sqlite3_bind_int64(q->stmt, 1, candidate);
    }
    while (next_row(q)) {
        if (!grow((void **)&items, &room, *count, sizeof *items, LIST_MAX)) {
            q->code = fault_memory(q->f);
            break;
        }
        get_reason(q, &items[(*count)++]);
    }
    *out = arena_take(q->a, (*count + 1) * sizeof **out);
    if (*out == NULL && q->code == 0) q->code = fault_memory(q->f);
    if (q->code == 0 && *count > 0) memcpy(*out, items, *count * sizeof **out);
    free(items);
    return q->code;
}

int record_reasons(record *r, uint32_t candidate, arena *a, record_reason **out, size_t *count, fault *f) {
    query q = ask_reasons(r, a, f);
    fetch_reasons(&q, candidate, out, count);
    return end_query(&q);
}

static int fetch_body(query *q, text *out) {
    int found = 0;
    if (next_row(q)) {
        *out = get_text(q);
        found = 1;
    }
    int code = end_query(q);
    return code != 0 ? code : found;
}

int record_trace(record *r, uint32_t candidate, arena *a, text *out, fault *f) {
    query q = ask(r, a, "SELECT body FROM trace WHERE candidate=?1", f);
    if (q.code == 0) sqlite3_bind_int64(q.stmt, 1, candidate);
    return fetch_body(&q, out);
}

int record_text(record *r, text file, arena *a, text *out, fault *f) {
    query q = ask(r, a, "SELECT body FROM text WHERE file=?1", f);
    if (q.code == 0)
        sqlite3_bind_text64(q.stmt, 1, file.at == NULL ? "" : file.at, file.len, SQLITE_STATIC,
                            SQLITE_UTF8);
    return fetch_body(&q, out);
}

/* ---- near keys ---- */

/* Keeps the `limit` nearest so far, nearest first, equals in list order. */
static void keep_near(text *keys, size_t *far, size_t limit, size_t *count, text key, size_t distance) {
    size_t at = *count;
    while (at > 0 && far[at - 1] > distance) at--;
    if (at >= limit) return;
    if (*count < limit) (*count)++;
    for (size_t i = *count - 1; i > at; i--) keys[i] = keys[i - 1], far[i] = far[i - 1];
    keys[at] = key;
    far[at] = distance;
}

int record_near_keys(record *r, text key, arena *a, text *keys, size_t limit, size_t *count, fault *f) {
    size_t far[16];
    *count = 0;
    if (limit > 16) limit = 16;
    query q = ask(r, NULL, "SELECT key FROM decision ORDER BY no", f);
    while (next_row(&q)) {
        text found = get_text(&q), kept;
        size_t most = *count == limit && far[limit - 1] > 0 ? far[limit - 1] - 1 : NEAR_LIMIT;
        size_t distance = text_distance(key, found, most);
        if (distance > most) continue;
        if (!arena_text(a, found, &kept))
            q.code = fault_memory(f);
        else
            keep_near(keys, far, limit, count, kept, distance);
    }
    return end_query(&q);
}

/* ---- walking ---- */

/* What a filter's names stand for; checked before the walk. */
static int bind_filter(query *q, const record_filter *filter) {
    const pack *k = &q->r->pack;
    uint16_t stage = filter->stage.len > 0 ? pack_find_stage(k, filter->stage) : (uint16_t)NO_INDEX;
    uint16_t rule = filter->rule.len > 0 ? pack_find_rule(k, filter->rule) : (uint16_t)NO_INDEX;
    if (filter->stage.len > 0 && stage == NO_INDEX)
        return fault_plain(q->f, FAULT_USAGE, "no stage '%.*s' in this run", TEXT_ARGS(filter->stage));
    if (filter->rule.len > 0 && rule == NO_INDEX)
        return fault_plain(q->f, FAULT_USAGE, "no rule '%.*s' in this run", TEXT_ARGS(filter->rule));
    sqlite3_bind_int(q->stmt, 1, filter->decision);
    if (stage != NO_INDEX) sqlite3_bind_int(q->stmt, 2, stage);
    sqlite3_bind_int(q->stmt, 3, filter->one_source ? RESULT_ONE_SOURCE : 0);
    if (rule != NO_INDEX) sqlite3_bind_int(q->stmt, 4, rule);
    if (filter->reason.len > 0)
        sqlite3_bind_text64(q->stmt, 5, filter->reason.at, filter->reason.len, SQLITE_STATIC, SQLITE_UTF8);
    if (filter->waits.len > 0)
        sqlite3_bind_text64(q->stmt, 6, filter->waits.at, filter->waits.len, SQLITE_STATIC, SQLITE_UTF8);
    return 0;
}

static query ask_decisions(record *r, arena *a, const record_filter *filter, fault *f) {
    query q = ask(r, a,
                  "SELECT " DECISION_COLUMNS " FROM decision d WHERE (?1=0 OR decision=?1)"
                  " AND (?2 IS NULL OR stage=?2) AND (flags&?3)=?3"
                  " AND ((?4 IS NULL AND ?5 IS NULL AND ?6 IS NULL) OR EXISTS (SELECT 1 FROM reason"
                  "  WHERE candidate=d.no AND (?4 IS NULL OR rule=?4) AND (?5 IS NULL OR code=?5)"
                  "  AND (?6 IS NULL OR (waits=?6 AND effect>=3)))) ORDER BY no", f);
    if (q.code == 0) q.code = bind_filter(&q, filter);
    return q;
}

int record_walk(record *r, const record_filter *filter, bool with_reasons, record_visit *visit,
                void *payload, fault *f) {
    arena scratch = { 0 };
    query rows = ask_decisions(r, &scratch, filter, f);
    query reasons = ask_reasons(r, &scratch, f);
    while (rows.code == 0 && next_row(&rows)) {
        record_decision d;
        record_reason *items = NULL;
        size_t count = 0;
        get_decision(&rows, &d);
        if (rows.code == 0 && with_reasons && d.reason_count > 0)
            rows.code = fetch_reasons(&reasons, d.no, &items, &count);
        if (rows.code == 0) rows.code = visit(payload, &d, items, count, f);
        arena_reset(&scratch);
    }
    end_query(&reasons);
    int code = end_query(&rows);
    arena_clear(&scratch);
    return code;
}
