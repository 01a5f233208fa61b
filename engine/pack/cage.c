/* cage: one Lua state that cannot hang, eat the memory, escape or remember.
 *
 * No library of Lua is opened: no string, table, math, os, io, debug, coroutine, no
 * pcall, load, pairs, setmetatable. Strings have no metatable, so "x":rep does not
 * exist. Steps are counted by the VM's own count hook in fixed lots, and C functions
 * charge what they do, so a budget ends at the same step on every machine. One step may
 * touch a whole text or list, so the allocator refuses large ones and charges for what is
 * not small. A budget or memory error is final for the call: nothing inside the cage can
 * catch it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/cage.h"

#include <lauxlib.h>
#include <locale.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground/unicode.h"

enum {
    HOOK_LOT = 200,
    MESSAGE_MAX = 500,
    /* new blocks from here on are charged, a step for four bytes; what is smaller may be shared
     * or not, as texts are, and would not count the same each time */
    SMALL_BLOCK = 1024,
    TEXT_BLOCK = 64 << 10, /* the longest text of a cage */
    /* the largest block while a rule runs: lists, and the stack of recursion */
    CALL_BLOCK = 256 << 10,
    /* functions tried within each other by one rule or fact: Lua lets C be 200 calls deep, and
     * a rule and eight facts within each other (evaluate/walk goes no deeper) must fit, or
     * whether they do hangs on what was asked before */
    TRIES_MAX = 16,
};

struct cage {
    lua_State *L;
    locale_t plain; /* Lua writes and reads decimals as the locale of the thread says; while it
                              runs this is "C", whatever the program has set that embeds us */
    void *payload;         /* whoever uses the cage */
    size_t held;           /* bytes */
    size_t most;           /* ... since cage_mark */
    size_t block;          /* the largest block of the running call */
    uint64_t spent, limit; /* steps of the running call */
    /* nested cage_try of the running rule or fact; nested cage_try_apart */
    int tries, apart;
    int over_budget, over_memory, impure, starved;
};

static const char STOP = 0;   /* its address is the sentinel */
static const char STACKS = 0; /* ... and where the stacks of answers apart are kept */

static cage *cage_of(lua_State *L) {
    return *(cage **)lua_getextraspace(L);
}

/* A new block is paid for when it is made; the hook finds out at the end of its lot. */
static void charge_block(cage *c, size_t size) {
    uint64_t steps = size / 4;
    c->spent = steps <= c->limit - c->spent ? c->spent + steps : c->limit;
}

/* `old` is a size only when there is an old block; for a new one it is the kind of object. */
static void *allocate(void *payload, void *block, size_t old, size_t size) {
    cage *c = payload;
    size_t had = block != NULL ? old : 0;
    if (size == 0) {
        c->held -= had;
        free(block);
        return NULL;
    }
    c->starved = 0;
    if (size > had && size - had > CAGE_MEMORY - c->held) return NULL;
    if (size > had && size >= SMALL_BLOCK) {
        if (size > c->block || (block == NULL && old == LUA_TSTRING && size > TEXT_BLOCK))
            return NULL;
        if (block == NULL) charge_block(c, size);
    }
    void *fresh = realloc(block, size);
    c->starved = fresh == NULL;
    if (fresh != NULL) c->held = c->held - had + size;
    if (c->held > c->most) c->most = c->held;
    return fresh;
}

/* "age.lua:14: " of the innermost function written in Lua that runs from `level` up, or
 * nothing. */
static void push_place(lua_State *L, int level) {
    lua_Debug at;
    for (; lua_getstack(L, level, &at); level++) {
        lua_getinfo(L, "Sl", &at);
        if (at.currentline <= 0) continue;
        lua_pushfstring(L, "%s:%d: ", at.short_src, at.currentline);
        return;
    }
    lua_pushliteral(L, "");
}

static void charge(lua_State *L, uint64_t steps) {
    cage *c = cage_of(L);
    if (steps <= c->limit - c->spent) {
        c->spent += steps;
        return;
    }
    c->spent = c->limit;
    c->over_budget = 1;
    push_place(L, 0);
    lua_pushfstring(
        L, "stopped after %d steps: this never ends, or does far too much for one candidate",
        (int)c->limit);
    lua_concat(L, 2);
    lua_error(L);
}

static void charge_lot(lua_State *L, lua_Debug *unused) {
    (void)unused;
    charge(L, HOOK_LOT);
}

void cage_charge(lua_State *L, uint64_t steps) {
    charge(L, steps);
}

static int on_panic(lua_State *L) {
    (void)L;
    abort();               /* every call is protected: getting here is a mistake of ours */
}

