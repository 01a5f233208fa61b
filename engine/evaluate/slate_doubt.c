/* slate_doubt: whose finding might be another one, once the open cases of others are settled?
 *
 * A rule over a group may go by what is decided of others, and keeps notes of its own: A has
 * the higher post, so B gives way, so C, who is B's brother, stays. While A is only referred
 * B's rejection sinks, but the rule has noted B as gone, and C would be accepted on the word of
 * nobody. So the rule is asked again as if A stood, and as if A were out: only what comes out
 * alike is certain; whoever is kept out in one of these worlds and not in another is referred.
 *
 * Sets of members looked at together (evaluate/slate) do not touch each other, so one run
 * tries a world in each of them. Few open cases in a set are tried in all combinations;
 * many all in, all out, and each alone against the others.
 *
 * A ruling that lifts what was said of B because of A parts the two: in such worlds they are
 * not handed out together, and what was said of B is forgotten. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/slate_doubt.h"

#include <stdlib.h>
#include <string.h>

enum {
    ALL_WAYS = 6,              /* open cases of one set: 64 worlds */
    ONE_BY_ONE = 60,           /* 122 worlds; beyond it all in and all out only */
    LONG_SLATE = 5000,         /* members, likewise */
};

typedef struct doubting {
    judging *j;
    slate_run *run;
    slate world;               /* the slate in another world; its lists serve all worlds */
    member_state *state;
    uint32_t *roots;
    uint32_t *place;           /* per member with an open case: which one of his set */
    uint32_t *size, *open;     /* per set, under who stands for it: how many, with open cases */
    uint8_t *as, *ends, *other_ends;
    slate_pair *apart; size_t apart_count;
    uint32_t most;             /* open cases of one set */
} doubting;

/* ---- how findings end ------------------------------------------------------------ */

static uint8_t kept_out(uint8_t effect) {
    return effect == EFFECT_REJECT ? REJECT : effect >= EFFECT_REFER ? REFER : ACCEPT;
}

static bool is_lifted(const doubting *d, const slate_word *w) {
    for (size_t i = 0; i < d->apart_count; i++)
        for (size_t k = 0; k < w->other_count; k++)
            if (d->apart[i].a == w->member && d->apart[i].b == w->others[k]) return true;
    return false;
}

/* ACCEPT, REFER or REJECT per member, as the rule says it. */
static void find_ends(const doubting *d, slate *s, const uint32_t *roots, caged how, bool lift,
                      uint8_t *ends) {
    bool none = caged_failed(how) || s->all_dark;    /* the rule found nothing of anybody */
    memset(ends, none ? REFER : ACCEPT, s->count);
    if (none) return;
    for (size_t i = 0; i < s->word_count; i++) {
        const slate_word *w = &s->words[i];
        if (w->member == NO_MEMBER || (lift && is_lifted(d, w))) continue;
        uint8_t end = kept_out(w->effect);
        if (end > ends[w->member]) ends[w->member] = end;
    }
    for (uint32_t i = 0; i < s->count; i++)
        if (slate_dark_by(s, roots, i) != NO_MEMBER) ends[i] = REFER;
}

/* ---- worlds ------------------------------------------------------------ */

static bool is_open(const judging *j, uint32_t member) {
    return j->t->standing[j->s.members[member]] == REFER;
}

/* Is his case taken as a success in this world? */
static bool is_in(const doubting *d, uint32_t member, uint32_t world) {
    uint32_t k = d->place[member];
    if (d->most <= ALL_WAYS) return (world >> k & 1) == 0;
    bool rest = world % 2 == 0;          /* 0: all in, 1: all out, then each against these */
    return world >= 2 && world / 2 - 1 == k ? !rest : rest;
}

static uint32_t count_worlds(const doubting *d) {
    if (d->most <= ALL_WAYS) return 1u << d->most;
    return d->most > ONE_BY_ONE || d->j->s.count > LONG_SLATE ? 2 : 2 * d->most + 2;
}

/* Runs the rule in the world that `as` and `apart` make of the slate. */
static caged run_world(doubting *d, bool apart) {
    judging *j = d->j;
    slate own = j->s;
    uint32_t *roots = j->roots;
    slate *w = &d->world;
    memcpy(d->state, own.state, own.count * sizeof *d->state);
    *w = (slate){ .scene = own.scene, .rule = own.rule, .members = own.members,
                  .place = own.place, .count = own.count,
                  .state = d->state, .as = d->as, .apart = d->apart,
                  .apart_count = apart ? d->apart_count : 0,
                  .words = w->words, .word_room = w->word_room, .orders = w->orders,
                  .order_room = w->order_room, .hand = w->hand, .hand_room = w->hand_room };
    j->s = *w;
    j->roots = d->roots;
    caged how = d->run(j);
    find_ends(d, &j->s, d->roots, how, apart, d->other_ends);
    *w = j->s;
    j->s = own;
    j->roots = roots;
    return how;
}

static void compare(const doubting *d, uint8_t doubt) {
    const judging *j = d->j;
    for (uint32_t i = 0; i < j->s.count; i++) {
        bool here = d->as[i] != REJECT && j->t->standing[j->s.members[i]] != REJECT;
        bool sinks = d->ends[i] == REJECT && d->other_ends[i] != REJECT,
             rises = d->ends[i] == ACCEPT && d->other_ends[i] != ACCEPT;
        if (here && (sinks || rises)) j->doubts[i] |= doubt;
    }
}

