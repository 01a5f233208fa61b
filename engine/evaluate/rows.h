/* rows: the questions a rule asks of the rows about a candidate, answered with yes, no or
 * unknown. */
#ifndef EVALUATE_ROWS_H
#define EVALUATE_ROWS_H
#include "evaluate/hearing.h"

/* The order of a candidate's rows never matters: a row whose test cannot be answered ends that
 * row only; after the last row coverage is asked. */
int rows_lua_some(struct lua_State *L);
int rows_lua_none(struct lua_State *L);
int rows_lua_at_least(struct lua_State *L);
int rows_lua_each(struct lua_State *L);
int rows_lua_latest(struct lua_State *L);
int rows_lua_sorted(struct lua_State *L);
int rows_lua_sum(struct lua_State *L);
int rows_lua_unbroken(struct lua_State *L);
/* Ends the finding unless "no row" means clear for this candidate in this source. An edge of
 * the path. */
void rows_ask_coverage(struct lua_State *L, view *v, uint16_t source);
/* YES or MAYBE: is the candidate searched there? *out is filled for MAYBE. Recorded as a
 * read. */
answer rows_covered(view *v, uint16_t source, missing *out);
answer rows_lack(view *v, uint16_t source, missing *out);      /* the same, not recorded */
#endif
