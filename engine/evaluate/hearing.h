/* hearing: how a rule speaks: reject, refer, hold, warn, task, pass, and in which words. */
#ifndef EVALUATE_HEARING_H
#define EVALUATE_HEARING_H
#include "evaluate/lens.h"

int hearing_lua_reject(struct lua_State *L);
int hearing_lua_refer(struct lua_State *L);
int hearing_lua_hold(struct lua_State *L);
int hearing_lua_warn(struct lua_State *L);
int hearing_lua_task(struct lua_State *L);
int hearing_lua_pass(struct lua_State *L);
#endif
