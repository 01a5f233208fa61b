/* names: whatever a rule can reach stands in one table, with the reason why.
 *
 * The test walks from the functions of a real pack, as a worker holds them, through variables, tables,
 * metatables and user values, and through what a rule is given: a candidate, a row, dates, parameters.
 * Anything that is not known here by name makes it fail: a new name is let in on purpose or not at all. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <lauxlib.h>
#include <lua.h>

#include "evaluate/names.h"
#include "pack/check_words.h"
#include "pack/open.h"

static const char *const declarations[] = { "pack", "law", "params", "stages", "forbid", "source", "rule", "suppress",
                                            "fact", "tally", "include", "notice" };
enum { DECLARATIONS = sizeof declarations / sizeof *declarations };

/* The kinds of objects a rule may be handed, and what their metatables hold. */
static const char *const kinds[] = { "date", "duration", "period", "candidate", "row", "rows", "days of the candidate",
                                     "param", "frozen table" };
static const char *const operators[] = { "__name", "__index", "__newindex", "__eq", "__lt", "__le", "__add", "__sub",
                                         "__len" };

static bool among(const char *name, const char *const *list, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (strcmp(name, list[i]) == 0) return true;
    return false;
}
#define AMONG(name, list) among((name), (list), sizeof(list) / sizeof *(list))

static const name_let_in *find_name(const char *name) {
    size_t n;
    const name_let_in *all = names_let_in(&n);
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].name, name) == 0) return &all[i];
    return NULL;
}

/* ---- the walk ---- */

typedef struct walk {
    lua_State *L;
    int seen;                  /* on the stack: what was met */
    int words;                 /* on the stack: the table of words, when met */
    size_t objects, views, words_met;
    char path[400];
} walk;

static void visit(walk *w, const char *step);

static void go(walk *w, const char *step) {
    size_t len = strlen(w->path);
    snprintf(w->path + len, sizeof w->path - len, "%s%s", len > 0 ? " > " : "", step);
    visit(w, step);
    w->path[len] = '\0';
}

static bool first_time(walk *w) {
    lua_pushvalue(w->L, -1);
    bool first = lua_rawget(w->L, w->seen) == LUA_TNIL;
    lua_pop(w->L, 1);
    if (!first) return false;
    lua_pushvalue(w->L, -1);
    lua_pushboolean(w->L, 1);
    lua_rawset(w->L, w->seen);
    return true;
}

/* The words: exactly the names let in and the declaring words. */
static void visit_words(walk *w) {
    lua_State *L = w->L;
    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
        assert_int_equal(lua_type(L, -2), LUA_TSTRING);
        const char *name = lua_tostring(L, -2);
        const name_let_in *let_in = find_name(name);
        if (let_in == NULL && !AMONG(name, declarations)) fail_msg("%s: '%s' is in no table of names", w->path, name);
        if (let_in != NULL && let_in->function != NULL && strcmp(name, "days") != 0)
            assert_ptr_equal((void *)lua_tocfunction(L, -1), (void *)let_in->function);
        w->words_met++;
    }
}

static bool holds_words(lua_State *L) {
    lua_pushliteral(L, "reject");
    bool found = lua_rawget(L, -2) == LUA_TFUNCTION;
    lua_pop(L, 1);
    return found;
}

static void visit_table(walk *w) {
    lua_State *L = w->L;
    if (holds_words(L)) visit_words(w);
    for (lua_pushnil(L); lua_next(L, -2) != 0;) {
        char step[80];
        if (lua_type(L, -2) == LUA_TSTRING) snprintf(step, sizeof step, ".%s", lua_tostring(L, -2));
        else snprintf(step, sizeof step, "[%s]", luaL_typename(L, -2));
        go(w, step);                       /* pops the value */
        lua_pushvalue(L, -1);
        go(w, "a key");
    }
    if (lua_getmetatable(L, -1)) go(w, "metatable");
}

static void visit_metatable(walk *w) {
    lua_State *L = w->L;
    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1))
        if (!AMONG(lua_tostring(L, -2), operators)) fail_msg("%s: a metatable holds %s", w->path, lua_tostring(L, -2));
}

static void visit_object(walk *w) {
    lua_State *L = w->L;
    w->objects++;
    if (!lua_getmetatable(L, -1)) {        /* the box of the declaring words: empty once the pack is loaded */
        void **box = lua_touserdata(L, -1);
        assert_int_equal(lua_rawlen(L, -1), sizeof *box);
        assert_null(*box);
        return;
    }
    assert_int_equal(lua_getfield(L, -1, "__name"), LUA_TSTRING);
    if (!AMONG(lua_tostring(L, -1), kinds)) fail_msg("%s: an object of the kind %s", w->path, lua_tostring(L, -1));
    w->views += strcmp(lua_tostring(L, -1), "frozen table") == 0;
    lua_pop(L, 1);
    visit_metatable(w);
    go(w, "metatable");
    for (int i = 1; lua_getiuservalue(L, -1, i) != LUA_TNONE; i++) go(w, "user value");
    lua_pop(L, 1);
}

