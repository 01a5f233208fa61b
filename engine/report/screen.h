/* screen: the page of a run in the making, and the lines its sections are made of. */
#ifndef REPORT_SCREEN_H
#define REPORT_SCREEN_H
#include "report/page.h"
#include "report/words.h"
#include "tally/tally.h"

enum {
    SCREEN_TOP = 12,
    NAME_COLUMNS = 34,
    NUMBER_COLUMNS = 9
}; /* lines of a list; widths of tables */

typedef struct screen {
    page page;
    tongue in;
    const outcome_set *o;
    const evidence *e;
    const pack *pack;
    const tally *t;
} screen;

const char *screen_say(const screen *s, word which);
const char *screen_colon(const screen *s);                 /* ": " */
const char *screen_comma(const screen *s);                 /* ", " */
const char *screen_gap(const screen *s);                   /* between a phrase and its value */
void screen_head(screen *s, word which);                   /* "Pack: ", the start of a line */
void screen_head_count(screen *s, word which, uint64_t n); /* "Tasks: 3", a line */
void screen_heading(screen *s, word which);          /* a blank line and a line of its own */
void screen_count(screen *s, text what, uint64_t n); /* a line with the number to the right */
void screen_more(screen *s, size_t count, size_t shown); /* "and 3 more, in tallies.json" */
void screen_count_any(screen *s, word which, uint64_t n); /* the same, unless n is 0 */
#endif
