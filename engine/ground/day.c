/* day: the calendar, dates that may be partial, durations, and what follows from them.
 *
 * Days are counted from 1970-01-01 in the Gregorian calendar carried backwards. A date
 * is a span lo..hi; every question answers yes only if it is yes for every pair of days
 * in the spans, no only if no for every pair, else maybe. "Open" is later than any day;
 * two open dates cannot be told apart. Nothing here knows the clock or the locale. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/day.h"

#include <stdio.h>
#include <string.h>

enum { ROC_OFFSET = 1911 };

static bool is_leap(int y) {
    return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

int day_month_days(int y, int m) {
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return m == 2 && is_leap(y) ? 29 : days[m - 1];
}

void day_split(day d, int *year, int *month, int *dom) {
    int64_t z = (int64_t)d + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int doe = (int)(z - era * 146097);
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    *dom = doy - (153 * mp + 2) / 5 + 1;
    *month = mp < 10 ? mp + 3 : mp - 9;
    *year = (int)(yoe + era * 400) + (*month <= 2);
}

bool day_mirror(day d, day *out) {
    int year, month, dom;
    day_split(d, &year, &month, &dom);
    return month != dom && day_make(year, dom, month, out);
}

static const char *const form_names[FORM_COUNT] = { "iso",          "day first",
                                                    "month first",  "roc",
                                                    "19yy",         "20yy",
                                                    "excel serial", "excel serial 1904" };

bool date_form_named(text name, date_form *out) {
    for (int i = 0; i < FORM_COUNT; i++)
        if (text_is(name, form_names[i])) return *out = (date_form)i, true;
    if (text_is(name, "2006-12-05")) return *out = FORM_ISO, true;
    return false;
}

const char *date_form_name(date_form form) {
    return form_names[form];
}

/* The numbers of a written date, in order, with their digit counts. `point`: one parts the last
 * two. */
typedef struct pieces { int number[3], digits[3], count; bool chinese, point; } pieces;

size_t day_mark(const char *at, size_t left) {
    static const char *const marks[] = { "\xe5\xb9\xb4", "\xe6\x9c\x88",
                                         "\xe6\x97\xa5" }; /* 年月日 */
    if (left > 0 && (*at == '-' || *at == '/' || *at == '.')) return 1;
    for (size_t i = 0; i < 3; i++)
        if (left >= 3 && memcmp(at, marks[i], 3) == 0) return 3;
    return 0;
}

static bool take_pieces(text t, pieces *out) {
    *out = (pieces){ 0 };
    size_t i = 0;
    while (i < t.len) {
        if (out->count == 3) return false;
        int n = 0, digits = 0;
        for (; i < t.len && t.at[i] >= '0' && t.at[i] <= '9' && digits < 9; i++, digits++)
            n = n * 10 + (t.at[i] - '0');
        if (digits == 0) return false;
        out->number[out->count] = n;
        out->digits[out->count++] = digits;
        if (i == t.len) return true;
        out->point = t.at[i] == '.';
        size_t skip = day_mark(t.at + i, t.len - i);
        if (skip == 0) return false;
        out->chinese |= skip > 1;
        i += skip;
        if (i == t.len) return out->chinese;      /* 1985年3月: a mark may end it */
    }
    return false;
}

static const char *whole_day(int y, int m, int d, span *out) {
    day made;
    if (!day_make(y, m, d, &made)) return "no such day in the calendar";
    *out = (span){ made, made };
    return NULL;
}

static const char *whole_month(int y, int m, span *out) {
    day first;
    if (!day_make(y, m, 1, &first)) return "no such month in the calendar";
    *out = (span){ first, first + day_month_days(y, m) - 1 };
    return NULL;
}

/* A spreadsheet takes 1985.10 for a number and writes 1985.1: one may be either month, or any
 * between them for all that a span can say. */
static const char *month_of(const pieces *p, int y, span *out) {
    const char *why = whole_month(y, p->number[1], out);
    if (why != NULL || !p->point || p->digits[1] != 1 || p->number[1] != 1) return why;
    day first = out->lo;
    why = whole_month(y, 10, out);
    out->lo = first;
    return why;
}

static const char *whole_year(int y, span *out) {
    day first, last;
    if (!day_make(y, 1, 1, &first) || !day_make(y, 12, 31, &last)) return "no such year";
    *out = (span){ first, last };
    return NULL;
}

static const char *NOT_A_DATE = "not a date in the declared form";

static const char *parse_iso(const pieces *p, span *out) {
    int y = p->number[0];
    if (p->count == 1 && p->digits[0] == 8)
        return whole_day(y / 10000, y / 100 % 100, y % 100, out);
    if (p->digits[0] != 4) return NOT_A_DATE;
    for (int i = 1; i < p->count; i++)
        if (p->digits[i] > 2) return NOT_A_DATE;
    if (p->count == 1) return whole_year(y, out);
    if (p->count == 2) return month_of(p, y, out);
    return whole_day(y, p->number[1], p->number[2], out);
}

