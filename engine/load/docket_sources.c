/* docket_sources: what is claimed of every source and its files.
 *
 * A source that nobody mentions is a file of its own name. One that has neither a file
 * nor the words "not asked" is a mistake: whether a register was searched at all must
 * never hang on a file that somebody forgot to copy. Coverage is a claim with a name
 * under it, so `says` is asked for. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/docket_sources.h"

#include <stdio.h>

#include "load/docket_columns.h"
#include "load/docket_files.h"
#include "load/identifier.h"
#include "pack/through.h"

enum { WHAT_BYTES = 160, KEYS_MAX = 8 };

/* ---- what is claimed */

static void read_skip_lines(docket_reading *r, const data *v, docket_source *out) {
    if (!docket_is_table(r, v, "skip_lines")) return;
    if (v->field_count > 0)
        docket_wrong(r, v->fields[0].line, "skip_lines is a list of line numbers");
    if (out->file_count > 1)
        docket_wrong(r, v->line,
                     "skip_lines needs a source of one file: a line alone does not say "
                     "which file is meant");
    out->skip_lines = docket_take(r, v->item_count, sizeof *out->skip_lines);
    for (size_t i = 0; i < v->item_count && out->skip_lines != NULL; i++) {
        int64_t line;
        if (docket_whole(r, v->items[i], "a line of skip_lines", 1, UINT32_MAX, &line))
            out->skip_lines[out->skip_count++] = (uint32_t)line;
    }
}

static void read_expect(docket_reading *r, const data *v, docket_source *out) {
    if (!docket_is_table(r, v, "expect")) return;
    docket_fields(r, v, "expect", "rows", 0);
    docket_whole(r, data_find(v, "rows"), "rows", 0, INT64_MAX, &out->expect_rows);
}

static void read_covered_keys(docket_reading *r, const data *v, const source_decl *candidates,
                              coverage *out) {
    text *names = NULL;
    size_t count = 0;
    if (!docket_words(r, v, "keys", &names, &count)) return;
    if (count > KEYS_MAX) docket_wrong(r, v->line, "keys: at most %d", KEYS_MAX);
    for (size_t i = 0; i < count && i < KEYS_MAX; i++) {
        uint16_t at = docket_find_column(r, v->line, candidates, names[i]);
        if (at != NO_INDEX) out->keys[out->key_count++] = at;
    }
}

static void read_covered_day(docket_reading *r, const data *v, coverage *out) {
    span when;
    if (!docket_text(r, v, "on", &out->on)) return;
    const char *why = date_parse(out->on, FORM_ISO, &when);
    if (why != NULL)
        docket_wrong(r, v->line, "covers: on = \"%.*s\" is %s; write \"2026-04-20\"",
                     TEXT_ARGS(out->on), why);
}

/* Who was searched, when not everybody: the one field that is a column of the candidates. */
static void read_covered_values(docket_reading *r, const data *v, const source_decl *candidates,
                                coverage *out) {
    for (size_t i = 0; i < v->field_count; i++) {
        const data_field *field = &v->fields[i];
        if (text_is(field->name, "everybody") || text_is(field->name, "says") ||
            text_is(field->name, "keys") || text_is(field->name, "on"))
            continue;
        uint16_t at = docket_find_column(r, field->line, candidates, field->name);
        if (at == NO_INDEX) continue;
        if (out->column != NO_INDEX)
            docket_wrong(r, field->line, "covers: one column says who was searched, not two");
        out->column = at;
        docket_words(r, field->value, "covers", &out->values, &out->value_count);
    }
}

static void read_covers(docket_reading *r, const data *v, docket_source *out) {
    const source_decl *candidates = &r->p->sources[r->p->candidates];
    coverage *c = &out->covers;
    if (!docket_is_table(r, v, "covers")) return;
    c->claimed = true;
    docket_yes_no(r, data_find(v, "everybody"), "everybody", &c->everybody);
    docket_text(r, data_find(v, "says"), "says", &c->says);
    read_covered_keys(r, data_find(v, "keys"), candidates, c);
    read_covered_day(r, data_find(v, "on"), c);
    read_covered_values(r, v, candidates, c);
    if (v->item_count > 0) docket_wrong(r, v->items[0]->line, "covers: a value without a name");
    if (c->everybody == (c->column != NO_INDEX))
        docket_wrong(r, v->line,
                     "covers says either everybody = true, or by a column of the "
                     "candidates who was searched: { unit_id = { \"V01\" } }");
    if (text_trim(c->says).len == 0)
        docket_wrong(r, v->line, "covers does not say by whose word: says = \"letter of ...\"");
}

