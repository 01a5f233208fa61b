/* declare_keys: by, between and match of a source: by which columns its rows find
 * candidates. */
#ifndef PACK_DECLARE_KEYS_H
#define PACK_DECLARE_KEYS_H
#include "pack/reading.h"

/* A column of the source; raises with the nearest name where there is none. */
uint16_t declare_keys_column(struct lua_State *L, const source_decl *s, text name,
                             const char *what);
/* The candidate source, or an error: it must be declared first. */
const source_decl *declare_keys_candidates(struct lua_State *L, declarer *d, const char *what);

/* Each reads the value on top of the stack, which is popped, into s->keys. */
void declare_keys_by(struct lua_State *L, declarer *d, source_decl *s, const char *what);
void declare_keys_between(struct lua_State *L, declarer *d, source_decl *s, const char *what);
void declare_keys_match(struct lua_State *L, declarer *d, source_decl *s, const char *what);
#endif
