/* gather: the questions a rule asks of candidates who are judged together.
 *
 * What cannot be told of one member ends his part only: each goes on with the next, ranked
 * leaves him out of its levels, pairs_of does not hand him out again. Everybody handed out
 * together is joined (evaluate/slate), so that his doubt is theirs too. Where a number of
 * members is asked for, all of them are meant: it is certain either way, or the finding ends
 * for all. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/gather.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "pack/cage.h"
#include "pack/cage_freeze.h"

enum { RANK_KEYS_MAX = 8, ORDERS_MAX = 1000, PAIRS_MAX = 20000000 };

/* ---- each, some, none, at_least ---------------------------------------------------------- */

static void hold_against(slate *s, const view *v, uint32_t member) {
    uint32_t whose = slate_whose(s, v, &v->missing);
    slate_blame(s, member, &v->missing);
    if (whose != NO_MEMBER && whose != member) {
        slate_blame(s, whose, &v->missing);
        slate_join(s, member, whose);
    }
}

/* Asks the function at stack index f of one member: YES, NO, or MAYBE with v->missing set. */
static answer ask(lua_State *L, view *v, int f, uint32_t member) {
    slate *s = v->slate;
    size_t held = s->hand_count;
    cage_charge(L, 10);
    lua_pushvalue(L, f);
    member_push(L, v, member);
    v->asked_of = s->members[member];
    if (!slate_hand(s, member, ++s->iterations)) values_no_memory(L);
    bool told = cage_try(L, 1, 1);
    s->hand_count = held;                /* with what iterations within have left */
    if (!told) return MAYBE;
    answer a = lua_toboolean(L, -1) ? YES : NO;
    lua_pop(L, 1);
    return a;
}

static void need_function(lua_State *L, int index, const char *what) {
    if (lua_type(L, index) != LUA_TFUNCTION)
        luaL_error(L, "%s takes a function of a member, not a %s", what, values_kind(L, index));
}

/* The list is gone through. Those whose place is not known might be in it. And who is above
 * them only is in no list of those above: that he is not handed out here means nothing
 * then, and may concern anybody. */
static void go_through(lua_State *L, slate *s, const members_ref *list) {
    const slate_order *o = &s->orders[list->order];
    if (!o->lacks_some) return;
    for (size_t i = 0; i < s->hand_count; i++) slate_touch_missing(s, o, s->hand[i].member);
    if (s->hand_count > 0 || !(list->above || o->of_above)) return;
    slate_darken_by_members(s);
    cage_stop(L);
}

int gather_each(lua_State *L, int at) {
    view *v = values_view(L);
    const members_ref *list = member_list(L, at, "each");
    need_function(L, at + 1, "each(slate, f)");
    go_through(L, v->slate, list);
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t member = member_in(v->slate, list, i);
        if (ask(L, v, at + 1, member) == MAYBE) {
            if (v->slate->all_dark) cage_stop(L);
            hold_against(v->slate, v, member);
        }
    }
    return 0;
}

bool gather_at_least(lua_State *L, int at, uint64_t n) {
    view *v = values_view(L);
    slate *s = v->slate;
    const members_ref *list = member_list(L, at, "at_least");
    uint64_t yes = 0, unknown = 0;
    missing first = { 0 };
    need_function(L, at + 1, "at_least(n, slate, f)");
    for (uint32_t i = 0; s->orders[list->order].lacks_some && i < s->count; i++)
        unknown += s->state[i].blamed;   /* any of them might be in the list */
    s->counted = true;
    s->pooled |= s->hand_count == 0;
    for (uint32_t i = 0; i < list->count; i++) {
        answer a = ask(L, v, at + 1, member_in(s, list, i));
        yes += a == YES;
        if (a == MAYBE && first.kind == MISSING_NOTHING) first = v->missing;
        unknown += a == MAYBE;
    }
    if (yes >= n) return true;
    if (yes + unknown < n) return false;
    if (first.kind != MISSING_NOTHING) slate_darken(s, &first);
    else slate_darken_by_members(s);
    cage_stop(L);
}

/* ---- pairs ------------------------------------------------------------ */

/* Upvalues: the list, the two places, the iteration; who is in doubt is not handed out. */
static int next_pair(lua_State *L) {
    view *v = values_view(L);
    slate *s = member_slate(L, "pairs_of");
    uint32_t by = (uint32_t)lua_tointeger(L, lua_upvalueindex(4));
    const members_ref *list = member_list(L, lua_upvalueindex(1), "pairs_of");
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(2)),
                k = lua_tointeger(L, lua_upvalueindex(3)) + 1;
    slate_let_go(s, by);
    for (; i + 1 < list->count; i++, k = i + 1) {
        uint32_t a = member_in(s, list, (uint32_t)i);
        for (; k < list->count && !s->state[a].blamed; k++) {
            uint32_t b = member_in(s, list, (uint32_t)k);
            cage_charge(L, 4);
            if (s->state[b].blamed || slate_is_apart(s, a, b, NO_ROW)) continue;
            lua_pushinteger(L, i);
            lua_replace(L, lua_upvalueindex(2));
            lua_pushinteger(L, k);
            lua_replace(L, lua_upvalueindex(3));
            if (!slate_hand(s, a, by) || !slate_hand(s, b, by))
                values_no_memory(L);
            member_push(L, v, a);
            member_push(L, v, b);
            return 2;
        }
    }
    lua_pushnil(L);
    return 1;
}

