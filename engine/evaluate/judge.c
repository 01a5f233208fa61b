/* judge: one rule judges one candidate, or one row, and what it says is taken down.
 *
 * Ask `applies`, ask `test`; what was said, what was missing and what went wrong become
 * reasons. Where closely matched rows were looked at, the rule is asked again without them:
 * only what stands either way is certain, the rest depends on whether a record is theirs. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/judge.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evaluate/unknown.h"
#include "pack/through.h"

enum { REASONS_MAX = 1 << 28 };

/* ---- one judgement ------------------------------------------------------------ */

/* The words of the first candidate who met it, whichever worker that was. */
void judge_note_trouble(examiner *x, rule_trouble *t, uint16_t number) {
    t->rule = number;
    if (t->words.at != NULL && x->candidate >= t->first_candidate) return;
    free((char *)t->words.at);
    char *copy = strdup(x->trouble);
    if (copy == NULL) x->view.no_memory = true;
    t->words = (text){ copy, copy != NULL ? strlen(copy)
                                          : 0 }; /* freed with the examiner: never a literal */
    t->first_candidate = x->candidate;
}

static ending judge_trouble(examiner *x, uint16_t rule, caged how) {
    ending e = { .outcome = OUTCOME_FAILED };
    if (how == CAGED_STOPPED) {
        x->view.stops++;
        return (ending){ OUTCOME_UNKNOWN, x->view.missing };
    }
    if (how == CAGED_IMPURE) e.outcome = OUTCOME_VOID;
    /* a word was cut off perhaps, and the rule went another way than it goes: what is wrong
     * shows when it is asked again */
    if (x->hearing.quick) return e;
    if (how == CAGED_IMPURE) x->counts.found_void[rule] = true;
    x->counts.troubles[rule].is_void |= how == CAGED_IMPURE;
    judge_note_trouble(x, &x->counts.troubles[rule], rule);
    return e;
}

void judge_find_impure(examiner *x, uint16_t rule) {
    fault why = { 0 };
    fault_plain(&why, FAULT_PACK, "%s", ASK_IMPURE);
    ask_take_trouble(x, LIST_TEST, rule, &why);
    x->counts.found_void[rule] = true;
    x->counts.troubles[rule].is_void = true;
    judge_note_trouble(x, &x->counts.troubles[rule], rule);
}

/* Of a judgement that read more than is kept. */
static ending judge_too_many(examiner *x, uint16_t rule) {
    fault why = { 0 };
    fault_plain(&why, FAULT_PACK, "reads more than %d values of one candidate", READS_MAX);
    ask_take_trouble(x, LIST_TEST, rule, &why);
    x->view.step_count = x->view.step_first;
    return judge_trouble(x, rule, CAGED_ERROR);
}

/* A blank was asked for and the rule says nothing: silence is no pass then. */
static ending judge_silent(examiner *x) {
    x->view.stops++;
    return (ending){ OUTCOME_UNKNOWN, x->view.given_missing };
}

void judge_begin(examiner *x, uint16_t number, uint32_t row) {
    hearing *h = &x->hearing;
    h->rule = &x->pack->rules[number];
    h->source = row != NO_ROW ? h->rule->each : NO_INDEX;
    h->row = row;
    h->passed = false;
    h->rests = (rest){ .source = NO_INDEX, .row = NO_ROW };
    h->count = 0;
    h->why_count = 0;
    x->view.hearing = h;
}

/* `applies` then `test`, for the candidate (row NO_ROW) or one row; what was said is in
 * x->hearing. */
