/* names: the one table of names a rule may use, and the small functions that have no other
 * home.
 *
 * A name that is not here does not exist for a rule. What is missing is missing on
 * purpose: os, io, load, require (reach outside), pcall, error (would catch or forge a
 * stop), pairs, next (an order that changes from run to run), print, tostring (addresses),
 * setmetatable, rawset (would open frozen things), coroutine (has its own budget),
 * math, string, table (work the budget cannot see, or a clock). */
/* SPDX-License-Identifier: Apache-2.0 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "evaluate/names.h"

#include <lauxlib.h>
#include <lua.h>
#include <pcre2.h>
#include <string.h>

#include "evaluate/gather.h"
#include "evaluate/kin.h"
#include "evaluate/rows.h"
#include "evaluate/slate_say.h"
#include "ground/name.h"
#include "pack/cage.h"
#include "pack/cage_freeze.h"

/* ---- is, same, given ------------------------------------------------------------ */

/* Is the value at 1 equal to the one on top, or to one of its list? */
static bool equals_any(lua_State *L, int depth) {
    int type = lua_type(L, -1);
    if (type != LUA_TTABLE && !cage_is_frozen(L, -1)) {
        if (type != lua_type(L, 1))
            luaL_error(L, "is: a %s is compared with a %s", values_kind(L, 1),
                       values_kind(L, -1));
        return lua_rawequal(L, 1, -1);
    }
    if (depth == 0) luaL_error(L, "is: a list within a list");
    int list = lua_gettop(L);
    for (lua_Integer i = 1; lua_geti(L, list, i) != LUA_TNIL; i++) {
        cage_charge(L, 1);
        bool same = equals_any(L, depth - 1);
        lua_pop(L, 1);
        if (same) return true;
    }
    lua_pop(L, 1);
    return false;
}

static int lua_is(lua_State *L) {
    int n = lua_gettop(L), type = lua_type(L, 1);
    for (int i = 2; type == LUA_TSTRING && i <= n; i++) /* nearly always: words, one of them */
        if (lua_rawequal(L, 1, i)) return lua_pushboolean(L, 1), 1;
    if (n < 2) return luaL_error(L, "is(x, \"a\", \"b\") takes a value and what it may be");
    if (type != LUA_TSTRING && type != LUA_TNUMBER && type != LUA_TBOOLEAN)
        return luaL_error(
            L, "is: a %s cannot be asked; dates are compared with < and <=", values_kind(L, 1));
    for (int i = 2; i <= n; i++) {
        lua_pushvalue(L, i);
        if (equals_any(L, 1)) return lua_pushboolean(L, 1), 1;
        lua_settop(L, n);
    }
    lua_pushboolean(L, 0);
    return 1;
}

static text folded_at(lua_State *L, view *v, int index) {
    size_t len;
    if (lua_type(L, index) != LUA_TSTRING)
        luaL_error(L, "same(a, b) compares two texts, not a %s", values_kind(L, index));
    const char *at = lua_tolstring(L, index, &len);
    text out;
    cage_charge(L, 10 + len / 8);
    if (!name_fold(&v->scratch, (text){ at, len }, &out)) values_no_memory(L);
    return out;
}

/* Of a name with a character nobody can read, true and false would both be guesses. */
static int lua_same(lua_State *L) {
    view *v = values_view(L);
    text a = folded_at(L, v, 1), b = folded_at(L, v, 2);
    cage_charge(L, 10 + a.len / 8 + b.len / 8);
    answer same = name_same(a, b);
    if (same == MAYBE) {
        view_unsettled_name(v);
        cage_stop(L);
    }
    lua_pushboolean(L, same == YES);
    return 1;
}

/* In a slate the blank is held against the member who was asked, or whose row it is; what
 * belongs to all of them is everybody's. */
