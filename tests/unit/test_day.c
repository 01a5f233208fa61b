/* day: the calendar, and three-valued answers that hold for every day a partial date may mean. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ground/day.h"

static span read_as(const char *written, date_form form) {
    span s = { 0, 0 };
    const char *why = date_parse(text_of(written), form, &s);
    if (why != NULL) fail_msg("%s: %s", written, why);
    return s;
}

static span iso(const char *written) {
    return strcmp(written, "open") == 0 ? (span){ DAY_OPEN, DAY_OPEN } : read_as(written, FORM_ISO);
}

static duration lasting(const char *written) {
    duration d = { 0, 0 };
    if (duration_parse(text_of(written), &d) != NULL) fail_msg("%s is no duration", written);
    return d;
}

static void assert_prints(span s, const char *words) {
    char printed[32];
    date_print(s, printed);
    assert_string_equal(printed, words);
}

/* ---- the calendar */

static void every_day_of_ten_thousand_years_follows_the_one_before(void **state) {
    (void)state;
    static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    day next;
    assert_true(day_make(1, 1, 1, &next));
    for (int y = 1; y <= 9999; y++)
        for (int m = 1; m <= 12; m++) {
            int leap = y % 400 == 0 || (y % 4 == 0 && y % 100 != 0);
            int last = lengths[m - 1] + (m == 2 && leap);
            for (int d = 1; d <= last; d++, next++) {
                day made = 0;
                int year, month, dom;
                if (!day_make(y, m, d, &made) || made != next) fail_msg("%d-%d-%d", y, m, d);
                day_split(made, &year, &month, &dom);
                if (year != y || month != m || dom != d) fail_msg("split of %d-%d-%d", y, m, d);
            }
            day none;
            if (day_make(y, m, last + 1, &none) || day_make(y, m, 0, &none)) fail_msg("%d-%d", y, m);
        }
    assert_int_equal(iso("1970-01-01").lo, 0);
    assert_int_equal(iso("2000-02-29").lo, 11016);
}

static void days_that_do_not_exist_are_refused(void **state) {
    (void)state;
    static const char *const none[] = { "2023-02-29", "1900-02-29", "2022-04-31", "2022-13-01", "2022-00-10",
                                        "2022-01-00", "0000-01-01", "1900-01-00", "00000000", "20220230" };
    span s;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (date_parse(text_of(none[i]), FORM_ISO, &s) == NULL) fail_msg("%s was taken", none[i]);
}

static void the_mirror_of_a_day_swaps_day_and_month(void **state) {
    (void)state;
    day d, other, back;
    assert_true(day_make(1985, 3, 2, &d) && day_mirror(d, &other) && day_mirror(other, &back));
    assert_int_equal(back, d);
    assert_prints((span){ other, other }, "1985-02-03");
    assert_true(day_make(1985, 3, 3, &d) && !day_mirror(d, &other));
    assert_true(day_make(1985, 3, 13, &d) && !day_mirror(d, &other));
}

/* ---- reading */

