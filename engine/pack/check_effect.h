/* check_effect: reject, refer, hold, warn, task and pass. */
#ifndef PACK_CHECK_EFFECT_H
#define PACK_CHECK_EFFECT_H
#include "pack/checker.h"

/* Where it may be said, that the code is declared, that what its text names is handed over. */
check_value check_effect(checker *c, text verb, const known_call *call);
#endif
