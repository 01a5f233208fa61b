/* check_twice: one name given two values in a table. */
#ifndef PACK_CHECK_TWICE_H
#define PACK_CHECK_TWICE_H
#include "ground/notes.h"
#include "pack/lua_tree.h"

/* A NOTE_ERROR for each name that a table of the file is given again. */
void check_twice(const char *file, const syntax_node *body, notes *n);
#endif
