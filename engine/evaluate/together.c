/* together: one rule judges candidates together, and what it says becomes reasons and alerts.
 *
 * The test is called once for a slate. Where it meets something that is not known, the
 * member it is about is blamed and the test is asked again without him among those it is
 * handed, until it ends; then whoever was looked at together with one who is blamed is in
 * the dark like him, and all others have their findings. Nothing a rule said of somebody
 * in the dark rejects. What a rule says of a member because of another names the other,
 * and rejects nobody while the other himself is only referred. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/together.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evaluate/cited.h"
#include "evaluate/member.h"
#include "evaluate/slate_say.h"
#include "evaluate/unknown.h"

enum {
    ASKED_AGAIN_MAX = 64,      /* then all are in the dark */
    STEPS_EACH = 20000,        /* of a call, for each member */
    STEPS_MOST = 100000000,
    LIST_MAX = 1 << 28,
};

typedef struct judging {
    const together_terms *t;
    examiner *x;
    slate s;
    slate_scene scene;
    uint32_t *roots;           /* per member */
    bool incomplete;
    fault *f;
} judging;

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
    for (uint32_t i = 0; i < s->count; i++) at[i] = i;
    s->orders[s->order_count++] = (slate_order){ .at = at, .count = s->count };
    return true;
}

static void take_trouble(judging *j, caged how) {
    examiner *x = j->x;
    fault why = { 0 };
    cage_message(x->L, how, &why, FAULT_PACK);
    if (how == CAGED_BUDGET) {
        char words[sizeof why.message];
        snprintf(words, sizeof words, "%.300s; %zu candidates are judged together here: group the "
                 "rule by more columns", why.message, j->s.count);
        memcpy(why.message, words, sizeof words);
    }
    ask_take_trouble(x, LIST_TEST, j->t->rule, &why);
}

static caged call_once(judging *j) {
    examiner *x = j->x;
    called q = { x, ask_refs_of(x, LIST_TEST)[j->t->rule], (uint32_t)j->s.count };
    slate_begin(&j->s);
    if (!add_own_order(j)) {
        x->view.no_memory = true;
        return CAGED_STOPPED;
    }
    x->view.asked_of = NO_ROW;
    x->view.missing = (missing){ .source = NO_INDEX, .row = NO_ROW };
    x->view.given_no = false;
    lua_pushcfunction(x->L, call_protected);
    lua_pushlightuserdata(x->L, &q);
    return cage_call(x->cage, 1, 0, budget_of(j->s.count));
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
        if (how == CAGED_DONE || how == CAGED_STOPPED) return how;
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
    for (uint32_t i = 0; s->rule->slate->carries && i < s->count; i++)
        if (s->state[i].blamed) slate_darken(s, &s->state[i].why);
    if (j->incomplete && s->looked)
        slate_darken(s, &(missing){ .kind = MISSING_LIST, .source = j->x->pack->candidates,
                                    .row = j->t->muster->hole });
    slate_find_dark(s, j->roots);
}

/* ---- reasons ------------------------------------------------------------ */

static void turn_to(judging *j, uint32_t candidate) {
    j->x->candidate = candidate;
    view_turn(&j->x->view, candidate);
    j->x->first_reason = j->x->first_of_rule = j->x->into->reason_count;
    j->x->overflowed = false;
}

/* Does the word rest on somebody of whom it is not known whether he stands? */
static bool rests_on_doubt(const judging *j, const slate_word *w) {
    for (size_t i = 0; i < w->other_count; i++)
        if (j->t->standing[j->s.members[w->others[i]]] == REFER) return true;
    return false;
}

static cause sink_cause(const judging *j, const slate_word *w, bool failed, bool dark) {
    const rule_decl *r = j->s.rule;
    if (failed) return CAUSE_BROKEN;
    if (dark || rests_on_doubt(j, w)) return CAUSE_OTHER;
    if (r->severity == POLICY && j->x->pack->policy_adopted_by.len == 0) return CAUSE_POLICY;
    return CAUSE_SAID;
}

/* Names the others in the reason, with what was decided of them so far. */
static void name_others(judging *j, reason *r, const slate_word *w) {
    if (w->other_count == 0) return;
    arena *a = &j->x->into->words;
    uint32_t *others = arena_take(a, w->other_count * sizeof *others);
    uint8_t *stood = arena_take(a, w->other_count);
    if (others == NULL || stood == NULL) {
        j->x->view.no_memory = true;
        return;
    }
    for (size_t i = 0; i < w->other_count; i++) {
        others[i] = j->s.members[w->others[i]];
        stood[i] = j->t->standing[others[i]];
    }
    r->others = others;
    r->stood = stood;
    r->other_count = (uint8_t)w->other_count;
}

