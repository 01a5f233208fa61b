/* lens: what Lua sees of a candidate.
 *
 * `c` is one object for all candidates: reading c.birth_date asks the view, which
 * records. Dates of the candidate and days are handed out in boxes that are filled
 * anew for every candidate (one box per place), so that a million candidates do not
 * make a million objects. Rows are small handles that know in which judgement they
 * were made: kept beyond it, they raise. A name that does not exist is an error with
 * a suggestion; a blank ends the finding. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/lens.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

#include "pack/cage.h"

/* What a name after a dot stands for: kind and number in one integer. */
enum { NAME_COLUMN = 1, NAME_DAY, NAME_FACT, NAME_ROWS, NAME_ONE, NAME_FORBIDDEN };
enum { NAME_SHIFT = 16, NAME_MASK = 0xffff };

static const char CANDIDATE_KEY = 0, FACT_KEY = 0, DAYS_KEY = 0;

/* The boxes of a cage, a table that the candidate's and the days' __index hold: dates of the
 * candidate by column, days after them, handles of rows by source before them, the days' own
 * handle at 0. */
enum { BOXES = 2, BOX_DAYS = 0, BOX_DAY_FIRST = COLUMN_MAX + 1 };

typedef struct asker { lens_fact *fact; void *payload; const pack *pack; } asker;

static asker *asker_of(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &FACT_KEY);
    asker *a = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return a;
}

/* ---- cells ------------------------------------------------------------ */

/* The box `number` of the running __index, filled anew; made at its first use. */
static void push_boxed(lua_State *L, int number, span s, uint16_t made_of) {
    if (lua_rawgeti(L, lua_upvalueindex(BOXES), number) == LUA_TNIL) {
        lua_pop(L, 1);
        values_push_date(L, s, made_of);
        lua_pushvalue(L, -1);
        lua_rawseti(L, lua_upvalueindex(BOXES), number);
        return;
    }
    date_box *box = lua_touserdata(L, -1);
    box->s = s;
    box->expr = made_of;
}

static void push_value(lua_State *L, const column_decl *decl, const observed *seen,
                       uint16_t made_of) {
    switch (decl->type) {
    case TYPE_DATE: values_push_date(L, seen->value.date, made_of); break;
    case TYPE_CODE: {
        text word = decl->values[seen->value.code];
        lua_pushlstring(L, word.at, word.len);
        break;
    }
    case TYPE_INTEGER: lua_pushinteger(L, seen->value.integer); break;
    case TYPE_DECIMAL: lua_pushnumber(L, seen->value.decimal); break;
    case TYPE_DURATION: values_push_duration(L, seen->value.duration); break;
    default: lua_pushlstring(L, seen->words.at, seen->words.len);
    }
}

/* Where a path meets a cell: its code or whole number, or whether there is a date. Free words
 * have no edge. */
static bool edge_at(const column_decl *c, uint16_t source, uint8_t place, uint16_t column,
                    edge *out) {
    *out = (edge){
        .source = source, .row = place, .place = column, .a = NO_EXPR, .b = NO_EXPR
    };
    out->kind = c->type == TYPE_DATE ? EDGE_STATE : EDGE_CODE;
    return c->type == TYPE_CODE || c->type == TYPE_INTEGER || c->type == TYPE_DATE;
}

/* There is nothing Lua could be given: a path may hold that. The number of its edge. */
static uint8_t claim_lack(view *v, uint16_t source, uint8_t place, uint16_t column,
                          cell_state state) {
    edge e;
    if (place == PLACE_NONE ||
        !edge_at(&v->pack->sources[source].columns[column], source, place, column, &e))
        return 0;
    return path_edge(v, e, e.kind == EDGE_CODE ? EDGE_NO_CODE + (int64_t)state : (int64_t)state,
                     1);
}

/* Reads a cell whose value Lua will get; a blank ends the finding here. */
static observed read_cell(lua_State *L, view *v, uint16_t source, uint8_t place, uint32_t row,
                          uint16_t column) {
    observed seen = view_observe(v, source, row, column);
    bool date = v->pack->sources[source].columns[column].type == TYPE_DATE;
    if (seen.state == CELL_OK || (seen.state == CELL_OPEN && date)) return seen;
    v->missing = view_lack(source, row, column, &seen);
    v->missing.met = claim_lack(v, source, place, column, seen.state);
    cage_stop(L);
}

