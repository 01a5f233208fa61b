/* cases: runs the cases a pack brings along and says what came out otherwise.
 *
 * Each case is a list of its own: its rows become tables by the memory feed, then go the
 * way of every run: join, judge, decide. Nothing is mocked, so that a case that passes
 * says something about the run. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "check/cases.h"

#include <stdlib.h>

#include "check/case_compare.h"
#include "check/case_untried.h"
#include "decide/decide.h"
#include "decide/twins.h"
#include "decide/again.h"
#include "decide/slates.h"
#include "evaluate/names.h"
#include "ground/folder.h"
#include "join/assemble.h"
#include "pack/open.h"

enum { FILE_BYTES_MAX = 1 << 20 };

typedef struct case_run {
    const pack *p;
    unsigned workers;
    size_t language;
    sink *to;
    const test_case *c;
    compared found;
    case_failed failed;
    case_untried untried;
} case_run;

/* ---- a case as a docket */

static int make_docket(docket *d, const pack *p, const test_case *c, fault *f) {
    *d = (docket){ .title = c->name,
                   .rulings_as_found = true,
                   .source_count = p->source_count,
                   .day_count = p->day_count,
                   .param_count = p->param_count };
    d->sources = arena_take_zero(&d->memory, p->source_count, sizeof *d->sources);
    d->days = arena_take_zero(&d->memory, p->day_count, sizeof *d->days);
    d->params = arena_take_zero(&d->memory, p->param_count, sizeof *d->params);
    if (d->sources == NULL || d->days == NULL || d->params == NULL) return fault_memory(f);
    for (size_t i = 0; i < p->source_count; i++)
        d->sources[i] = (docket_source){
            .source = (uint16_t)i,
            .not_asked = c->not_asked[i],
            .line = c->line,
            .expect_rows = -1,
            .covers = { .claimed = c->covered[i],
                        .everybody = c->covered[i],
                        .column = NO_INDEX,
                        .says = TEXT("case") },
        };
    for (size_t i = 0; i < p->day_count; i++)
        d->days[i] = (docket_day){ .day = (uint16_t)i,
                                   .constant = c->day_given[i],
                                   .value = c->days[i],
                                   .own_column = NO_INDEX };
    for (size_t i = 0; i < p->param_count; i++)
        d->params[i] = (docket_param){ .param = (uint16_t)i, .value = c->params[i] };
    return 0;
}

/* Rows know the line they stand at in the case file. */
static int fill_table(table *t, const source_decl *decl, const test_case *c,
                      const case_rows *rows, fault *f) {
    int status = load_memory_begin(t, decl, c->file, f);
    for (size_t i = 0; i < rows->count && status == 0; i++) {
        status =
            load_memory_row(t, rows->cells + i * decl->column_count, decl->column_count, f);
        if (status == 0) t->line[t->rows - 1] = rows->lines[i];
    }
    return status == 0 ? load_memory_end(t, f) : status;
}

static int fill_tables(const pack *p, const test_case *c, table **out, table *rulings,
                       fault *f) {
    int status = 0;
    table *tables = calloc(p->source_count, sizeof *tables);
    if (tables == NULL) return fault_memory(f);
    for (size_t i = 0; i < p->source_count && status == 0; i++)
        status = fill_table(&tables[i], &p->sources[i], c, &c->rows[i], f);
    if (status == 0 && c->ruling_decl != NULL)
        status = fill_table(rulings, c->ruling_decl, c, &c->rulings, f);
    if (status == 0) {
        *out = tables;
        return 0;
    }
    for (size_t i = 0; i < p->source_count; i++) table_clear(&tables[i]);
    free(tables);
    return status;
}

/* Not decide_judge: that nobody is under any law is an answer here, not a fault. */
static int judge(case_run *r, const evidence *e, fault *f) {
    crew_terms terms = { .evidence = e, .params = r->c->params, .workers = r->workers };
    outcome_set got = { 0 };
    int status = crew_judge(&got, &terms, f);
    if (status == 0) status = slates_judge(&got, &terms, NO_ROW, f);
    if (status == 0) status = decide_all(&got, 1, f);
    if (status == 0) status = twins_settle(&got, f);
    if (status == 0) status = again_find(&got, f);
    if (status == 0) case_untried_note(&r->untried, &got);
    if (status == 0) r->found = case_compare(r->c, &got, r->language, &r->failed, r->to);
    outcome_clear(&got);
    return status;
}

static void put_notes(const case_run *r, const notes *n) {
    char words[1200];
    for (size_t i = 0; i < n->count; i++) {
        note_print(&n->items[i], words, sizeof words);
        sink_words(r->to, "    ");
        sink_terminal(r->to, text_of(words));
        sink_words(r->to, "\n");
    }
}

/* Data that cannot be joined (two rows for one unit) is what came out of the case. */
static int run_case(case_run *r, const test_case *c, fault *f) {
    docket d;
    evidence e = { 0 };
    table *tables = NULL;
    notes said = { 0 };
    fault trouble = { 0 };
    r->c = c;
    r->found = COMPARED_SAME;
    int status = make_docket(&d, r->p, c, &trouble);
    if (status == 0) status = fill_tables(r->p, c, &tables, &d.rulings, &trouble);
    if (status == 0) status = assemble_evidence(&e, r->p, &d, tables, &said, &trouble);
    if (status == 0) status = judge(r, &e, &trouble);
    if (status == FAULT_DATA) {
        status = 0;
        r->found = COMPARED_OTHER;
        case_place(r->to, c);
        sink_print(r->to, "cannot be judged: line %u: ", trouble.line);
        sink_terminal(r->to, text_of(trouble.message));
        sink_words(r->to, "\n");
    }
    if (status != 0) *f = trouble;
    if (r->found == COMPARED_OTHER) put_notes(r, &said);
    evidence_clear(&e);
    table_clear(&d.rulings);
    arena_clear(&d.memory);
    notes_clear(&said);
    return status;
}

