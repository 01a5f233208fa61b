/* plants_crime: criminal records and cases, and what has to come of them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "sow.h"

#include <string.h>

/* ---- crime */

static crime theft(day served, unsigned n) {
    static const char *const offences[] = { "盗窃罪", "诈骗罪", "故意伤害罪", "危险驾驶罪",
                                            "开设赌场罪" };
    return (crime){ .offence = offences[n % 5],
                    .outcome = "判处刑罚",
                    .term = "1y6m",
                    .on = served - 900,
                    .served = served,
                    .quashed = OPEN_END,
                    .rights_until = NO_DAY };
}

static void put_crime(plants *p, keeper k, const person *w, const named *n, const crime *what) {
    papers_crime(p->papers, k, n, what);
    if (k == POLICE) p->letters[w - p->city->people][POLICE_WRITES].said = ADVERSE;
}

static void crime_by(plants *p, keeper k, const person *w, named n, crime what) {
    put_crime(p, k, w, &n, &what);
}

static void plant_sentence(plants *p, person *w, unsigned n) {
    crime_by(p, COURT, w, as_listed(w), theft(lately(p, w, 5), n));
    if (n % 5 == 0) papers_again(p->papers, COURT); /* the court sends the row twice */
}

static void plant_serving(plants *p, person *w, unsigned n) {
    crime what = theft(OPEN_END, n);
    what.on = vote(p, w) - 700;
    crime_by(p, COURT, w, as_listed(w), what);
}

static void plant_probation(plants *p, person *w, unsigned n) {
    crime what = theft(lately(p, w, 5), n);
    what.outcome = "缓刑";
    crime_by(p, JUSTICE, w, as_listed(w), what);
}

/* The day of the vote is the last of five years: the first day is not counted.
 */
static void plant_last_day(plants *p, person *w, unsigned n) {
    crime_by(p, n % 2 ? COURT : POLICE, w, as_listed(w),
             theft(day_plus_years(vote(p, w), -5), n));
}

static void plant_day_after(plants *p, person *w, unsigned n) {
    crime_by(p, n % 2 ? COURT : POLICE, w, as_listed(w),
             theft(day_plus_years(vote(p, w), -5) - 1, n));
}

/* Released on 29 February 2016: the fifth year ends with 28 February 2021. */
static void plant_leap_day(plants *p, person *w, unsigned n) {
    crime_by(p, COURT, w, as_listed(w), theft(day_of(2016, 2, 29), n));
}

static void plant_old_number(plants *p, person *w, unsigned n) {
    crime_by(p, POLICE, w, in_old_number(w), theft(lately(p, w, 5), n));
}

static void plant_small_x(plants *p, person *w, unsigned n) {
    crime_by(p, POLICE, w, in_small_x(w), theft(lately(p, w, 5), n));
}

static void plant_full_width(plants *p, person *w, unsigned n) {
    crime_by(p, JUSTICE, w, as_listed(w), theft(lately(p, w, 5), n));
}

static void plant_variant_name(plants *p, person *w, unsigned n) {
    crime_by(p, COURT, w, in_variant(w), theft(lately(p, w, 5), n));
}

static void plant_blanks(plants *p, person *w, unsigned n) {
    crime_by(p, POLICE, w, with_blanks(w), theft(lately(p, w, 5), n));
}

/* An offence at seventeen and a half, and a term of years that was served. */
static crime as_minor(const person *w, int years, const char *term) {
    crime what = theft(0, 2);
    what.on = day_plus_months(w->birth, 17 * 12 + 6);
    what.served = day_plus_years(what.on, years) + 60;
    what.term = term;
    return what;
}

static void plant_minor_six_years(plants *p, person *w, unsigned n) {
    (void)n;
    crime_by(p, COURT, w, as_listed(w), as_minor(w, 6, "6y"));
}

static void plant_minor_sealed(plants *p, person *w, unsigned n) {
    crime what = as_minor(w, n % 2 ? 5 : 3, n % 2 ? "5y" : "3y");
    if (n % 3 == 0)
        what.on = day_plus_years(w->birth, 18); /* the birthday itself: still seventeen */
    named who = as_listed(w);
    papers_crime(p->papers, COURT, &who, &what);
}

static void plant_marked_sealed(plants *p, person *w, unsigned n) {
    crime what = theft(lately(p, w, 5), n);
    what.sealed = true;
    what.on = NO_DAY; /* the mark alone says it */
    named who = as_listed(w);
    papers_crime(p->papers, POLICE, &who, &what);
}

/* The sentence is served more than five years ago; the rights are not back. */
static void plant_rights(plants *p, person *w, unsigned n) {
    crime what = theft(long_ago(p, w, 5), n);
    what.rights_until = n == 0 ? OPEN_END : vote(p, w) + (n == 1 ? 0 : 200 * (day)n);
    crime_by(p, COURT, w, as_listed(w), what);
}

static void plant_rights_back(plants *p, person *w, unsigned n) {
    crime what = theft(long_ago(p, w, 5), n);
    what.rights_until = vote(p, w) - 1 - 100 * (day)n;
    crime_by(p, COURT, w, as_listed(w), what);
}

static void plant_expired(plants *p, person *w, unsigned n) {
    static const keeper keepers[] = { COURT, POLICE, JUSTICE };
    named who = n % 4 == 1 ? in_old_number(w) : n % 4 == 2 ? with_blanks(w) : as_listed(w);
    crime_by(p, keepers[n % 3], w, who, theft(long_ago(p, w, 5), n));
}

