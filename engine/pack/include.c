/* include: files that several packs share.
 *
 * A law that many offices go by (when is a conviction spent?) is written once, in
 * rules/shared, and a pack asks for it by name: `local roa = include "shared/x.lua"`. The
 * name is looked for in the text before anything runs, so that the file is read, hashed
 * and kept with the pack like every other; the copy in an output's pack/ is complete and
 * is found there first. Only a plain name beneath shared/ will do: no path leads
 * elsewhere, and folder_read follows no link. A file that asks for itself is an error. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/include.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <string.h>

#include "ground/folder.h"
#include "pack/cage.h"
#include "pack/lua_syntax.h"

#define PLACE "shared/"
#define HOW "write include \"" PLACE "name.lua\": letters, digits, - and _"
enum { NAMES_MAX = 64, NAME_BYTES = 120 };

/* ---- which files ------------------------------------------------------------ */

static bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '_';
}

static bool is_good(text name) {
    size_t head = strlen(PLACE), tail = strlen(".lua");
    if (name.len <= head + tail || name.len > NAME_BYTES || !text_starts(name, PLACE) ||
        memcmp(name.at + name.len - tail, ".lua", tail) != 0)
        return false;
    for (size_t i = head; i < name.len - tail; i++)
        if (!is_plain(name.at[i])) return false;
    return true;
}

typedef struct scan {
    const char *file;
    arena *a;
    notes *n;
    text *names;
    size_t count;
    bool no_memory;
} scan;

static void take_name(scan *s, const syntax_node *call, bool in_function) {
    const syntax_node *given = call->list;
    bool named = given != NULL && given->next == NULL && given->kind == SYNTAX_STRING;
    if (in_function || !named || !is_good(given->words) || s->count == NAMES_MAX) {
        notes_add(s->n, NOTE_ERROR, s->file, call->line, call->column, "%s; " HOW,
                  in_function            ? "include stands outside every function"
                  : s->count == NAMES_MAX ? "more than 64 shared files"
                                          : "include takes the name of a shared file");
        return;
    }
    if (!arena_text(s->a, given->words, &s->names[s->count++])) s->no_memory = true;
}

static void look(scan *s, const syntax_node *n, bool in_function) {
    if (n == NULL) return;
    if (n->kind == SYNTAX_FUNCTION) {
        look(s, n->function->body, true);
        return;
    }
    if (n->kind == SYNTAX_CALL && n->a->kind == SYNTAX_NAME && n->a->variable == NULL &&
        text_is(n->a->words, "include"))
        take_name(s, n, in_function);
    look(s, n->a, in_function);
    look(s, n->b, in_function);
    for (const syntax_node *i = n->list; i != NULL; i = i->next) look(s, i, in_function);
    for (const syntax_node *i = n->more; i != NULL; i = i->next) look(s, i, in_function);
}

/* Names have no escapes: where the letters are not, nothing is asked for. */
static bool may_include(text body) {
    return memmem(body.at, body.len, "include", strlen("include")) != NULL;
}

int include_scan(const char *file, text body, arena *a, notes *n, text **names, size_t *count,
                 fault *f) {
    arena memory = { 0 };
    fault own = { 0 };
    syntax_file tree;
    scan s = { .file = file, .a = a, .n = n };
    s.names = arena_take_zero(a, NAMES_MAX, sizeof *s.names);
    s.no_memory = s.names == NULL;
    if (!s.no_memory && may_include(body) && syntax_read(file, body, &memory, &tree, &own) == 0)
        look(&s, tree.main->body, false);
    arena_clear(&memory);
    *names = s.names;
    *count = s.count;
    return own.code == FAULT_MEMORY || s.no_memory || n->no_memory ? fault_memory(f) : 0;
}

/* ---- reading ------------------------------------------------------------ */

static bool is_there(const char *folder, text name) {
    char path[4400];
    snprintf(path, sizeof path, "%s/%.*s", folder, TEXT_ARGS(name));
    return folder_exists(path);
}

/* "shared" of shared/cn-crime.lua: what has to be copied along with a pack. */
static int folder_of(text name) {
    const char *slash = memrchr(name.at, '/', name.len);
    return slash == NULL ? (int)name.len : (int)(slash - name.at);
}

int include_read(const char *folder, text name, const char *asked, uint32_t line, size_t limit,
                 arena *a, text *body, fault *f) {
    char beside[4200];
    snprintf(beside, sizeof beside, "%s/..", folder);
    const char *from = is_there(folder, name) ? folder : beside;
    if (!is_there(from, name))
        return fault_set(f, FAULT_PACK, asked, line, 0,
                         "there is no '%.*s': neither in the pack nor in the folder the pack "
                         "stands in; copy rules/%.*s beside the pack",
                         TEXT_ARGS(name), folder_of(name), name.at);
    return folder_read(from, name.at, limit, FAULT_PACK, a, body, f);
}

/* ---- running ------------------------------------------------------------ */

/* Their addresses are keys of the registry: looking them up asks for no memory. */
static const char ENVIRONMENT = 0, RESULTS = 0;

void include_keep_environment(lua_State *L) {
    lua_rawsetp(L, LUA_REGISTRYINDEX, &ENVIRONMENT);
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &RESULTS);
}

void include_push_environment(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &ENVIRONMENT);
}

static size_t find_file(const pack *p, text name) {
    size_t i = 0;
    while (i < p->file_count && !(p->files[i].shared && text_equal(p->files[i].name, name)))
        i++;
    return i;
}

/* The result under the name on the stack at 1; `false` while the file runs. */
static void run_shared(lua_State *L, declarer *d, size_t number) {
    const pack_file *file = &d->built->files[number];
    uint16_t before = d->file;
    int results = lua_gettop(L);
    lua_pushvalue(L, 1);
    lua_pushboolean(L, 0);
    lua_rawset(L, results);
    include_push_environment(L);
    if (cage_load_chunk(L, file->body, file->name.at) != LUA_OK) lua_error(L);
    d->file = (uint16_t)number;
    lua_call(L, 0, 1);
    d->file = before;
    if (lua_isnil(L, -1) || (lua_isboolean(L, -1) && !lua_toboolean(L, -1))) {
        lua_pop(L, 1);
        lua_pushboolean(L, 1);
    }
    lua_pushvalue(L, 1);
    lua_pushvalue(L, -2);
    lua_rawset(L, results);
}

int include_word(lua_State *L) {
    declarer *d = reading_declarer(L);
    size_t len;
    if (lua_type(L, 1) != LUA_TSTRING)
        return luaL_error(L, "include takes the name of a shared file; " HOW);
    const char *at = lua_tolstring(L, 1, &len);
    size_t number = find_file(d->built, (text){ at, len });
    if (number == d->built->file_count)
        return luaL_error(L, "include: the name must stand there in quotes; " HOW);
    lua_settop(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &RESULTS);
    lua_pushvalue(L, 1);
    if (lua_rawget(L, 2) != LUA_TNIL) {
        if (lua_isboolean(L, -1) && !lua_toboolean(L, -1))
            return luaL_error(L, "'%s' includes itself, by whatever way", at);
        return 1;
    }
    lua_pop(L, 1);
    run_shared(L, d, number);
    return 1;
}
