/* cage: budgets end at the same step, memory has its limits, nothing that was frozen can be written, and
 * only a stop can be caught. */
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

#include "pack/cage.h"
#include "pack/cage_freeze.h"

/* Loads the text with the table on top of the stack as its environment and runs it. */
static caged run_in(cage *c, const char *words, uint64_t steps, int results) {
    caged how = cage_load(c, text_of(words), "rule.lua");
    return how == CAGED_DONE ? cage_call(c, 0, results, steps) : how;
}

static caged run(cage *c, const char *words, uint64_t steps) {
    lua_newtable(cage_lua(c));
    return run_in(c, words, steps, 0);
}

static void expect_message(cage *c, caged how, const char *file, uint32_t line, const char *words) {
    fault f = { 0 };
    cage_message(cage_lua(c), how, &f, FAULT_PACK);
    assert_string_equal(f.file, file);
    assert_int_equal(f.line, line);
    assert_string_equal(f.message, words);
}

static cage *open_cage(void) {
    fault f = { 0 };
    cage *c = cage_new(&f);
    assert_non_null(c);
    return c;
}

/* ---- budgets ---- */

static void a_cage_starts_empty(void **state) {
    (void)state;
    cage *c = open_cage();
    lua_State *L = cage_lua(c);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_pushnil(L);
    assert_false(lua_next(L, -2));
    lua_pushliteral(L, "x");
    assert_false(lua_getmetatable(L, -1));
    assert_int_equal(lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE), LUA_TNIL);
    cage_free(c);
}

static void an_endless_loop_is_stopped_where_it_is(void **state) {
    (void)state;
    cage *c = open_cage();
    assert_int_equal(run(c, "local n = 0\nwhile true do\n  n = n + 1 end", 5000), CAGED_BUDGET);
    expect_message(c, CAGED_BUDGET, "rule.lua", 3,
                   "stopped after 5000 steps: this never ends, or does far too much for one candidate");
    assert_int_equal(lua_gettop(cage_lua(c)), 0);
    assert_int_equal(run(c, "local n = 1", 5000), CAGED_DONE);
    cage_free(c);
}

/* The least budget within which the text runs to its end. */
static uint64_t least_budget(cage *c, const char *words) {
    uint64_t low = 0, high = 1 << 20;
    while (low < high) {
        uint64_t middle = (low + high) / 2;
        if (run(c, words, middle) == CAGED_DONE) high = middle;
        else low = middle + 1;
        lua_settop(cage_lua(c), 0);
    }
    return low;
}

static void a_budget_ends_at_the_same_step_in_every_cage(void **state) {
    (void)state;
    static const char *const texts[] = {
        "local n = 0 for i = 1, 10000 do n = n + i end",
        "local t = {} for i = 1, 3000 do t[i] = { i } end",
        "local s = '' for i = 1, 900 do s = s .. 'abcd' end",
        "local function f(n) if n > 0 then return f(n - 1) end end f(3000)",
    };
    cage *fresh = open_cage(), *used = open_cage();
    for (int i = 0; i < 50; i++) {              /* garbage, a grown stack, known texts */
        assert_int_equal(run(used, "local function f(n) if n > 0 then return 1 + f(n - 1) end return 0 end\n"
                                   "local t = {} for i = 1, f(700) do t[i] = 'abcd' .. i end", CAGE_CALL_STEPS), CAGED_DONE);
        lua_settop(cage_lua(used), 0);
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        uint64_t n = least_budget(fresh, texts[i]);
        assert_true(n > 200);
        assert_true(n == least_budget(used, texts[i]));
        assert_true(n == least_budget(fresh, texts[i]));
    }
    cage_free(fresh);
    cage_free(used);
}

static int charge_much(lua_State *L) {
    cage_charge(L, (uint64_t)luaL_checkinteger(L, 1));
    return 0;
}

static void c_functions_pay_from_the_same_budget(void **state) {
    (void)state;
    cage *c = open_cage();
    lua_State *L = cage_lua(c);
    lua_newtable(L);
    lua_pushcfunction(L, charge_much);
    lua_setfield(L, -2, "pay");
    lua_pushvalue(L, -1);
    assert_int_equal(run_in(c, "pay(900)", 1000, 0), CAGED_DONE);
    assert_int_equal(run_in(c, "pay(900)\n\npay(900)", 1000, 0), CAGED_BUDGET);
    expect_message(c, CAGED_BUDGET, "rule.lua", 3,
                   "stopped after 1000 steps: this never ends, or does far too much for one candidate");
    cage_free(c);
}

