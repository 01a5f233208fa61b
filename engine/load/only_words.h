/* only_words: whether a row is one of those that `only` of the docket asks for. */
#ifndef LOAD_ONLY_WORDS_H
#define LOAD_ONLY_WORDS_H
#include "ground/day.h"
#include "load/docket.h"

/* YES: the cell says one of the words; NO: it says something else. MAYBE: it says one of them
 * in another writing (01 for 1, YES for yes), which nobody may leave out and nobody may
 * take. */
answer only_words_met(const docket_only *o, text cell);
#endif
