/* explain: what was read and found of a candidate, written down as a trace.
 *
 * A part of steps is written step by step. A part that a known path tells has a script
 * (evaluate/script): most of its bytes are known, and only what of each cell is the candidate's
 * own is looked up. Both give the same bytes. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/explain.h"

#include <stdio.h>
#include <stdlib.h>

#include "evaluate/retell.h"

enum { LOOK_BACK = 64 };

/* A birth date taken from the id, or that is not the one in it, must not look like what is
 * written: "1985-03-02 ← id_number", "1986-01-01 ≠ id_number". */
static text raw_of(const table *t, uint32_t row, uint16_t at, char *buffer, size_t size) {
    char date[32];
    text raw = table_raw(t, row, at);
    const column_decl *c = &t->decl->columns[at];
    uint8_t flag = t->row_flag != NULL ? t->row_flag[row] : 0;
    if (c->type != TYPE_DATE || c->from_id == NO_INDEX || table_state(t, row, at) != CELL_OK)
        return raw;
    text id = t->decl->columns[c->from_id].name;
    if (flag & ROW_DERIVED_BIRTH) {
        date_print(t->columns[at].dates[row], date);
        snprintf(buffer, size, "%s ← %.*s", date, TEXT_ARGS(id));
    } else if (flag & ROW_BIRTH_CONFLICT) {
        snprintf(buffer, size, "%.*s ≠ %.*s", TEXT_ARGS(text_trim(raw)), TEXT_ARGS(id));
    } else {
        return raw;
    }
    return text_of(buffer);
}

/* Rows are told in the order in which they are attached, or nearly: the next is looked for
 * where the last was found, for somebody may have a hundred thousand of them. */
static const attached *find_row(examiner *x, uint16_t source, uint32_t row) {
    size_t count;
    const attached *rows = evidence_rows(x->view.evidence, source, x->candidate, &count);
    for (size_t i = 0, at = x->told_row; i < count; i++, at++) {
        if (at >= count) at = 0;
        if (rows[at].row != row) continue;
        x->told_row = at;
        return &rows[at];
    }
    return NULL;
}

static whose whose_row(examiner *x, uint16_t source, uint32_t row) {
    if (source == x->pack->candidates)
        return row == x->candidate ? WHOSE_THEIRS : WHOSE_OTHERS;
    if (x->pack->sources[source].kind == SOURCE_ONE)
        return x->view.evidence->sources[source].one[x->candidate] == row ? WHOSE_THEIRS
                                                                          : WHOSE_OTHERS;
    const attached *a = find_row(x, source, row);
    if (a == NULL) return WHOSE_OTHERS;
    return a->grade == GRADE_SURE && (a->flags & ATTACHED_UNSETTLED) == 0 ? WHOSE_THEIRS
                                                                          : WHOSE_PERHAPS;
}

static void write_cell(examiner *x, const step *from) {
    char buffer[400];
    step s = *from;
    const table *t = &x->view.evidence->tables[s.source];
    s.raw = raw_of(t, from->row, s.column, buffer, sizeof buffer);
    s.n = whose_row(x, s.source, from->row);
    s.input = t->file != NULL ? t->file[from->row] : 0;
    s.row = t->line[from->row];
    s.usual = t->decl->columns[s.column].type == TYPE_CODE && s.a == CELL_OK;
    trace_step(&x->trace, &s);
}

static void write_step(examiner *x, const step *s) {
    if (s->kind == STEP_CELL || s->kind == STEP_GIVEN) write_cell(x, s);
    else trace_step(&x->trace, s);
}

/* The same thing read twice shortly is told once. */
static bool told_before(const step *steps, size_t n) {
    const step *s = &steps[n];
    if (s->kind != STEP_CELL && s->kind != STEP_DAY && s->kind != STEP_PARAM) return false;
    for (size_t i = n > LOOK_BACK ? n - LOOK_BACK : 0; i < n; i++)
        if (steps[i].kind == s->kind && steps[i].source == s->source &&
            steps[i].column == s->column && steps[i].row == s->row)
            return true;
    return false;
}

/* Marks the steps that were told before; how many are told now. */
static uint32_t mark_again(step *steps, size_t count) {
    uint32_t told = 0;
    for (size_t i = 0; i < count; i++) {
        steps[i].again = told_before(steps, i);
        told += !steps[i].again;
    }
    return told;
}

static void write_steps(examiner *x, const step *steps, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!steps[i].again) write_step(x, &steps[i]);
}

/* ---- known paths ------------------------------------------------------------ */

/* The row whose cell was written last: the next is mostly of the same. */
typedef struct at_row { uint16_t source; uint32_t row; trace_own own; } at_row;

static void go_to_row(examiner *x, at_row *at, uint16_t source, uint32_t row) {
    const table *t = &x->view.evidence->tables[source];
    if (at->source == source && at->row == row) return;
    at->source = source;
    at->row = row;
    at->own.line = t->line[row];
    at->own.input = t->file != NULL ? t->file[row] : 0;
    at->own.whose = (uint8_t)whose_row(x, source, row);
}