static void ask_given(lua_State *L, view *v, uint16_t source, uint32_t row, uint16_t where,
                      cell_state state) {
    slate *s = v->slate;
    const row_ref *r = values_test(L, 1, KIND_ROW);
    uint32_t of = r != NULL ? r->of : row;
    uint32_t member = of != NO_ROW ? s->scene->member_of[of] : NO_MEMBER;
    if (member != NO_MEMBER) slate_touch(s, member);
    for (uint32_t i = 0; state == CELL_BLANK && i < s->count; i++) {
        if ((member != NO_MEMBER && i != member) || s->state[i].blamed) continue;
        s->state[i].given_no = true;
        s->state[i].why = (missing){ .kind = MISSING_SILENT, .source = source, .row = row,
                                     .column = where };
    }
}

/* given(c, "x"): false for a blank only; an unreadable cell ends the finding even here. */
static int lua_given(lua_State *L) {
    view *v = values_view(L);
    const row_ref of = lens_subject(L, 1);
    const uint16_t source = of.source;
    const uint32_t row = of.row;
    if (lua_type(L, 2) != LUA_TSTRING)
        return luaL_error(L, "given(c, \"column\") takes the name of a column");
    uint16_t where = lens_column(L, v->pack, source, lua_tostring(L, 2));
    cell_state state = view_given(v, source, row, where);
    edge e = { .kind = EDGE_GIVEN,
               .row = of.place,
               .source = source,
               .place = where,
               .a = NO_EXPR,
               .b = NO_EXPR };
    missing lack = view_lack_given(v, source, row, where, state);
    lack.met = path_edge(v, e, state, 1);
    if (state == CELL_UNREADABLE) {
        v->missing = lack;
        cage_stop(L);
    }
    bool no = state == CELL_BLANK || state == CELL_NONE;
    if (v->slate != NULL) ask_given(L, v, source, row, where, state);
    if (state == CELL_BLANK && !v->given_no) {
        v->given_no = true;
        v->given_missing = lack;
    }
    lua_pushboolean(L, !no);
    return 1;
}

/* ---- facts: any_of, all_of ------------------------------------------------------------ */

/* A fact that cannot be told waits until the others have been asked. */
typedef struct asked { size_t yes, no, unknown; missing first; } asked;

static uint16_t fact_at(lua_State *L, const view *v, const char *what) {
    size_t len;
    const char *name = lua_tolstring(L, -1, &len);
    uint16_t number = lua_type(L, -1) == LUA_TSTRING
                          ? pack_find_fact(v->pack, (text){ name, len })
                          : NO_INDEX;
    if (number == NO_INDEX)
        luaL_error(L, "%s: '%s' is no fact of this pack", what, name != NULL ? name : "?");
    return number;
}

static void note_why(view *v, uint16_t number, answer a) {
    hearing *h = v->hearing;
    if (h == NULL || h->why_count == WHY_MAX) return;
    h->why[h->why_count++] = (why_fact){ number, (uint8_t)a };
}

static asked ask_facts(lua_State *L, view *v, const char *what) {
    asked out = { 0 };
    if (!values_test(L, 1, KIND_CANDIDATE) ||
        (lua_type(L, 2) != LUA_TTABLE && !cage_is_frozen(L, 2)))
        luaL_error(L, "%s(c, { \"fact\", ... }) takes the candidate and a list of facts", what);
    if (v->hearing != NULL) v->hearing->why_count = 0;
    for (lua_Integer i = 1; lua_geti(L, 2, i) != LUA_TNIL; i++) {
        cage_charge(L, 5);
        uint16_t number = fact_at(L, v, what);
        lua_pop(L, 1);
        answer a = lens_ask_fact(L, number);
        out.yes += a == YES;
        out.no += a == NO;
        if (a == MAYBE && out.unknown++ == 0) out.first = v->missing;
        note_why(v, number, a);
    }
    lua_pop(L, 1);
    return out;
}

static int answer_facts(lua_State *L, bool any, const char *what) {
    view *v = values_view(L);
    asked a = ask_facts(L, v, what);
    bool settled = any ? a.yes > 0 : a.no > 0;
    if (!settled && a.unknown > 0) {
        v->missing = a.first;
        cage_stop(L);
    }
    lua_pushboolean(L, any ? a.yes > 0 : a.no == 0);
    return 1;
}

static int lua_any_of(lua_State *L) { return answer_facts(L, true, "any_of"); }
static int lua_all_of(lua_State *L) { return answer_facts(L, false, "all_of"); }

