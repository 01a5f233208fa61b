/* plants_review: letters of departments, the list itself, and what the
 * inspection finds. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "sow.h"

#include <string.h>

/* ---- letters */

static letter *letter_of(plants *p, const person *w, writer of) {
    return &p->letters[w - p->city->people][of];
}

static void plant_silent(plants *p, person *w, unsigned n) {
    *letter_of(p, w, n % 2) = (letter){ .said = SILENT, .second = true };
}

static void plant_by_name(plants *p, person *w, unsigned n) {
    *letter_of(p, w, n % 2) = (letter){ .said = BY_NAME, .second = true };
}

static void plant_being_checked(plants *p, person *w, unsigned n) {
    (void)n;
    *letter_of(p, w, DISCIPLINE_WRITES) = (letter){ .said = BEING_CHECKED, .second = true };
}

static void plant_never_told(plants *p, person *w, unsigned n) {
    (void)n;
    *letter_of(p, w, DISCIPLINE_WRITES) = (letter){ .said = BEING_CHECKED };
}

static void plant_too_old(plants *p, person *w, unsigned n) {
    *letter_of(p, w, n % 2) = (letter){ .said = TOO_OLD, .second = true };
}

static void plant_without_ground(plants *p, person *w, unsigned n) {
    *letter_of(p, w, n % 2) = (letter){ .said = ADVERSE };
}

static void plant_superseded(plants *p, person *w, unsigned n) {
    *letter_of(p, w, n % 2) =
        (letter){ .said = n % 3 == 2 ? WITHDRAWN_THEN_CLEAR : CLEAR_AFTER_ADVERSE };
}

static void plant_about_namesake(plants *p, person *w, unsigned n) {
    letter *l = letter_of(p, w, n % 2);
    named other = namesake(p, w);
    l->said = ADVERSE_OTHER;
    memcpy(l->other_id, other.id, ID_ROOM);
}

/* ---- the list itself */

static void plant_too_young(plants *p, person *w, unsigned n) {
    people_bear(p->city, w, day_plus_years(vote(p, w), -18) + 1 + (day)n);
}

static void plant_birthday(plants *p, person *w, unsigned n) {
    (void)n;
    people_bear(p->city, w, day_plus_years(vote(p, w), -18));
}

static void plant_over_age(plants *p, person *w, unsigned n) {
    people_bear(p->city, w, day_plus_years(vote(p, w), -61) - (day)(400 * n));
}

static void plant_sixty(plants *p, person *w, unsigned n) {
    (void)n;
    people_bear(p->city, w, day_plus_years(vote(p, w), -61) + 1);
}

static void plant_unregistered(plants *p, person *w, unsigned n) {
    (void)n, (void)p;
    w->registered = false;
}

static void plant_listed_otherwise(plants *p, person *w, unsigned n) {
    (void)p;
    if (n % 3 == 0) id_cut_to_15(w->listed_id, w->id);
    else if (n % 3 == 1) id_in_full_width(w->listed_id, w->id);
    else strcpy(w->listed_birth, "?"); /* a blank: it is taken from the number */
}

static void plant_listed_twice(plants *p, person *w, unsigned n) {
    (void)p, (void)n;
    w->listed_times = 2;
}

static void plant_wrong_check(plants *p, person *w, unsigned n) {
    (void)p, (void)n;
    strcpy(w->listed_id, w->id);
    w->listed_id[17] = w->id[17] == '5' ? '6' : '5';
}

/* The same person stands in another unit as well; both rows are referred. */
static void plant_two_places(plants *p, person *w, unsigned n) {
    city *c = p->city;
    person *other = &c->people[(w - c->people + 5000 + n) % (long)c->count];
    while (other->elected || other->plant != 0 || other->unit == w->unit) other++;
    memcpy(other->name, w->name, sizeof w->name);
    memcpy(other->id, w->id, sizeof w->id);
    other->birth = w->birth;
    other->male = w->male;
    plants_add_like(p, other, w);
}

/* ---- inspection */

