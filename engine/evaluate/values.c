/* values: dates, lengths of time and periods as objects of Lua.
 *
 * A date is a span in a userdata, compared with < and <= only: the answer is yes, no,
 * or the finding ends as unknown because a partial date leaves it open. There are no
 * uncertain objects that == or a table look-up would get wrong. Which rule of counting
 * applies (birthday, month end) is the pack's, never the script's. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/values.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "ground/unicode.h"
#include "pack/cage.h"

view *values_view(lua_State *L) {
    view *v = cage_payload(L);
    if (v == NULL) luaL_error(L, "this can only be asked inside a rule, of a candidate");
    return v;
}

_Noreturn void values_no_memory(lua_State *L) {
    values_view(L)->no_memory = true;
    luaL_error(L, "not enough memory");
    __builtin_unreachable();
}

/* While a pack is loaded there is no view: lengths and fixed dates can be made, by month
 * end. */
static day_policy policy_of(lua_State *L) {
    const view *v = cage_payload(L);
    return v == NULL ? MONTH_END : v->pack->no_such_day;
}

const char *values_kind(lua_State *L, int index) {
    if (lua_type(L, index) == LUA_TUSERDATA &&
        luaL_getmetafield(L, index, "__name") == LUA_TSTRING) {
        const char *name = lua_tostring(L, -1);
        lua_pop(L, 1);
        return name;
    }
    return luaL_typename(L, index);
}

/* Light userdata and frozen views (which have no bytes) are not objects of ours. */
void *values_test(lua_State *L, int index, kind k) {
    if (lua_type(L, index) != LUA_TUSERDATA || lua_rawlen(L, index) < sizeof(uint32_t))
        return NULL;
    uint32_t *found = lua_touserdata(L, index);
    return *found == (uint32_t)k ? found : NULL;
}

static void *demand(lua_State *L, int index, kind k, const char *name) {
    void *found = values_test(L, index, k);
    if (found == NULL) luaL_error(L, "a %s is expected, not a %s", name, values_kind(L, index));
    return found;
}

/* A date that does not come from the candidate is no read of them. */
span values_date(lua_State *L, int index) {
    const date_box *d = demand(L, index, KIND_DATE, "date");
    view *v = cage_payload(L);
    if (v != NULL) v->reads++;
    return d->s;
}

uint16_t values_expr(lua_State *L, int index) {
    const date_box *d = demand(L, index, KIND_DATE, "date");
    view *v = cage_payload(L);
    if (v == NULL) return NO_EXPR;
    if (d->expr != NO_EXPR) return d->expr;
    return path_expr(v, (expr){ .op = EXPR_CONSTANT, .of = NO_EXPR, .constant = d->s });
}

/* An answer found from the dates at `a` and `b` becomes an edge, which claims both and its
 * step. The number of the edge. */
static uint8_t claim_answer(lua_State *L, edge_kind kind, int a, int b, int32_t n,
                            int64_t value, unsigned reads) {
    view *v = cage_payload(L);
    if (v == NULL) return 0;
    edge e = { .kind = (uint8_t)kind,
               .source = NO_INDEX,
               .place = NO_INDEX,
               .a = values_expr(L, a),
               .b = values_expr(L, b),
               .n = n };
    return path_edge(v, e, value, reads);
}

duration *values_duration(lua_State *L, int index) {
    return &((duration_box *)demand(L, index, KIND_DURATION, "duration"))->d;
}

term *values_term(lua_State *L, int index) {
    return demand(L, index, KIND_PERIOD, "period");
}

void values_push_date(lua_State *L, span s, uint16_t made_of) {
    *(date_box *)lua_newuserdatauv(L, sizeof(date_box), 0) =
        (date_box){ KIND_DATE, made_of, s };
    luaL_setmetatable(L, "date");
}

void values_push_duration(lua_State *L, duration d) {
    *(duration_box *)lua_newuserdatauv(L, sizeof(duration_box), 0) =
        (duration_box){ KIND_DURATION, d };
    luaL_setmetatable(L, "duration");
}

/* Ends the finding because a partial date leaves it open, as was met at that edge (0: at
 * none). */
static _Noreturn void stop_undecided(lua_State *L, uint8_t met) {
    view *v = values_view(L);
    view_undecided(v);
    v->missing.met = met;
    cage_stop(L);
}

/* YES, NO, or ends the finding. */
static int push_sure(lua_State *L, answer a, uint8_t met) {
    if (a == MAYBE) stop_undecided(L, met);
    return lua_pushboolean(L, a == YES), 1;
}

