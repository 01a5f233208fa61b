/* terms: what a run was judged by, read back from its record.
 *
 * A few hundred rows, read at once into the same structures the run had, so that reports
 * need not know whether a pack was read from its folder or from a record. Order matters in
 * two places: sources before what names them, rules before their citations. Counts are asked
 * first, so that memory is taken once and within the limits of the language. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/terms.h"

#include <stdio.h>
#include <stdlib.h>

#include "audit/query.h"

enum { LIST_MAX = 1 << 20 };

static int count_rows(record *r, const char *sql, size_t most, size_t *out, fault *f) {
    query q = query_ask(r->db, NULL, sql, f);
    if (query_next(&q)) *out = (size_t)query_number(&q, (int64_t)most);
    return query_end(&q);
}

/* Reads `SELECT count(*)` and makes room for that many items. */
static int make_items(record *r, const char *sql, size_t most, size_t size, void **items,
                      size_t *count, fault *f) {
    int code = count_rows(r, sql, most, count, f);
    if (code != 0) return code;
    *items = arena_take_zero(&r->memory, *count + 1, size);
    return *items == NULL ? fault_memory(f) : 0;
}

#define ITEMS(table, most, items, count)                                                       \
    make_items(r, "SELECT count(*) FROM " table, most, sizeof *(items), (void **)&(items),     \
               &(count), f)

static int read_languages(record *r, fault *f) {
    query q = query_ask(r->db, &r->memory, "SELECT name FROM language ORDER BY no", f);
    while (r->pack.language_count < LANGUAGE_MAX && query_next(&q))
        r->pack.languages[r->pack.language_count++] = query_text(&q);
    return query_end(&q);
}

static int read_stages(record *r, fault *f) {
    pack *k = &r->pack;
    int code = ITEMS("stage", STAGE_MAX, k->stages, k->stage_count);
    if (code != 0) return code;
    query q = query_ask(r->db, &r->memory, "SELECT id FROM stage ORDER BY no", f);
    for (size_t i = 0; i < k->stage_count && query_next(&q); i++)
        k->stages[i].id = query_text(&q);
    return query_end(&q);
}

static int read_sources(record *r, fault *f) {
    pack *k = &r->pack;
    int code = ITEMS("source", SOURCE_MAX, k->sources, k->source_count);
    if (code != 0) return code;
    r->sources = arena_take_zero(&r->memory, k->source_count + 1, sizeof *r->sources);
    if (r->sources == NULL) return fault_memory(f);
    query q =
        query_ask(r->db, &r->memory,
                  "SELECT name,kind,key,expects,asked,rows,attached,nobody,suppressed,merged,"
                  "unreadable,left_out,near,near_set_aside,void_input,void_line,stage"
                  " FROM source ORDER BY no",
                  f);
    for (size_t i = 0; i < k->source_count && query_next(&q); i++) {
        record_source *s = &r->sources[i];
        k->sources[i].name = query_text(&q);
        k->sources[i].kind = (source_kind)query_index(&q, SOURCE_LIST + 1, false);
        k->sources[i].key = query_index(&q, COLUMN_MAX, true);
        k->sources[i].expects_column = query_index(&q, COLUMN_MAX, true);
        if (k->sources[i].kind == SOURCE_CANDIDATES) k->candidates = (uint16_t)i;
        s->asked = query_number(&q, 1) != 0;
        uint64_t *counts[] = { &s->rows,   &s->attached,   &s->nobody, &s->suppressed,
                               &s->merged, &s->unreadable, &s->left_out,
                               &s->near,   &s->near_set_aside };
        for (size_t j = 0; j < 9; j++) *counts[j] = (uint64_t)query_number(&q, INT64_MAX);
        s->void_input = query_index(&q, NO_INDEX, true);
        s->void_line = (uint32_t)query_number(&q, UINT32_MAX);
        k->sources[i].stage = query_index(&q, k->stage_count > 0 ? k->stage_count : 1, false);
    }
    return query_end(&q);
}

static int read_coverage(record *r, fault *f) {
    query q = query_ask(r->db, &r->memory,
                        "SELECT source,everybody,by_column,by_values,says,made_on,keys"
                        " FROM coverage",
                        f);
    while (query_next(&q)) {
        uint16_t i = query_index(&q, r->pack.source_count, false);
        if (q.code != 0) break;
        record_source *s = &r->sources[i];
        s->claimed = true;
        s->everybody = query_number(&q, 1) != 0;
        s->column = query_text(&q);
        s->values = query_text(&q);
        s->says = query_text(&q);
        s->on = query_text(&q);
        s->keys = query_text(&q);
    }
    return query_end(&q);
}

