/* anniversary: completed years on one day, looked up instead of counted on the calendar.
 *
 * A list asks the same of everybody: how old on election day? Whoever was born earlier has
 * reached as many years at least, so each number of years has a last birth date, found with the
 * calendar itself when it is first asked for. Partial and open dates, and years beyond the
 * table, go to the calendar; a few days have a table each, another one takes the place of one
 * of them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/anniversary.h"

/* Near n years before, and then day by day. */
static day find_last(const anniversary_day *a, int32_t n) {
    day at = day_add(a->on, (duration){ n * 12, 0 }, -1, a->policy) + 4;
    span on = { a->on, a->on };
    while (years_reached((span){ at, at }, n, on, a->age, a->policy) != YES) at--;
    return at;
}

static day last_born(anniversary_day *a, int32_t n) {
    if (!a->known[n]) a->last[n] = find_last(a, n);
    a->known[n] = true;
    return a->last[n];
}

static anniversary_day *table_of(anniversary *a, day on, age_policy age, day_policy policy) {
    anniversary_day *d = &a->days[(uint32_t)on * 7 % ANNIVERSARY_DAYS];
    if (!d->used || d->on != on || d->age != age || d->policy != policy)
        *d = (anniversary_day){ .used = true, .on = on, .age = age, .policy = policy };
    return d;
}

/* Whole days whose neighbours for ANNIVERSARY_YEARS are all on the calendar. */
static bool is_usual(span s) {
    return s.lo == s.hi && s.lo > -300000 && s.lo < 300000;
}

bool anniversary_last(anniversary *a, int32_t n, span on, age_policy age, day_policy policy,
                      day *out) {
    if (n < 0 || n > ANNIVERSARY_YEARS || !is_usual(on)) return false;
    *out = last_born(table_of(a, on.lo, age, policy), n);
    return true;
}

answer anniversary_reached(anniversary *a, span birth, int32_t n, span on, age_policy age,
                           day_policy policy) {
    day last;
    if (!is_usual(birth) || !anniversary_last(a, n, on, age, policy, &last))
        return years_reached(birth, n, on, age, policy);
    return birth.lo <= last ? YES : NO;
}

bool anniversary_between(anniversary *a, span from, span on, day_policy policy, int32_t *out) {
    if (!is_usual(from) || !is_usual(on) || from.lo > on.lo)
        return years_between(from, on, policy, out);
    int32_t n = (on.lo - from.lo) / 366;                    /* never too many */
    if (n > ANNIVERSARY_YEARS - 4) return years_between(from, on, policy, out);
    anniversary_day *table = table_of(a, on.lo, AGE_BIRTHDAY, policy);
    while (n < ANNIVERSARY_YEARS && from.lo <= last_born(table, n + 1)) n++;
    *out = n;
    return true;
}
