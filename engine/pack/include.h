/* include: files that several packs share. */
#ifndef PACK_INCLUDE_H
#define PACK_INCLUDE_H
#include "ground/fault.h"
#include "ground/notes.h"
#include "pack/reading.h"

/* The shared files a file asks for with include "shared/name.lua", outside every function, in
 * its order; one that is asked for otherwise is a note. 0 or FAULT_MEMORY; a file that is no
 * Lua asks for none. */
int include_scan(const char *file, text body, arena *a, notes *n, text **names, size_t *count,
                 fault *f);
/* Reads a shared file: out of the pack's own folder, or, where it has none, out of the folder
 * the pack stands in. `asked`: the file and line that ask for it. */
int include_read(const char *folder, text name, const char *asked, uint32_t line, size_t limit,
                 arena *a, text *body, fault *f);

/* Keeps the environment on top of the stack, popped, for every file of the pack. */
void include_keep_environment(struct lua_State *L);
void include_push_environment(struct lua_State *L);
/* include "shared/name.lua": runs the file once and gives what it returns; true if it returns
 * nothing. */
int include_word(struct lua_State *L);
#endif
