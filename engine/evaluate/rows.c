/* rows: the questions a rule asks of the rows about a candidate.
 *
 * Every answer is three-valued inside: rows that surely fit, rows that surely do not,
 * rows that cannot be told; and whether "no more rows" means anything, which is for
 * the department to claim and not for us to assume. Only when yes or no is certain
 * does Lua see it; otherwise the finding ends, naming the first thing missing. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/rows.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "evaluate/gather.h"
#include "pack/cage.h"

answer rows_lack(view *v, uint16_t source, missing *out) {
    uint16_t which;
    searched said = view_peek_searched(v, source, &which);
    if (v->sources[source].unsure) {
        *out = (missing){ .kind = MISSING_SUPPRESSION, .source = source, .row = NO_ROW };
        return MAYBE;
    }
    if (said == SEARCHED) return YES;
    *out = (missing){ .kind = MISSING_SEARCH,
                      .source = source,
                      .searched = (uint8_t)said,
                      .which = which,
                      .row = NO_ROW };
    return MAYBE;
}

answer rows_covered(view *v, uint16_t source, missing *out) {
    uint16_t which;
    view_searched(v, source, &which);
    return rows_lack(v, source, out);
}

void rows_ask_coverage(lua_State *L, view *v, uint16_t source) {
    missing why = { 0 };
    answer covered = rows_covered(v, source, &why);
    why.met = path_searched(v, source, v->sources[source].searched);
    if (covered == YES) return;
    v->missing = why;
    cage_stop(L);
}

static uint16_t source_at(lua_State *L, int index) {
    const rows_ref *r = values_test(L, index, KIND_ROWS);
    if (r == NULL)
        luaL_error(L, "rows are expected, as c.criminal_records, not a %s",
                   values_kind(L, index));
    return r->source;
}

static void need_function(lua_State *L, int index, const char *what) {
    if (lua_type(L, index) != LUA_TFUNCTION)
        luaL_error(L, "%s takes a function of a row, not a %s", what, values_kind(L, index));
}

/* What asking the function at `f` of every visible row gave. `twice`: a row that did not answer
 * no and stands more than once, or NO_ROW. */
typedef struct count { size_t yes, unknown; missing first; uint32_t twice; } count;

static _Noreturn void stop_for_twice(lua_State *L, view *v, uint16_t source, uint32_t row) {
    v->missing = (missing){ .kind = MISSING_TWICE, .source = source, .row = row };
    cage_stop(L);
}

/* Asks the function at stack index f of one row: YES, NO, or MAYBE with v->missing set. */
static answer ask_row(lua_State *L, view *v, int f, uint16_t source, uint32_t row,
                      uint8_t place) {
    hearing *h = v->hearing;
    rest before = h != NULL ? h->rests : (rest){ 0 };
    if (h != NULL) h->rests = (rest){ source, place, row };
    lua_pushvalue(L, f);
    lens_push_row(L, v, source, row, place);
    answer a = MAYBE;
    if (cage_try(L, 1, 1)) {
        a = lua_toboolean(L, -1) ? YES : NO;
        lua_pop(L, 1);
    }
    if (h != NULL && a != YES) h->rests = before;
    return a;
}

/* Where row k stands for a path. */
static uint8_t place_of(size_t k) {
    return k < PLACE_ROWS ? (uint8_t)(PLACE_FIRST + k) : PLACE_NONE;
}

static count ask_rows(lua_State *L, view *v, uint16_t source, int f) {
    const attached *rows;
    size_t n = lens_rows(v, source, &rows);
    count out = { .twice = NO_ROW };
    path_rows(v, source);
    for (size_t i = 0; i < n; i++) {
        if (lens_is_hidden(v, &rows[i])) continue;
        cage_charge(L, 10);
        answer a = ask_row(L, v, f, source, rows[i].row, place_of(i));
        out.yes += a == YES;
        if (a == MAYBE && out.unknown++ == 0) out.first = v->missing;
        if (a != NO && (rows[i].flags & ATTACHED_TWICE) != 0) out.twice = rows[i].row;
    }
    return out;
}

