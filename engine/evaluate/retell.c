/* retell: what a rule read and said, told without asking Lua.
 *
 * Somebody about whom one rule has something to say still passes most others, and an auditor is
 * shown what those read too. A known path holds all of it, in order: each edge is read again
 * through the view, which records the same step that Lua's read left when the path was learned.
 * A fact is told where it is first met, as it would have been asked there. What the rule said at
 * the end of the path is said again, in words filled with this candidate's cells; what it lacked
 * is looked for again at the edge where it was met, as soon as that edge has been told: a date that leaves
 * a question open is the one read last. Where nobody will ask why (decisions only), how the rule ends and
 * what it lacked are enough. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/retell.h"

#include "evaluate/rows.h"

static void tell_path(examiner *x, const trail *way, uint8_t lacks, missing *lack);

/* Its path is known, or the rule's would not have been walked to its end. */
static void tell_fact(examiner *x, uint16_t number, answer said) {
    view *v = &x->view;
    trail way;
    size_t first = v->step_count;
    if (x->facts[0][number].state == MEMO_NONE) {
        missing lack = { .kind = MISSING_NOTHING };
        const node *end = walk_and_tell(x->paths, v, TREE_FACT, number, NO_ROW, &way);
        if (end != NULL) tell_path(x, &way, end->lacks, &lack);
        ask_settle_fact(x, number, first, said, &lack);
    }
    step *s = view_begin_step(v, STEP_FACT);
    s->source = number;
    s->a = (uint8_t)said;
    view_end_step(v, s);
}

static void tell_cell(examiner *x, const edge *e, uint32_t judged, cell_state state) {
    uint32_t row = walk_row(&x->view, e->source, e->row, judged);
    if (e->kind == EDGE_GIVEN) view_given(&x->view, e->source, row, e->place);
    else view_retell(&x->view, e->source, row, e->place, state);
}

static void tell_state(examiner *x, const met *m, uint32_t judged) {
    const edge *e = m->e;
    span unused;
    if (e->source == NO_INDEX) view_day(&x->view, e->place, &unused);
    else if (e->place != NO_INDEX)                        /* that there is a row is no step */
        tell_cell(x, e, judged, (cell_state)m->value);
}

/* The state of a cell that was asked for its code. */
static cell_state code_state(const met *m) {
    return m->value < EDGE_LEAST ? (cell_state)(m->value - EDGE_NO_CODE) : CELL_OK;
}

static void tell_param(view *v, uint16_t number) {
    step *s = view_begin_step(v, STEP_PARAM);
    s->source = number;
    view_end_step(v, s);
}

static void tell_pass(view *v, text code) {
    step *s = view_begin_step(v, STEP_PASS_CODE);
    s->raw = code;
    view_end_step(v, s);
}

/* Years of two dates: wanted, or counted. */
static void tell_years(view *v, const met *m, uint8_t kind, uint8_t said, int64_t years) {
    step *s = view_begin_step(v, kind);
    s->a = said;
    s->x = m->a;
    s->y = m->b;
    s->n = years;
    view_end_step(v, s);
}

static void tell_edge(examiner *x, const met *m, uint32_t judged) {
    const edge *e = m->e;
    view *v = &x->view;
    uint16_t which;
    switch ((edge_kind)e->kind) {
    case EDGE_BEFORE:
    case EDGE_UP_TO:
    case EDGE_ROWS: return;                               /* comparing and counting are no steps */
    case EDGE_CODE: tell_cell(x, e, judged, code_state(m)); return;
    case EDGE_GIVEN: tell_cell(x, e, judged, CELL_OK); return;
    case EDGE_STATE: tell_state(x, m, judged); return;
    case EDGE_FACT: tell_fact(x, e->place, (answer)m->value); return;
    case EDGE_SEARCHED: view_searched(v, e->source, &which); return;
    case EDGE_PARAM: tell_param(v, e->place); return;
    case EDGE_PASS: tell_pass(v, walk_code(x->paths, e)); return;
    case EDGE_REACHED: tell_years(v, m, STEP_REACHED, (uint8_t)m->value, e->n); return;
    case EDGE_YEARS:
        if (m->value == EDGE_NO_CODE) return;             /* an open number is none */
        tell_years(v, m, (uint8_t)e->n, YES, m->value);
        return;
    }
}

/* What is missing at a cell, a day or a row of a one_by source that was asked for. */
static missing lack_of_state(view *v, const met *m, uint32_t judged) {
    const edge *e = m->e;
    if (e->source == NO_INDEX)
        return (missing){ .kind = MISSING_DAY, .source = NO_INDEX, .column = e->place,
                          .state = (uint8_t)m->value };
    if (e->place == NO_INDEX) return (missing){ .kind = MISSING_ONE, .source = e->source };
    uint32_t row = walk_row(v, e->source, e->row, judged);
    if (e->kind == EDGE_GIVEN) return view_lack_given(v, e->source, row, e->place, (cell_state)m->value);
    observed seen = view_peek(v, e->source, row, e->place);
    return view_lack(e->source, row, e->place, &seen);
}

/* What the path lacks that was met at this edge, right after it was told. */
static missing lack_at(examiner *x, const met *m, uint32_t judged) {
    view *v = &x->view;
    missing lack = { .kind = MISSING_NOTHING };
    switch ((edge_kind)m->e->kind) {
    case EDGE_CODE:
    case EDGE_GIVEN:
    case EDGE_STATE: return lack_of_state(v, m, judged);
    case EDGE_BEFORE:
    case EDGE_UP_TO:
    case EDGE_REACHED:
    case EDGE_YEARS: view_undecided(v); return v->missing;
    case EDGE_FACT: return x->facts[0][m->e->place].missing;
    case EDGE_SEARCHED: rows_lack(v, m->e->source, &lack); return lack;
    case EDGE_ROWS:
    case EDGE_PARAM:
    case EDGE_PASS: break;
    }
    return lack;
}

/* Tells all edges. *lack: what was missing at the edge of that number, counted from 1; mostly there is none,
 * and nothing is copied. */
static void tell_path(examiner *x, const trail *way, uint8_t lacks, missing *lack) {
    for (size_t i = 0; i < way->count; i++) {
        tell_edge(x, &way->edges[i], way->row);
        if (i + 1 == lacks) *lack = lack_at(x, &way->edges[i], way->row);
    }
}

/* What is told is not learned again. */
static void tell_rule(examiner *x, const trail *way, uint8_t lacks, missing *lack) {
    view *v = &x->view;
    struct path_record *record = v->record;
    v->record = NULL;
    v->step_first = v->step_count;
    tell_path(x, way, lacks, lack);
    v->record = record;
}

const node *retell_rule(examiner *x, uint16_t rule, uint32_t row, ending *out) {
    view *v = &x->view;
    bool worded = !x->shared->unworded;
    trail way;
    if (x->paths == NULL) return NULL;
    const node *end = walk_and_tell(x->paths, v, TREE_RULE, rule, row, &way);
    if (end == NULL) return NULL;
    judge_begin(x, rule, row);
    if (end->speech != NULL && !hearing_again(v, &x->hearing, x->paths, end->speech, worded)) return NULL;
    *out = (ending){ .outcome = end->ending };
    if (ask_keeps_steps(x) || end->lacks != 0) tell_rule(x, &way, end->lacks, &out->missing);
    v->stops += end->lacks != 0;
    return end;
}
