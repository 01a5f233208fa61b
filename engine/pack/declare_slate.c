/* declare_slate: group = { ... } and over = ... of a rule: candidates who are judged together.
 *
 * A group is named by columns of the candidates or of a source with one row per candidate
 * ("unit_id", "office.rank"); candidates who agree in all of them are one slate. None at all
 * makes one slate of the whole list. What a free text says twice nobody spells twice the same:
 * nobody is grouped by it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/declare_slate.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

enum { GROUP_MAX = 8 };

static uint16_t find_source(lua_State *L, const pack *p, text name, const char *what) {
    text names[SOURCE_MAX] = { { NULL, 0 } };
    size_t n = 0;
    for (size_t i = 0; i < p->source_count; i++) {
        if (p->sources[i].kind == SOURCE_ONE && text_equal(p->sources[i].name, name))
            return (uint16_t)i;
        if (p->sources[i].kind == SOURCE_ONE) names[n++] = p->sources[i].name;
    }
    size_t near = text_nearest(name, names, n);
    lua_pushlstring(L, name.at, name.len);
    luaL_error(L,
               near < n
                   ? "%s: group: '%s' is no source with one row per candidate (one_by) that "
                     "is declared before it; did you mean '%s'?"
                   : "%s: group: '%s' is no source with one row per candidate (one_by) that "
                     "is declared before it",
               what, lua_tostring(L, -1), near < n ? names[near].at : "");
    return NO_INDEX;
}

static bool is_forbidden(const pack *p, const column_decl *c) {
    bool found = c->forbidden;
    for (size_t i = 0; i < p->forbidden_count; i++)
        found |= text_equal(p->forbidden[i], c->name);
    return found;
}

static group_key find_key(lua_State *L, const pack *p, text name, const char *what) {
    const char *dot = memchr(name.at, '.', name.len);
    group_key key = { p->candidates, NO_INDEX };
    text of = name;
    if (dot != NULL) {
        key.source = find_source(L, p, (text){ name.at, (size_t)(dot - name.at) }, what);
        of = (text){ dot + 1, name.len - (size_t)(dot - name.at) - 1 };
    }
    const source_decl *s = &p->sources[key.source];
    key.column = source_find_column(s, of);
    if (key.column == NO_INDEX) {
        text names[COLUMN_MAX];
        for (size_t i = 0; i < s->column_count; i++) names[i] = s->columns[i].name;
        size_t near = text_nearest(of, names, s->column_count);
        for (size_t i = 0; near == s->column_count && i < s->column_count; i++)
            if (names[i].len > of.len && memcmp(names[i].at, of.at, of.len) == 0 &&
                names[i].at[of.len] == '_')
                near = i;                      /* 'unit' of unit_id */
        luaL_error(L,
                   near < s->column_count
                       ? "%s: group: %s has no column '%s'; did you mean '%s'?"
                       : "%s: group: %s has no column '%s'",
                   what, s->name.at, of.at, near < s->column_count ? names[near].at : "");
    }
    const column_decl *c = &s->columns[key.column];
    if (is_forbidden(p, c))
        luaL_error(L, "%s: group: '%s' may not be used by rules: the pack forbids it", what,
                   name.at);
    if (c->type == TYPE_TEXT || c->type == TYPE_DECIMAL || c->type == TYPE_DURATION)
        luaL_error(
            L,
            "%s: group: nobody is grouped by '%s', which is %s; make the column an id, a name "
            "or a list of codes",
            what, name.at, column_type_name(c->type));
    return key;
}

/* group = { "unit_id" }, { "unit_id", "office.rank" }, {} or "list": the whole list. */
static void read_group(lua_State *L, declarer *d, slate_decl *s, uint16_t stage,
                       const char *what) {
    if (lua_type(L, -1) == LUA_TSTRING) {
        if (strcmp(lua_tostring(L, -1), "list") != 0)
            luaL_error(L, "%s: group is a list of columns, { \"unit_id\" }, or \"list\", the "
                          "whole list; not \"%s\"",
                       what, lua_tostring(L, -1));
        return;
    }
    if (!lua_istable(L, -1))
        luaL_error(L, "%s: group is a list of columns, { \"unit_id\" }, or \"list\"", what);
    text *names = reading_texts(L, d, lua_gettop(L), what, &s->key_count);
    if (s->key_count > GROUP_MAX)
        luaL_error(L, "%s: group names more than %d columns", what, GROUP_MAX);
    s->keys = reading_take(L, d, s->key_count, sizeof *s->keys);
    for (size_t i = 0; i < s->key_count; i++) {
        s->keys[i] = find_key(L, d->p, names[i], what);
        const source_decl *of = &d->p->sources[s->keys[i].source];
        if (of->stage > stage)
            luaL_error(
                L, "%s is judged at '%s', before its source %s, which is gathered for '%s'",
                what, d->p->stages[stage].id.at, of->name.at, d->p->stages[of->stage].id.at);
    }
}

void declare_slate(lua_State *L, declarer *d, rule_decl *r, const char *what) {
    bool group = reading_field(L, 1, "group", -1, what);
    if (!group) {
        if (reading_field(L, 1, "over", -1, what))
            luaL_error(L, "%s: over goes with group = { ... }", what);
        return;
    }
    if (r->each != NO_INDEX || r->has_applies)
        luaL_error(L,
                   r->each != NO_INDEX
                       ? "%s: a rule is over rows (each) or over a group, not both"
                       : "%s: a rule over a group has no applies; ask in its test whom it is "
                         "about",
                   what);
    if (d->p->candidates == NO_INDEX)
        luaL_error(L, "%s: declare the candidates (the source with a key) before it", what);
    r->slate = reading_take(L, d, 1, sizeof *r->slate);
    read_group(L, d, r->slate, r->stage, what);
    lua_pop(L, 1);
    text over = reading_words(L, d, 1, "over", what, false);
    r->slate->standing = text_is(over, "standing");
    if (over.len > 0 && !r->slate->standing && !text_is(over, "all"))
        luaL_error(L,
                   "%s: over is \"all\" or \"standing\" (those not rejected so far), not '%s'",
                   what, over.at);
    d->p->slate_count++;
}
