/* plants_measure: what departments decide on a day, and for how long it counts.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "sow.h"

/* ---- what a department decided on a day */

static void measure(plants *p, keeper k, const person *w, named n, const char *kind, day on,
                    day ended) {
    papers_measure(p->papers, k, &n, kind, on, ended);
    if (k == DISCIPLINE) p->letters[w - p->city->people][DISCIPLINE_WRITES].said = ADVERSE;
    if (k == PENALTIES) p->letters[w - p->city->people][POLICE_WRITES].said = ADVERSE;
}

static void sanction(plants *p, person *w, unsigned n, const char *kind, day on) {
    measure(p, DISCIPLINE, w,
            n % 3 == 0   ? in_variant(w)
            : n % 3 == 1 ? with_blanks(w)
                         : as_listed(w),
            kind, on, OPEN_END);
}

static void plant_expelled(plants *p, person *w, unsigned n) {
    sanction(p, w, n, "开除党籍", lately(p, w, 5));
}

static void plant_party_removal(plants *p, person *w, unsigned n) {
    sanction(p, w, n, "撤销党内职务", lately(p, w, 2));
}

static void plant_party_probation(plants *p, person *w, unsigned n) {
    sanction(p, w, n, "留党察看", lately(p, w, 2));
}

static void plant_serious(plants *p, person *w, unsigned n) {
    sanction(p, w, n, "严重警告",
             n == 0 ? day_plus_months(vote(p, w), -18) : vote(p, w) - 60 - 40 * (day)n);
}

static void plant_warning(plants *p, person *w, unsigned n) {
    sanction(p, w, n, "警告",
             n == 0 ? day_plus_years(vote(p, w), -1) : vote(p, w) - 60 - 40 * (day)n);
}

static void plant_demerit(plants *p, person *w, unsigned n) {
    sanction(p, w, n, "记大过", vote(p, w) - 90 - 60 * (day)n);
}

static void plant_demerit_disputed(plants *p, person *w, unsigned n) {
    sanction(p, w, n + 2, "记大过", day_plus_months(vote(p, w), -18));
}

static void plant_sanction_over(plants *p, person *w, unsigned n) {
    static const char *const kinds[] = { "警告", "严重警告", "撤销党内职务", "记过" };
    static const int months[] = { 12, 18, 24, 3 };
    sanction(p, w, n, kinds[n % 4],
             day_plus_months(vote(p, w), -months[n % 4]) - 1 - 50 * (day)(n / 4));
}

static void plant_investigation(plants *p, person *w, unsigned n) {
    (void)n;
    measure(p, DISCIPLINE, w, as_listed(w), "立案审查", letters_day - 30, OPEN_END);
}

static void plant_gang(plants *p, person *w, unsigned n) {
    measure(p, POLITICAL_LEGAL, w, n % 2 ? in_old_number(w) : as_listed(w), "涉黑涉恶",
            lately(p, w, 5), OPEN_END);
}

static void plant_cult(plants *p, person *w, unsigned n) {
    (void)n;
    measure(p, POLITICAL_LEGAL, w, as_listed(w), "邪教", lately(p, w, 5), OPEN_END);
}

static void plant_gang_withdrawn(plants *p, person *w, unsigned n) {
    day on = lately(p, w, 4);
    (void)n;
    measure(p, POLITICAL_LEGAL, w, as_listed(w), "涉黑涉恶", on, on + 50);
}

static void plant_detention(plants *p, person *w, unsigned n) {
    measure(p, PENALTIES, w, n % 2 ? in_small_x(w) : as_listed(w), "行政拘留", lately(p, w, 5),
            OPEN_END);
}

static void plant_detention_over(plants *p, person *w, unsigned n) {
    measure(p, PENALTIES, w, as_listed(w), "行政拘留",
            n == 0 ? day_plus_years(vote(p, w), -5) - 1 : long_ago(p, w, 5), OPEN_END);
}

static void plant_fine(plants *p, person *w, unsigned n) {
    (void)n;
    measure(p, PENALTIES, w, as_listed(w), "罚款", lately(p, w, 5), OPEN_END);
}

static void plant_debtor(plants *p, person *w, unsigned n) {
    measure(p, DEBTORS, w, as_listed(w), "失信", lately(p, w, 4),
            n == 0 ? vote(p, w) + 1 : OPEN_END);
}

static void plant_delisted(plants *p, person *w, unsigned n) {
    measure(p, DEBTORS, w, as_listed(w), "失信", lately(p, w, 4) - 60, vote(p, w) - (day)n);
}

static void plant_removed(plants *p, person *w, unsigned n) {
    measure(p, ORGANISATION, w, n % 2 ? with_blanks(w) : as_listed(w), "免职", lately(p, w, 5),
            OPEN_END);
}