static const day found_day = 18667; /* 2021-02-09 */

static void finding(plants *p, const person *w, const char *kind, const char *id, day withdrawn,
                    day served) {
    char key[24];
    people_write_key(key, p->city, w);
    papers_finding(p->papers, key, kind, id, found_day, withdrawn, served);
}

static void plant_former_name(plants *p, person *w, unsigned n) {
    finding(p, w, "曾用名刑罚", w->id, OPEN_END,
            n == 0 ? day_plus_years(vote(p, w), -5) : lately(p, w, 5));
}

static void plant_former_name_over(plants *p, person *w, unsigned n) {
    finding(p, w, "曾用名刑罚", w->id, OPEN_END,
            n == 0 ? day_plus_years(vote(p, w), -5) - 1 : long_ago(p, w, 5));
}

static void plant_certificate(plants *p, person *w, unsigned n) {
    (void)n;
    finding(p, w, "证书不实", w->id, OPEN_END, NO_DAY);
}

static void plant_vote_buying(plants *p, person *w, unsigned n) {
    (void)n;
    finding(p, w, "贿选", w->id, OPEN_END, NO_DAY);
}

static void plant_lives_elsewhere(plants *p, person *w, unsigned n) {
    (void)n;
    finding(p, w, "长期在外", w->id, OPEN_END, NO_DAY);
}

static void plant_finding_withdrawn(plants *p, person *w, unsigned n) {
    finding(p, w, n % 2 ? "贿选" : "证书不实", w->id, found_day + 5, NO_DAY);
}

static void plant_finding_of_another(plants *p, person *w, unsigned n) {
    named other = namesake(p, w);
    finding(p, w, n % 2 ? "贿选" : "曾用名刑罚", other.id, OPEN_END,
            n % 2 ? NO_DAY : lately(p, w, 5));
}

/* ---- what must come of them */

static const sowing kinds[] = {
    LATE("sentence under a former name", "former name", 7, plant_former_name),
    LATE("certificate not genuine", "certificate", 5, plant_certificate),
    LATE("vote buying", "vote buying", 6, plant_vote_buying),
    LATE("lives elsewhere", "lives elsewhere", 3, plant_lives_elsewhere),
    EARLY("a day or two short of 18", "age", 3, plant_too_young),
    EARLY("61 or older", "age limit", 5, plant_over_age),
    EARLY("not on the register", "register", 4, plant_unregistered),
    FINE("adverse, then clear", "letter", 6, plant_superseded, grown),
    FINE("adverse letter about a namesake", "letter", 3, plant_about_namesake, grown),
    FINE_LOSER("eighteen on the day of the vote", "age", 3, plant_birthday, anyone),
    FINE_LOSER("sixty, for one more day", "age limit", 3, plant_sixty, votes_in_march),
    FINE("listed with an old or odd number, or no birth date", "identity", 9,
         plant_listed_otherwise, grown),
    FINE_LOSER("listed twice", "identity", 3, plant_listed_twice, anyone),
    FINE("former name, five years over", "former name", 3, plant_former_name_over, grown),
    FINE("finding withdrawn", "vote buying", 3, plant_finding_withdrawn, grown),
    FINE("finding about another person", "former name", 4, plant_finding_of_another, grown),
    LETTER("no letter at first", "letter", 8, plant_silent),
    LETTER("searched by name at first", "letter", 6, plant_by_name),
    LETTER("letter too old at first", "letter", 2, plant_too_old),
    LETTER("being checked at first", "letter", 3, plant_being_checked),
    STAYS("still being checked", "letter", 1, plant_never_told, JOINT_REVIEW),
    STAYS("objection without a ground", "letter", 2, plant_without_ground, JOINT_REVIEW),
    STAYS("in two places", "two places", 1, plant_two_places, PRELIMINARY),
    STAYS("a number that fails its check", "identity", 2, plant_wrong_check, PRELIMINARY),
};

sowings plants_of_review(void) {
    return (sowings){ kinds, sizeof kinds / sizeof kinds[0] };
}