/* ---- files */

static int run_file(case_run *r, text name, notes *n, cases_result *out, fault *f) {
    arena a = { 0 };
    case_reading reading = { .p = r->p, .file = name.at, .a = &a, .n = n };
    test_case *cases = NULL;
    size_t count = 0;
    text body;
    int status = folder_read(r->p->folder, name.at, FILE_BYTES_MAX, FAULT_PACK, &a, &body, f);
    if (status == 0) status = case_file_read(&reading, body, &cases, &count, f);
    for (size_t i = 0; i < count && status == 0; i++) {
        if (cases[i].broken) {
            out->broken++;
            continue;
        }
        status = run_case(r, &cases[i], f);
        if (status == 0) *(r->found != COMPARED_SAME ? &out->failed : &out->passed) += 1;
    }
    out->files++;
    arena_clear(&a);
    return status;
}

/* How a first case could look, in the pack's own names. */
static void put_advice(sink *to, const pack *p) {
    const source_decl *list = &p->sources[p->candidates];
    sink_print(
        to,
        "%s has no cases yet. Write the first into %s/cases/first.lua:\n\nbase {\n  days = {",
        p->folder, p->folder);
    for (size_t i = 0; i < p->day_count; i++)
        sink_print(to, "%s %.*s = \"2026-12-05\"", i > 0 ? "," : "",
                   TEXT_ARGS(p->days[i].name));
    sink_words(to, " },\n  candidates = {");
    for (size_t i = 0; i < list->column_count; i++)
        if (!list->columns[i].optional && i != list->key)
            sink_print(to, " %.*s = \"\",", TEXT_ARGS(list->columns[i].name));
    sink_words(
        to, " },\n}\ncase \"what this case shows\" {\n  candidates = { {  } },      -- what is "
            "different from the base\n  expect = { decision = \"refer\" },\n}\n");
}

static void put_counts(sink *to, const cases_result *out) {
    sink_print(to, "%zu case%s passed, %zu failed", out->passed, out->passed == 1 ? "" : "s",
               out->failed);
    if (out->broken > 0) sink_print(to, ", %zu could not be run", out->broken);
    sink_words(to, "\n");
}

static int first_error(const notes *n, size_t from, fault *f) {
    for (size_t i = from; i < n->count; i++) {
        const fault *at = &n->items[i].at;
        if (n->items[i].kind == NOTE_ERROR)
            return fault_set(f, FAULT_PACK, at->file, at->line, at->column, "%s", at->message);
    }
    return n->no_memory ? fault_memory(f) : 0;
}

/* first.txt, first.lua.txt, first.LUA: what it expects would never be asked. */
static int find_unread(const pack *p, arena *a, notes *n, fault *f) {
    text *names = NULL;
    size_t count = 0;
    int status = folder_list(p->folder, "cases/*", FAULT_PACK, a, &names, &count, f);
    for (size_t i = 0; i < count && status == 0; i++) {
        text end = { names[i].at + names[i].len - 4, 4 }; /* "cases/x" is longer */
        bool like = text_alike(end, TEXT(".lua")) || text_alike(end, TEXT(".txt"));
        if (!like || text_is(end, ".lua")) continue;
        notes_add(n, NOTE_WARNING, names[i].at, 0, 0,
                  "this file of cases is not read: call it a name that ends in .lua");
    }
    return status;
}

static int run_pack(const pack *p, case_run *r, notes *n, cases_result *out, fault *f) {
    arena a = { 0 };
    text *names = NULL;
    size_t count = 0, noted = n->count;
    int status = folder_list(p->folder, "cases/*.lua", FAULT_PACK, &a, &names, &count, f);
    if (status == 0) status = find_unread(p, &a, n, f);
    for (size_t i = 0; i < count && status == 0; i++) status = run_file(r, names[i], n, out, f);
    if (status == 0 && count == 0) put_advice(r->to, p);
    if (status == 0) case_failed_put(&r->failed, p, r->to);
    if (status == 0 && count > 0) put_counts(r->to, out);
    if (status == 0 && out->passed > 0 && out->failed + out->broken == 0)
        out->untried = case_untried_tell(&r->untried, r->to);
    if (status == 0) status = sink_flush(r->to, f);
    arena_clear(&a);
    return status == 0 ? first_error(n, noted, f) : status;
}

int cases_run(const char *pack_folder, unsigned workers, size_t language, notes *n, sink *to,
              cases_result *out, fault *f) {
    pack p;
    *out = (cases_result){ 0 };
    int status = pack_open(&p, pack_folder, names_fill, NULL, n, f);
    case_run r = { .p = &p,
                   .workers = workers,
                   .to = to,
                   .language = language < LANGUAGE_MAX ? language : 0 };
    if (status == 0) status = case_untried_begin(&r.untried, &p, f);
    if (status == 0) status = run_pack(&p, &r, n, out, f);
    case_failed_clear(&r.failed);
    case_untried_clear(&r.untried);
    pack_clear(&p);
    return status;
}
