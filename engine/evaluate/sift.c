/* sift: what is known of the next candidates before they are examined, a rule at a time.
 *
 * Nearly everybody passes every rule, by paths that are known. So a stretch of candidates is
 * taken through the learned trees first, all through one rule before the next: one tree and a
 * few columns are looked at at a time. Whom all rules let through is accepted, and nothing
 * else happens to him; about whom a rule has something to say is out, and examined from the
 * start; and where a path is not known, evaluate/quick asks that rule alone. Nobody is sifted
 * whose rows have to be looked at first, or of whom the list itself has something to say.
 *
 * All of them go through the rules that are not over rows, also who is out or is not sifted:
 * that costs next to nothing, and whoever examines them need not walk again (sift_walk). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/sift.h"

#include <stdlib.h>
#include <string.h>

#include "evaluate/hide.h"
#include "evaluate/sweep.h"
#include "join/remark.h"

enum { FIRST_SIZE = STRETCH_MAX < 16 ? STRETCH_MAX : 16 };

struct sieve {
    stretch s;
    sweep sweep;
    uint32_t size;             /* of the next one: short at first, while little is learned */
    crowd sifted;              /* who is sifted at all */
    crowd left;                /* of whom there is nothing to say so far, */
    crowd lost, statute;       /* for whom a rule is not known; who passed a statute */
    crowd clean;               /* who is simply accepted */
    uint8_t *outcomes;         /* per rule and candidate: what it comes to, or STRETCH_LOST;
                                  of who is not left it means nothing */
    uint16_t *leaves;          /* per rule and candidate: where his walk ends, or NO_INDEX */
};

sieve *sift_new(examiner *x, fault *f) {
    sieve *s = calloc(1, sizeof *s);
    size_t rules = x->pack->rule_count + 1;
    if (s != NULL) s->outcomes = calloc(rules, STRETCH_ROOM);
    if (s != NULL) s->leaves = calloc(rules, STRETCH_ROOM * sizeof *s->leaves);
    if (s == NULL || s->outcomes == NULL || s->leaves == NULL ||
        stretch_init(&s->s, x->paths, &x->view, f) != 0 ||
        sweep_init(&s->sweep, &s->s, f) != 0) {
        sift_free(s);
        fault_memory(f);
        return NULL;
    }
    memset(s->leaves, 0xff, rules * STRETCH_ROOM * sizeof *s->leaves);
    s->size = FIRST_SIZE;
    return s;
}

void sift_free(sieve *s) {
    if (s == NULL) return;
    sweep_clear(&s->sweep);
    stretch_clear(&s->s);
    free(s->outcomes);
    free(s->leaves);
    free(s);
}

static uint8_t *outcomes_of(const sieve *s, uint16_t rule) {
    return s->outcomes + (size_t)rule * STRETCH_ROOM;
}

static uint16_t *leaves_of(const sieve *s, uint16_t rule) {
    return s->leaves + (size_t)rule * STRETCH_ROOM;
}

/* ---- who can be sifted ------------------------------------------------------------ */

static bool has_remark(const evidence *e, uint32_t candidate) {
    remark unused;
    return remark_next(e, candidate, 0, &unused);
}

static bool can_be_asked(const evidence *e, uint32_t candidate, span *law_day) {
    return evidence_is_candidate(e, candidate) && evidence_law_day(e, candidate, law_day) &&
           span_whole(*law_day);
}

/* Notes who has rows of the source; whose have to be looked at first is aside. */
static void find_rows(const examiner *x, stretch *s, uint16_t source) {
    source_found *of = &s->sources[source];
    for (uint16_t i = 0; i < s->count; i++) {
        size_t n;
        const attached *rows = evidence_rows(x->shared->evidence, source, s->first + i, &n);
        if (n == 0 || s->in.in[i] == 0) continue;
        if (hide_shows_all(x, source, rows, n)) of->with_rows[of->with_row_count++] = i;
        else s->aside.in[i] = CROWD_IN;
    }
}

/* Those of whom the list itself has nothing to say and all rows are to be seen. */
static void take_sifted(const evidence *e, sieve *s) {
    s->sifted = (crowd){ { 0 } };
    for (uint32_t i = 0; i < s->s.count; i++) {
        uint32_t candidate = s->s.first + i;
        bool good = (s->s.in.in[i] & ~s->s.aside.in[i]) != 0 && e->same_key[candidate] == 0;
        if (good && !has_remark(e, candidate)) s->sifted.in[i] = CROWD_IN;
    }
}

