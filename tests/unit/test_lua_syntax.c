/* test_lua_syntax: what Lua accepts is read, what it refuses is refused with its place, every local
 * knows its declaration, and hostile text ends in a clean error. */
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

#include "pack/lua_lex.h"
#include "pack/lua_syntax.h"

/* ---- a tree as words ------------------------------------------------------------------------------- */

typedef struct pen { char at[4000]; size_t used; } pen;

static void put(pen *p, const char *format, ...) {
    va_list list;
    va_start(list, format);
    p->used += (size_t)vsnprintf(p->at + p->used, sizeof p->at - p->used, format, list);
    va_end(list);
}

static const char *const OPS[] = { "?", "or", "and", "<", ">", "<=", ">=", "~=", "==", "|", "~", "&",
                                   "<<", ">>", "..", "+", "-", "*", "/", "//", "%", "^", "not", "#",
                                   "-", "~" };

static void draw(pen *p, const syntax_node *n);

static void draw_list(pen *p, const syntax_node *n) {
    for (const syntax_node *i = n; i != NULL; i = i->next) {
        if (i != n) put(p, " ");
        draw(p, i);
    }
}

static void draw(pen *p, const syntax_node *n) {
    switch (n->kind) {
    case SYNTAX_INTEGER: put(p, "%lld", (long long)n->integer); break;
    case SYNTAX_FLOAT: case SYNTAX_NAME: put(p, "%.*s", TEXT_ARGS(n->words)); break;
    case SYNTAX_STRING: put(p, "'%.*s'", TEXT_ARGS(n->words)); break;
    case SYNTAX_NIL: put(p, "nil"); break;
    case SYNTAX_TRUE: put(p, "true"); break;
    case SYNTAX_FALSE: put(p, "false"); break;
    case SYNTAX_VARARG: put(p, "..."); break;
    case SYNTAX_BINARY: put(p, "("), draw(p, n->a), put(p, " %s ", OPS[n->op]), draw(p, n->b), put(p, ")"); break;
    case SYNTAX_UNARY: put(p, "(%s ", OPS[n->op]), draw(p, n->a), put(p, ")"); break;
    case SYNTAX_PAREN: put(p, "["), draw(p, n->a), put(p, "]"); break;
    case SYNTAX_INDEX: draw(p, n->a), put(p, n->dotted ? "." : "@"), draw(p, n->b); break;
    case SYNTAX_CALL: draw(p, n->a), put(p, "("), draw_list(p, n->list), put(p, ")"); break;
    case SYNTAX_METHOD:
        draw(p, n->a), put(p, ":%.*s(", TEXT_ARGS(n->words)), draw_list(p, n->list), put(p, ")");
        break;
    case SYNTAX_TABLE: put(p, "{"), draw_list(p, n->list), put(p, "}"); break;
    case SYNTAX_FIELD:
        if (n->a != NULL) draw(p, n->a), put(p, "=");
        draw(p, n->b);
        break;
    case SYNTAX_FUNCTION: put(p, "function/%zu", n->function->param_count); break;
    default: put(p, "<%d>", n->kind); break;
    }
}

/* The first value of the first `return` of the text. */
static void expect_tree(const char *body, const char *expected) {
    arena a = { 0 };
    syntax_file file;
    fault f = { 0 };
    pen p = { .used = 0 };
    if (syntax_read("x.lua", text_of(body), &a, &file, &f) != 0) print_error("%s: %s\n", body, f.message);
    const syntax_node *last = file.main->body->list;
    while (last->next != NULL) last = last->next;
    assert_int_equal(last->kind, SYNTAX_RETURN);
    draw(&p, last->list);
    assert_string_equal(p.at, expected);
    arena_clear(&a);
}

static void expect_fault(const char *body, const char *expected) {
    arena a = { 0 };
    syntax_file file;
    fault f = { 0 };
    char found[1200];
    assert_int_equal(syntax_read("x.lua", text_of(body), &a, &file, &f), FAULT_PACK);
    fault_print(&f, found, sizeof found);
    assert_string_equal(found, expected);
    arena_clear(&a);
}

