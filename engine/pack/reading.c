/* reading: what the declaring words share: readers of one field, one list, one text.
 *
 * All run inside the cage while a pack is loaded, and all raise on a mistake, naming what
 * was found and what is expected; the error stands at the line of the declaration. What
 * is read is copied into the pack's arena: nothing of Lua outlives the loading. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/reading.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

enum { KEYS_MAX = 5000 };

/* The words hold a box, not the declarer: a rule that calls one later finds the box empty. */
declarer *reading_declarer(lua_State *L) {
    declarer **box = lua_touserdata(L, lua_upvalueindex(1));
    if (*box == NULL)
        luaL_error(L, "declarations stand outside rules: nothing can be declared now");
    return *box;
}

void *reading_take(lua_State *L, declarer *d, size_t count, size_t size) {
    void *piece = arena_take_zero(&d->p->memory, count, size);
    if (piece == NULL) luaL_error(L, "not enough memory");
    return piece;
}

text reading_text(lua_State *L, declarer *d, int index) {
    size_t len;
    const char *at = lua_tolstring(L, index, &len);
    text out;
    if (!arena_text(&d->p->memory, (text){ at, len }, &out)) luaL_error(L, "not enough memory");
    return out;
}

void reading_room(lua_State *L, void **items, size_t *room, size_t count, size_t size,
                  size_t limit, const char *what) {
    if (!grow(items, room, count, size, limit))
        luaL_error(L, "too many %s (limit is %d), or not enough memory", what, (int)limit);
}

place reading_place(lua_State *L, declarer *d) {
    lua_Debug at;
    place out = { d->file, 0 };
    if (lua_getstack(L, 1, &at) && lua_getinfo(L, "l", &at) && at.currentline > 0)
        out.line = (uint32_t)at.currentline;
    return out;
}

void reading_twice(lua_State *L, const declarer *d, const char *what, place first) {
    luaL_error(L, "%s is declared twice; the first stands in %s:%d: take one out", what,
               d->p->files[first.file].name.at, (int)first.line);
}

const char *reading_key(lua_State *L, int index) {
    return lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index)
                                             : "(a key that is no name)";
}

/* Every string key of the table at `index` must be one of `allowed` (NULL-ended). Of several
 * mistakes the first by its bytes is told: the order of a table is accident. */
void reading_only(lua_State *L, int index, const char *what, const char *const allowed[]) {
    text names[32], wrong = { NULL, 0 };
    size_t n = 0;
    for (; allowed[n] != NULL; n++) names[n] = text_of(allowed[n]);
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
        text name = text_of(reading_key(L, -2));
        bool known = false;
        for (size_t i = 0; i < n; i++) known |= text_equal(names[i], name);
        if (!known && (wrong.at == NULL || text_compare(name, wrong) < 0)) wrong = name;
    }
    if (wrong.at == NULL) return;
    size_t near = text_nearest(wrong, names, n);
    if (near < n)
        luaL_error(L, "%s: unknown field '%s'; did you mean '%s'?", what, wrong.at,
                   names[near].at);
    luaL_error(L, "%s: unknown field '%s'", what, wrong.at);
}

/* Pushes the field and says whether it is there; with `type` >= 0 anything else is an error. */
bool reading_field(lua_State *L, int index, const char *name, int type, const char *what) {
    int found = lua_getfield(L, index, name);
    if (found == LUA_TNIL) {
        lua_pop(L, 1);
        return false;
    }
    if (type >= 0 && found != type)
        luaL_error(L, "%s: '%s' must be a %s, not a %s", what, name, lua_typename(L, type),
                   lua_typename(L, found));
    return true;
}

text reading_words(lua_State *L, declarer *d, int index, const char *name, const char *what,
                       bool required) {
    if (!reading_field(L, index, name, LUA_TSTRING, what)) {
        if (required) luaL_error(L, "%s: '%s' is missing", what, name);
        return (text){ "", 0 };
    }
    text out = reading_text(L, d, -1);
    lua_pop(L, 1);
    return out;
}

