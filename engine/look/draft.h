/* draft: a docket.lua for what was looked at, with questions where a person must say. */
#ifndef LOOK_DRAFT_H
#define LOOK_DRAFT_H
#include "look/looking.h"
#include "look/phrases.h"

/* Lua data that the docket's reader takes as soon as its questions are answered; *questions
 * gets their number. */
int draft_write(sink *to, const looking *l, tongue in, size_t *questions, fault *f);
#endif