/* Lua itself and the reader must agree. */
static void expect_agreement(const char *body, size_t len) {
    arena a = { 0 };
    syntax_file file;
    fault f = { 0 };
    lua_State *L = luaL_newstate();
    assert_non_null(L);
    bool lua = luaL_loadbufferx(L, body, len, "=x.lua", "t") == LUA_OK;
    bool ours = syntax_read("x.lua", (text){ body, len }, &a, &file, &f) == 0;
    if (lua != ours)
        print_error("Lua says %s, we say %s\n%.300s\n", lua ? "fine" : lua_tostring(L, -1),
                    ours ? "fine" : f.message, body);
    assert_int_equal(lua, ours);
    lua_close(L);
    arena_clear(&a);
}

static void agree(const char *body) { expect_agreement(body, strlen(body)); }

/* ---- expressions -------------------------------------------------------------------------------------- */

static void operators_bind_as_in_lua(void **state) {
    (void)state;
    expect_tree("return 1 + 2 * 3 - 4", "((1 + (2 * 3)) - 4)");
    expect_tree("return a or b and c == d", "(a or (b and (c == d)))");
    expect_tree("return 'a' .. 'b' .. 'c'", "('a' .. ('b' .. 'c'))");
    expect_tree("return -x ^ 2 ^ -y", "(- (x ^ (2 ^ (- y))))");
    expect_tree("return not a == #b", "((not a) == (# b))");
    expect_tree("return 1 | 2 ~ 3 & 4 << 1 + 2 >> ~5 // 6 % 7", "(1 | (2 ~ (3 & ((4 << (1 + 2)) >> (((~ 5) // 6) % 7)))))");
    expect_tree("return a < b <= c > d >= e ~= f", "(((((a < b) <= c) > d) >= e) ~= f)");
    expect_tree("return (a + b) * c", "([(a + b)] * c)");
}

static void calls_and_fields_are_read(void **state) {
    (void)state;
    expect_tree("return a.b['c'][1](2, ...):m'x' {y=1}", "a.'b'@'c'@1(2 ...):m('x')({'y'=1})");
    expect_tree("return {1, x=2, [3]=4; f(), function(a, b, ...) end}", "{1 'x'=2 3=4 f() function/2}");
    expect_tree("return nil, true", "nil");
    expect_tree("return rule \"X\" { a = 1 }", "rule('X')({'a'=1})");
}

static void numbers_and_strings_are_read(void **state) {
    (void)state;
    expect_tree("return 0xff", "255");
    expect_tree("return 0xffffffffffffffff", "-1");
    expect_tree("return 9223372036854775807", "9223372036854775807");
    expect_tree("return 9223372036854775808", "9223372036854775808");
    expect_tree("return 3.14e-2", "3.14e-2");
    expect_tree("return 0x.8p1", "0x.8p1");
    expect_tree("return 'a\\65\\x42\\u{43}\\z  \n  d\\\ne'", "'aABCd\ne'");
    expect_tree("return [==[\nx]]\r\ny]==]", "'x]]\ny'");
    expect_tree("return '\xe5\xb9\xb4' .. [[z]]", "('\xe5\xb9\xb4' .. 'z')");
    expect_tree("--[[ long\n]] -- short\nreturn 1", "1");
    expect_tree("#!/usr/bin/lua\nreturn 1", "1");
    expect_tree("\xef\xbb\xbfreturn 1", "1");
}

/* ---- places ------------------------------------------------------------------------------------------------ */

static void columns_count_characters(void **state) {
    (void)state;
    arena a = { 0 };
    syntax_file file;
    fault f = { 0 };
    assert_int_equal(syntax_read("x.lua", text_of("local x = '\xe5\xb9\xb4\xe6\x9c\x88'; f(x)\r\n  g(x.y)"), &a, &file, &f), 0);
    const syntax_node *call = file.main->body->list->next;
    assert_int_equal(call->line, 1);
    assert_int_equal(call->column, 17);
    const syntax_node *second = call->next;
    assert_int_equal(second->line, 2);
    assert_int_equal(second->column, 3);
    assert_int_equal(second->a->list->b->column, 7);
    arena_clear(&a);
}

