/* people: a made-up city whose elected have the published structure, to the
 * last person.
 *
 * Every published share is a count: the quotas below are dealt to the elected
 * like cards, shuffled, so that each figure holds exactly and nothing else
 * follows from it. Those who lost get the same by chance. The means of age of
 * the committees before are the new ones and the published change, which is
 * reached by making single persons a year older or younger. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "people.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const day before_day = 17511; /* 2017-12-11 */
const day pool_day = 18808;   /* 2021-06-30 */

enum { AGE_LAST = 60 };

/* How many of the elected are what. Ages: the published bands, spread evenly
 * within each. */
typedef struct quota {
    unsigned count, band[4];    /* up to 35, 36-45, 46-55, 56-60 */
    unsigned college, bachelor; /* of all: college or more, bachelor or more */
    unsigned field, experience, outside, proven, incumbent;
} quota;

static const quota secretaries = {
    SECRETARIES, { 547, 1216, 1124, 152 }, 2258, 620, 805, 2644, 568, 532, 1104
};
static const quota members = {
    MEMBERS, { 5341, 4079, 2829, 251 }, 8613, 2838, 2463, 10300, 4275, 6395, 915
};
static const unsigned band_first[] = { 21, 36, 46, 56, AGE_LAST + 1 };

/* The committees before: how much older on average, in tenths of a year, and
 * who had been to college. */
static const unsigned older[] = { 25, 32 };
static const unsigned college_before[] = { 1957, 6801 };
static const unsigned bachelor_before[] = { 365, 1402 };

/* ---- units */

static const day vote_days[] = {
    18686, 18687, 18693, 18700, 18707, 18714, 18728
};                                  /* 2021-02-28, 03-01,
                                                                                       07, 14, 21, 28, 04-11 */
static const day late_vote = 18763; /* 2021-05-16: units that were put in order first */

static void make_units(city *c, chance *by) {
    static uint32_t order[UNITS];
    for (uint32_t i = 0; i < UNITS; i++) {
        unit *u = &c->units[i];
        order[i] = i;
        snprintf(u->id, sizeof u->id, "D%02u-%04u", i * 23 / UNITS + 1, i + 1);
        u->village = chance_percent(by, 54);
        name_of_unit(u->name, i, u->village);
        u->seats = 4;
        u->votes_on = vote_days[chance_below(by, sizeof vote_days / sizeof vote_days[0])];
    }
    chance_shuffle(by, order, UNITS);
    for (uint32_t i = 0; i < MEMBERS - UNITS * 4; i++) c->units[order[i]].seats = 5;
    chance_shuffle(by, order, UNITS);
    for (uint32_t i = 0; i < JOINT_COUNCILS; i++) {
        unit *u = &c->units[order[i]];
        u->joint_council = true;
        u->part_time = i < PART_TIME - JOINT_COUNCILS ? 2 : 1;
    }
    chance_shuffle(by, order, UNITS);
    for (uint32_t i = 0; i < GATED; i++) {
        c->units[order[i]].gated = true;
        c->units[order[i]].votes_on = late_vote;
    }
}

/* ---- persons */

void people_bear(city *c, person *p, day birth) {
    p->birth = birth;
    unsigned k =
        c->serials[birth + 20000]++; /* 137 and 500 share no divisor: no serial twice */
    id_make(p->id, birth,
            (k * 137 + (unsigned)(birth + 20000) * 7) % 500 * 2 + (p->male ? 1 : 0));
}

/* Some day of birth of a person who is `years` old on a day; never a 29
 * February, whose birthday in other years laws see differently. */
static day birth_for(chance *by, day on, int years) {
    day birth = day_plus_years(on, -years - 1) + 1 + (day)chance_below(by, 364);
    int y, month, of_month;
    day_split(birth, &y, &month, &of_month);
    return month == 2 && of_month == 29 ? birth + 1 : birth;
}

void people_write_key(char out[24], const city *c, const person *p) {
    snprintf(out, 24, "%s-%02u", c->units[p->unit].id, p->number);
}

static void add_person(city *c, chance *by, size_t of_unit, unsigned number, post what,
                       bool elected) {
    if (c->count == PEOPLE_MAX) abort();
    person *p = &c->people[c->count++];
    *p = (person){ .unit = (uint16_t)of_unit,
                   .number = number,
                   .post = (uint8_t)what,
                   .elected = elected,
                   .male = chance_percent(by, 58),
                   .registered = true,
                   .listed_times = 1 };
    name_make(p->name, c->names++);
}