uint16_t reading_stage(lua_State *L, declarer *d, const char *what) {
    if (!reading_field(L, 1, "stage", LUA_TSTRING, what)) return NO_INDEX;
    text names[STAGE_MAX], name = reading_text(L, d, -1);
    lua_pop(L, 1);
    for (size_t i = 0; i < d->p->stage_count; i++) names[i] = d->p->stages[i].id;
    uint16_t found = pack_find_stage(d->p, name);
    size_t near = text_nearest(name, names, d->p->stage_count);
    if (found == NO_INDEX && near < d->p->stage_count)
        luaL_error(L, "%s: no stage '%s'; did you mean '%s'?", what, name.at, names[near].at);
    if (found == NO_INDEX) luaL_error(L, "%s: no stage '%s'", what, name.at);
    return found;
}

/* The keys of the table at `index`, sorted: Lua's own order is accident. */
text *reading_keys_at(lua_State *L, declarer *d, int index, const char *what, size_t *count) {
    luaL_checktype(L, index, LUA_TTABLE);
    size_t n = 0;
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1), n++)
        if (lua_type(L, -2) != LUA_TSTRING)
            luaL_error(L, "%s: every entry is written name = ...", what);
    if (n > KEYS_MAX) luaL_error(L, "%s: more than %d entries", what, KEYS_MAX);
    text *keys = reading_take(L, d, n, sizeof *keys);
    size_t i = 0;
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        text key = reading_text(L, d, -1);
        lua_pop(L, 1);
        size_t at = i++;
        for (; at > 0 && text_compare(keys[at - 1], key) > 0; at--) keys[at] = keys[at - 1];
        keys[at] = key;
    }
    *count = n;
    return keys;
}

text *reading_keys(lua_State *L, declarer *d, const char *what, size_t *count) {
    return reading_keys_at(L, d, 1, what, count);
}

static size_t language_number(lua_State *L, declarer *d, text name) {
    size_t n = pack_language(d->p, name);
    if (n < d->p->language_count) return n;
    if (n == LANGUAGE_MAX) luaL_error(L, "more than %d languages", LANGUAGE_MAX);
    d->p->languages[d->p->language_count++] = name;
    return n;
}

/* The value on top: "words" or { en = "words", zh = "..." }; popped. Other string keys in
 * `also` are allowed and left alone. Languages are numbered in the order of their names,
 * English first: the order of a table is accident. */