static column_type type_named(text name) {
    for (int t = TYPE_ID; t <= TYPE_US_SSN; t++)
        if (text_is(name, column_type_name((column_type)t))) return (column_type)t;
    return TYPE_TEXT;
}

static int read_columns(record *r, fault *f) {
    pack *k = &r->pack;
    for (size_t i = 0; i < k->source_count; i++) {
        k->sources[i].columns =
            arena_take_zero(&r->memory, COLUMN_MAX, sizeof *k->sources[i].columns);
        if (k->sources[i].columns == NULL) return fault_memory(f);
    }
    query q = query_ask(r->db, &r->memory,
                        "SELECT source,name,type,forbidden FROM column ORDER BY source,no", f);
    while (query_next(&q)) {
        uint16_t i = query_index(&q, k->source_count, false);
        if (q.code != 0 || k->sources[i].column_count == COLUMN_MAX) break;
        column_decl *c = &k->sources[i].columns[k->sources[i].column_count++];
        c->name = query_text(&q);
        c->type = type_named(query_text(&q));
        c->forbidden = query_number(&q, 1) != 0;
        c->from_id = NO_INDEX;
    }
    return query_end(&q);
}

static int read_inputs(record *r, fault *f) {
    record_input *all;
    size_t count = 0, i = 0;
    int code = ITEMS("input", LIST_MAX, all, count);
    if (code != 0) return code;
    query q = query_ask(r->db, &r->memory,
                        "SELECT source,file,encoding,encoding_by,bytes,rows,sha256 FROM input"
                        " ORDER BY source,no",
                        f);
    for (; i < count && query_next(&q); i++) {
        record_input *in = &all[i];
        in->source = query_index(&q, r->pack.source_count, false);
        in->file = query_text(&q);
        in->encoding = query_text(&q);
        in->encoding_by = query_text(&q);
        in->bytes = (uint64_t)query_number(&q, INT64_MAX);
        in->rows = (uint64_t)query_number(&q, INT64_MAX);
        text hex = query_text(&q);
        snprintf(in->sha256, sizeof in->sha256, "%.*s", TEXT_ARGS(hex));
        if (q.code != 0) break;
        if (r->sources[in->source].input_count++ == 0) r->sources[in->source].inputs = in;
    }
    for (size_t s = 0; s < r->pack.source_count && q.code == 0; s++)
        if (r->sources[s].void_input != NO_INDEX &&
            r->sources[s].void_input >= r->sources[s].input_count)
            q.code = query_bad(f, "an input");
    return query_end(&q);
}

static int read_days(record *r, fault *f) {
    pack *k = &r->pack;
    int code = ITEMS("day", UINT16_MAX - 1, k->days, k->day_count);
    r->law_day = (span){ DAY_NONE, DAY_NONE };
    if (code != 0) return code;
    r->days = arena_take_zero(&r->memory, k->day_count + 1, sizeof *r->days);
    if (r->days == NULL) return fault_memory(f);
    query q =
        query_ask(r->db, &r->memory, "SELECT name,value,is_law_day FROM day ORDER BY no", f);
    for (size_t i = 0; i < k->day_count && query_next(&q); i++) {
        k->days[i].name = query_text(&q);
        r->days[i] = query_text(&q);
        if (query_number(&q, 1) != 0) k->law_day = (uint16_t)i;
    }
    if (k->law_day < k->day_count && r->days[k->law_day].len > 0 &&
        date_parse(r->days[k->law_day], FORM_ISO, &r->law_day) != NULL && q.code == 0)
        q.code = query_bad(f, "the law day");
    return query_end(&q);
}

static int read_params(record *r, fault *f) {
    pack *k = &r->pack;
    int code = ITEMS("param", UINT16_MAX - 1, k->params, k->param_count);
    if (code != 0) return code;
    r->params = arena_take_zero(&r->memory, k->param_count + 1, sizeof *r->params);
    if (r->params == NULL) return fault_memory(f);
    query q = query_ask(r->db, &r->memory,
                        "SELECT name,value,standard,differs FROM param ORDER BY no", f);
    for (size_t i = 0; i < k->param_count && query_next(&q); i++) {
        k->params[i].name = query_text(&q);
        r->params[i].value = query_text(&q);
        r->params[i].standard = query_text(&q);
        r->params[i].differs = query_number(&q, 1) != 0;
    }
    return query_end(&q);
}

