/* survey: what rule_check is told of a pack's functions.
 *
 * Before anything is frozen, every function a rule can reach is described together with
 * what its variables hold, free of Lua's own types, so that the checks need no Lua. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/survey.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

enum { CLOSURES_MAX = 10000, CONST_DEPTH = 8, CONST_PAIRS = 4096 };

/* Closures already described, so that a function reached twice is one; those met too deep to be
 * described then, which have their turn later; tables met too deep, with the functions
 * within. */
typedef struct survey {
    declarer *d;
    arena *a;
    int words, seen, later, deep;            /* on the stack of Lua */
    closure **all; size_t count, room;
    size_t waiting;
} survey;

static void describe(lua_State *L, survey *s, int depth, const_value *out);

static text survey_text(lua_State *L, survey *s, int index) {
    size_t len;
    const char *at = lua_tolstring(L, index, &len);
    text out;
    if (!arena_text(s->a, (text){ at, len }, &out)) luaL_error(L, "not enough memory");
    return out;
}

static uint16_t file_numbered(const pack *p, const char *name) {
    for (size_t i = 0; i < p->file_count; i++)
        if (text_is(p->files[i].name, name)) return (uint16_t)i;
    return 0;
}

/* What the variables of the function on top hold. */
static void survey_upvalues(lua_State *L, survey *s, closure *made, int depth) {
    int at = lua_gettop(L);
    size_t n = 0;
    while (lua_getupvalue(L, at, (int)n + 1) != NULL) lua_pop(L, 1), n++;
    upvalue *ups = arena_take_zero(s->a, n + 1, sizeof *ups);
    if (ups == NULL) luaL_error(L, "not enough memory");
    for (size_t i = 0; i < n; i++) {
        const char *name = lua_getupvalue(L, at, (int)i + 1);
        lua_pushstring(L, name);
        ups[i].name = survey_text(L, s, -1);
        lua_pop(L, 1);
        describe(L, s, depth + 1, &ups[i].value);
    }
    made->upvalues = ups;
    made->upvalue_count = n;
}

/* The closure on top, described once; left on the stack. */
static closure *survey_function(lua_State *L, survey *s, const char *field_name, int depth) {
    int at = lua_gettop(L);
    luaL_checkstack(L, 16, "functions nested too deeply");
    lua_pushvalue(L, at);
    if (lua_rawget(L, s->seen) == LUA_TNUMBER) {
        closure *known = s->all[lua_tointeger(L, -1)];
        lua_pop(L, 1);
        return known;
    }
    lua_pop(L, 1);
    lua_Debug about;
    lua_pushvalue(L, at);
    lua_getinfo(L, ">S", &about);
    closure *made = arena_take_zero(s->a, 1, sizeof *made);
    reading_room(L, (void **)&s->all, &s->room, s->count, sizeof *s->all, CLOSURES_MAX,
                 "functions");
    if (made == NULL) luaL_error(L, "not enough memory");
    lua_pushvalue(L, at);
    lua_pushinteger(L, (lua_Integer)s->count);
    lua_rawset(L, s->seen);
    s->all[s->count++] = made;
    *made = (closure){ .file = file_numbered(s->d->built, about.source + 1),
                       .field = field_name,
                       .first_line = (uint32_t)about.linedefined,
                       .last_line = (uint32_t)about.lastlinedefined };
    if (depth > CONST_DEPTH * 4) {
        lua_pushvalue(L, at);
        lua_rawseti(L, s->later, (lua_Integer)++s->waiting);
    } else {
        survey_upvalues(L, s, made, depth);
    }
    return made;
}

/* Those that were met too deep, and those that these lead to. */
static void survey_later(lua_State *L, survey *s) {
    for (size_t i = 1; i <= s->waiting; i++) {
        lua_rawgeti(L, s->later, (lua_Integer)i);
        lua_pushvalue(L, -1);
        lua_rawget(L, s->seen);
        closure *made = s->all[lua_tointeger(L, -1)];
        lua_pop(L, 1);
        survey_upvalues(L, s, made, 0);
        lua_pop(L, 1);
    }
}

/* Every function in the table on top and the tables within, into the list on top; both stay. */
static size_t gather_functions(lua_State *L) {
    int list = lua_gettop(L), at = list - 1, known = list + 1, open = list + 2;
    size_t found = 0;
    lua_newtable(L);
    lua_newtable(L);
    lua_pushvalue(L, at);
    lua_rawseti(L, open, 1);
    for (lua_Integer i = 1, n = 1; i <= n; i++) {
        lua_rawgeti(L, open, i);
        for (lua_pushnil(L); lua_next(L, open + 1) != 0; lua_pop(L, 1)) {
            bool function = lua_isfunction(L, -1) && !lua_iscfunction(L, -1);
            if (!function && !lua_istable(L, -1)) continue;
            lua_pushvalue(L, -1);
            if (lua_rawget(L, known) != LUA_TNIL) {
                lua_pop(L, 1);
                continue;
            }
            lua_pop(L, 1);
            lua_pushvalue(L, -1);
            lua_pushboolean(L, 1);
            lua_rawset(L, known);
            lua_pushvalue(L, -1);
            if (function) lua_rawseti(L, list, (lua_Integer)++found);
            else lua_rawseti(L, open, ++n);
        }
        lua_pop(L, 1);
    }
    lua_settop(L, list);
    return found;
}

