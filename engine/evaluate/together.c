/* together: one rule judges candidates together.
 *
 * The test is called once for a slate. Where it meets something that is not known, the
 * member it is about is blamed and the test is asked again without him among those it is
 * handed, until it ends; then whoever was looked at together with one who is blamed is in
 * the dark like him, and all others have their findings. Nothing a rule said of somebody
 * in the dark rejects. What became of each member is written down by slate_found, what is
 * said of a whole slate by slate_alert. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/together.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evaluate/member.h"
#include "evaluate/slate_alert.h"
#include "evaluate/slate_doubt.h"
#include "evaluate/slate_say.h"

enum {
    ASKED_AGAIN_MAX = 64,      /* then all are in the dark */
    STEPS_EACH = 20000,        /* of a call, for each member */
    STEPS_MOST = 100000000,
};

/* ---- asking the rule ------------------------------------------------------------ */

typedef struct called { examiner *x; int ref; uint32_t count; } called;

/* Runs in the cage: making the handles may want memory. */
static int call_protected(lua_State *L) {
    const called *q = lua_touserdata(L, 1);
    member_begin(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, q->ref);
    member_push_list(L, &q->x->view, &(members_ref){ .count = q->count });
    lua_call(L, 1, 0);
    return 0;
}

static uint64_t budget_of(size_t members) {
    uint64_t more = (uint64_t)members * STEPS_EACH;
    return more > STEPS_MOST ? STEPS_MOST : CAGE_CALL_STEPS + more;
}

/* The slate's own order: everybody, as mustered. */
static bool add_own_order(judging *j) {
    slate *s = &j->s;
    uint32_t *at = arena_take(&j->x->view.scratch, (s->count + 1) * sizeof *at);
    if (at == NULL || !grow((void **)&s->orders, &s->order_room, 0, sizeof *s->orders, 1000))
        return false;
    size_t n = 0;
    for (uint32_t i = 0; i < s->count; i++)
        if (!slate_is_out(s, i)) at[n++] = i;
    s->orders[s->order_count++] = (slate_order){ .at = at, .count = n };
    return true;
}

static void take_trouble(judging *j, caged how) {
    examiner *x = j->x;
    fault why = { 0 };
    cage_message(x->L, how, &why, FAULT_PACK);
    if (how == CAGED_BUDGET) {
        char words[sizeof why.message];
        snprintf(words, sizeof words,
                 "%.300s; %zu candidates are judged together here: group the "
                 "rule by more columns",
                 why.message, j->s.count);
        memcpy(why.message, words, sizeof words);
    }
    ask_take_trouble(x, LIST_TEST, j->t->rule, &why);
}

static caged call_once(judging *j) {
    examiner *x = j->x;
    slate_begin(&j->s);
    if (!add_own_order(j)) {
        x->view.no_memory = true;
        return CAGED_STOPPED;
    }
    called q = { x, ask_refs_of(x, LIST_TEST)[j->t->rule], (uint32_t)j->s.orders[0].count };
    x->view.asked_of = NO_ROW;
    x->view.missing = (missing){ .source = NO_INDEX, .row = NO_ROW };
    x->view.given_no = false;
    lua_pushcfunction(x->L, call_protected);
    lua_pushlightuserdata(x->L, &q);
    uint64_t start = x->profile != NULL ? x->shared->clock() : 0;
    caged how = cage_call(x->cage, 1, 0, budget_of(j->s.count));
    if (x->profile != NULL) {
        x->profile[j->t->rule].asked++;
        profile_note(&x->profile[j->t->rule], LEARN_TOGETHER, x->shared->clock() - start);
    }
    return how;
}

/* Out of memory: once more, in a fresh cage. */
static caged call_rule(judging *j) {
    examiner *x = j->x;
    caged how = CAGED_MEMORY;
    for (int attempt = 0; attempt < 2 && how == CAGED_MEMORY; attempt++) {
        if (x->L == NULL) {
            fault_memory(x->fault);
            return CAGED_MEMORY;
        }
        how = call_once(j);
        if (!caged_failed(how)) return how;
        take_trouble(j, how);
        if (how != CAGED_MEMORY) return how;
        ask_fresh_cage(x, attempt > 0);
    }
    return how;
}