/* ---- who was asked, and when */

static void read_asked_day(docket_reading *r, const data *v, const char *name, span *out) {
    text words;
    if (!docket_text(r, v, name, &words)) return;
    const char *why = date_parse(words, FORM_ISO, out);
    if (why == NULL && span_whole(*out)) return;
    *out = (span){ DAY_NONE, DAY_NONE };
    docket_wrong(r, v->line, "asked: %s = \"%.*s\" is %s; write \"2026-04-20\"", name,
                 TEXT_ARGS(words), why != NULL ? why : "no single day");
}

static void read_asking(docket_reading *r, const data *v, docket_asked *out) {
    read_asked_day(r, data_find(v, "on"), "on", &out->on);
    read_asked_day(r, data_find(v, "due"), "due", &out->due);
    if (out->on.lo != DAY_NONE && out->due.lo != DAY_NONE && out->due.lo < out->on.lo)
        docket_wrong(r, v->line, "asked: due is before on");
}

static bool is_asked_day(text name) {
    return text_is(name, "on") || text_is(name, "due");
}

/* { on = "...", due = "...", court = { due = "..." } }: for all departments, and for one. */
static void read_asked(docket_reading *r, const data *v, const source_decl *decl,
                       docket_source *out) {
    docket_asked all = { { DAY_NONE, DAY_NONE }, { DAY_NONE, DAY_NONE } };
    if (v == NULL) return;
    if (decl->replies.kinds == NULL) {
        docket_wrong(r, v->line,
                     "asked: the pack does not say what replies in %.*s mean, so nothing is "
                     "awaited there",
                     TEXT_ARGS(decl->name));
        return;
    }
    if (!docket_is_table(r, v, "asked")) return;
    if (v->item_count > 0) docket_wrong(r, v->items[0]->line, "asked: a value without a name");
    const column_decl *who = &decl->columns[decl->expects_column];
    out->asked = docket_take(r, who->value_count, sizeof *out->asked);
    if (out->asked == NULL) return;
    read_asking(r, v, &all);
    for (size_t i = 0; i < who->value_count; i++) out->asked[i] = all;
    for (size_t i = 0; i < v->field_count; i++) {
        const data_field *field = &v->fields[i];
        uint16_t code = column_find_value(who, field->name);
        if (is_asked_day(field->name)) continue;
        if (code == NO_INDEX) {
            docket_unknown(r, field->line, "asked", field->name, who->values,
                           who->value_count);
        } else if (docket_is_table(r, field->value, "asked")) {
            docket_fields(r, field->value, "asked", "on due", 0);
            read_asking(r, field->value, &out->asked[code]);
        }
    }
}

/* ---- a source */

static void read_table(docket_reading *r, const data *v, const source_decl *decl,
                       docket_source *out) {
    char what[WHAT_BYTES];
    snprintf(what, sizeof what, "source %.*s", TEXT_ARGS(decl->name));
    docket_fields(r, v, what,
                  DOCKET_FILE_FIELDS " " DOCKET_COLUMN_FIELDS " covers expect skip_lines asked",
                  0);
    if (data_find(v, "file") != NULL) docket_files(r, data_find(v, "file"), true, out);
    else docket_own_file(r, decl, out);
    read_skip_lines(r, data_find(v, "skip_lines"), out);
    read_expect(r, data_find(v, "expect"), out);
    read_asked(r, data_find(v, "asked"), decl, out);
    const data *covers = data_find(v, "covers");
    if (covers != NULL && decl->kind == SOURCE_CANDIDATES)
        docket_wrong(r, covers->line, "covers belongs to evidence, not to the candidates");
    else if (covers != NULL && decl->kind == SOURCE_LIST)
        docket_wrong(r, covers->line,
                     "covers belongs to evidence; %.*s is a list about nobody here",
                     TEXT_ARGS(decl->name));
    else read_covers(r, covers, out);
}

