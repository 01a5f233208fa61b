/* declare_person: one_person = { ... } and one_place = ... of the candidates: who is one
 * person. */
#ifndef PACK_DECLARE_PERSON_H
#define PACK_DECLARE_PERSON_H
#include "pack/reading.h"

/* Reads both fields of the source's declaration, the table at 1; nothing where they are not
 * there. A mistake ends the run of the pack's file. */
void declare_person(struct lua_State *L, declarer *d, source_decl *s, const char *what);
#endif
