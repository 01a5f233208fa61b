/* case_file: a file of cases, read as data.
 *
 * Cases are what a lawyer checks a pack by, so they are written to be read: no functions,
 * a base that holds what they share, and in each case only what is different. What a
 * case leaves out is chosen so that silence never hides a mistake: a source without
 * rows was searched for everybody, a day that nobody gives is not known. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "check/case_file.h"

#include <stdio.h>

#include "ground/unicode.h"
#include "load/docket_rulings.h"

enum { OWN_FIELDS = 7 }; /* days, params, covers, not_asked, rulings, alerts, expect */

/* ---- fields */

static void check_fields(case_reading *r, const data *table, const char *what, bool is_case) {
    static const text own[OWN_FIELDS] = {
        { "days", 4 }, { "params", 6 }, { "covers", 6 }, { "not_asked", 9 },
        { "rulings", 7 }, { "alerts", 6 }, { "expect", 6 }
    };
    text known[SOURCE_MAX + OWN_FIELDS];
    size_t count = 0;
    for (size_t i = 0; i + (is_case ? 0 : 2) < OWN_FIELDS; i++) known[count++] = own[i];
    for (size_t i = 0; i < r->p->source_count && i < SOURCE_MAX; i++)
        known[count++] = r->p->sources[i].name;
    for (size_t i = 0; i < table->field_count; i++) {
        size_t at = 0;
        while (at < count && !text_equal(table->fields[i].name, known[at])) at++;
        if (at == count)
            case_unknown(r, table->fields[i].line, what, table->fields[i].name, known, count);
    }
    if (table->item_count > 0)
        case_wrong(r, table->items[0]->line, "%s: a value without a name; write name = value",
                   what);
}

static const data *rows_in(const data *table, const source_decl *decl) {
    return data_find(table, decl->name.at);
}

static void check_rows(case_reading *r, const data *table) {
    for (size_t i = 0; i < r->p->source_count; i++)
        case_rows_check(r, &r->p->sources[i], rows_in(table, &r->p->sources[i]));
}

/* ---- days */

static void read_day(case_reading *r, const data_field *field, test_case *out) {
    uint16_t at = pack_find_day(r->p, field->name);
    const data *v = field->value;
    if (at == NO_INDEX) {
        text *names = case_take(r, r->p->day_count, sizeof *names);
        if (names == NULL) return;
        for (size_t i = 0; i < r->p->day_count; i++) names[i] = r->p->days[i].name;
        case_unknown(r, field->line, "days", field->name, names, r->p->day_count);
        return;
    }
    const char *why =
        v->kind != DATA_WORDS ? "not a date" : date_parse(v->words, FORM_ISO, &out->days[at]);
    if (why == NULL && !span_whole(out->days[at])) why = "not one day";
    if (why != NULL)
        case_wrong(r, v->line, "day '%.*s' is %s; write it like \"2026-12-05\"",
                   TEXT_ARGS(field->name), why);
    out->day_given[at] = why == NULL;
}

static void read_days(case_reading *r, const data *table, test_case *out) {
    const data *v = data_find(table, "days");
    if (!case_is_table(r, v, "days")) return;
    for (size_t i = 0; i < v->field_count; i++)
        if (v->fields[i].value != NULL) read_day(r, &v->fields[i], out);
}

/* ---- parameters */

static bool read_value(const data *v, param_value *to) {
    switch (to->type) {
    case PARAM_INTEGER: to->integer = v->integer; return v->kind == DATA_INTEGER;
    case PARAM_DECIMAL:
        to->decimal = v->kind == DATA_INTEGER ? (double)v->integer : v->decimal;
        return v->kind == DATA_INTEGER || v->kind == DATA_DECIMAL;
    case PARAM_TEXT: to->words = v->words; return v->kind == DATA_WORDS;
    case PARAM_YES_NO: to->yes = v->yes; return v->kind == DATA_YES_NO;
    }
    return false;
}

