/* declare_keys: by, between and match of a source: by which columns its rows find
 * candidates.
 *
 * Nothing is guessed: a flat key list, an empty one or a key of two types is an error. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/declare_keys.h"

#include <lauxlib.h>
#include <lua.h>

uint16_t declare_keys_column(lua_State *L, const source_decl *s, text name, const char *what) {
    uint16_t found = source_find_column(s, name);
    if (found != NO_INDEX) return found;
    text names[COLUMN_MAX];
    for (size_t i = 0; i < s->column_count; i++) names[i] = s->columns[i].name;
    size_t near = text_nearest(name, names, s->column_count);
    if (near < s->column_count)
        luaL_error(L, "%s: source '%s' has no column '%s'; did you mean '%s'?", what,
                   s->name.at, name.at, names[near].at);
    luaL_error(L, "%s: source '%s' has no column '%s'", what, s->name.at, name.at);
    return NO_INDEX;
}

const source_decl *declare_keys_candidates(lua_State *L, declarer *d, const char *what) {
    if (d->p->candidates == NO_INDEX)
        luaL_error(L, "%s: declare the candidates (the source with a key) before it", what);
    return &d->p->sources[d->p->candidates];
}

static void add_key(lua_State *L, const source_decl *s, const source_decl *c, key_list *list,
                    text here_name, text there_name, const char *what) {
    if (list->count == 8) luaL_error(L, "%s: more than 8 keys in one list", what);
    list->here[list->count] = declare_keys_column(L, s, here_name, what);
    list->there[list->count] = declare_keys_column(L, c, there_name, what);
    column_type a = s->columns[list->here[list->count]].type;
    column_type b = c->columns[list->there[list->count]].type;
    if (a != b && !((a == TYPE_ID || a == TYPE_TEXT) && (b == TYPE_ID || b == TYPE_TEXT)))
        luaL_error(L, "%s: key %s is %s here and %s in %s; both must have one type", what,
                   here_name.at, column_type_name(a), column_type_name(b), c->name.at);
    list->count++;
}

/* The key list on top: { "id_number", "name" } or { their_name = "our_name" }; popped. */
static key_list read_key_list(lua_State *L, declarer *d, const source_decl *s, grade grade,
                              const char *what) {
    const source_decl *c = declare_keys_candidates(L, d, what);
    key_list list = { .grade = grade };
    int index = lua_gettop(L);
    size_t n = lua_rawlen(L, index);
    for (size_t i = 0; i < n; i++) {
        if (lua_geti(L, index, (lua_Integer)i + 1) != LUA_TSTRING)
            luaL_error(L, "%s: a key is the name of a column", what);
        text name = reading_text(L, d, -1);
        add_key(L, s, c, &list, name, name, what);
        lua_pop(L, 1);
    }
    lua_pushvalue(L, 1);
    lua_pushvalue(L, index);
    lua_replace(L, 1);
    size_t named = 0;
    for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1))
        named += lua_type(L, -2) == LUA_TSTRING;
    if (named > 0) {
        if (n > 0)
            luaL_error(L, "%s: write either { \"a\", \"b\" } or { here = \"there\" }", what);
        text *keys = reading_keys(L, d, what, &named);
        for (size_t i = 0; i < named; i++) {
            if (lua_getfield(L, 1, keys[i].at) != LUA_TSTRING)
                luaL_error(L, "%s: a key is the name of a column", what);
            add_key(L, s, c, &list, keys[i], reading_text(L, d, -1), what);
            lua_pop(L, 1);
        }
    }
    lua_replace(L, 1);
    if (list.count == 0) luaL_error(L, "%s: an empty key list", what);
    lua_pop(L, 1);
    return list;
}

void declare_keys_by(lua_State *L, declarer *d, source_decl *s, const char *what) {
    if (lua_type(L, -1) == LUA_TSTRING) {
        lua_createtable(L, 1, 0);
        lua_insert(L, -2);
        lua_seti(L, -2, 1);
    }
    luaL_checktype(L, -1, LUA_TTABLE);
    s->keys = reading_take(L, d, 1, sizeof *s->keys);
    s->keys[0] = read_key_list(L, d, s, GRADE_SURE, what);
    s->key_count = 1;
}

/* between = { "person_a", "person_b" }: two columns that name candidates by their key. */
void declare_keys_between(lua_State *L, declarer *d, source_decl *s, const char *what) {
    const source_decl *c = declare_keys_candidates(L, d, what);
    size_t n;
    text *names = reading_texts(L, d, lua_gettop(L), what, &n);
    if (n != 2 || text_equal(names[0], names[1]))
        luaL_error(L, "%s: between names two columns: between = { \"person_a\", \"person_b\" }",
                   what);
    s->keys = reading_take(L, d, 2, sizeof *s->keys);
    for (size_t i = 0; i < 2; i++) {
        s->keys[i].grade = GRADE_SURE;
        add_key(L, s, c, &s->keys[i], names[i], c->columns[c->key].name, what);
    }
    s->key_count = 2;
    s->between = true;
    lua_pop(L, 1);
}

static size_t read_grade(lua_State *L, declarer *d, source_decl *s, int match, const char *name,
                         grade grade, const char *what) {
    if (!reading_field(L, match, name, LUA_TTABLE, what)) return 0;
    int lists = lua_gettop(L);
    size_t n = lua_rawlen(L, lists);
    for (size_t i = 0; i < n; i++) {
        if (lua_geti(L, lists, (lua_Integer)i + 1) != LUA_TTABLE)
            luaL_error(L, "%s: match.%s is a list of key lists: write { { \"%s\" } }", what,
                       name, lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "column");
        s->keys[s->key_count++] = read_key_list(L, d, s, grade, what);
    }
    lua_pop(L, 1);
    return n;
}

void declare_keys_match(lua_State *L, declarer *d, source_decl *s, const char *what) {
    static const char *const fields[] = { "sure", "close", "never", NULL };
    int match = lua_gettop(L);
    reading_only(L, match, what, fields);
    size_t n = 0;
    for (size_t i = 0; fields[i] != NULL; i++) {
        lua_getfield(L, match, fields[i]);
        if (lua_istable(L, -1)) n += lua_rawlen(L, -1);
        lua_pop(L, 1);
    }
    s->keys = reading_take(L, d, n + 1, sizeof *s->keys);
    read_grade(L, d, s, match, "sure", GRADE_SURE, what);
    read_grade(L, d, s, match, "close", GRADE_CLOSE, what);
    read_grade(L, d, s, match, "never", GRADE_NEVER, what);
    if (s->key_count == 0) luaL_error(L, "%s: match names no keys", what);
    lua_pop(L, 1);
}