static void large_texts_and_lists_are_paid_for(void **state) {
    (void)state;
    cage *c = open_cage();
    assert_int_equal(run(c, "local s = 'x' for i = 1, 15 do s = s .. s end", CAGE_CALL_STEPS), CAGED_DONE);
    assert_int_equal(run(c, "local s = 'x' for i = 1, 15 do s = s .. s end\nwhile true do local t = s .. 'y' end",
                         CAGE_CALL_STEPS), CAGED_BUDGET);
    lua_settop(cage_lua(c), 0);
    cage_free(c);
}

/* ---- memory ---- */

#define TOO_MUCH "needs too much memory: at most 32 MiB in all, 64 KiB for one text, 256 KiB for one list or for recursion"

static void memory_has_its_limits(void **state) {
    (void)state;
    static const char *const texts[] = {
        "local s = 'x' while true do s = s .. s end",
        "local t = {} for i = 1, 1000000 do t[i] = i end",
        "local function f() return 1 + f() end f()",
        "local function f(...) return f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, ...) end f()",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        cage *c = open_cage();
        assert_int_equal(run(c, texts[i], CAGE_CALL_STEPS), CAGED_MEMORY);
        assert_false(cage_starved(c));
        expect_message(c, CAGED_MEMORY, "", 0, TOO_MUCH);
        assert_true(cage_memory(c) <= CAGE_MEMORY);
        cage_free(c);
    }
}

static void a_pack_may_be_larger_than_what_a_rule_makes(void **state) {
    (void)state;
    cage *c = open_cage();
    assert_int_equal(run(c, "local t = {} for i = 1, 200000 do t[i] = i end", CAGE_LOAD_STEPS), CAGED_DONE);
    assert_int_equal(run(c, "local t, s = {}, 'x' for i = 1, 9 do s = s .. s end for i = 1, 1000000 do t[i] = s .. i end",
                         CAGE_LOAD_STEPS), CAGED_MEMORY);
    lua_settop(cage_lua(c), 0);
    cage_free(c);
}

/* ---- stops and errors ---- */

static int stop_here(lua_State *L) {
    cage_stop(L);
}

/* try(f): "stopped" or "done"; what is no stop goes on upwards. */
static int try_it(lua_State *L) {
    lua_settop(L, 1);
    lua_pushstring(L, cage_try(L, 0, 0) ? "done" : "stopped");
    return 1;
}

static void push_tries(lua_State *L) {
    lua_newtable(L);
    lua_pushcfunction(L, stop_here);
    lua_setfield(L, -2, "stop");
    lua_pushcfunction(L, try_it);
    lua_setfield(L, -2, "try");
}

static void a_stop_can_be_caught_and_nothing_else(void **state) {
    (void)state;
    static const struct { const char *words; caged how; } tries[] = {
        { "return try(function() end)", CAGED_DONE },
        { "return try(stop)", CAGED_DONE },
        { "return try(function() try(stop) stop() end)", CAGED_DONE },
        { "stop()", CAGED_STOPPED },
        { "try(stop) stop()", CAGED_STOPPED },
        { "try(function() return nil + 1 end)", CAGED_ERROR },
        { "try(function() while true do end end)", CAGED_BUDGET },
        { "while true do try(function() while true do end end) end", CAGED_BUDGET },
        { "try(function() local s = 'x' while true do s = s .. s end end)", CAGED_MEMORY },
        { "local function f() return try(f) end f()", CAGED_ERROR },
    };
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        cage *c = open_cage();
        lua_State *L = cage_lua(c);
        push_tries(L);
        caged how = run_in(c, tries[i].words, CAGE_CALL_STEPS, LUA_MULTRET);
        if (how != tries[i].how) fail_msg("%s: %d", tries[i].words, how);
        lua_settop(L, 0);
        assert_int_equal(run(c, "local n = 1", 5000), CAGED_DONE);
        cage_free(c);
    }
}

static void compiled_code_is_not_loaded(void **state) {
    (void)state;
    cage *c = open_cage();
    lua_newtable(cage_lua(c));
    assert_int_equal(cage_load(c, TEXT("\033LuaT\0\x19\x93"), "rule.lua"), CAGED_ERROR);
    expect_message(c, CAGED_ERROR, "", 0, "attempt to load a binary chunk (mode is 't')");
    cage_free(c);
}

static int raise_words(lua_State *L) {
    return lua_error(L);
}