/* ---- matches ------------------------------------------------------------ */

enum { REGEX_MAX = 1000, SUBJECT_MAX = 10000 };

/* Looks with a limit of so many steps. PCRE's errors are negative, its matches are not. */
static int match_within(const pcre2_code *code, text subject, uint32_t steps) {
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    pcre2_match_context *limits = pcre2_match_context_create(NULL);
    int found = PCRE2_ERROR_NOMEMORY;
    if (data != NULL && limits != NULL) {
        pcre2_set_match_limit(limits, steps);
        pcre2_set_depth_limit(limits, 1000);
        pcre2_set_heap_limit(limits, 1024);
        found = pcre2_match(code, (PCRE2_SPTR)subject.at, subject.len, 0, 0, data, limits);
    }
    pcre2_match_context_free(limits);
    pcre2_match_data_free(data);
    return found;
}

/* PCRE does not say how many steps it took: a small limit is tried and paid for first. */
static int run_regex(lua_State *L, const pcre2_code *code, text subject) {
    static const uint32_t limits[] = { 2000, 20000, 100000 };
    int found = PCRE2_ERROR_MATCHLIMIT;
    for (size_t i = 0; i < 3 && found == PCRE2_ERROR_MATCHLIMIT; i++) {
        cage_charge(L, limits[i] / 2);
        found = match_within(code, subject, limits[i]);
    }
    if (found == PCRE2_ERROR_NOMEMORY) values_no_memory(L);
    if (found <= PCRE2_ERROR_UTF8_ERR1 && found >= PCRE2_ERROR_UTF8_ERR21)
        luaL_error(L, "matches: the text is not UTF-8");
    if (found < 0 && found != PCRE2_ERROR_NOMATCH)
        luaL_error(L, "matches: this pattern takes far too many steps on this text; write it "
                      "without nested "
                      "repetition");
    return found >= 0;
}

static int free_regex(lua_State *L) {
    pcre2_code **box = lua_touserdata(L, 1);
    pcre2_code_free(*box);
    *box = NULL;
    return 0;
}

/* The compiled pattern in a box that the cage frees, since paying for the match may raise. */
static pcre2_code *compile_regex(lua_State *L, text pattern) {
    int wrong;
    size_t where;
    pcre2_code **box = lua_newuserdatauv(L, sizeof *box, 0);
    *box = NULL;
    if (luaL_newmetatable(L, "pattern")) {
        lua_pushcfunction(L, free_regex);
        lua_setfield(L, -2, "__gc");
    }
    lua_setmetatable(L, -2);
    *box = pcre2_compile((PCRE2_SPTR)pattern.at, pattern.len,
                         PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &wrong, &where, NULL);
    if (*box == NULL && wrong == PCRE2_ERROR_HEAP_FAILED) values_no_memory(L);
    if (*box == NULL) {
        PCRE2_UCHAR words[120];
        pcre2_get_error_message(wrong, words, sizeof words);
        luaL_error(L, "matches: pattern \"%s\", at character %d: %s", pattern.at,
                   (int)where + 1, (const char *)words);
    }
    return *box;
}

/* matches(text, regex): is the pattern found in the text? */
static int lua_matches(lua_State *L) {
    text subject, pattern;
    if (lua_type(L, 1) != LUA_TSTRING || lua_type(L, 2) != LUA_TSTRING)
        return luaL_error(L, "matches(text, pattern) takes two texts, not a %s and a %s",
                          values_kind(L, 1), values_kind(L, 2));
    subject.at = lua_tolstring(L, 1, &subject.len);
    pattern.at = lua_tolstring(L, 2, &pattern.len);
    if (pattern.len > REGEX_MAX || subject.len > SUBJECT_MAX)
        return luaL_error(L, "matches: the %s is longer than %d bytes",
                          pattern.len > REGEX_MAX ? "pattern" : "text",
                          pattern.len > REGEX_MAX ? REGEX_MAX : SUBJECT_MAX);
    cage_charge(L, 1000 + subject.len +
                       subject.len * subject.len / 1024); /* it may begin at every character */
    lua_pushboolean(L, run_regex(L, compile_regex(L, pattern), subject));
    return 1;
}

