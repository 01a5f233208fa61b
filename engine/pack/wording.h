/* wording: reason texts cut at their {placeholders}. */
#ifndef PACK_WORDING_H
#define PACK_WORDING_H
#include "ground/arena.h"
#include "pack/decl.h"

/* Cuts `words` of the rule's reason. NULL: done; otherwise what is
 * wrong with it, in the arena ("{c.birthdate}: candidates has no column birthdate; did you mean
 * birth_date?"), or "" when there is no memory. */
const char *wording_cut(const pack *p, const rule_decl *rule, text words, arena *a,
                        template *out);
#endif