static void begin(examiner *x, sieve *s, uint32_t first, uint32_t count) {
    stretch *to = &s->s;
    stretch_begin(to, first, count);
    for (uint32_t i = 0; i < count; i++)
        if (can_be_asked(x->shared->evidence, first + i, &to->law[i])) to->in.in[i] = CROWD_IN;
    for (uint16_t i = 0; i < x->pack->source_count; i++)
        if (x->pack->sources[i].kind == SOURCE_EVIDENCE) find_rows(x, to, i);
    take_sifted(x->shared->evidence, s);
    s->left = s->sifted;
    s->lost = s->statute = s->clean = (crowd){ { 0 } };
}

/* ---- one rule ------------------------------------------------------------ */

static bool is_unclean(uint8_t outcome) {
    return (outcome > OUTCOME_PASS) & (outcome != STRETCH_LOST);
}

/* The outcome so far and how the rule ended for one row more: with nothing to say it passes. */
static uint8_t after_row(uint8_t so_far, uint8_t ending) {
    if (is_unclean(so_far) || is_unclean(ending)) return OUTCOME_SAID;
    return so_far == STRETCH_LOST || ending == STRETCH_LOST ? STRETCH_LOST : OUTCOME_PASS;
}

static void walk_rows(examiner *x, sieve *s, uint16_t rule, const walker *who, size_t n,
                      uint8_t *outcomes) {
    uint32_t leaves[STRETCH_MAX];
    const tree *t = path_tree_of(x->paths, TREE_RULE, rule);
    if (n == 0) return;
    abreast_walk(&s->sweep.few, rule, who, n, leaves);
    for (size_t i = 0; i < n; i++)
        outcomes[who[i].place] =
            after_row(outcomes[who[i].place], abreast_ending(t, leaves[i]));
    for (size_t i = 0; i < n && x->profile != NULL; i++)
        x->profile[rule].asked += leaves[i] != LEAF_LOST;
}

/* A rule over rows: whoever was not searched is unknown, and of the others each row is
 * asked. */
static void sift_rows(examiner *x, sieve *s, uint16_t rule, const crowd *who,
                      uint8_t *outcomes) {
    uint16_t source = x->pack->rules[rule].each;
    const uint8_t *searched = stretch_search(&s->s, source, who);
    const source_found *of = &s->s.sources[source];
    walker some[STRETCH_MAX];
    crowd unsearched;
    size_t n = 0;
    for (size_t i = 0; i < STRETCH_ROOM; i++)
        unsearched.in[i] = (searched[i] != SEARCHED ? CROWD_IN : 0) & who->in[i];
    crowd_put(&unsearched, OUTCOME_UNKNOWN, outcomes);
    for (size_t i = 0; i < of->with_row_count; i++) {
        size_t count;
        uint16_t place = of->with_rows[i];
        const attached *rows = evidence_rows(x->shared->evidence, source, s->s.first + place,
                                             &count);
        if (who->in[place] == 0 || searched[place] != SEARCHED) continue;
        for (size_t k = 0; k < count; k++) {
            some[n++] = (walker){ rows[k].row, place };
            if (n < STRETCH_MAX) continue;
            walk_rows(x, s, rule, some, n, outcomes);
            n = 0;
        }
    }
    walk_rows(x, s, rule, some, n, outcomes);
}

/* For whom the rule is in force on his law day; for the others it is not. */
static void take_in_force(const sieve *s, const rule_decl *r, crowd *who, uint8_t *outcomes) {
    for (size_t i = 0; i < STRETCH_MAX; i++) {
        if (who->in[i] == 0 || judge_in_force(r, s->s.law[i].lo)) continue;
        who->in[i] = 0;
        outcomes[i] = OUTCOME_NOT_IN_FORCE;
    }
}

/* Who is still left when the rule has been asked. All places are looked at: so a processor
 * takes many at once. */
static void drop_unclean(sieve *s, const uint8_t *restrict outcomes, bool statute) {
    for (size_t i = 0; i < STRETCH_ROOM; i++)
        s->lost.in[i] |= outcomes[i] == STRETCH_LOST ? CROWD_IN : 0;
    for (size_t i = 0; i < STRETCH_ROOM && statute; i++)
        s->statute.in[i] |= outcomes[i] == OUTCOME_PASS ? CROWD_IN : 0;
    for (size_t i = 0; i < STRETCH_ROOM; i++)
        s->left.in[i] &= is_unclean(outcomes[i]) ? 0 : CROWD_IN;
}

/* A rule that is not over rows. It is asked of those who are left; of the others it will be. */
static void sift_candidates(examiner *x, sieve *s, uint16_t rule, const crowd *who,
                            uint8_t *outcomes) {
    uint16_t *leaves = leaves_of(s, rule);
    memset(leaves, 0xff, STRETCH_ROOM * sizeof *leaves);
    sweep_rule(&s->sweep, rule, who, outcomes, leaves);
    for (size_t i = 0; i < STRETCH_ROOM && x->profile != NULL; i++)
        x->profile[rule].asked +=
            (who->in[i] & s->left.in[i]) != 0 && outcomes[i] != STRETCH_LOST;
}