/* Of rows that are put in an order nothing is learned, but where there are none. */
static void claim_no_rows(view *v, uint16_t source) {
    if (v->sources[source].count == 0) path_rows(v, source);
}

/* At least `n` rows fit: true, false, or the finding ends. Rows that say the same were made one
 * and may be several all the same, so that fewer than `n` may be enough. */
static bool at_least(lua_State *L, view *v, uint16_t source, int f, size_t n) {
    count got = ask_rows(L, v, source, f);
    if (got.yes >= n) return true;
    if (got.yes + got.unknown >= n) {
        v->missing = got.first;
        cage_stop(L);
    }
    if (got.twice != NO_ROW) stop_for_twice(L, v, source, got.twice);
    rows_ask_coverage(L, v, source);
    return false;
}

static bool over_members(lua_State *L, int index) {
    return values_test(L, index, KIND_MEMBERS) != NULL;
}

int rows_lua_some(lua_State *L) {
    if (over_members(L, 1)) return lua_pushboolean(L, gather_at_least(L, 1, 1)), 1;
    need_function(L, 2, "some(rows, f)");
    lua_pushboolean(L, at_least(L, values_view(L), source_at(L, 1), 2, 1));
    return 1;
}

int rows_lua_none(lua_State *L) {
    if (over_members(L, 1)) return lua_pushboolean(L, !gather_at_least(L, 1, 1)), 1;
    need_function(L, 2, "none(rows, f)");
    lua_pushboolean(L, !at_least(L, values_view(L), source_at(L, 1), 2, 1));
    return 1;
}

int rows_lua_at_least(lua_State *L) {
    need_function(L, 3, "at_least(n, rows, f)");
    lua_Integer n = luaL_checkinteger(L, 1);
    if (n < 0) return luaL_error(L, "at_least takes a number that is not negative");
    if (over_members(L, 2)) return lua_pushboolean(L, gather_at_least(L, 2, (uint64_t)n)), 1;
    lua_pushboolean(L, at_least(L, values_view(L), source_at(L, 2), 3, (size_t)n));
    return 1;
}

int rows_lua_each(lua_State *L) {
    if (over_members(L, 1)) return gather_each(L, 1);
    view *v = values_view(L);
    uint16_t source = source_at(L, 1);
    need_function(L, 2, "each(rows, f)");
    count got = ask_rows(L, v, source, 2);
    if (got.unknown > 0) {
        v->missing = got.first;
        cage_stop(L);
    }
    rows_ask_coverage(L, v, source);
    return 0;
}

/* ---- latest ------------------------------------------------------------ */

static uint16_t column_at(lua_State *L, view *v, uint16_t source, int index, column_type type,
                          const char *what) {
    if (lua_type(L, index) != LUA_TSTRING) luaL_error(L, "%s takes the name of a column", what);
    uint16_t found = lens_column(L, v->pack, source, lua_tostring(L, index));
    if (v->pack->sources[source].columns[found].type != type)
        luaL_error(L, "%s: column '%s' is %s", what, lua_tostring(L, index),
                   column_type_name(v->pack->sources[source].columns[found].type));
    return found;
}

static _Noreturn void stop_for_cell(lua_State *L, view *v, uint16_t source, uint32_t row,
                                    uint16_t where, const observed *seen) {
    v->missing = view_lack(source, row, where, seen);
    cage_stop(L);
}

