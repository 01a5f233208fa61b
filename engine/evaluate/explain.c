/* explain: what was read and found of a candidate, written down as a trace. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/explain.h"

enum { LOOK_BACK = 64 };

static void write_step(examiner *x, sink *to, step s) {
    if (s.kind == STEP_CELL || s.kind == STEP_GIVEN) {
        const table *t = &x->view.evidence->tables[s.source];
        uint32_t row = s.row;
        s.raw = table_raw(t, row, s.column);
        s.input = t->file != NULL ? t->file[row] : 0;
        s.row = t->line[row];
    }
    trace_step(to, &s);
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
        if (!told_before(steps, i)) write_step(x, &x->into->traces, steps[i]);
}

void explain_candidate(examiner *x) {
    trace_begin(&x->into->traces);
    for (size_t i = 0; i < x->part_count; i++) write_part(x, x->parts[i]);
}