static void functions_have_luas_lines_and_upvalues(void **state) {
    (void)state;
    static const char body[] =
        "local a, b = 1, 2\nlocal K <const> = 5\n"
        "local function one()\n  return print(b, a, K)\nend\n"
        "t = { test = function\n(x)\n  local y = x\n  return function() return y + a end\nend }\n"
        "function t.m:go() return self, b end\n";
    arena m = { 0 };
    syntax_file file;
    fault f = { 0 };
    assert_int_equal(syntax_read("x.lua", text_of(body), &m, &file, &f), 0);
    const syntax_function *one = file.main->next, *test = one->next, *inner = test->next, *go = inner->next;
    assert_int_equal(file.function_count, 5);
    assert_true(text_is(one->field, "one"));
    assert_int_equal(one->first_line, 3);
    assert_int_equal(one->last_line, 5);
    assert_int_equal(one->upvalue_count, 4);
    assert_null(one->upvalues[0]);                       /* _ENV, for print */
    assert_true(text_is(one->upvalues[1]->name, "b"));
    assert_true(text_is(one->upvalues[2]->name, "a"));
    assert_true(text_is(test->field, "test"));
    assert_int_equal(test->first_line, 7);
    assert_int_equal(test->upvalue_count, 1);
    assert_int_equal(inner->upvalue_count, 2);
    assert_true(text_is(inner->upvalues[0]->name, "y"));
    assert_ptr_equal(inner->upvalues[1], test->upvalues[0]);
    assert_true(text_is(go->field, "go"));
    assert_int_equal(go->param_count, 1);
    assert_int_equal(go->first_line, 11);
    assert_true(syntax_within(inner, test));
    assert_false(syntax_within(test, inner));
    arena_clear(&m);
}

static void lines_agree_with_lua(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "return function(a) end", "return function\n(a)\nend", "local function f\n()\n\nend return f",
        "f = nil function\nf()\nend return f", "return (function() return\nfunction(x)\nend end)()",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
        arena a = { 0 };
        syntax_file file;
        fault f = { 0 };
        lua_Debug d;
        lua_State *L = luaL_newstate();
        assert_non_null(L);
        assert_int_equal(luaL_loadstring(L, bodies[i]), LUA_OK);
        assert_int_equal(lua_pcall(L, 0, 1, 0), LUA_OK);
        lua_getinfo(L, ">S", &d);
        assert_int_equal(syntax_read("x.lua", text_of(bodies[i]), &a, &file, &f), 0);
        const syntax_function *fn = file.main->next;
        while (fn->next != NULL) fn = fn->next;
        assert_int_equal(fn->first_line, d.linedefined);
        assert_int_equal(fn->last_line, d.lastlinedefined);
        lua_close(L);
        arena_clear(&a);
    }
}

/* ---- variables ---------------------------------------------------------------------------------------------- */

static void note_assignment(void *payload, const syntax_node *n) {
    if (n->kind == SYNTAX_ASSIGN) *(const syntax_node **)payload = n->list;
}

static void names_know_their_declaration(void **state) {
    (void)state;
    arena a = { 0 };
    syntax_file file;
    fault f = { 0 };
    static const char body[] = "local n = 0\nlocal n = 1\nlocal function f(c)\n  local n = n\n"
                               "  each(c, function() n = n + 1 end)\nend\n";
    assert_int_equal(syntax_read("x.lua", text_of(body), &a, &file, &f), 0);
    const syntax_node *target = NULL;
    syntax_walk(file.main->body, note_assignment, &target);
    assert_non_null(target);
    const syntax_function *fn = file.main->next;
    assert_ptr_equal(target->variable->owner, fn);
    assert_int_equal(target->variable->line, 4);
    assert_true(target->variable->reassigned);
    assert_int_equal(target->variable->value->variable->line, 2);
    assert_int_equal(fn->variable_count, 2);
    arena_clear(&a);
}

