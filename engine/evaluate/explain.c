/* explain: what was read and found of a candidate, written down as a trace. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/explain.h"

#include <stdio.h>

enum { LOOK_BACK = 64 };

/* A birth date taken from the id, or that is not the one in it, must not look like what is written:
 * "1985-03-02 ← id_number", "1986-01-01 ≠ id_number". */
static text raw_of(view *v, uint16_t source, uint32_t row, uint16_t at, char *buffer, size_t size) {
    char date[32];
    const table *t = &v->evidence->tables[source];
    text raw = view_raw(v, source, row, at);
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

/* Rows are told in the order in which they are attached, or nearly: the next is looked for where the last
 * was found, for somebody may have a hundred thousand of them. */
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

static void write_cell(examiner *x, sink *to, const step *from) {
    char buffer[400];
    step s = *from;
    const table *t = &x->view.evidence->tables[s.source];
    s.raw = raw_of(&x->view, s.source, from->row, s.column, buffer, sizeof buffer);
    s.n = whose_row(x, s.source, from->row);
    s.input = t->file != NULL ? t->file[from->row] : 0;
    s.row = t->line[from->row];
    trace_step(to, &s);
}

static void write_step(examiner *x, sink *to, const step *s) {
    if (s->kind == STEP_CELL || s->kind == STEP_GIVEN) write_cell(x, to, s);
    else trace_step(to, s);
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

static void write_part(examiner *x, kept_part k) {
    const step *steps = (k.in_facts ? x->fact_steps : x->view.steps) + k.first;
    size_t count = k.about.step_count;
    for (size_t i = 0; i < count; i++) k.about.step_count -= told_before(steps, i);
    if (k.about.row != NO_ROW) {
        const table *t = &x->view.evidence->tables[k.about.source];
        k.about.input = t->file != NULL ? t->file[k.about.row] : 0;
        k.about.row = t->line[k.about.row];
    }
    trace_part(&x->into->traces, &k.about);
    for (size_t i = 0; i < count; i++)
        if (!told_before(steps, i)) write_step(x, &x->into->traces, &steps[i]);
}

void explain_candidate(examiner *x) {
    trace_begin(&x->into->traces);
    for (size_t i = 0; i < x->part_count; i++) write_part(x, x->parts[i]);
}

void explain_rule(examiner *x, sink *to, uint16_t rule, uint8_t outcome, const step *steps,
                  size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) kept += !told_before(steps, i);
    trace_part(to, &(part){ .kind = PART_RULE, .outcome = outcome, .number = rule,
                            .source = NO_INDEX, .row = NO_ROW, .step_count = (uint32_t)kept });
    for (size_t i = 0; i < count; i++)
        if (!told_before(steps, i)) write_step(x, to, &steps[i]);
}