/* A table too deep or too large to be described: nothing is known of it but the functions in
 * it, which may keep state wherever they are kept. Left on the stack. */
static void describe_deep(lua_State *L, survey *s, const_value *out) {
    int at = lua_gettop(L);
    lua_pushvalue(L, at);
    if (lua_rawget(L, s->deep) == LUA_TLIGHTUSERDATA) {
        *out = *(const const_value *)lua_touserdata(L, -1);
        lua_settop(L, at);
        return;
    }
    lua_pop(L, 1);
    lua_newtable(L);
    size_t n = gather_functions(L);
    const_value *kept = arena_take_zero(s->a, 1, sizeof *kept);
    const_pair *pairs = arena_take_zero(s->a, n + 1, sizeof *pairs);
    if (kept == NULL || pairs == NULL) luaL_error(L, "not enough memory");
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(L, at + 1, (lua_Integer)i + 1);
        pairs[i].value =
            (const_value){ .kind = CONST_FUNCTION,
                           .function = survey_function(L, s, NULL, CONST_DEPTH * 4 + 1) };
        lua_pop(L, 1);
    }
    *out = *kept = (const_value){ .kind = CONST_OTHER, .pairs = pairs, .pair_count = n };
    lua_pushvalue(L, at);
    lua_pushlightuserdata(L, kept);
    lua_rawset(L, s->deep);
    lua_settop(L, at);
}

static void describe_table(lua_State *L, survey *s, int depth, const_value *out) {
    int at = lua_gettop(L);
    if (lua_getmetatable(L, at)) {
        lua_settop(L, at);
        return;
    }
    size_t n = 0;
    for (lua_pushnil(L); lua_next(L, at) != 0; lua_pop(L, 1)) n++;
    if (depth > CONST_DEPTH || n > CONST_PAIRS) {
        describe_deep(L, s, out);
        return;
    }
    const_pair *pairs = arena_take_zero(s->a, n + 1, sizeof *pairs);
    if (pairs == NULL) luaL_error(L, "not enough memory");
    size_t i = 0;
    for (lua_pushnil(L); lua_next(L, at) != 0; i++) {
        describe(L, s, depth + 1, &pairs[i].value);
        lua_pushvalue(L, -1);
        describe(L, s, depth + 1, &pairs[i].key);
    }
    *out = (const_value){ .kind = CONST_TABLE, .pairs = pairs, .pair_count = n };
}

static void describe_builtin(lua_State *L, survey *s, const_value *out) {
    int at = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, s->words) != 0; lua_pop(L, 1)) {
        if (!lua_rawequal(L, -1, at)) continue;
        lua_pushvalue(L, -2);
        *out = (const_value){ .kind = CONST_BUILTIN, .words = survey_text(L, s, -1) };
        break;
    }
    lua_settop(L, at);
}

static void describe_userdata(lua_State *L, const_value *out) {
    static const struct { const char *name; const_kind kind; } known[] = {
        { "date", CONST_DATE }, { "duration", CONST_DURATION }, { "param", CONST_PARAMS } };
    if (luaL_getmetafield(L, -1, "__name") != LUA_TSTRING) return;
    for (size_t i = 0; i < 3; i++)
        if (strcmp(lua_tostring(L, -1), known[i].name) == 0) out->kind = known[i].kind;
    lua_pop(L, 1);
}

/* The value on top as a constant; popped. */
static void describe(lua_State *L, survey *s, int depth, const_value *out) {
    *out = (const_value){ .kind = CONST_OTHER };
    luaL_checkstack(L, 16, "values nested too deeply");
    switch (lua_type(L, -1)) {
    case LUA_TNIL: out->kind = CONST_NIL; break;
    case LUA_TBOOLEAN:
        *out = (const_value){ .kind = CONST_BOOLEAN, .yes = lua_toboolean(L, -1) };
        break;
    case LUA_TNUMBER:
        if (lua_isinteger(L, -1))
            *out = (const_value){ .kind = CONST_INTEGER, .integer = lua_tointeger(L, -1) };
        else out->kind = CONST_DECIMAL;
        break;
    case LUA_TSTRING:
        *out = (const_value){ .kind = CONST_WORDS, .words = survey_text(L, s, -1) };
        break;
    case LUA_TTABLE: describe_table(L, s, depth, out); break;
    case LUA_TFUNCTION:
        if (lua_iscfunction(L, -1)) describe_builtin(L, s, out);
        else
            *out = (const_value){ .kind = CONST_FUNCTION,
                                  .function = survey_function(L, s, NULL, depth) };
        break;
    case LUA_TUSERDATA: describe_userdata(L, out); break;
    default: break;
    }
    lua_pop(L, 1);
}