int gather_lua_pairs_of(lua_State *L) {
    slate *s = member_slate(L, "pairs_of");
    const members_ref *list = member_list(L, 1, "pairs_of");
    uint64_t n = list->count, pairs = n > 0 ? n * (n - 1) / 2 : 0;
    if (pairs > PAIRS_MAX)
        return luaL_error(
            L,
            "pairs_of: %d members make more pairs than can be gone through (%d); "
            "group the rule by more columns, so that only those who can have to do "
            "with each other are together",
            (int)list->count, PAIRS_MAX);
    for (uint32_t i = 1; i < list->count; i++)
        slate_join(s, member_in(s, list, 0), member_in(s, list, i));
    if (list->count > 0) slate_touch_missing(s, &s->orders[list->order], member_in(s, list, 0));
    go_through(L, s, list);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushinteger(L, 0);
    lua_pushinteger(L, ++s->iterations);
    lua_pushcclosure(L, next_pair, 4);
    return 1;
}

/* ---- ranked ------------------------------------------------------------ */

typedef struct rank_key { uint16_t source, column; bool high; } rank_key;
typedef struct ranked {
    int64_t value[RANK_KEYS_MAX];
    double number[RANK_KEYS_MAX];
    uint32_t member;
} ranked;
typedef struct ranking { rank_key keys[RANK_KEYS_MAX]; size_t key_count; } ranking;

/* { "office.rank", "low" } at `index`: which column, and which end is best. */
static rank_key read_key(lua_State *L, const view *v, int index) {
    const pack *p = v->pack;
    rank_key key = { p->candidates, NO_INDEX, false };
    if (lua_type(L, index) != LUA_TTABLE && !cage_is_frozen(L, index))
        luaL_error(
            L, "ranked(slate, { \"column\", \"high\" }, ...) takes lists of a column and which "
               "end is best");
    if (lua_geti(L, index, 1) != LUA_TSTRING || lua_geti(L, index, 2) != LUA_TSTRING)
        luaL_error(L, "ranked: { \"column\", \"high\" } or { \"column\", \"low\" }");
    const char *name = lua_tostring(L, -2), *end = lua_tostring(L, -1),
               *dot = strchr(name, '.');
    key.high = strcmp(end, "high") == 0;
    if (!key.high && strcmp(end, "low") != 0)
        luaL_error(L, "ranked: '%s' is neither \"high\" nor \"low\"", end);
    if (dot != NULL) {
        key.source = pack_find_source(p, (text){ name, (size_t)(dot - name) });
        if (key.source == NO_INDEX || p->sources[key.source].kind != SOURCE_ONE)
            luaL_error(L, "ranked: '%s' is no column of a source with one row per candidate",
                       name);
        name = dot + 1;
    }
    key.column = lens_column(L, p, key.source, name);
    column_type t = p->sources[key.source].columns[key.column].type;
    if (t != TYPE_INTEGER && t != TYPE_DECIMAL && t != TYPE_DATE && t != TYPE_CODE)
        luaL_error(L, "ranked: '%s' is %s; numbers, dates and codes have an order", name,
                   column_type_name(t));
    lua_pop(L, 2);
    return key;
}

/* The member's value; false: it is not known, and v->missing says why. */
static bool read_rank(view *v, const rank_key *key, uint32_t candidate, int64_t *value,
                      double *number) {
    uint32_t row = key->source == v->pack->candidates
                       ? candidate
                       : v->evidence->sources[key->source].one[candidate];
    view_turn(v, candidate);
    v->missing = (missing){ .kind = MISSING_ONE, .source = key->source, .row = NO_ROW };
    if (row == NO_ROW) return false;
    observed seen = view_observe(v, key->source, row, key->column);
    column_type t = v->pack->sources[key->source].columns[key->column].type;
    bool open = seen.state == CELL_OPEN && t == TYPE_DATE;
    v->missing = (missing){ .kind = MISSING_CELL, .source = key->source, .column = key->column,
                            .row = row, .state = (uint8_t)seen.state, .why = seen.why };
    if (seen.state != CELL_OK && !open) return false;
    *value = 0;
    *number = t == TYPE_DECIMAL ? seen.value.decimal : 0;
    if (t == TYPE_INTEGER) *value = seen.value.integer;
    /* in the order in which the pack lists them */
    if (t == TYPE_CODE) *value = seen.value.code;
    if (t != TYPE_DATE) return true;
    *value = seen.value.date.lo;
    v->missing.kind = MISSING_DECIDED;
    v->missing.about = seen.value.date;
    return open || span_whole(seen.value.date);
}