/* ---- statements ----------------------------------------------------------------------------------------------- */

static void lua_and_we_agree(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "", ";;;", "local a <const>, b <close> = 1, nil", "local a <foo> = 1", "local a <const> = 1; a = 2",
        "local a <close>, b <close> = nil, nil", "goto x; ::x::", "goto x", "::x:: ::x::",
        "do goto x end; local a; ::x:: print(a)", "do goto x end; local a; ::x::", "do local a; goto x; ::x:: end",
        "::x:: do ::x:: end", "do ::x:: end ::x::", "goto x; do ::x:: end", "repeat goto c; local z; ::c:: until z",
        "repeat local z; goto c; ::c:: until z", "break", "while 1 do break end", "while 1 do function f() break end end",
        "for i = 1 do end", "for i = 1, 2, 3 do end", "for i = 1, 2, 3, 4 do end", "for a, b in c, d do end",
        "for a.b in c do end", "for in c do end", "return 1,", "return; return", "return return", "f() = 1",
        "(f)() g = 1", "a.b, c[1] = 1", "a", "a.b", "(a)", "(a) = 1", "f{}.x = 1", "local function f.x() end",
        "function f.a.b:c() end", "function f:a.b() end", "local f = function(a, ...) return ... end",
        "local f = function(..., a) end", "function f() return ... end", "return ...", "x = = 1", "x = }",
        "if a then elseif b then else end", "if a then else elseif b then end", "if a end", "while a do",
        "repeat until", "local x <const> = 1 do local x x = 2 end", "f'a'\"b\"[[c]]", "f\n(a)", "x = 0x", "x = 0xg",
        "x = 1e", "x = 1e+5", "x = 3x", "x = 1..2", "x = 1 ..2", "x = .5 .. 5.", "x = 0x1p", "x = 0x.p1", "x = 1.2.3",
        "x = '\\q'", "x = '\\300'", "x = '\\xg0'", "x = '\\u{110000}'", "x = '\\u{80000000}'", "x = '\\u{}'",
        "x = '\\z   ", "x = 'a\nb'", "x = 'a\\\nb'", "x = [[a", "x = [==[a]=]]==]", "x = [=a", "--[[ x", "--[==[ ]] ]==] x = 1",
        "x = @", "x = $", "x = a ? b", "x = !a", "x = a != b", "a = b; c = d e = f", "x = {,}", "x = {1,,2}", "x = {1;2,}",
        "x = {a=1, ['b']=2, 3, [4]=5, f=function() end}", "x = {[1] 2}", "x = #a .. -b .. not c .. ~d", "a:b()", "a:b",
        "a:b.c()", "a:b'x':c{}", "local a, b, c = f()", "local", "local a =", "local a b", "return function() end",
        "global x", "x = function end", "function() end", "local function() end", "end", "x = (1", "x = a[1", "f(1,)",
        "local x = x; local function x() return x end", "goto = 1", "::a", "::a:: goto a; local b; goto a",
        "for i = 1, 2 do goto c; local x = 1; ::c:: end", "for i = 1, 2 do goto c; local x = 1; ::c:: ; ::d:: end",
        "for i = 1, 2 do goto c; local x = 1; ::c:: x = 2 end", "local t <close> = f() goto x do ::x:: end",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) agree(bodies[i]);
    expect_agreement("x = 'a\0b' --\0\ny = 1", 20);
    expect_agreement("x = 1\0", 6);
}

static void mutilated_texts_agree_with_lua(void **state) {
    (void)state;
    static const char body[] =
        "local k = { 1, x = 'a' } for _, v in list { { 'A', 'b' } } do rule(v[1]) { each = \"r\",\n"
        "applies = function(r) return is(r.k, v[2]) and not r.a.b:c(...) end, test = function(r, c)\n"
        "local p = period { from = r[k.x], years = -5 // 2 } if within(c.day.d, p) then reject('x', { p = p })\n"
        "elseif c.n >= 0x10 or #k ~= 1 then return pass 'y' else goto done end while k do break end ::done:: end } end\n";
    char copy[sizeof body];
    uint32_t random = 12345;
    for (int round = 0; round < 3000; round++) {
        memcpy(copy, body, sizeof body);
        for (int i = 0; i < 1 + round % 3; i++) {
            random = random * 1664525u + 1013904223u;
            size_t at = (random >> 8) % (sizeof body - 1);
            random = random * 1664525u + 1013904223u;
            copy[at] = (round & 1) != 0 ? ' ' : body[(random >> 8) % (sizeof body - 1)];
        }
        /* `...` moved out of its function, attributes and labels are compared elsewhere */
        expect_agreement(copy, sizeof body - 1);
    }
}

