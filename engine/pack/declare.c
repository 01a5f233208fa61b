/* declare: the words a pack is written in, turned into plain data.
 *
 * Runs inside the cage while the pack's files are loaded: each word is a C function that
 * reads one table, checks every field (an unknown field is an error with a suggestion)
 * and copies what it finds into the pack's arena. Workers run the same files again only
 * to get the functions; then nothing is checked or copied. Errors are Lua errors raised
 * at the line of the declaration. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/declare.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "pack/declare_notice.h"
#include "pack/declare_rule.h"
#include "pack/declare_source.h"
#include "pack/declare_tally.h"
#include "pack/include.h"

/* Addresses are keys of the registry: looking them up asks for no memory. */
static const char BOX_KEY = 0, WORDS_KEY = 0;

static int end_law(lua_State *L) {
    static const char *const fields[] = { "title", "url", "checked", NULL };
    declarer *d = reading_declarer(L);
    if (d->p == NULL) return 0;
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *what = lua_pushfstring(L, "law \"%s\"", lua_tostring(L, lua_upvalueindex(2)));
    reading_only(L, 1, what, fields);
    law_decl made = { .id = reading_text(L, d, lua_upvalueindex(2)),
                      .at = reading_place(L, d) };
    if (memchr(made.id.at, ' ', made.id.len) != NULL)
        luaL_error(L, "%s: a law's id is one word, so that citations can begin with it", what);
    for (size_t i = 0; i < d->p->law_count; i++)
        if (text_equal(d->p->laws[i].id, made.id)) reading_twice(L, d, what, d->p->laws[i].at);
    made.title = reading_field_label(L, d, 1, "title", what);
    made.url = reading_words(L, d, 1, "url", what, false);
    if (reading_field(L, 1, "checked", LUA_TTABLE, what)) {
        made.checked_by = reading_words(L, d, lua_gettop(L), "by", what, true);
        made.checked_on = reading_words(L, d, lua_gettop(L), "on", what, true);
        lua_pop(L, 1);
    }
    reading_room(L, (void **)&d->p->laws, &d->room.laws, d->p->law_count, sizeof made, 1000,
                 "laws");
    d->p->laws[d->p->law_count++] = made;
    return 0;
}

/* ---- pack, days, params, stages, forbid -------------------------------------------------- */

static int read_choice(lua_State *L, int index, const char *name, const char *const words[],
                       int otherwise) {
    if (!reading_field(L, index, name, LUA_TSTRING, "pack")) return otherwise;
    const char *word = lua_tostring(L, -1);
    int i = 0;
    while (words[i] != NULL && strcmp(words[i], word) != 0) i++;
    if (words[i] == NULL)
        luaL_error(L, "pack: %s = \"%s\" is not one of %s, %s%s%s", name, word, words[0],
                   words[1], words[2] != NULL ? ", " : "", words[2] != NULL ? words[2] : "");
    lua_pop(L, 1);
    return i;
}

static void read_plausible_age(lua_State *L, pack *p) {
    p->plausible_lo = 0;
    p->plausible_hi = 120;
    if (!reading_field(L, 1, "plausible_age", LUA_TTABLE, "pack")) return;
    lua_geti(L, -1, 1);
    lua_geti(L, -2, 2);
    if (!lua_isinteger(L, -1) || !lua_isinteger(L, -2))
        luaL_error(L, "pack: plausible_age is { least, most } in years, as { 0, 120 }");
    p->plausible_lo = (int32_t)lua_tointeger(L, -2);
    p->plausible_hi = (int32_t)lua_tointeger(L, -1);
    lua_pop(L, 3);
}

static int word_pack(lua_State *L) {
    static const char *const fields[] = {
        "id",          "version",     "title",         "law_day",
        "age_reached", "no_such_day", "plausible_age", "policy_adopted_by",
        NULL
    };
    static const char *const ages[] = { "birthday", "eve", "day_after", NULL };
    static const char *const none[] = { "month_end", "next_day", NULL };
    declarer *d = reading_declarer(L);
    if (d->p == NULL) return 0;
    luaL_checktype(L, 1, LUA_TTABLE);
    if (d->has_pack) luaL_error(L, "pack: declared twice");
    reading_only(L, 1, "pack", fields);
    d->has_pack = true;
    d->pack_at = reading_place(L, d);
    d->p->id = reading_words(L, d, 1, "id", "pack", true);
    d->p->version = reading_words(L, d, 1, "version", "pack", true);
    d->p->title = reading_field_label(L, d, 1, "title", "pack");
    d->p->age = (age_policy)read_choice(L, 1, "age_reached", ages, AGE_BIRTHDAY);
    d->p->no_such_day = (day_policy)read_choice(L, 1, "no_such_day", none, MONTH_END);
    d->p->policy_adopted_by = reading_words(L, d, 1, "policy_adopted_by", "pack", false);
    read_plausible_age(L, d->p);
    d->law_day = reading_words(L, d, 1, "law_day", "pack", true);
    return 0;
}