/* The row with the latest date, nil when there is surely none. */
int rows_lua_latest(lua_State *L) {
    view *v = values_view(L);
    uint16_t source = source_at(L, 1);
    uint16_t by = column_at(L, v, source, 2, TYPE_DATE, "latest(rows, \"date column\")");
    const attached *rows;
    size_t n = lens_rows(v, source, &rows);
    uint32_t best = NO_ROW;
    span best_day = { 0 };
    bool tied = false;
    for (size_t i = 0; i < n; i++) {
        if (lens_is_hidden(v, &rows[i])) continue;
        cage_charge(L, 10);
        observed seen = view_observe(v, source, rows[i].row, by);
        if (seen.state != CELL_OK && seen.state != CELL_OPEN)
            stop_for_cell(L, v, source, rows[i].row, by, &seen);
        answer later = best == NO_ROW ? YES : span_before(best_day, seen.value.date);
        if (later == NO && span_before(seen.value.date, best_day) == YES) continue;
        tied = later != YES;
        if (later == YES) {
            best = rows[i].row;
            best_day = seen.value.date;
        } else { /* either may be the later one: both stand in the way */
            if (seen.value.date.lo < best_day.lo) best_day.lo = seen.value.date.lo;
            if (seen.value.date.hi > best_day.hi) best_day.hi = seen.value.date.hi;
        }
    }
    claim_no_rows(v, source);
    rows_ask_coverage(L, v, source);
    if (tied) {
        v->missing =
            (missing){ .kind = MISSING_ORDER, .source = source, .column = by, .row = best };
        cage_stop(L);
    }
    if (best == NO_ROW) lua_pushnil(L);
    else lens_push_row(L, v, source, best, PLACE_NONE);
    return 1;
}

/* ---- sorted ------------------------------------------------------------ */

typedef struct dated { const table *of; span on; uint32_t row; } dated;

/* Rows of one day come in the order of what they hold, never of where they stand. */
static int by_content(const dated *a, const dated *b) {
    const source_decl *d = a->of->decl;
    for (size_t i = 0; i < d->column_count; i++) {
        if (d->columns[i].forbidden) continue;
        int order = text_compare(table_raw(a->of, a->row, (uint16_t)i),
                                 table_raw(b->of, b->row, (uint16_t)i));
        if (order != 0) return order;
    }
    return (a->row > b->row) - (a->row < b->row);
}

static int by_day(const void *x, const void *y) {
    const dated *a = x, *b = y;
    if (a->on.lo != b->on.lo) return a->on.lo < b->on.lo ? -1 : 1;
    if (a->on.hi != b->on.hi) return a->on.hi < b->on.hi ? -1 : 1;
    return by_content(a, b);
}

/* Is each surely before the next, or on the same day? Ends the finding at the first that may
 * not be. */
static void need_order(lua_State *L, view *v, uint16_t source, uint16_t by, const dated *all,
                       size_t n) {
    day last = DAY_NONE;
    for (size_t i = 0; i < n; i++) {
        bool same = i > 0 && span_whole(all[i].on) && span_whole(all[i - 1].on) &&
                    all[i - 1].on.lo == all[i].on.lo && last == all[i].on.lo;
        if (i > 0 && last >= all[i].on.lo && !same) {
            v->missing = (missing){ .kind = MISSING_DECIDED,
                                    .source = source,
                                    .column = by,
                                    .row = span_whole(all[i].on) ? all[i - 1].row
                                                                 : all[i].row };
            v->missing.about = span_whole(all[i].on) ? all[i - 1].on : all[i].on;
            cage_stop(L);
        }
        if (all[i].on.hi > last) last = all[i].on.hi;
    }
}