static uint16_t claim_date(view *v, const edge *e, const observed *seen) {
    uint16_t made = path_expr(v, (expr){ .op = EXPR_CELL, .row = e->row, .source = e->source,
                                         .place = e->place, .of = NO_EXPR });
    if (made != NO_EXPR) path_edge(v, *e, seen->state, 1);
    return made;
}

/* Claims the read of a cell that a path can be walked by: a code, a whole number, the presence
 * of a date. The result is the date's expression. Rows that are nowhere in particular, and free
 * words, are left unclaimed, and so are numbers that a path takes for something else. */
static uint16_t claim_cell(view *v, uint16_t source, uint8_t place, uint16_t column,
                           const observed *seen) {
    const column_decl *c = &v->pack->sources[source].columns[column];
    edge e;
    if (v->record == NULL || place == PLACE_NONE || !edge_at(c, source, place, column, &e))
        return NO_EXPR;
    if (e.kind == EDGE_STATE) return claim_date(v, &e, seen);
    int64_t value = c->type == TYPE_CODE ? seen->value.code : seen->value.integer;
    if (value >= EDGE_LEAST) path_edge(v, e, value, 1);
    return NO_EXPR;
}

int lens_push_cell(lua_State *L, view *v, const row_ref *r, uint16_t column) {
    observed seen = read_cell(L, v, r->source, r->place, r->row, column);
    push_value(L, &v->pack->sources[r->source].columns[column], &seen,
               claim_cell(v, r->source, r->place, column, &seen));
    return 1;
}

/* The same for the candidate's own cell: its date goes into the box of the column. */
static int push_own_cell(lua_State *L, view *v, uint16_t column) {
    const column_decl *decl = &v->pack->sources[v->pack->candidates].columns[column];
    observed seen = read_cell(L, v, v->pack->candidates, PLACE_OWN, v->candidate, column);
    uint16_t made_of = claim_cell(v, v->pack->candidates, PLACE_OWN, column, &seen);
    if (decl->type == TYPE_DATE) push_boxed(L, column + 1, seen.value.date, made_of);
    else push_value(L, decl, &seen, made_of);
    return 1;
}

/* ---- names ------------------------------------------------------------ */

_Noreturn void lens_unknown_part(lua_State *L, const char *of, text name, const text *names,
                                   size_t n) {
    size_t near = text_nearest(name, names, n);
    lua_pushlstring(L, name.at, name.len);
    if (near < n) {
        lua_pushlstring(L, names[near].at, names[near].len);
        luaL_error(L, "%s has no '%s'; did you mean '%s'?", of, lua_tostring(L, -2),
                   lua_tostring(L, -1));
    }
    luaL_error(L, "%s has no '%s'", of, lua_tostring(L, -1));
    __builtin_unreachable();
}

static text name_at(lua_State *L, int index) {
    size_t len = 0;
    if (lua_type(L, index) != LUA_TSTRING) luaL_error(L, "a column is named, as c.birth_date");
    const char *at = lua_tolstring(L, index, &len);
    return (text){ at, len };
}

uint16_t lens_column(lua_State *L, const pack *p, uint16_t source, const char *name) {
    const source_decl *s = &p->sources[source];
    uint16_t found = source_find_column(s, text_of(name));
    if (found == NO_INDEX) {
        text names[COLUMN_MAX];
        for (size_t i = 0; i < s->column_count; i++) names[i] = s->columns[i].name;
        lens_unknown_part(L, s->name.at, text_of(name), names, s->column_count);
    }
    if (s->columns[found].forbidden && !values_view(L)->counting)
        luaL_error(L, "'%s' is forbidden: no rule may use it; tallies may count by it", name);
    return found;
}

/* ---- the candidate ------------------------------------------------------------ */