static const char *parse_roc(const pieces *p, span *out) {
    int n = p->number[0];
    if (p->count == 1 && p->digits[0] == 6 && n / 10000 == 20 && n % 100 <= 12)
        return "may be the year 20, or a month of a year after 2000";
    if (p->count == 1 && (p->digits[0] == 7 || p->digits[0] == 6))
        return whole_day(n / 10000 + ROC_OFFSET, n / 100 % 100, n % 100, out);
    if (p->digits[0] < 2 || p->digits[0] > 3) return NOT_A_DATE;
    if (p->count == 1) return whole_year(n + ROC_OFFSET, out);
    if (p->count == 2) return month_of(p, n + ROC_OFFSET, out);
    return whole_day(n + ROC_OFFSET, p->number[1], p->number[2], out);
}

static const char *parse_year_last(const pieces *p, bool day_first, span *out) {
    if (p->count == 1 && p->digits[0] == 4) return whole_year(p->number[0], out);
    if (p->count == 2 && p->digits[1] == 4) return whole_month(p->number[1], p->number[0], out);
    if (p->count != 3 || p->digits[2] != 4) return NOT_A_DATE;
    int a = p->number[0], b = p->number[1];
    return whole_day(p->number[2], day_first ? b : a, day_first ? a : b, out);
}

/* Two digits of a year whose century the docket gives. A year of four digits says it itself. */
static const char *parse_two_digits(const pieces *p, int century, span *out) {
    int n = p->number[0];
    if (p->digits[0] == 4 && n / 100 != 19 && n / 100 != 20) return NOT_A_DATE;
    if (p->digits[0] == 4 || p->digits[0] == 8) return parse_iso(p, out);
    if (p->count == 1 && p->digits[0] == 6)
        return whole_day(n / 10000 + century, n / 100 % 100, n % 100, out);
    if (p->digits[0] != 2) return NOT_A_DATE;
    pieces whole = *p;
    whole.number[0] = n + century;
    whole.digits[0] = 4;
    return parse_iso(&whole, out);
}

/* Days of a spreadsheet, a time of day behind the point. Counted from 1900 they hold a day that
 * never was: 60 is 1900-02-29, so that those before it are one nearer to their number. Where
 * only the year is known somebody typed 1985, which as a day is one of the spring of 1905. */
static const char *parse_serial(text t, bool from_1904, span *out) {
    enum { LAST = 2958465, FALSE_LEAP_DAY = 60, BASE_1900 = -25569, BASE_1904 = -24107,
           YEARS_FROM = 1900, YEARS_TO = 2099 };
    int32_t n = 0;
    size_t i = 0;
    for (; i < t.len && t.at[i] >= '0' && t.at[i] <= '9'; i++)
        if ((n = n * 10 + (t.at[i] - '0')) > LAST) return "no day that a spreadsheet knows";
    bool time = i > 0 && i + 1 < t.len && t.at[i] == '.';
    for (size_t k = i + 1; time && k < t.len; k++) time = t.at[k] >= '0' && t.at[k] <= '9';
    if (i == 0 || (i < t.len && !time)) return NOT_A_DATE;
    if (!from_1904 && n == 0) return "no such day in the calendar: 1900-01-00";
    if (!from_1904 && n == FALSE_LEAP_DAY)
        return "no such day in the calendar: 1900-02-29, which spreadsheets alone have";
    if (!time && n >= YEARS_FROM && n <= YEARS_TO)
        return "may be a year instead of a day of a spreadsheet";
    day made = from_1904 ? n + BASE_1904 : n + BASE_1900 + (n < FALSE_LEAP_DAY);
    *out = (span){ made, made };
    return NULL;
}

const char *date_parse(text written, date_form form, span *out) {
    pieces p;
    if (form == FORM_EXCEL || form == FORM_EXCEL_1904)
        return parse_serial(text_trim(written), form == FORM_EXCEL_1904, out);
    if (!take_pieces(text_trim(written), &p)) return NOT_A_DATE;
    switch (form) {
    case FORM_DAY_FIRST: return parse_year_last(&p, true, out);
    case FORM_MONTH_FIRST: return parse_year_last(&p, false, out);
    case FORM_ROC: return parse_roc(&p, out);
    case FORM_19YY: return parse_two_digits(&p, 1900, out);
    case FORM_20YY: return parse_two_digits(&p, 2000, out);
    default: return parse_iso(&p, out);
    }
}

bool span_open(span s) {
    return s.hi == DAY_OPEN;
}

