/* quick: is a candidate simply accepted?
 *
 * Every rule passed, nothing said, nothing missing: by learned paths where they are known,
 * by Lua where not; what evaluate/sift knows already is not asked. If anything else turns up
 * nothing has happened yet, and the candidate is examined from the start. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/quick.h"

#include "evaluate/sift.h"
#include "join/remark.h"

/* One rule over the candidate or a row, by its paths or by Lua; false when there is anything to
 * say. */
static bool passes_quickly(examiner *x, uint16_t rule, uint32_t row, uint8_t *outcome) {
    if (x->profile != NULL) x->profile[rule].asked++;
    const node *end = sift_walk(x, rule, row);
    if (end != NULL) {
        *outcome = end->ending;
        return end->ending <= OUTCOME_PASS;
    }
    ending e = judge_and_learn(x, rule, row);
    *outcome = e.outcome;
    return judge_is_clean(x, &e);
}

/* A rule over rows: each row is asked, then who was searched. */
static bool rows_pass_quickly(examiner *x, uint16_t rule, uint16_t source) {
    uint16_t which;
    uint8_t outcome;
    const seen_rows *rows = &x->view.sources[source];
    for (size_t i = 0; i < rows->count; i++)
        if (!passes_quickly(x, rule, rows->rows[i].row, &outcome)) return false;
    return !rows->unsure && view_peek_searched(&x->view, source, &which) == SEARCHED;
}

static bool rule_is_clean(examiner *x, uint16_t number, uint8_t *outcome) {
    const rule_decl *r = &x->pack->rules[number];
    *outcome = OUTCOME_NOT_IN_FORCE;
    if (!judge_in_force(r, x->view.law_day.lo)) return true;
    *outcome = OUTCOME_PASS;
    if (r->keeps_state != NULL || x->shared->is_void[number]) return false;
    if (r->each != NO_INDEX) return rows_pass_quickly(x, number, r->each);
    return passes_quickly(x, number, NO_ROW, outcome);
}

static bool nothing_to_say(const examiner *x) {
    remark r;
    return x->paths != NULL && x->shared->traced != TRACED_ALL && x->view.law_day_known &&
           x->shared->evidence->same_key[x->candidate] == 0 &&
           !remark_next(x->shared->evidence, x->candidate, 0, &r);
}

/* Is he one of those who can be accepted? */
static bool may_be_clean(const examiner *x) {
    sifted known = sift_found(x, x->candidate);
    return known == SIFTED_NOTHING ? nothing_to_say(x) : known != SIFTED_NOT_CLEAN;
}

/* All rules over rows, or all others. */
static bool are_clean(examiner *x, bool over_rows, bool *statute, size_t *unlike) {
    for (uint16_t i = 0; i < x->pack->rule_count; i++) {
        uint8_t outcome;
        if ((x->pack->rules[i].each != NO_INDEX) != over_rows || !judge_alone(x, i)) continue;
        if (!sift_knows(x, x->candidate, i, &outcome) && !rule_is_clean(x, i, &outcome))
            return false;
        if (outcome == OUTCOME_PASS) *statute |= x->pack->rules[i].severity == STATUTE;
        else x->unlike[(*unlike)++] = (unlike_pass){ i, outcome };
    }
    return true;
}

/* Is the candidate simply accepted: every rule passed, nothing said, nothing missing? Then all
 * is counted and done. Otherwise nothing has happened, and the candidate is examined from the
 * start. Rules over rows are asked first: who is not sifted has rows that had to be looked at,
 * and most of them are not accepted because of these. */
bool quick_accept(examiner *x) {
    bool statute = false;
    size_t unlike = 0;
    if (!may_be_clean(x)) return false;
    x->hearing.quick = true;
    if (!are_clean(x, true, &statute, &unlike) || !are_clean(x, false, &statute, &unlike) ||
        !statute)
        return false;
    x->hearing.quick = false;
    for (size_t i = 0; i < unlike; i++)
        judge_count_unlike(x, x->unlike[i].rule, x->unlike[i].outcome, 1);
    x->quickly++;
    return true;
}

void quick_settle(examiner *x) {
    for (size_t i = 0; i < x->pack->rule_count; i++) {
        if (!judge_alone(x, (uint16_t)i)) continue;
        x->counts.rules[i].applied += x->quickly;
        x->counts.rules[i].passed += x->quickly;
    }
    x->quickly = 0;
}

void quick_forget(examiner *x) {
    x->hearing.quick = false;
    x->part_count = x->fact_step_count = 0;
    x->view.step_count = 0;
    x->view.stops = 0;
    x->view.hide_close = false;
    ask_forget_facts(x);
}
