/* gather: the questions a rule asks of candidates who are judged together. */
#ifndef EVALUATE_GATHER_H
#define EVALUATE_GATHER_H
#include "evaluate/member.h"

/* each, some, none, at_least over the slate or a list of its members: as over rows
 * (evaluate/rows), which hands them on. `at` is where the list stands, the function follows. */
int gather_each(struct lua_State *L, int at);
/* Pushes whether at least `n` members surely fit, or ends the finding. */
bool gather_at_least(struct lua_State *L, int at, uint64_t n);
/* Functions of the rule language that live here. */
int gather_lua_pairs_of(struct lua_State *L);
int gather_lua_ranked(struct lua_State *L);
int gather_lua_standing(struct lua_State *L);
#endif
