/* retell: what a rule read and said, told without asking Lua.
 *
 * Somebody about whom one rule has something to say still passes most others, and an auditor is
 * shown what those read too. A known path holds all of it, in order: each edge is read again
 * through the view, which records the same step that Lua's read left when the path was learned.
 * A fact is told where it is first met, as it would have been asked there. What the rule said at
 * the end of the path is said again, in words filled with this candidate's cells. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/retell.h"

static void tell_path(examiner *x, const trail *way);

/* Its path is known, or the rule's would not have been walked to its end. */
static void tell_fact(examiner *x, uint16_t number, answer said) {
    view *v = &x->view;
    trail way;
    size_t first = v->step_count;
    if (x->facts[0][number].state == MEMO_NONE) {
        if (walk_and_tell(x->paths, v, TREE_FACT, number, NO_ROW, &way) != NULL)
            tell_path(x, &way);
        ask_settle_fact(x, number, first, said);
    }
    view_step(v, (step){ .kind = STEP_FACT, .source = number, .a = said });
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

static void tell_edge(examiner *x, const met *m, uint32_t judged) {
    const edge *e = m->e;
    view *v = &x->view;
    uint16_t which;
    switch ((edge_kind)e->kind) {
    case EDGE_BEFORE:
    case EDGE_UP_TO:
    case EDGE_ROWS: return;                               /* comparing and counting are no steps */
    case EDGE_CODE:
    case EDGE_GIVEN: tell_cell(x, e, judged, CELL_OK); return;
    case EDGE_STATE: tell_state(x, m, judged); return;
    case EDGE_FACT: tell_fact(x, e->place, (answer)m->value); return;
    case EDGE_SEARCHED: view_searched(v, e->source, &which); return;
    case EDGE_PARAM: view_step(v, (step){ .kind = STEP_PARAM, .source = e->place }); return;
    case EDGE_PASS:
        view_step(v, (step){ .kind = STEP_PASS_CODE, .raw = walk_code(x->paths, e) });
        return;
    case EDGE_REACHED:
        view_step(v, (step){ .kind = STEP_REACHED, .a = (uint8_t)m->value, .x = m->a, .y = m->b,
                             .n = e->n });
        return;
    case EDGE_YEARS:
        view_step(v, (step){ .kind = (uint8_t)e->n, .a = YES, .x = m->a, .y = m->b,
                             .n = m->value });
        return;
    }
}

static void tell_path(examiner *x, const trail *way) {
    for (size_t i = 0; i < way->count; i++) tell_edge(x, &way->edges[i], way->row);
}

bool retell_rule(examiner *x, uint16_t rule, uint32_t row, const attached *a, uint8_t *outcome) {
    view *v = &x->view;
    trail way;
    if (x->paths == NULL) return false;
    const node *end = walk_and_tell(x->paths, v, TREE_RULE, rule, row, &way);
    if (end == NULL) return false;
    judge_begin(x, rule, row);
    if (end->speech != NULL && !hearing_again(v, &x->hearing, x->paths, end->speech)) return false;
    *outcome = end->ending;
    struct path_record *record = v->record;
    v->record = NULL;                                     /* what is told is not learned again */
    v->step_first = v->step_count;
    tell_path(x, &way);
    v->record = record;
    judge_add_said(x, rule, a, *outcome);
    return true;
}
