/* kin: who of a slate is related to whom, as rows between two candidates say.
 *
 * Rows are handed out in the order of the members' keys and then of what the rows hold, never
 * of where they stand, and it makes no difference in which of the two columns somebody is
 * named. What a row leaves open is held against those it names: a row that cannot be read, a
 * kind that is blank, a relative whose slate is not known. That somebody has no row means
 * nothing unless somebody says he was searched. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/kin.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "join/merge.h"
#include "join/relations.h"
#include "pack/cage.h"
#include "pack/cage_freeze.h"

enum { LINKS_MAX = 1 << 24, KINDS_MAX = 64 };

typedef struct link { uint32_t a, b, row; } link;

typedef struct kin {
    /* so that links of an earlier call are not taken for these */
    uint32_t judged_low;
    uint16_t source;
    link *links;
    size_t count, room;
} kin;

typedef struct asking {
    lua_State *L;
    view *v;
    slate *s;
    kin *k;
    const members_ref *one, *other; /* the same list twice: within it */
    uint16_t kind;                 /* the column of kinds; NO_INDEX: all rows */
    bool wanted[KINDS_MAX];        /* per word of that column */
    uint8_t *side;                 /* per member: IN_ONE, IN_OTHER */
} asking;

enum { IN_ONE = 1, IN_OTHER = 2 };

/* ---- what is asked ------------------------------------------------------------ */

static uint16_t source_at(lua_State *L, const pack *p, int index) {
    size_t len, n = 0;
    if (lua_type(L, index) != LUA_TSTRING)
        luaL_error(L,
                   "related(slate, \"source\", { \"kind\", ... }) takes the name of a source");
    const char *at = lua_tolstring(L, index, &len);
    uint16_t found = pack_find_source(p, (text){ at, len });
    if (found != NO_INDEX && p->sources[found].between) return found;
    text names[SOURCE_MAX];
    for (size_t i = 0; i < p->source_count; i++)
        if (p->sources[i].between) names[n++] = p->sources[i].name;
    size_t near = text_nearest((text){ at, len }, names, n);
    luaL_error(L, near < n ? "related: '%s' is no source between candidates; did you mean '%s'?"
                           : "related: '%s' is no source between candidates", at,
               near < n ? names[near].at : "");
    return NO_INDEX;
}

/* The words at `index`, values of the column `kind`. */
static void read_kinds(asking *q, int index) {
    lua_State *L = q->L;
    const source_decl *s = &q->v->pack->sources[q->k->source];
    q->kind = NO_INDEX;
    if (lua_isnoneornil(L, index)) return;
    if (lua_type(L, index) != LUA_TTABLE && !cage_is_frozen(L, index))
        luaL_error(L, "related: the kinds are a list, { \"spouse\", ... }");
    q->kind = source_find_column(s, TEXT("kind"));
    if (q->kind == NO_INDEX || s->columns[q->kind].type != TYPE_CODE ||
        s->columns[q->kind].value_count > KINDS_MAX)
        luaL_error(L, "related: %s has no column 'kind' with a list of at most %d codes",
                   s->name.at, KINDS_MAX);
    for (lua_Integer i = 1; lua_geti(L, index, i) != LUA_TNIL; i++) {
        size_t len;
        const char *at = luaL_checklstring(L, -1, &len);
        uint16_t code = column_find_value(&s->columns[q->kind], (text){ at, len });
        if (code == NO_INDEX)
            luaL_error(L, "related: '%s' is no value of %s.kind", at, s->name.at);
        q->wanted[code] = true;
        lua_pop(L, 1);
        cage_charge(L, 2);
    }
    lua_pop(L, 1);
}

static bool mark_sides(asking *q) {
    q->side = arena_take_zero(&q->v->scratch, q->s->count + 1, 1);
    if (q->side == NULL) return false;
    for (uint32_t i = 0; i < q->one->count; i++) q->side[member_in(q->s, q->one, i)] |= IN_ONE;
    for (uint32_t i = 0; i < q->other->count; i++)
        q->side[member_in(q->s, q->other, i)] |= IN_OTHER;
    return true;
}

