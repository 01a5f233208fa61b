/* examine: one candidate through all rules.
 *
 * For each rule in force: ask `applies`, ask `test`, and take down what was said, what was
 * missing, what went wrong. A row rule is asked once per row, each row alone, and then
 * whether anybody searched. Where closely matched rows were looked at, the rule is asked
 * again without them: only what stands either way is certain. Whatever happens in a rule
 * becomes a reason; only a want of memory of our own is a fault. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/examine.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evaluate/names.h"
#include "evaluate/rows.h"
#include "evaluate/unknown.h"
#include "pack/cage.h"
#include "pack/open.h"

enum { PARTS_MAX = 1 << 22, LOOK_BACK = 64, REASONS_MAX = 1 << 28 };
/* About one candidate: reasons of one rule, and of all rules but for one more of each. */
enum { REASONS_OF_RULE = 4000, REASONS_OF_ALL = 60000 };

typedef enum book_list { LIST_TEST, LIST_APPLIES, LIST_HIDE, LIST_HIDE_APPLIES, LIST_TALLY } book_list;
typedef enum memo_state { MEMO_NONE, MEMO_ASKING, MEMO_NO, MEMO_YES, MEMO_UNKNOWN } memo_state;
typedef struct memo { uint8_t state; bool saw_close; missing missing; } memo;

typedef struct kept_part { part about; size_t first; bool in_facts; } kept_part;

struct examiner {
    const examination *shared;
    const pack *pack;
    cage *cage;
    lua_State *L;
    rulebook book;
    view view;
    hearing hearing, again;           /* the judgement; the one with close rows, while judging without */
    said said[2][SAID_MAX];           /* what they say */
    memo *facts[2];                   /* by hide_close */
    path_book *paths;                 /* NULL: nothing is learned */
    uint32_t *hide_failed;            /* per suppression: who met its failure last, plus one */
    uint8_t *quick;                   /* per rule: how it ended in the quick pass */
    step *fact_steps; size_t fact_step_count, fact_step_room;
    kept_part *parts; size_t part_count, part_room;
    examiner_counts counts;
    uint32_t candidate;
    block *into;
    size_t first_reason, first_of_rule;   /* in the block: of the candidate, of the running rule */
    bool overflowed;                  /* the running rule had more reasons than are kept */
    reason nowhere;                   /* they go here */
    bool statute_passed;
    char trouble[1100];               /* what the last failed call said */
    fault *fault;                     /* ours, while examining */
};

/* How one judgement ended. */
typedef struct ending { uint8_t outcome; missing missing; } ending;

/* ---- the cage ---------------------------------------------------------------------------------------- */

static answer ask_fact(lua_State *L, void *payload, uint16_t number);

static int prepare(lua_State *L) {
    examiner *x = lua_touserdata(L, 1);
    lens_make(L, x->pack, ask_fact, x);
    return 0;
}

static int open_cage(examiner *x, fault *f) {
    x->cage = cage_new(f);
    if (x->cage == NULL) return FAULT_MEMORY;
    x->L = cage_lua(x->cage);
    int status = pack_enter(x->pack, x->cage, names_fill, NULL, &x->book, f);
    if (status != 0) return status;
    cage_set_payload(x->cage, &x->view);
    lua_pushcfunction(x->L, prepare);
    lua_pushlightuserdata(x->L, x);
    return cage_call(x->cage, 1, 0, CAGE_LOAD_STEPS) == CAGED_DONE ? 0 : fault_memory(f);
}

static void close_cage(examiner *x) {
    rulebook_clear(&x->book);
    cage_free(x->cage);
    x->cage = NULL;
    x->L = NULL;
}

/* ---- asking ------------------------------------------------------------------------------------------- */

static void push_subjects(examiner *x, uint16_t source, uint32_t row) {
    if (row != NO_ROW) lens_push_row(x->L, &x->view, source, row);
    lens_push_candidate(x->L);
}

typedef struct question { int ref; uint16_t source; uint32_t row; } question;

/* Runs in the cage, so that making the handles is protected too. */
static int ask_protected(lua_State *L) {
    question *q = lua_touserdata(L, 1);
    examiner *x = lua_touserdata(L, 2);
    lua_rawgeti(L, LUA_REGISTRYINDEX, q->ref);
    push_subjects(x, q->source, q->row);
    lua_call(L, q->row != NO_ROW ? 2 : 1, 1);
    return 1;
}

static void forget_asking(examiner *x) {
    for (int i = 0; i < 2; i++)
        for (size_t k = 0; k < x->pack->fact_count; k++)
            if (x->facts[i][k].state == MEMO_ASKING) x->facts[i][k].state = MEMO_NONE;
}

static caged ask_once(examiner *x, int ref, uint16_t source, uint32_t row) {
    lua_State *L = x->L;
    if (row == NO_ROW) {                 /* the common case needs no detour: nothing is made */
        lua_rawgeti(L, LUA_REGISTRYINDEX, ref);
        lens_push_candidate(L);
        return cage_call(x->cage, 1, 1, CAGE_CALL_STEPS);
    }
    question q = { ref, source, row };
    lua_pushcfunction(L, ask_protected);
    lua_pushlightuserdata(L, &q);
    lua_pushlightuserdata(L, x);
    return cage_call(x->cage, 2, 1, CAGE_CALL_STEPS);
}

static const int *refs_of(const examiner *x, book_list list) {
    const int *lists[] = { x->book.test, x->book.applies, x->book.suppress_test, x->book.suppress_applies,
                           x->book.tally };
    return lists[list];
}

static place declared_at(const examiner *x, book_list list, size_t number) {
    const pack *p = x->pack;
    if (list == LIST_TALLY) return p->tallies[number].at;
    return list == LIST_TEST || list == LIST_APPLIES ? p->rules[number].at : p->suppresses[number].at;
}