bool span_whole(span s) {
    return s.lo == s.hi && s.hi != DAY_OPEN;
}

bool day_stands_for_none(day d) {
    enum { DAY_1900_01_01 = -25567, DAY_1899_12_30 = -25569, DAY_0001_01_01 = -719162 };
    return d <= DAY_1900_01_01 && (d >= DAY_1899_12_30 || d == DAY_0001_01_01);
}

span span_in_calendar(span s) {
    int64_t first = day_count(DAY_YEAR_MIN, 1, 1), last = day_count(DAY_YEAR_MAX, 12, 31);
    if (s.hi > last) return (span){ DAY_OPEN, DAY_OPEN };
    return s.lo < first ? (span){ DAY_NONE, DAY_NONE } : s;
}

/* Reports are full of days, and printf takes ten times as long. */
static void print_day(day d, char *buffer, size_t size) {
    int y, m, dom;
    day_split(d, &y, &m, &dom);
    if (y < 0 || y > 9999) {
        snprintf(buffer, size, "%04d-%02u-%02u", y, (unsigned)m % 100, (unsigned)dom % 100);
        return;
    }
    const char digits[] = { (char)('0' + y / 1000),     (char)('0' + y / 100 % 10),
                            (char)('0' + y / 10 % 10),  (char)('0' + y % 10),
                            '-',                        (char)('0' + m / 10),
                            (char)('0' + m % 10),       '-',
                            (char)('0' + dom / 10),     (char)('0' + dom % 10),
                            '\0' };
    memcpy(buffer, digits, sizeof digits);
}

void date_print(span s, char buffer[32]) {
    int y, m, d;
    span whole;
    if (span_open(s)) {
        snprintf(buffer, 32, "open");
        return;
    }
    print_day(s.lo, buffer, 32);
    if (s.lo == s.hi) return;
    day_split(s.lo, &y, &m, &d);
    if (whole_month(y, m, &whole) == NULL && whole.lo == s.lo && whole.hi == s.hi)
        buffer[7] = '\0';
    else if (whole_year(y, &whole) == NULL && whole.lo == s.lo && whole.hi == s.hi)
        buffer[4] = '\0';
    else {
        memcpy(buffer + 10, "..", 2);
        print_day(s.hi, buffer + 12, 20);
    }
}

static day clamp(int64_t d) {
    if (d >= DAY_OPEN) return DAY_OPEN - 1;
    return d <= DAY_NONE ? DAY_NONE + 1 : (day)d;
}

day day_add(day d, duration by, int sign, day_policy policy) {
    if (d == DAY_OPEN) return d;
    int y, m, dom;
    day_split(d, &y, &m, &dom);
    int64_t months = (int64_t)y * 12 + (m - 1) + (int64_t)sign * by.months;
    int64_t year = months >= 0 ? months / 12 : -((11 - months) / 12);
    int month = (int)(months - year * 12) + 1;
    if (year < DAY_YEAR_MIN) return clamp(DAY_NONE);
    if (year > DAY_YEAR_MAX) return clamp(DAY_OPEN);
    int last = day_month_days((int)year, month);
    int64_t made = day_count((int)year, month, dom > last ? last : dom);
    if (dom > last && policy == NEXT_DAY) made++;
    return clamp(made + (int64_t)sign * by.days);
}

span span_add(span s, duration by, int sign, day_policy policy) {
    return (span){ day_add(s.lo, by, sign, policy), day_add(s.hi, by, sign, policy) };
}

answer span_before(span a, span b) {
    if (span_open(a) && span_open(b)) return MAYBE;
    if (a.hi < b.lo) return YES;
    return a.lo >= b.hi ? NO : MAYBE;
}

answer span_up_to(span a, span b) {
    if (span_open(a) && span_open(b)) return MAYBE;
    if (a.hi <= b.lo) return YES;
    return a.lo > b.hi ? NO : MAYBE;
}

/* One unit of a written duration: which, and how many bytes its mark has. */
static size_t duration_unit(const char *at, size_t left, int *months, int *days) {
    static const struct { const char *mark; int months, days; } units[] = {
        { "y", 12, 0 }, { "m", 1, 0 }, { "w", 0, 7 }, { "d", 0, 1 },
        { "\xe5\xb9\xb4", 12, 0 },                         /* 年 */
        { "\xe4\xb8\xaa\xe6\x9c\x88", 1, 0 },              /* 个月 */
        { "\xe5\x80\x8b\xe6\x9c\x88", 1, 0 },              /* 個月 */
        { "\xe6\x9c\x88", 1, 0 },                          /* 月 */
        { "\xe5\xa4\xa9", 0, 1 }, { "\xe6\x97\xa5", 0, 1 },/* 天 日 */
    };
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        size_t len = strlen(units[i].mark);
        if (left < len || memcmp(at, units[i].mark, len) != 0) continue;
        *months = units[i].months;
        *days = units[i].days;
        return len;
    }
    return 0;
}