static int read_rules(record *r, fault *f) {
    pack *k = &r->pack;
    int code = ITEMS("rule", RULE_MAX, k->rules, k->rule_count);
    if (code != 0) return code;
    k->files = arena_take_zero(&r->memory, k->rule_count + 1, sizeof *k->files);
    if (k->files == NULL) return fault_memory(f);
    query q = query_ask(r->db, &r->memory,
                        "SELECT id,version,severity,stage,each,in_force_from,in_force_to,file,"
                        "line FROM rule ORDER BY no",
                        f);
    for (size_t i = 0; i < k->rule_count && query_next(&q); i++) {
        rule_decl *d = &k->rules[i];
        d->id = query_text(&q);
        d->version = query_text(&q);
        d->severity = (severity)query_index(&q, POLICY + 1, false);
        d->stage = query_index(&q, k->stage_count, true);
        d->each = query_index(&q, k->source_count, true);
        span from = query_span(&q), to = query_span(&q);
        d->from = from.lo;
        d->to = to.lo == DAY_NONE ? DAY_OPEN : to.hi;
        d->at = (place){ .file = (uint16_t)i, .line = 0 };
        k->files[k->file_count++].name = query_text(&q); /* one per rule: names may repeat */
        d->at.line = (uint32_t)query_number(&q, UINT32_MAX);
    }
    return query_end(&q);
}

static int read_others(record *r, fault *f) {
    pack *k = &r->pack;
    int code = ITEMS("suppress", RULE_MAX, k->suppresses, k->suppress_count);
    if (code == 0) code = ITEMS("fact", UINT16_MAX - 1, k->facts, k->fact_count);
    if (code != 0) return code;
    query q = query_ask(r->db, &r->memory, "SELECT id,source FROM suppress ORDER BY no", f);
    for (size_t i = 0; i < k->suppress_count && query_next(&q); i++) {
        k->suppresses[i].id = query_text(&q);
        k->suppresses[i].source = query_index(&q, k->source_count, false);
    }
    code = query_end(&q);
    if (code != 0) return code;
    q = query_ask(r->db, &r->memory, "SELECT name FROM fact ORDER BY no", f);
    for (size_t i = 0; i < k->fact_count && query_next(&q); i++)
        k->facts[i].name = query_text(&q);
    return query_end(&q);
}

static int read_laws(record *r, fault *f) {
    pack *k = &r->pack;
    int code = ITEMS("law", UINT16_MAX - 1, k->laws, k->law_count);
    if (code != 0) return code;
    query q = query_ask(r->db, &r->memory, "SELECT id,url FROM law ORDER BY no", f);
    for (size_t i = 0; i < k->law_count && query_next(&q); i++) {
        k->laws[i].id = query_text(&q);
        k->laws[i].url = query_text(&q);
    }
    return query_end(&q);
}

/* Which rules judge candidates together. What else is said of their slates is nobody's here. */
static int read_slates(record *r, fault *f) {
    pack *k = &r->pack;
    slate_decl *slate = arena_take_zero(&r->memory, 1, sizeof *slate);
    if (slate == NULL) return fault_memory(f);
    query q = query_ask(r->db, &r->memory, "SELECT DISTINCT rule FROM rule_group ORDER BY rule",
                        f);
    while (query_next(&q)) {
        uint16_t rule = query_index(&q, k->rule_count, false);
        if (q.code != 0) break;
        k->rules[rule].slate = slate;
    }
    return query_end(&q);
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
    query q = query_ask(r->db, &r->memory,
                        "SELECT kind,no,words,in_force_from,in_force_to FROM cite"
                        " ORDER BY kind,no,seq",
                        f);
    for (size_t i = 0; i < count && query_next(&q); i++) {
        text kind = query_text(&q);
        citation **list = cites_of(&r->pack, kind, (uint64_t)query_number(&q, INT64_MAX), &own);
        all[i].words = query_text(&q);
        span from = query_span(&q), to = query_span(&q);
        all[i].from = from.lo;
        all[i].to = to.lo == DAY_NONE ? DAY_OPEN : to.hi;
        if (list == NULL) continue;
        if ((*own)++ == 0) *list = &all[i];
    }
    return query_end(&q);
}