/* Takes down what went wrong, as "age.lua:14: words"; what has no place happened where it is declared. */
static void take_trouble(examiner *x, book_list list, size_t number, const fault *why) {
    place at = declared_at(x, list, number);
    bool known = why->file[0] != '\0';
    snprintf(x->trouble, sizeof x->trouble, "%s:%u: %s", known ? why->file : x->pack->files[at.file].name.at,
             known ? why->line : at.line, why->message);
}

/* What a call may leave behind that a second attempt must not find. */
typedef struct unasked { hearing *hearing; size_t said, steps; bool passed, given_no, saw_close; } unasked;

static unasked before_asking(const examiner *x) {
    return (unasked){ x->view.hearing, x->hearing.count, x->view.step_count, x->hearing.passed, x->view.given_no,
                      x->view.saw_close };
}

static void ask_anew(examiner *x, const unasked *before) {
    x->hearing.count = before->said;
    x->hearing.passed = before->passed;
    x->view.step_count = before->steps;
    x->view.given_no = before->given_no;
    x->view.saw_close = before->saw_close;
    x->view.reads++;                     /* read by nobody: what was read twice is not learned */
}

/* Calls a function of the pack; on CAGED_DONE its one result is on the stack, otherwise x->trouble says
 * what happened. Out of memory: once more, alone, in a fresh cage. */
static caged ask(examiner *x, book_list list, size_t number, uint16_t source, uint32_t row) {
    caged how = CAGED_MEMORY;
    unasked before = before_asking(x);
    for (int attempt = 0; attempt < 2 && how == CAGED_MEMORY; attempt++) {
        fault why = { 0 };
        if (x->L == NULL) {
            fault_memory(x->fault);
            return CAGED_MEMORY;
        }
        if (attempt > 0) ask_anew(x, &before);
        how = ask_once(x, refs_of(x, list)[number], source, row);
        x->view.hearing = before.hearing;            /* an error in a fact leaves the fact's own */
        if (how == CAGED_DONE || how == CAGED_STOPPED) return how;
        cage_message(x->L, how, &why, FAULT_PACK);
        take_trouble(x, list, number, &why);
        forget_asking(x);
        if (how != CAGED_MEMORY) return how;
        if (attempt > 0 && cage_starved(x->cage)) fault_memory(x->fault);
        close_cage(x);
        if (open_cage(x, x->fault) != 0) close_cage(x);
    }
    return how;
}

/* ---- facts ----------------------------------------------------------------------------------------------- */

static void keep_part(examiner *x, part p, size_t first, bool in_facts) {
    if (!grow((void **)&x->parts, &x->part_room, x->part_count, sizeof *x->parts, PARTS_MAX)) {
        x->view.no_memory = true;
        return;
    }
    x->parts[x->part_count++] = (kept_part){ p, first, in_facts };
}

/* Moves the steps from `first` on out of the asking rule's and keeps them as the fact's own. */
static void keep_fact_steps(examiner *x, uint16_t number, size_t first, uint8_t found, answer said) {
    view *v = &x->view;
    size_t start = x->fact_step_count;
    if (v->hide_close) {
        v->step_count = first;
        return;
    }
    for (size_t i = first; i < v->step_count; i++) {
        if (!grow((void **)&x->fact_steps, &x->fact_step_room, x->fact_step_count, sizeof(step), PARTS_MAX)) {
            v->no_memory = true;
            break;
        }
        x->fact_steps[x->fact_step_count++] = v->steps[i];
    }
    v->step_count = first;
    keep_part(x, (part){ .kind = PART_FACT, .outcome = found, .grade = (uint8_t)said, .number = number, .source = NO_INDEX,
                         .row = NO_ROW, .step_count = (uint32_t)(x->fact_step_count - start) }, start, true);
}

/* Facts answered before cost nothing, so a rule that takes much memory with them may pass or fail by who
 * asked first. What takes so little that all facts within each other have room is learned. */
static bool took_little(const examiner *x, size_t held) {
    return cage_most(x->cage) - held <= (CAGE_MEMORY - held) / 32;
}

static void judge_fact(lua_State *L, examiner *x, uint16_t number, memo *m) {
    view *v = &x->view;
    hearing *outer = v->hearing, none = { .source = NO_INDEX, .row = NO_ROW };
    bool outer_given = v->given_no, outer_close = v->saw_close, outer_counting = v->counting;
    size_t first = v->step_count;
    path_mark mark = path_set_aside(v);
    size_t held = cage_mark(x->cage);
    v->counting = false;                     /* what a tally may read, a fact may not: rules ask it too */
    if (x->pack->facts[number].keeps_state != NULL) cage_refuse_write(L, x->pack->facts[number].keeps_state);
    m->state = MEMO_ASKING;
    v->hearing = &none;
    v->saw_close = false;
    lua_rawgeti(L, LUA_REGISTRYINDEX, x->book.fact[number]);
    lens_push_candidate(L);
    if (cage_try_apart(L, 1, 1, CAGE_CALL_STEPS)) {
        if (lua_type(L, -1) != LUA_TBOOLEAN && !lua_isnil(L, -1))
            luaL_error(L, "fact %s must say true or false, not a %s", x->pack->facts[number].name.at, values_kind(L, -1));
        m->state = lua_toboolean(L, -1) ? MEMO_YES : MEMO_NO;
        lua_pop(L, 1);
    } else {
        m->state = MEMO_UNKNOWN;
        m->missing = v->missing;
    }
    m->saw_close = v->saw_close;
    if (x->paths != NULL && m->state != MEMO_UNKNOWN && !m->saw_close && took_little(x, held))
        path_learn(x->paths, v, TREE_FACT, number, m->state == MEMO_YES ? YES : NO);
    path_take_up(v, mark);
    v->hearing = outer;
    v->given_no = outer_given;
    v->saw_close = outer_close;
    v->counting = outer_counting;
    keep_fact_steps(x, number, first, (uint8_t)(m->state == MEMO_UNKNOWN ? OUTCOME_UNKNOWN : OUTCOME_PASS),
                    m->state == MEMO_YES ? YES : m->state == MEMO_NO ? NO : MAYBE);
}

