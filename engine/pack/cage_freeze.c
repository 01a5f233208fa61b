/* cage_freeze: tables that a rule can reach and may read, but not change.
 *
 * After loading, every table that a function can reach, through its variables and the tables in
 * them, is replaced by a view: a userdata that reads through to the table and refuses to be
 * written, with the place of who tried. What was frozen once is not frozen again, so that
 * circles end and two functions that share a table share its view. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/cage_freeze.h"

#include <lauxlib.h>
#include <lua.h>

#include "pack/cage.h"

enum { DEEPEST = 4000 };

/* A view is a userdata without bytes, with the true table as its user value. */
static const char VIEW = 0, SEEN = 0;

int cage_is_frozen(lua_State *L, int index) {
    return lua_type(L, index) == LUA_TUSERDATA && lua_rawlen(L, index) == 0;
}

static int view_index(lua_State *L) {
    lua_getiuservalue(L, 1, 1);
    lua_pushvalue(L, 2);
    lua_rawget(L, -2);
    return 1;
}

static int view_write(lua_State *L) {
    const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2);
    cage_refuse_write(
        L, lua_pushfstring(L,
                           "a rule may not change anything that outlives it: the table given a "
                           "new '%s' was made outside the rule; make one inside",
                           key));
    return 0;
}

static int view_len(lua_State *L) {
    lua_getiuservalue(L, 1, 1);
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
    return 1;
}

static void push_view_kind(lua_State *L) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &VIEW) == LUA_TTABLE) return;
    lua_pop(L, 1);
    lua_createtable(L, 0, 4);
    lua_pushcfunction(L, view_index);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, view_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, view_len);
    lua_setfield(L, -2, "__len");
    lua_pushliteral(L, "frozen table");
    lua_setfield(L, -2, "__name");
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &VIEW);
}

static void freeze_value(lua_State *L, int seen);

/* Replaces the table on top by its view; its values are frozen first. */
static void freeze_table(lua_State *L, int seen) {
    int at = lua_gettop(L);
    lua_newuserdatauv(L, 0, 1);
    push_view_kind(L);
    lua_setmetatable(L, -2);
    lua_pushvalue(L, at);
    lua_pushvalue(L, -2);
    lua_rawset(L, seen); /* seen[table] = view, before its values: circles end */
    lua_pushvalue(L, at);
    lua_setiuservalue(L, -2, 1);
    lua_pushnil(L);
    while (lua_next(L, at) != 0) {
        freeze_value(L, seen);
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, at);                   /* assigning to a field that is there is allowed */
    }
    lua_replace(L, at);
}

static void freeze_function(lua_State *L, int seen) {
    int at = lua_gettop(L);
    lua_pushvalue(L, at);
    lua_pushvalue(L, at);
    lua_rawset(L, seen);
    for (int i = 1; lua_getupvalue(L, at, i) != NULL; i++) {
        freeze_value(L, seen);
        lua_setupvalue(L, at, i);
    }
}

static void freeze_value(lua_State *L, int seen) {
    int type = lua_type(L, -1);
    if (type != LUA_TTABLE && type != LUA_TFUNCTION) return;
    if (lua_iscfunction(L, -1)) return;
    if (lua_gettop(L) > DEEPEST || !lua_checkstack(L, 12))
        luaL_error(L, "tables nested more than a thousand deep");
    lua_pushvalue(L, -1);
    if (lua_rawget(L, seen) != LUA_TNIL) {
        lua_replace(L, -2);
        return;
    }
    lua_pop(L, 1);
    if (type == LUA_TTABLE && lua_getmetatable(L, -1)) {
        lua_pop(L, 1);
        return;                              /* the environment: it guards itself */
    }
    if (type == LUA_TTABLE) freeze_table(L, seen);
    else freeze_function(L, seen);
}

void cage_freeze(lua_State *L) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &SEEN) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &SEEN);
    }
    int seen = lua_gettop(L);
    lua_pushvalue(L, seen - 1);
    freeze_value(L, seen);
    lua_settop(L, seen - 1);
}