static void write_known_cell(examiner *x, const line *l, uint32_t row, at_row *at) {
    char buffer[400];
    const column *c = l->e.cell;
    bool dated = c->decl->type == TYPE_DATE && script_state(l) == CELL_OK;
    go_to_row(x, at, l->e.source, row);
    at->own.usual = l->usual;
    at->own.x = dated ? c->dates[row] : (span){ 0, 0 };
    at->own.raw =
        raw_of(&x->view.evidence->tables[l->e.source], row, l->e.place, buffer, sizeof buffer);
    trace_cell(&x->trace, l->shape, &at->own);
}

/* A step that nothing is known of is read through the view, and forgotten again. */
static void write_unknown(examiner *x, const script *s, const line *l, uint32_t judged) {
    view *v = &x->view;
    size_t at = v->step_count;
    v->step_first = at;
    retell_line(x, s, l, judged);
    if (v->step_count > at) trace_step(&x->trace, &v->steps[at]);
    v->step_count = at;
}

static void write_lines(examiner *x, const script *s, uint32_t judged) {
    at_row at = { .source = NO_INDEX };
    for (size_t i = 0; i < s->count; i++) {
        const line *l = &s->lines[i];
        if (l->kind == 0 || l->again) continue;
        if (l->shape.at == NULL) write_unknown(x, s, l, judged);
        else if (l->kind != STEP_CELL && l->kind != STEP_GIVEN)
            trace_known(&x->trace, l->shape, l->day);
        else write_known_cell(x, l, walk_row(&x->view, l->e.source, l->e.row, judged), &at);
    }
}

/* ---- who was searched ------------------------------------------------------------ */

/* What a rule over rows tells of itself, as it was written last. */
typedef struct search_part {
    uint8_t outcome, a;
    uint16_t source, which;
    int64_t rows;
    size_t len;                    /* 0: nothing is kept */
    unsigned char bytes[TRACE_PART_MAX];
} search_part;

static bool is_same_search(const search_part *last, const part *p, const step *s) {
    return last->len > 0 && last->outcome == p->outcome && last->a == s->a &&
           last->source == s->source && last->which == s->column && last->rows == s->n;
}

/* Whether anybody searched is all that such a rule reads of most, and of most the same was
 * found. false: the part is another one. */
static bool write_search(examiner *x, const kept_part *k, const step *s) {
    const part *p = &k->about;
    if (k->script != NULL || p->kind != PART_RULE || p->step_count != 1 || s->kind != STEP_ROWS)
        return false;
    if (x->searches == NULL) x->searches = calloc(x->pack->rule_count, sizeof *x->searches);
    if (x->searches == NULL) return false;
    search_part *last = &x->searches[p->number];
    if (is_same_search(last, p, s)) {
        trace_known_part(&x->trace, (text){ (const char *)last->bytes, last->len });
        return true;
    }
    *last = (search_part){ p->outcome, s->a, s->source, s->column, s->n, 0, { 0 } };
    last->len = trace_part_kept(&x->trace, p, s, last->bytes);
    return true;
}

/* ---- parts ------------------------------------------------------------ */

static void write_part(examiner *x, kept_part *k) {
    uint32_t judged = k->about.row;
    if (k->script != NULL && !script_is_plain(k->script, &x->view, judged)) retell_unfold(x, k);
    const script *s = k->script;
    step *steps = (k->in_facts ? x->fact_steps : x->view.steps) + k->first;
    part about = k->about;
    if (write_search(x, k, steps)) return;
    about.step_count = s != NULL ? s->told : mark_again(steps, k->about.step_count);
    if (about.row != NO_ROW) {
        const table *t = &x->view.evidence->tables[about.source];
        about.input = t->file != NULL ? t->file[about.row] : 0;
        about.row = t->line[about.row];
    }
    trace_part(&x->trace, &about);
    if (s != NULL) write_lines(x, s, judged);
    else write_steps(x, steps, k->about.step_count);
}

void explain_candidate(examiner *x) {
    trace_begin(&x->trace, &x->into->traces);
    for (size_t i = 0; i < x->part_count; i++) write_part(x, &x->parts[i]);
    trace_end(&x->trace);
}

void explain_forget(examiner *x) {
    free(x->searches);
    x->searches = NULL;
}

void explain_rule(examiner *x, sink *to, uint16_t rule, uint8_t outcome, step *steps,
                  size_t count) {
    trace_go_on(&x->trace, to);
    trace_part(&x->trace, &(part){ .kind = PART_RULE, .outcome = outcome, .number = rule,
                                   .source = NO_INDEX, .row = NO_ROW,
                                   .step_count = mark_again(steps, count) });
    write_steps(x, steps, count);
    trace_end(&x->trace);
}
