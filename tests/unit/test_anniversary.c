/* anniversary: what is looked up is what the calendar says, for every day of many years. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ground/anniversary.h"

static day on_day(int year, int month, int dom) {
    day d = 0;
    assert_true(day_make(year, month, dom, &d));
    return d;
}

static void agrees(anniversary *a, span from, span on, day_policy policy) {
    int32_t n = -1, counted = -2;
    bool known = anniversary_between(a, from, on, policy, &n);
    assert_true(known == years_between(from, on, policy, &counted));
    if (known) assert_int_equal(n, counted);
    int32_t near = from.lo < on.lo && on.lo < 300000 ? (on.lo - from.lo) / 365 : 18;
    for (int age = AGE_BIRTHDAY; age <= AGE_DAY_AFTER; age++)
        for (int32_t years = near - 1; years <= near + 1; years++)
            assert_int_equal(anniversary_reached(a, from, years, on, (age_policy)age, policy),
                             years_reached(from, years, on, (age_policy)age, policy));
}

static void every_day_of_many_years_agrees(void **state) {
    static anniversary a;
    (void)state;
    for (int policy = MONTH_END; policy <= NEXT_DAY; policy++)
        for (int i = 0; i < 4; i++) {
            day on = i == 0   ? on_day(2026, 11, 8)
                     : i == 1 ? on_day(2024, 2, 29)
                     : i == 2 ? on_day(2025, 2, 28)
                              : on_day(2025, 3, 1);
            for (day from = on - 45000; from < on + 400; from += from % 4096 < 1500 ? 1 : 7)
                agrees(&a, (span){ from, from }, (span){ on, on }, (day_policy)policy);
        }
}

static void days_that_share_a_place_do_not_mix(void **state) {
    static anniversary a;
    day on = on_day(2026, 11, 8), born = on_day(2006, 11, 20);
    (void)state;
    for (int i = 0; i < 400; i++)
        agrees(&a, (span){ born, born }, (span){ on + i * 16 % 97, on + i * 16 % 97 }, MONTH_END);
}

static void partial_open_and_impossible_dates_go_to_the_calendar(void **state) {
    static anniversary a;
    span on = { on_day(2026, 11, 8), on_day(2026, 11, 8) };
    span year = { on_day(2008, 1, 1), on_day(2008, 12, 31) }, open = { DAY_OPEN, DAY_OPEN };
    span old = { on_day(1193, 12, 26), on_day(1193, 12, 26) };
    (void)state;
    agrees(&a, year, on, MONTH_END);
    agrees(&a, on, year, MONTH_END);
    agrees(&a, open, on, MONTH_END);
    agrees(&a, on, open, MONTH_END);
    agrees(&a, old, on, MONTH_END);
}

/* Who is born up to the last day has reached the years, who is born later has not, and a span around it is
 * open: also of dates far off, and of those who are counted in whole years. */
static void parts_at_the_last_day(anniversary *a, span born, span on, int32_t n, age_policy age,
                                  day_policy policy) {
    day last = 0, next = 0;
    int32_t years = -1;
    assert_true(anniversary_last(a, n, on, age, policy, &last));
    assert_int_equal(born.hi <= last ? YES : born.lo > last ? NO : MAYBE,
                     years_reached(born, n, on, age, policy));
    if (age != AGE_BIRTHDAY || n == ANNIVERSARY_YEARS) return;
    assert_true(anniversary_last(a, n + 1, on, age, policy, &next));
    bool is = years_between(born, on, policy, &years) && years == n;
    assert_int_equal(born.lo > next && born.hi <= last, is);
}

static void the_last_day_parts_all_dates(void **state) {
    static anniversary a;
    (void)state;
    span on = { on_day(2026, 2, 28), on_day(2026, 2, 28) };
    for (int i = 0; i < 6; i++) {
        int32_t n = (int32_t[]){ 0, 1, 2, 18, 70, ANNIVERSARY_YEARS }[i];
        for (int how = 0; how < 6; how++)
            for (day from = on.lo - n * 366 - 800; from < on.lo + 800; from += from % 97 < 30 ? 1 : 13)
                for (day length = 0; length < 400; length += length < 2 ? 1 : 182)
                    parts_at_the_last_day(&a, (span){ from, from + length }, on, n,
                                          (age_policy)(how / 2), (day_policy)(how % 2));
        for (int how = 0; how < 6; how++) {
            span far[] = { { on_day(1, 1, 1), on_day(1, 12, 31) }, { DAY_OPEN, DAY_OPEN },
                           { on_day(9999, 1, 1), on_day(9999, 12, 31) } };
            for (size_t k = 0; k < 3; k++)
                parts_at_the_last_day(&a, far[k], on, n, (age_policy)(how / 2), (day_policy)(how % 2));
        }
    }
}

static void years_beyond_the_table_have_no_last_day(void **state) {
    static anniversary a;
    (void)state;
    day out;
    span on = { on_day(2026, 2, 28), on_day(2026, 2, 28) }, month = { on.lo - 27, on.lo };
    assert_false(anniversary_last(&a, -1, on, AGE_BIRTHDAY, MONTH_END, &out));
    assert_false(anniversary_last(&a, ANNIVERSARY_YEARS + 1, on, AGE_BIRTHDAY, MONTH_END, &out));
    assert_false(anniversary_last(&a, 18, month, AGE_BIRTHDAY, MONTH_END, &out));
    assert_false(anniversary_last(&a, 18, (span){ DAY_OPEN, DAY_OPEN }, AGE_BIRTHDAY, MONTH_END, &out));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_many_years_agrees),
        cmocka_unit_test(days_that_share_a_place_do_not_mix),
        cmocka_unit_test(partial_open_and_impossible_dates_go_to_the_calendar),
        cmocka_unit_test(the_last_day_parts_all_dates),
        cmocka_unit_test(years_beyond_the_table_have_no_last_day),
    };
    return cmocka_run_group_tests_name("anniversary", tests, NULL, NULL);
}
