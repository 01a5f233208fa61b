/* sift: what is known of the next candidates before they are examined, a rule at a time.
 *
 * Nearly everybody passes every rule, by paths that are known. So a stretch of candidates is
 * taken through the learned trees first, all through one rule before the next: one tree and a
 * few columns are looked at at a time. Whom all rules let through is accepted, and nothing
 * else happens to him; about whom a rule has something to say is out, and examined from the
 * start; and where a path is not known, evaluate/quick asks that rule alone. Nobody is sifted
 * whose rows have to be looked at first, or of whom the list itself has something to say. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/sift.h"

#include <stdlib.h>
#include <string.h>

#include "evaluate/abreast.h"
#include "evaluate/hide.h"
#include "join/remark.h"

enum { FIRST_SIZE = ABREAST_MAX < 16 ? ABREAST_MAX : 16 };

struct sieve {
    abreast walk;
    uint32_t first, count;     /* the stretch; count 0: none */
    uint32_t size;             /* of the next one: short at first, while little is learned */
    uint8_t known[ABREAST_MAX];    /* sifted */
    uint8_t lost[ABREAST_MAX], statute[ABREAST_MAX];   /* yes or no: a rule is not known; a
                                                          statute passed */
    uint8_t *outcomes;         /* per rule and candidate: what it comes to, or ABREAST_LOST;
                                  of who is not left it means nothing */
    walker left[ABREAST_MAX]; size_t left_count;    /* of whom there is nothing to say so far */
};

sieve *sift_new(examiner *x, fault *f) {
    sieve *s = calloc(1, sizeof *s);
    if (s != NULL) s->outcomes = calloc(x->pack->rule_count + 1, ABREAST_MAX);
    if (s == NULL || s->outcomes == NULL ||
        abreast_init(&s->walk, x->paths, &x->view, f) != 0) {
        sift_free(s);
        fault_memory(f);
        return NULL;
    }
    s->size = FIRST_SIZE;
    return s;
}

void sift_free(sieve *s) {
    if (s == NULL) return;
    abreast_clear(&s->walk);
    free(s->outcomes);
    free(s);
}

static uint8_t *outcomes_of(const sieve *s, uint16_t rule) {
    return s->outcomes + (size_t)rule * ABREAST_MAX;
}

/* ---- who can be sifted ------------------------------------------------------------ */

static bool shows_all_rows(const examiner *x, uint32_t candidate) {
    const pack *p = x->pack;
    for (uint16_t i = 0; i < p->source_count; i++) {
        size_t n;
        if (p->sources[i].kind != SOURCE_EVIDENCE) continue;
        const attached *rows = evidence_rows(x->shared->evidence, i, candidate, &n);
        if (n > 0 && !hide_shows_all(x, i, rows, n)) return false;
    }
    return true;
}

static bool can_be_sifted(const examiner *x, uint32_t candidate, span *law_day) {
    const evidence *e = x->shared->evidence;
    remark r;
    return evidence_is_candidate(e, candidate) && e->same_key[candidate] == 0 &&
           evidence_law_day(e, candidate, law_day) && span_whole(*law_day) &&
           !remark_next(e, candidate, 0, &r) && shows_all_rows(x, candidate);
}

static void begin(examiner *x, sieve *s) {
    abreast_begin(&s->walk, s->first);
    memset(s->known, SIFTED_NOTHING, sizeof s->known);
    memset(s->lost, 0, sizeof s->lost);
    memset(s->statute, 0, sizeof s->statute);
    s->left_count = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        if (!can_be_sifted(x, s->first + i, &s->walk.law[i])) continue;
        s->known[i] = SIFTED_PARTLY;
        s->left[s->left_count++] = (walker){ NO_ROW, (uint16_t)i };
    }
}

/* ---- one rule ------------------------------------------------------------ */

static bool is_unclean(uint8_t outcome) {
    return outcome > OUTCOME_PASS && outcome != ABREAST_LOST;
}

/* The outcome so far and how the rule ended for one row more: with nothing to say it passes. */
static uint8_t after_row(uint8_t so_far, uint8_t ending) {
    if (is_unclean(so_far) || is_unclean(ending)) return OUTCOME_SAID;
    return so_far == ABREAST_LOST || ending == ABREAST_LOST ? ABREAST_LOST : OUTCOME_PASS;
}

static void walk_rule(examiner *x, sieve *s, uint16_t rule, const walker *who, size_t n,
                      uint8_t *outcomes) {
    uint8_t endings[ABREAST_MAX];
    bool rows = x->pack->rules[rule].each != NO_INDEX;
    if (n == 0) return;
    abreast_walk(&s->walk, rule, who, n, endings);
    for (size_t i = 0; i < n; i++) {
        uint8_t *to = &outcomes[who[i].place];
        *to = rows ? after_row(*to, endings[i]) : endings[i];
    }
    for (size_t i = 0; i < n && x->profile != NULL; i++)
        x->profile[rule].asked += endings[i] != ABREAST_LOST;
}