/* The list of a unit: two for the secretary, two more members than seats, one
 * more for the joint council of some. Who is elected is drawn. */
static void list_unit(city *c, chance *by, size_t i) {
    const unit *u = &c->units[i];
    unsigned number = 0, spare = u->part_time > 0 && chance_percent(by, 30);
    unsigned wins = chance_below(by, 2);
    for (unsigned k = 0; k < 2; k++) add_person(c, by, i, ++number, POST_SECRETARY, k == wins);
    unsigned left = u->seats, listed = u->seats + SPARE_MEMBERS;
    for (unsigned k = 0; k < listed; k++) {
        bool elected = chance_below(by, listed - k) < left;
        left -= elected;
        add_person(c, by, i, ++number, k < 2 ? POST_DEPUTY : POST_MEMBER, elected);
    }
    for (unsigned k = 0; k < u->part_time + spare; k++)
        add_person(c, by, i, ++number, POST_PART_TIME, k < u->part_time);
}

static int age_of_band(chance *by, unsigned band) {
    return (int)(band_first[band] + chance_below(by, band_first[band + 1] - band_first[band]));
}

static void draw_plainly(chance *by, person *p, int *age) {
    static const unsigned bands[] = { 40, 73, 96, 100 };
    unsigned x = chance_below(by, 100), band = 0;
    while (x >= bands[band]) band++;
    *age = age_of_band(by, band);
    x = chance_below(by, 100);
    p->schooling = x < 8    ? JUNIOR
                   : x < 36 ? SENIOR
                   : x < 80 ? COLLEGE
                   : x < 98 ? BACHELOR
                            : POSTGRADUATE;
    p->field = chance_percent(by, 18);
    p->experience = chance_percent(by, 75);
    x = chance_below(by, 100);
    p->origin = x < 12 ? INCUMBENT : x < 40 ? LOCAL : x < 65 ? OUTSIDE : PROVEN;
}

static void draw_losers(city *c, chance *by) {
    for (size_t i = 0; i < c->count; i++) {
        person *p = &c->people[i];
        if (p->elected && p->post != POST_PART_TIME) continue;
        int age;
        draw_plainly(by, p, &age);
        people_bear(c, p, birth_for(by, c->units[p->unit].votes_on, age));
    }
}

/* Deals a quota to the elected of some posts: each thing in an order of its
 * own. */
static void deal(city *c, chance *by, const quota *q, post first, post last) {
    uint32_t *order = malloc(q->count * sizeof *order);
    size_t n = 0;
    if (order == NULL) abort();
    for (size_t i = 0; i < c->count; i++) {
        const person *p = &c->people[i];
        if (p->elected && p->post >= first && p->post <= last) order[n++] = (uint32_t)i;
    }
    if (n != q->count) abort();
    chance_shuffle(by, order, n);
    for (size_t i = 0, band = 0, left = q->band[0]; i < n; i++, left--) {
        while (left == 0) left = q->band[++band];
        person *p = &c->people[order[i]];
        people_bear(c, p,
                    birth_for(by, c->units[p->unit].votes_on, age_of_band(by, (unsigned)band)));
    }
    chance_shuffle(by, order, n);
    for (size_t i = 0; i < n; i++) {
        uint8_t *s = &c->people[order[i]].schooling;
        if (i < q->bachelor) *s = chance_percent(by, 8) ? POSTGRADUATE : BACHELOR;
        else *s = i < q->college ? COLLEGE : chance_percent(by, 80) ? SENIOR : JUNIOR;
    }
    chance_shuffle(by, order, n);
    for (size_t i = 0; i < n; i++) c->people[order[i]].field = i < q->field;
    chance_shuffle(by, order, n);
    for (size_t i = 0; i < n; i++) c->people[order[i]].experience = i < q->experience;
    chance_shuffle(by, order, n);
    for (size_t i = 0; i < n; i++) {
        uint8_t *o = &c->people[order[i]].origin;
        if (i < q->outside) *o = OUTSIDE;
        else if (i < q->outside + q->proven) *o = PROVEN;
        else *o = i < q->outside + q->proven + q->incumbent ? INCUMBENT : LOCAL;
    }
    free(order);
}

static void count_votes(city *c, chance *by) {
    for (size_t i = 0; i < c->count; i++) {
        person *p = &c->people[i];
        p->votes = p->elected ? 400 + chance_below(by, 400) : 40 + chance_below(by, 300);
    }
}

/* ---- the committees before, and the pool */

