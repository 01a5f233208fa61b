/* plants_vote: relatives among the candidates, and who of them keeps a seat.
 *
 * Before the vote nothing follows. Of close relatives who win seats on one
 * committee the higher office stays, then more votes; equals vote again.
 * Whoever gives way had won a seat beside the others: `won_too`. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>

#include "sow.h"

/* Somebody of the same unit of whom nothing is planted. */
static person *beside(plants *p, const person *w, post what, bool elected) {
    city *c = p->city;
    for (size_t i = 0; i < c->count; i++) {
        person *o = &c->people[i];
        if (o != w && o->unit == w->unit && o->post == what && o->elected == elected &&
            o->plant == 0)
            return o;
    }
    fprintf(stderr, "city: nobody stands beside %s\n", w->id);
    exit(1);
}

static void relate(plants *p, const person *one, const person *other, const char *kind) {
    char key[24], other_key[24];
    people_write_key(key, p->city, one);
    people_write_key(other_key, p->city, other);
    papers_relation(p->papers, key, other_key, kind);
}

static const char *kin_of(unsigned n) {
    static const char *const kinds[] = { "配偶", "父母子女", "兄弟姐妹" };
    return kinds[n % 3];
}

static void plant_below_secretary(plants *p, person *w, unsigned n) {
    person *head = beside(p, w, POST_SECRETARY, true);
    plants_add_kept(p, head);
    w->won_too = true;
    w->votes = head->votes + 50; /* the office counts, not the votes */
    relate(p, n % 2 ? w : head, n % 2 ? head : w, kin_of(n));
}

static void plant_fewer_votes(plants *p, person *w, unsigned n) {
    person *more = beside(p, w, POST_MEMBER, true);
    plants_add_kept(p, more);
    w->won_too = true;
    w->votes = more->votes - 1;
    relate(p, n % 2 ? w : more, n % 2 ? more : w, kin_of(n));
}

static void plant_equal_votes(plants *p, person *w, unsigned n) {
    person *equal = beside(p, w, POST_MEMBER, false);
    plants_add_like(p, equal, w);
    w->won_too = equal->won_too = true;
    w->votes = equal->votes = 444;
    relate(p, w, equal, kin_of(n));
}

static void plant_one_wins(plants *p, person *w, unsigned n) {
    person *winner = beside(p, w, POST_SECRETARY, true);
    plants_add_like(p, winner, w);
    relate(p, w, winner, kin_of(n));
}

static void plant_distant(plants *p, person *w, unsigned n) {
    person *winner = beside(p, w, POST_SECRETARY, true);
    (void)n;
    plants_add_like(p, winner, w);
    relate(p, w, winner, "叔侄");
}

static void plant_elsewhere(plants *p, person *w, unsigned n) {
    person *far = w;
    while (far->unit == w->unit || !far->elected || far->plant != 0 ||
           far->post == POST_PART_TIME)
        if (++far == p->city->people + p->city->count) far = p->city->people;
    plants_add_like(p, far, w);
    relate(p, w, far, kin_of(n));
}

/* Whom they fit: a unit whose candidates are all plain, and large enough. */

static bool of_plain_unit(const plants *p, const person *w) {
    const city *c = p->city;
    unsigned losers = 0, winners = 0;
    if (c->units[w->unit].gated || w->post != POST_MEMBER) return false;
    for (size_t i = 0; i < c->count; i++) {
        const person *o = &c->people[i];
        if (o->unit != w->unit) continue;
        if (o->plant != 0) return false;
        if (o->post == POST_MEMBER) *(o->elected ? &winners : &losers) += 1;
    }
    return losers >= 2 && winners >= 2;
}

static bool winner_of_plain_unit(const plants *p, const person *w) {
    return w->elected && of_plain_unit(p, w);
}

/* ---- what must come of them */

static const sowing kinds[] = {
    GIVES_WAY("won beside a relative of higher office", "kin", 4, plant_below_secretary,
              of_plain_unit, REJECTED),
    GIVES_WAY("won beside a relative with more votes", "kin", 3, plant_fewer_votes,
              of_plain_unit, REJECTED),
    GIVES_WAY("won beside a relative with equal votes", "kin", 1, plant_equal_votes,
              of_plain_unit, REFERRED),
    FINE_LOSER("relatives, of whom one won", "kin", 5, plant_one_wins, of_plain_unit),
    FINE("uncle and nephew, both won", "kin", 3, plant_distant, winner_of_plain_unit),
    FINE("relatives who won in two units", "kin", 2, plant_elsewhere, winner_of_plain_unit),
};

sowings plants_of_the_vote(void) {
    return (sowings){ kinds, sizeof kinds / sizeof kinds[0] };
}