static _Noreturn void unknown_of_candidate(lua_State *L, const pack *p) {
    const source_decl *s = &p->sources[p->candidates];
    text names[COLUMN_MAX + SOURCE_MAX + 1];
    size_t n = 0;
    for (size_t i = 0; i < s->column_count; i++) names[n++] = s->columns[i].name;
    for (size_t i = 0; i < p->source_count; i++) names[n++] = p->sources[i].name;
    names[n++] = TEXT("day");
    lens_unknown_part(L, "the candidate", name_at(L, 2), names, n);
}

static int push_one(lua_State *L, view *v, uint16_t source) {
    uint32_t row = view_one(v, source);
    v->reads++;
    edge e = {
        .kind = EDGE_STATE, .source = source, .place = NO_INDEX, .a = NO_EXPR, .b = NO_EXPR
    };
    uint8_t met = path_edge(v, e, row != NO_ROW ? CELL_OK : CELL_BLANK, 1);
    if (row == NO_ROW) {
        v->missing = (missing){ .kind = MISSING_ONE, .source = source, .met = met };
        cage_stop(L);
    }
    lens_push_row(L, v, source, row, PLACE_OWN);
    return 1;
}

/* The rows of a source are one handle: which rows they are is the view's to say. */
static int push_rows(lua_State *L, uint16_t source) {
    int number = -1 - (int)source;
    if (lua_rawgeti(L, lua_upvalueindex(BOXES), number) != LUA_TNIL) return 1;
    lua_pop(L, 1);
    *(rows_ref *)lua_newuserdatauv(L, sizeof(rows_ref), 0) = (rows_ref){ KIND_ROWS, source };
    luaL_setmetatable(L, "rows");
    lua_pushvalue(L, -1);
    lua_rawseti(L, lua_upvalueindex(BOXES), number);
    return 1;
}

answer lens_ask_fact(lua_State *L, uint16_t fact) {
    asker *a = asker_of(L);
    return a->fact(L, a->payload, fact);
}

static int push_fact(lua_State *L, uint16_t fact) {
    answer a = lens_ask_fact(L, fact);
    if (a == MAYBE) cage_stop(L);
    return lua_pushboolean(L, a == YES), 1;
}

static int candidate_index(lua_State *L) {
    view *v = values_view(L);
    lua_pushvalue(L, 2);
    lua_rawget(L, lua_upvalueindex(1));
    lua_Integer what = lua_tointeger(L, -1);
    uint16_t number = (uint16_t)(what & NAME_MASK);
    switch (what >> NAME_SHIFT) {
    case NAME_COLUMN: return push_own_cell(L, v, number);
    case NAME_DAY: return lua_rawgeti(L, lua_upvalueindex(BOXES), BOX_DAYS), 1;
    case NAME_FACT: return push_fact(L, number);
    case NAME_ROWS: return push_rows(L, number);
    case NAME_ONE: return push_one(L, v, number);
    case NAME_FORBIDDEN:
        lens_column(L, v->pack, v->pack->candidates,
                    v->pack->sources[v->pack->candidates].columns[number].name.at);
        return push_own_cell(L, v, number);
    default: unknown_of_candidate(L, v->pack);
    }
    return 0;
}

static void name_it(lua_State *L, text name, int kind, size_t number) {
    lua_pushlstring(L, name.at, name.len);
    lua_pushinteger(L, (lua_Integer)kind << NAME_SHIFT | (lua_Integer)number);
    lua_rawset(L, -3);
}

static void push_candidate_names(lua_State *L, const pack *p) {
    const source_decl *s = &p->sources[p->candidates];
    lua_newtable(L);
    for (size_t i = 0; i < p->source_count; i++) {
        if (p->sources[i].kind == SOURCE_EVIDENCE) name_it(L, p->sources[i].name, NAME_ROWS, i);
        if (p->sources[i].kind == SOURCE_ONE) name_it(L, p->sources[i].name, NAME_ONE, i);
    }
    for (size_t i = 0; i < p->fact_count; i++) name_it(L, p->facts[i].name, NAME_FACT, i);
    for (size_t i = 0; i < s->column_count; i++)
        name_it(L, s->columns[i].name, s->columns[i].forbidden ? NAME_FORBIDDEN : NAME_COLUMN,
                i);
    name_it(L, TEXT("day"), NAME_DAY, 0);
}

/* ---- rows ------------------------------------------------------------ */

