/* declare_person: one_person = { ... } and one_place = ... of the candidates: who is one
 * person.
 *
 * Written like `match`: rows that agree in a sure list are one person's; rows that agree in a
 * close list may be, where no sure list can be compared. one_place names the columns that say
 * where somebody stands, where the law allows one place only. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/declare_person.h"

#include <lauxlib.h>
#include <lua.h>

enum { LISTS_MAX = 16 };

static uint16_t find_column(lua_State *L, const source_decl *s, text name, const char *field,
                            const char *what) {
    uint16_t found = source_find_column(s, name);
    text names[COLUMN_MAX];
    if (found != NO_INDEX) return found;
    for (size_t i = 0; i < s->column_count; i++) names[i] = s->columns[i].name;
    size_t near = text_nearest(name, names, s->column_count);
    luaL_error(L,
               near < s->column_count ? "%s: %s: no column '%s'; did you mean '%s'?"
                                      : "%s: %s: no column '%s'",
               what, field, name.at, near < s->column_count ? names[near].at : "");
    return NO_INDEX;
}

/* The key list on top; popped. */
static key_list read_list(lua_State *L, declarer *d, const source_decl *s, grade grade,
                          const char *field, const char *what) {
    key_list list = { .grade = grade };
    size_t n;
    if (!lua_istable(L, -1))
        luaL_error(L, "%s: %s is a list of key lists: write { { \"%s\" } }", what, field,
                   lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "column");
    text *names = reading_texts(L, d, lua_gettop(L), what, &n);
    if (n == 0 || n > 8) luaL_error(L, "%s: %s: 1 to 8 columns are expected", what, field);
    for (size_t i = 0; i < n; i++)
        list.here[i] = list.there[i] = find_column(L, s, names[i], field, what);
    list.count = n;
    lua_pop(L, 1);
    return list;
}

static void read_grade(lua_State *L, declarer *d, source_decl *s, const char *name, grade grade,
                       const char *what) {
    const char *field = lua_pushfstring(L, "one_person.%s", name);
    if (!reading_field(L, -2, name, LUA_TTABLE, what)) {
        lua_pop(L, 1);
        return;
    }
    size_t n = lua_rawlen(L, -1);
    for (size_t i = 0; i < n; i++) {
        if (s->person_count == LISTS_MAX)
            luaL_error(L, "%s: one_person has more than %d key lists", what, LISTS_MAX);
        lua_geti(L, -1, (lua_Integer)i + 1);
        s->person[s->person_count++] = read_list(L, d, s, grade, field, what);
    }
    lua_pop(L, 2);
}

static void read_person(lua_State *L, declarer *d, source_decl *s, const char *what) {
    static const char *const fields[] = { "sure", "close", NULL };
    if (!reading_field(L, 1, "one_person", LUA_TTABLE, what)) return;
    reading_only(L, lua_gettop(L), what, fields);
    s->person = reading_take(L, d, LISTS_MAX, sizeof *s->person);
    read_grade(L, d, s, "sure", GRADE_SURE, what);
    if (s->person_count == 0)
        luaL_error(L, "%s: one_person needs sure = { { \"id_number\" } }: what two rows of one "
                      "person have in common",
                   what);
    read_grade(L, d, s, "close", GRADE_CLOSE, what);
    lua_pop(L, 1);
}

static void read_place(lua_State *L, declarer *d, source_decl *s, const char *what) {
    if (!reading_field(L, 1, "one_place", -1, what)) return;
    if (lua_type(L, -1) == LUA_TSTRING) {
        lua_createtable(L, 1, 0);
        lua_insert(L, -2);
        lua_seti(L, -2, 1);
    }
    if (s->person_count == 0)
        luaL_error(L, "%s: one_place needs one_person: say what makes two rows one person's",
                   what);
    key_list list = read_list(L, d, s, GRADE_SURE, "one_place", what);
    s->one_place = reading_take(L, d, 1, sizeof list);
    *s->one_place = list;
}

void declare_person(lua_State *L, declarer *d, source_decl *s, const char *what) {
    if (s->kind != SOURCE_CANDIDATES) {
        if (reading_field(L, 1, "one_person", -1, what) ||
            reading_field(L, 1, "one_place", -1, what))
            luaL_error(L, "%s: one_person and one_place belong to the candidates", what);
        return;
    }
    read_person(L, d, s, what);
    read_place(L, d, s, what);
}