/* The rows as a list in the order of a day. */
int rows_lua_sorted(lua_State *L) {
    view *v = values_view(L);
    uint16_t source = source_at(L, 1);
    uint16_t by = column_at(L, v, source, 2, TYPE_DATE, "sorted(rows, \"date column\")");
    const attached *rows;
    size_t n = lens_rows(v, source, &rows), count = 0;
    dated *all = arena_take(&v->scratch, (n + 1) * sizeof *all);
    if (all == NULL) values_no_memory(L);
    for (size_t i = 0; i < n; i++) {
        if (lens_is_hidden(v, &rows[i])) continue;
        cage_charge(L, 20);
        observed seen = view_observe(v, source, rows[i].row, by);
        if (seen.state != CELL_OK && seen.state != CELL_OPEN)
            stop_for_cell(L, v, source, rows[i].row, by, &seen);
        all[count++] = (dated){ &v->evidence->tables[source], seen.value.date, rows[i].row };
    }
    claim_no_rows(v, source);
    rows_ask_coverage(L, v, source);
    if (count > 1) qsort(all, count, sizeof *all, by_day);
    need_order(L, v, source, by, all, count);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lens_push_row(L, v, source, all[i].row, PLACE_NONE);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* ---- sum ------------------------------------------------------------ */

typedef struct total {
    int64_t whole;
    duration length;
    bool is_length;
    uint32_t twice;                /* a row that adds something and stands more than once */
    rest rests;                    /* the last row that adds something, a close one first */
    bool close;
} total;

/* Adds the cell or what the function says of the row: integer or duration. Is it anything? */
static bool add_value(lua_State *L, total *to) {
    bool something = false;
    if (values_test(L, -1, KIND_DURATION)) {
        duration d = *values_duration(L, -1);
        if (__builtin_add_overflow(to->length.months, d.months, &to->length.months) ||
            __builtin_add_overflow(to->length.days, d.days, &to->length.days))
            luaL_error(L, "sum: the lengths add up to more than can be");
        to->is_length = true;
        something = d.months != 0 || d.days != 0;
    } else if (lua_isinteger(L, -1)) {
        int64_t value = (int64_t)lua_tointeger(L, -1);
        if (__builtin_add_overflow(to->whole, value, &to->whole))
            luaL_error(L, "sum: the numbers add up to more than can be");
        something = value != 0;
    } else {
        luaL_error(L, "sum adds whole numbers or lengths of time, not a %s",
                   values_kind(L, -1));
    }
    lua_pop(L, 1);
    return something;
}

/* The cell at `where`, or what the function at 2 says of the row. */
static bool add_row(lua_State *L, view *v, const row_ref *r, uint16_t where, total *to) {
    if (where != NO_INDEX) {
        lens_push_cell(L, v, r, where);
    } else {
        lua_pushvalue(L, 2);
        lens_push_row(L, v, r->source, r->row, r->place);
        lua_call(L, 1, 1);
    }
    return add_value(L, to);
}

static void note_added(total *to, const row_ref *r, const attached *a) {
    bool close = a->grade == GRADE_CLOSE || (a->flags & ATTACHED_UNSETTLED) != 0;
    if ((a->flags & ATTACHED_TWICE) != 0) to->twice = a->row;
    if (to->close && !close) return;
    to->rests = (rest){ r->source, r->place, r->row };
    to->close = close;
}

int rows_lua_sum(lua_State *L) {
    view *v = values_view(L);
    uint16_t source = source_at(L, 1);
    bool by_name = lua_type(L, 2) == LUA_TSTRING;
    uint16_t where = by_name ? lens_column(L, v->pack, source, lua_tostring(L, 2)) : NO_INDEX;
    if (!by_name) need_function(L, 2, "sum(rows, \"column\" or f)");
    const attached *rows;
    size_t n = lens_rows(v, source, &rows);
    total out = { .twice = NO_ROW, .rests = { .source = NO_INDEX } };
    path_rows(v, source);
    for (size_t i = 0; i < n; i++) {
        if (lens_is_hidden(v, &rows[i])) continue;
        cage_charge(L, 10);
        const row_ref r = { .source = source, .place = place_of(i), .row = rows[i].row };
        if (add_row(L, v, &r, where, &out)) note_added(&out, &r, &rows[i]);
    }
    if (out.twice != NO_ROW) stop_for_twice(L, v, source, out.twice);
    rows_ask_coverage(L, v, source);
    if (v->hearing != NULL && out.rests.source != NO_INDEX) v->hearing->rests = out.rests;
    if (by_name) out.is_length = v->pack->sources[source].columns[where].type == TYPE_DURATION;
    if (out.is_length) values_push_duration(L, out.length);
    else lua_pushinteger(L, out.whole);
    return 1;
}

/* ---- unbroken ------------------------------------------------------------ */

typedef struct stay { day from, to; } stay;
enum { STAYS_MAX = 4096 };

static int by_from(const void *a, const void *b) {
    const stay *x = a, *y = b;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    return x->to < y->to ? -1 : x->to > y->to;
}

/* Do the stays cover every day of from..to? */
static bool covers(stay *stays, size_t n, day from, day to) {
    int64_t next = from;
    qsort(stays, n, sizeof *stays, by_from);
    for (size_t i = 0; i < n && next <= to; i++) {
        if (stays[i].from > next) return false;
        if (stays[i].to >= next)
            next = stays[i].to == DAY_OPEN ? (int64_t)DAY_OPEN + 1 : (int64_t)stays[i].to + 1;
    }
    return next > to;
}

typedef struct stays {
    stay *sure, *possible;
    size_t sure_count, possible_count;
    missing first;
} stays;

/* One row's from..to, what is certain of it and what is possible; a blank end or an open answer
 * makes it possible only. */
static void add_stay(lua_State *L, view *v, uint16_t source, uint32_t row, uint16_t from,
                     uint16_t to, int f, stays *out) {
    answer a = ask_row(L, v, f, source, row, PLACE_NONE);
    if (a == NO) return;
    missing why = v->missing;
    observed b = view_observe(v, source, row, from), e = view_observe(v, source, row, to);
    bool begins = b.state == CELL_OK, ends = e.state == CELL_OK || e.state == CELL_OPEN;
    stay possible = { begins ? b.value.date.lo : DAY_NONE, ends ? e.value.date.hi : DAY_OPEN };
    out->possible[out->possible_count++] = possible;
    if (a == MAYBE || !begins || !ends) {
        if (a == YES)
            why = (missing){ .kind = MISSING_CELL,
                             .source = source,
                             .row = row,
                             .column = begins ? to : from,
                             .state = (uint8_t)(begins ? e.state : b.state),
                             .why = begins ? e.why : b.why };
        if (out->first.kind == MISSING_NOTHING) out->first = why;
        return;
    }
    if (!span_whole(b.value.date) && out->first.kind == MISSING_NOTHING)
        out->first = (missing){ .kind = MISSING_DECIDED,
                                .source = source,
                                .row = row,
                                .column = from,
                                .about = b.value.date };
    out->sure[out->sure_count++] = (stay){ b.value.date.hi, e.value.date.lo };
}

static bool judge_stays(lua_State *L, view *v, uint16_t source, stays *s, span from, span to) {
    bool sure = covers(s->sure, s->sure_count, from.lo, to.hi);
    view_step(v, (step){ .kind = STEP_UNBROKEN,
                         .source = source,
                         .x = from,
                         .y = to,
                         .a = sure ? YES : NO });
    if (sure) return true;
    if (covers(s->possible, s->possible_count, from.hi, to.lo)) {
        v->missing = s->first;
        if (s->first.kind == MISSING_NOTHING) view_undecided(v);
        v->steps[v->step_count - 1].a = MAYBE;
        cage_stop(L);
    }
    rows_ask_coverage(L, v, source);
    return false;
}

int rows_lua_unbroken(lua_State *L) {
    view *v = values_view(L);
    uint16_t source = source_at(L, 1);
    span from = values_date(L, 2), to = values_date(L, 3);
    need_function(L, 4, "unbroken(rows, from, to, f)");
    uint16_t begin = lens_column(L, v->pack, source, "from"),
             end = lens_column(L, v->pack, source, "to");
    const source_decl *decl = &v->pack->sources[source];
    if (decl->columns[begin].type != TYPE_DATE || decl->columns[end].type != TYPE_DATE)
        return luaL_error(L, "unbroken needs date columns 'from' and 'to' in %s",
                          decl->name.at);
    const attached *rows;
    size_t n = lens_rows(v, source, &rows);
    if (n > STAYS_MAX)
        return luaL_error(L, "unbroken: more than %d rows about one candidate", STAYS_MAX);
    stays s = { 0 };
    s.sure = arena_take(&v->scratch, (n + 1) * sizeof *s.sure);
    s.possible = arena_take(&v->scratch, (n + 1) * sizeof *s.possible);
    if (s.sure == NULL || s.possible == NULL) values_no_memory(L);
    for (size_t i = 0; i < n; i++) {
        if (lens_is_hidden(v, &rows[i])) continue;
        cage_charge(L, 10);
        add_stay(L, v, source, rows[i].row, begin, end, 4, &s);
    }
    lua_pushboolean(L, judge_stays(L, v, source, &s, from, to));
    return 1;
}