static void read_word(docket_reading *r, const data *v, const source_decl *decl,
                      docket_source *out) {
    static const text not_asked = { "not asked", 9 };
    if (!text_equal(v->words, not_asked)) {
        if (text_nearest(v->words, &not_asked, 1) == 0)
            docket_wrong(r, v->line, "'%.*s': did you mean \"not asked\"?",
                         TEXT_ARGS(v->words));
        else docket_files(r, v, true, out);
    } else if (decl->kind == SOURCE_CANDIDATES) {
        docket_wrong(r, v->line, "the candidates cannot be \"not asked\"");
    } else {
        out->not_asked = true;
    }
}

/* What the docket says of a source that is not read was checked like the rest, and counts for
 * nothing. */
static void set_aside(docket_source *out) {
    out->not_asked = true;
    out->covers = (coverage){ .column = NO_INDEX };
    out->expect_rows = -1;
    out->asked = NULL;
    out->skip_count = 0;
}

/* What a worklist says of a candidate beside the columns of the source. */
static void find_beside(docket_reading *r, const source_decl *decl, docket_source *out) {
    const source_decl *list = &r->p->sources[r->p->candidates];
    if (decl->expects_column == NO_INDEX || !out->header) return;
    out->beside = docket_take(r, list->column_count, sizeof *out->beside);
    for (uint16_t i = 0; i < list->column_count && out->beside != NULL; i++) {
        const column_decl *c = &list->columns[i];
        if (c->type != TYPE_NAME && !identifier_is(c->type) && i != list->key) continue;
        if (source_find_header(decl, c->name) == NULL)
            out->beside[out->beside_count++] = (docket_beside){ i, c->name };
    }
}

static void read_source(docket_reading *r, const data_field *field, const source_decl *decl,
                        docket_source *out) {
    const data *v = field != NULL ? field->value : NULL;
    out->later = !through_reads(r->p, decl);
    out->line = field != NULL ? field->line : 0;
    out->covers.column = NO_INDEX;
    docket_reading_of(r, v, out);
    docket_columns(r, v, decl, out);
    find_beside(r, decl, out);
    if (v == NULL) docket_own_file(r, decl, out);
    else if (v->kind == DATA_TABLE) read_table(r, v, decl, out);
    else if (v->kind == DATA_WORDS) read_word(r, v, decl, out);
    else
        docket_wrong(r, v->line, "source %.*s is %s; expected a file, a table or \"not asked\"",
                     TEXT_ARGS(decl->name), data_kind_name(v->kind));
    if (out->later) set_aside(out);
}

static const data_field *find_field(const data *v, text name) {
    for (size_t i = 0; v != NULL && i < v->field_count; i++)
        if (text_equal(v->fields[i].name, name)) return &v->fields[i];
    return NULL;
}

void docket_sources(docket_reading *r, const data *sources) {
    const pack *p = r->p;
    text names[SOURCE_MAX];
    size_t count = p->source_count < SOURCE_MAX ? p->source_count : SOURCE_MAX;
    if (sources != NULL && !docket_is_table(r, sources, "sources")) sources = NULL;
    for (size_t i = 0; i < count; i++) names[i] = p->sources[i].name;
    for (size_t i = 0; sources != NULL && i < sources->field_count; i++)
        if (pack_find_source(p, sources->fields[i].name) == NO_INDEX)
            docket_unknown(r, sources->fields[i].line, "sources", sources->fields[i].name,
                           names, count);
    if (sources != NULL && sources->item_count > 0)
        docket_wrong(r, sources->items[0]->line, "sources: a value without a name");
    r->d->sources = docket_take(r, p->source_count, sizeof *r->d->sources);
    if (r->d->sources == NULL) return;
    r->d->source_count = p->source_count;
    for (size_t i = 0; i < p->source_count && !r->no_memory; i++) {
        r->d->sources[i].source = (uint16_t)i;
        read_source(r, find_field(sources, p->sources[i].name), &p->sources[i],
                    &r->d->sources[i]);
    }
}
