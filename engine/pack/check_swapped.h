/* check_swapped: arguments that stand in each other's place. */
#ifndef PACK_CHECK_SWAPPED_H
#define PACK_CHECK_SWAPPED_H
#include "pack/check_words.h"
#include "pack/checker.h"

/* A call whose arguments are right in kind: says it where they can only be meant the other way
 * round. */
void check_swapped(checker *c, const known_word *word, const known_call *call);
#endif
