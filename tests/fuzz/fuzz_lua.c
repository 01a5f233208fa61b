/* Any bytes as a rule file: the reader ends, and whatever it takes, Lua takes too, unless it has no
 * register left: how many a statement needs is known only to who translates it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/target.h"
#include "pack/lua_syntax.h"

/* What luaL_loadfile leaves out before it reads: a byte-order mark and a first line "#...". */
static text without_head(text source) {
    if (text_starts(source, "\xef\xbb\xbf")) source.at += 3, source.len -= 3;
    if (!text_starts(source, "#")) return source;
    const char *end = memchr(source.at, '\n', source.len);
    size_t skip = end != NULL ? (size_t)(end - source.at) : source.len;
    return (text){ source.at + skip, source.len - skip };
}

int fuzz_one(const uint8_t *bytes, size_t len) {
    arena memory = { 0 };
    syntax_file file;
    fault f = { 0 };
    text source = { (const char *)bytes, len };
    int code = syntax_read("fuzz.lua", source, &memory, &file, &f);
    if (code != f.code) abort();
    if (code == 0) {
        lua_State *L = luaL_newstate();
        text rest = without_head(source);
        if (L == NULL || (luaL_loadbufferx(L, rest.at, rest.len, "=fuzz.lua", "t") != LUA_OK &&
                          strstr(lua_tostring(L, -1), "too many registers") == NULL)) {
            fprintf(stderr, "taken, but Lua says: %s\n", L != NULL ? lua_tostring(L, -1) : "no memory");
            abort();
        }
        lua_close(L);
    }
    arena_clear(&memory);
    return 0;
}