/* ---- mistakes ------------------------------------------------------------------------------------------------------ */

static void mistakes_have_place_and_words(void **state) {
    (void)state;
    expect_fault("x = 1\nif x then\n  y = 2\n", "x.lua:4:1: error: expected 'end' to close 'if' of line 2, found the end of the file");
    expect_fault("rule \"A\" { test = function(c)\n  if c.x then\n}", "x.lua:3:1: error: expected 'end' to close 'if' of line 2, found '}'");
    expect_fault("x = { a = 1\ny = 2 }", "x.lua:2:1: error: expected '}' to close '{' of line 1, found 'y'; is a comma missing before it, or a '}' above it?");
    expect_fault("if x == 1 y = 2 end", "x.lua:1:11: error: expected 'then', found 'y'");
    expect_fault("x = 'abc\ny = 1", "x.lua:1:5: error: this string has no closing quote on its line");
    expect_fault("x = [[abc", "x.lua:1:5: error: this long bracket '[[' is never closed with ']]'");
    expect_fault("f(1, 2", "x.lua:1:7: error: expected ')', found the end of the file");
    expect_fault("x != 1", "x.lua:1:3: error: '!' means nothing here; for != write ~=, for ! write not");
    expect_fault("x = f(1\xef\xbc\x8c 2)", "x.lua:1:8: error: '，' is no part of Lua; write , in its place");
    expect_fault("x = “a”", "x.lua:1:5: error: '“' is no part of Lua; write \" in its place");
    expect_fault("x = { \"a”, \"年\" }", "x.lua:1:13: error: '年' is no part of Lua outside of quotes: is a quote before it missing, or a Chinese one? Names are a to z, 0 to 9 and _");
    expect_fault("x = 1\n\xe3\x80\x80y = 2", "x.lua:2:1: error: a blank that is none to Lua, as word processors and Chinese input methods write it; put a plain one in its place");
    expect_fault("x = 1\n\xe2\x80\x8by = 2", "x.lua:2:1: error: a blank that is none to Lua, as word processors and Chinese input methods write it; put a plain one in its place");
    expect_fault("x = \x7f", "x.lua:1:5: error: a character that is no part of Lua (byte 127)");
    expect_fault("x += 1", "x.lua:1:3: error: expected '=' or a call, found '+'; for x += 1 write x = x + 1");
    expect_fault("if x then y() elif z then end", "x.lua:1:15: error: 'elif' is no word of Lua; write elseif");
    expect_fault("x.y", "x.lua:1:4: error: expected '=' or a call; a value alone is no statement, and to answer with it write return before it, found the end of the file");
    expect_fault("local x <const> = 1\nx = 2", "x.lua:2:1: error: 'x' is constant (line 1) and cannot be assigned");
    expect_fault("goto out", "x.lua:1:1: error: no label 'out' is visible for this goto");
    expect_fault("break", "x.lua:1:1: error: 'break' outside a loop");
    expect_fault("x = 12ab", "x.lua:1:5: error: '12ab' is no number");
}

/* ---- hostile text ----------------------------------------------------------------------------------------------------- */

static char *repeat(const char *head, const char *piece, size_t times, const char *tail) {
    size_t h = strlen(head), n = strlen(piece), t = strlen(tail);
    char *out = malloc(h + n * times + t + 1);
    assert_non_null(out);
    memcpy(out, head, h);
    for (size_t i = 0; i < times; i++) memcpy(out + h + i * n, piece, n);
    memcpy(out + h + n * times, tail, t + 1);
    return out;
}