static void add_word(judging *j, const slate_word *w, bool failed, bool dark) {
    examiner *x = j->x;
    cause c = sink_cause(j, w, failed, dark);
    bool sunk = w->effect == EFFECT_REJECT && c != CAUSE_SAID;
    reason *r = judge_add_reason(x, j->t->rule, sunk ? EFFECT_REFER : (effect)w->effect,
                                 sunk ? c : CAUSE_SAID);
    r->said = w->effect;
    r->code = w->code;
    r->eligible_from = w->eligible_from;
    r->to = judge_keep_text(x, w->to);
    for (size_t i = 0; i < x->pack->language_count; i++)
        r->words[i] = judge_keep_text(x, w->words[i]);
    if (w->rel_source != NO_INDEX) {
        r->source = w->rel_source;
        r->row = w->rel_row;
        r->grade = GRADE_SURE;
    }
    name_others(j, r, w);
}

/* "V01-03 王五, who is judged together with this one: votes is blank (candidates.csv:7)" */
static void add_other_unknown(judging *j, uint32_t by, const missing *why) {
    examiner *x = j->x;
    const table *list = &x->view.evidence->tables[x->pack->candidates];
    reason *r = judge_add_reason(x, j->t->rule, EFFECT_REFER, CAUSE_UNKNOWN);
    r->lacks = MISSING_OTHER;
    text inner[LANGUAGE_MAX], waits;
    char en[1200], zh[1200];
    uint32_t candidate = j->s.members[by], self = x->candidate;
    text key = cell_trim(table_raw(list, candidate, list->decl->key));
    view_turn(&x->view, candidate);
    unknown_words(&x->view, why, &x->view.scratch, inner, &waits);
    view_turn(&x->view, self);
    size_t zh_at = pack_language(x->pack, TEXT("zh"));
    snprintf(en, sizeof en, "it depends on %.*s, of whom something is not known: %.*s",
             TEXT_ARGS(key), TEXT_ARGS(inner[0]));
    snprintf(zh, sizeof zh, "取决于%.*s，而此人情况不明：%.*s", TEXT_ARGS(key),
             TEXT_ARGS(inner[zh_at < x->pack->language_count ? zh_at : 0]));
    unknown_say(&x->view, &x->into->words, en, zh, r->words);
    r->waits = judge_keep_text(x, waits);
    slate_word named = { .others = &by, .other_count = 1 };
    name_others(j, r, &named);
}

static void add_dark(judging *j, uint32_t member) {
    slate *s = &j->s;
    j->x->counts.unknown_values += s->state[member].blamed;
    if (s->all_dark) {
        judge_add_unknown(j->x, j->t->rule, &s->all_why, NULL);
        return;
    }
    uint32_t by = slate_dark_by(s, j->roots, member);
    if (by == member) judge_add_unknown(j->x, j->t->rule, &s->state[member].why, NULL);
    else add_other_unknown(j, by, &s->state[by].why);
}

static void count(examiner *x, uint16_t rule, uint8_t outcome, size_t first) {
    judge_count(x, rule, outcome, first);
    if (x->pack->rules[rule].slate->of_members)      /* those who are referred for it */
        x->counts.troubles[rule].candidates +=
            outcome == OUTCOME_FAILED || outcome == OUTCOME_VOID;
}

/* A pass that names others rests on them. */
static bool keep_rest(judging *j, const slate_word *w) {
    found_together *to = j->t->to;
    for (size_t i = 0; i < w->other_count; i++) {
        uint32_t other = j->s.members[w->others[i]];
        if (!grow((void **)&to->rests, &to->rest_room, to->rest_count, sizeof *to->rests, LIST_MAX))
            return false;
        to->rests[to->rest_count++] = (again){ .candidate = j->s.members[w->member],
                                               .other = other,
                                               .rule = j->t->rule,
                                               .code = NO_INDEX,
                                               .was = j->t->standing[other] };
    }
    return true;
}

/* The words of each member, one member's after the other: their numbers, in the order in which they were
 * said. starts: members + 1. */
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

/* Slates come in the order of their keys: the first to meet it is kept; what makes the rule
 * void goes before what is wrong with one slate. */
static void note_trouble(judging *j, bool is_void) {
    rule_trouble *t = &j->x->counts.troubles[j->t->rule];
    bool first = t->words.at == NULL || (is_void && !t->is_void);
    j->x->candidate = j->s.members[0];
    t->is_void |= is_void;
    if (!first) return;
    t->first_candidate = UINT32_MAX;
    judge_note_trouble(j->x, t, j->t->rule);
}