/* Processors differ in the sign they give to what is no number: it is left out. */
static void drop_signs_of_nan(text *t, char *at) {
    for (size_t i = 0; i + 4 <= t->len; i++) {
        if (memcmp(at + i, "-nan", 4) != 0) continue;
        memmove(at + i, at + i + 1, t->len - i - 1);
        t->len--;
    }
}

text values_words(lua_State *L, int index, char buffer[SHOWN_MAX]) {
    size_t len;
    const char *at = lua_tolstring(L, index, &len);
    text out = { buffer, len < SHOWN_MAX ? len : SHOWN_MAX };
    while (out.len < len && out.len > 0 && ((unsigned char)at[out.len] & 0xc0) == 0x80)
        out.len--;
    memcpy(buffer, at, out.len);
    for (size_t i = 0; i < out.len; i++)
        if ((unsigned char)buffer[i] < ' ' || buffer[i] == 0x7f) buffer[i] = ' ';
    for (size_t bad = 0; (bad = unicode_bad_byte(out)) < out.len;) buffer[bad] = '?';
    drop_signs_of_nan(&out, buffer);
    return out;
}

/* ---- operators ------------------------------------------------------------ */

static void both_dates(lua_State *L) {
    if (values_test(L, 1, KIND_DATE) && values_test(L, 2, KIND_DATE)) return;
    luaL_error(L, "a %s is compared with a %s; both must be dates", values_kind(L, 1),
               values_kind(L, 2));
}

static int date_lt(lua_State *L) {
    both_dates(L);
    answer a = span_before(values_date(L, 1), values_date(L, 2));
    return push_sure(L, a, claim_answer(L, EDGE_BEFORE, 1, 2, 0, a, 2));
}

static int date_le(lua_State *L) {
    both_dates(L);
    answer a = span_up_to(values_date(L, 1), values_date(L, 2));
    return push_sure(L, a, claim_answer(L, EDGE_UP_TO, 1, 2, 0, a, 2));
}

static int no_equal(lua_State *L) {
    return luaL_error(
        L, "a %s is never compared with == or ~=; use <, <=, > or >=", values_kind(L, 1));
}

/* A date moved by a length is an expression, not an answer: nothing is learned of it yet. */
static uint16_t claim_shift(lua_State *L, int index, duration by, int sign) {
    view *v = cage_payload(L);
    if (v == NULL || v->record == NULL) return NO_EXPR;
    uint16_t of = values_expr(L, index);
    expr e = { .op = EXPR_ADD, .sign = (int8_t)sign, .of = of, .by = by };
    uint16_t made = of == NO_EXPR ? NO_EXPR : path_expr(v, e);
    if (made != NO_EXPR) v->reads--;
    return made;
}

static int date_shift(lua_State *L, int sign) {
    if (sign > 0 && values_test(L, 1, KIND_DURATION)) lua_insert(L, 1);
    if (!values_test(L, 1, KIND_DATE) || !values_test(L, 2, KIND_DURATION))
        return luaL_error(
            L, sign > 0 ? "only a length of time can be added to a date, as years(5)"
                        : "only a length of time can be taken from a date, as years(5); "
                          "for the time between two dates use elapsed(from, on)");
    duration by = *values_duration(L, 2);
    span moved = span_add(values_date(L, 1), by, sign, policy_of(L));
    values_push_date(L, moved, claim_shift(L, 1, by, sign));
    return 1;
}

static int date_add(lua_State *L) {
    if (values_test(L, 1, KIND_DURATION) && values_test(L, 2, KIND_DURATION)) {
        duration a = *values_duration(L, 1), b = *values_duration(L, 2), sum;
        if (__builtin_add_overflow(a.months, b.months, &sum.months) ||
            __builtin_add_overflow(a.days, b.days, &sum.days))
            return luaL_error(L, "these lengths of time add up to more than can be");
        values_push_duration(L, sum);
        return 1;
    }
    return date_shift(L, 1);
}

static int date_sub(lua_State *L) {
    return date_shift(L, -1);
}

/* One month is not 30 days: which is longer may be open. */
static int push_compared(lua_State *L, answer a) {
    if (a == MAYBE) {
        values_view(L)->missing = (missing){ .kind = MISSING_LENGTH, .source = NO_INDEX };
        cage_stop(L);
    }
    return lua_pushboolean(L, a == YES), 1;
}

