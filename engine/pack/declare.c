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

#include "pack/wording.h"

enum { BOOK_TEST, BOOK_APPLIES, BOOK_SUPPRESS_TEST, BOOK_SUPPRESS_APPLIES, BOOK_FACT, BOOK_TALLY };

/* Addresses are keys of the registry: looking them up asks for no memory. */
static const char BOX_KEY = 0, WORDS_KEY = 0;

struct declarer {
    pack *p;                   /* being built; NULL for a worker */
    const pack *built;         /* always: the pack */
    rulebook *book;
    notes *n;
    uint16_t file;
    bool has_pack;
    declarer **box;            /* what the words hold; emptied when all is loaded */
    text law_day;              /* a name until all days are declared */
    size_t rules, suppresses, facts, tallies;                   /* seen so far */
    struct { size_t laws, days, params, stages, forbidden, sources, rules, suppresses, facts, tallies; } room;
};

/* The words hold a box, not the declarer: a rule that calls one later finds the box empty. */
static declarer *self(lua_State *L) {
    declarer **box = lua_touserdata(L, lua_upvalueindex(1));
    if (*box == NULL) luaL_error(L, "declarations stand outside rules: nothing can be declared now");
    return *box;
}

/* ---- small readers; all raise on a mistake -------------------------------------------------- */

static void *take(lua_State *L, declarer *d, size_t count, size_t size) {
    void *piece = arena_take_zero(&d->p->memory, count, size);
    if (piece == NULL) luaL_error(L, "not enough memory");
    return piece;
}

static text copy_text(lua_State *L, declarer *d, int index) {
    size_t len;
    const char *at = lua_tolstring(L, index, &len);
    text out;
    if (!arena_text(&d->p->memory, (text){ at, len }, &out)) luaL_error(L, "not enough memory");
    return out;
}

static void room_for(lua_State *L, void **items, size_t *room, size_t count, size_t size, size_t limit,
                     const char *what) {
    if (!grow(items, room, count, size, limit))
        luaL_error(L, "too many %s (limit is %d), or not enough memory", what, (int)limit);
}

static place here(lua_State *L, declarer *d) {
    lua_Debug at;
    place out = { d->file, 0 };
    if (lua_getstack(L, 1, &at) && lua_getinfo(L, "l", &at) && at.currentline > 0)
        out.line = (uint32_t)at.currentline;
    return out;
}

static const char *key_name(lua_State *L, int index) {
    return lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : "(a key that is no name)";
}

/* Every string key of the table at `index` must be one of `allowed` (NULL-ended). */
static void only_fields(lua_State *L, int index, const char *what, const char *const allowed[]) {
    text names[32];
    size_t n = 0;
    for (; allowed[n] != NULL; n++) names[n] = text_of(allowed[n]);
    lua_pushnil(L);
    while (lua_next(L, index) != 0) {
        lua_pop(L, 1);
        text name = text_of(key_name(L, -1));
        bool known = false;
        for (size_t i = 0; i < n; i++) known |= text_equal(names[i], name);
        if (known) continue;
        size_t near = text_nearest(name, names, n);
        if (near < n)
            luaL_error(L, "%s: unknown field '%s'; did you mean '%s'?", what, name.at, names[near].at);
        luaL_error(L, "%s: unknown field '%s'", what, name.at);
    }
}

/* Pushes the field and says whether it is there; with `type` >= 0 anything else is an error. */
static bool field(lua_State *L, int index, const char *name, int type, const char *what) {
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

static text field_text(lua_State *L, declarer *d, int index, const char *name, const char *what,
                       bool required) {
    if (!field(L, index, name, LUA_TSTRING, what)) {
        if (required) luaL_error(L, "%s: '%s' is missing", what, name);
        return (text){ "", 0 };
    }
    text out = copy_text(L, d, -1);
    lua_pop(L, 1);
    return out;
}

/* The keys of the table at `index`, sorted: Lua's own order is accident. */
static text *sorted_keys_at(lua_State *L, declarer *d, int index, const char *what, size_t *count) {
    luaL_checktype(L, index, LUA_TTABLE);
    size_t n = 0;
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1), n++)
        if (lua_type(L, -2) != LUA_TSTRING)
            luaL_error(L, "%s: every entry is written name = ...", what);
    text *keys = take(L, d, n, sizeof *keys);
    size_t i = 0;
    for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        text key = copy_text(L, d, -1);
        lua_pop(L, 1);
        size_t at = i++;
        for (; at > 0 && text_compare(keys[at - 1], key) > 0; at--) keys[at] = keys[at - 1];
        keys[at] = key;
    }
    *count = n;
    return keys;
}

static text *sorted_keys(lua_State *L, declarer *d, const char *what, size_t *count) {
    return sorted_keys_at(L, d, 1, what, count);
}

static size_t language_number(lua_State *L, declarer *d, text name) {
    size_t n = pack_language(d->p, name);
    if (n < d->p->language_count) return n;
    if (n == LANGUAGE_MAX) luaL_error(L, "more than %d languages", LANGUAGE_MAX);
    d->p->languages[d->p->language_count++] = name;
    return n;
}

/* The value on top: "words" or { en = "words", zh = "..." }; popped. Other string keys in `also` are
 * allowed and left alone. Languages are numbered in the order of their names, English first: the order
 * of a table is accident. */