static int compare_values(const ranking *r, const ranked *x, const ranked *y) {
    for (size_t i = 0; i < r->key_count; i++) {
        int order = (x->value[i] > y->value[i]) - (x->value[i] < y->value[i]);
        if (order == 0) order = (x->number[i] > y->number[i]) - (x->number[i] < y->number[i]);
        if (order != 0) return r->keys[i].high ? -order : order;
    }
    return 0;
}

static int by_rank(const void *a, const void *b, void *of) {
    const ranked *x = a, *y = b;
    int order = compare_values(of, x, y);
    return order != 0 ? order : (x->member > y->member) - (x->member < y->member);
}

/* Those whose place is known, best first; false: no memory. */
static bool rank_all(view *v, const ranking *r, const members_ref *list, slate_order *out) {
    slate *s = v->slate;
    ranked *all = arena_take(&v->scratch, (list->count + 1) * sizeof *all);
    out->at = arena_take(&v->scratch, (list->count + 1) * sizeof *out->at);
    out->level = arena_take(&v->scratch, (list->count + 1) * sizeof *out->level);
    if (all == NULL || out->at == NULL || out->level == NULL) return false;
    size_t n = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t member = member_in(s, list, i);
        bool known = !s->state[member].blamed;
        for (size_t k = 0; k < r->key_count && known; k++) {
            known = read_rank(v, &r->keys[k], s->members[member], &all[n].value[k],
                              &all[n].number[k]);
            if (!known) slate_blame(s, member, &v->missing);
        }
        out->lacks_some |= !known;
        all[n].member = member;
        n += known;
    }
    if (n > 1) qsort_r(all, n, sizeof *all, by_rank, (void *)r);
    out->count = n;
    for (size_t i = n; i > 0; i--) {
        bool last = i == n || compare_values(r, &all[i - 1], &all[i]) != 0;
        out->at[i - 1] = all[i - 1].member;
        out->level[i - 1] = last ? (uint32_t)i : out->level[i];
    }
    return true;
}

/* Upvalues: the order, the next place. Gives the level and everybody above it. */
static int next_level(lua_State *L) {
    view *v = values_view(L);
    const slate *s = member_slate(L, "ranked");
    lua_Integer order = lua_tointeger(L, lua_upvalueindex(1)),
                at = lua_tointeger(L, lua_upvalueindex(2));
    const slate_order *o = &s->orders[order];
    cage_charge(L, 10);
    if ((size_t)at >= o->count) return lua_pushnil(L), 1;
    uint32_t end = o->level[at];
    lua_pushinteger(L, end);
    lua_replace(L, lua_upvalueindex(2));
    members_ref level = { .order = (uint32_t)order, .first = (uint32_t)at,
                          .count = end - (uint32_t)at },
                above = { .order = (uint32_t)order, .count = (uint32_t)at, .above = true };
    member_push_list(L, v, &level);
    member_push_list(L, v, &above);
    return 2;
}

int gather_lua_ranked(lua_State *L) {
    view *v = values_view(L);
    slate *s = member_slate(L, "ranked");
    const members_ref *list = member_list(L, 1, "ranked");
    ranking r = { .key_count = (size_t)lua_gettop(L) - 1 };
    slate_order made = { 0 };
    if (r.key_count == 0 || r.key_count > RANK_KEYS_MAX)
        return luaL_error(L,
                          "ranked(slate, { \"column\", \"high\" }, ...) takes 1 to %d columns",
                          RANK_KEYS_MAX);
    if (s->order_count >= ORDERS_MAX)
        return luaL_error(L, "ranked: more than %d rankings", ORDERS_MAX);
    for (size_t i = 0; i < r.key_count; i++) r.keys[i] = read_key(L, v, (int)i + 2);
    cage_charge(L, 20 * (uint64_t)list->count);
    made.lacks_some = s->orders[list->order].lacks_some;
    made.of_above = list->above || s->orders[list->order].of_above;
    if (!rank_all(v, &r, list, &made) ||
        !grow((void **)&s->orders, &s->order_room, s->order_count, sizeof made, ORDERS_MAX))
        values_no_memory(L);
    s->orders[s->order_count] = made;
    lua_pushinteger(L, (lua_Integer)s->order_count++);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_level, 2);
    return 1;
}

/* ---- standing ------------------------------------------------------------ */

/* What was decided of the member so far: "accepted", "referred" or "rejected". */
int gather_lua_standing(lua_State *L) {
    static const char *const words[] = { "referred", "accepted", "referred", "rejected" };
    slate *s = member_slate(L, "standing");
    const member_ref *m = member_at(L, 1, "standing(x)");
    slate_touch(s, m->number);
    s->asked_standing = true;
    uint8_t so_far = slate_standing(s, m->number);
    lua_pushstring(L, words[so_far <= REJECT ? so_far : 0]);
    return 1;
}