static int64_t sum_of_ages(const city *c, post first, post last) {
    int64_t sum = 0;
    for (size_t i = 0; i < c->count; i++) {
        const person *p = &c->people[i];
        if (p->elected && p->post >= first && p->post <= last)
            sum += day_age(p->birth, c->units[p->unit].votes_on);
    }
    return sum;
}

/* Makes single persons of a list, `from` the first that may be changed, a year
 * older or younger until their ages on a day add up to `wanted`. */
static void reach_sum(chance *by, fellow *list, size_t from, size_t count, day on,
                      int64_t wanted) {
    for (size_t i = 0; i < count; i++) wanted -= day_age(list[i].birth, on);
    if (from >= count) abort();
    while (wanted != 0) {
        fellow *o = &list[from + chance_below(by, (unsigned)(count - from))];
        int age = day_age(o->birth, on), step = wanted > 0 ? 1 : -1;
        if (age + step < 20 || age + step > 60) continue;
        o->birth = birth_for(by, on, age + step);
        wanted -= step;
    }
}

/* Those in office who were elected again held the same office before; the rest
 * of the list is filled up. */
static void make_before(city *c, chance *by, fellow *list, size_t count, unsigned which) {
    bool of_secretaries = which == 0;
    post first = of_secretaries ? POST_SECRETARY : POST_DEPUTY;
    post last = of_secretaries ? POST_SECRETARY : POST_MEMBER;
    unsigned college = college_before[which], bachelor = bachelor_before[which];
    size_t n = 0;
    for (size_t i = 0; i < c->count; i++) {
        const person *p = &c->people[i];
        if (!p->elected || p->origin != INCUMBENT || p->post < first || p->post > last)
            continue;
        if (day_age(p->birth, before_day) < 18) continue;
        fellow *o = &list[n++];
        *o = (fellow){
            .birth = p->birth, .schooling = p->schooling, .post = p->post, .unit = p->unit
        };
        strcpy(o->name, p->name);
        college -= p->schooling >= COLLEGE;
        bachelor -= p->schooling >= BACHELOR;
    }
    size_t kept = n;
    for (; n < count; n++) {
        fellow *o = &list[n];
        o->unit = (uint16_t)(of_secretaries ? n % UNITS : chance_below(by, UNITS));
        o->post = (uint8_t)(of_secretaries ? POST_SECRETARY
                            : n % 3 == 0   ? POST_DEPUTY
                                           : POST_MEMBER);
        name_make(o->name, c->names++);
        int age =
            of_secretaries ? 30 + (int)chance_below(by, 31) : 26 + (int)chance_below(by, 31);
        o->birth = birth_for(by, before_day, age);
        size_t k = n - kept;
        o->schooling = k < bachelor  ? BACHELOR
                       : k < college ? COLLEGE
                       : k % 4 == 0  ? JUNIOR
                                     : SENIOR;
    }
    /* mean before = mean now + older / 10, in whole persons and years */
    int64_t now = sum_of_ages(c, first, last), seats = of_secretaries ? SECRETARIES : MEMBERS;
    int64_t wanted = ((now * 10 + (int64_t)older[which] * seats) * (int64_t)count + seats * 5) /
                     (seats * 10);
    reach_sum(by, list, kept, count, before_day, wanted);
}

static void make_reserve(city *c, chance *by) {
    enum { PRACTICE = 9052, MEAN_TWICE = 65 }; /* 84.2 %; 32.5 years */
    for (size_t i = 0; i < RESERVE; i++) {
        fellow *o = &c->reserve[i];
        name_make(o->name, c->names++);
        o->unit = (uint16_t)chance_below(by, UNITS);
        o->birth = birth_for(by, pool_day, 22 + (int)chance_below(by, 22));
        o->schooling = chance_percent(by, 40) ? BACHELOR : COLLEGE;
        o->practice = i * 7919 % RESERVE < PRACTICE; /* a prime: each once, all over the list */
    }
    reach_sum(by, c->reserve, 0, RESERVE, pool_day, (int64_t)RESERVE * MEAN_TWICE / 2);
}

void people_make(city *c) {
    chance by = { 20210228 };
    make_units(c, &by);
    for (size_t i = 0; i < UNITS; i++) list_unit(c, &by, i);
    deal(c, &by, &secretaries, POST_SECRETARY, POST_SECRETARY);
    deal(c, &by, &members, POST_DEPUTY, POST_MEMBER);
    draw_losers(c, &by);
    count_votes(c, &by);
    make_before(c, &by, c->before, SECRETARIES, 0);
    make_before(c, &by, c->before + SECRETARIES, BEFORE_MEMBERS, 1);
    make_reserve(c, &by);
    if (c->names > NAMES) abort();
}