static void sift_rule(examiner *x, sieve *s, uint16_t rule) {
    const rule_decl *r = &x->pack->rules[rule];
    uint8_t *outcomes = outcomes_of(s, rule);
    crowd who = r->each != NO_INDEX ? s->left : s->s.in;
    bool is_void = r->keeps_state != NULL || x->shared->is_void[rule];
    memset(outcomes, is_void ? OUTCOME_VOID : OUTCOME_PASS, STRETCH_ROOM);
    if (r->from != DAY_NONE || r->to != DAY_OPEN) take_in_force(s, r, &who, outcomes);
    if (!is_void && r->each != NO_INDEX) sift_rows(x, s, rule, &who, outcomes);
    else if (!is_void) sift_candidates(x, s, rule, &who, outcomes);
    drop_unclean(s, outcomes, r->severity == STATUTE);
}

/* ---- the stretch ------------------------------------------------------------ */

/* Of whom all is known and nothing to be said. */
static uint64_t count_clean(const sieve *s, uint16_t rule, uint8_t outcome) {
    const uint8_t *outcomes = outcomes_of(s, rule);
    crowd some;
    for (size_t i = 0; i < STRETCH_ROOM; i++) {
        uint8_t is = outcomes[i] == outcome ? CROWD_IN : 0;
        some.in[i] = is & s->clean.in[i];
    }
    return crowd_count(&some);
}

/* Whom every rule let through, a statute among them, is counted here as quick_accept counts. */
static void accept_clean(examiner *x, sieve *s) {
    for (size_t i = 0; i < STRETCH_ROOM; i++)
        s->clean.in[i] = (uint8_t)(s->left.in[i] & ~s->lost.in[i] & s->statute.in[i]);
    size_t n = crowd_count(&s->clean);
    x->quickly += n;
    for (uint16_t k = 0; k < x->pack->rule_count && n > 0; k++) {
        if (!judge_alone(x, k)) continue;
        judge_count_unlike(x, k, OUTCOME_NOT_IN_FORCE, count_clean(s, k, OUTCOME_NOT_IN_FORCE));
        judge_count_unlike(x, k, OUTCOME_NOT_APPLICABLE,
                           count_clean(s, k, OUTCOME_NOT_APPLICABLE));
    }
}

/* All that is written of the others is looked up soon: where it stands is on its way
 * meanwhile. */
static void fetch_others(const examiner *x, const sieve *s) {
    const table *list = &x->shared->evidence->tables[x->pack->candidates];
    for (uint16_t i = 0; i < s->s.count; i++)
        if (s->clean.in[i] == 0) table_fetch_place(list, s->s.first + i);
}

static bool is_within(const sieve *s, uint32_t candidate) {
    return candidate >= s->s.first && candidate - s->s.first < s->s.count;
}

void sift_ahead(examiner *x, uint32_t candidate, uint32_t left) {
    sieve *s = x->sieve;
    if (s == NULL || x->shared->traced == TRACED_ALL || is_within(s, candidate)) return;
    begin(x, s, candidate, left < s->size ? left : s->size);
    s->size = 2 * s->size < STRETCH_MAX ? 2 * s->size : STRETCH_MAX;
    for (uint16_t i = 0; i < x->pack->rule_count; i++)
        if (judge_alone(x, i)) sift_rule(x, s, i);
    accept_clean(x, s);
    fetch_others(x, s);
}

sifted sift_found(const examiner *x, uint32_t candidate) {
    const sieve *s = x->sieve;
    if (s == NULL || !is_within(s, candidate)) return SIFTED_NOTHING;
    uint32_t i = candidate - s->s.first;
    if (s->clean.in[i] != 0) return SIFTED_CLEAN;
    if (s->sifted.in[i] == 0) return SIFTED_NOTHING;
    return s->left.in[i] & s->lost.in[i] ? SIFTED_PARTLY : SIFTED_NOT_CLEAN;
}

bool sift_knows(const examiner *x, uint32_t candidate, uint16_t rule, uint8_t *outcome) {
    const sieve *s = x->sieve;
    if (sift_found(x, candidate) != SIFTED_PARTLY) return false;
    uint8_t known = outcomes_of(s, rule)[candidate - s->s.first];
    if (known != STRETCH_LOST) *outcome = known;
    return known != STRETCH_LOST;
}

const node *sift_walk(examiner *x, uint16_t rule, uint32_t row) {
    const sieve *s = x->sieve;
    if (row == NO_ROW && s != NULL && is_within(s, x->candidate)) {
        uint16_t leaf = leaves_of(s, rule)[x->candidate - s->s.first];
        if (leaf != NO_INDEX) return walk_known(x->paths, rule, leaf);
    }
    return walk_path(x->paths, &x->view, TREE_RULE, rule, row);
}