static void expect_refusal(char *body, const char *expected) {
    arena a = { 0 };
    syntax_file file;
    fault f = { 0 };
    assert_int_equal(syntax_read("x.lua", text_of(body), &a, &file, &f), FAULT_PACK);
    assert_string_equal(f.message, expected);
    arena_clear(&a);
    free(body);
}

static void hostile_texts_end_in_clean_errors(void **state) {
    (void)state;
    expect_refusal(repeat("x = ", "(", 10000, "1"), "nested more than 180 deep");
    expect_refusal(repeat("x = ", "{", 10000, "1"), "nested more than 180 deep");
    expect_refusal(repeat("", "do ", 10000, ""), "nested more than 180 deep");
    expect_refusal(repeat("x = ", "function() return ", 300, ""), "nested more than 180 deep");
    expect_refusal(repeat("x = ", "not ", 10000, "1"), "nested more than 180 deep");
    expect_refusal(repeat("x = ", "-", 1, "- "), "expected a value, found the end of the file");
    expect_refusal(repeat("x = 1", "..1", 5000, ""), "'1..1..1..1..1..1..1..1..1..1..1..1..1..1..1..1..' is no number");
    expect_refusal(repeat("x", ",x", 300, " = 1"),
                   "more than 100 names before one '='; write several assignments");
    char *deep = repeat("", "do ", 100, "x");
    expect_refusal(repeat(deep, ",x", 90, " = 1"), "nested more than 180 deep");
    free(deep);
    expect_refusal(repeat("x = 'a'", "..'a'", 5000, ""), "nested more than 180 deep");
    expect_refusal(repeat("x = 1", "+1", 5000, ""),
                   "more than 1000 parts in one expression; give parts of it names with 'local'");
    expect_refusal(repeat("x = a", ".b", 5000, ""),
                   "more than 1000 parts in one expression; give parts of it names with 'local'");
    expect_refusal(repeat("f", "()", 5000, ""),
                   "more than 1000 parts in one expression; give parts of it names with 'local'");
    expect_refusal(repeat("", "local x ", 100000, ""), "more than 200 locals in one function; put them into a table");
    expect_refusal(repeat("local x", ", x", 300, ""), "more than 200 locals in one statement");
    expect_refusal(repeat("x = {", "1,", 600000, "}"), "the file has more than 500000 pieces; split it");
    expect_refusal(repeat("x = '", "a", 3000000, "'"),
                   "the file has 3000006 bytes; a rule file may have at most 2097152");
    expect_refusal(repeat("x = '", "a", 2000000, ""), "this string has no closing quote on its line");
    expect_refusal(repeat("", "[ ", 1000000, ""), "expected a name or a value, found '['");
}

static void long_texts_are_read(void **state) {
    (void)state;
    arena a = { 0 };
    syntax_file file;
    fault f = { 0 };
    char *body = repeat("x = '", "\\n", 900000, "' if a then end");
    assert_int_equal(syntax_read("x.lua", text_of(body), &a, &file, &f), 0);
    free(body);
    arena_clear(&a);
    body = repeat("if a then ", "elseif b then ", 20000, "end");
    assert_int_equal(syntax_read("x.lua", text_of(body), &a, &file, &f), 0);
    free(body);
    arena_clear(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operators_bind_as_in_lua),
        cmocka_unit_test(calls_and_fields_are_read),
        cmocka_unit_test(numbers_and_strings_are_read),
        cmocka_unit_test(columns_count_characters),
        cmocka_unit_test(functions_have_luas_lines_and_upvalues),
        cmocka_unit_test(lines_agree_with_lua),
        cmocka_unit_test(names_know_their_declaration),
        cmocka_unit_test(lua_and_we_agree),
        cmocka_unit_test(mutilated_texts_agree_with_lua),
        cmocka_unit_test(mistakes_have_place_and_words),
        cmocka_unit_test(hostile_texts_end_in_clean_errors),
        cmocka_unit_test(long_texts_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
