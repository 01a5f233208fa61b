/* plants: facts, and what the law and the measures say of them.
 *
 * Each kind is a function that writes the facts about one person into the
 * papers and letters, and a row of a table with what has to come of it
 * (plants_crime, plants_measure, plants_review). Nothing in them knows a rule
 * of any pack: the expected outcome follows from the measures as README.md
 * prints them. Rejected and referred are only ever those who were not elected;
 * decoys, whom nothing may be held against, are anybody. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "sow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add(plants *p, person *w, const plant_kind *kind, bool ruling) {
    if (p->count == sizeof p->list / sizeof p->list[0]) abort();
    p->list[p->count] = (planted){ (uint32_t)(w - p->city->people), kind, ruling };
    w->plant = (uint32_t)++p->count;
}

void plants_add_kept(plants *p, person *w) {
    static const plant_kind kept = {
        "keeps the seat beside a relative", "kin", 0, { ACCEPTED, ACCEPTED, ACCEPTED }, NO_STAGE
    };
    add(p, w, &kept, false);
}

void plants_add_like(plants *p, person *w, const person *like) {
    const planted *same = &p->list[like->plant - 1];
    add(p, w, same->kind, same->ruling);
}

/* Somebody of whom nothing is planted yet, from a shuffled list; only losers
 * where the plant counts. */
static person *choose(plants *p, const uint32_t *order, const sowing *s) {
    for (size_t i = 0; i < p->city->count; i++) {
        person *w = &p->city->people[order[i]];
        if (w->plant == 0 && (s->elected_too || !w->elected) && s->fit(p, w)) return w;
    }
    fprintf(stderr, "city: nobody is left for '%s'\n", s->kind.name);
    exit(1);
}

static void sow(plants *p, const uint32_t *order, const sowing *s) {
    for (unsigned n = 0; n < s->kind.count; n++) {
        person *w = choose(p, order, s);
        add(p, w, &s->kind, s->ruling);
        s->sow(p, w, n);
    }
}

void plants_make(plants *p, city *c, papers *to) {
    static uint32_t order[PEOPLE_MAX];
    const sowings all[] = { plants_of_crime(), plants_of_measures(), plants_of_review(),
                            plants_of_the_vote() };
    p->city = c;
    p->papers = to;
    p->by = (chance){ 168021 };
    for (uint32_t i = 0; i < c->count; i++) order[i] = i;
    chance_shuffle(&p->by, order, c->count);
    for (size_t k = 0; k < sizeof all / sizeof all[0]; k++)
        for (size_t i = 0; i < all[k].count; i++) sow(p, order, &all[k].list[i]);
}

outcome plants_outcome(const plants *p, const person *who, moment when, stage *at) {
    *at = NO_STAGE;
    if (who->plant == 0) return ACCEPTED;
    const plant_kind *k = p->list[who->plant - 1].kind;
    outcome o = k->comes[when];
    if (o != ACCEPTED) *at = k->at;
    return o;
}