static answer ask_fact(lua_State *L, void *payload, uint16_t number) {
    examiner *x = payload;
    view *v = &x->view;
    memo *m = &x->facts[v->hide_close][number];
    cage_pay_answer(L);
    if (m->state == MEMO_ASKING)
        luaL_error(L, "fact %s asks itself; facts may not go round in a circle", x->pack->facts[number].name.at);
    if (m->state == MEMO_NONE) judge_fact(L, x, number, m);
    v->saw_close |= m->saw_close;
    answer a = m->state == MEMO_YES ? YES : m->state == MEMO_NO ? NO : MAYBE;
    view_step(v, (step){ .kind = STEP_FACT, .source = number, .a = a });
    edge e = { .kind = EDGE_FACT, .source = NO_INDEX, .place = number, .a = NO_EXPR, .b = NO_EXPR };
    path_edge(v, e, a, 1);
    if (a == MAYBE) v->missing = m->missing;
    return a;
}

/* ---- one judgement ------------------------------------------------------------------------------------------- */

/* The words of the first candidate who met it, whichever worker that was. */
static void note_trouble(examiner *x, rule_trouble *t, uint16_t number) {
    t->rule = number;
    if (t->words.at != NULL && x->candidate >= t->first_candidate) return;
    free((char *)t->words.at);
    char *copy = strdup(x->trouble);
    if (copy == NULL) x->view.no_memory = true;
    t->words = (text){ copy, copy != NULL ? strlen(copy) : 0 };   /* freed with the examiner: never a literal */
    t->first_candidate = x->candidate;
}

static ending judge_trouble(examiner *x, uint16_t rule, caged how) {
    ending e = { .outcome = OUTCOME_FAILED };
    if (how == CAGED_STOPPED) {
        x->view.stops++;
        return (ending){ OUTCOME_UNKNOWN, x->view.missing };
    }
    if (how == CAGED_IMPURE) {
        x->counts.found_void[rule] = true;
        e.outcome = OUTCOME_VOID;
    }
    x->counts.troubles[rule].is_void |= how == CAGED_IMPURE;
    note_trouble(x, &x->counts.troubles[rule], rule);
    return e;
}

/* Of a judgement that read more than is kept. */
static ending judge_too_many(examiner *x, uint16_t rule) {
    fault why = { 0 };
    fault_plain(&why, FAULT_PACK, "reads more than %d values of one candidate", READS_MAX);
    take_trouble(x, LIST_TEST, rule, &why);
    x->view.step_count = x->view.step_first;
    return judge_trouble(x, rule, CAGED_ERROR);
}

/* A blank was asked for and the rule says nothing: silence is no pass then. */
static ending judge_silent(examiner *x) {
    x->view.stops++;
    return (ending){ OUTCOME_UNKNOWN, x->view.given_missing };
}

/* `applies` then `test`, for the candidate (row NO_ROW) or one row; what was said is in x->hearing. */
static ending judge(examiner *x, uint16_t number, uint32_t row) {
    const rule_decl *r = &x->pack->rules[number];
    view *v = &x->view;
    hearing *h = &x->hearing;
    h->rule = r;
    h->source = row != NO_ROW ? r->each : NO_INDEX;
    h->row = row;
    h->passed = false;
    h->rests_source = NO_INDEX;
    h->rests_row = NO_ROW;
    h->count = 0;
    h->why_count = 0;
    h->deciding_whether = true;
    v->hearing = h;
    path_begin(v);
    v->saw_close = v->given_no = v->too_many = false;
    v->step_first = v->step_count;
    if (r->has_applies) {
        caged how = ask(x, LIST_APPLIES, number, r->each, row);
        if (how != CAGED_DONE) return judge_trouble(x, number, how);
        bool yes = lua_toboolean(x->L, -1);
        lua_pop(x->L, 1);
        if (!yes && v->given_no) return judge_silent(x);
        if (!yes) return (ending){ .outcome = OUTCOME_NOT_APPLICABLE };
    }
    h->deciding_whether = false;
    caged how = ask(x, LIST_TEST, number, r->each, row);
    if (how != CAGED_DONE) return judge_trouble(x, number, how);
    lua_pop(x->L, 1);
    if (v->too_many) return judge_too_many(x, number);
    if (h->count > 0) return (ending){ .outcome = OUTCOME_SAID };
    if (v->given_no && !h->passed) return judge_silent(x);
    return (ending){ .outcome = OUTCOME_PASS };
}

/* ---- reasons ---------------------------------------------------------------------------------------------------- */

static text keep_text(examiner *x, text t) {
    text out = { "", 0 };
    if (!arena_text(&x->into->words, t, &out)) x->view.no_memory = true;
    return out;
}

static bool has_room(const examiner *x, uint16_t rule) {
    size_t n = x->into->reason_count;
    return rule == NO_INDEX || (n - x->first_of_rule < REASONS_OF_RULE && n - x->first_reason < REASONS_OF_ALL);
}