label reading_label(lua_State *L, declarer *d, const char *what, const char *also) {
    label out = { 0 };
    int index = lua_gettop(L);
    if (lua_type(L, index) == LUA_TSTRING) {
        out.in[0] = reading_text(L, d, index);
        lua_pop(L, 1);
        return out;
    }
    if (!lua_istable(L, index))
        luaL_error(L, "%s: a text or { en = \"...\", zh = \"...\" } is expected", what);
    size_t n;
    text *keys = reading_keys_at(L, d, index, what, &n);
    for (size_t i = 0; i < n; i++) {
        if (also != NULL && text_is(keys[i], also)) continue;
        if (keys[i].len != 2 || lua_getfield(L, index, keys[i].at) != LUA_TSTRING)
            luaL_error(L, "%s: texts are written { en = \"...\", zh = \"...\" }; found '%s'",
                       what, keys[i].at);
        out.in[language_number(L, d, keys[i])] = reading_text(L, d, -1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return out;
}

label reading_field_label(lua_State *L, declarer *d, int index, const char *name,
                          const char *what) {
    if (!reading_field(L, index, name, -1, what)) return (label){ 0 };
    return reading_label(L, d, what, NULL);
}

day reading_day(lua_State *L, const char *what, const char *name, int index, day otherwise) {
    if (!reading_field(L, index, name, LUA_TSTRING, what)) return otherwise;
    span s;
    const char *wrong = date_parse(text_of(lua_tostring(L, -1)), FORM_ISO, &s);
    if (wrong != NULL || !span_whole(s))
        luaL_error(L, "%s: '%s' = \"%s\" is not a date like 2026-01-01", what, name,
                   lua_tostring(L, -1));
    lua_pop(L, 1);
    return s.lo;
}

text *reading_texts(lua_State *L, declarer *d, int index, const char *what, size_t *count) {
    size_t n = lua_rawlen(L, index);
    text *all = reading_take(L, d, n, sizeof *all);
    for (size_t i = 0; i < n; i++) {
        if (lua_geti(L, index, (lua_Integer)i + 1) != LUA_TSTRING)
            luaL_error(L, "%s: a list of texts is expected", what);
        all[i] = reading_text(L, d, -1);
        lua_pop(L, 1);
    }
    *count = n;
    return all;
}

/* ---- functions ------------------------------------------------------------ */

bool reading_function(lua_State *L, declarer *d, book_kind list, size_t number, int index,
                      const char *name, const char *what) {
    rulebook *b = d->book;
    int **refs[] = { &b->test, &b->applies,       &b->suppress_test, &b->suppress_applies,
                     &b->fact, &b->tally,         &b->tally_applies, &b->previous,
                     &b->previous_applies };
    reading_room(L, (void **)refs[list], &b->rooms[list], number, sizeof(int), RULE_MAX,
                 "rules");
    (*refs[list])[number] = LUA_NOREF;
    if (!reading_field(L, index, name, LUA_TFUNCTION, what)) return false;
    if (lua_iscfunction(L, -1))
        luaL_error(L, "%s: %s must be a function written here", what, name);
    (*refs[list])[number] = luaL_ref(L, LUA_REGISTRYINDEX);
    return true;
}

/* ---- citations ------------------------------------------------------------ */

static citation read_citation(lua_State *L, declarer *d, const char *what) {
    citation out = { .from = DAY_NONE, .to = DAY_OPEN };
    int index = lua_gettop(L);
    if (lua_type(L, index) == LUA_TSTRING) {
        out.words = reading_text(L, d, index);
    } else if (lua_istable(L, index) && lua_geti(L, index, 1) == LUA_TSTRING) {
        out.words = reading_text(L, d, -1);
        lua_pop(L, 1);
        out.from = reading_day(L, what, "from", index, DAY_NONE);
        out.to = reading_day(L, what, "to", index, DAY_OPEN);
    } else {
        luaL_error(L,
                   "%s: a citation is \"LAW art. 1\" or { \"LAW art. 1\", from = \"...\", to = "
                   "\"...\" }",
                   what);
    }
    const char *space = memchr(out.words.at, ' ', out.words.len);
    text law = { out.words.at, space == NULL ? out.words.len : (size_t)(space - out.words.at) };
    for (size_t i = 0; i < d->p->law_count; i++)
        if (text_equal(d->p->laws[i].id, law)) return lua_pop(L, 1), out;
    const char *id = lua_pushlstring(L, law.at, law.len);
    luaL_error(L,
               "%s cites '%s', but no law \"%s\" is declared; write law \"%s\" { title = ... } "
               "in pack.lua",
               what, out.words.at, id, id);
    return out;
}

citation *reading_cites(lua_State *L, declarer *d, int index, const char *what, bool required,
                            size_t *count) {
    *count = 0;
    if (!reading_field(L, index, "cites", -1, what)) {
        if (required)
            luaL_error(
                L,
                "%s has no citation; write cites = \"LAW art. 1\": nobody may be excluded "
                "without a source in law",
                what);
        return NULL;
    }
    int cites = lua_gettop(L);
    if (lua_type(L, cites) == LUA_TSTRING) {
        citation *one = reading_take(L, d, 1, sizeof *one);
        *one = read_citation(L, d, what);
        *count = 1;
        return one;
    }
    luaL_checktype(L, cites, LUA_TTABLE);
    size_t n = lua_rawlen(L, cites);
    if (n == 0) luaL_error(L, "%s: cites is empty", what);
    citation *all = reading_take(L, d, n, sizeof *all);
    for (size_t i = 0; i < n; i++) {
        lua_geti(L, cites, (lua_Integer)i + 1);
        all[i] = read_citation(L, d, what);
    }
    lua_pop(L, 1);
    *count = n;
    return all;
}