/* ---- one row ------------------------------------------------------------ */

static missing unreadable_row(const asking *q, uint32_t row) {
    return (missing){ .kind = MISSING_SEARCH, .source = q->k->source,
                      .searched = SEARCH_UNREADABLE_ROW, .which = NO_INDEX, .row = row };
}

/* Is the row of a kind that is asked for? Not known: why is filled. */
static answer is_wanted(const asking *q, uint32_t row, missing *why) {
    if (q->kind == NO_INDEX) return YES;
    observed seen = view_observe(q->v, q->k->source, row, q->kind);
    if (seen.state == CELL_OK) return q->wanted[seen.value.code] ? YES : NO;
    *why = (missing){ .kind = MISSING_CELL,
                      .source = q->k->source,
                      .column = q->kind,
                      .row = row,
                      .state = (uint8_t)seen.state,
                      .why = seen.why };
    return MAYBE;
}

static bool keep_link(asking *q, uint32_t a, uint32_t b, uint32_t row) {
    kin *k = q->k;
    if (k->count == k->room) {
        size_t room = k->room == 0 ? 16 : 2 * k->room;
        link *more = room > LINKS_MAX ? NULL : arena_take(&q->v->scratch, room * sizeof *more);
        if (more == NULL) return false;
        if (k->count > 0) memcpy(more, k->links, k->count * sizeof *more);
        k->links = more;
        k->room = room;
    }
    k->links[k->count++] = (link){ a, b, row };
    return true;
}

static void blame_both(asking *q, uint32_t a, uint32_t b, const missing *why) {
    slate_join(q->s, a, b);
    slate_blame(q->s, a, why);
    slate_blame(q->s, b, why);
}

/* The row between member a and somebody of the slate. */
static bool take_pair(asking *q, uint32_t a, uint32_t b, const attached *item) {
    missing why = unreadable_row(q, item->row);
    bool forth = (q->side[a] & IN_ONE) && (q->side[b] & IN_OTHER),
         back = (q->side[b] & IN_ONE) && (q->side[a] & IN_OTHER);
    bool left_out = q->side[b] == 0 && q->s->state[b].blamed; /* nobody knows on which list */
    if (left_out && is_wanted(q, item->row, &why) != NO) slate_join(q->s, a, b);
    if (a == b || !(forth || back) || (forth && back && a > b) || (!forth && back)) return true;
    if (item->flags & ATTACHED_UNREADABLE) return blame_both(q, a, b, &why), true;
    answer wanted = is_wanted(q, item->row, &why);
    if (wanted == NO) return true;
    slate_join(q->s, a, b);
    if (wanted == MAYBE) return blame_both(q, a, b, &why), true;
    return keep_link(q, a, b, item->row);
}

/* The end of the row that is not `candidate`'s. */
static bool take_row(asking *q, uint32_t member, const attached *item) {
    const joined *to = &q->v->evidence->sources[q->k->source];
    const slate_scene *scene = q->s->scene;
    size_t n;
    const uint32_t *ends = relations_end(to, item->row, item->list == 0 ? 1 : 0, &n);
    missing why = unreadable_row(q, item->row);
    if (n == 0) {                        /* the other may be anybody of the slate */
        slate_blame(q->s, member, &why);
        slate_darken(q->s, &why);
        return true;
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t b = scene->member_of[ends[i]];
        if (b != NO_MEMBER && !take_pair(q, member, b, item)) return false;
        if (b != NO_MEMBER || !scene->unplaced[ends[i]]) continue;
        why = (missing){ .kind = MISSING_SLATE,
                         .source = q->v->pack->candidates,
                         .row = ends[i] };
        if (is_wanted(q, item->row, &why) != NO) slate_blame(q->s, member, &why);
    }
    return true;
}

/* Was the member searched? The answer is a read of his. */
static void ask_coverage(asking *q, uint32_t member) {
    uint16_t which = NO_INDEX;
    searched is = evidence_searched(q->v->evidence, q->k->source, q->s->members[member],
                                    &which);
    if (is == SEARCHED) return;
    missing why = { .kind = MISSING_SEARCH, .source = q->k->source, .searched = (uint8_t)is,
                    .which = which, .row = NO_ROW };
    slate_blame(q->s, member, &why);
}