row_ref *lens_row(lua_State *L, int index) {
    row_ref *r = values_test(L, index, KIND_ROW);
    if (r == NULL) luaL_error(L, "a row is expected, not a %s", values_kind(L, index));
    if (r->judged != values_view(L)->judged)
        luaL_error(L, "this row belongs to an earlier candidate and is no longer valid");
    return r;
}

static void push_row(lua_State *L, row_ref made) {
    *(row_ref *)lua_newuserdatauv(L, sizeof(row_ref), 0) = made;
    luaL_setmetatable(L, "row");
}

void lens_push_row(lua_State *L, view *v, uint16_t source, uint32_t row, uint8_t place) {
    push_row(L, (row_ref){ KIND_ROW, source, place, row, NO_ROW, v->judged });
}

void lens_push_row_of(lua_State *L, view *v, uint16_t source, uint32_t row, uint32_t of) {
    push_row(L, (row_ref){ KIND_ROW, source, PLACE_NONE, row, of, v->judged });
}

static int row_index(lua_State *L) {
    view *v = values_view(L);
    row_ref *r = lens_row(L, 1);
    const source_decl *s = &v->pack->sources[r->source];
    text name = name_at(L, 2);
    uint16_t found = source_find_column(s, name);
    if (found == NO_INDEX || s->columns[found].forbidden)
        found = lens_column(L, v->pack, r->source, name.at);
    v->asked_of = r->of;
    return lens_push_cell(L, v, r, found);
}

bool lens_is_hidden(const view *v, const attached *a) {
    bool close = a->grade == GRADE_CLOSE || (a->flags & ATTACHED_UNSETTLED) != 0;
    return close && v->hide_close;
}

size_t lens_rows(view *v, uint16_t source, const attached **out) {
    seen_rows *s = &v->sources[source];
    *out = s->rows;
    v->reads++;
    if (s->has_close) v->saw_close = true;
    return s->count;
}

static int rows_len(lua_State *L) {
    return luaL_error(
        L,
        "rows are asked with some, none, each, at_least, latest, sorted or sum: only these "
        "know who was searched");
}

row_ref lens_subject(lua_State *L, int index) {
    view *v = values_view(L);
    if (values_test(L, index, KIND_CANDIDATE))
        return (
            row_ref){ .source = v->pack->candidates, .place = PLACE_OWN, .row = v->candidate };
    const member_ref *m = values_test(L, index, KIND_MEMBER);
    if (m == NULL || m->judged != v->judged) return *lens_row(L, index);
    v->asked_of = m->candidate;
    return (row_ref){ .source = v->pack->candidates, .place = PLACE_NONE, .row = m->candidate,
                      .of = m->candidate };
}

/* ---- days and parameters ------------------------------------------------------------ */

static _Noreturn void unknown_day(lua_State *L, const view *v) {
    text names[64];
    for (size_t i = 0; i < v->pack->day_count; i++) names[i] = v->pack->days[i].name;
    lens_unknown_part(L, "c.day", name_at(L, 2), names, v->pack->day_count);
}

static uint8_t claim_day(view *v, uint16_t number, cell_state state) {
    edge e = { .kind = EDGE_STATE, .fixed = v->evidence->docket->days[number].constant,
               .source = NO_INDEX, .place = number, .a = NO_EXPR, .b = NO_EXPR };
    return path_edge(v, e, state, 1);
}

static int days_index(lua_State *L) {
    view *v = values_view(L);
    span s;
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNUMBER) unknown_day(L, v);
    uint16_t number = (uint16_t)lua_tointeger(L, -1);
    cell_state state = view_day(v, number, &s);
    uint8_t met = claim_day(v, number, state);
    if (state != CELL_OK && state != CELL_OPEN) {
        v->missing = (missing){ .kind = MISSING_DAY, .source = NO_INDEX, .column = number,
                                .state = (uint8_t)state, .met = met };
        cage_stop(L);
    }
    push_boxed(L, BOX_DAY_FIRST + number, s,
               path_expr(v, (expr){ .op = EXPR_DAY, .place = number, .of = NO_EXPR }));
    return 1;
}

