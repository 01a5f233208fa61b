/* lua_syntax: reads a Lua 5.4 file into a tree. */
#ifndef PACK_LUA_SYNTAX_H
#define PACK_LUA_SYNTAX_H
#include "ground/arena.h"
#include "ground/fault.h"
#include "pack/lua_tree.h"

/* Reads a whole file. The tree borrows `source` and lives in the arena. 0, FAULT_PACK with the
 * place (what Lua would refuse, or beyond the limits above), FAULT_MEMORY. `name` is
 * borrowed. */
int syntax_read(const char *name, text source, arena *memory, syntax_file *out, fault *f);
#endif