static reason *add_reason(examiner *x, uint16_t rule, effect effect, cause cause) {
    block *b = x->into;
    if (!x->overflowed && !has_room(x, rule)) x->overflowed = true;
    if (x->overflowed && rule != NO_INDEX) return &x->nowhere;
    if (!grow((void **)&b->reasons, &b->reason_room, b->reason_count, sizeof *b->reasons, REASONS_MAX)) {
        x->view.no_memory = true;
        return &x->nowhere;
    }
    reason *r = &b->reasons[b->reason_count++];
    *r = (reason){ .candidate = x->candidate, .rule = rule, .code = NO_INDEX, .effect = (uint8_t)effect,
                   .said = (uint8_t)effect, .cause = (uint8_t)cause, .source = NO_INDEX, .row = NO_ROW,
                   .eligible_from = { DAY_NONE, DAY_NONE }, .waits = { "", 0 }, .to = { "", 0 } };
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

static void add_unknown(examiner *x, uint16_t rule, const missing *m, const attached *a) {
    reason *r = add_reason(x, rule, EFFECT_REFER, CAUSE_UNKNOWN);
    unknown_words(&x->view, m, &x->into->words, r->words, &r->waits);
    r->waits = keep_text(x, r->waits);
    put_row(r, rule == NO_INDEX ? NO_INDEX : x->pack->rules[rule].each, a);
}

/* A void rule says the same of everybody, whoever showed it first. */
static void add_trouble(examiner *x, uint16_t rule, bool is_void) {
    char en[1300], zh[1300];
    const rule_decl *r = &x->pack->rules[rule];
    const char *keeps = r->keeps_state != NULL ? r->keeps_state : "it tries to change what outlives it";
    if (r->keeps_state == NULL && x->shared->void_words != NULL && x->shared->void_words[rule].at != NULL)
        keeps = x->shared->void_words[rule].at;
    snprintf(en, sizeof en, is_void ? "rule %s is void for this run: %s" : "rule %s met an error: %s", r->id.at,
             is_void ? keeps : x->trouble);
    snprintf(zh, sizeof zh, is_void ? "规则%s本次作废：%s" : "规则%s出错：%s", r->id.at, is_void ? keeps : x->trouble);
    reason *made = add_reason(x, rule, EFFECT_REFER, is_void ? CAUSE_VOID : CAUSE_FAILED);
    unknown_say(&x->view, &x->into->words, en, zh, made->words);
    made->waits = keep_text(x, TEXT("rule author"));
    x->counts.troubles[rule].rule = rule;
    x->counts.troubles[rule].is_void |= is_void;
}

/* How a rejection counts: fully, or sunk to refer for a cause. */
static cause sink_cause(const examiner *x, const rule_decl *r, const attached *a, uint8_t outcome) {
    if (outcome == OUTCOME_FAILED || outcome == OUTCOME_VOID) return CAUSE_BROKEN;
    if (a != NULL && (a->grade == GRADE_CLOSE || (a->flags & ATTACHED_UNSETTLED) != 0)) return CAUSE_CLOSE;
    if (r->severity == POLICY && x->pack->policy_adopted_by.len == 0) return CAUSE_POLICY;
    return CAUSE_SAID;
}

static void add_said(examiner *x, uint16_t rule, const said *s, const attached *a, cause cause) {
    bool sunk = s->effect == EFFECT_REJECT && cause != CAUSE_SAID;
    reason *r = add_reason(x, rule, sunk ? EFFECT_REFER : (effect)s->effect, sunk ? cause : CAUSE_SAID);
    r->said = s->effect;
    r->code = s->code;
    r->eligible_from = s->eligible_from;
    r->to = keep_text(x, s->to);
    for (size_t i = 0; i < x->pack->language_count; i++) r->words[i] = keep_text(x, s->words[i]);
    put_row(r, x->pack->rules[rule].each, a);
    if (a == NULL && s->source != NO_INDEX) put_seen_row(x, r, s->source, s->row);
    if (cause == CAUSE_THEIRS) r->grade = GRADE_CLOSE;
}

/* ---- with and without close rows ----------------------------------------------------------------------------------- */

static bool says_same(const hearing *b, const said *s) {
    for (size_t i = 0; i < b->count; i++)
        if (b->said[i].effect == s->effect && b->said[i].code == s->code) return true;
    return false;
}

static void add_all_said(examiner *x, uint16_t rule, const hearing *h, const attached *a, uint8_t outcome) {
    for (size_t i = 0; i < h->count; i++)
        add_said(x, rule, &h->said[i], a, sink_cause(x, &x->pack->rules[rule], a, outcome));
}

/* What is said only with, or only without, the close rows depends on whether they are theirs. */
static void add_divided(examiner *x, uint16_t rule, const attached *a, uint8_t outcome) {
    const hearing *with = &x->again, *without = &x->hearing;
    for (size_t i = 0; i < with->count; i++) {
        bool both = says_same(without, &with->said[i]);
        add_said(x, rule, &with->said[i], a, both ? sink_cause(x, &x->pack->rules[rule], a, outcome) : CAUSE_THEIRS);
    }
    for (size_t i = 0; i < without->count; i++)
        if (!says_same(with, &without->said[i])) add_said(x, rule, &without->said[i], a, CAUSE_THEIRS);
}

static void add_ending(examiner *x, uint16_t rule, const ending *e, const attached *a) {
    if (e->outcome == OUTCOME_UNKNOWN) add_unknown(x, rule, &e->missing, a);
    if (e->outcome == OUTCOME_FAILED) add_trouble(x, rule, false);
    if (e->outcome == OUTCOME_VOID) add_trouble(x, rule, true);
}

static uint8_t graver(uint8_t a, uint8_t b) {
    static const uint8_t weight[] = { [OUTCOME_NOT_IN_FORCE] = 0, [OUTCOME_NOT_APPLICABLE] = 1, [OUTCOME_PASS] = 2,
                                      [OUTCOME_SAID] = 3, [OUTCOME_UNKNOWN] = 4, [OUTCOME_FAILED] = 5, [OUTCOME_VOID] = 6 };
    return weight[b] > weight[a] ? b : a;
}

/* Judges once, or twice when close rows were looked at, and takes everything down. */
static ending judge_and_record(examiner *x, uint16_t rule, uint32_t row, const attached *a) {
    view *v = &x->view;
    ending first = judge(x, rule, row);
    if (!v->saw_close || first.outcome == OUTCOME_FAILED || first.outcome == OUTCOME_VOID) {
        add_all_said(x, rule, &x->hearing, a, first.outcome);
        add_ending(x, rule, &first, a);
        return first;
    }
    size_t steps = v->step_count;
    x->again = x->hearing;
    x->hearing.said = x->again.said == x->said[0] ? x->said[1] : x->said[0];
    v->hide_close = true;
    ending second = judge(x, rule, row);
    v->hide_close = false;
    v->step_count = steps;
    ending worst = graver(first.outcome, second.outcome) == first.outcome ? first : second;
    add_divided(x, rule, a, worst.outcome);
    if (first.outcome == OUTCOME_UNKNOWN) add_ending(x, rule, &first, a);
    if (second.outcome != first.outcome) add_ending(x, rule, &second, a);
    if (first.outcome == OUTCOME_NOT_APPLICABLE && second.outcome == OUTCOME_PASS) {
        worst = (ending){ OUTCOME_UNKNOWN, { .kind = MISSING_THEIRS, .source = NO_INDEX, .row = NO_ROW } };
        add_ending(x, rule, &worst, a);
    }
    bool passed = first.outcome == OUTCOME_PASS && second.outcome == OUTCOME_NOT_APPLICABLE;
    return passed ? second : worst;          /* a pass that rests on a record of somebody else is none */
}

/* ---- a rule over rows ------------------------------------------------------------------------------------------------ */

static void keep_rule_part(examiner *x, uint16_t rule, uint8_t outcome, size_t first) {
    keep_part(x, (part){ .kind = PART_RULE, .outcome = outcome, .number = rule, .source = NO_INDEX, .row = NO_ROW,
                         .step_count = (uint32_t)(x->view.step_count - first) }, first, false);
}

static uint8_t judge_rows(examiner *x, uint16_t rule) {
    const rule_decl *r = &x->pack->rules[rule];
    view *v = &x->view;
    uint8_t worst = OUTCOME_PASS;
    missing why;
    seen_rows rows = v->sources[r->each];
    size_t header = x->part_count, first = v->step_count;
    keep_rule_part(x, rule, OUTCOME_PASS, first);
    for (size_t i = 0; i < rows.count; i++) {
        size_t start = v->step_count;
        ending e = judge_and_record(x, rule, rows.rows[i].row, &rows.rows[i]);
        if (e.outcome != OUTCOME_NOT_APPLICABLE) worst = graver(worst, e.outcome);
        keep_part(x, (part){ .kind = PART_ROW, .outcome = e.outcome, .number = rule, .source = r->each,
                             .grade = rows.rows[i].grade, .row = rows.rows[i].row,
                             .step_count = (uint32_t)(v->step_count - start) }, start, false);
    }
    size_t asked = v->step_count;
    if (rows_covered(v, r->each, &why) != YES) {
        v->stops++;
        add_unknown(x, rule, &why, NULL);
        worst = graver(worst, OUTCOME_UNKNOWN);
    }
    if (x->part_count > header) {            /* the rule's own steps are its question about coverage */
        x->parts[header].about.outcome = worst;
        x->parts[header].about.step_count = (uint32_t)(v->step_count - asked);
        x->parts[header].first = asked;
    }
    return worst;
}

/* ---- counting ----------------------------------------------------------------------------------------------------------- */

static void count_rule(examiner *x, uint16_t rule, uint8_t outcome, size_t first_reason) {
    rule_count *c = &x->counts.rules[rule];
    bool rejects = false, refers = false, holds = false, warns = false;
    c->not_in_force += outcome == OUTCOME_NOT_IN_FORCE;
    c->not_applicable += outcome == OUTCOME_NOT_APPLICABLE;
    c->applied += outcome > OUTCOME_NOT_APPLICABLE;
    c->passed += outcome == OUTCOME_PASS;
    c->unknown += outcome == OUTCOME_UNKNOWN;
    c->failed += outcome == OUTCOME_FAILED || outcome == OUTCOME_VOID;
    for (size_t i = first_reason; i < x->into->reason_count; i++) {
        effect e = x->into->reasons[i].effect;
        rejects |= e == EFFECT_REJECT;
        refers |= e == EFFECT_REFER;
        holds |= e == EFFECT_HOLD;
        warns |= e == EFFECT_WARN;
        c->tasks += e == EFFECT_TASK;
    }
    c->rejected += rejects;
    c->referred += refers;
    c->held += holds;
    c->warned += warns;
    bool clean = outcome == OUTCOME_PASS || (outcome == OUTCOME_SAID && !rejects && !refers && !holds);
    if (x->pack->rules[rule].severity == STATUTE && clean) x->statute_passed = true;
    x->counts.troubles[rule].candidates += outcome == OUTCOME_FAILED || outcome == OUTCOME_VOID;
}

static bool in_force(const examiner *x, const rule_decl *r) {
    span d = x->view.law_day;
    return (r->from == DAY_NONE || r->from <= d.lo) && (r->to == DAY_OPEN || d.lo <= r->to);
}

/* What a rule said beyond the limit is not kept; that there was more is. */
static uint8_t leave_out_rest(examiner *x, uint16_t rule, uint8_t outcome) {
    fault why = { 0 };
    fault_plain(&why, FAULT_PACK, "more than %d reasons of one rule, or %d in all, about one candidate; the rest is left out",
                REASONS_OF_RULE, REASONS_OF_ALL);
    take_trouble(x, LIST_TEST, rule, &why);
    note_trouble(x, &x->counts.troubles[rule], rule);
    x->overflowed = false;
    x->first_of_rule = x->first_reason = x->into->reason_count;      /* room for the one that says so */
    add_trouble(x, rule, false);
    return graver(outcome, OUTCOME_FAILED);
}

static void examine_rule(examiner *x, uint16_t rule) {
    const rule_decl *r = &x->pack->rules[rule];
    size_t first_reason = x->into->reason_count, first_step = x->view.step_count;
    uint8_t outcome;
    x->first_of_rule = first_reason;
    x->overflowed = false;
    if (!in_force(x, r)) {
        outcome = OUTCOME_NOT_IN_FORCE;
        keep_rule_part(x, rule, outcome, first_step);
    } else if (r->keeps_state != NULL || x->shared->is_void[rule]) {
        outcome = OUTCOME_VOID;
        add_trouble(x, rule, true);
        keep_rule_part(x, rule, outcome, first_step);
    } else if (r->each != NO_INDEX) {
        outcome = judge_rows(x, rule);
    } else {
        outcome = judge_and_record(x, rule, NO_ROW, NULL).outcome;
        keep_rule_part(x, rule, outcome, first_step);
    }
    if (x->overflowed) outcome = leave_out_rest(x, rule, outcome);
    count_rule(x, rule, outcome, first_reason);
}

/* ---- suppression ------------------------------------------------------------------------------------------------------------ */

/* Whoever the suppression fails for is referred by the rules that need the row; here it is said why. */
static answer fail_to_hide(examiner *x, uint16_t number) {
    rule_trouble *t = &x->counts.suppress_troubles[number];
    note_trouble(x, t, number);
    t->candidates += x->hide_failed[number] != x->candidate + 1;
    x->hide_failed[number] = x->candidate + 1;
    return MAYBE;
}

/* One function of the suppression about one row. What rests on a record that may be another's is open. */
static answer ask_to_hide(examiner *x, book_list list, uint16_t number, uint32_t row) {
    view *v = &x->view;
    if (refs_of(x, list)[number] == LUA_NOREF) return YES;
    v->saw_close = v->too_many = false;
    v->step_first = v->step_count = 0;
    caged how = ask(x, list, number, x->pack->suppresses[number].source, row);
    if (how == CAGED_STOPPED) return MAYBE;
    if (how != CAGED_DONE) return fail_to_hide(x, number);
    bool yes = lua_toboolean(x->L, -1);
    lua_pop(x->L, 1);
    return v->saw_close ? MAYBE : yes ? YES : NO;
}

static answer asks_to_hide(examiner *x, uint16_t number, uint32_t row) {
    hearing none = { .source = NO_INDEX, .row = NO_ROW };
    const suppress_decl *s = &x->pack->suppresses[number];
    if (s->keeps_state != NULL) {
        snprintf(x->trouble, sizeof x->trouble, "%s", s->keeps_state);
        x->counts.suppress_troubles[number].is_void = true;
        return fail_to_hide(x, number);
    }
    x->view.hearing = &none;
    answer a = ask_to_hide(x, LIST_HIDE_APPLIES, number, row);
    if (a == YES) a = ask_to_hide(x, LIST_HIDE, number, row);
    x->view.hearing = NULL;
    return a;
}

static void mark_row(examiner *x, uint16_t source, uint32_t row, unsigned char how) {
    if (x->shared->row_marks[source] != NULL)
        __atomic_fetch_or(&x->shared->row_marks[source][row], how, __ATOMIC_RELAXED);
}

/* Is the row hidden by a suppression, may it be (unsure), or is it to be seen? */
static answer hide_row(examiner *x, uint16_t source, uint32_t row) {
    bool unsure = false;
    for (size_t k = 0; k < x->pack->suppress_count; k++) {
        if (x->pack->suppresses[k].source != source) continue;
        answer a = asks_to_hide(x, (uint16_t)k, row);
        if (a == YES) {
            x->counts.suppressed[k]++;
            return YES;
        }
        unsure |= a == MAYBE;
    }
    return unsure ? MAYBE : NO;
}

static int show_source(examiner *x, uint16_t source) {
    view *v = &x->view;
    size_t n, kept = 0;
    bool unsure = false, has_suppress = x->shared->row_marks[source] != NULL;
    const attached *all = evidence_rows(v->evidence, source, x->candidate, &n);
    bool plain = !has_suppress;
    for (size_t i = 0; i < n; i++) plain &= (all[i].flags & (ATTACHED_HISTORY | ATTACHED_UNREADABLE)) == 0;
    if (plain || n == 0) {
        view_show(v, source, all, n);
        return 0;
    }
    attached *shown = arena_take(&v->scratch, n * sizeof *shown);
    if (shown == NULL) return FAULT_MEMORY;
    for (size_t i = 0; i < n; i++) {
        bool aside = (all[i].flags & (ATTACHED_HISTORY | ATTACHED_UNREADABLE)) != 0;
        answer hidden = has_suppress && !aside ? hide_row(x, source, all[i].row) : NO;
        mark_row(x, source, all[i].row, hidden == YES ? ROW_HIDDEN : ROW_SEEN);
        unsure |= hidden == MAYBE;
        if (!aside && hidden == NO) shown[kept++] = all[i];
    }
    view_show(v, source, shown, kept);
    v->sources[source].unsure = unsure;
    return 0;
}

/* ---- the candidate ----------------------------------------------------------------------------------------------------------- */

static void add_engine_reason(examiner *x, cause cause, const char *en, const char *zh, text waits) {
    reason *r = add_reason(x, NO_INDEX, EFFECT_REFER, cause);
    unknown_say(&x->view, &x->into->words, en, zh, r->words);
    r->waits = keep_text(x, waits);
}

static void examine_rules(examiner *x) {
    if (!x->view.law_day_known) {
        add_engine_reason(x, CAUSE_LAW_DAY, "the day that says which law is in force is not known for this candidate",
                          "此人适用法律的基准日未知", TEXT("docket"));
        return;
    }
    for (size_t i = 0; i < x->pack->rule_count; i++) examine_rule(x, (uint16_t)i);
}

static void add_last_reasons(examiner *x, size_t first) {
    bool stands = true;
    if (x->shared->evidence->same_key[x->candidate])
        add_engine_reason(x, CAUSE_SAME_KEY, "another row of the list has this key with other content",
                          "名单中另有一行使用相同编号而内容不同", TEXT("candidates"));
    for (size_t i = first; i < x->into->reason_count; i++)
        stands &= x->into->reasons[i].effect < EFFECT_REFER;
    if (stands && !x->statute_passed)
        add_engine_reason(x, CAUSE_NO_LAW, "no statute in force on the law day was found to apply; nobody is accepted without one",
                          "基准日没有适用的法律规定，不得直接通过", TEXT("rule author"));
}

/* ---- the quick pass ------------------------------------------------------------------------------------------------------------------ */

static bool is_clean(const examiner *x, const ending *e) {
    return (e->outcome == OUTCOME_PASS || e->outcome == OUTCOME_NOT_APPLICABLE) && !x->view.saw_close;
}

/* One rule over the candidate, by its paths or by Lua; false when there is anything to say. */
static bool passes_quickly(examiner *x, uint16_t rule, uint8_t *outcome) {
    if (path_walk(x->paths, &x->view, TREE_RULE, rule, outcome)) return true;
    size_t held = x->cage != NULL ? cage_mark(x->cage) : 0;
    ending e = judge(x, rule, NO_ROW);
    if (!is_clean(x, &e)) return false;
    if (took_little(x, held)) path_learn(x->paths, &x->view, TREE_RULE, rule, e.outcome);
    *outcome = e.outcome;
    return true;
}

/* A rule over rows: each row is asked in Lua, then who was searched. */
static bool rows_pass_quickly(examiner *x, uint16_t rule, uint16_t source) {
    uint16_t which;
    const seen_rows rows = x->view.sources[source];
    for (size_t i = 0; i < rows.count; i++) {
        ending e = judge(x, rule, rows.rows[i].row);
        if (!is_clean(x, &e)) return false;
    }
    return !rows.unsure && view_peek_searched(&x->view, source, &which) == SEARCHED;
}

static bool rule_is_clean(examiner *x, uint16_t number) {
    const rule_decl *r = &x->pack->rules[number];
    x->quick[number] = OUTCOME_NOT_IN_FORCE;
    if (!in_force(x, r)) return true;
    x->quick[number] = OUTCOME_PASS;
    if (r->keeps_state != NULL || x->shared->is_void[number]) return false;
    if (r->each != NO_INDEX) return rows_pass_quickly(x, number, r->each);
    return passes_quickly(x, number, &x->quick[number]);
}

/* Is the candidate simply accepted: every rule passed, nothing said, nothing missing? Then all is
 * counted and done. Otherwise nothing has happened, and the candidate is examined from the start. */
static bool accept_quickly(examiner *x) {
    bool statute = false;
    if (x->paths == NULL || x->shared->keep_traces_of_all || !x->view.law_day_known) return false;
    if (x->shared->evidence->same_key[x->candidate]) return false;
    for (size_t i = 0; i < x->pack->rule_count; i++) {
        if (!rule_is_clean(x, (uint16_t)i)) return false;
        statute |= x->quick[i] == OUTCOME_PASS && x->pack->rules[i].severity == STATUTE;
    }
    if (!statute) return false;
    for (size_t i = 0; i < x->pack->rule_count; i++) {
        rule_count *c = &x->counts.rules[i];
        c->not_in_force += x->quick[i] == OUTCOME_NOT_IN_FORCE;
        c->not_applicable += x->quick[i] == OUTCOME_NOT_APPLICABLE;
        c->applied += x->quick[i] == OUTCOME_PASS;
        c->passed += x->quick[i] == OUTCOME_PASS;
    }
    return true;
}

static void forget_facts(examiner *x) {
    for (int i = 0; i < 2; i++) memset(x->facts[i], 0, x->pack->fact_count * sizeof *x->facts[i]);
}

static void forget_quick_pass(examiner *x) {
    x->part_count = x->fact_step_count = 0;
    x->view.step_count = 0;
    x->view.stops = 0;
    x->view.hide_close = false;
    forget_facts(x);
}

/* ---- the trace ------------------------------------------------------------------------------------------------------------------ */

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
        if (steps[i].kind == s->kind && steps[i].source == s->source && steps[i].column == s->column && steps[i].row == s->row)
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

static void write_trace(examiner *x) {
    trace_begin(&x->into->traces);
    for (size_t i = 0; i < x->part_count; i++) write_part(x, x->parts[i]);
}

/* Sources without suppressions first, so that suppressions can ask them; rows that are not settled yet
 * are no answer to anybody. */
static int show_sources(examiner *x) {
    const pack *p = x->pack;
    for (int round = 0; round < 2; round++)
        for (size_t s = 0; s < p->source_count; s++) {
            bool later = x->shared->row_marks[s] != NULL;
            if (p->sources[s].kind != SOURCE_EVIDENCE || later != (round == 1)) {
                x->view.sources[s].unsure |= round == 0 && later;
                continue;
            }
            if (show_source(x, (uint16_t)s) != 0) return FAULT_MEMORY;
        }
    return 0;
}

static int begin_candidate(examiner *x, uint32_t candidate, block *into) {
    x->candidate = candidate;
    x->into = into;
    x->part_count = x->fact_step_count = 0;
    x->statute_passed = false;
    view_begin(&x->view, candidate);
    x->view.hearing = NULL;
    x->first_reason = x->first_of_rule = into->reason_count;
    x->overflowed = false;
    forget_facts(x);
    if (show_sources(x) != 0) return FAULT_MEMORY;
    forget_facts(x);                         /* suppressions may have asked them before all rows were to be seen */
    x->part_count = x->fact_step_count = x->view.step_count = 0;
    return 0;
}

/* Our own troubles on the way, if any. */
static int finish(examiner *x, const fault *inner, fault *f) {
    if (inner->code != 0) *f = *inner;
    return inner->code != 0 ? inner->code : x->view.no_memory || x->into->traces.failed ? fault_memory(f) : 0;
}

int examine(examiner *x, uint32_t candidate, block *into, result *out, fault *f) {
    size_t first = into->reason_count;
    fault inner = { 0 };
    x->fault = &inner;
    if (begin_candidate(x, candidate, into) != 0) return fault_memory(f);
    *out = (result){ .first_rule = NO_INDEX, .first_reason = (uint32_t)first };
    if (accept_quickly(x)) return finish(x, &inner, f);
    forget_quick_pass(x);
    examine_rules(x);
    add_last_reasons(x, first);
    out->reason_count = (uint16_t)(into->reason_count - first);
    if (into->reason_count - first >= NO_INDEX) return fault_plain(f, FAULT_DATA, "more than 65,534 reasons about one candidate");
    if (out->reason_count > 0 || x->shared->keep_traces_of_all) write_trace(x);
    x->counts.unknown_values += x->view.stops;
    x->view.stops = 0;
    return finish(x, &inner, f);
}

/* A tally that fails counts this candidate as unknown. */
static int fail_to_count(examiner *x, uint16_t number) {
    note_trouble(x, &x->counts.tally_troubles[number], number);
    x->counts.tally_troubles[number].candidates++;
    return 0;
}

/* The result of a tally on top of the stack: 1 number, 2 words, 0 neither. */
static int read_tally(examiner *x, uint16_t number, int64_t *value, text *words) {
    lua_State *L = x->L;
    char buffer[SHOWN_MAX];
    text said;
    switch (lua_type(L, -1)) {
    case LUA_TNIL: return 0;
    case LUA_TSTRING: said = values_words(L, -1, buffer); break;
    case LUA_TBOOLEAN: said = lua_toboolean(L, -1) ? TEXT("yes") : TEXT("no"); break;
    default:
        if (lua_isinteger(L, -1)) return *value = lua_tointeger(L, -1), 1;
        fault why = { 0 };
        fault_plain(&why, FAULT_PACK, "tally %s gives a %s: a whole number or a word is expected",
                    x->pack->tallies[number].name.at, values_kind(L, -1));
        take_trouble(x, LIST_TALLY, number, &why);
        return fail_to_count(x, number);
    }
    if (!arena_text(&x->view.scratch, said, words)) x->view.no_memory = true;
    return 2;
}

/* Nothing is learned here: a tally may read what rules are forbidden. */
static caged ask_tally(examiner *x, uint16_t number) {
    view *v = &x->view;
    hearing none = { .source = NO_INDEX, .row = NO_ROW, .counting = true };
    struct path_record *record = v->record;
    v->hearing = &none;
    v->record = NULL;
    v->counting = true;
    v->step_count = v->step_first = 0;
    caged how = ask(x, LIST_TALLY, number, NO_INDEX, NO_ROW);
    v->step_count = 0;
    v->counting = false;
    v->record = record;
    v->hearing = NULL;
    return how;
}

int examine_tally(examiner *x, uint16_t number, uint32_t candidate, int64_t *value, text *words, fault *f) {
    const tally_decl *t = &x->pack->tallies[number];
    fault inner = { 0 };
    if (x->candidate != candidate || x->into == NULL) view_begin(&x->view, candidate);
    x->fault = &inner;
    if (t->keeps_state != NULL) {
        snprintf(x->trouble, sizeof x->trouble, "%s", t->keeps_state);
        x->counts.tally_troubles[number].is_void = true;
        return fail_to_count(x, number);
    }
    caged how = ask_tally(x, number);
    if (inner.code != 0) return *f = inner, inner.code;
    if (how == CAGED_STOPPED) return 0;
    if (how != CAGED_DONE) return fail_to_count(x, number);
    int kind = read_tally(x, number, value, words);
    lua_pop(x->L, 1);
    return x->view.no_memory ? fault_memory(f) : kind;
}

/* ---- making --------------------------------------------------------------------------------------------------------------------------- */

static bool make_counts(examiner *x) {
    const pack *p = x->pack;
    examiner_counts *c = &x->counts;
    c->rules = calloc(p->rule_count + 1, sizeof *c->rules);
    c->suppressed = calloc(p->suppress_count + 1, sizeof *c->suppressed);
    c->troubles = calloc(p->rule_count + 1, sizeof *c->troubles);
    c->found_void = calloc(p->rule_count + 1, sizeof *c->found_void);
    c->suppress_troubles = calloc(p->suppress_count + 1, sizeof *c->suppress_troubles);
    c->tally_troubles = calloc(p->tally_count + 1, sizeof *c->tally_troubles);
    x->hide_failed = calloc(p->suppress_count + 1, sizeof *x->hide_failed);
    x->quick = calloc(p->rule_count + 1, sizeof *x->quick);
    x->facts[0] = calloc(p->fact_count + 1, sizeof *x->facts[0]);
    x->facts[1] = calloc(p->fact_count + 1, sizeof *x->facts[1]);
    return c->rules && c->suppressed && c->troubles && c->found_void && c->suppress_troubles && c->tally_troubles &&
           x->hide_failed && x->quick && x->facts[0] && x->facts[1];
}

int examiner_new(examiner **out, const examination *shared, fault *f) {
    examiner *x = calloc(1, sizeof *x);
    *out = x;
    if (x == NULL) return fault_memory(f);
    x->shared = shared;
    x->hearing.said = x->said[0];
    x->pack = shared->evidence->pack;
    int status = make_counts(x) ? 0 : fault_memory(f);
    if (status == 0) status = view_init(&x->view, shared->evidence, shared->params, f);
    if (status == 0 && !shared->plain && (x->paths = path_book_new(x->pack, &x->view, f)) == NULL) status = FAULT_MEMORY;
    if (status == 0) status = open_cage(x, f);
    if (status != 0) {
        examiner_free(x);
        *out = NULL;
    }
    return status;
}

static void free_troubles(rule_trouble *troubles, size_t n) {
    for (size_t i = 0; troubles != NULL && i < n; i++) free((char *)troubles[i].words.at);
    free(troubles);
}

void examiner_free(examiner *x) {
    if (x == NULL) return;
    close_cage(x);
    view_clear(&x->view);
    free_troubles(x->counts.troubles, x->pack->rule_count);
    free(x->counts.rules);
    free(x->counts.suppressed);
    free(x->counts.found_void);
    free_troubles(x->counts.suppress_troubles, x->pack->suppress_count);
    free_troubles(x->counts.tally_troubles, x->pack->tally_count);
    free(x->hide_failed);
    path_book_free(x->paths);
    free(x->quick);
    free(x->facts[0]);
    free(x->facts[1]);
    free(x->fact_steps);
    free(x->parts);
    free(x);
}

const examiner_counts *examiner_counted(const examiner *x) {
    return &x->counts;
}