static void read_param(case_reading *r, const data_field *field, test_case *out) {
    static const char *const types[] = { "a whole number", "a number", "words in quotes",
                                         "true or false" };
    uint16_t at = pack_find_param(r->p, field->name);
    if (at == NO_INDEX) {
        text *names = case_take(r, r->p->param_count, sizeof *names);
        if (names == NULL) return;
        for (size_t i = 0; i < r->p->param_count; i++) names[i] = r->p->params[i].name;
        case_unknown(r, field->line, "params", field->name, names, r->p->param_count);
    } else if (!read_value(field->value, &out->params[at])) {
        case_wrong(r, field->line, "parameter '%.*s' is %s; expected %s",
                   TEXT_ARGS(field->name), data_kind_name(field->value->kind),
                   types[out->params[at].type]);
    }
}

static void read_params(case_reading *r, const data *table, test_case *out) {
    const data *v = data_find(table, "params");
    if (!case_is_table(r, v, "params")) return;
    for (size_t i = 0; i < v->field_count; i++)
        if (v->fields[i].value != NULL) read_param(r, &v->fields[i], out);
}

/* ---- coverage */

/* Marks the sources a list names, in place of those that were marked. */
static bool mark_sources(case_reading *r, const data *v, const char *what, bool *marks) {
    word_list list;
    text known[SOURCE_MAX];
    size_t count = 0;
    if (v == NULL) return false;
    case_list(r, v, what, &list);
    for (size_t i = 0; i < r->p->source_count; i++) {
        marks[i] = false;
        if (i != r->p->candidates && count < SOURCE_MAX) known[count++] = r->p->sources[i].name;
    }
    for (size_t i = 0; i < list.count; i++) {
        uint16_t at = pack_find_source(r->p, list.items[i]->words);
        if (at != NO_INDEX && at != r->p->candidates) marks[at] = true;
        else case_unknown(r, list.items[i]->line, what, list.items[i]->words, known, count);
    }
    return true;
}

static void read_coverage(case_reading *r, const data *base, const data *table,
                          test_case *out) {
    for (size_t i = 0; i < r->p->source_count; i++) out->covered[i] = true;
    if (!mark_sources(r, data_find(table, "covers"), "covers", out->covered))
        mark_sources(r, data_find(base, "covers"), "covers", out->covered);
    if (!mark_sources(r, data_find(table, "not_asked"), "not_asked", out->not_asked))
        mark_sources(r, data_find(base, "not_asked"), "not_asked", out->not_asked);
}

/* ---- rulings */

/* What a case need not say of a ruling. */
static void fill_ruling(const case_rows *list, const source_decl *decl, text *cells) {
    if (cells[RULING_CANDIDATE].at == NULL) cells[RULING_CANDIDATE] = list->cells[decl->key];
    if (cells[RULING_BY].at == NULL) cells[RULING_BY] = TEXT("case");
    if (cells[RULING_ON].at == NULL) cells[RULING_ON] = TEXT("2000-01-01");
    if (cells[RULING_DOCUMENT].at == NULL) cells[RULING_DOCUMENT] = TEXT("case");
}

/* The rulings of a case are its own; the base has none. A source of that name takes the
 * word. */
static void read_rulings(case_reading *r, const data *v, test_case *out) {
    const data *list = data_find(v, "rulings");
    if (list == NULL || pack_find_source(r->p, TEXT("rulings")) != NO_INDEX) return;
    source_decl *decl = ruling_declare(r->a, r->p);
    if (decl == NULL) {
        r->no_memory = true;
        return;
    }
    size_t mistakes = r->mistakes;
    case_rows_check(r, decl, list);
    if (r->mistakes > mistakes) return;
    case_rows_make(r, decl, NULL, list, out->line, &out->rulings);
    for (size_t i = 0; i < out->rulings.count && !r->no_memory; i++)
        fill_ruling(&out->rows[r->p->candidates], &r->p->sources[r->p->candidates],
                    out->rulings.cells + i * decl->column_count);
    out->ruling_decl = decl;
}

/* ---- one case */

static bool take_room(case_reading *r, test_case *out) {
    const pack *p = r->p;
    out->rows = case_take(r, p->source_count, sizeof *out->rows);
    out->not_asked = case_take(r, p->source_count, sizeof *out->not_asked);
    out->covered = case_take(r, p->source_count, sizeof *out->covered);
    out->days = case_take(r, p->day_count, sizeof *out->days);
    out->day_given = case_take(r, p->day_count, sizeof *out->day_given);
    out->params = case_take(r, p->param_count, sizeof *out->params);
    if (r->no_memory) return false;
    for (size_t i = 0; i < p->param_count; i++) out->params[i] = p->params[i].standard;
    return true;
}

