/* declare_replies: replies = { ... } of a source: what each answer means. */
#ifndef PACK_DECLARE_REPLIES_H
#define PACK_DECLARE_REPLIES_H
#include "pack/reading.h"

/* Reads the field of the source's declaration, the table at 1, into s->replies; nothing where
 * there is none. The columns, `expects` and `latest` of the source have been read, the days and
 * parameters it names declared. Raises on a mistake. */
void declare_replies(struct lua_State *L, declarer *d, source_decl *s, const char *what);
#endif
