/* retell: what a rule read and said, told without asking Lua.
 *
 * Somebody about whom one rule has something to say still passes most others, and an auditor is
 * shown what those read too. A known path holds all of it, in order, and a script has it line
 * by line (evaluate/script). Of a rule that says and lacks nothing the script is kept and
 * written when the trace is (evaluate/explain): no reason rests on what it read. Only its facts
 * are settled where they are met, for others ask them after it; they are kept as scripts too,
 * and unfolded into steps when something does rest on one.
 *
 * Of any other each line is read again through the view, which records the same step that Lua's
 * read left when the path was learned. What the rule said at the end of the path is said again,
 * in words filled with this candidate's cells; what it lacked is looked for again at the edge
 * where it was met, as soon as that edge has been told: a date that leaves a question open is
 * the one read last. Where nobody will ask why (decisions only), how the rule ends and what it
 * lacked are enough. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/retell.h"

#include "evaluate/rows.h"
#include "evaluate/sift.h"

static void tell_lines(examiner *x, const script *s, uint32_t judged, uint8_t lacks,
                       missing *lack);

/* ---- facts ------------------------------------------------------------ */

/* Its path is known, or the rule's would not have been walked to its end. */
static const script *fact_script(examiner *x, uint16_t number, uint8_t *lacks) {
    const node *end = walk_fact(x->paths, &x->view, number);
    if (end == NULL) return NULL;
    const script *s =
        script_of(x->paths, &x->view, path_tree_of(x->paths, TREE_FACT, number), end);
    x->view.no_memory |= s == NULL;
    *lacks = end->lacks;
    return s;
}

/* Told in steps, as it is asked for the first time. */
static void tell_fact(examiner *x, uint16_t number, answer said) {
    size_t first = x->view.step_count;
    uint8_t lacks = 0;
    missing lack = { .kind = MISSING_NOTHING };
    if (x->facts[0][number].state != MEMO_NONE) return;
    const script *s = fact_script(x, number, &lacks);
    if (s != NULL) tell_lines(x, s, NO_ROW, lacks, &lack);
    ask_settle_fact(x, number, first, said, &lack);
}

/* Is all known that the facts on the way read, those still to be answered? What one of them
 * lacks may be a thing that the rule read before it: then they are told in steps. */
static bool lacks_nothing(examiner *x, const script *s) {
    for (size_t i = 0; s->asks_facts && i < s->count; i++) {
        const line *l = &s->lines[i];
        uint8_t lacks;
        if (l->kind != STEP_FACT || x->facts[0][l->e.place].state != MEMO_NONE) continue;
        const script *fact = fact_script(x, l->e.place, &lacks);
        if (fact == NULL || lacks != 0 || !lacks_nothing(x, fact)) return false;
    }
    return true;
}

/* Settled where they are met, and their scripts kept. */
static void settle_facts(examiner *x, const script *s) {
    for (size_t i = 0; s->asks_facts && i < s->count; i++) {
        const line *l = &s->lines[i];
        uint8_t lacks;
        if (l->kind != STEP_FACT || x->facts[0][l->e.place].state != MEMO_NONE) continue;
        const script *fact = fact_script(x, l->e.place, &lacks);
        if (fact == NULL) continue;
        settle_facts(x, fact);
        ask_settle_known_fact(x, l->e.place, (answer)l->value, fact);
    }
}

/* ---- lines ------------------------------------------------------------ */

static void tell_cell(examiner *x, const line *l, uint32_t judged) {
    uint32_t row = walk_row(&x->view, l->e.source, l->e.row, judged);
    if (l->kind == STEP_GIVEN) view_given(&x->view, l->e.source, row, l->e.place);
    else view_retell(&x->view, l->e.source, row, l->e.place, script_state(l));
}

static void tell_pass(view *v, text code) {
    step *s = view_begin_step(v, STEP_PASS_CODE);
    s->raw = code;
    view_end_step(v, s);
}

/* A fact or a parameter. */
static void tell_answer(view *v, const line *l) {
    step *s = view_begin_step(v, l->kind);
    s->source = l->e.place;
    s->a = (uint8_t)l->value;
    view_end_step(v, s);
}

/* Years of two dates: wanted, or counted. */
static void tell_years(examiner *x, const script *of, const line *l, uint32_t judged) {
    view *v = &x->view;
    step *s = view_begin_step(v, l->kind);
    bool wanted = l->e.kind == EDGE_REACHED;
    s->a = wanted ? (uint8_t)l->value : YES;
    s->n = wanted ? l->e.n : l->value;
    walk_dates(x->paths, v, of->of, &l->e, judged, &s->x, &s->y);
    view_end_step(v, s);
}

