/* key_hidden: keys of which a part is hidden or lost: V01-**, V0?-01, □□-03. */
#ifndef JOIN_KEY_HIDDEN_H
#define JOIN_KEY_HIDDEN_H
#include <stdbool.h>

#include "ground/text.h"

/* Is a part of it hidden, and another shown? One mark behind a key (7*) hides nothing. */
bool key_hidden_is(text key);
/* May the key be this one? A run of marks stands for one character or more; what is shown is
 * the same but for the case of letters. */
bool key_hidden_fits(text hidden, text key);
#endif