static int word_days(lua_State *L) {
    if (!lua_istable(L, 1)) {                /* days(3): the function that stood here before */
        lua_pushvalue(L, lua_upvalueindex(2));
        lua_insert(L, 1);
        lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
        return lua_gettop(L);
    }
    declarer *d = reading_declarer(L);
    if (d->p == NULL) return 0;
    size_t n;
    text *keys = reading_keys(L, d, "days", &n);
    for (size_t i = 0; i < n; i++) {
        day_decl made = { .name = keys[i], .at = reading_place(L, d) };
        uint16_t first = pack_find_day(d->p, made.name);
        if (first != NO_INDEX)
            reading_twice(L, d, lua_pushfstring(L, "days: '%s'", made.name.at),
                          d->p->days[first].at);
        lua_getfield(L, 1, keys[i].at);
        if (lua_istable(L, -1)) {
            int per = lua_getfield(L, -1, "per");
            if (per != LUA_TNIL)
                made.per = per == LUA_TSTRING ? reading_text(L, d, -1) : TEXT("columns");
            lua_pop(L, 1);
        }
        made.title = reading_label(L, d, "days", "per");
        reading_room(L, (void **)&d->p->days, &d->room.days, d->p->day_count, sizeof made, 64,
                     "days");
        d->p->days[d->p->day_count++] = made;
    }
    return 0;
}

static param_value read_param(lua_State *L, declarer *d, const char *name) {
    param_value v = { 0 };
    switch (lua_type(L, -1)) {
    case LUA_TNUMBER:
        v.type = lua_isinteger(L, -1) ? PARAM_INTEGER : PARAM_DECIMAL;
        v.integer = lua_tointeger(L, -1);
        v.decimal = lua_tonumber(L, -1);
        return v;
    case LUA_TSTRING: return v.type = PARAM_TEXT, v.words = reading_text(L, d, -1), v;
    case LUA_TBOOLEAN: return v.type = PARAM_YES_NO, v.yes = lua_toboolean(L, -1), v;
    default: luaL_error(L, "params: %s must be a number, a text, true or false", name);
    }
    return v;
}

static int word_params(lua_State *L) {
    declarer *d = reading_declarer(L);
    if (d->p == NULL) return 0;
    size_t n;
    text *keys = reading_keys(L, d, "params", &n);
    for (size_t i = 0; i < n; i++) {
        param_decl made = { .name = keys[i], .at = reading_place(L, d) };
        uint16_t first = pack_find_param(d->p, made.name);
        if (first != NO_INDEX)
            reading_twice(L, d, lua_pushfstring(L, "params: '%s'", made.name.at),
                          d->p->params[first].at);
        lua_getfield(L, 1, keys[i].at);
        made.standard = read_param(L, d, keys[i].at);
        lua_pop(L, 1);
        reading_room(L, (void **)&d->p->params, &d->room.params, d->p->param_count, sizeof made,
                     64, "parameters");
        d->p->params[d->p->param_count++] = made;
    }
    return 0;
}

static int word_stages(lua_State *L) {
    declarer *d = reading_declarer(L);
    if (d->p == NULL) return 0;
    luaL_checktype(L, 1, LUA_TTABLE);
    for (lua_Integer i = 1; lua_geti(L, 1, i) != LUA_TNIL; i++) {
        stage_decl made = { 0 };
        if (lua_istable(L, -1)) {            /* { "joint-review", en = "...", zh = "..." } */
            if (lua_geti(L, -1, 1) != LUA_TSTRING)
                luaL_error(L, "stages: a stage begins with its id");
            made.id = reading_text(L, d, -1);
            lua_pushnil(L);
            lua_seti(L, -3, 1);
            lua_pop(L, 1);
            made.title = reading_label(L, d, "stages", NULL);
        } else if (lua_type(L, -1) == LUA_TSTRING) {
            made.id = reading_text(L, d, -1);
            lua_pop(L, 1);
        } else {
            luaL_error(L, "stages: write stages { \"preliminary\", \"joint-review\" }");
        }
        if (pack_find_stage(d->p, made.id) != NO_INDEX)
            luaL_error(L, "stages: '%s' is declared twice", made.id.at);
        reading_room(L, (void **)&d->p->stages, &d->room.stages, d->p->stage_count, sizeof made,
                     STAGE_MAX, "stages");
        d->p->stages[d->p->stage_count++] = made;
    }
    return 0;
}

static int word_forbid(lua_State *L) {
    declarer *d = reading_declarer(L);
    if (d->p == NULL) return 0;
    luaL_checktype(L, 1, LUA_TTABLE);
    for (lua_Integer i = 1; lua_geti(L, 1, i) != LUA_TNIL; i++) {
        if (lua_type(L, -1) != LUA_TSTRING)
            luaL_error(L, "forbid: a list of column names is expected");
        reading_room(L, (void **)&d->p->forbidden, &d->room.forbidden, d->p->forbidden_count,
                     sizeof(text), 256, "forbidden columns");
        d->p->forbidden[d->p->forbidden_count++] = reading_text(L, d, -1);
        lua_pop(L, 1);
    }
    return 0;
}