ending judge_once(examiner *x, uint16_t number, uint32_t row) {
    const rule_decl *r = &x->pack->rules[number];
    view *v = &x->view;
    hearing *h = &x->hearing;
    judge_begin(x, number, row);
    h->deciding_whether = true;
    path_begin(v);
    v->saw_close = v->given_no = v->too_many = false;
    v->step_first = v->step_count;
    if (r->has_applies) {
        caged how = ask_function(x, LIST_APPLIES, number, r->each, row);
        if (how != CAGED_DONE) return judge_trouble(x, number, how);
        bool yes = lua_toboolean(x->L, -1);
        lua_pop(x->L, 1);
        if (!yes && v->given_no) return judge_silent(x);
        if (!yes) return (ending){ .outcome = OUTCOME_NOT_APPLICABLE };
    }
    h->deciding_whether = false;
    caged how = ask_function(x, LIST_TEST, number, r->each, row);
    if (how != CAGED_DONE) return judge_trouble(x, number, how);
    lua_pop(x->L, 1);
    if (v->too_many) return judge_too_many(x, number);
    if (h->count > 0) return (ending){ .outcome = OUTCOME_SAID };
    if (v->given_no && !h->passed) return judge_silent(x);
    return (ending){ .outcome = OUTCOME_PASS };
}

bool judge_is_clean(const examiner *x, const ending *e) {
    return (e->outcome == OUTCOME_PASS || e->outcome == OUTCOME_NOT_APPLICABLE) &&
           !x->view.saw_close;
}

/* Can the ending be learned? A word ends a quick judgement before the rule comes to its own
 * end. */
static bool has_its_end(const examiner *x, const ending *e) {
    if (x->view.saw_close || (x->hearing.quick && x->hearing.count > 0)) return false;
    return e->outcome == OUTCOME_UNKNOWN ? e->missing.met != 0 : e->outcome <= OUTCOME_SAID;
}

ending judge_and_learn(examiner *x, uint16_t rule, uint32_t row) {
    size_t held = x->paths != NULL && x->cage != NULL ? cage_mark(x->cage) : 0;
    uint64_t start = x->profile != NULL ? x->shared->clock() : 0;
    ending e = judge_once(x, rule, row);
    learning how = x->paths != NULL ? LEARN_STOPPED : LEARN_NEVER;
    if (x->paths != NULL && has_its_end(x, &e) && ask_took_little(x, held))
        how = path_learn(x->paths, &x->view, TREE_RULE, rule,
                         (path_end){ e.outcome, e.missing.met });
    if (how == LEARN_CONTRADICTS) judge_find_impure(x, rule);
    if (x->profile != NULL) profile_note(&x->profile[rule], how, x->shared->clock() - start);
    return e;
}

/* ---- reasons ------------------------------------------------------------ */

text judge_keep_text(examiner *x, text t) {
    text out = { "", 0 };
    if (!arena_text(&x->into->words, t, &out)) x->view.no_memory = true;
    return out;
}

static bool has_room(const examiner *x, uint16_t rule) {
    size_t n = x->into->reason_count;
    return rule == NO_INDEX ||
           (n - x->first_of_rule < REASONS_OF_RULE && n - x->first_reason < REASONS_OF_ALL);
}

reason *judge_add_reason(examiner *x, uint16_t rule, effect effect, cause cause) {
    block *b = x->into;
    if (!x->overflowed && !has_room(x, rule)) x->overflowed = true;
    if (x->overflowed && rule != NO_INDEX) return &x->nowhere;
    if (!grow((void **)&b->reasons, &b->reason_room, b->reason_count, sizeof *b->reasons,
              REASONS_MAX)) {
        x->view.no_memory = true;
        return &x->nowhere;
    }
    reason *r = &b->reasons[b->reason_count++];
    *r = reason_of(x->candidate, rule, (uint8_t)effect, (uint8_t)cause);
    return r;
}

static void put_row(reason *r, uint16_t source, const attached *a) {
    if (a == NULL) return;
    r->source = source;
    r->row = a->row;
    r->grade = (a->flags & ATTACHED_UNSETTLED) != 0 ? GRADE_CLOSE : a->grade;
}