static int duration_lt(lua_State *L) {
    return push_compared(L, duration_before(*values_duration(L, 1), *values_duration(L, 2)));
}

static int duration_le(lua_State *L) {
    return push_compared(L, duration_up_to(*values_duration(L, 1), *values_duration(L, 2)));
}

static int no_write(lua_State *L) {
    cage_refuse_write(
        L, lua_pushfstring(L, "a %s cannot be changed; make another", values_kind(L, 1)));
    return 0;
}

static int no_index(lua_State *L) {
    return luaL_error(L, "a %s has no parts to name", values_kind(L, 1));
}

/* p.last_day and p.free_from, so that reason texts can say {p.last_day}. */
static int period_index(lua_State *L) {
    const char *name = luaL_checkstring(L, 2);
    lua_settop(L, 1);
    if (strcmp(name, "last_day") == 0) return values_lua_last_day(L);
    if (strcmp(name, "free_from") == 0) return values_lua_free_from(L);
    if (strcmp(name, "from") == 0)
        return values_push_date(L, values_term(L, 1)->from, NO_EXPR), 1;
    return luaL_error(L, "a period has last_day, free_from and from, not '%s'", name);
}

static void make_kind(lua_State *L, const char *name, const luaL_Reg *methods) {
    luaL_newmetatable(L, name);
    luaL_setfuncs(L, methods, 0);
    lua_pushcfunction(L, no_write);
    lua_setfield(L, -2, "__newindex");
    lua_pop(L, 1);
}

void values_make_kinds(lua_State *L) {
    static const luaL_Reg date[] = { { "__lt", date_lt },   { "__le", date_le },
                                     { "__eq", no_equal },  { "__add", date_add },
                                     { "__sub", date_sub }, { "__index", no_index },
                                     { NULL, NULL } };
    static const luaL_Reg length[] = { { "__lt", duration_lt }, { "__le", duration_le },
                                       { "__eq", no_equal },    { "__add", date_add },
                                       { "__index", no_index }, { NULL, NULL } };
    static const luaL_Reg period[] = { { "__eq", no_equal },
                                       { "__index", period_index },
                                       { NULL, NULL } };
    make_kind(L, "date", date);
    make_kind(L, "duration", length);
    make_kind(L, "period", period);
}

/* ---- functions ------------------------------------------------------------ */

int values_lua_date(lua_State *L) {
    size_t len;
    const char *at = luaL_checklstring(L, 1, &len);
    span s;
    const char *wrong = date_parse((text){ at, len }, FORM_ISO, &s);
    if (wrong != NULL)
        return luaL_error(L, "date \"%s\": %s; write date \"2026-01-01\"", at, wrong);
    values_push_date(L, s, NO_EXPR);
    return 1;
}

static int32_t small_number(lua_State *L, int index, const char *what) {
    int exact;
    lua_Integer n = lua_tointegerx(L, index, &exact);
    if (lua_type(L, index) != LUA_TNUMBER || !exact)
        luaL_error(L, "%s takes a whole number, not a %s", what, values_kind(L, index));
    if (n < -100000 || n > 100000)
        luaL_error(L, "%s(%d): out of range", what, (int)(n > 0 ? 100001 : -100001));
    return (int32_t)n;
}

int values_lua_years(lua_State *L) {
    return values_push_duration(L, (duration){ small_number(L, 1, "years") * 12, 0 }), 1;
}

int values_lua_months(lua_State *L) {
    return values_push_duration(L, (duration){ small_number(L, 1, "months"), 0 }), 1;
}

int values_lua_days(lua_State *L) {
    return values_push_duration(L, (duration){ 0, small_number(L, 1, "days") }), 1;
}

int values_lua_reached(lua_State *L) {
    view *v = values_view(L);
    span birth = values_date(L, 1), on = values_date(L, 3);
    int32_t n = small_number(L, 2, "reached");
    answer a = years_reached(birth, n, on, v->pack->age, v->pack->no_such_day);
    view_step(v, (step){ .kind = STEP_REACHED, .a = a, .x = birth, .y = on, .n = n });
    return push_sure(L, a, claim_answer(L, EDGE_REACHED, 1, 3, n, a, 3));
}