static caged try_world(doubting *d, uint32_t world, bool apart) {
    bool any = d->most > 0;
    for (uint32_t i = 0; i < d->j->s.count; i++)
        d->as[i] = !any || !is_open(d->j, i) ? 0 : is_in(d, i, world) ? ACCEPT : REJECT;
    caged how = run_world(d, apart);
    compare(d, apart ? DOUBT_RULED : DOUBT_OPEN);
    return how;
}

static caged try_all(doubting *d, bool apart, caged base) {
    judging *j = d->j;
    caged how = CAGED_DONE;
    find_ends(d, &j->s, j->roots, base, apart, d->ends);
    for (uint32_t w = 0, n = count_worlds(d); w < n; w++) {
        how = try_world(d, w, apart);
        if (how == CAGED_IMPURE || j->x->view.no_memory) return how;
    }
    return CAGED_DONE;
}

/* ---- what is open ------------------------------------------------------------ */

/* A rule that takes notes from one to the next, or asks how many they are, makes one set of
 * all. */
static uint32_t set_of(judging *j, uint32_t member) {
    bool one = j->s.rule->slate->carries || j->s.counted || j->s.pooled;
    return one ? 0 : slate_root(&j->s, member);
}

/* Whose cases are open, set by set, where somebody else might depend on them. */
static void find_open(doubting *d) {
    judging *j = d->j;
    bool asked = j->s.rule->slate->standing || j->s.asked_standing;
    if (!asked) return;                      /* it goes by no decision */
    for (uint32_t i = 0; i < j->s.count; i++) d->size[set_of(j, i)]++;
    for (uint32_t i = 0; i < j->s.count; i++) {
        uint32_t set = set_of(j, i);
        if (!is_open(j, i) || d->size[set] == 1) continue;
        d->place[i] = d->open[set]++;
        if (d->open[set] > d->most) d->most = d->open[set];
    }
}

static bool find_apart(doubting *d) {
    const judging *j = d->j;
    size_t n = 0;
    for (size_t i = 0; i < j->t->lift_count; i++) n += j->t->lifts[i].rule == j->t->rule;
    d->apart = arena_take(&j->x->view.scratch, (n + 1) * sizeof *d->apart);
    if (d->apart == NULL) return false;
    for (size_t i = 0; i < j->t->lift_count; i++) {
        const lifted *l = &j->t->lifts[i];
        uint32_t a = j->t->member_of[l->candidate], b = j->t->member_of[l->other];
        if (l->rule != j->t->rule || a == NO_MEMBER || b == NO_MEMBER) continue;
        d->apart[d->apart_count++] = (slate_pair){ a, b, l->row };
    }
    return true;
}

static bool make(doubting *d) {
    arena *a = &d->j->x->view.scratch;
    size_t n = d->j->s.count + 1;
    d->state = arena_take(a, n * sizeof *d->state);
    d->roots = arena_take(a, n * sizeof *d->roots);
    d->size = arena_take_zero(a, n, sizeof *d->size);
    d->place = arena_take_zero(a, n, sizeof *d->place);
    d->open = arena_take_zero(a, n, sizeof *d->open);
    d->as = arena_take_zero(a, n, 1);
    d->ends = arena_take_zero(a, n, 1);
    d->other_ends = arena_take_zero(a, n, 1);
    return d->state && d->roots && d->size && d->place && d->open && d->as && d->ends &&
           d->other_ends && find_apart(d);
}

caged slate_doubt(judging *j, slate_run *run, caged base) {
    doubting d = { .j = j, .run = run };
    view *v = &j->x->view;
    size_t steps = v->step_count;
    caged how = CAGED_DONE;
    if (!j->s.rule->slate->of_members || j->s.all_dark || caged_failed(base)) return how;
    if (!make(&d)) {
        v->no_memory = true;
        return how;
    }
    find_open(&d);
    if (d.most > 0) how = try_all(&d, false, base);
    if (how == CAGED_DONE && d.apart_count > 0) how = try_all(&d, true, base);
    free(d.world.words);
    free(d.world.orders);
    free(d.world.hand);
    v->slate = &j->s;
    v->step_count = steps;                   /* what other worlds read is nobody's evidence */
    return how == CAGED_IMPURE ? how : CAGED_DONE;
}

static bool was_lifted(const judging *j, uint32_t member) {
    for (size_t i = 0; i < j->t->lift_count; i++)
        if (j->t->lifts[i].rule == j->t->rule &&
            j->t->lifts[i].candidate == j->s.members[member])
            return true;
    return false;
}

size_t slate_doubt_others(judging *j, uint32_t member, uint32_t others[OTHERS_MAX]) {
    size_t n = 0;
    uint32_t own = set_of(j, member);
    for (uint32_t i = 0; i < j->s.count && n < OTHERS_MAX; i++) {
        bool open = (j->doubts[member] & DOUBT_OPEN) != 0 && is_open(j, i);
        bool ruled = (j->doubts[member] & DOUBT_RULED) != 0 && was_lifted(j, i);
        if (i != member && (open || ruled) && set_of(j, i) == own) others[n++] = i;
    }
    return n;
}
