/* hearing: how a rule speaks: reject, refer, hold, warn, task, pass, and in which words. */
#ifndef EVALUATE_HEARING_H
#define EVALUATE_HEARING_H
#include "evaluate/lens.h"
#include "evaluate/walk.h"

int hearing_lua_reject(struct lua_State *L);
int hearing_lua_refer(struct lua_State *L);
int hearing_lua_hold(struct lua_State *L);
int hearing_lua_warn(struct lua_State *L);
int hearing_lua_task(struct lua_State *L);
int hearing_lua_pass(struct lua_State *L);

/* What was said at the end of a learned path is said again, of the view's candidate and the hearing's
 * rule and row, right after the path was walked. False: Lua must be asked. */
bool hearing_again(view *v, hearing *h, path_book *book, const speech *all);
#endif
