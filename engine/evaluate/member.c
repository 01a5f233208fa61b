/* member: what Lua sees of candidates who are judged together.
 *
 * Each member is one object for the whole call, so that a rule may keep notes under it. It
 * has the candidate's columns, the rows of one_by sources and its days, read through the
 * view like any other cell; whose cell was read last is noted, so that a blank is held
 * against him. The slate has what its members have in common. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/member.h"

#include <lauxlib.h>
#include <lua.h>

#include "pack/cage.h"

static const char MEMBERS_KEY = 0;

/* ---- who is asked ------------------------------------------------------------ */

slate *member_slate(lua_State *L, const char *what) {
    view *v = values_view(L);
    if (v->slate == NULL)
        luaL_error(L, "%s belongs in the test of a rule over a group: group = { \"column\" }",
                   what);
    return v->slate;
}

const member_ref *member_at(lua_State *L, int index, const char *what) {
    const member_ref *m = values_test(L, index, KIND_MEMBER);
    if (m == NULL)
        luaL_error(L, "%s: a member of the slate is expected, not a %s", what,
                   values_kind(L, index));
    if (m->judged != values_view(L)->judged)
        luaL_error(L, "%s: this member belongs to an earlier slate and is no longer valid",
                   what);
    return m;
}

const members_ref *member_list(lua_State *L, int index, const char *what) {
    const members_ref *m = values_test(L, index, KIND_MEMBERS);
    if (m == NULL)
        luaL_error(L, "%s: the slate or a list of its members is expected, not a %s", what,
                   values_kind(L, index));
    if (m->judged != values_view(L)->judged)
        luaL_error(L, "%s: these members belong to an earlier slate", what);
    values_view(L)->slate->looked = true;
    return m;
}

uint32_t member_in(const slate *s, const members_ref *list, uint32_t place) {
    return s->orders[list->order].at[list->first + place];
}

void member_begin(lua_State *L) {
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &MEMBERS_KEY);
}

void member_push(lua_State *L, view *v, uint32_t number) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &MEMBERS_KEY);
    if (lua_rawgeti(L, -1, (lua_Integer)number + 1) == LUA_TNIL) {
        lua_pop(L, 1);
        *(member_ref *)lua_newuserdatauv(L, sizeof(member_ref), 0) =
            (member_ref){ KIND_MEMBER, number, v->slate->members[number], v->judged };
        luaL_setmetatable(L, "member of the slate");
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, (lua_Integer)number + 1);
    }
    lua_remove(L, -2);
}

void member_push_list(lua_State *L, view *v, const members_ref *list) {
    members_ref *made = lua_newuserdatauv(L, sizeof *made, 0);
    *made = *list;
    made->kind = KIND_MEMBERS;
    made->judged = v->judged;
    luaL_setmetatable(L, "list of members");
}

/* ---- reading ------------------------------------------------------------ */

static text name_at(lua_State *L) {
    size_t len = 0;
    if (lua_type(L, 2) != LUA_TSTRING) luaL_error(L, "a column is named, as a.birth_date");
    const char *at = lua_tolstring(L, 2, &len);
    return (text){ at, len };
}

static int push_cell(lua_State *L, view *v, common_cell at, uint32_t of) {
    row_ref own = { .source = at.source, .place = PLACE_NONE, .row = at.row, .of = of };
    return lens_push_cell(L, v, &own, at.column);
}

static int push_row_of(lua_State *L, view *v, uint16_t source, uint32_t row, uint32_t of) {
    if (row == NO_ROW) {
        v->asked_of = of;
        v->missing = (missing){ .kind = MISSING_ONE, .source = source, .row = NO_ROW };
        cage_stop(L);
    }
    lens_push_row_of(L, v, source, row, of);
    return 1;
}

static _Noreturn void unknown_name(lua_State *L, const pack *p, text name) {
    const source_decl *s = &p->sources[p->candidates];
    text names[COLUMN_MAX + SOURCE_MAX + 1];
    size_t n = 0;
    uint16_t source = pack_find_source(p, name);
    if (source != NO_INDEX || pack_find_fact(p, name) != NO_INDEX)
        luaL_error(
            L,
            "'%s' is asked of one candidate in a rule of his own; a member of a slate has "
            "columns, rows of one_by sources and days",
            name.at);
    for (size_t i = 0; i < s->column_count; i++) names[n++] = s->columns[i].name;
    for (size_t i = 0; i < p->source_count; i++)
        if (p->sources[i].kind == SOURCE_ONE) names[n++] = p->sources[i].name;
    names[n++] = TEXT("day");
    lens_unknown_part(L, "a member of the slate", name, names, n);
}

static int push_days(lua_State *L, view *v, const member_ref *m) {
    member_ref *days = lua_newuserdatauv(L, sizeof *days, 0);
    *days = (member_ref){ KIND_MEMBER_DAYS, m->number, m->candidate, v->judged };
    luaL_setmetatable(L, "days of a member");
    return 1;
}