const char *duration_parse(text written, duration *out) {
    static const char *wrong = "not a length of time like 3y6m or 15d";
    text t = text_trim(written);
    *out = (duration){ 0, 0 };
    if (t.len == 0) return wrong;
    for (size_t i = 0; i < t.len;) {
        int n = 0, digits = 0, months, days;
        for (; i < t.len && t.at[i] >= '0' && t.at[i] <= '9' && digits < 7; i++, digits++)
            n = n * 10 + (t.at[i] - '0');
        size_t mark = digits == 0 ? 0 : duration_unit(t.at + i, t.len - i, &months, &days);
        if (mark == 0) return wrong;
        i += mark;
        out->months += n * months;
        out->days += n * days;
        if (out->months > 12 * DAY_YEAR_MAX || out->days > 366 * DAY_YEAR_MAX)
            return "longer than any life";
    }
    return NULL;
}

void duration_print(duration d, char buffer[48]) {
    char *at = buffer;
    size_t left = 48;
    const int parts[3] = { d.months / 12, d.months % 12, d.days };
    buffer[0] = '\0';
    for (int i = 0; i < 3; i++) {
        if (parts[i] == 0 && !(i == 2 && at == buffer)) continue;
        int n = snprintf(at, left, "%d%c", parts[i], "ymd"[i]);
        at += n;
        left -= (size_t)n;
    }
}

/* The fewest and most days that a run of months can have. */
static void month_bounds(duration d, int64_t *lo, int64_t *hi) {
    int64_t years = d.months / 12, rest = d.months % 12;
    *lo = years * 365 + years / 8 + (rest > 0 ? rest * 30 - 2 : 0) + d.days;
    *hi = years * 365 + years / 4 + 1 + rest * 31 + d.days;
    if (d.months == 0) *hi = *lo = d.days;
}

static answer duration_order(duration a, duration b, bool or_equal) {
    if (a.months == b.months) return or_equal ? a.days <= b.days : a.days < b.days;
    if (a.days == b.days) return a.months < b.months;
    int64_t alo, ahi, blo, bhi;
    month_bounds(a, &alo, &ahi);
    month_bounds(b, &blo, &bhi);
    if (ahi < blo) return YES;
    return alo > bhi ? NO : MAYBE;
}

answer duration_before(duration a, duration b) {
    return duration_order(a, b, false);
}

answer duration_up_to(duration a, duration b) {
    return duration_order(a, b, true);
}

static int32_t completed(day from, day on, day_policy policy) {
    int fy, fm, fd, oy, om, od;
    day_split(from, &fy, &fm, &fd);
    day_split(on, &oy, &om, &od);
    int32_t years = oy - fy;
    day anniversary = day_add(from, (duration){ years * 12, 0 }, 1, policy);
    return anniversary > on ? years - 1 : years;
}

bool years_between(span from, span on, day_policy policy, int32_t *out) {
    if (span_open(from) || span_open(on)) return false;
    int32_t fewest = completed(from.hi, on.lo, policy),
            most = completed(from.lo, on.hi, policy);
    *out = fewest;
    return fewest == most;
}

answer years_reached(span birth, int32_t n, span on, age_policy age, day_policy policy) {
    if (n > DAY_YEAR_MAX) return NO;
    if (n < -DAY_YEAR_MAX) return YES;
    span day_of = span_add(birth, (duration){ n * 12, 0 }, 1, policy);
    if (age != AGE_BIRTHDAY) {
        int shift = age == AGE_EVE ? -1 : 1;
        day_of = span_add(day_of, (duration){ 0, 1 }, shift, policy);
    }
    return span_up_to(day_of, on);
}

/* The day before the corresponding one. Where the month has no such day its own last day ends
 * the term, whatever the policy: twelve months beginning with 29 February end with 28 February,
 * not with the 27th. */
static day last_with_first(day from, duration length) {
    return day_add(day_add(from, length, 1, NEXT_DAY), (duration){ 0, 1 }, -1, NEXT_DAY);
}

span period_last(span from, duration length, first_day first, day_policy policy) {
    span last = span_add(from, length, 1, policy);
    if (first != FIRST_EXCLUDED) last.lo = last_with_first(from.lo, length);
    if (first == FIRST_COUNTS) last.hi = last_with_first(from.hi, length);
    return last;
}

answer period_within(span on, span from, span last) {
    answer started = span_up_to(from, on), ended = span_up_to(on, last);
    if (started == NO || ended == NO) return NO;
    return started == YES && ended == YES ? YES : MAYBE;
}