static int params_index(lua_State *L) {
    view *v = values_view(L);
    text name = name_at(L, 2);
    uint16_t number = pack_find_param(v->pack, name);
    if (number == NO_INDEX) {
        text names[64];
        for (size_t i = 0; i < v->pack->param_count; i++) names[i] = v->pack->params[i].name;
        lens_unknown_part(L, "param", name, names, v->pack->param_count);
    }
    view_step(v, (step){ .kind = STEP_PARAM, .source = number });
    path_edge(
        v,
        (edge){
            .kind = EDGE_PARAM, .fixed = true, .place = number, .a = NO_EXPR, .b = NO_EXPR },
        0, 0);
    const param_value *p = &v->params[number];
    if (p->type == PARAM_INTEGER) lua_pushinteger(L, p->integer);
    else if (p->type == PARAM_DECIMAL) lua_pushnumber(L, p->decimal);
    else if (p->type == PARAM_YES_NO) lua_pushboolean(L, p->yes);
    else lua_pushlstring(L, p->words.at, p->words.len);
    return 1;
}

/* ---- making ------------------------------------------------------------ */

int lens_refuse_write(lua_State *L) {
    const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2);
    cage_refuse_write(
        L, lua_pushfstring(
               L, "the evidence is read only: '%s' of the %s cannot be changed by a rule", key,
               values_kind(L, 1)));
    return 0;
}

static int refuse_equal(lua_State *L) {
    if (values_test(L, 1, KIND_ROW) && values_test(L, 2, KIND_ROW)) {
        const row_ref *a = lens_row(L, 1), *b = lens_row(L, 2);
        values_view(L)->reads++;   /* no edge says which rows are one */
        return lua_pushboolean(L, a->source == b->source && a->row == b->row), 1;
    }
    return lua_pushboolean(L, 0), 1;
}

/* A kind of object; the function on top of the stack becomes its __index. */
static void make_handle_kind(lua_State *L, const char *kind) {
    luaL_newmetatable(L, kind);
    lua_insert(L, -2);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, lens_refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, refuse_equal);
    lua_setfield(L, -2, "__eq");
    lua_pushcfunction(L, rows_len);
    lua_setfield(L, -2, "__len");
    lua_pop(L, 1);
}

static void push_handle(lua_State *L, const char *name, kind k) {
    *(uint32_t *)lua_newuserdatauv(L, sizeof(uint32_t), 0) = (uint32_t)k;
    luaL_setmetatable(L, name);
}

static void push_day_names(lua_State *L, const pack *p) {
    lua_newtable(L);
    for (size_t i = 0; i < p->day_count; i++) {
        lua_pushlstring(L, p->days[i].name.at, p->days[i].name.len);
        lua_pushinteger(L, (lua_Integer)i);
        lua_rawset(L, -3);
    }
}

void lens_make(lua_State *L, const pack *p, lens_fact *fact, void *payload) {
    asker *a = lua_newuserdatauv(L, sizeof *a, 0);
    *a = (asker){ fact, payload, p };
    lua_rawsetp(L, LUA_REGISTRYINDEX, &FACT_KEY);
    lua_newtable(L);                          /* the boxes */
    int boxes = lua_gettop(L);
    push_candidate_names(L, p);
    lua_pushvalue(L, boxes);
    lua_pushcclosure(L, candidate_index, 2);
    make_handle_kind(L, "candidate");
    lua_pushcfunction(L, row_index);
    make_handle_kind(L, "row");
    lua_pushcfunction(L, rows_len);
    make_handle_kind(L, "rows");
    push_day_names(L, p);
    lua_pushvalue(L, boxes);
    lua_pushcclosure(L, days_index, 2);
    make_handle_kind(L, "days of the candidate");
    push_handle(L, "days of the candidate", KIND_DAYS);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &DAYS_KEY);
    lua_rawseti(L, boxes, BOX_DAYS);
    push_handle(L, "candidate", KIND_CANDIDATE);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &CANDIDATE_KEY);
    lua_settop(L, boxes - 1);
}

void lens_push_candidate(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &CANDIDATE_KEY);
}

void lens_push_days(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &DAYS_KEY);
}

void lens_push_params(lua_State *L) {
    lua_pushcfunction(L, params_index);
    make_handle_kind(L, "param");
    push_handle(L, "param", KIND_PARAMS);
}