static label *label_of(pack *k, text kind, uint64_t no) {
    if (text_is(kind, "pack")) return &k->title;
    if (text_is(kind, "stage") && no < k->stage_count) return &k->stages[no].title;
    if (text_is(kind, "rule") && no < k->rule_count) return &k->rules[no].title;
    if (text_is(kind, "suppress") && no < k->suppress_count) return &k->suppresses[no].title;
    if (text_is(kind, "source") && no < k->source_count) return &k->sources[no].title;
    if (text_is(kind, "day") && no < k->day_count) return &k->days[no].title;
    if (text_is(kind, "fact") && no < k->fact_count) return &k->facts[no].title;
    if (text_is(kind, "law") && no < k->law_count) return &k->laws[no].title;
    return NULL;
}

static int read_labels(record *r, fault *f) {
    query q = query_ask(r->db, &r->memory, "SELECT kind,no,language,words FROM label", f);
    while (query_next(&q)) {
        text kind = query_text(&q);
        label *to = label_of(&r->pack, kind, (uint64_t)query_number(&q, INT64_MAX));
        uint16_t language = query_index(&q, LANGUAGE_MAX, false);
        text words = query_text(&q);
        if (to != NULL) to->in[language] = words;
    }
    return query_end(&q);
}

static int read_manifest(record *r, fault *f) {
    query q = query_ask(r->db, &r->memory,
                        "SELECT part,name,value FROM manifest WHERE part IN"
                        " ('pack','docket','manifest','count')",
                        f);
    while (query_next(&q)) {
        text kind = query_text(&q), name = query_text(&q), value = query_text(&q);
        if (text_is(kind, "pack") && text_is(name, "id")) r->pack.id = value;
        if (text_is(kind, "pack") && text_is(name, "version")) r->pack.version = value;
        if (text_is(kind, "pack") && text_is(name, "policy_adopted_by"))
            r->pack.policy_adopted_by = value;
        if (text_is(kind, "docket") && text_is(name, "title")) r->docket_title = value;
        if (text_is(kind, "manifest"))
            snprintf(r->manifest, sizeof r->manifest, "%.*s", TEXT_ARGS(value));
        if (text_is(kind, "count") && text_is(name, "candidates"))
            r->candidates = strtoull(value.at, NULL, 10);
    }
    return query_end(&q);
}

/* Up to which stage the run decided. */
static int read_through(record *r, fault *f) {
    pack *k = &r->pack;
    query q = query_ask(r->db, &r->memory,
                        "SELECT value FROM manifest WHERE part='run' AND name='through'", f);
    text name = query_next(&q) ? query_text(&q) : (text){ "", 0 };
    int code = query_end(&q);
    if (code != 0 || k->stage_count == 0) return code;
    uint16_t last = pack_find_stage(k, name);
    if (last == NO_INDEX) return query_bad(f, "a stage");
    k->left_out = (uint16_t)(k->stage_count - 1 - last);
    return 0;
}

static int read_troubles(record *r, fault *f) {
    int code = ITEMS("trouble", LIST_MAX, r->troubles, r->trouble_count);
    if (code != 0) return code;
    query q = query_ask(r->db, &r->memory,
                        "SELECT rule,is_void,candidates,words FROM trouble ORDER BY no", f);
    for (size_t i = 0; i < r->trouble_count && query_next(&q); i++) {
        r->troubles[i].rule = query_index(&q, r->pack.rule_count, false);
        r->troubles[i].is_void = query_number(&q, 1) != 0;
        r->troubles[i].candidates = (uint64_t)query_number(&q, INT64_MAX);
        r->troubles[i].words = query_text(&q);
    }
    return query_end(&q);
}

int terms_read(record *r, fault *f) {
    static int (*const steps[])(record *, fault *) = {
        read_languages, read_stages, read_sources, read_coverage, read_columns,
        read_inputs,    read_days,   read_params,  read_rules,    read_others,
        read_slates,
        read_laws,      read_cites,  read_labels,  read_manifest, read_troubles,
        read_through,
    };
    int code = 0;
    for (size_t i = 0; code == 0 && i < sizeof steps / sizeof *steps; i++)
        code = steps[i](r, f);
    return code;
}