/* The test until it ends, each time without those it could not tell about. */
static caged ask_until_told(judging *j) {
    slate *s = &j->s;
    view *v = &j->x->view;
    caged how = CAGED_STOPPED;
    for (int i = 0; how == CAGED_STOPPED && !s->all_dark && !v->no_memory; i++) {
        how = call_rule(j);
        if (how != CAGED_STOPPED || s->all_dark) break;
        uint32_t whose = slate_whose(s, v, &v->missing);
        bool news = whose != NO_MEMBER && slate_blame(s, whose, &v->missing);
        if (!news || s->rule->slate->carries || i == ASKED_AGAIN_MAX)
            slate_darken(s, &v->missing);
    }
    return how;
}

/* Who is in the dark now that the test has ended. */
static void settle_dark(judging *j) {
    slate *s = &j->s;
    slate_settle_silence(s, j->roots);
    if (s->rule->slate->carries) slate_darken_by_members(s);
    if (j->hole != NO_HOLE && s->looked)
        slate_darken(s, &(missing){ .kind = MISSING_LIST, .source = j->x->pack->candidates,
                                    .row = j->hole });
    slate_find_dark(s, j->roots);
}

static caged run_to_end(judging *j) {
    caged how = ask_until_told(j);
    if (how != CAGED_IMPURE) settle_dark(j);
    return how;
}

/* ---- one slate ------------------------------------------------------------ */

/* The words of each member, one member's after the other: their numbers, in the order in
 * which they were said. starts: members + 1. */
static uint32_t *words_by_member(judging *j, uint32_t **starts) {
    slate *s = &j->s;
    arena *a = &j->x->view.scratch;
    uint32_t *by = arena_take(a, (s->word_count + 1) * sizeof *by);
    *starts = arena_take_zero(a, s->count + 2, sizeof **starts);
    if (by == NULL || *starts == NULL) return NULL;
    for (size_t i = 0; i < s->word_count; i++)
        if (s->words[i].member != NO_MEMBER) (*starts)[s->words[i].member + 2]++;
    for (size_t i = 2; i < s->count + 2; i++) (*starts)[i] += (*starts)[i - 1];
    for (size_t i = 0; i < s->word_count; i++)
        if (s->words[i].member != NO_MEMBER)
            by[(*starts)[s->words[i].member + 1]++] = (uint32_t)i;
    return by;
}

static void record(judging *j, caged how) {
    slate *s = &j->s;
    uint32_t *starts = NULL;
    block *b = j->x->into;
    size_t first = b->reason_count;
    if (caged_failed(how)) found_trouble(j, false);
    uint32_t *words = words_by_member(j, &starts);
    if (words == NULL) {
        j->x->view.no_memory = true;
        return;
    }
    for (uint32_t i = 0; i < s->count; i++) {
        size_t n = starts[i + 1] - starts[i], before = b->reason_count;
        uint8_t outcome = found_member(j, i, how, words + starts[i], n);
        if (j->t->told != NULL && j->t->told->wanted[s->members[i]])
            slate_tell(j->x, s, j->t->told, j->t->rule, i, outcome, &b->reasons[before],
                       b->reason_count - before);
    }
    if (j->t->to != NULL) {
        alert_add(j, how);
        slate_cite(j->x, s, first);
    }
}

/* A rule that is void says the same of everybody. */
static void record_void(judging *j) {
    slate *s = &j->s;
    size_t first_of_all = j->x->into->reason_count;
    for (uint32_t i = 0; i < s->count; i++) {
        size_t first = j->x->into->reason_count;
        found_turn_to(j, s->members[i]);
        if (s->rule->slate->of_members) judge_add_trouble(j->x, j->t->rule, true);
        found_count(j->x, j->t->rule, OUTCOME_VOID, first);
        if (j->t->told != NULL && j->t->told->wanted[s->members[i]])
            slate_tell(j->x, s, j->t->told, j->t->rule, i, OUTCOME_VOID, NULL, 0);
    }
    j->x->counts.troubles[j->t->rule].is_void = true;
    if (j->t->to != NULL && !s->rule->slate->of_members) alert_trouble(j, true);
    if (j->t->to != NULL) slate_cite(j->x, s, first_of_all);
}

static bool enter(judging *j, uint32_t number) {
    const muster *m = j->t->muster;
    examiner *x = j->x;
    const uint32_t *members = m->members + m->start[number];
    size_t n = m->start[number + 1] - m->start[number];
    j->s = (slate){ .scene = &j->scene, .rule = &x->pack->rules[j->t->rule], .members = members,
                    .count = n, .place = m->place[number],
                    .words = j->s.words, .word_room = j->s.word_room,
                    .orders = j->s.orders, .order_room = j->s.order_room,
                    .hand = j->s.hand, .hand_room = j->s.hand_room };
    j->hole = m->hole[number];
    x->candidate = j->s.place.candidate;
    view_begin(&x->view, j->s.place.candidate);
    view_keep_once(&x->view, true);
    j->s.state = arena_take_zero(&x->view.scratch, n + 1, sizeof *j->s.state);
    j->roots = arena_take(&x->view.scratch, (n + 1) * sizeof *j->roots);
    j->doubts = arena_take_zero(&x->view.scratch, n + 1, 1);
    if (j->s.state == NULL || j->roots == NULL || j->doubts == NULL) return false;
    for (uint32_t i = 0; i < n; i++) j->t->member_of[members[i]] = i;
    return true;
}