/* The row a rule over the candidate rests on, with the grade it is attached by. */
static void put_seen_row(const examiner *x, reason *r, uint16_t source, uint32_t row) {
    const seen_rows *s = &x->view.sources[source];
    for (size_t i = 0; i < s->count; i++)
        if (s->rows[i].row == row) put_row(r, source, &s->rows[i]);
}

void judge_add_unknown(examiner *x, uint16_t rule, const missing *m, const attached *a) {
    reason *r = judge_add_reason(x, rule, EFFECT_REFER, CAUSE_UNKNOWN);
    if (!x->shared->unworded) unknown_words(&x->view, m, &x->into->words, r->words);
    r->waits = judge_keep_text(x, unknown_waits(&x->view, m));
    bool search = m->kind == MISSING_SEARCH;
    r->lacks = (uint8_t)m->kind;
    r->lacks_how = search ? m->searched : m->state;
    r->lacks_source = m->source;
    r->lacks_column = search ? m->which : m->column;
    put_row(r, rule == NO_INDEX ? NO_INDEX : x->pack->rules[rule].each, a);
}

void judge_add_reply(examiner *x, uint16_t rule, const missing *m) {
    reply r;
    evidence_reply(x->view.evidence, m->source, x->candidate, m->which, &r);
    attached a = { .row = r.row, .grade = GRADE_SURE };
    judge_add_unknown(x, rule, m, r.row != NO_ROW ? &a : NULL);
}

/* Whose answer a row of replies is: who is referred for it waits for another. */
static text department_of(const examiner *x, uint16_t source, uint32_t row) {
    const table *t = &x->view.evidence->tables[source];
    uint16_t at = x->pack->sources[source].expects_column;
    if (x->pack->sources[source].replies.kinds == NULL || table_state(t, row, at) != CELL_OK)
        return (text){ "", 0 };
    return t->columns[at].decl->values[t->columns[at].codes[row]];
}

/* A void rule says the same of everybody, whoever showed it first. */
void judge_add_trouble(examiner *x, uint16_t rule, bool is_void) {
    char en[1300], zh[1300];
    const rule_decl *r = &x->pack->rules[rule];
    const char *keeps =
        r->keeps_state != NULL ? r->keeps_state : "it tries to change what outlives it";
    if (r->keeps_state == NULL && x->shared->void_words != NULL &&
        x->shared->void_words[rule].at != NULL)
        keeps = x->shared->void_words[rule].at;
    else if (r->slate != NULL && r->keeps_state == NULL &&
             x->counts.troubles[rule].words.at != NULL)
        keeps = x->counts.troubles[rule].words.at;   /* one examiner asks all groups */
    snprintf(en, sizeof en,
             is_void ? "rule %s is void for this run: %s" : "rule %s met an error: %s",
             r->id.at, is_void ? keeps : x->trouble);
    snprintf(zh, sizeof zh, is_void ? "规则%s本次作废：%s" : "规则%s出错：%s", r->id.at,
             is_void ? keeps : x->trouble);
    reason *made = judge_add_reason(x, rule, EFFECT_REFER, is_void ? CAUSE_VOID : CAUSE_FAILED);
    unknown_say(&x->view, &x->into->words, en, zh, made->words);
    made->waits = judge_keep_text(x, TEXT("rule author"));
    x->counts.troubles[rule].rule = rule;
    x->counts.troubles[rule].is_void |= is_void;
}

void judge_leave_out_rest(examiner *x, uint16_t rule) {
    fault why = { 0 };
    fault_plain(&why, FAULT_PACK,
                "more than %d reasons of one rule, or %d in all, about one candidate; the rest "
                "is left out",
                REASONS_OF_RULE, REASONS_OF_ALL);
    ask_take_trouble(x, LIST_TEST, rule, &why);
    size_t first = x->first_reason;
    x->overflowed = false;
    /* room for the one that says so */
    x->first_of_rule = x->first_reason = x->into->reason_count;
    judge_add_trouble(x, rule, false);
    x->first_reason = first;
}

