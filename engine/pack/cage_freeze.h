/* cage_freeze: tables that a rule can reach and may read, but not change. */
#ifndef PACK_CAGE_FREEZE_H
#define PACK_CAGE_FREEZE_H

struct lua_State;

/* Is the value a table that was frozen? */
int cage_is_frozen(struct lua_State *L, int index);
/* Replaces every table and closure variable the function on top of the stack can reach by views
 * that refuse writes. Raises in the cage when something cannot be frozen (coroutines, foreign
 * userdata). */
void cage_freeze(struct lua_State *L);
#endif