static void leave(judging *j) {
    for (size_t i = 0; i < j->s.count; i++) j->t->member_of[j->s.members[i]] = NO_MEMBER;
    j->x->view.slate = NULL;
    j->x->view.hearing = NULL;
    view_keep_once(&j->x->view, false);
}

/* Told only of somebody in it, when nothing else is wanted. */
static bool is_wanted(const judging *j, uint32_t number) {
    const muster *m = j->t->muster;
    bool any = j->t->to != NULL;
    for (size_t i = m->start[number]; i < m->start[number + 1] && !any; i++)
        any = j->t->told->wanted[m->members[i]];
    return any;
}

static void judge_slate(judging *j, uint32_t number, bool *found_void) {
    examiner *x = j->x;
    hearing h = { .rule = &x->pack->rules[j->t->rule], .source = NO_INDEX, .row = NO_ROW,
                  .rests = { .source = NO_INDEX, .row = NO_ROW }, .speak = slate_say };
    if (!is_wanted(j, number)) return;
    if (!enter(j, number)) {
        x->view.no_memory = true;
        return;
    }
    x->view.slate = &j->s;
    x->view.hearing = &h;
    caged how = CAGED_DONE;
    if (!j->t->is_void) how = run_to_end(j);
    if (!j->t->is_void && how != CAGED_IMPURE &&
        slate_doubt(j, run_to_end, how) == CAGED_IMPURE)
        how = CAGED_IMPURE;
    if (how == CAGED_IMPURE) {
        *found_void = true;
        found_trouble(j, true);
    } else if (j->t->is_void) {
        record_void(j);
    } else {
        record(j, how);
    }
    leave(j);
}

/* Those of whom it is not known with whom they are judged. */
static void record_unplaced(judging *j) {
    const muster *m = j->t->muster;
    const rule_decl *r = &j->x->pack->rules[j->t->rule];
    for (size_t i = 0; r->slate->of_members && i < m->unplaced_count; i++) {
        size_t first = j->x->into->reason_count;
        uint32_t candidate = m->unplaced[i].candidate;
        view_begin(&j->x->view, candidate);
        found_turn_to(j, candidate);
        uint8_t outcome = j->t->is_void ? OUTCOME_VOID : OUTCOME_UNKNOWN;
        if (j->t->is_void) judge_add_trouble(j->x, j->t->rule, true);
        else judge_add_unknown(j->x, j->t->rule, &m->unplaced[i].why, NULL);
        found_count(j->x, j->t->rule, outcome, first);
        if (j->t->told != NULL && j->t->told->wanted[candidate])
            slate_tell_unplaced(j->x, j->t->told, j->t->rule, candidate, outcome,
                                &m->unplaced[i].why);
        if (j->t->to != NULL) slate_cite_unplaced(j->x, candidate, &m->unplaced[i].why, first);
    }
}

int together_judge(const together_terms *t, bool *found_void, fault *f) {
    judging j = { .t = t, .x = t->x, .f = f };
    fault inner = { 0 };
    block scrap = { 0 };
    const muster *m = t->muster;
    *found_void = false;
    t->x->fault = &inner;
    t->x->into = t->to != NULL ? &t->to->said : &scrap;
    j.scene = (slate_scene){ .evidence = t->x->view.evidence, .standing = t->standing,
                             .member_of = t->member_of, .unplaced = m->not_placed };
    t->x->counts.rules[t->rule].not_in_force += m->not_in_force;
    t->x->counts.rules[t->rule].not_applicable += m->left_out;
    record_unplaced(&j);
    for (uint32_t i = 0;
         i < m->count && !*found_void && inner.code == 0 && !t->x->view.no_memory; i++)
        judge_slate(&j, i, found_void);
    free(j.s.words);
    free(j.s.orders);
    free(j.s.hand);
    block_clear(&scrap);
    if (inner.code != 0) return *f = inner, inner.code;
    return t->x->view.no_memory ? fault_memory(f) : 0;
}