/* How a rejection counts: fully, or sunk to refer for a cause. */
static cause sink_cause(const examiner *x, const rule_decl *r, const attached *a,
                        uint8_t outcome) {
    if (outcome == OUTCOME_FAILED || outcome == OUTCOME_VOID) return CAUSE_BROKEN;
    if (a != NULL && (a->grade == GRADE_CLOSE || (a->flags & ATTACHED_UNSETTLED) != 0))
        return CAUSE_CLOSE;
    if (r->severity == POLICY && x->pack->policy_adopted_by.len == 0) return CAUSE_POLICY;
    return CAUSE_SAID;
}

static void add_said(examiner *x, uint16_t rule, const said *s, const attached *a,
                     cause cause) {
    bool sunk = s->effect == EFFECT_REJECT && cause != CAUSE_SAID;
    reason *r = judge_add_reason(x, rule, sunk ? EFFECT_REFER : (effect)s->effect,
                                 sunk ? cause : CAUSE_SAID);
    r->said = s->effect;
    r->code = s->code;
    r->eligible_from = s->eligible_from;
    r->to = judge_keep_text(x, s->to);
    for (size_t i = 0; i < x->pack->language_count && !x->shared->unworded; i++)
        r->words[i] = judge_keep_text(x, s->words[i]);
    put_row(r, x->pack->rules[rule].each, a);
    if (a == NULL && s->source != NO_INDEX) put_seen_row(x, r, s->source, s->row);
    if (cause == CAUSE_THEIRS) r->grade = GRADE_CLOSE;
    if (r->effect == EFFECT_REFER && r->source != NO_INDEX)
        r->waits = judge_keep_text(x, department_of(x, r->source, r->row));
}

/* ---- with and without close rows --------------------------------------------------------- */

static bool says_same(const hearing *b, const said *s) {
    for (size_t i = 0; i < b->count; i++)
        if (b->said[i].effect == s->effect && b->said[i].code == s->code) return true;
    return false;
}

static void add_all_said(examiner *x, uint16_t rule, const attached *a, uint8_t outcome) {
    const hearing *h = &x->hearing;
    for (size_t i = 0; i < h->count; i++)
        add_said(x, rule, &h->said[i], a, sink_cause(x, &x->pack->rules[rule], a, outcome));
}

/* What is said only with, or only without, the close rows depends on whether they are
 * theirs. */
static void add_divided(examiner *x, uint16_t rule, const attached *a, uint8_t outcome) {
    const hearing *with = &x->again, *without = &x->hearing;
    for (size_t i = 0; i < with->count; i++) {
        bool both = says_same(without, &with->said[i]);
        add_said(x, rule, &with->said[i], a,
                 both ? sink_cause(x, &x->pack->rules[rule], a, outcome) : CAUSE_THEIRS);
    }
    for (size_t i = 0; i < without->count; i++)
        if (!says_same(with, &without->said[i]))
            add_said(x, rule, &without->said[i], a, CAUSE_THEIRS);
}

static void add_ending(examiner *x, uint16_t rule, const ending *e, const attached *a) {
    if (e->outcome == OUTCOME_UNKNOWN) judge_add_unknown(x, rule, &e->missing, a);
    if (e->outcome == OUTCOME_FAILED) judge_add_trouble(x, rule, false);
    if (e->outcome == OUTCOME_VOID) judge_add_trouble(x, rule, true);
}

void judge_take_down(examiner *x, uint16_t rule, const ending *e, const attached *a) {
    add_all_said(x, rule, a, e->outcome);
    add_ending(x, rule, e, a);
}

uint8_t judge_graver(uint8_t a, uint8_t b) {
    static const uint8_t weight[] = {
        [OUTCOME_NOT_IN_FORCE] = 0, [OUTCOME_NOT_APPLICABLE] = 1, [OUTCOME_PASS] = 2,
        [OUTCOME_SAID] = 3,         [OUTCOME_UNKNOWN] = 4,        [OUTCOME_FAILED] = 5,
        [OUTCOME_VOID] = 6
    };
    return weight[b] > weight[a] ? b : a;
}

