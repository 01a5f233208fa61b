/* slate_say: how a rule over a group speaks of one of its members, or of all of them. */
#ifndef EVALUATE_SLATE_SAY_H
#define EVALUATE_SLATE_SAY_H
#include "evaluate/hearing.h"

/* For hearing.speak: reject(x, "code", { other = y, rel = rel }) and the like, pass(x,
 * "code"). */
int slate_say(struct lua_State *L, uint8_t effect, const char *what);
/* alert("code", { ... }): of all members together. */
int slate_say_lua_alert(struct lua_State *L);
#endif