static void plant_quashed(plants *p, person *w, unsigned n) {
    crime what = theft(lately(p, w, 5), n);
    what.quashed = what.served + 100;
    crime_by(p, COURT, w, as_listed(w), what);
}

static void plant_acquitted(plants *p, person *w, unsigned n) {
    crime what = theft(lately(p, w, 5), n);
    what.outcome = "宣告无罪";
    what.term = "";
    crime_by(p, COURT, w, as_listed(w), what);
}

static void plant_namesake(plants *p, person *w, unsigned n) {
    static const keeper keepers[] = { COURT, POLICE, JUSTICE };
    named other = namesake(p, w);
    crime what = theft(lately(p, w, 5), n);
    papers_crime(p->papers, keepers[n % 3], &other, &what);
}

/* The right number under another name, or the right name and birth date without
 * a number. */
static void plant_number_alone(plants *p, person *w, unsigned n) {
    named who = as_listed(w);
    crime what = theft(lately(p, w, 5), n);
    name_make(who.name, p->city->names++);
    papers_crime(p->papers, COURT, &who, &what);
}

static void plant_name_and_birth(plants *p, person *w, unsigned n) {
    named who = as_listed(w);
    crime what = theft(lately(p, w, 5), n);
    who.id[0] = '\0';
    papers_crime(p->papers, COURT, &who, &what);
}

/* Too young, with a sentence as well: out at the first stage, and not among
 * those of the joint review. */
static void plant_young_convict(plants *p, person *w, unsigned n) {
    people_bear(p->city, w, day_plus_years(vote(p, w), -18) + 1 + (day)n);
    crime what = theft(OPEN_END, n);
    what.on = vote(p, w) - 400;
    what.term = "6y"; /* longer than what is sealed */
    crime_by(p, COURT, w, as_listed(w), what);
}

/* ---- the procuratorate, whose list comes again before the inspection */

static void plant_not_prosecuted(plants *p, person *w, unsigned n) {
    named who = as_listed(w);
    (void)n;
    papers_case(p->papers, PROCURATORATE, &who, "不起诉", vote(p, w) - 400);
    papers_case(p->papers, PROCURATORATE_LATER, &who, "不起诉", vote(p, w) - 400);
}

static void plant_case_dropped(plants *p, person *w, unsigned n) {
    named who = as_listed(w);
    (void)n;
    papers_case(p->papers, PROCURATORATE, &who, "审查起诉", letters_day - 20);
    papers_case(p->papers, PROCURATORATE_LATER, &who, "不起诉", letters_day + 15);
}

static void plant_case_pending(plants *p, person *w, unsigned n) {
    named who = as_listed(w);
    (void)n;
    papers_case(p->papers, PROCURATORATE, &who, "审查起诉", letters_day - 20);
    papers_case(p->papers, PROCURATORATE_LATER, &who, "审查起诉", letters_day - 20);
}

/* ---- what must come of them */

static const sowing kinds[] = {
    OUT("sentence", "sentence", 10, plant_sentence, grown),
    OUT("sentence not served", "sentence", 4, plant_serving, grown),
    OUT("probation", "sentence", 8, plant_probation, grown),
    OUT("the vote is the last of five years", "sentence", 5, plant_last_day, grown),
    OUT("released on 29 February 2016", "sentence", 1, plant_leap_day, votes_on_28_february),
    OUT("id of 15 digits", "sentence", 9, plant_old_number, grown),
    OUT("lower-case x", "sentence", 6, plant_small_x, x_and_grown),
    OUT("full-width id", "sentence", 8, plant_full_width, grown),
    OUT("another form of the name", "sentence", 8, plant_variant_name, has_variant),
    OUT("blanks in the name", "sentence", 8, plant_blanks, grown),
    OUT("a minor, six years", "sentence", 4, plant_minor_six_years, around_26),
    OUT("political rights", "political rights", 9, plant_rights, grown),
    EARLY("too young, and convicted", "age", 2, plant_young_convict),
    FINE("five years were over the day before", "sentence", 6, plant_day_after, grown),
    FINE("released on 29 February 2016, the day after", "sentence", 2, plant_leap_day,
         votes_on_1_march),
    FINE("five years are long over", "sentence", 40, plant_expired, grown),
    FINE("quashed", "sentence", 5, plant_quashed, grown),
    FINE("acquitted", "sentence", 3, plant_acquitted, grown),
    FINE("not prosecuted", "case", 8, plant_not_prosecuted, grown),
    FINE("sealed: a minor, up to five years", "sentence", 7, plant_minor_sealed, around_24),
    FINE("sealed by the police", "sentence", 3, plant_marked_sealed, grown),
    FINE("political rights are back", "political rights", 3, plant_rights_back, grown),
    FINE("a namesake's record", "sentence", 22, plant_namesake, grown),
    LETTER("case dropped", "case", 4, plant_case_dropped),
    RULED("the number under another name", "sentence", 3, plant_number_alone, grown,
          JOINT_REVIEW),
    RULED("name and birth date, no number", "sentence", 5, plant_name_and_birth, grown,
          JOINT_REVIEW),
    STAYS("case pending", "case", 2, plant_case_pending, JOINT_REVIEW),
};

sowings plants_of_crime(void) {
    return (sowings){ kinds, sizeof kinds / sizeof kinds[0] };
}