void retell_line(examiner *x, const script *of, const line *l, uint32_t judged) {
    view *v = &x->view;
    span unused;
    uint16_t which;
    switch (l->kind) {
    case STEP_CELL:
    case STEP_GIVEN: tell_cell(x, l, judged); return;
    case STEP_DAY: view_day(v, l->e.place, &unused); return;
    case STEP_FACT:
    case STEP_PARAM: tell_answer(v, l); return;
    case STEP_ROWS: view_searched(v, l->e.source, &which); return;
    case STEP_PASS_CODE: tell_pass(v, walk_code(x->paths, &l->e)); return;
    case 0: return;
    default: tell_years(x, of, l, judged); return;
    }
}

/* ---- what is missing ------------------------------------------------------------ */

/* What is missing at a cell, a day or a row of a one_by source that was asked for. */
static missing lack_of_state(view *v, const line *l, uint32_t judged) {
    const edge *e = &l->e;
    if (e->source == NO_INDEX)
        return (missing){ .kind = MISSING_DAY, .source = NO_INDEX, .column = e->place,
                          .state = (uint8_t)l->value };
    if (e->place == NO_INDEX) return (missing){ .kind = MISSING_ONE, .source = e->source };
    uint32_t row = walk_row(v, e->source, e->row, judged);
    if (e->kind == EDGE_GIVEN)
        return view_lack_given(v, e->source, row, e->place, (cell_state)l->value);
    observed seen = view_peek(v, e->source, row, e->place);
    return view_lack(e->source, row, e->place, &seen);
}

/* What the path lacks that was met at this edge, right after it was told. */
static missing lack_at(examiner *x, const line *l, uint32_t judged) {
    view *v = &x->view;
    missing lack = { .kind = MISSING_NOTHING };
    switch ((edge_kind)l->e.kind) {
    case EDGE_CODE:
    case EDGE_GIVEN:
    case EDGE_STATE: return lack_of_state(v, l, judged);
    case EDGE_BEFORE:
    case EDGE_UP_TO:
    case EDGE_REACHED:
    case EDGE_YEARS: view_undecided(v); return v->missing;
    case EDGE_FACT: return x->facts[0][l->e.place].missing;
    case EDGE_SEARCHED: rows_lack(v, l->e.source, &lack); return lack;
    case EDGE_ROWS:
    case EDGE_PARAM:
    case EDGE_PASS: break;
    }
    return lack;
}

/* ---- rules ------------------------------------------------------------ */

/* *lack: what was missing at the edge of that number, counted from 1; mostly there is none, and
 * nothing is copied. */
static void tell_lines(examiner *x, const script *s, uint32_t judged, uint8_t lacks,
                       missing *lack) {
    for (size_t i = 0; i < s->count; i++) {
        const line *l = &s->lines[i];
        if (l->kind == STEP_FACT) tell_fact(x, l->e.place, (answer)l->value);
        retell_line(x, s, l, judged);
        if (i + 1 == lacks) *lack = lack_at(x, l, judged);
    }
}

/* What is told is not learned again. */
static void tell_steps(examiner *x, const script *s, uint32_t judged, uint8_t lacks,
                       missing *lack) {
    view *v = &x->view;
    struct path_record *record = v->record;
    v->record = NULL;
    v->step_first = v->step_count;
    tell_lines(x, s, judged, lacks, lack);
    v->record = record;
}

/* The script to be kept; NULL: no memory, or it was told in steps. */
static const script *tell_rule(examiner *x, uint16_t rule, uint32_t row, const node *end,
                               missing *lack) {
    const script *s =
        script_of(x->paths, &x->view, path_tree_of(x->paths, TREE_RULE, rule), end);
    if (s == NULL) {
        x->view.no_memory = true;
        return NULL;
    }
    bool alone = end->speech == NULL && end->lacks == 0;
    if (!alone || (s->asks_facts && !lacks_nothing(x, s))) {
        tell_steps(x, s, row, end->lacks, lack);
        return NULL;
    }
    if (s->asks_facts) settle_facts(x, s);
    return s;
}

const node *retell_rule(examiner *x, uint16_t rule, uint32_t row, ending *out,
                        const script **known) {
    view *v = &x->view;
    bool worded = !x->shared->unworded;
    *known = NULL;
    if (x->paths == NULL) return NULL;
    const node *end = sift_walk(x, rule, row);
    if (end == NULL) return NULL;
    judge_begin(x, rule, row);
    if (end->speech != NULL && !hearing_again(v, &x->hearing, x->paths, end->speech, worded))
        return NULL;
    *out = (ending){ .outcome = end->ending };
    if (ask_keeps_steps(x) || end->lacks != 0)
        *known = tell_rule(x, rule, row, end, &out->missing);
    v->stops += end->lacks != 0;
    return end;
}

void retell_unfold(examiner *x, kept_part *k) {
    view *v = &x->view;
    size_t first = v->step_count;
    uint32_t judged = k->about.kind == PART_ROW ? k->about.row : NO_ROW;
    missing none;
    tell_steps(x, k->script, judged, 0, &none);
    k->script = NULL;
    k->in_facts = false;
    k->first = first;
    k->about.step_count = (uint32_t)(v->step_count - first);
}
