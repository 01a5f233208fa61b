/* quick: is a candidate simply accepted?
 *
 * Every rule passed, nothing said, nothing missing: by learned paths where they are known,
 * by Lua where not. If anything else turns up nothing has happened yet, and the candidate
 * is examined from the start. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/quick.h"

#include "join/remark.h"
#include "pack/through.h"

/* One rule over the candidate or a row, by its paths or by Lua; false when there is anything to say. */
static bool passes_quickly(examiner *x, uint16_t rule, uint32_t row, uint8_t *outcome) {
    if (path_walk(x->paths, &x->view, TREE_RULE, rule, row, outcome)) return true;
    ending e = judge_and_learn(x, rule, row);
    *outcome = e.outcome;
    return judge_is_clean(x, &e);
}

/* A rule over rows: each row is asked, then who was searched. */
static bool rows_pass_quickly(examiner *x, uint16_t rule, uint16_t source) {
    uint16_t which;
    uint8_t outcome;
    const seen_rows rows = x->view.sources[source];
    for (size_t i = 0; i < rows.count; i++)
        if (!passes_quickly(x, rule, rows.rows[i].row, &outcome)) return false;
    return !rows.unsure && view_peek_searched(&x->view, source, &which) == SEARCHED;
}

static bool rule_is_clean(examiner *x, uint16_t number) {
    const rule_decl *r = &x->pack->rules[number];
    x->quick[number] = OUTCOME_NOT_IN_FORCE;
    if (!judge_in_force(x, r)) return true;
    x->quick[number] = OUTCOME_PASS;
    if (r->keeps_state != NULL || x->shared->is_void[number]) return false;
    if (r->each != NO_INDEX) return rows_pass_quickly(x, number, r->each);
    return passes_quickly(x, number, NO_ROW, &x->quick[number]);
}

/* Is the candidate simply accepted: every rule passed, nothing said, nothing missing? Then all is
 * counted and done. Otherwise nothing has happened, and the candidate is examined from the start. */
bool quick_accept(examiner *x) {
    bool statute = false;
    if (x->paths == NULL || x->shared->keep_traces_of_all || !x->view.law_day_known)
        return false;
    if (x->shared->evidence->same_key[x->candidate]) return false;
    remark r;
    if (remark_next(x->shared->evidence, x->candidate, 0, &r)) return false;
    x->hearing.quick = true;
    for (size_t i = 0; i < x->pack->rule_count; i++) {
        if (!through_judges(x->pack, x->pack->rules[i].stage)) continue;
        if (!rule_is_clean(x, (uint16_t)i)) return false;
        statute |= x->quick[i] == OUTCOME_PASS && x->pack->rules[i].severity == STATUTE;
    }
    if (!statute) return false;
    x->hearing.quick = false;
    for (size_t i = 0; i < x->pack->rule_count; i++) {
        rule_count *c = &x->counts.rules[i];
        if (!through_judges(x->pack, x->pack->rules[i].stage)) continue;
        c->not_in_force += x->quick[i] == OUTCOME_NOT_IN_FORCE;
        c->not_applicable += x->quick[i] == OUTCOME_NOT_APPLICABLE;
        c->applied += x->quick[i] == OUTCOME_PASS;
        c->passed += x->quick[i] == OUTCOME_PASS;
    }
    return true;
}

void quick_forget(examiner *x) {
    x->hearing.quick = false;
    x->part_count = x->fact_step_count = 0;
    x->view.step_count = 0;
    x->view.stops = 0;
    x->view.hide_close = false;
    ask_forget_facts(x);
}