static void read_expect(case_reading *r, const data *v, test_case *out) {
    const source_decl *decl = &r->p->sources[r->p->candidates];
    const case_rows *rows = &out->rows[r->p->candidates];
    text *keys = case_take(r, rows->count, sizeof *keys);
    if (keys == NULL) return;
    for (size_t i = 0; i < rows->count; i++)
        keys[i] = rows->cells[i * decl->column_count + decl->key];
    if (v == NULL)
        case_wrong(r, out->line,
                   "case '%.*s' expects nothing; write expect = { decision = "
                   "\"accept\" }",
                   TEXT_ARGS(out->name));
    case_expect_read(r, v, keys, rows->count, &out->expected, &out->expected_count);
}

static void read_case(case_reading *r, const data *base, const data_said *said,
                      test_case *out) {
    const data *v = said->value;
    size_t mistakes = r->mistakes;
    *out = (test_case){ .name = said->name, .file = r->file, .line = said->line };
    if (!take_room(r, out)) return;
    check_fields(r, v, "case", true);
    check_rows(r, v);
    read_days(r, base, out);
    read_days(r, v, out);
    read_params(r, base, out);
    read_params(r, v, out);
    read_coverage(r, base, v, out);
    out->broken = r->mistakes > mistakes;
    if (out->broken) return;
    for (size_t i = 0; i < r->p->source_count; i++) {
        const source_decl *decl = &r->p->sources[i];
        case_rows_make(r, decl, rows_in(base, decl), rows_in(v, decl), out->line,
                       &out->rows[i]);
    }
    if (r->no_memory) return;
    read_rulings(r, v, out);
    case_expect_alerts(r, data_find(v, "alerts"), &out->alerts);
    read_expect(r, data_find(v, "expect"), out);
    out->broken = r->mistakes > mistakes;
}

/* ---- the file */

/* The base's own mistakes, told once. */
static bool check_base(case_reading *r, const data *base) {
    size_t mistakes = r->mistakes;
    test_case nobody = { .line = 0 };
    if (base == NULL || !take_room(r, &nobody)) return true;
    check_fields(r, base, "base", false);
    check_rows(r, base);
    read_days(r, base, &nobody);
    read_params(r, base, &nobody);
    read_coverage(r, NULL, base, &nobody);
    return r->mistakes == mistakes;
}

static void read_cases(case_reading *r, const data_said *said, size_t said_count,
                       test_case *out, size_t *count) {
    const data *base = NULL;
    for (size_t i = 0; i < said_count; i++)
        if (!said[i].word->named) base = said[i].value;
    bool good = check_base(r, base);
    for (size_t i = 0; i < said_count; i++) {
        if (!said[i].word->named) continue;
        test_case *c = &out[(*count)++];
        if (good) read_case(r, base, &said[i], c);
        else
            *c = (test_case){
                .name = said[i].name, .file = r->file, .line = said[i].line, .broken = true
            };
    }
}

int case_file_read(case_reading *r, text body, test_case **out, size_t *count, fault *f) {
    static const data_word words[] = { { "base", false }, { "case", true } };
    static const data_words may = { "a case file", words, 2 };
    fault trouble = { 0 };
    data_said *said = NULL;
    size_t said_count = 0, bad = unicode_bad_byte(body);
    *count = 0;
    if (bad < body.len) {
        uint32_t line = 1;
        for (size_t i = 0; i < bad; i++) line += body.at[i] == '\n';
        case_wrong(r, line, "is not UTF-8 here; save it as UTF-8");
        return 0;
    }
    int status = data_read_words(r->file, body, &may, r->a, &said, &said_count, &trouble);
    if (status == FAULT_MEMORY) return fault_memory(f);
    if (status != 0) {
        notes_add(r->n, NOTE_ERROR, r->file, trouble.line, trouble.column, "%s",
                  trouble.message);
        r->mistakes++;
        return 0;
    }
    *out = case_take(r, said_count, sizeof **out);
    if (*out != NULL) read_cases(r, said, said_count, *out, count);
    return r->no_memory ? fault_memory(f) : 0;
}