typedef struct site_list { survey s; site *sites; size_t count; } site_list;

static void survey_list(lua_State *L, site_list *out, const int *refs, size_t n, site_kind kind,
                        const char *field_name) {
    for (size_t i = 0; i < n; i++) {
        if (refs[i] == LUA_NOREF) continue;
        lua_rawgeti(L, LUA_REGISTRYINDEX, refs[i]);
        out->sites[out->count++] =
            (site){ kind, (uint16_t)i, survey_function(L, &out->s, field_name, 0) };
        lua_pop(L, 1);
    }
}

static int survey_all(lua_State *L) {
    site_list *out = lua_touserdata(L, 1);
    declarer *d = out->s.d;
    declare_push_words(L);
    out->s.words = lua_gettop(L);
    lua_newtable(L);
    out->s.seen = lua_gettop(L);
    lua_newtable(L);
    out->s.later = lua_gettop(L);
    lua_newtable(L);
    out->s.deep = lua_gettop(L);
    survey_list(L, out, d->book->test, d->rules, SITE_RULE_TEST, "test");
    survey_list(L, out, d->book->applies, d->rules, SITE_RULE_APPLIES, "applies");
    survey_list(L, out, d->book->suppress_test, d->suppresses, SITE_SUPPRESS_TEST, "test");
    survey_list(L, out, d->book->suppress_applies, d->suppresses, SITE_SUPPRESS_APPLIES,
                "applies");
    survey_list(L, out, d->book->fact, d->facts, SITE_FACT, "test");
    survey_list(L, out, d->book->tally, d->tallies, SITE_TALLY, "value");
    survey_list(L, out, d->book->tally_applies, d->tallies, SITE_TALLY_APPLIES, "applies");
    survey_list(L, out, d->book->previous, d->tallies, SITE_PREVIOUS, "value");
    survey_list(L, out, d->book->previous_applies, d->tallies, SITE_PREVIOUS_APPLIES,
                "applies");
    survey_later(L, &out->s);
    return 0;
}

int survey_sites(declarer *d, cage *c, arena *a, site **out, size_t *count, fault *f) {
    lua_State *L = cage_lua(c);
    site_list list = { .s = { .d = d, .a = a } };
    size_t most = 2 * d->rules + 2 * d->suppresses + d->facts + 4 * d->tallies;
    list.sites = arena_take_zero(a, most + 1, sizeof *list.sites);
    if (list.sites == NULL) return fault_memory(f);
    lua_pushcfunction(L, survey_all);
    lua_pushlightuserdata(L, &list);
    caged how = cage_call(c, 1, 0, CAGE_LOAD_STEPS);
    free(list.s.all);
    if (how != CAGED_DONE) {
        fault why = { 0 };
        cage_message(L, how, &why, FAULT_PACK);
        return how == CAGED_MEMORY
                   ? fault_memory(f)
                   : fault_set(f, FAULT_PACK, why.file, why.line, 0, "%s", why.message);
    }
    *out = list.sites;
    *count = list.count;
    return 0;
}

/* A rule that keeps state is void, and so is whoever asks a fact that does; a suppression that
 * does settles nothing, a tally counts nothing. */
int survey_state(pack *p, const state_report *report, fault *f) {
    if (report->what == STATE_CARRIES) p->rules[report->number].slate->carries = true;
    if (report->what == STATE_OF_MEMBERS) p->rules[report->number].slate->of_members = true;
    if (report->what != STATE_KEEPS) return 0;
    char *words = arena_bytes(&p->memory, report->message, strlen(report->message));
    const char **why = NULL;
    if (words == NULL) return fault_memory(f);
    switch (report->kind) {
    case SITE_RULE_TEST:
    case SITE_RULE_APPLIES: why = &p->rules[report->number].keeps_state; break;
    case SITE_SUPPRESS_TEST:
    case SITE_SUPPRESS_APPLIES: why = &p->suppresses[report->number].keeps_state; break;
    case SITE_FACT: why = &p->facts[report->number].keeps_state; break;
    case SITE_TALLY:
    case SITE_TALLY_APPLIES:
    case SITE_PREVIOUS:
    case SITE_PREVIOUS_APPLIES: why = &p->tallies[report->number].keeps_state; break;
    }
    if (*why == NULL) *why = words;
    return 0;
}
