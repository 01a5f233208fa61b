/* check_walk: goes through a function without running it. */
#ifndef PACK_CHECK_WALK_H
#define PACK_CHECK_WALK_H
#include "pack/checker.h"

/* Goes through the site's function, given what it will be called with; then through every
 * function made in it that nobody was seen to call. Sets c->call. */
void check_walk(checker *c, const closure *base, const syntax_function *function,
                const check_value *arguments, size_t count);
#endif
