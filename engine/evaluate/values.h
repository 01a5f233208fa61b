/* values: dates, lengths of time and periods as objects of Lua, and the questions asked of
 * them. */
#ifndef EVALUATE_VALUES_H
#define EVALUATE_VALUES_H
#include "evaluate/path.h"

struct lua_State;

/* Every object of ours begins with its kind: a look at four bytes instead of a search by
 * name. */
typedef enum kind {
    KIND_DATE = 0x64617465,
    KIND_DURATION,
    KIND_PERIOD,
    KIND_ROW,
    KIND_ROWS,
    KIND_CANDIDATE,
    KIND_DAYS,
    KIND_PARAMS,
    KIND_MEMBER,
    KIND_MEMBERS,
    KIND_MEMBER_DAYS
} kind;
/* expr: what the date is made of in the running record (evaluate/path), NO_EXPR: a fixed
 * day. */
typedef struct date_box { uint32_t kind; uint16_t expr; span s; } date_box;
typedef struct duration_box { uint32_t kind; duration d; } duration_box;
typedef struct term {
    uint32_t kind;
    span from;
    duration length;
    first_day first;
    span last;
} term;

/* The view a worker's C functions serve is the cage's payload; NULL in a cage that only loads a
 * pack. */
/* The view, or an error "only inside a rule". */
view *values_view(struct lua_State *L);
/* The system has none left: that ends the run, and is no trouble of the rule. */
_Noreturn void values_no_memory(struct lua_State *L);

/* Makes the kinds (metatables) of this room. Once per cage, in protected mode. */
void values_make_kinds(struct lua_State *L);

void values_push_date(struct lua_State *L, span s, uint16_t expr);
/* The date's box at `index`, to be filled again: one box per place, never per value. */
/* The date at `index`; raises when it is none. A read of the candidate, to be claimed by an
 * edge. */
span values_date(struct lua_State *L, int index);
/* Its expression in the running record; a fixed day becomes one. */
uint16_t values_expr(struct lua_State *L, int index);
duration *values_duration(struct lua_State *L, int index);
term *values_term(struct lua_State *L, int index);
void values_push_duration(struct lua_State *L, duration d);
/* "date", "duration", "period", "row", "rows", "candidate" or Lua's own type name. */
const char *values_kind(struct lua_State *L, int index);
/* The object at `index` when it is of that kind, else NULL. */
void *values_test(struct lua_State *L, int index, kind k);
/* The text at `index` as it may be shown: not too long, UTF-8, without control characters. A
 * text of Lua may be anything. In the buffer. */
enum { SHOWN_MAX = 200 };
text values_words(struct lua_State *L, int index, char buffer[SHOWN_MAX]);

/* Functions of the rule language that live here. */
int values_lua_date(struct lua_State *L);
int values_lua_years(struct lua_State *L);
int values_lua_months(struct lua_State *L);
int values_lua_days(struct lua_State *L);
int values_lua_reached(struct lua_State *L);
int values_lua_age(struct lua_State *L);
int values_lua_elapsed(struct lua_State *L);
int values_lua_period(struct lua_State *L);
int values_lua_within(struct lua_State *L);
int values_lua_last_day(struct lua_State *L);
int values_lua_free_from(struct lua_State *L);
#endif
