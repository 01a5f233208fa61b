/* day: the calendar, dates that may be partial, durations, and what follows from them.
 *
 * A date is a span of days lo..hi: a whole date has lo == hi, "1985" is 1985-01-01..1985-12-31.
 * "Open" (still running, for life, not yet) is later than every day. Every question over spans
 * has three answers, because a partial date may leave it open. */
#ifndef GROUND_DAY_H
#define GROUND_DAY_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ground/text.h"

typedef int32_t day;                 /* days since 1970-01-01, proleptic Gregorian */
enum { DAY_OPEN = INT32_MAX, DAY_NONE = INT32_MIN };

typedef struct span { day lo, hi; } span;            /* DAY_OPEN in both: open */
typedef struct duration { int32_t months, days; } duration;

typedef enum answer { NO = 0, YES = 1, MAYBE = 2 } answer;     /* three-valued */
typedef enum day_policy {
    MONTH_END,
    NEXT_DAY
} day_policy; /* 29 Feb + 1 year: 28 Feb or 1 Mar */
typedef enum age_policy { AGE_BIRTHDAY, AGE_EVE, AGE_DAY_AFTER } age_policy;
typedef enum first_day { FIRST_EXCLUDED, FIRST_COUNTS, FIRST_DISPUTED } first_day;

/* How dates are written in a column, declared in the docket, never guessed. */
typedef enum date_form {
    /* 2006-12-05, 2006/12/5, 2006.12.5, 20061205, and partial 1985, 1985-03, 1985.03 */
    FORM_ISO,
    FORM_DAY_FIRST,   /* 05/12/2006 */
    FORM_MONTH_FIRST, /* 12/05/2006 */
    FORM_ROC,         /* 0950512, 95/05/12, 095-05-12: year + 1911 */
    FORM_19YY,        /* 85.3, 85.03.02, 850302, and whole years: year + 1900 */
    FORM_20YY,        /* 06.3: year + 2000 */
    FORM_EXCEL,       /* 31108 = 1985-03-02: days as a spreadsheet counts them, from 1900 */
    FORM_EXCEL_1904,  /* 29646 = 1985-03-02: from 1904 */
    FORM_COUNT,
    FORM_SHOWN =
        FORM_19YY /* those before it a writing can show; the others fit any number, and only
                              somebody who knows can declare them */
} date_form;

enum { DAY_YEAR_MIN = 1, DAY_YEAR_MAX = 9999 };
int day_month_days(int year, int month);
/* Of a day that there is. March-based years, so that the leap day comes last; nothing is
 * negative. Here, for a long list has some million dates. */
static inline day day_count(int year, int month, int dom) {
    static const int16_t before_month[] = { 306, 337, 0,   31,  61,  92,
                                            122, 153, 184, 214, 245, 275 };
    unsigned y = (unsigned)year - (month <= 2), centuries = y / 100;
    unsigned before = y * 365 + y / 4 - centuries + centuries / 4;
    return (day)before + before_month[month - 1] + dom - 1 - 719468;
}
/* false: no such day; years DAY_YEAR_MIN..DAY_YEAR_MAX */
static inline bool day_make(int year, int month, int dom, day *out) {
    if (year < DAY_YEAR_MIN || year > DAY_YEAR_MAX || month < 1 || month > 12) return false;
    if (dom < 1 || (dom > 28 && dom > day_month_days(year, month))) return false;
    *out = day_count(year, month, dom);
    return true;
}
void day_split(day d, int *year, int *month, int *dom);
/* Day and month in each other's place; false: there is no such day, or it is the same. */
bool day_mirror(day d, day *out);
bool date_form_named(text name, date_form *out); /* "iso", "day first", ... */
const char *date_form_name(date_form form);
/* The bytes of the mark that parts the numbers of a date (- / . 年 月 日); 0: there is none. */
size_t day_mark(const char *at, size_t left);
/* NULL: parsed into *out. Otherwise what is wrong, a constant: "not a date", "no such day",
 * ... */
const char *date_parse(text written, date_form form, span *out);
/* "2006-12-05", "1985-03", "1985", "open"; any other span "1985-03-02..1985-04-01". >= 32
 * bytes. */
void date_print(span s, char buffer[32]);
bool span_whole(span s);                                        /* one day, not open */
/* The first day of a spreadsheet or a database (1900-01-01, 0001-01-01, ...), which many
 * programs write for "no date". */
bool day_stands_for_none(day d);
/* The same where it can be written as a date: an end beyond the year 9999 is open, a day before
 * the year 1 is none (DAY_NONE in both). */
span span_in_calendar(span s);
bool span_open(span s);

day day_add(day d, duration by, int sign, day_policy policy);   /* months first, then days */
span span_add(span s, duration by, int sign, day_policy policy);
answer span_before(span a, span b);                             /* a < b */
answer span_up_to(span a, span b);                              /* a <= b */

/* "3y6m", "10m", "15d", "2y", 3年6个月 in any combination. NULL: parsed; otherwise what is
 * wrong. */
const char *duration_parse(text written, duration *out);
void duration_print(duration d, char buffer[48]);               /* "3y6m", "0d" */
answer duration_before(duration a, duration b); /* a < b; 1m against 30d: MAYBE */
answer duration_up_to(duration a, duration b);                  /* a <= b */

/* Completed years from..on, the anniversary counting. false: the spans leave it open. */
bool years_between(span from, span on, day_policy policy, int32_t *out);
answer years_reached(span birth, int32_t n, span on, age_policy age, day_policy policy);

/* The last day of a term that starts at `from`: lo/hi over partial dates and, when the first
 * day is disputed, over both readings. Open start: open. */
span period_last(span from, duration length, first_day first, day_policy policy);
answer period_within(span on, span from, span last);            /* from <= on <= last */
#endif