cage *cage_new(fault *f) {
    cage *c = calloc(1, sizeof *c);
    if (c == NULL) {
        fault_memory(f);
        return NULL;
    }
    c->limit = UINT64_MAX;
    c->block = CAGE_MEMORY;
    c->plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    c->L = c->plain != (locale_t)0 ? lua_newstate(allocate, c) : NULL;
    if (c->L == NULL) {
        if (c->plain != (locale_t)0) freelocale(c->plain);
        free(c);
        fault_memory(f);
        return NULL;
    }
    *(cage **)lua_getextraspace(c->L) = c;
    lua_atpanic(c->L, on_panic);
    return c;
}

void cage_free(cage *c) {
    if (c == NULL) return;
    lua_close(c->L);
    freelocale(c->plain);
    free(c);
}

lua_State *cage_lua(cage *c) {
    return c->L;
}

void cage_set_payload(cage *c, void *payload) {
    c->payload = payload;
}

void *cage_payload(lua_State *L) {
    return cage_of(L)->payload;
}

size_t cage_memory(const cage *c) {
    return c->held;
}

size_t cage_mark(cage *c) {
    return c->most = c->held;
}

size_t cage_most(const cage *c) {
    return c->most;
}

int cage_starved(const cage *c) {
    return c->starved;
}

static caged judge(cage *c, int status) {
    if (status == LUA_OK) return CAGED_DONE;
    if (status == LUA_ERRMEM || c->over_memory) return CAGED_MEMORY;
    if (c->over_budget) return CAGED_BUDGET;
    if (c->impure) return CAGED_IMPURE;
    if (lua_touserdata(c->L, -1) == (void *)&STOP) {
        lua_pop(c->L, 1);
        return CAGED_STOPPED;
    }
    return CAGED_ERROR;
}

/* The running lot is given up: what of it was used is neither paid nor owed. */
static void begin_lot(lua_State *L) {
    lua_sethook(L, charge_lot, LUA_MASKCOUNT, HOOK_LOT);
}

caged cage_call(cage *c, int arguments, int results, uint64_t steps) {
    c->spent = 0;
    c->limit = steps;
    c->block = steps <= CAGE_CALL_STEPS ? CALL_BLOCK : CAGE_MEMORY;
    c->over_budget = c->over_memory = c->impure = 0;
    c->tries = c->apart = 0;
    begin_lot(c->L);
    locale_t outside = uselocale(c->plain);
    int status = lua_pcall(c->L, arguments, results, 0);
    uselocale(outside);
    return judge(c, status);
}

_Noreturn void cage_stop(lua_State *L) {
    lua_pushlightuserdata(L, (void *)&STOP);
    lua_error(L);
    abort();
}

/* What a call in the cage came to: done, or a stop that was asked for. Anything else goes on
 * up. */
static int tried(lua_State *L, int status) {
    cage *c = cage_of(L);
    if (status == LUA_OK) return 1;
    if (status == LUA_ERRMEM) c->over_memory = 1;
    if (status == LUA_ERRRUN && !c->over_budget && !c->impure &&
        lua_touserdata(L, -1) == (void *)&STOP) {
        lua_pop(L, 1);
        return 0;
    }
    lua_error(L);
    return 0;
}

int cage_try(lua_State *L, int arguments, int results) {
    cage *c = cage_of(L);
    int tries = c->tries;
    if (tries == TRIES_MAX)
        luaL_error(L, "functions of rows or members within each other, more than %d deep",
                   TRIES_MAX);
    c->tries++;
    int status = lua_pcall(L, arguments, results, 0);
    c->tries = tries;
    return tried(L, status);
}

/* The stack of the answers that are `depth` deep within each other, made at first use. */
static lua_State *stack_apart(lua_State *L, int depth) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &STACKS) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &STACKS);
    }
    if (lua_rawgeti(L, -1, depth) != LUA_TTHREAD) {
        lua_pop(L, 1);
        lua_newthread(L);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, depth);
    }
    lua_State *apart = lua_tothread(L, -1);
    lua_pop(L, 2);
    return apart;
}

/* What went wrong on a stack may have left it without its hook (Lua: allowhook): it is not used
 * again. */
static void drop_stack(lua_State *L, int depth) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &STACKS);
    lua_pushnil(L);
    lua_rawseti(L, -2, depth);
    lua_pop(L, 1);
}

/* Calls on a stack of its own; the results, or what went wrong, come to L. */
static int call_apart(lua_State *L, lua_State *apart, int arguments, int results) {
    int found;
    lua_xmove(L, apart, arguments + 1);
    begin_lot(apart);
    int status = lua_resume(apart, L, arguments, &found);
    if (status == LUA_OK) lua_settop(apart, results);
    lua_xmove(apart, L, status == LUA_OK ? results : 1);
    return status;
}