static void plant_void_election(plants *p, person *w, unsigned n) {
    (void)n;
    measure(p, CIVIL_AFFAIRS, w, as_listed(w), "贿选", lately(p, w, 5), OPEN_END);
}

static void plant_void_by_procedure(plants *p, person *w, unsigned n) {
    (void)n;
    measure(p, CIVIL_AFFAIRS, w, as_listed(w), "程序违法", lately(p, w, 5), OPEN_END);
}

static void plant_petition(plants *p, person *w, unsigned n) {
    (void)n;
    measure(p, PETITIONS, w, as_listed(w), "组织", lately(p, w, 5), OPEN_END);
}

static void plant_building(plants *p, person *w, unsigned n) {
    (void)n;
    measure(p, NATURAL_RESOURCES, w, as_listed(w), "违建", lately(p, w, 5), OPEN_END);
}

static void plant_building_gone(plants *p, person *w, unsigned n) {
    (void)n;
    measure(p, NATURAL_RESOURCES, w, as_listed(w), "违建", lately(p, w, 5), letters_day);
}

static void plant_liable(plants *p, person *w, unsigned n) {
    named who = as_listed(w);
    (void)n;
    papers_liability(p->papers, &who, lately(p, w, 3), true);
}

static void plant_not_liable(plants *p, person *w, unsigned n) {
    named who = as_listed(w);
    papers_liability(p->papers, &who, n % 2 ? long_ago(p, w, 3) : lately(p, w, 3), n % 2 != 0);
}

static void plant_damaged(plants *p, person *w, unsigned n) {
    named who = damaged(w);
    (void)n;
    papers_liability(p->papers, &who, lately(p, w, 3), true);
}

static void plant_debt(plants *p, person *w, unsigned n) {
    named who = as_listed(w);
    papers_debt(p->papers, &who, 12000 + n * 1777, lately(p, w, 4), OPEN_END);
}

static void plant_debt_settled(plants *p, person *w, unsigned n) {
    named who = as_listed(w);
    papers_debt(p->papers, &who, 2000 + n * 333, lately(p, w, 4), letters_day + (day)n);
}

/* ---- what must come of them */

static const sowing kinds[] = {
    OUT("expelled", "party", 6, plant_expelled, has_variant),
    OUT("removed from a Party post", "party", 11, plant_party_removal, has_variant),
    OUT("probation within the Party", "party", 5, plant_party_probation, has_variant),
    OUT("serious warning", "party", 9, plant_serious, has_variant),
    OUT("warning", "party", 5, plant_warning, has_variant),
    OUT("major demerit", "public sanction", 4, plant_demerit, has_variant),
    OUT("gang", "gang", 9, plant_gang, grown),
    OUT("cult", "cult", 3, plant_cult, grown),
    OUT("detention", "detention", 11, plant_detention, x_and_grown),
    OUT("dishonest debtor", "debtor", 8, plant_debtor, grown),
    OUT("removed", "removed", 3, plant_removed, grown),
    OUT("election void for bribery", "void election", 3, plant_void_election, grown),
    OUT("petitioning", "petition", 2, plant_petition, grown),
    OUT("illegal building", "building", 2, plant_building, grown),
    OUT("liable for a revoked licence", "liability", 4, plant_liable, grown),
    OUT("debt to the collective", "debt", 3, plant_debt, grown),
    FINE("sanction over, or of a lesser kind", "party", 12, plant_sanction_over, has_variant),
    FINE("gang conclusion withdrawn", "gang", 3, plant_gang_withdrawn, grown),
    FINE("detention long over", "detention", 8, plant_detention_over, grown),
    FINE("fined", "detention", 6, plant_fine, grown),
    FINE("delisted", "debtor", 5, plant_delisted, grown),
    FINE("election void, not for bribery", "void election", 2, plant_void_by_procedure, grown),
    FINE("building put right", "building", 3, plant_building_gone, grown),
    FINE("not liable, or long ago", "liability", 4, plant_not_liable, grown),
    FINE("debt settled", "debt", 6, plant_debt_settled, grown),
    RULED("a number damaged by a spreadsheet", "liability", 4, plant_damaged, fits_damage,
          PRELIMINARY),
    RULED("under investigation, closed by a ruling", "investigation", 2, plant_investigation,
          grown, JOINT_REVIEW),
    STAYS("under investigation", "investigation", 1, plant_investigation, JOINT_REVIEW),
    STAYS("the day between two readings of 18 months", "public sanction", 1,
          plant_demerit_disputed, JOINT_REVIEW),
};

sowings plants_of_measures(void) {
    return (sowings){ kinds, sizeof kinds / sizeof kinds[0] };
}