static int member_index(lua_State *L) {
    view *v = values_view(L);
    const member_ref *m = member_at(L, 1, "a column");
    const pack *p = v->pack;
    text name = name_at(L);
    uint16_t column = source_find_column(&p->sources[p->candidates], name);
    cage_charge(L, 2);
    slate_touch(v->slate, m->number);
    view_turn(v, m->candidate);
    if (column != NO_INDEX) {
        lens_column(L, p, p->candidates, name.at);
        return push_cell(L, v, (common_cell){ m->candidate, p->candidates, column },
                         m->candidate);
    }
    if (text_is(name, "day")) return push_days(L, v, m);
    uint16_t source = pack_find_source(p, name);
    if (source == NO_INDEX || p->sources[source].kind != SOURCE_ONE) unknown_name(L, p, name);
    uint32_t row = v->evidence->sources[source].one[m->candidate];
    return push_row_of(L, v, source, row, m->candidate);
}

static int member_days_index(lua_State *L) {
    view *v = values_view(L);
    const member_ref *m = values_test(L, 1, KIND_MEMBER_DAYS);
    text name = name_at(L), names[64];
    span on;
    uint16_t day = pack_find_day(v->pack, name);
    if (m == NULL || m->judged != v->judged)
        return luaL_error(L, "these days belong to an earlier slate");
    if (day == NO_INDEX) {
        for (size_t i = 0; i < v->pack->day_count; i++) names[i] = v->pack->days[i].name;
        lens_unknown_part(L, "a.day", name, names, v->pack->day_count);
    }
    slate_touch(v->slate, m->number);
    view_turn(v, m->candidate);
    cell_state state = view_day(v, day, &on);
    if (state != CELL_OK && state != CELL_OPEN) {
        v->missing = (missing){ .kind = MISSING_DAY, .source = NO_INDEX, .column = day,
                                .row = NO_ROW, .state = (uint8_t)state };
        cage_stop(L);
    }
    values_push_date(L, on, NO_EXPR);
    return 1;
}

/* ---- the slate and lists ------------------------------------------------------------ */

/* What all members have in common: slate.unit_id, slate.unit.seats. */
static int list_index(lua_State *L) {
    view *v = values_view(L);
    const members_ref *list = member_list(L, 1, "a column");
    const slate_decl *d = v->slate->rule->slate;
    const pack *p = v->pack;
    text name = name_at(L), names[16];
    uint16_t source = pack_find_source(p, name);
    if (list->order != 0) return luaL_error(L, "a list of members has no '%s'", name.at);
    const slate_place *place = &v->slate->place;
    view_turn(v, place->candidate);
    for (size_t i = 0; i < d->key_count; i++) {
        names[i] = p->sources[d->keys[i].source].columns[d->keys[i].column].name;
        if (d->keys[i].source == p->candidates && text_equal(names[i], name))
            return push_cell(L, v, slate_common(v->evidence, d, place, i), NO_ROW);
    }
    if (source != NO_INDEX && slate_shares(p, d, source))
        return push_row_of(L, v, source, slate_row_of(v->evidence, place, source), NO_ROW);
    lens_unknown_part(L, "the slate, which has only what all members have in common,", name,
                      names, d->key_count);
    return 0;
}

/* How many they are; where some could not be placed nobody can tell. */
static int list_len(lua_State *L) {
    view *v = values_view(L);
    const members_ref *list = member_list(L, 1, "#");
    slate *s = v->slate;
    s->counted = true;
    /* how many stand where depends on what all of them hold */
    s->pooled |= list->order != 0;
    if (s->orders[list->order].lacks_some) slate_darken_by_members(s);
    if (s->all_dark) cage_stop(L);
    lua_pushinteger(L, list->count);
    return 1;
}

static int equal(lua_State *L) {
    const member_ref *a = values_test(L, 1, KIND_MEMBER), *b = values_test(L, 2, KIND_MEMBER);
    lua_pushboolean(L, a != NULL && b != NULL && a->candidate == b->candidate);
    return 1;
}

static void make_kind(lua_State *L, const char *name, lua_CFunction index, lua_CFunction len) {
    luaL_newmetatable(L, name);
    lua_pushcfunction(L, index);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, lens_refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, equal);
    lua_setfield(L, -2, "__eq");
    if (len != NULL) {
        lua_pushcfunction(L, len);
        lua_setfield(L, -2, "__len");
    }
    lua_pop(L, 1);
}

void member_make(lua_State *L) {
    make_kind(L, "member of the slate", member_index, NULL);
    make_kind(L, "days of a member", member_days_index, NULL);
    make_kind(L, "list of members", list_index, list_len);
}