static label read_label(lua_State *L, declarer *d, const char *what, const char *also) {
    label out = { 0 };
    int index = lua_gettop(L);
    if (lua_type(L, index) == LUA_TSTRING) {
        out.in[0] = copy_text(L, d, index);
        lua_pop(L, 1);
        return out;
    }
    if (!lua_istable(L, index)) luaL_error(L, "%s: a text or { en = \"...\", zh = \"...\" } is expected", what);
    size_t n;
    text *keys = sorted_keys_at(L, d, index, what, &n);
    for (size_t i = 0; i < n; i++) {
        if (also != NULL && text_is(keys[i], also)) continue;
        if (keys[i].len != 2 || lua_getfield(L, index, keys[i].at) != LUA_TSTRING)
            luaL_error(L, "%s: texts are written { en = \"...\", zh = \"...\" }; found '%s'", what, keys[i].at);
        out.in[language_number(L, d, keys[i])] = copy_text(L, d, -1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return out;
}

static label field_label(lua_State *L, declarer *d, int index, const char *name, const char *what) {
    if (!field(L, index, name, -1, what)) return (label){ 0 };
    return read_label(L, d, what, NULL);
}

static day read_day(lua_State *L, const char *what, const char *name, int index, day otherwise) {
    if (!field(L, index, name, LUA_TSTRING, what)) return otherwise;
    span s;
    const char *wrong = date_parse(text_of(lua_tostring(L, -1)), FORM_ISO, &s);
    if (wrong != NULL || !span_whole(s))
        luaL_error(L, "%s: '%s' = \"%s\" is not a date like 2026-01-01", what, name, lua_tostring(L, -1));
    lua_pop(L, 1);
    return s.lo;
}

/* ---- citations and laws --------------------------------------------------------------------- */

static citation read_citation(lua_State *L, declarer *d, const char *what) {
    citation out = { .from = DAY_NONE, .to = DAY_OPEN };
    int index = lua_gettop(L);
    if (lua_type(L, index) == LUA_TSTRING) {
        out.words = copy_text(L, d, index);
    } else if (lua_istable(L, index) && lua_geti(L, index, 1) == LUA_TSTRING) {
        out.words = copy_text(L, d, -1);
        lua_pop(L, 1);
        out.from = read_day(L, what, "from", index, DAY_NONE);
        out.to = read_day(L, what, "to", index, DAY_OPEN);
    } else {
        luaL_error(L, "%s: a citation is \"LAW art. 1\" or { \"LAW art. 1\", from = \"...\", to = \"...\" }",
                   what);
    }
    const char *space = memchr(out.words.at, ' ', out.words.len);
    text law = { out.words.at, space == NULL ? out.words.len : (size_t)(space - out.words.at) };
    for (size_t i = 0; i < d->p->law_count; i++)
        if (text_equal(d->p->laws[i].id, law)) return lua_pop(L, 1), out;
    const char *id = lua_pushlstring(L, law.at, law.len);
    luaL_error(L, "%s cites '%s', but no law \"%s\" is declared; write law \"%s\" { title = ... } in pack.lua",
               what, out.words.at, id, id);
    return out;
}

static citation *read_cites(lua_State *L, declarer *d, int index, const char *what, bool required,
                            size_t *count) {
    *count = 0;
    if (!field(L, index, "cites", -1, what)) {
        if (required)
            luaL_error(L, "%s has no citation; write cites = \"LAW art. 1\": nobody may be excluded "
                          "without a source in law", what);
        return NULL;
    }
    int cites = lua_gettop(L);
    if (lua_type(L, cites) == LUA_TSTRING) {
        citation *one = take(L, d, 1, sizeof *one);
        *one = read_citation(L, d, what);
        *count = 1;
        return one;
    }
    luaL_checktype(L, cites, LUA_TTABLE);
    size_t n = lua_rawlen(L, cites);
    if (n == 0) luaL_error(L, "%s: cites is empty", what);
    citation *all = take(L, d, n, sizeof *all);
    for (size_t i = 0; i < n; i++) {
        lua_geti(L, cites, (lua_Integer)i + 1);
        all[i] = read_citation(L, d, what);
    }
    lua_pop(L, 1);
    *count = n;
    return all;
}

static int end_law(lua_State *L) {
    static const char *const fields[] = { "title", "url", "checked", NULL };
    declarer *d = self(L);
    if (d->p == NULL) return 0;
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *what = lua_pushfstring(L, "law \"%s\"", lua_tostring(L, lua_upvalueindex(2)));
    only_fields(L, 1, what, fields);
    law_decl made = { .id = copy_text(L, d, lua_upvalueindex(2)), .at = here(L, d) };
    if (memchr(made.id.at, ' ', made.id.len) != NULL)
        luaL_error(L, "%s: a law's id is one word, so that citations can begin with it", what);
    made.title = field_label(L, d, 1, "title", what);
    made.url = field_text(L, d, 1, "url", what, false);
    if (field(L, 1, "checked", LUA_TTABLE, what)) {
        made.checked_by = field_text(L, d, lua_gettop(L), "by", what, true);
        made.checked_on = field_text(L, d, lua_gettop(L), "on", what, true);
        lua_pop(L, 1);
    }
    room_for(L, (void **)&d->p->laws, &d->room.laws, d->p->law_count, sizeof made, 1000, "laws");
    d->p->laws[d->p->law_count++] = made;
    return 0;
}

/* ---- pack, days, params, stages, forbid ------------------------------------------------------ */

static int read_choice(lua_State *L, int index, const char *name, const char *const words[], int otherwise) {
    if (!field(L, index, name, LUA_TSTRING, "pack")) return otherwise;
    const char *word = lua_tostring(L, -1);
    int i = 0;
    while (words[i] != NULL && strcmp(words[i], word) != 0) i++;
    if (words[i] == NULL)
        luaL_error(L, "pack: %s = \"%s\" is not one of %s, %s%s%s", name, word, words[0], words[1],
                   words[2] != NULL ? ", " : "", words[2] != NULL ? words[2] : "");
    lua_pop(L, 1);
    return i;
}

static void read_plausible_age(lua_State *L, pack *p) {
    p->plausible_lo = 0;
    p->plausible_hi = 120;
    if (!field(L, 1, "plausible_age", LUA_TTABLE, "pack")) return;
    lua_geti(L, -1, 1);
    lua_geti(L, -2, 2);
    if (!lua_isinteger(L, -1) || !lua_isinteger(L, -2))
        luaL_error(L, "pack: plausible_age is { least, most } in years, as { 0, 120 }");
    p->plausible_lo = (int32_t)lua_tointeger(L, -2);
    p->plausible_hi = (int32_t)lua_tointeger(L, -1);
    lua_pop(L, 3);
}

static int word_pack(lua_State *L) {
    static const char *const fields[] = { "id", "version", "title", "law_day", "age_reached", "no_such_day",
                                          "plausible_age", "policy_adopted_by", NULL };
    static const char *const ages[] = { "birthday", "eve", "day_after", NULL };
    static const char *const none[] = { "month_end", "next_day", NULL };
    declarer *d = self(L);
    if (d->p == NULL) return 0;
    luaL_checktype(L, 1, LUA_TTABLE);
    if (d->has_pack) luaL_error(L, "pack: declared twice");
    only_fields(L, 1, "pack", fields);
    d->has_pack = true;
    d->p->id = field_text(L, d, 1, "id", "pack", true);
    d->p->version = field_text(L, d, 1, "version", "pack", true);
    d->p->title = field_label(L, d, 1, "title", "pack");
    d->p->age = (age_policy)read_choice(L, 1, "age_reached", ages, AGE_BIRTHDAY);
    d->p->no_such_day = (day_policy)read_choice(L, 1, "no_such_day", none, MONTH_END);
    d->p->policy_adopted_by = field_text(L, d, 1, "policy_adopted_by", "pack", false);
    read_plausible_age(L, d->p);
    d->law_day = field_text(L, d, 1, "law_day", "pack", true);
    return 0;
}

static int word_days(lua_State *L) {
    if (!lua_istable(L, 1)) {                /* days(3): the function that stood here before */
        lua_pushvalue(L, lua_upvalueindex(2));
        lua_insert(L, 1);
        lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
        return lua_gettop(L);
    }
    declarer *d = self(L);
    if (d->p == NULL) return 0;
    size_t n;
    text *keys = sorted_keys(L, d, "days", &n);
    for (size_t i = 0; i < n; i++) {
        day_decl made = { .name = keys[i], .at = here(L, d) };
        lua_getfield(L, 1, keys[i].at);
        if (lua_istable(L, -1)) {
            int per = lua_getfield(L, -1, "per");
            if (per != LUA_TNIL) made.per = per == LUA_TSTRING ? copy_text(L, d, -1) : TEXT("columns");
            lua_pop(L, 1);
        }
        made.title = read_label(L, d, "days", "per");
        room_for(L, (void **)&d->p->days, &d->room.days, d->p->day_count, sizeof made, 64, "days");
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
    case LUA_TSTRING: return v.type = PARAM_TEXT, v.words = copy_text(L, d, -1), v;
    case LUA_TBOOLEAN: return v.type = PARAM_YES_NO, v.yes = lua_toboolean(L, -1), v;
    default: luaL_error(L, "params: %s must be a number, a text, true or false", name);
    }
    return v;
}

static int word_params(lua_State *L) {
    declarer *d = self(L);
    if (d->p == NULL) return 0;
    size_t n;
    text *keys = sorted_keys(L, d, "params", &n);
    for (size_t i = 0; i < n; i++) {
        param_decl made = { .name = keys[i], .at = here(L, d) };
        lua_getfield(L, 1, keys[i].at);
        made.standard = read_param(L, d, keys[i].at);
        lua_pop(L, 1);
        room_for(L, (void **)&d->p->params, &d->room.params, d->p->param_count, sizeof made, 64,
                 "parameters");
        d->p->params[d->p->param_count++] = made;
    }
    return 0;
}

static int word_stages(lua_State *L) {
    declarer *d = self(L);
    if (d->p == NULL) return 0;
    luaL_checktype(L, 1, LUA_TTABLE);
    for (lua_Integer i = 1; lua_geti(L, 1, i) != LUA_TNIL; i++) {
        stage_decl made = { 0 };
        if (lua_istable(L, -1)) {            /* { "joint-review", en = "...", zh = "..." } */
            if (lua_geti(L, -1, 1) != LUA_TSTRING) luaL_error(L, "stages: a stage begins with its id");
            made.id = copy_text(L, d, -1);
            lua_pushnil(L);
            lua_seti(L, -3, 1);
            lua_pop(L, 1);
            made.title = read_label(L, d, "stages", NULL);
        } else if (lua_type(L, -1) == LUA_TSTRING) {
            made.id = copy_text(L, d, -1);
            lua_pop(L, 1);
        } else {
            luaL_error(L, "stages: write stages { \"preliminary\", \"joint-review\" }");
        }
        room_for(L, (void **)&d->p->stages, &d->room.stages, d->p->stage_count, sizeof made, STAGE_MAX,
                 "stages");
        d->p->stages[d->p->stage_count++] = made;
    }
    return 0;
}

static int word_forbid(lua_State *L) {
    declarer *d = self(L);
    if (d->p == NULL) return 0;
    luaL_checktype(L, 1, LUA_TTABLE);
    for (lua_Integer i = 1; lua_geti(L, 1, i) != LUA_TNIL; i++) {
        if (lua_type(L, -1) != LUA_TSTRING) luaL_error(L, "forbid: a list of column names is expected");
        room_for(L, (void **)&d->p->forbidden, &d->room.forbidden, d->p->forbidden_count, sizeof(text), 256,
                 "forbidden columns");
        d->p->forbidden[d->p->forbidden_count++] = copy_text(L, d, -1);
        lua_pop(L, 1);
    }
    return 0;
}

/* ---- sources -------------------------------------------------------------------------------- */

static const struct type_word { const char *word; column_type type; bool open, none; } type_words[] = {
    { "id", TYPE_ID, false, false },           { "id or none", TYPE_ID, false, true },
    { "code", TYPE_ID, false, false },         { "name", TYPE_NAME, false, false },
    { "text", TYPE_TEXT, false, false },       { "text or none", TYPE_TEXT, false, true },
    { "integer", TYPE_INTEGER, false, false }, { "integer or none", TYPE_INTEGER, false, true },
    { "decimal", TYPE_DECIMAL, false, false }, { "number", TYPE_DECIMAL, false, false },
    { "yes-no", TYPE_CODE, false, false },     { "date", TYPE_DATE, false, false },
    { "date or open", TYPE_DATE, true, false },{ "date or none", TYPE_DATE, false, true },
    { "duration", TYPE_DURATION, false, false },{ "cn-id", TYPE_CN_ID, false, false },
};

static text *read_texts(lua_State *L, declarer *d, int index, const char *what, size_t *count) {
    size_t n = lua_rawlen(L, index);
    text *all = take(L, d, n, sizeof *all);
    for (size_t i = 0; i < n; i++) {
        if (lua_geti(L, index, (lua_Integer)i + 1) != LUA_TSTRING)
            luaL_error(L, "%s: a list of texts is expected", what);
        all[i] = copy_text(L, d, -1);
        lua_pop(L, 1);
    }
    *count = n;
    return all;
}

static void read_type_word(lua_State *L, declarer *d, column_decl *c, const char *what) {
    const char *word = lua_tostring(L, -1);
    size_t n = sizeof type_words / sizeof type_words[0];
    text names[32];
    for (size_t i = 0; i < n; i++) {
        names[i] = text_of(type_words[i].word);
        if (strcmp(word, type_words[i].word) != 0) continue;
        c->type = type_words[i].type;
        c->or_open = type_words[i].open;
        c->or_none = type_words[i].none;
        if (strcmp(word, "yes-no") == 0) {
            c->values = take(L, d, 2, sizeof *c->values);
            c->values[0] = TEXT("yes");
            c->values[1] = TEXT("no");
            c->value_count = 2;
        }
        return;
    }
    size_t near = text_nearest(text_of(word), names, n);
    luaL_error(L, "%s: column '%s' has the unknown type \"%s\"; %s%s", what, c->name.at, word,
               near < n ? "did you mean " : "types are id, name, text, integer, decimal, yes-no, date, "
                                            "\"date or open\", duration, cn-id or a list of codes",
               near < n ? names[near].at : "");
}

static void read_columns(lua_State *L, declarer *d, source_decl *s, const char *what) {
    if (!field(L, 1, "columns", LUA_TTABLE, what)) luaL_error(L, "%s: 'columns' is missing", what);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, -2);
    lua_replace(L, 1);
    text *keys = sorted_keys(L, d, what, &s->column_count);
    lua_replace(L, 1);
    if (s->column_count == 0 || s->column_count > COLUMN_MAX)
        luaL_error(L, "%s: 1 to %d columns are expected", what, COLUMN_MAX);
    s->columns = take(L, d, s->column_count, sizeof *s->columns);
    for (size_t i = 0; i < s->column_count; i++) {
        column_decl *c = &s->columns[i];
        c->name = keys[i];
        c->from_id = NO_INDEX;
        int type = lua_getfield(L, -1, keys[i].at);
        if (type == LUA_TSTRING) {
            read_type_word(L, d, c, what);
        } else if (type == LUA_TTABLE) {
            c->type = TYPE_CODE;
            c->values = read_texts(L, d, lua_gettop(L), what, &c->value_count);
            if (c->value_count == 0 || c->value_count >= NO_INDEX)
                luaL_error(L, "%s: column '%s' lists no codes", what, c->name.at);
        } else {
            luaL_error(L, "%s: column '%s' needs a type or a list of codes", what, c->name.at);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static uint16_t find_column(lua_State *L, const source_decl *s, text name, const char *what) {
    uint16_t found = source_find_column(s, name);
    if (found != NO_INDEX) return found;
    text names[COLUMN_MAX];
    for (size_t i = 0; i < s->column_count; i++) names[i] = s->columns[i].name;
    size_t near = text_nearest(name, names, s->column_count);
    if (near < s->column_count)
        luaL_error(L, "%s: source '%s' has no column '%s'; did you mean '%s'?", what, s->name.at, name.at,
                   names[near].at);
    luaL_error(L, "%s: source '%s' has no column '%s'", what, s->name.at, name.at);
    return NO_INDEX;
}

static const source_decl *candidates_of(lua_State *L, declarer *d, const char *what) {
    if (d->p->candidates == NO_INDEX)
        luaL_error(L, "%s: declare the candidates (the source with a key) before it", what);
    return &d->p->sources[d->p->candidates];
}

static void add_key(lua_State *L, const source_decl *s, const source_decl *c, key_list *list, text here_name,
                    text there_name, const char *what) {
    if (list->count == 8) luaL_error(L, "%s: more than 8 keys in one list", what);
    list->here[list->count] = find_column(L, s, here_name, what);
    list->there[list->count] = find_column(L, c, there_name, what);
    column_type a = s->columns[list->here[list->count]].type;
    column_type b = c->columns[list->there[list->count]].type;
    if (a != b && !((a == TYPE_ID || a == TYPE_TEXT) && (b == TYPE_ID || b == TYPE_TEXT)))
        luaL_error(L, "%s: key %s is %s here and %s in %s; both must have one type", what, here_name.at,
                   column_type_name(a), column_type_name(b), c->name.at);
    list->count++;
}

/* The key list on top: { "id_number", "name" } or { their_name = "our_name" }; popped. */
static key_list read_key_list(lua_State *L, declarer *d, const source_decl *s, grade grade, const char *what) {
    const source_decl *c = candidates_of(L, d, what);
    key_list list = { .grade = grade };
    int index = lua_gettop(L);
    size_t n = lua_rawlen(L, index);
    for (size_t i = 0; i < n; i++) {
        if (lua_geti(L, index, (lua_Integer)i + 1) != LUA_TSTRING)
            luaL_error(L, "%s: a key is the name of a column", what);
        text name = copy_text(L, d, -1);
        add_key(L, s, c, &list, name, name, what);
        lua_pop(L, 1);
    }
    lua_pushvalue(L, 1);
    lua_pushvalue(L, index);
    lua_replace(L, 1);
    size_t named = 0;
    for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1)) named += lua_type(L, -2) == LUA_TSTRING;
    if (named > 0) {
        if (n > 0) luaL_error(L, "%s: write either { \"a\", \"b\" } or { here = \"there\" }", what);
        text *keys = sorted_keys(L, d, what, &named);
        for (size_t i = 0; i < named; i++) {
            if (lua_getfield(L, 1, keys[i].at) != LUA_TSTRING)
                luaL_error(L, "%s: a key is the name of a column", what);
            add_key(L, s, c, &list, keys[i], copy_text(L, d, -1), what);
            lua_pop(L, 1);
        }
    }
    lua_replace(L, 1);
    if (list.count == 0) luaL_error(L, "%s: an empty key list", what);
    lua_pop(L, 1);
    return list;
}

static void read_by(lua_State *L, declarer *d, source_decl *s, const char *what) {
    if (lua_type(L, -1) == LUA_TSTRING) {
        lua_createtable(L, 1, 0);
        lua_insert(L, -2);
        lua_seti(L, -2, 1);
    }
    luaL_checktype(L, -1, LUA_TTABLE);
    s->keys = take(L, d, 1, sizeof *s->keys);
    s->keys[0] = read_key_list(L, d, s, GRADE_SURE, what);
    s->key_count = 1;
}

static size_t read_grade(lua_State *L, declarer *d, source_decl *s, int match, const char *name, grade grade,
                         const char *what) {
    if (!field(L, match, name, LUA_TTABLE, what)) return 0;
    int lists = lua_gettop(L);
    size_t n = lua_rawlen(L, lists);
    for (size_t i = 0; i < n; i++) {
        if (lua_geti(L, lists, (lua_Integer)i + 1) != LUA_TTABLE)
            luaL_error(L, "%s: match.%s is a list of key lists: write { { \"%s\" } }", what, name,
                       lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "column");
        s->keys[s->key_count++] = read_key_list(L, d, s, grade, what);
    }
    lua_pop(L, 1);
    return n;
}

static void read_match(lua_State *L, declarer *d, source_decl *s, const char *what) {
    static const char *const fields[] = { "sure", "close", "never", NULL };
    int match = lua_gettop(L);
    only_fields(L, match, what, fields);
    size_t n = 0;
    for (size_t i = 0; fields[i] != NULL; i++) {
        lua_getfield(L, match, fields[i]);
        if (lua_istable(L, -1)) n += lua_rawlen(L, -1);
        lua_pop(L, 1);
    }
    s->keys = take(L, d, n + 1, sizeof *s->keys);
    read_grade(L, d, s, match, "sure", GRADE_SURE, what);
    read_grade(L, d, s, match, "close", GRADE_CLOSE, what);
    read_grade(L, d, s, match, "never", GRADE_NEVER, what);
    if (s->key_count == 0) luaL_error(L, "%s: match names no keys", what);
    lua_pop(L, 1);
}

static void read_expects(lua_State *L, declarer *d, source_decl *s, const char *what) {
    int index = lua_gettop(L);
    lua_pushnil(L);
    if (lua_next(L, index) == 0 || lua_type(L, -2) != LUA_TSTRING || !lua_istable(L, -1))
        luaL_error(L, "%s: expects is written { column = { \"code\", ... } }", what);
    lua_pushvalue(L, -2);
    s->expects_column = find_column(L, s, copy_text(L, d, -1), what);
    lua_pop(L, 1);
    const column_decl *c = &s->columns[s->expects_column];
    if (c->type != TYPE_CODE) luaL_error(L, "%s: expects needs a column of codes", what);
    size_t n;
    text *words = read_texts(L, d, lua_gettop(L), what, &n);
    s->expects = take(L, d, n, sizeof *s->expects);
    for (size_t i = 0; i < n; i++) {
        s->expects[i] = column_find_value(c, words[i]);
        if (s->expects[i] == NO_INDEX)
            luaL_error(L, "%s: expects '%s', which is no value of %s", what, words[i].at, c->name.at);
    }
    s->expects_count = n;
    lua_pop(L, 3);
}

static void read_latest(lua_State *L, declarer *d, source_decl *s, const char *what) {
    static const char *const fields[] = { "by", "per", NULL };
    int index = lua_gettop(L);
    only_fields(L, index, what, fields);
    s->latest_by = find_column(L, s, field_text(L, d, index, "by", what, true), what);
    if (s->columns[s->latest_by].type != TYPE_DATE) luaL_error(L, "%s: latest.by must be a date", what);
    if (field(L, index, "per", LUA_TTABLE, what)) {
        size_t n;
        text *names = read_texts(L, d, lua_gettop(L), what, &n);
        if (n > 8) luaL_error(L, "%s: latest.per names more than 8 columns", what);
        for (size_t i = 0; i < n; i++) s->latest_per[i] = find_column(L, s, names[i], what);
        s->latest_per_count = n;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void read_headers(lua_State *L, declarer *d, source_decl *s, const char *what) {
    if (!field(L, 1, "headers", LUA_TTABLE, what)) return;
    for (size_t i = 0; i < s->column_count; i++) {
        column_decl *c = &s->columns[i];
        if (lua_getfield(L, -1, c->name.at) == LUA_TTABLE)
            c->headers = read_texts(L, d, lua_gettop(L), what, &c->header_count);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void read_optional(lua_State *L, declarer *d, source_decl *s, const char *what) {
    if (!field(L, 1, "optional", LUA_TTABLE, what)) return;
    size_t n;
    text *names = read_texts(L, d, lua_gettop(L), what, &n);
    for (size_t i = 0; i < n; i++) s->columns[find_column(L, s, names[i], what)].optional = true;
    lua_pop(L, 1);
}

/* birth_date = { from_id = "id_number" } beside the columns. */
static void read_from_id(lua_State *L, declarer *d, source_decl *s, const char *what) {
    for (size_t i = 0; i < s->column_count; i++) {
        column_decl *c = &s->columns[i];
        if (lua_getfield(L, 1, c->name.at) == LUA_TTABLE) {
            c->from_id = find_column(L, s, field_text(L, d, lua_gettop(L), "from_id", what, true), what);
            if (c->type != TYPE_DATE || s->columns[c->from_id].type != TYPE_CN_ID)
                luaL_error(L, "%s: from_id takes a date from a cn-id column", what);
        }
        lua_pop(L, 1);
    }
}

static void known_source_fields(lua_State *L, const source_decl *s, const char *what) {
    static const char *const fields[] = { "key", "columns", "about", "match", "by", "one_by", "expects",
                                          "latest", "optional", "headers", "title", NULL };
    for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1)) {
        text name = text_of(key_name(L, -2));
        bool known = source_find_column(s, name) != NO_INDEX && lua_istable(L, -1);
        text names[16];
        size_t n = 0;
        for (; fields[n] != NULL; n++) {
            names[n] = text_of(fields[n]);
            known |= text_equal(names[n], name);
        }
        if (known) continue;
        size_t near = text_nearest(name, names, n);
        luaL_error(L, near < n ? "%s: unknown field '%s'; did you mean '%s'?" : "%s: unknown field '%s'",
                   what, name.at, near < n ? names[near].at : "");
    }
}

static void read_kind(lua_State *L, declarer *d, source_decl *s, const char *what) {
    if (field(L, 1, "key", LUA_TSTRING, what)) {
        s->kind = SOURCE_CANDIDATES;
        s->key = find_column(L, s, copy_text(L, d, -1), what);
        lua_pop(L, 1);
        if (d->p->candidates != NO_INDEX) luaL_error(L, "%s: there is a candidate source already", what);
        d->p->candidates = (uint16_t)d->p->source_count;
    } else if (field(L, 1, "one_by", -1, what)) {
        s->kind = SOURCE_ONE;
        read_by(L, d, s, what);
    } else if (field(L, 1, "about", LUA_TSTRING, what)) {
        s->kind = SOURCE_EVIDENCE;
        if (!text_equal(copy_text(L, d, -1), candidates_of(L, d, what)->name))
            luaL_error(L, "%s: about must name the candidates, \"%s\"", what,
                       candidates_of(L, d, what)->name.at);
        lua_pop(L, 1);
        if (field(L, 1, "by", -1, what)) read_by(L, d, s, what);
        else if (field(L, 1, "match", LUA_TTABLE, what)) read_match(L, d, s, what);
        else luaL_error(L, "%s: say how rows find their candidate: by = \"...\" or match = { ... }", what);
    } else {
        luaL_error(L, "%s: needs key (the candidates), about with by or match (evidence), or one_by", what);
    }
}

/* c.unit cannot be both a column of the candidates and the rows of a source; c.day is the days. */
static void refuse_clash(lua_State *L, declarer *d, const source_decl *s, const char *what) {
    const source_decl *c = s->kind == SOURCE_CANDIDATES ? s : &d->p->sources[d->p->candidates];
    if (s->kind != SOURCE_CANDIDATES && source_find_column(c, s->name) != NO_INDEX)
        luaL_error(L, "%s: the candidates have a column '%s' already; one of the two needs another name", what, s->name.at);
    if (source_find_column(c, TEXT("day")) != NO_INDEX || text_is(s->name, "day"))
        luaL_error(L, "%s: 'day' is taken: c.day holds the days", what);
}

static int end_source(lua_State *L) {
    declarer *d = self(L);
    if (d->p == NULL) return 0;
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *what = lua_pushfstring(L, "source \"%s\"", lua_tostring(L, lua_upvalueindex(2)));
    source_decl s = { .name = copy_text(L, d, lua_upvalueindex(2)), .at = here(L, d), .key = NO_INDEX,
                      .expects_column = NO_INDEX, .latest_by = NO_INDEX };
    if (pack_find_source(d->p, s.name) != NO_INDEX) luaL_error(L, "%s: declared twice", what);
    read_columns(L, d, &s, what);
    known_source_fields(L, &s, what);
    s.title = field_label(L, d, 1, "title", what);
    read_kind(L, d, &s, what);
    if (field(L, 1, "expects", LUA_TTABLE, what)) read_expects(L, d, &s, what);
    if (field(L, 1, "latest", LUA_TTABLE, what)) read_latest(L, d, &s, what);
    read_optional(L, d, &s, what);
    read_headers(L, d, &s, what);
    read_from_id(L, d, &s, what);
    refuse_clash(L, d, &s, what);
    room_for(L, (void **)&d->p->sources, &d->room.sources, d->p->source_count, sizeof s, SOURCE_MAX, "sources");
    d->p->sources[d->p->source_count++] = s;
    return 0;
}

/* ---- rules, suppressions, facts, tallies ------------------------------------------------------ */

/* Keeps the function in field `name` of the table at 1 in the book's list. */
static bool keep_function(lua_State *L, declarer *d, int list, size_t number, const char *name, const char *what) {
    int **refs[] = { &d->book->test, &d->book->applies, &d->book->suppress_test,
                     &d->book->suppress_applies, &d->book->fact, &d->book->tally };
    room_for(L, (void **)refs[list], &d->book->rooms[list], number, sizeof(int), RULE_MAX, "rules");
    (*refs[list])[number] = LUA_NOREF;
    if (!field(L, 1, name, LUA_TFUNCTION, what)) return false;
    if (lua_iscfunction(L, -1))
        luaL_error(L, "%s: %s must be a function written here", what, name);
    (*refs[list])[number] = luaL_ref(L, LUA_REGISTRYINDEX);
    return true;
}

static void read_wordings(lua_State *L, declarer *d, const rule_decl *rule, reason_decl *r, const char *what) {
    label l = read_label(L, d, what, NULL);
    bool any = false;
    for (size_t i = 0; i < LANGUAGE_MAX; i++) {
        if (l.in[i].len == 0) continue;
        any = true;
        const char *wrong = wording_cut(d->p, rule->each, l.in[i], &d->p->memory, &r->words[i]);
        if (wrong != NULL) luaL_error(L, "%s, reason '%s': %s", what, r->code.at, wrong);
    }
    if (!any) luaL_error(L, "%s: reason '%s' has no text; write %s = { en = \"...\" }", what, r->code.at,
                         r->code.at);
}

static void read_reasons(lua_State *L, declarer *d, rule_decl *rule, const char *what) {
    if (!field(L, 1, "reasons", LUA_TTABLE, what)) {
        luaL_error(L, "%s has no reasons; write reasons = { code = { en = \"...\" } }: everybody excluded "
                      "is told why", what);
    }
    lua_pushvalue(L, 1);
    lua_pushvalue(L, -2);
    lua_replace(L, 1);
    text *codes = sorted_keys(L, d, what, &rule->reason_count);
    rule->reasons = take(L, d, rule->reason_count, sizeof *rule->reasons);
    for (size_t i = 0; i < rule->reason_count; i++) {
        rule->reasons[i].code = codes[i];
        lua_getfield(L, 1, codes[i].at);
        read_wordings(L, d, rule, &rule->reasons[i], what);
    }
    lua_replace(L, 1);
    lua_pop(L, 1);
}

static void read_stage(lua_State *L, declarer *d, rule_decl *r, const char *what) {
    if (d->p->stage_count == 0) luaL_error(L, "%s: declare stages { ... } before it", what);
    if (!field(L, 1, "stage", LUA_TSTRING, what)) {
        if (d->p->stage_count > 1) luaL_error(L, "%s: 'stage' is missing", what);
        return;
    }
    text name = copy_text(L, d, -1);
    text names[STAGE_MAX];
    for (size_t i = 0; i < d->p->stage_count; i++) names[i] = d->p->stages[i].id;
    r->stage = pack_find_stage(d->p, name);
    size_t near = text_nearest(name, names, d->p->stage_count);
    if (r->stage == NO_INDEX)
        luaL_error(L, near < d->p->stage_count ? "%s: no stage '%s'; did you mean '%s'?" : "%s: no stage '%s'",
                   what, name.at, near < d->p->stage_count ? names[near].at : "");
    lua_pop(L, 1);
}

static uint16_t evidence_source(lua_State *L, declarer *d, const char *name_field, const char *what, bool required) {
    if (!field(L, 1, name_field, LUA_TSTRING, what)) {
        if (required) luaL_error(L, "%s: '%s' is missing", what, name_field);
        return NO_INDEX;
    }
    text name = copy_text(L, d, -1);
    uint16_t found = pack_find_source(d->p, name);
    lua_pop(L, 1);
    if (found != NO_INDEX && d->p->sources[found].kind == SOURCE_EVIDENCE) return found;
    text names[SOURCE_MAX];
    for (size_t i = 0; i < d->p->source_count; i++) names[i] = d->p->sources[i].name;
    size_t near = text_nearest(name, names, d->p->source_count);
    luaL_error(L, found == NO_INDEX && near < d->p->source_count
                      ? "%s: no evidence source '%s' is declared before it; did you mean '%s'?"
                      : "%s: no evidence source '%s' is declared before it",
               what, name.at, near < d->p->source_count ? names[near].at : "");
    return NO_INDEX;
}

static void read_in_force(lua_State *L, rule_decl *r, const char *what) {
    static const char *const fields[] = { "from", "to", NULL };
    r->from = DAY_NONE;
    r->to = DAY_OPEN;
    if (!field(L, 1, "in_force", LUA_TTABLE, what)) return;
    only_fields(L, lua_gettop(L), what, fields);
    r->from = read_day(L, what, "from", lua_gettop(L), DAY_NONE);
    r->to = read_day(L, what, "to", lua_gettop(L), DAY_OPEN);
    if (r->from > r->to) luaL_error(L, "%s: in_force ends before it begins", what);
    lua_pop(L, 1);
}

static severity read_severity(lua_State *L, const char *what) {
    static const char *const words[] = { "statute", "regulation", "policy", NULL };
    if (!field(L, 1, "severity", LUA_TSTRING, what))
        luaL_error(L, "%s: 'severity' is missing: \"statute\", \"regulation\" or \"policy\"", what);
    const char *word = lua_tostring(L, -1);
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], word) == 0) return lua_pop(L, 1), (severity)i;
    luaL_error(L, "%s: severity \"%s\" is not one of statute, regulation, policy", what, word);
    return STATUTE;
}

static int end_rule(lua_State *L) {
    static const char *const fields[] = { "title", "severity", "stage", "cites", "in_force", "reasons", "applies",
                                          "test", "each", "version", NULL };
    declarer *d = self(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *what = lua_pushfstring(L, "rule \"%s\"", lua_tostring(L, lua_upvalueindex(2)));
    size_t number = d->rules;
    bool has_applies = keep_function(L, d, BOOK_APPLIES, number, "applies", what);
    if (!keep_function(L, d, BOOK_TEST, number, "test", what)) luaL_error(L, "%s: 'test' is missing", what);
    d->rules++;
    if (d->p == NULL) return 0;
    only_fields(L, 1, what, fields);
    rule_decl r = { .id = copy_text(L, d, lua_upvalueindex(2)), .at = here(L, d), .has_applies = has_applies };
    if (r.id.len == 0 || pack_find_rule(d->p, r.id) != NO_INDEX)
        luaL_error(L, "%s: an id is needed that no other rule has", what);
    r.version = field_text(L, d, 1, "version", what, false);
    if (r.version.len == 0) r.version = d->p->version;
    r.title = field_label(L, d, 1, "title", what);
    r.severity = read_severity(L, what);
    read_stage(L, d, &r, what);
    r.each = evidence_source(L, d, "each", what, false);
    read_in_force(L, &r, what);
    r.cites = read_cites(L, d, 1, what, true, &r.cite_count);
    read_reasons(L, d, &r, what);
    r.text = d->p->files[d->file].sha256;
    room_for(L, (void **)&d->p->rules, &d->room.rules, d->p->rule_count, sizeof r, RULE_MAX, "rules");
    d->p->rules[d->p->rule_count++] = r;
    return 0;
}

static int end_suppress(lua_State *L) {
    static const char *const fields[] = { "title", "source", "cites", "applies", "test", NULL };
    declarer *d = self(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *what = lua_pushfstring(L, "suppress \"%s\"", lua_tostring(L, lua_upvalueindex(2)));
    bool has_applies = keep_function(L, d, BOOK_SUPPRESS_APPLIES, d->suppresses, "applies", what);
    if (!keep_function(L, d, BOOK_SUPPRESS_TEST, d->suppresses, "test", what))
        luaL_error(L, "%s: 'test' is missing", what);
    d->suppresses++;
    if (d->p == NULL) return 0;
    only_fields(L, 1, what, fields);
    suppress_decl s = { .id = copy_text(L, d, lua_upvalueindex(2)), .at = here(L, d), .has_applies = has_applies };
    s.title = field_label(L, d, 1, "title", what);
    s.source = evidence_source(L, d, "source", what, true);
    s.cites = read_cites(L, d, 1, what, true, &s.cite_count);
    room_for(L, (void **)&d->p->suppresses, &d->room.suppresses, d->p->suppress_count, sizeof s, RULE_MAX,
             "suppressions");
    d->p->suppresses[d->p->suppress_count++] = s;
    return 0;
}

static int end_fact(lua_State *L) {
    static const char *const fields[] = { "title", "cites", "test", NULL };
    declarer *d = self(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *what = lua_pushfstring(L, "fact \"%s\"", lua_tostring(L, lua_upvalueindex(2)));
    if (!keep_function(L, d, BOOK_FACT, d->facts, "test", what)) luaL_error(L, "%s: 'test' is missing", what);
    d->facts++;
    if (d->p == NULL) return 0;
    only_fields(L, 1, what, fields);
    fact_decl made = { .name = copy_text(L, d, lua_upvalueindex(2)), .at = here(L, d) };
    made.title = field_label(L, d, 1, "title", what);
    made.cites = read_cites(L, d, 1, what, false, &made.cite_count);
    if (pack_find_fact(d->p, made.name) != NO_INDEX ||
        source_find_column(candidates_of(L, d, what), made.name) != NO_INDEX)
        luaL_error(L, "%s: a fact needs a name that no other fact and no column of the candidates has", what);
    room_for(L, (void **)&d->p->facts, &d->room.facts, d->p->fact_count, sizeof made, RULE_MAX, "facts");
    d->p->facts[d->p->fact_count++] = made;
    return 0;
}

static int end_tally(lua_State *L) {
    static const char *const fields[] = { "title", "value", "bands", NULL };
    declarer *d = self(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *what = lua_pushfstring(L, "tally \"%s\"", lua_tostring(L, lua_upvalueindex(2)));
    if (!keep_function(L, d, BOOK_TALLY, d->tallies, "value", what)) luaL_error(L, "%s: 'value' is missing", what);
    d->tallies++;
    if (d->p == NULL) return 0;
    only_fields(L, 1, what, fields);
    tally_decl made = { .name = copy_text(L, d, lua_upvalueindex(2)), .at = here(L, d) };
    made.title = field_label(L, d, 1, "title", what);
    if (field(L, 1, "bands", LUA_TTABLE, what)) {
        made.edge_count = lua_rawlen(L, -1);
        made.edges = take(L, d, made.edge_count, sizeof *made.edges);
        for (size_t i = 0; i < made.edge_count; i++) {
            lua_geti(L, -1, (lua_Integer)i + 1);
            if (!lua_isinteger(L, -1) || (i > 0 && lua_tointeger(L, -1) <= made.edges[i - 1]))
                luaL_error(L, "%s: bands are whole numbers in rising order", what);
            made.edges[i] = lua_tointeger(L, -1);
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    room_for(L, (void **)&d->p->tallies, &d->room.tallies, d->p->tally_count, sizeof made, 256, "tallies");
    d->p->tallies[d->p->tally_count++] = made;
    return 0;
}

/* ---- the words --------------------------------------------------------------------------------- */

/* rule "ID" gives a function that takes the table: upvalues declarer, id. */
static int begin_named(lua_State *L) {
    if (lua_type(L, 1) != LUA_TSTRING)
        return luaL_error(L, "%s is written %s \"name\" { ... }", lua_tostring(L, lua_upvalueindex(3)),
                          lua_tostring(L, lua_upvalueindex(3)));
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, lua_tocfunction(L, lua_upvalueindex(2)), 2);
    return 1;
}

void declare_words(declarer *d, lua_State *L) {
    static const struct { const char *word; lua_CFunction end; } named[] = {
        { "law", end_law }, { "source", end_source }, { "rule", end_rule },
        { "suppress", end_suppress }, { "fact", end_fact }, { "tally", end_tally },
    };
    static const luaL_Reg plain[] = { { "pack", word_pack }, { "params", word_params },
                                      { "stages", word_stages }, { "forbid", word_forbid } };
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
    *book = (rulebook){ 0 };
}

/* ---- the whole ---------------------------------------------------------------------------------- */

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
    notes_add(d->n, NOTE_ERROR, "pack.lua", 0, 0,
              near < p->day_count ? "law_day = \"%.*s\" is no day of days { ... }; did you mean '%.*s'?"
                                  : "law_day = \"%.*s\" is no day of days { ... }%.*s",
              TEXT_ARGS(d->law_day), TEXT_ARGS(near < p->day_count ? names[near] : TEXT("")));
}

void declare_finish(declarer *d) {
    pack *p = d->p;
    if (!d->has_pack) wrong_whole(d, "no pack { id = ..., version = ..., law_day = ... } is declared");
    else find_law_day(d);
    if (p->candidates == NO_INDEX) wrong_whole(d, "no source has a key: which one holds the candidates?");
    if (p->rule_count == 0) wrong_whole(d, "the pack has no rules; nobody could be accepted");
    for (size_t i = 0; i < p->forbidden_count; i++) mark_forbidden(d, p->forbidden[i]);
}

/* ---- what rule_check is told of the functions ------------------------------------------------------ */

enum { CLOSURES_MAX = 10000, CONST_DEPTH = 8, CONST_PAIRS = 4096 };

/* Closures already described, so that a function reached twice is one. */
typedef struct survey { declarer *d; arena *a; int words; int seen; closure **all; size_t count, room; } survey;

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
    room_for(L, (void **)&s->all, &s->room, s->count, sizeof *s->all, CLOSURES_MAX, "functions");
    if (made == NULL) luaL_error(L, "not enough memory");
    lua_pushvalue(L, at);
    lua_pushinteger(L, (lua_Integer)s->count);
    lua_rawset(L, s->seen);
    s->all[s->count++] = made;
    *made = (closure){ .file = file_numbered(s->d->built, about.short_src), .field = field_name,
                       .first_line = (uint32_t)about.linedefined, .last_line = (uint32_t)about.lastlinedefined };
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
    return made;
}

static void describe_table(lua_State *L, survey *s, int depth, const_value *out) {
    int at = lua_gettop(L);
    if (depth > CONST_DEPTH || lua_getmetatable(L, at)) {
        lua_settop(L, at);
        return;
    }
    size_t n = 0;
    for (lua_pushnil(L); lua_next(L, at) != 0; lua_pop(L, 1)) n++;
    if (n > CONST_PAIRS) return;
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
    case LUA_TBOOLEAN: *out = (const_value){ .kind = CONST_BOOLEAN, .yes = lua_toboolean(L, -1) }; break;
    case LUA_TNUMBER:
        if (lua_isinteger(L, -1)) *out = (const_value){ .kind = CONST_INTEGER, .integer = lua_tointeger(L, -1) };
        else out->kind = CONST_DECIMAL;
        break;
    case LUA_TSTRING: *out = (const_value){ .kind = CONST_WORDS, .words = survey_text(L, s, -1) }; break;
    case LUA_TTABLE: describe_table(L, s, depth, out); break;
    case LUA_TFUNCTION:
        if (lua_iscfunction(L, -1)) describe_builtin(L, s, out);
        else if (depth <= CONST_DEPTH * 4)
            *out = (const_value){ .kind = CONST_FUNCTION, .function = survey_function(L, s, NULL, depth) };
        break;
    case LUA_TUSERDATA: describe_userdata(L, out); break;
    default: break;
    }
    lua_pop(L, 1);
}

typedef struct site_list { survey s; site *sites; size_t count; } site_list;

static void survey_list(lua_State *L, site_list *out, const int *refs, size_t n, site_kind kind, const char *field_name) {
    for (size_t i = 0; i < n; i++) {
        if (refs[i] == LUA_NOREF) continue;
        lua_rawgeti(L, LUA_REGISTRYINDEX, refs[i]);
        out->sites[out->count++] = (site){ kind, (uint16_t)i, survey_function(L, &out->s, field_name, 0) };
        lua_pop(L, 1);
    }
}

static int survey_all(lua_State *L) {
    site_list *out = lua_touserdata(L, 1);
    declarer *d = out->s.d;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &WORDS_KEY);
    out->s.words = lua_gettop(L);
    lua_newtable(L);
    out->s.seen = lua_gettop(L);
    survey_list(L, out, d->book->test, d->rules, SITE_RULE_TEST, "test");
    survey_list(L, out, d->book->applies, d->rules, SITE_RULE_APPLIES, "applies");
    survey_list(L, out, d->book->suppress_test, d->suppresses, SITE_SUPPRESS_TEST, "test");
    survey_list(L, out, d->book->suppress_applies, d->suppresses, SITE_SUPPRESS_APPLIES, "applies");
    survey_list(L, out, d->book->fact, d->facts, SITE_FACT, "test");
    survey_list(L, out, d->book->tally, d->tallies, SITE_TALLY, "value");
    return 0;
}

int declare_sites(declarer *d, cage *c, arena *a, site **out, size_t *count, fault *f) {
    lua_State *L = cage_lua(c);
    site_list list = { .s = { .d = d, .a = a } };
    size_t most = 2 * d->rules + 2 * d->suppresses + d->facts + d->tallies;
    list.sites = arena_take_zero(a, most + 1, sizeof *list.sites);
    if (list.sites == NULL) return fault_memory(f);
    lua_pushcfunction(L, survey_all);
    lua_pushlightuserdata(L, &list);
    caged how = cage_call(c, 1, 0, CAGE_LOAD_STEPS);
    free(list.s.all);
    if (how != CAGED_DONE) {
        fault why = { 0 };
        cage_message(L, how, &why, FAULT_PACK);
        return how == CAGED_MEMORY ? fault_memory(f)
                                   : fault_set(f, FAULT_PACK, why.file, why.line, 0, "%s", why.message);
    }
    *out = list.sites;
    *count = list.count;
    return 0;
}

/* A rule that keeps state is void; a fact, suppression or tally that does has no answer: every rule may
 * lean on it, so every rule is void. */
int declare_state(pack *p, const state_report *report, fault *f) {
    char *words = arena_bytes(&p->memory, report->message, strlen(report->message));
    if (words == NULL) return fault_memory(f);
    bool one = report->kind == SITE_RULE_TEST || report->kind == SITE_RULE_APPLIES;
    for (size_t i = 0; i < p->rule_count; i++)
        if ((!one || i == report->number) && p->rules[i].keeps_state == NULL) p->rules[i].keeps_state = words;
    return 0;
}