/* More was said of him than is kept: what is left out might have rejected him. */
static uint8_t leave_out_rest(judging *j) {
    char before[sizeof j->x->trouble];       /* what the whole slate met, if anything */
    uint32_t self = j->x->candidate;
    memcpy(before, j->x->trouble, sizeof before);
    judge_leave_out_rest(j->x, j->t->rule);
    note_trouble(j, false);
    memcpy(j->x->trouble, before, sizeof before);
    j->x->candidate = self;
    return OUTCOME_FAILED;
}

/* What was found of one member; his outcome. */
static uint8_t add_member(judging *j, uint32_t member, caged how, const uint32_t *words, size_t n) {
    slate *s = &j->s;
    bool failed = how != CAGED_DONE && how != CAGED_STOPPED;
    bool dark = s->all_dark || slate_dark_by(s, j->roots, member) != NO_MEMBER;
    uint8_t outcome = failed ? OUTCOME_FAILED : dark ? OUTCOME_UNKNOWN : OUTCOME_PASS;
    size_t first = j->x->into->reason_count;
    turn_to(j, s->members[member]);
    for (size_t i = 0; i < n; i++) {
        const slate_word *w = &s->words[words[i]];
        if (w->effect == EFFECT_PASS) {
            j->x->view.no_memory |= j->t->to != NULL && !keep_rest(j, w);
            continue;
        }
        add_word(j, w, failed, dark);
        if (outcome == OUTCOME_PASS) outcome = OUTCOME_SAID;
    }
    if (failed && s->rule->slate->of_members) judge_add_trouble(j->x, j->t->rule, false);
    else if (dark && !failed && s->rule->slate->of_members) add_dark(j, member);
    else if (dark && !failed) outcome = OUTCOME_PASS;
    if (j->x->overflowed) outcome = leave_out_rest(j);
    count(j->x, j->t->rule, outcome, first);
    return outcome;
}

/* ---- alerts ------------------------------------------------------------ */

static alert *new_alert(judging *j, uint8_t cause) {
    found_together *to = j->t->to;
    if (!grow((void **)&to->alerts, &to->alert_room, to->alert_count, sizeof *to->alerts,
              LIST_MAX)) {
        j->x->view.no_memory = true;
        return NULL;
    }
    alert *a = &to->alerts[to->alert_count++];
    *a = (alert){ .rule = j->t->rule, .code = NO_INDEX, .cause = cause,
                  .members = (uint32_t)j->s.count, .first = j->s.members[0],
                  .waits = { "", 0 } };
    if (!muster_name(j->x->view.evidence, j->s.rule->slate, j->s.members[0], &j->x->into->words,
                     &a->group))
        j->x->view.no_memory = true;
    return a;
}

static void add_said_alert(judging *j, const slate_word *w) {
    alert *a = new_alert(j, CAUSE_SAID);
    reason named = { 0 };
    if (a == NULL) return;
    a->code = w->code;
    for (size_t i = 0; i < j->x->pack->language_count; i++)
        a->words[i] = judge_keep_text(j->x, w->words[i]);
    name_others(j, &named, w);
    a->others = named.others;
    a->other_count = named.other_count;
}

/* Why the unit cannot be judged: something of a member, or of the list. */
static void add_unknown_alert(judging *j) {
    slate *s = &j->s;
    missing why = s->all_why;
    uint32_t about = 0;
    for (uint32_t i = 0; !s->all_dark && i < s->count; i++)
        if (s->state[i].blamed) {
            why = s->state[i].why;
            about = i;
            break;
        }
    alert *a = new_alert(j, CAUSE_UNKNOWN);
    if (a == NULL) return;
    view_turn(&j->x->view, s->members[about]);
    unknown_words(&j->x->view, &why, &j->x->into->words, a->words, &a->waits);
    a->waits = judge_keep_text(j->x, a->waits);
}

static void add_trouble_alert(judging *j, bool is_void) {
    const rule_decl *r = j->s.rule;
    char en[1300], zh[1300];
    alert *a = new_alert(j, is_void ? CAUSE_VOID : CAUSE_FAILED);
    if (a == NULL) return;
    snprintf(en, sizeof en, is_void ? "rule %s is void for this run" : "rule %s met an error: %s",
             r->id.at, j->x->trouble);
    snprintf(zh, sizeof zh, is_void ? "规则%s本次作废" : "规则%s出错：%s", r->id.at,
             j->x->trouble);
    unknown_say(&j->x->view, &j->x->into->words, en, zh, a->words);
    a->waits = judge_keep_text(j->x, TEXT("rule author"));
}

