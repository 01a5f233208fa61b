/* declare_slate: group = { ... } and over = ... of a rule: candidates who are judged
 * together. */
#ifndef PACK_DECLARE_SLATE_H
#define PACK_DECLARE_SLATE_H
#include "pack/reading.h"

/* The rule's fields in the table at 1; r->slate stays NULL where it says nothing of a group. */
void declare_slate(struct lua_State *L, declarer *d, rule_decl *r, const char *what);
#endif