static void messages_are_plain_text(void **state) {
    (void)state;
    static const struct { const char *raised, *file; uint32_t line; const char *message; } said[] = {
        { "age.lua:14: wrong", "age.lua", 14, "wrong" },
        { "wrong", "", 0, "wrong" },
        { "'age.lua:14: wrong'", "", 0, "'age.lua:14: wrong'" },
        { "age.lua:x: wrong", "", 0, "age.lua:x: wrong" },
        { "a\x1b[31m\xff\xe5\x90" "b\x7f", "", 0, "a [31m???b " },
        { "\xe5\x90\x8d", "", 0, "\xe5\x90\x8d" },
    };
    cage *c = open_cage();
    lua_State *L = cage_lua(c);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        lua_pushcfunction(L, raise_words);
        lua_pushstring(L, said[i].raised);
        assert_int_equal(cage_call(c, 1, 0, 1000), CAGED_ERROR);
        expect_message(c, CAGED_ERROR, said[i].file, said[i].line, said[i].message);
    }
    lua_pushcfunction(L, raise_words);
    lua_newtable(L);
    assert_int_equal(cage_call(c, 1, 0, 1000), CAGED_ERROR);
    expect_message(c, CAGED_ERROR, "", 0, "an error that is no text (table)");
    cage_free(c);
}

/* ---- freezing ---- */

static int freeze_top(lua_State *L) {
    cage_freeze(L);
    return 0;
}

/* Runs the text, which returns a function, freezes that and leaves it on the stack. */
static void push_frozen(cage *c, const char *words) {
    lua_State *L = cage_lua(c);
    lua_newtable(L);
    assert_int_equal(run_in(c, words, CAGE_LOAD_STEPS, 1), CAGED_DONE);
    lua_pushcfunction(L, freeze_top);
    lua_pushvalue(L, -2);
    assert_int_equal(cage_call(c, 1, 0, CAGE_LOAD_STEPS), CAGED_DONE);
}

static void frozen_things_can_be_read(void **state) {
    (void)state;
    cage *c = open_cage();
    push_frozen(c, "local t = { 1, 2, in_it = { x = 'deep' } } t.self = t\n"
                   "local function help() return t.in_it.x end\n"
                   "local holder = { f = function() return #t end }\n"
                   "return function() return t == t.self and t[2] == 2 and help() == 'deep' and holder.f() == 2\n"
                   "  and t.absent == nil end");
    assert_int_equal(cage_call(c, 0, 1, 5000), CAGED_DONE);
    assert_true(lua_toboolean(cage_lua(c), -1));
    cage_free(c);
}

static void nothing_frozen_can_be_written(void **state) {
    (void)state;
    static const char *const texts[] = {
        "local t = {} return function() t.x = 1 end",
        "local t = { 1 } return function() t[1] = 1 end",
        "local t = { { {} } } return function() t[1][1].x = 1 end",
        "local t = { f = function() end } local u = { t } return function() u[1].f = nil end",
        "local t = {} local function help() t.x = 1 end return function() help() end",
        "local t = {} local h = { g = { function() t.x = 1 end } } return function() h.g[1]() end",
        "local t = {} t.self = t return function() t.self.self.x = 1 end",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        cage *c = open_cage();
        push_frozen(c, texts[i]);
        caged how = cage_call(c, 0, 0, 5000);
        if (how != CAGED_IMPURE) fail_msg("%s: %d", texts[i], how);
        fault f = { 0 };
        cage_message(cage_lua(c), how, &f, FAULT_PACK);
        assert_string_equal(f.file, "rule.lua");
        assert_non_null(strstr(f.message, "may not change anything that outlives it"));
        cage_free(c);
    }
}

static void tables_deeper_than_can_be_frozen_are_an_error(void **state) {
    (void)state;
    cage *c = open_cage();
    lua_State *L = cage_lua(c);
    lua_newtable(L);
    assert_int_equal(run_in(c, "local t = {} for i = 1, 5000 do t = { t } end return function() return t end",
                            CAGE_LOAD_STEPS, 1), CAGED_DONE);
    lua_pushcfunction(L, freeze_top);
    lua_insert(L, -2);
    assert_int_equal(cage_call(c, 1, 0, CAGE_LOAD_STEPS), CAGED_ERROR);
    expect_message(c, CAGED_ERROR, "", 0, "tables nested more than a thousand deep");
    cage_free(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cage_starts_empty),
        cmocka_unit_test(an_endless_loop_is_stopped_where_it_is),
        cmocka_unit_test(a_budget_ends_at_the_same_step_in_every_cage),
        cmocka_unit_test(c_functions_pay_from_the_same_budget),
        cmocka_unit_test(large_texts_and_lists_are_paid_for),
        cmocka_unit_test(memory_has_its_limits),
        cmocka_unit_test(a_pack_may_be_larger_than_what_a_rule_makes),
        cmocka_unit_test(a_stop_can_be_caught_and_nothing_else),
        cmocka_unit_test(compiled_code_is_not_loaded),
        cmocka_unit_test(messages_are_plain_text),
        cmocka_unit_test(frozen_things_can_be_read),
        cmocka_unit_test(nothing_frozen_can_be_written),
        cmocka_unit_test(tables_deeper_than_can_be_frozen_are_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
