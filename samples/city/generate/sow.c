/* sow: what the plants of every subject share: spellings of a person, days
 * around a vote, whom a plant fits. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "sow.h"

#include <stdio.h>
#include <string.h>

const day letters_day = 18640; /* 2021-01-13 */

/* ---- whom a row speaks of */

named as_listed(const person *w) {
    named n = { .birth = w->birth };
    strcpy(n.name, w->name);
    strcpy(n.id, w->id);
    return n;
}

named in_old_number(const person *w) {
    named n = as_listed(w);
    id_cut_to_15(n.id, w->id);
    return n;
}

named in_small_x(const person *w) {
    named n = as_listed(w);
    n.id[17] = 'x';
    return n;
}

named in_variant(const person *w) {
    named n = as_listed(w);
    char variant[NAME_ROOM];
    if (name_in_variant(variant, w->name)) strcpy(n.name, variant);
    return n;
}

named with_blanks(const person *w) {
    named n = as_listed(w);
    snprintf(n.name, sizeof n.name, "%.3s\xe3\x80\x80%.3s %.3s", w->name, w->name + 3,
             w->name + 6); /* U+3000 */
    return n;
}

/* As a spreadsheet leaves a long number: fifteen digits and three zeros. */
named damaged(const person *w) {
    named n = as_listed(w);
    strcpy(n.id + 15, "000");
    return n;
}

named namesake(plants *p, const person *w) {
    person other = { .male = w->male };
    people_bear(p->city, &other, day_plus_years(w->birth, chance_percent(&p->by, 50) ? 7 : -7));
    named n = { .birth = other.birth };
    strcpy(n.name, w->name);
    strcpy(n.id, other.id);
    return n;
}

/* ---- days around the vote of the person's unit */

day vote(const plants *p, const person *w) {
    return p->city->units[w->unit].votes_on;
}

day lately(plants *p, const person *w, int years) {
    return day_plus_years(vote(p, w), -years) + 30 +
           (day)chance_below(&p->by, (unsigned)(years * 365 - 150));
}

day long_ago(plants *p, const person *w, int years) {
    return day_plus_years(vote(p, w), -years) - 30 - (day)chance_below(&p->by, 1500);
}

/* ---- whom a plant fits */

bool anyone(const plants *p, const person *w) {
    (void)p, (void)w;
    return true;
}
bool ends_in_x(const plants *p, const person *w) {
    (void)p;
    return w->id[17] == 'X';
}
bool grown(const plants *p, const person *w) {
    (void)p;
    return w->birth < day_of(1988, 1, 1); /* of age at every offence planted above */
}
bool has_variant(const plants *p, const person *w) {
    char form[NAME_ROOM];
    return name_in_variant(form, w->name) && grown(p, w);
}
bool x_and_grown(const plants *p, const person *w) {
    return ends_in_x(p, w) && grown(p, w);
}
bool around_26(const plants *p, const person *w) {
    int age = day_age(w->birth, vote(p, w));
    return age >= 25 && age <= 27;
}
bool around_24(const plants *p, const person *w) {
    int age = day_age(w->birth, vote(p, w));
    return age >= 23 && age <= 24;
}

/* Fifteen digits of the number are nobody else's, and three zeros after them
 * fail the check. */
bool fits_damage(const plants *p, const person *w) {
    char whole[ID_ROOM];
    unsigned serial = (unsigned)(w->id[14] - '0') * 100;
    id_make(whole, w->birth, serial);
    if (whole[17] == '0' || !grown(p, w)) return false;
    for (size_t i = 0; i < p->city->count; i++) {
        const person *other = &p->city->people[i];
        if (other != w && memcmp(other->id, w->id, 15) == 0) return false;
    }
    return true;
}

bool votes_in_march(const plants *p, const person *w) {
    int y, month, of_month;
    day_split(vote(p, w), &y, &month, &of_month);
    return month == 3;
}

bool votes_on_28_february(const plants *p, const person *w) {
    return vote(p, w) == day_of(2021, 2, 28) && grown(p, w);
}
bool votes_on_1_march(const plants *p, const person *w) {
    return vote(p, w) == day_of(2021, 3, 1) && grown(p, w);
}