/* A rule over rows: each row is asked, and who was searched. */
static void walk_rows(examiner *x, sieve *s, uint16_t rule, const walker *all, size_t all_count,
                      uint8_t *outcomes) {
    uint16_t source = x->pack->rules[rule].each;
    walker who[ABREAST_MAX];
    size_t n = 0;
    for (size_t i = 0; i < all_count; i++) {
        uint16_t place = all[i].place;
        size_t count = 0;
        const attached *rows = NULL;
        if (abreast_searched(&s->walk, source, place) == SEARCHED)
            rows = evidence_rows(x->shared->evidence, source, s->first + place, &count);
        else outcomes[place] = OUTCOME_UNKNOWN;
        for (size_t k = 0; k < count; k++) {
            who[n++] = (walker){ rows[k].row, place };
            if (n < ABREAST_MAX) continue;
            walk_rule(x, s, rule, who, n, outcomes);
            n = 0;
        }
    }
    walk_rule(x, s, rule, who, n, outcomes);
}

/* For whom the rule is in force on his law day; for the others it is not. */
static size_t take_in_force(const sieve *s, const rule_decl *r, walker *who,
                            uint8_t *outcomes) {
    size_t n = 0;
    for (size_t i = 0; i < s->left_count; i++) {
        uint16_t place = s->left[i].place;
        if (judge_in_force(r, s->walk.law[place].lo)) who[n++] = s->left[i];
        else outcomes[place] = OUTCOME_NOT_IN_FORCE;
    }
    return n;
}

/* Who is still left when the rule has been asked. */
static void drop_unclean(sieve *s, const uint8_t *outcomes, bool statute) {
    size_t kept = 0;
    for (size_t i = 0; i < ABREAST_MAX; i++) /* all of them: so a processor takes many at once */
        s->lost[i] = (uint8_t)(s->lost[i] | (outcomes[i] == ABREAST_LOST));
    for (size_t i = 0; i < ABREAST_MAX && statute; i++)
        s->statute[i] = (uint8_t)(s->statute[i] | (outcomes[i] == OUTCOME_PASS));
    for (size_t i = 0; i < s->left_count; i++) {
        uint16_t place = s->left[i].place;
        if (is_unclean(outcomes[place])) s->known[place] = SIFTED_NOT_CLEAN;
        else s->left[kept++].place = place;
    }
    s->left_count = kept;
}

static void sift_rule(examiner *x, sieve *s, uint16_t rule) {
    const rule_decl *r = &x->pack->rules[rule];
    uint8_t *outcomes = outcomes_of(s, rule);
    walker some[ABREAST_MAX];
    const walker *who = s->left;
    size_t n = s->left_count;
    bool is_void = r->keeps_state != NULL || x->shared->is_void[rule];
    memset(outcomes, is_void ? OUTCOME_VOID : OUTCOME_PASS, ABREAST_MAX);
    if (r->from != DAY_NONE || r->to != DAY_OPEN) {
        n = take_in_force(s, r, some, outcomes);
        who = some;
    }
    if (!is_void && r->each != NO_INDEX) walk_rows(x, s, rule, who, n, outcomes);
    else if (!is_void) walk_rule(x, s, rule, who, n, outcomes);
    drop_unclean(s, outcomes, r->severity == STATUTE);
}

/* ---- the stretch ------------------------------------------------------------ */

static uint64_t count_clean(const sieve *s, uint16_t rule, uint8_t outcome) {
    const uint8_t *outcomes = outcomes_of(s, rule);
    uint16_t n = 0;
    for (size_t i = 0; i < ABREAST_MAX; i++)
        n = (uint16_t)(n + ((s->known[i] == SIFTED_CLEAN) & (outcomes[i] == outcome)));
    return n;
}

/* Whom every rule let through, a statute among them, is counted here as quick_accept counts. */
static void accept_clean(examiner *x, sieve *s) {
    for (size_t i = 0; i < s->left_count; i++) {
        uint16_t place = s->left[i].place;
        if (s->lost[place]) continue;
        s->known[place] = s->statute[place] ? SIFTED_CLEAN : SIFTED_NOT_CLEAN;
        x->quickly += s->statute[place];
    }
    for (uint16_t k = 0; k < x->pack->rule_count && s->left_count > 0; k++) {
        if (!judge_alone(x, k)) continue;
        judge_count_unlike(x, k, OUTCOME_NOT_IN_FORCE, count_clean(s, k, OUTCOME_NOT_IN_FORCE));
        judge_count_unlike(x, k, OUTCOME_NOT_APPLICABLE,
                           count_clean(s, k, OUTCOME_NOT_APPLICABLE));
    }
}

void sift_ahead(examiner *x, uint32_t candidate, uint32_t left) {
    sieve *s = x->sieve;
    if (s == NULL || x->shared->traced == TRACED_ALL) return;
    if (candidate >= s->first && candidate - s->first < s->count) return;
    s->first = candidate;
    s->count = left < s->size ? left : s->size;
    s->size = 2 * s->size < ABREAST_MAX ? 2 * s->size : ABREAST_MAX;
    begin(x, s);
    for (uint16_t i = 0; i < x->pack->rule_count && s->left_count > 0; i++)
        if (judge_alone(x, i)) sift_rule(x, s, i);
    accept_clean(x, s);
}

sifted sift_found(const examiner *x, uint32_t candidate) {
    const sieve *s = x->sieve;
    bool within = s != NULL && candidate >= s->first && candidate - s->first < s->count;
    return within ? (sifted)s->known[candidate - s->first] : SIFTED_NOTHING;
}

bool sift_knows(const examiner *x, uint32_t candidate, uint16_t rule, uint8_t *outcome) {
    const sieve *s = x->sieve;
    if (sift_found(x, candidate) != SIFTED_PARTLY) return false;
    uint8_t known = outcomes_of(s, rule)[candidate - s->first];
    if (known != ABREAST_LOST) *outcome = known;
    return known != ABREAST_LOST;
}