static int years_from(lua_State *L, step_kind kind) {
    view *v = values_view(L);
    span from = values_date(L, 1), on = values_date(L, 2);
    int32_t n = 0;
    if (!years_between(from, on, v->pack->no_such_day, &n))
        stop_undecided(L, claim_answer(L, EDGE_YEARS, 1, 2, (int32_t)kind, EDGE_NO_CODE, 2));
    view_step(v, (step){ .kind = kind, .a = YES, .x = from, .y = on, .n = n });
    claim_answer(L, EDGE_YEARS, 1, 2, (int32_t)kind, n, 3);
    lua_pushinteger(L, n);
    return 1;
}

int values_lua_age(lua_State *L) {
    return years_from(L, STEP_AGE);
}

int values_lua_elapsed(lua_State *L) {
    return years_from(L, STEP_ELAPSED);
}

static first_day read_first_day(lua_State *L) {
    static const char *const words[] = { "excluded", "counts", "disputed" };
    if (lua_getfield(L, 1, "first_day") == LUA_TNIL)
        luaL_error(
            L, "period: say first_day = \"excluded\", \"counts\" or \"disputed\"; laws differ");
    const char *word = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "?";
    for (int i = 0; i < 3; i++)
        if (strcmp(word, words[i]) == 0) return lua_pop(L, 1), (first_day)i;
    luaL_error(L, "period: first_day = \"%s\" is not \"excluded\", \"counts\" or \"disputed\"",
               word);
    return FIRST_EXCLUDED;
}

/* A bar of minus five years would be over before it began, and bar nobody. */
static duration need_length(lua_State *L, duration d) {
    if (d.months < 0 || d.days < 0) luaL_error(L, "period: its length is below nothing");
    return d;
}

/* years, months and days of the table at 1, or `length`, a duration read from a record. */
static duration read_length(lua_State *L) {
    duration d = { 0, 0 };
    if (lua_getfield(L, 1, "length") != LUA_TNIL) {
        d = *values_duration(L, -1);
        lua_pop(L, 1);
        return need_length(L, d);
    }
    lua_pop(L, 1);
    static const char *const units[] = { "years", "months", "days" };
    bool any = false;
    for (int i = 0; i < 3; i++) {
        if (lua_getfield(L, 1, units[i]) != LUA_TNIL) {
            int32_t n = small_number(L, -1, units[i]);
            any = true;
            if (i < 2) d.months += n * (i == 0 ? 12 : 1);
            else d.days += n;
        }
        lua_pop(L, 1);
    }
    if (!any) luaL_error(L, "period: say how long: years =, months =, days = or length =");
    return need_length(L, d);
}

static void check_period_fields(lua_State *L) {
    static const char *const known[] = { "from", "years",  "months",
                                         "days", "length", "first_day" };
    /* the first by its bytes: the order of a table is accident */
    const char *wrong = NULL;
    for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1)) {
        bool found = false;
        const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "(no name)";
        for (size_t i = 0; i < 6; i++) found |= strcmp(key, known[i]) == 0;
        if (!found && (wrong == NULL || strcmp(key, wrong) < 0)) wrong = key;
        cage_charge(L, 1);
    }
    if (wrong != NULL) luaL_error(L, "period: unknown field '%s'", wrong);
}

int values_lua_period(lua_State *L) {
    view *v = values_view(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    check_period_fields(L);
    term t = { .kind = KIND_PERIOD, .first = read_first_day(L), .length = read_length(L) };
    if (lua_getfield(L, 1, "from") == LUA_TNIL) luaL_error(L, "period: 'from' is missing");
    t.from = values_date(L, -1);
    if (t.from.lo == DAY_OPEN) { /* it has not begun, and is not over either */
        view_unended(v);
        cage_stop(L);
    }
    t.last = period_last(t.from, t.length, t.first, v->pack->no_such_day);
    view_step(
        v,
        (step){
            .kind = STEP_PERIOD, .a = t.first, .x = t.from, .y = t.last, .length = t.length });
    *(term *)lua_newuserdatauv(L, sizeof t, 0) = t;
    luaL_setmetatable(L, "period");
    return 1;
}

int values_lua_within(lua_State *L) {
    const term *t = values_term(L, 2);
    return push_sure(L, period_within(values_date(L, 1), t->from, t->last), 0);
}

int values_lua_last_day(lua_State *L) {
    values_push_date(L, values_term(L, 1)->last, NO_EXPR);
    return 1;
}

int values_lua_free_from(lua_State *L) {
    values_push_date(L, span_add(values_term(L, 1)->last, (duration){ 0, 1 }, 1, MONTH_END),
                     NO_EXPR);
    return 1;
}
