/* check_call: calls of the engine's functions. */
#ifndef PACK_CHECK_CALL_H
#define PACK_CHECK_CALL_H
#include "pack/checker.h"

/* Checks the call of the engine's function `word` and says what it gives. */
check_value check_call(checker *c, text word, const known_call *call);
/* The source that a call related(..., "source", ...) names; NO_INDEX: none that is known. */
uint16_t check_call_between(const checker *c, const syntax_node *call);
#endif
