/* hearing: how a rule speaks: reject, refer, hold, warn, task, pass, and in which words. */
#ifndef EVALUATE_HEARING_H
#define EVALUATE_HEARING_H
#include "evaluate/member.h"
#include "evaluate/walk.h"

/* The judgement in which something may be said now; raises where nothing may. */
hearing *hearing_speaking(struct lua_State *L, const char *what);
/* The reason whose code stands at `index`; raises when the rule has none of it. */
uint16_t hearing_code(struct lua_State *L, const hearing *h, int index, const char *what);
/* The reason's text in every language of the pack, with what the table at h->handed hands over.
 * Scratch. */
void hearing_fill(struct lua_State *L, view *v, const hearing *h, uint16_t code,
                  text words[LANGUAGE_MAX]);
/* eligible_from and to of the table handed over. */
void hearing_extras(struct lua_State *L, view *v, const hearing *h, span *eligible_from,
                    text *to);

int hearing_lua_reject(struct lua_State *L);
int hearing_lua_refer(struct lua_State *L);
int hearing_lua_hold(struct lua_State *L);
int hearing_lua_warn(struct lua_State *L);
int hearing_lua_task(struct lua_State *L);
int hearing_lua_pass(struct lua_State *L);

/* What was said at the end of a learned path is said again, of the view's candidate and the
 * hearing's rule and row, right after the path was walked; `worded`: in words too. False: Lua
 * must be asked. */
bool hearing_again(view *v, hearing *h, path_book *book, const speech *all, bool worded);
#endif
