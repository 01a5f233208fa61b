/* anniversary: completed years on one day, looked up instead of counted on the calendar. */
#ifndef GROUND_ANNIVERSARY_H
#define GROUND_ANNIVERSARY_H
#include "ground/day.h"

enum { ANNIVERSARY_YEARS = 160, ANNIVERSARY_DAYS = 16 };
/* For a day `on`: the last day somebody may be born to have reached n years by then, per n. */
typedef struct anniversary_day {
    bool used;
    day on;
    age_policy age;
    day_policy policy;
    bool known[ANNIVERSARY_YEARS + 1];
    day last[ANNIVERSARY_YEARS + 1];
} anniversary_day;
/* Of a few days. {0} is empty. Answers are those of years_reached and years_between, whatever
 * it holds. */
typedef struct anniversary { anniversary_day days[ANNIVERSARY_DAYS]; } anniversary;

/* The last day on which somebody may be born to have reached n years on the whole day `on`: who
 * is born later, in whatever year the calendar has, has not. false: only years_reached can
 * tell. */
bool anniversary_last(anniversary *a, int32_t n, span on, age_policy age, day_policy policy,
                      day *out);
answer anniversary_reached(anniversary *a, span birth, int32_t n, span on, age_policy age,
                           day_policy policy);
/* `age` of years_between is the birthday's. */
bool anniversary_between(anniversary *a, span from, span on, day_policy policy, int32_t *out);
#endif
