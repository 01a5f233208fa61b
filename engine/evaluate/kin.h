/* kin: who of a slate is related to whom, as rows between two candidates say. */
#ifndef EVALUATE_KIN_H
#define EVALUATE_KIN_H
#include "evaluate/member.h"

/* related(slate, "relations", { "spouse", ... }), related(level, above, "relations", { ...
 * }). */
int kin_lua_related(struct lua_State *L);
#endif