/* ---- the words ------------------------------------------------------------ */

/* rule "ID" gives a function that takes the table: upvalues declarer, id. */
static int begin_named(lua_State *L) {
    if (lua_type(L, 1) != LUA_TSTRING)
        return luaL_error(L, "%s is written %s \"name\" { ... }",
                          lua_tostring(L, lua_upvalueindex(3)),
                          lua_tostring(L, lua_upvalueindex(3)));
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, lua_tocfunction(L, lua_upvalueindex(2)), 2);
    return 1;
}

void declare_words(declarer *d, lua_State *L) {
    static const struct { const char *word; lua_CFunction end;
    } named[] = {
        { "law", end_law },
        { "source", declare_source_end },
        { "rule", declare_rule_end },
        { "suppress", declare_rule_end_suppress },
        { "fact", declare_rule_end_fact },
        { "tally", declare_tally_end },
    };
    static const luaL_Reg plain[] = { { "pack", word_pack }, { "params", word_params },
                                      { "stages", word_stages }, { "forbid", word_forbid },
                                      { "include", include_word },
                                      { "notice", declare_notice_word } };
    d->box = lua_newuserdatauv(L, sizeof d, 0);
    *d->box = d;
    int box = lua_gettop(L);
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
        lua_pushvalue(L, box);
        lua_pushcfunction(L, named[i].end);
        lua_pushstring(L, named[i].word);
        lua_pushcclosure(L, begin_named, 3);
        lua_setfield(L, box - 1, named[i].word);
    }
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        lua_pushvalue(L, box);
        lua_pushcclosure(L, plain[i].func, 1);
        lua_setfield(L, box - 1, plain[i].name);
    }
    lua_pushvalue(L, box);
    lua_getfield(L, box - 1, "days");
    lua_pushcclosure(L, word_days, 2);
    lua_setfield(L, box - 1, "days");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &BOX_KEY);
    lua_pushvalue(L, box - 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &WORDS_KEY);
}

void declare_push_words(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &WORDS_KEY);
}

void declare_close(declarer *d) {
    if (d->box != NULL) *d->box = NULL;
}

declarer *declare_new(pack *building, const pack *built, rulebook *book, notes *n, fault *f) {
    declarer *d = calloc(1, sizeof *d);
    if (d == NULL) {
        fault_memory(f);
        return NULL;
    }
    *d = (declarer){ .p = building, .built = built, .book = book, .n = n };
    return d;
}

void declare_free(declarer *d) {
    free(d);
}

void declare_file(declarer *d, uint16_t file) {
    d->file = file;
}

void rulebook_clear(rulebook *book) {
    free(book->test);
    free(book->applies);
    free(book->suppress_test);
    free(book->suppress_applies);
    free(book->fact);
    free(book->tally);
    free(book->tally_applies);
    free(book->previous);
    free(book->previous_applies);
    *book = (rulebook){ 0 };
}

/* ---- the whole ------------------------------------------------------------ */

static void wrong_whole(declarer *d, const char *words) {
    notes_add(d->n, NOTE_ERROR, "pack.lua", 0, 0, "%s", words);
}

static void mark_forbidden(declarer *d, text name) {
    bool any = false;
    for (size_t s = 0; s < d->p->source_count; s++) {
        uint16_t c = source_find_column(&d->p->sources[s], name);
        if (c == NO_INDEX) continue;
        any = d->p->sources[s].columns[c].forbidden = true;
    }
    if (!any)
        notes_add(d->n, NOTE_WARNING, "pack.lua", 0, 0, "forbid: no source has a column '%.*s'",
                  TEXT_ARGS(name));
}

static void find_law_day(declarer *d) {
    text names[64];
    pack *p = d->p;
    for (size_t i = 0; i < p->day_count; i++) names[i] = p->days[i].name;
    p->law_day = pack_find_day(p, d->law_day);
    if (p->law_day != NO_INDEX) return;
    size_t near = text_nearest(d->law_day, names, p->day_count);
    notes_add(d->n, NOTE_ERROR, p->files[d->pack_at.file].name.at, d->pack_at.line, 0,
              near < p->day_count
                  ? "law_day = \"%.*s\" is no day of days { ... }; did you mean '%.*s'?"
                  : "law_day = \"%.*s\" is no day of days { ... }%.*s",
              TEXT_ARGS(d->law_day), TEXT_ARGS(near < p->day_count ? names[near] : TEXT("")));
}

void declare_finish(declarer *d) {
    pack *p = d->p;
    if (!d->has_pack)
        wrong_whole(d, "no pack { id = ..., version = ..., law_day = ... } is declared");
    else find_law_day(d);
    if (p->candidates == NO_INDEX)
        wrong_whole(d, "no source has a key: which one holds the candidates?");
    if (p->rule_count == 0)
        wrong_whole(d, "the pack has no rules; nobody could be accepted: rules stand in files "
                       "beside pack.lua whose names end in .lua");
    for (size_t i = 0; i < p->forbidden_count; i++) mark_forbidden(d, p->forbidden[i]);
    declare_notice_finish(d);
}
