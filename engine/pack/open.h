/* open: a folder of Lua files becomes a pack; a pack becomes functions in a worker's cage. */
#ifndef PACK_OPEN_H
#define PACK_OPEN_H
#include "pack/cage.h"
#include "pack/declare.h"

/* Puts the functions rules may call into the table on top of the stack. From evaluate: this
 * room does not know what they do. */
typedef void pack_fill(struct lua_State *L, void *payload);

/* Every mistake of the pack is a note; the first is the fault (FAULT_PACK). `out` must be
 * cleared with pack_clear in every case. */
int pack_open(pack *out, const char *folder, pack_fill *fill, void *payload, notes *n,
              fault *f);
void pack_clear(pack *p);
/* Runs the texts of a pack in another cage and collects its functions, frozen. */
int pack_enter(const pack *p, cage *c, pack_fill *fill, void *payload, rulebook *book,
               fault *f);
#endif