/* Judges once, or twice when close rows were looked at, and takes everything down. */
ending judge_and_record(examiner *x, uint16_t rule, uint32_t row, const attached *a) {
    view *v = &x->view;
    ending first = judge_and_learn(x, rule, row);
    if (!v->saw_close || first.outcome == OUTCOME_FAILED || first.outcome == OUTCOME_VOID) {
        judge_take_down(x, rule, &first, a);
        return first;
    }
    size_t steps = v->step_count;
    x->again = x->hearing;
    x->hearing.said = x->again.said == x->said[0] ? x->said[1] : x->said[0];
    v->hide_close = true;
    ending second = judge_once(x, rule, row);
    v->hide_close = false;
    v->step_count = steps;
    ending worst =
        judge_graver(first.outcome, second.outcome) == first.outcome ? first : second;
    add_divided(x, rule, a, worst.outcome);
    if (first.outcome == OUTCOME_UNKNOWN) add_ending(x, rule, &first, a);
    if (second.outcome != first.outcome) add_ending(x, rule, &second, a);
    if (first.outcome == OUTCOME_NOT_APPLICABLE && second.outcome == OUTCOME_PASS) {
        worst = (ending){ OUTCOME_UNKNOWN,
                          { .kind = MISSING_THEIRS, .source = NO_INDEX, .row = NO_ROW } };
        add_ending(x, rule, &worst, a);
    }
    bool passed = first.outcome == OUTCOME_PASS && second.outcome == OUTCOME_NOT_APPLICABLE;
    return passed ? second : worst; /* a pass that rests on a record of somebody else is none */
}

bool judge_in_force(const rule_decl *r, day law_day) {
    return (r->from == DAY_NONE || r->from <= law_day) &&
           (r->to == DAY_OPEN || law_day <= r->to);
}

bool judge_alone(const examiner *x, uint16_t rule) {
    const rule_decl *r = &x->pack->rules[rule];
    return r->slate == NULL && through_judges(x->pack, r->stage);
}

bool judge_count(examiner *x, uint16_t rule, uint8_t outcome, size_t first) {
    rule_count *c = &x->counts.rules[rule];
    bool has[EFFECT_REJECT + 1] = { false };
    if (outcome == OUTCOME_PASS && first == x->into->reason_count) { /* so it is mostly */
        c->applied++;
        c->passed++;
        return true;
    }
    for (size_t i = first; i < x->into->reason_count; i++) {
        has[x->into->reasons[i].effect] = true;
        c->tasks += x->into->reasons[i].effect == EFFECT_TASK;
    }
    c->not_in_force += outcome == OUTCOME_NOT_IN_FORCE;
    c->not_applicable += outcome == OUTCOME_NOT_APPLICABLE;
    c->applied += outcome > OUTCOME_NOT_APPLICABLE;
    c->passed += outcome == OUTCOME_PASS;
    c->unknown += outcome == OUTCOME_UNKNOWN;
    c->failed += outcome == OUTCOME_FAILED || outcome == OUTCOME_VOID;
    c->rejected += has[EFFECT_REJECT];
    c->referred += has[EFFECT_REFER];
    c->held += has[EFFECT_HOLD];
    c->warned += has[EFFECT_WARN];
    return !has[EFFECT_REJECT] && !has[EFFECT_REFER] && !has[EFFECT_HOLD];
}

void judge_count_unlike(examiner *x, uint16_t rule, uint8_t outcome, uint64_t times) {
    rule_count *c = &x->counts.rules[rule];
    if (outcome == OUTCOME_NOT_IN_FORCE) c->not_in_force += times;
    else c->not_applicable += times;
    c->applied -= times;
    c->passed -= times;
}
