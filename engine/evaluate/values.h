/* values: dates, lengths of time and periods as objects of Lua, and the questions asked of them. */
#ifndef EVALUATE_VALUES_H
#define EVALUATE_VALUES_H
#include "evaluate/view.h"

struct lua_State;

typedef struct term { span from; duration length; first_day first; span last; } term;

/* The view a worker's C functions serve; NULL in a cage that only loads a pack. Stored in the cage. */
void values_set_view(struct lua_State *L, view *v);
/* The view, or an error "only inside a rule". */
view *values_view(struct lua_State *L);

/* Makes the kinds (metatables) of this room. Once per cage, in protected mode. */
void values_make_kinds(struct lua_State *L);

void values_push_date(struct lua_State *L, span s);
/* The date's box at `index`, to be filled again: one box per place, never per value. */
span *values_date(struct lua_State *L, int index);          /* raises when it is no date */
duration *values_duration(struct lua_State *L, int index);
term *values_term(struct lua_State *L, int index);
void values_push_duration(struct lua_State *L, duration d);
/* "date", "duration", "period", "row", "rows", "candidate" or Lua's own type name. */
const char *values_kind(struct lua_State *L, int index);
bool values_is(struct lua_State *L, int index, const char *kind);
/* Ends the finding because a partial date leaves it open. */
_Noreturn void values_undecided(struct lua_State *L);
bool values_sure(struct lua_State *L, answer a);            /* YES, NO, or ends the finding */

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