static bool take_member(asking *q, uint32_t member) {
    size_t n;
    const attached *items = evidence_rows(q->v->evidence, q->k->source, q->s->members[member],
                                          &n);
    cage_charge(q->L, 10 + 10 * n);
    for (size_t i = 0; i < n; i++)
        if (!take_row(q, member, &items[i])) return false;
    ask_coverage(q, member);
    return true;
}

/* ---- all rows, in an order of their own -------------------------------------------------- */

/* By what the rows hold beside the two they name; then as written. */
static int row_order(const table *t, uint32_t x, uint32_t y) {
    const source_decl *d = t->decl;
    for (uint16_t i = 0; i < d->column_count; i++) {
        if (i == d->keys[0].here[0] || i == d->keys[1].here[0]) continue;
        int order = text_compare(table_raw(t, x, i), table_raw(t, y, i));
        if (order != 0) return order;
    }
    int order = merge_compare(t, x, y);
    return order != 0 ? order : (x > y) - (x < y);
}

static int link_order(const void *x, const void *y, void *rows) {
    const link *a = x, *b = y;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    if (a->b != b->b) return a->b < b->b ? -1 : 1;
    return row_order(rows, a->row, b->row);
}

static void find_links(asking *q) {
    bool good = mark_sides(q);
    for (uint32_t i = 0; i < q->s->count && good; i++)
        if (q->side[i] != 0) good = take_member(q, i);
    if (!good) values_no_memory(q->L);
    if (q->k->count > 1)
        qsort_r(q->k->links, q->k->count, sizeof(link), link_order,
                (void *)&q->v->evidence->tables[q->k->source]);
}

/* ---- handing out ------------------------------------------------------------ */

static bool may_hand_out(const slate *s, const link *l) {
    return !s->state[l->a].blamed && !s->state[l->b].blamed &&
           !slate_is_apart(s, l->a, l->b, l->row);
}

/* Upvalues: the rows found, the next one, the iteration. */
static int next_link(lua_State *L) {
    view *v = values_view(L);
    slate *s = member_slate(L, "related");
    uint32_t by = (uint32_t)lua_tointeger(L, lua_upvalueindex(3));
    const kin *k = lua_touserdata(L, lua_upvalueindex(1));
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(2));
    if (k->judged_low != (uint32_t)v->judged)
        return luaL_error(L, "related: these rows belong to an earlier slate");
    cage_charge(L, 10);
    slate_let_go(s, by);
    while ((size_t)at < k->count && !may_hand_out(s, &k->links[at])) at++;
    if ((size_t)at >= k->count) return lua_pushnil(L), 1;
    lua_pushinteger(L, at + 1);
    lua_replace(L, lua_upvalueindex(2));
    if (!slate_hand(s, k->links[at].a, by) || !slate_hand(s, k->links[at].b, by))
        values_no_memory(L);
    member_push(L, v, k->links[at].a);
    member_push(L, v, k->links[at].b);
    lens_push_row_of(L, v, k->source, k->links[at].row, NO_ROW);
    return 3;
}

int kin_lua_related(lua_State *L) {
    view *v = values_view(L);
    slate *s = member_slate(L, "related");
    asking q = { .L = L, .v = v, .s = s };
    bool two = values_test(L, 2, KIND_MEMBERS) != NULL;
    int at = two ? 3 : 2;
    lua_settop(L, 4);
    q.one = q.other = member_list(L, 1, "related");
    if (two) q.other = member_list(L, 2, "related");
    q.k = lua_newuserdatauv(L, sizeof *q.k, 0);
    *q.k = (kin){ .judged_low = (uint32_t)v->judged, .source = source_at(L, v->pack, at) };
    read_kinds(&q, at + 1);
    s->asked |= (uint64_t)1 << q.k->source;
    find_links(&q);
    if (s->all_dark) cage_stop(L);
    lua_pushinteger(L, 0);
    lua_pushinteger(L, ++s->iterations);
    lua_pushcclosure(L, next_link, 3);
    return 1;
}