int cage_try_apart(lua_State *L, int arguments, int results, uint64_t steps) {
    cage *c = cage_of(L);
    uint64_t spent = c->spent, limit = c->limit;
    int tries = c->tries, apart = c->apart;
    lua_State *stack = stack_apart(L, apart + 1);
    c->spent = 0;
    c->limit = steps;
    c->tries = 0;
    c->apart++;
    int status = call_apart(L, stack, arguments, results);
    if (status != LUA_OK) drop_stack(L, apart + 1);
    c->apart = apart;
    c->tries = tries;
    int done = tried(L, status);
    c->spent = spent;
    c->limit = limit;
    begin_lot(L);
    return done;
}

void cage_pay_answer(lua_State *L) {
    cage_charge(L, HOOK_LOT);
    begin_lot(L);
}

/* "age.lua:14: words" into its parts; anything else is all words. A place within quotes is not
 * ours. */
void cage_refuse_write(lua_State *L, const char *words) {
    cage_of(L)->impure = 1;
    push_place(L, 0);
    lua_pushstring(L, words);
    lua_concat(L, 2);
    lua_error(L);
}

static void cut_place(const char *whole, fault *f, int code) {
    const char *colon = strstr(whole, ".lua:");
    char *end = NULL;
    unsigned long line = colon != NULL ? strtoul(colon + 5, &end, 10) : 0;
    if (colon == NULL || end == colon + 5 || strncmp(end, ": ", 2) != 0 ||
        colon - whole > 200 || strcspn(whole, "'\"") < (size_t)(colon - whole)) {
        fault_plain(f, code, "%s", whole);
        return;
    }
    char file[256];
    snprintf(file, sizeof file, "%.*s", (int)(colon - whole) + 4, whole);
    fault_set(f, code, file, (uint32_t)line, 0, "%s", end + 2);
}

/* Text of Lua may hold any bytes: what is no UTF-8 becomes '?', control characters blanks. */
static void make_plain(char *words) {
    for (char *at = words; *at != '\0'; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7f) *at = ' ';
    size_t len = strlen(words);
    for (size_t bad = 0; (bad = unicode_bad_byte((text){ words, len })) < len;)
        words[bad] = '?';
}

void cage_message(lua_State *L, caged how, fault *f, int code) {
    char whole[MESSAGE_MAX];
    size_t len = 0;
    const char *words = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &len) : NULL;
    if (how == CAGED_MEMORY)
        snprintf(whole, sizeof whole,
                 "needs too much memory: at most %d MiB in all, %d KiB for one text, "
                 "%d KiB for one list or for recursion",
                 CAGE_MEMORY >> 20, TEXT_BLOCK >> 10, CALL_BLOCK >> 10);
    else if (words == NULL)
        snprintf(whole, sizeof whole, "an error that is no text (%s)",
                 lua_typename(L, lua_type(L, -1)));
    else
        snprintf(whole, sizeof whole, "%.*s",
                 (int)(len < sizeof whole ? len : sizeof whole - 1), words);
    make_plain(whole);
    lua_pop(L, 1);
    cut_place(whole, f, code);
}

typedef struct piece { const char *at; size_t len; } piece;

static const char *next_piece(lua_State *L, void *payload, size_t *size) {
    (void)L;
    piece *p = payload;
    *size = p->len;
    p->len = 0;
    return *size > 0 ? p->at : NULL;
}

/* What luaL_loadfile leaves out: a byte-order mark, and a first line "#..." but not its line
 * break. */
static piece without_head(text body) {
    piece rest = { body.at, body.len };
    if (text_starts(body, "\xef\xbb\xbf")) rest.at += 3, rest.len -= 3;
    if (rest.len > 0 && rest.at[0] == '#')
        while (rest.len > 0 && rest.at[0] != '\n') rest.at++, rest.len--;
    return rest;
}

int cage_load_chunk(lua_State *L, text body, const char *name) {
    char chunk[300];
    piece all = without_head(body);
    snprintf(chunk, sizeof chunk, "=%s", name);
    int status = lua_load(L, next_piece, &all, chunk, "t");
    if (status == LUA_OK) {
        lua_insert(L, -2);
        lua_setupvalue(L, -2, 1);
    } else {
        lua_remove(L, -2);
    }
    return status;
}

caged cage_load(cage *c, text body, const char *name) {
    c->over_budget = c->over_memory = c->impure = 0;
    return judge(c, cage_load_chunk(c->L, body, name));
}
