/* letter_markup: the tags a letter's template may hold. */
#ifndef PACK_LETTER_MARKUP_H
#define PACK_LETTER_MARKUP_H
#include "ground/arena.h"
#include "ground/text.h"

/* The tag that begins at rest.at[0] == '<', with everything up to </style> when it opens one:
 * how many bytes it has. 0: it may not stand in a letter, and *wrong says why, in `a` or
 * constant ("" when there is no memory). */
size_t letter_markup_tag(text rest, arena *a, const char **wrong);
#endif