static void each_form_reads_its_own_writing(void **state) {
    (void)state;
    static const struct { date_form form; const char *written, *is; } cases[] = {
        { FORM_ISO, "2006-12-05", "2006-12-05" },    { FORM_ISO, "2006/12/5", "2006-12-05" },
        { FORM_ISO, "2006.12.5", "2006-12-05" },     { FORM_ISO, "20061205", "2006-12-05" },
        { FORM_ISO, "1985", "1985" },                { FORM_ISO, "1985-03", "1985-03" },
        { FORM_ISO, "1985.03", "1985-03" },          { FORM_ISO, " 1985/3 ", "1985-03" },
        { FORM_ISO, "1985年3月2日", "1985-03-02" },  { FORM_ISO, "1985年3月", "1985-03" },
        { FORM_ISO, "2000.2.29", "2000-02-29" },     { FORM_DAY_FIRST, "05/12/2006", "2006-12-05" },
        { FORM_MONTH_FIRST, "12/05/2006", "2006-12-05" }, { FORM_DAY_FIRST, "12/2006", "2006-12" },
        { FORM_DAY_FIRST, "2006", "2006" },          { FORM_ROC, "0950512", "2006-05-12" },
        { FORM_ROC, "950512", "2006-05-12" },        { FORM_ROC, "95/05/12", "2006-05-12" },
        { FORM_ROC, "095-05-12", "2006-05-12" },     { FORM_ROC, "95", "2006" },
        { FORM_19YY, "85.3", "1985-03" },            { FORM_19YY, "85.03.02", "1985-03-02" },
        { FORM_19YY, "850302", "1985-03-02" },       { FORM_19YY, "85年3月", "1985-03" },
        { FORM_19YY, "85", "1985" },                 { FORM_19YY, "1985.03", "1985-03" },
        { FORM_19YY, "19850302", "1985-03-02" },     { FORM_20YY, "06.3", "2006-03" },
        { FORM_EXCEL, "31108", "1985-03-02" },       { FORM_EXCEL, "31108.75", "1985-03-02" },
        { FORM_EXCEL, "1", "1900-01-01" },           { FORM_EXCEL, "59", "1900-02-28" },
        { FORM_EXCEL, "61", "1900-03-01" },          { FORM_EXCEL, "25569", "1970-01-01" },
        { FORM_EXCEL, "2958465", "9999-12-31" },     { FORM_EXCEL_1904, "29646", "1985-03-02" },
        { FORM_EXCEL_1904, "0", "1904-01-01" },      { FORM_EXCEL_1904, "60", "1904-03-01" },
        { FORM_ISO, "1985.1", "1985-01-01..1985-10-31" }, { FORM_ROC, "95.1", "2006-01-01..2006-10-31" },
        { FORM_ISO, "1985-1", "1985-01" },           { FORM_ISO, "1985.01", "1985-01" },
        { FORM_EXCEL, "1899", "1905-03-13" },        { FORM_EXCEL, "2009.5", "1905-07-01" },
        { FORM_EXCEL, "2100", "1905-09-30" },        { FORM_ROC, "200513", "1931-05-13" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_prints(read_as(cases[i].written, cases[i].form), cases[i].is);
}

static void writing_of_another_form_is_refused_not_guessed(void **state) {
    (void)state;
    static const struct { date_form form; const char *written; } cases[] = {
        { FORM_ISO, "05/12/2006" }, { FORM_ISO, "85.3" },       { FORM_ISO, "198503" },  { FORM_ISO, "" },
        { FORM_ISO, "1985-" },      { FORM_ISO, "1985-3-2-1" }, { FORM_ISO, "abc" },     { FORM_ISO, "-1985" },
        { FORM_ISO, "1985-003-02" },{ FORM_DAY_FIRST, "2006-12-05" }, { FORM_DAY_FIRST, "31/04/2006" },
        { FORM_MONTH_FIRST, "31/01/2006" }, { FORM_DAY_FIRST, "05/12/06" }, { FORM_ROC, "2006-05-12" },
        { FORM_ROC, "0951301" },    { FORM_ISO, "1985-03-02T00:00" }, { FORM_ISO, "31107" },
        { FORM_19YY, "8503" },      { FORM_19YY, "185.3" },     { FORM_20YY, "6.3" },    { FORM_EXCEL, "60" },
        { FORM_EXCEL, "0" },        { FORM_EXCEL, "2958466" },  { FORM_EXCEL, "1985-03-02" }, { FORM_EXCEL, "" },
        { FORM_EXCEL, "31108." },   { FORM_EXCEL, "-1" },       { FORM_EXCEL, "31108.7.5" },
        { FORM_EXCEL, "1900" },     { FORM_EXCEL, "2009" },     { FORM_EXCEL_1904, "2099" }, { FORM_ROC, "200511" },
    };
    span s;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (date_parse(text_of(cases[i].written), cases[i].form, &s) == NULL)
            fail_msg("%s was taken", cases[i].written);
}

static void form_names_lead_back_to_their_form(void **state) {
    (void)state;
    date_form form;
    for (int i = 0; i < FORM_COUNT; i++) {
        assert_true(date_form_named(text_of(date_form_name((date_form)i)), &form));
        assert_int_equal(form, i);
    }
    assert_true(date_form_named(TEXT("2006-12-05"), &form));
    assert_int_equal(form, FORM_ISO);
    assert_false(date_form_named(TEXT("dd/mm/yyyy"), &form));
}

static void durations_are_read_and_printed(void **state) {
    (void)state;
    static const struct { const char *written, *is; } cases[] = {
        { "3y6m", "3y6m" }, { "10m", "10m" }, { "15d", "15d" }, { "2y", "2y" }, { "18m", "1y6m" },
        { "2w", "14d" },    { "3年6个月", "3y6m" }, { "6個月", "6m" }, { "15天", "15d" }, { "0d", "0d" },
        { "1y2m3d", "1y2m3d" },
    };
    char printed[48];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        duration_print(lasting(cases[i].written), printed);
        assert_string_equal(printed, cases[i].is);
    }
    static const char *const none[] = { "", "3", "y", "3x", "3 y", "-3y", "99999999y", "10000y", "3y6" };
    duration d;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (duration_parse(text_of(none[i]), &d) == NULL) fail_msg("%s was taken", none[i]);
}

/* ---- adding */

static void a_leap_day_birthday_follows_the_policy(void **state) {
    (void)state;
    static const struct { const char *from, *by; day_policy policy; const char *is; } cases[] = {
        { "2008-02-29", "18y", MONTH_END, "2026-02-28" }, { "2008-02-29", "18y", NEXT_DAY, "2026-03-01" },
        { "2008-02-29", "16y", NEXT_DAY, "2024-02-29" },  { "2026-01-31", "1m", MONTH_END, "2026-02-28" },
        { "2026-01-31", "1m", NEXT_DAY, "2026-03-01" },   { "2026-01-31", "1m1d", MONTH_END, "2026-03-01" },
        { "2026-12-31", "1d", MONTH_END, "2027-01-01" },  { "open", "5y", MONTH_END, "open" },
        { "1985", "18y", MONTH_END, "2003" },             { "1985-03", "18y", MONTH_END, "2003-03" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_prints(span_add(iso(cases[i].from), lasting(cases[i].by), 1, cases[i].policy), cases[i].is);
    assert_prints(span_add(iso("2024-03-31"), lasting("1m"), -1, MONTH_END), "2024-02-29");
    assert_prints(span_add(iso("2024-01-15"), lasting("13m"), -1, MONTH_END), "2022-12-15");
}

static void sums_beyond_the_calendar_stay_days(void **state) {
    (void)state;
    day far = day_add(iso("9999-12-31").lo, lasting("1y"), 1, MONTH_END);
    assert_true(far < DAY_OPEN && far > iso("9999-12-31").lo);
    day early = day_add(iso("0001-01-01").lo, lasting("1y"), -1, MONTH_END);
    assert_true(early > DAY_NONE && early < iso("0001-01-01").lo);
}

/* ---- asking */

/* What must come out: the question asked of every pair of days. */
static answer over_all(span a, span b, int (*holds)(day, day)) {
    int yes = 0, no = 0;
    for (day x = a.lo; x <= a.hi; x++)
        for (day y = b.lo; y <= b.hi; y++) holds(x, y) ? yes++ : no++;
    return no == 0 ? YES : yes == 0 ? NO : MAYBE;
}

static int before(day a, day b) { return a < b; }
static int up_to(day a, day b) { return a <= b; }
static void what_lies_beyond_the_calendar_is_open_or_none(void **state) {
    (void)state;
    span last = iso("9999-12-31"), first = iso("0001-01-01"), day = iso("2024-02-29");
    span far = span_add(last, lasting("1d"), 1, MONTH_END);
    span early = span_add(first, lasting("1d"), -1, MONTH_END);
    assert_true(span_open(span_in_calendar(far)));
    assert_true(span_open(span_in_calendar((span){ day.lo, far.hi })));
    assert_int_equal(span_in_calendar(early).lo, DAY_NONE);
    assert_int_equal(span_in_calendar(early).hi, DAY_NONE);
    assert_int_equal(span_in_calendar(last).hi, last.hi);
    assert_int_equal(span_in_calendar(first).lo, first.lo);
    assert_int_equal(span_in_calendar(day).lo, day.lo);
}

static int eighteen(day birth, day on) { return day_add(birth, (duration){ 216, 0 }, 1, MONTH_END) <= on; }

static void answers_hold_for_every_day_a_span_may_mean(void **state) {
    (void)state;
    for (day a = 0; a < 5; a++)
        for (day b = a; b < 5; b++)
            for (day c = 0; c < 5; c++)
                for (day d = c; d < 5; d++) {
                    span s = { a, b }, t = { c, d };
                    assert_int_equal(span_before(s, t), over_all(s, t, before));
                    assert_int_equal(span_up_to(s, t), over_all(s, t, up_to));
                }
}

static void open_is_later_than_every_day(void **state) {
    (void)state;
    span open = iso("open"), late = iso("9999-12-31");
    assert_int_equal(span_before(late, open), YES);
    assert_int_equal(span_up_to(open, late), NO);
    assert_int_equal(span_before(open, late), NO);
    assert_int_equal(span_up_to(open, open), MAYBE);
    assert_true(span_open(open));
    assert_false(span_whole(open));
    assert_prints(open, "open");
}

static void reaching_an_age_holds_for_every_birth_date_possible(void **state) {
    (void)state;
    static const char *const births[] = { "2008", "2008-11", "2008-02-29", "2008-11-08", "2008-02", "2007" };
    static const char *const days[] = { "2026-02-28", "2026-03-01", "2026-11-08", "2026-11-07", "2026-01-01",
                                        "2026-12-31", "2026-11" };
    for (size_t i = 0; i < sizeof births / sizeof *births; i++)
        for (size_t k = 0; k < sizeof days / sizeof *days; k++) {
            span birth = iso(births[i]), on = iso(days[k]);
            assert_int_equal(years_reached(birth, 18, on, AGE_BIRTHDAY, MONTH_END),
                             over_all(birth, on, eighteen));
        }
}

static void an_age_is_reached_on_the_birthday_its_eve_or_the_day_after(void **state) {
    (void)state;
    static const struct { const char *on; age_policy policy; answer is; } cases[] = {
        { "2026-11-07", AGE_BIRTHDAY, NO },  { "2026-11-08", AGE_BIRTHDAY, YES },
        { "2026-11-06", AGE_EVE, NO },       { "2026-11-07", AGE_EVE, YES },
        { "2026-11-08", AGE_DAY_AFTER, NO }, { "2026-11-09", AGE_DAY_AFTER, YES },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(years_reached(iso("2008-11-08"), 18, iso(cases[i].on), cases[i].policy, MONTH_END),
                         cases[i].is);
    assert_int_equal(years_reached(iso("2008-02-29"), 18, iso("2026-02-28"), AGE_BIRTHDAY, NEXT_DAY), NO);
    assert_int_equal(years_reached(iso("2008-02-29"), 18, iso("2026-02-28"), AGE_BIRTHDAY, MONTH_END), YES);
    assert_int_equal(years_reached(iso("2008-02-29"), 18, iso("2026-02-28"), AGE_EVE, NEXT_DAY), YES);
}

static void completed_years_are_told_only_where_they_are_certain(void **state) {
    (void)state;
    static const struct { const char *from, *on; int32_t years; } cases[] = {
        { "1985-03-02", "2026-03-01", 40 }, { "1985-03-02", "2026-03-02", 41 }, { "2008-02-29", "2026-02-28", 18 },
        { "1985-03", "2026-11-08", 41 },    { "1985", "2026-12-31", 41 },       { "2026-03-02", "2026-03-01", -1 },
    };
    int32_t years;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(years_between(iso(cases[i].from), iso(cases[i].on), MONTH_END, &years));
        assert_int_equal(years, cases[i].years);
    }
    assert_false(years_between(iso("1985"), iso("2026-11-08"), MONTH_END, &years));
    assert_false(years_between(iso("1985-03-02"), iso("open"), MONTH_END, &years));
}

static void a_period_ends_as_its_first_day_counts(void **state) {
    (void)state;
    span from = iso("2019-03-15");
    assert_prints(period_last(from, lasting("5y"), FIRST_EXCLUDED, MONTH_END), "2024-03-15");
    assert_prints(period_last(from, lasting("5y"), FIRST_COUNTS, MONTH_END), "2024-03-14");
    span disputed = period_last(from, lasting("5y"), FIRST_DISPUTED, MONTH_END);
    assert_prints(disputed, "2024-03-14..2024-03-15");
    assert_int_equal(period_within(iso("2024-03-14"), from, disputed), YES);
    assert_int_equal(period_within(iso("2024-03-15"), from, disputed), MAYBE);
    assert_int_equal(period_within(iso("2024-03-16"), from, disputed), NO);
    assert_int_equal(period_within(iso("2019-03-14"), from, disputed), NO);
    assert_int_equal(period_within(iso("2024"), from, disputed), MAYBE);
    assert_true(span_open(period_last(iso("open"), lasting("5y"), FIRST_COUNTS, MONTH_END)));
}

/* Twelve months beginning with 29 February are whole with 28 February, by either policy. */
static void a_term_that_counts_its_first_day_ends_with_a_month_that_has_no_such_day(void **state) {
    (void)state;
    static const struct { const char *from, *length, *last, *disputed; } cases[] = {
        { "2024-02-29", "1y", "2025-02-28", "2025-02-28" },
        { "2024-02-28", "1y", "2025-02-27", "2025-02-27..2025-02-28" },
        { "2024-03-01", "1y", "2025-02-28", "2025-02-28..2025-03-01" },
        { "2019-08-31", "18m", "2021-02-28", "2021-02-28" },
        { "2025-11-30", "3m", "2026-02-28", "2026-02-28" },
        { "2024-02-29", "4y", "2028-02-28", "2028-02-28..2028-02-29" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        span from = iso(cases[i].from);
        duration length = lasting(cases[i].length);
        assert_prints(period_last(from, length, FIRST_COUNTS, MONTH_END), cases[i].last);
        assert_prints(period_last(from, length, FIRST_COUNTS, NEXT_DAY), cases[i].last);
        assert_prints(period_last(from, length, FIRST_DISPUTED, MONTH_END), cases[i].disputed);
    }
    assert_prints(period_last(iso("2024-02-29"), lasting("1y"), FIRST_DISPUTED, NEXT_DAY),
                  "2025-02-28..2025-03-01");
}

static void lengths_of_time_are_compared_only_where_that_is_certain(void **state) {
    (void)state;
    static const struct { const char *a, *b; answer before, up_to; } cases[] = {
        { "1y", "12m", NO, YES },  { "5y", "5y1d", YES, YES }, { "1m", "30d", MAYBE, MAYBE },
        { "1m", "33d", YES, YES }, { "27d", "1m", YES, YES },  { "1y", "365d", MAYBE, MAYBE },
        { "1y", "364d", NO, NO },  { "3y", "2y11m", NO, NO },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(duration_before(lasting(cases[i].a), lasting(cases[i].b)), cases[i].before);
        assert_int_equal(duration_up_to(lasting(cases[i].a), lasting(cases[i].b)), cases[i].up_to);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_ten_thousand_years_follows_the_one_before),
        cmocka_unit_test(days_that_do_not_exist_are_refused),
        cmocka_unit_test(the_mirror_of_a_day_swaps_day_and_month),
        cmocka_unit_test(each_form_reads_its_own_writing),
        cmocka_unit_test(writing_of_another_form_is_refused_not_guessed),
        cmocka_unit_test(form_names_lead_back_to_their_form),
        cmocka_unit_test(durations_are_read_and_printed),
        cmocka_unit_test(a_leap_day_birthday_follows_the_policy),
        cmocka_unit_test(sums_beyond_the_calendar_stay_days),
        cmocka_unit_test(answers_hold_for_every_day_a_span_may_mean),
        cmocka_unit_test(open_is_later_than_every_day),
        cmocka_unit_test(reaching_an_age_holds_for_every_birth_date_possible),
        cmocka_unit_test(an_age_is_reached_on_the_birthday_its_eve_or_the_day_after),
        cmocka_unit_test(completed_years_are_told_only_where_they_are_certain),
        cmocka_unit_test(what_lies_beyond_the_calendar_is_open_or_none),
        cmocka_unit_test(a_period_ends_as_its_first_day_counts),
        cmocka_unit_test(a_term_that_counts_its_first_day_ends_with_a_month_that_has_no_such_day),
        cmocka_unit_test(lengths_of_time_are_compared_only_where_that_is_certain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
