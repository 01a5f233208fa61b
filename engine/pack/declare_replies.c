/* declare_replies: replies = { ... } of a source: what each answer means.
 *
 * With it the engine knows an answer from a row that waits for one, and says itself what is
 * no answer: a blank, one withdrawn, one too old, two that differ. Every word the answer
 * column can hold has one meaning; a word without any is an error, so that an answer added
 * later is never counted as something it is not. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/declare_replies.h"

#include <lauxlib.h>
#include <lua.h>

enum { NO_KIND = 0xff };

static const char *const kind_names[REPLY_KINDS] = { "clear", "adverse", "unclear",
                                                     "withdrawn" };

/* The column that `name` of the table names, or NO_INDEX where it is not there. */
static uint16_t read_column(lua_State *L, declarer *d, const source_decl *s, const char *name,
                            column_type type, const char *what) {
    text names[COLUMN_MAX], word = reading_words(L, d, lua_gettop(L), name, what, false);
    size_t n = 0;
    if (word.len == 0) return NO_INDEX;
    uint16_t found = source_find_column(s, word);
    if (found != NO_INDEX && s->columns[found].type == type) return found;
    if (found != NO_INDEX)
        luaL_error(L, "%s: replies.%s must name a %s; '%s' holds %s", what, name,
                   type == TYPE_DATE ? "date column" : "column of codes", word.at,
                   column_type_name(s->columns[found].type));
    for (size_t i = 0; i < s->column_count; i++)
        if (s->columns[i].type == type) names[n++] = s->columns[i].name;
    size_t near = text_nearest(word, names, n);
    luaL_error(L, near < n ? "%s: replies.%s: no column '%s'; did you mean '%s'?"
                           : "%s: replies.%s: no column '%s'",
               what, name, word.at, near < n ? names[near].at : "");
    return NO_INDEX;
}

static void read_kind(lua_State *L, declarer *d, const source_decl *s, reply_kind kind,
                      const char *what) {
    const column_decl *c = &s->columns[s->replies.result];
    size_t n;
    if (!reading_field(L, lua_gettop(L), kind_names[kind], LUA_TTABLE, what)) return;
    text *words = reading_texts(L, d, lua_gettop(L), what, &n);
    for (size_t i = 0; i < n; i++) {
        uint16_t at = column_find_value(c, words[i]);
        if (at == NO_INDEX) {
            size_t near = text_nearest(words[i], c->values, c->value_count);
            luaL_error(L, near < c->value_count
                              ? "%s: replies: '%s' is no value of %s; did you mean '%s'?"
                              : "%s: replies: '%s' is no value of %s",
                       what, words[i].at, c->name.at,
                       near < c->value_count ? c->values[near].at : "");
        }
        if (s->replies.kinds[at] != NO_KIND)
            luaL_error(L, "%s: replies: '%s' can mean one thing only", what, words[i].at);
        s->replies.kinds[at] = (uint8_t)kind;
    }
    lua_pop(L, 1);
}

static void read_kinds(lua_State *L, declarer *d, source_decl *s, const char *what) {
    const column_decl *c = &s->columns[s->replies.result];
    s->replies.kinds = reading_take(L, d, c->value_count, 1);
    for (size_t i = 0; i < c->value_count; i++) s->replies.kinds[i] = NO_KIND;
    for (int kind = 0; kind < REPLY_KINDS; kind++) read_kind(L, d, s, (reply_kind)kind, what);
    for (size_t i = 0; i < c->value_count; i++)
        if (s->replies.kinds[i] == NO_KIND)
            luaL_error(L,
                       "%s: replies does not say what '%s' of %s means: put it under clear, "
                       "adverse, unclear or withdrawn",
                       what, c->values[i].at, c->name.at);
}

static void read_check_day(lua_State *L, declarer *d, source_decl *s, const char *what) {
    text names[64], word = reading_words(L, d, lua_gettop(L), "check_day", what, false);
    size_t n = 0;
    s->replies.check_day = NO_INDEX;
    if (word.len == 0) return;
    s->replies.check_day = pack_find_day(d->p, word);
    if (s->replies.check_day != NO_INDEX) return;
    for (; n < d->p->day_count && n < 64; n++) names[n] = d->p->days[n].name;
    size_t near = text_nearest(word, names, n);
    luaL_error(L, near < n ? "%s: replies.check_day: no day '%s'; did you mean '%s'?"
                           : "%s: replies.check_day: no day '%s' is declared before it",
               what, word.at, near < n ? names[near].at : "");
}

/* valid_months = 6, or the name of a parameter. */
static void read_validity(lua_State *L, declarer *d, source_decl *s, const char *what) {
    replies_decl *r = &s->replies;
    r->valid_param = NO_INDEX;
    if (!reading_field(L, lua_gettop(L), "valid_months", -1, what)) return;
    if (lua_isinteger(L, -1)) {
        lua_Integer n = lua_tointeger(L, -1);
        if (n < 1 || n > REPLY_MONTHS_MAX)
            luaL_error(L, "%s: replies.valid_months is 1 to %d", what, REPLY_MONTHS_MAX);
        r->valid_months = (int32_t)n;
    } else if (lua_type(L, -1) == LUA_TSTRING) {
        r->valid_param = pack_find_param(d->p, reading_text(L, d, -1));
        if (r->valid_param == NO_INDEX ||
            d->p->params[r->valid_param].standard.type != PARAM_INTEGER)
            luaL_error(L,
                       "%s: replies.valid_months: '%s' is no parameter with a whole number, "
                       "declared before it",
                       what, lua_tostring(L, -1));
    } else {
        luaL_error(L, "%s: replies.valid_months is a number of months or a parameter", what);
    }
    lua_pop(L, 1);
    if (r->check_day == NO_INDEX)
        luaL_error(L, "%s: replies.valid_months needs check_day, the day it is counted to",
                   what);
}

void declare_replies(lua_State *L, declarer *d, source_decl *s, const char *what) {
    static const char *const fields[] = { "result",    "clear",    "adverse", "unclear",
                                          "withdrawn", "asked_on", "due_on",  "check_day",
                                          "valid_months", NULL };
    if (!reading_field(L, 1, "replies", LUA_TTABLE, what)) return;
    reading_only(L, lua_gettop(L), what, fields);
    if (s->expects_column == NO_INDEX || s->latest_by == NO_INDEX)
        luaL_error(L,
                   "%s: replies needs expects (who has to answer) and latest (which answer "
                   "counts)",
                   what);
    s->replies.result = read_column(L, d, s, "result", TYPE_CODE, what);
    if (s->replies.result == NO_INDEX) luaL_error(L, "%s: replies.result is missing", what);
    read_kinds(L, d, s, what);
    s->replies.asked_on = read_column(L, d, s, "asked_on", TYPE_DATE, what);
    s->replies.due_on = read_column(L, d, s, "due_on", TYPE_DATE, what);
    read_check_day(L, d, s, what);
    read_validity(L, d, s, what);
    lua_pop(L, 1);
}