static void add_alerts(judging *j, caged how) {
    slate *s = &j->s;
    bool failed = how != CAGED_DONE && how != CAGED_STOPPED, dark = s->all_dark;
    for (uint32_t i = 0; i < s->count; i++) dark |= s->state[i].blamed;
    for (size_t i = 0; i < s->word_count && !s->all_dark; i++)
        if (s->words[i].member == NO_MEMBER) add_said_alert(j, &s->words[i]);
    if (s->rule->slate->of_members) return;
    if (failed) add_trouble_alert(j, false);
    else if (dark) add_unknown_alert(j);
}

/* ---- one slate ------------------------------------------------------------ */

static void record(judging *j, caged how) {
    slate *s = &j->s;
    uint32_t *starts = NULL;
    block *b = j->x->into;
    size_t first = b->reason_count;
    if (how != CAGED_DONE && how != CAGED_STOPPED) note_trouble(j, false);
    uint32_t *words = words_by_member(j, &starts);
    if (words == NULL) {
        j->x->view.no_memory = true;
        return;
    }
    for (uint32_t i = 0; i < s->count; i++) {
        size_t n = starts[i + 1] - starts[i], before = b->reason_count;
        uint8_t outcome = add_member(j, i, how, words + starts[i], n);
        if (j->t->told != NULL && j->t->told->wanted[s->members[i]])
            slate_tell(j->x, s, j->t->told, j->t->rule, i, outcome, &b->reasons[before],
                       b->reason_count - before);
    }
    if (j->t->to != NULL) {
        add_alerts(j, how);
        slate_cite(j->x, s, first);
    }
}

/* A rule that is void says the same of everybody. */
static void record_void(judging *j) {
    slate *s = &j->s;
    size_t first_of_all = j->x->into->reason_count;
    for (uint32_t i = 0; i < s->count; i++) {
        size_t first = j->x->into->reason_count;
        turn_to(j, s->members[i]);
        if (s->rule->slate->of_members) judge_add_trouble(j->x, j->t->rule, true);
        count(j->x, j->t->rule, OUTCOME_VOID, first);
        if (j->t->told != NULL && j->t->told->wanted[s->members[i]])
            slate_tell(j->x, s, j->t->told, j->t->rule, i, OUTCOME_VOID, NULL, 0);
    }
    j->x->counts.troubles[j->t->rule].is_void = true;
    if (j->t->to != NULL && !s->rule->slate->of_members) add_trouble_alert(j, true);
    if (j->t->to != NULL) slate_cite(j->x, s, first_of_all);
}

static bool enter(judging *j, uint32_t number) {
    const muster *m = j->t->muster;
    examiner *x = j->x;
    const uint32_t *members = m->members + m->start[number];
    size_t n = m->start[number + 1] - m->start[number];
    j->s = (slate){ .scene = &j->scene, .rule = &x->pack->rules[j->t->rule], .members = members,
                    .count = n, .words = j->s.words, .word_room = j->s.word_room,
                    .orders = j->s.orders, .order_room = j->s.order_room,
                    .hand = j->s.hand, .hand_room = j->s.hand_room };
    j->incomplete = m->incomplete[number] != 0;
    x->candidate = members[0];
    view_begin(&x->view, members[0]);
    view_keep_once(&x->view, true);
    j->s.state = arena_take_zero(&x->view.scratch, n, sizeof *j->s.state);
    j->roots = arena_take(&x->view.scratch, (n + 1) * sizeof *j->roots);
    if (j->s.state == NULL || j->roots == NULL) return false;
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
    if (!j->t->is_void) how = ask_until_told(j);
    if (how == CAGED_IMPURE) {
        *found_void = true;
        note_trouble(j, true);
    } else if (j->t->is_void) {
        record_void(j);
    } else {
        settle_dark(j);
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
        turn_to(j, candidate);
        uint8_t outcome = j->t->is_void ? OUTCOME_VOID : OUTCOME_UNKNOWN;
        if (j->t->is_void) judge_add_trouble(j->x, j->t->rule, true);
        else judge_add_unknown(j->x, j->t->rule, &m->unplaced[i].why, NULL);
        count(j->x, j->t->rule, outcome, first);
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
    for (uint32_t i = 0; i < m->count && !*found_void && inner.code == 0 && !t->x->view.no_memory; i++)
        judge_slate(&j, i, found_void);
    free(j.s.words);
    free(j.s.orders);
    free(j.s.hand);
    block_clear(&scrap);
    if (inner.code != 0) return *f = inner, inner.code;
    return t->x->view.no_memory ? fault_memory(f) : 0;
}

void found_clear(found_together *f) {
    block_clear(&f->said);
    free(f->alerts);
    free(f->rests);
    *f = (found_together){ 0 };
}