static void visit_function(walk *w) {
    lua_State *L = w->L;
    int at = lua_gettop(L);
    const char *name;
    for (int i = 1; (name = lua_getupvalue(L, at, i)) != NULL; i++) {
        char step[80];
        snprintf(step, sizeof step, "variable %s", name[0] != '\0' ? name : "of C");
        go(w, step);
    }
}

/* Walks from the value on top, which is popped. */
static void visit(walk *w, const char *step) {
    lua_State *L = w->L;
    int type = lua_type(L, -1);
    (void)step;
    assert_true(lua_checkstack(L, 20));
    bool holds = type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TUSERDATA;
    if (type == LUA_TTHREAD || type == LUA_TLIGHTUSERDATA) fail_msg("%s: a %s", w->path, lua_typename(L, type));
    if (!holds && lua_getmetatable(L, -1)) fail_msg("%s: a %s has a metatable", w->path, lua_typename(L, type));
    if (holds && first_time(w)) {
        if (type == LUA_TTABLE) visit_table(w);
        if (type == LUA_TFUNCTION) visit_function(w);
        if (type == LUA_TUSERDATA) visit_object(w);
    }
    lua_pop(L, 1);
}

/* ---- a worker's cage ---- */

static answer no_fact(lua_State *L, void *payload, uint16_t fact) {
    (void)L, (void)payload, (void)fact;
    return NO;
}

static int make_lens(lua_State *L) {
    lens_make(L, lua_touserdata(L, 1), no_fact, NULL);
    return 0;
}

static void walk_functions(walk *w, const int *refs, size_t n, const char *what) {
    for (size_t i = 0; i < n; i++) {
        if (refs[i] == LUA_NOREF) continue;
        lua_rawgeti(w->L, LUA_REGISTRYINDEX, refs[i]);
        go(w, what);
    }
}

static void walk_all(walk *w, const pack *p, const rulebook *b) {
    walk_functions(w, b->test, p->rule_count, "a rule's test");
    walk_functions(w, b->applies, p->rule_count, "a rule's applies");
    walk_functions(w, b->suppress_test, p->suppress_count, "a suppression's test");
    walk_functions(w, b->fact, p->fact_count, "a fact's test");
    walk_functions(w, b->tally, p->tally_count, "a tally's value");
    lens_push_candidate(w->L);
    go(w, "c");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        lua_newuserdatauv(w->L, 64, 0);
        luaL_setmetatable(w->L, kinds[i]);
        if (strcmp(kinds[i], "frozen table") == 0) lua_pop(w->L, 1);
        else go(w, kinds[i]);
    }
}

static void everything_a_rule_can_reach_is_let_in(void **state) {
    (void)state;
    pack p;
    notes n = { 0 };
    fault f = { 0 };
    rulebook book = { 0 };
    if (pack_open(&p, VET_ROOT "/rules/cn-village", names_fill, NULL, &n, &f) != 0) fail_msg("%s", f.message);
    cage *c = cage_new(&f);
    assert_int_equal(pack_enter(&p, c, names_fill, NULL, &book, &f), 0);
    lua_State *L = cage_lua(c);
    lua_pushcfunction(L, make_lens);
    lua_pushlightuserdata(L, &p);
    assert_int_equal(cage_call(c, 1, 0, CAGE_LOAD_STEPS), CAGED_DONE);
    walk w = { .L = L };
    lua_newtable(L);
    w.seen = lua_gettop(L);
    walk_all(&w, &p, &book);
    size_t count;
    names_let_in(&count);
    assert_int_equal(w.words_met, count + DECLARATIONS);   /* met once, and nothing is missing */
    assert_true(w.objects > 0);
    cage_free(c);
    rulebook_clear(&book);
    pack_clear(&p);
    notes_clear(&n);
}

static void every_name_has_its_reason(void **state) {
    (void)state;
    size_t n;
    const name_let_in *all = names_let_in(&n);
    for (size_t i = 0; i < n; i++) {
        assert_true(all[i].reason != NULL && strlen(all[i].reason) > 5);
        for (size_t k = 0; k < i; k++) assert_string_not_equal(all[k].name, all[i].name);
    }
}

static void the_checks_know_the_same_names(void **state) {
    (void)state;
    size_t n, functions = 0;
    const name_let_in *all = names_let_in(&n);
    for (size_t i = 0; i < n; i++) {
        functions += all[i].function != NULL;
        if (!check_word_exists(text_of(all[i].name))) fail_msg("the checks do not know '%s'", all[i].name);
        if (check_word_standard(text_of(all[i].name))) fail_msg("the checks call '%s' absent", all[i].name);
    }
    assert_int_equal(functions, check_word_count());
    for (size_t i = 0; i < DECLARATIONS; i++) assert_true(check_word_exists(text_of(declarations[i])));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_a_rule_can_reach_is_let_in),
        cmocka_unit_test(every_name_has_its_reason),
        cmocka_unit_test(the_checks_know_the_same_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
