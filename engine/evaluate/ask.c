/* ask: calls a function of the pack about a candidate, and minds what can go wrong.
 *
 * An examiner owns a cage. A call that runs out of memory is asked once more, alone, in
 * a fresh one. Facts are asked when a rule first wants them, remembered for the candidate
 * (apart for the judgement without closely matched rows), and keep their reads to
 * themselves. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/ask.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evaluate/names.h"
#include "pack/open.h"

enum { PARTS_MAX = 1 << 22 };

/* ---- the cage ------------------------------------------------------------ */

static answer ask_fact(lua_State *L, void *payload, uint16_t number);

static int prepare(lua_State *L) {
    examiner *x = lua_touserdata(L, 1);
    lens_make(L, x->pack, ask_fact, x);
    if (x->pack->slate_count > 0) member_make(L);
    return 0;
}

int ask_open_cage(examiner *x, fault *f) {
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

void ask_close_cage(examiner *x) {
    rulebook_clear(&x->book);
    cage_free(x->cage);
    x->cage = NULL;
    x->L = NULL;
}

/* ---- asking ------------------------------------------------------------ */

typedef struct question {
    int ref;
    bool counts; /* a tally over rows that are about nobody: they come with the days */
    uint16_t source;
    uint32_t row;
} question;

static void push_subjects(examiner *x, const question *q) {
    if (q->row != NO_ROW) lens_push_row(x->L, &x->view, q->source, q->row, PLACE_JUDGED);
    if (q->counts) lens_push_days(x->L);
    else lens_push_candidate(x->L);
}

/* Runs in the cage, so that making the handles is protected too. */
static int ask_protected(lua_State *L) {
    question *q = lua_touserdata(L, 1);
    examiner *x = lua_touserdata(L, 2);
    lua_rawgeti(L, LUA_REGISTRYINDEX, q->ref);
    push_subjects(x, q);
    lua_call(L, q->row != NO_ROW ? 2 : 1, 1);
    return 1;
}

static void forget_asking(examiner *x) {
    for (int i = 0; i < 2; i++)
        for (size_t k = 0; k < x->pack->fact_count; k++)
            if (x->facts[i][k].state == MEMO_ASKING) x->facts[i][k].state = MEMO_NONE;
}

static caged ask_once(examiner *x, book_list list, int ref, uint16_t source, uint32_t row) {
    lua_State *L = x->L;
    if (row == NO_ROW) {                 /* the common case needs no detour: nothing is made */
        lua_rawgeti(L, LUA_REGISTRYINDEX, ref);
        lens_push_candidate(L);
        return cage_call(x->cage, 1, 1, CAGE_CALL_STEPS);
    }
    question q = { ref, list >= LIST_TALLY, source, row };
    lua_pushcfunction(L, ask_protected);
    lua_pushlightuserdata(L, &q);
    lua_pushlightuserdata(L, x);
    return cage_call(x->cage, 2, 1, CAGE_CALL_STEPS);
}

const int *ask_refs_of(const examiner *x, book_list list) {
    const int *lists[] = { x->book.test, x->book.applies, x->book.suppress_test,
                           x->book.suppress_applies, x->book.tally, x->book.tally_applies,
                           x->book.previous, x->book.previous_applies };
    return lists[list];
}

static place declared_at(const examiner *x, book_list list, size_t number) {
    const pack *p = x->pack;
    if (list >= LIST_TALLY) return p->tallies[number].at;
    return list == LIST_TEST || list == LIST_APPLIES ? p->rules[number].at
                                                     : p->suppresses[number].at;
}

/* Takes down what went wrong, as "age.lua:14: words"; what has no place happened where it is
 * declared. */
void ask_take_trouble(examiner *x, book_list list, size_t number, const fault *why) {
    place at = declared_at(x, list, number);
    bool known = why->file[0] != '\0';
    snprintf(x->trouble, sizeof x->trouble, "%s:%u: %s",
             known ? why->file : x->pack->files[at.file].name.at, known ? why->line : at.line,
             why->message);
}

/* What a call may leave behind that a second attempt must not find. */
typedef struct unasked {
    hearing *hearing;
    size_t said, steps;
    bool passed, given_no, saw_close;
} unasked;

static unasked before_asking(const examiner *x) {
    return (unasked){ x->view.hearing,   x->hearing.count, x->view.step_count,
                      x->hearing.passed, x->view.given_no, x->view.saw_close };
}

static void ask_anew(examiner *x, const unasked *before) {
    x->hearing.count = before->said;
    x->hearing.passed = before->passed;
    x->view.step_count = before->steps;
    x->view.given_no = before->given_no;
    x->view.saw_close = before->saw_close;
    x->view.reads++; /* read by nobody: what was read twice is not learned */
    x->asked_anew = true;
}

void ask_fresh_cage(examiner *x, bool again) {
    if (again && cage_starved(x->cage)) fault_memory(x->fault);
    ask_close_cage(x);
    if (ask_open_cage(x, x->fault) != 0) ask_close_cage(x);
}

/* Calls a function of the pack; on CAGED_DONE its one result is on the stack, otherwise
 * x->trouble says what happened. Out of memory: once more, alone, in a fresh cage. */
caged ask_function(examiner *x, book_list list, size_t number, uint16_t source, uint32_t row) {
    caged how = CAGED_MEMORY;
    unasked before = before_asking(x);
    for (int attempt = 0; attempt < 2 && how == CAGED_MEMORY; attempt++) {
        if (x->L == NULL) {
            fault_memory(x->fault);
            return CAGED_MEMORY;
        }
        if (attempt > 0) ask_anew(x, &before);
        how = ask_once(x, list, ask_refs_of(x, list)[number], source, row);
        x->view.hearing = before.hearing; /* an error in a fact leaves the fact's own */
        if (!caged_failed(how)) return how;
        fault why = { 0 };               /* a kilobyte of words */
        cage_message(x->L, how, &why, FAULT_PACK);
        ask_take_trouble(x, list, number, &why);
        forget_asking(x);
        if (how != CAGED_MEMORY) return how;
        ask_fresh_cage(x, attempt > 0);
    }
    return how;
}

/* ---- facts ------------------------------------------------------------ */

kept_part *ask_new_part(examiner *x) {
    if (!ask_keeps_steps(x)) return NULL;
    if (!grow((void **)&x->parts, &x->part_room, x->part_count, sizeof *x->parts, PARTS_MAX)) {
        x->view.no_memory = true;
        return NULL;
    }
    return &x->parts[x->part_count++];
}

static uint8_t fact_outcome(answer said) {
    return said == MAYBE ? OUTCOME_UNKNOWN : OUTCOME_PASS;
}

static part fact_part(uint16_t number, answer said, size_t steps) {
    return (part){ .kind = PART_FACT,
                   .outcome = fact_outcome(said),
                   .grade = (uint8_t)said,
                   .number = number,
                   .source = NO_INDEX,
                   .row = NO_ROW,
                   .step_count = (uint32_t)steps };
}

/* Moves the steps from `first` on out of the asking rule's and keeps them as the fact's own. */
static void keep_fact_steps(examiner *x, uint16_t number, size_t first, answer said) {
    view *v = &x->view;
    size_t start = x->fact_step_count;
    if (v->hide_close) {
        v->step_count = first;
        return;
    }
    for (size_t i = first; i < v->step_count; i++) {
        if (!grow((void **)&x->fact_steps, &x->fact_step_room, x->fact_step_count, sizeof(step),
                  PARTS_MAX)) {
            v->no_memory = true;
            break;
        }
        x->fact_steps[x->fact_step_count++] = v->steps[i];
    }
    v->step_count = first;
    ask_keep_part(x, fact_part(number, said, x->fact_step_count - start), start, true, NULL);
}

static memo answered(answer said) {
    return (memo){ .state = said == YES ? MEMO_YES : said == NO ? MEMO_NO : MEMO_UNKNOWN };
}

void ask_settle_fact(examiner *x, uint16_t number, size_t first, answer said,
                     const missing *lack) {
    x->facts_asked = true;
    x->facts[0][number] = answered(said);
    x->facts[0][number].missing = *lack;
    keep_fact_steps(x, number, first, said);
}

void ask_settle_known_fact(examiner *x, uint16_t number, answer said,
                           const struct script *script) {
    x->facts_asked = true;
    x->facts[0][number] = answered(said);
    ask_keep_part(x, fact_part(number, said, 0), 0, false, script);
}

/* Facts answered before cost nothing, so a rule that takes much memory with them may pass or
 * fail by who asked first. What takes so little that all facts within each other have room is
 * learned. */
bool ask_took_little(const examiner *x, size_t held) {
    return cage_most(x->cage) - held <= (CAGE_MEMORY - held) / 32;
}

static answer fact_answer(const memo *m) {
    return m->state == MEMO_YES ? YES : m->state == MEMO_NO ? NO : MAYBE;
}

static void judge_fact(lua_State *L, examiner *x, uint16_t number, memo *m) {
    view *v = &x->view;
    hearing *outer = v->hearing, none = { .source = NO_INDEX, .row = NO_ROW };
    bool outer_given = v->given_no, outer_close = v->saw_close, outer_counting = v->counting;
    size_t first = v->step_count;
    path_mark mark = path_set_aside(v);
    size_t held = cage_mark(x->cage);
    v->counting = false; /* what a tally may read, a fact may not: rules ask it too */
    if (x->pack->facts[number].keeps_state != NULL)
        cage_refuse_write(L, x->pack->facts[number].keeps_state);
    if (x->paths != NULL && path_tree_of(x->paths, TREE_FACT, number)->contradicted)
        cage_refuse_write(L, ASK_IMPURE);
    m->state = MEMO_ASKING;
    x->facts_asked = true;
    v->hearing = &none;
    v->saw_close = false;
    lua_rawgeti(L, LUA_REGISTRYINDEX, x->book.fact[number]);
    lens_push_candidate(L);
    if (cage_try_apart(L, 1, 1, CAGE_CALL_STEPS)) {
        if (lua_type(L, -1) != LUA_TBOOLEAN && !lua_isnil(L, -1))
            luaL_error(L, "fact %s must say true or false, not a %s",
                       x->pack->facts[number].name.at, values_kind(L, -1));
        m->state = lua_toboolean(L, -1) ? MEMO_YES : MEMO_NO;
        lua_pop(L, 1);
    } else {
        m->state = MEMO_UNKNOWN;
        m->missing = v->missing;
    }
    m->saw_close = v->saw_close;
    if (x->paths != NULL && !m->saw_close && ask_took_little(x, held) &&
        (m->state != MEMO_UNKNOWN || m->missing.met != 0))
        path_learn(x->paths, v, TREE_FACT, number,
                   (path_end){ fact_answer(m), m->missing.met });
    path_take_up(v, mark);
    v->hearing = outer;
    v->given_no = outer_given;
    v->saw_close = outer_close;
    v->counting = outer_counting;
    keep_fact_steps(x, number, first, fact_answer(m));
}

static answer ask_fact(lua_State *L, void *payload, uint16_t number) {
    examiner *x = payload;
    view *v = &x->view;
    memo *m = &x->facts[v->hide_close][number];
    cage_pay_answer(L);
    if (m->state == MEMO_ASKING)
        luaL_error(L, "fact %s asks itself; facts may not go round in a circle",
                   x->pack->facts[number].name.at);
    if (m->state == MEMO_NONE) judge_fact(L, x, number, m);
    v->saw_close |= m->saw_close;
    answer a = fact_answer(m);
    view_step(v, (step){ .kind = STEP_FACT, .source = number, .a = a });
    edge e = {
        .kind = EDGE_FACT, .source = NO_INDEX, .place = number, .a = NO_EXPR, .b = NO_EXPR
    };
    uint8_t met = path_edge(v, e, a, 1);
    if (a == MAYBE) {
        v->missing = m->missing;
        v->missing.met = met;
    }
    return a;
}

void ask_forget_facts(examiner *x) {
    if (!x->facts_asked) return;
    x->facts_asked = false;
    for (int i = 0; i < 2; i++)
        memset(x->facts[i], 0, x->pack->fact_count * sizeof *x->facts[i]);
}