/* ---- lists ------------------------------------------------------------ */

static int step_list(lua_State *L) {
    lua_Integer i = luaL_checkinteger(L, 2) + 1;
    cage_charge(L, 1);
    lua_pushinteger(L, i);
    return lua_geti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

/* for i, x in ipairs { ... }: in order, to the first gap. `list` is the same under a kinder
 * name. */
static int lua_list(lua_State *L) {
    if (lua_type(L, 1) != LUA_TTABLE && !cage_is_frozen(L, 1))
        return luaL_error(L, "a list { ... } is expected, not a %s", values_kind(L, 1));
    lua_pushcfunction(L, step_list);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

/* ---- the table ------------------------------------------------------------ */

static const name_let_in names[] = {
    { "is", lua_is,
      "compares a value with words; unlike ==, refuses to compare different kinds" },
    { "given", lua_given, "the only way to ask for a blank without ending the finding" },
    { "reached", values_lua_reached,
      "has somebody reached an age: three-valued, counted as the pack's law says" },
    { "age", values_lua_age, "completed years, or the finding ends" },
    { "elapsed", values_lua_elapsed, "completed years between two days" },
    { "period", values_lua_period,
      "a bar that runs from a day; says whether the first day counts" },
    { "within", values_lua_within, "is a day within a period" },
    { "last_day", values_lua_last_day, "the last day of a period" },
    { "free_from", values_lua_free_from, "the day after a period" },
    { "date", values_lua_date, "a fixed day written in a rule" },
    { "years", values_lua_years, "a length of time" },
    { "months", values_lua_months, "a length of time" },
    { "days", values_lua_days, "a length of time" },
    { "some", rows_lua_some, "asks rows, knowing who was searched" },
    { "none", rows_lua_none, "asks rows, knowing who was searched" },
    { "at_least", rows_lua_at_least, "asks rows, knowing who was searched" },
    { "each", rows_lua_each, "speaks of every row; order never matters" },
    { "latest", rows_lua_latest, "the row with the latest day, if that can be told" },
    { "sum", rows_lua_sum, "adds whole numbers or lengths of time over rows" },
    { "sorted", rows_lua_sorted,
      "rows in the order of a day, if that can be told: laws count on from case to case" },
    { "unbroken", rows_lua_unbroken, "is every day of a span covered by rows" },
    { "any_of", lua_any_of, "alternatives between facts, three-valued; Lua's or is not" },
    { "all_of", lua_all_of, "facts that must all hold, three-valued" },
    { "same", lua_same,
      "compares two names or texts folded; stops where a character cannot be read" },
    { "matches", lua_matches, "a regular expression with a step limit" },
    { "ipairs", lua_list, "walks a literal list in its order" },
    { "list", lua_list, "the same as ipairs" },
    { "reject", hearing_lua_reject, "an effect" },
    { "refer", hearing_lua_refer, "an effect" },
    { "hold", hearing_lua_hold, "an effect" },
    { "warn", hearing_lua_warn, "an effect" },
    { "task", hearing_lua_task, "an effect" },
    { "pass", hearing_lua_pass, "says a pass aloud" },
    { "pairs_of", gather_lua_pairs_of,
      "two members of a slate at a time, in an order of their own" },
    { "related", kin_lua_related, "two members and the row between them" },
    { "ranked", gather_lua_ranked, "members by what they hold, equals together" },
    { "standing", gather_lua_standing, "what was decided of a member so far" },
    { "alert", slate_say_lua_alert,
      "an effect: about all members of a slate, and nobody's decision" },
    { "param", NULL, "the parameters of the run, read only" },
};

const name_let_in *names_let_in(size_t *count) {
    *count = sizeof names / sizeof names[0];
    return names;
}

void names_fill(lua_State *L, void *payload) {
    (void)payload;
    values_make_kinds(L);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (names[i].function != NULL) lua_pushcfunction(L, names[i].function);
        else lens_push_params(L);
        lua_setfield(L, -2, names[i].name);
    }
}
