/* key_hidden: keys of which a part is hidden or lost: V01-**, V0?-01, □□-03. */
#ifndef JOIN_KEY_HIDDEN_H
#define JOIN_KEY_HIDDEN_H
#include "join/keys.h"

/* Is a part of it hidden, and another shown? One mark behind a key (7*) hides nothing. */
bool key_hidden_is(text key);
/* May the key be this one? A run of marks stands for one character or more; what is shown is
 * the same but for the case of letters. */
bool key_hidden_fits(text hidden, text key);

/* The keys of a list, in the order of what they begin with: only those that begin as a hidden
 * one does are held against it. {0} is empty. */
typedef struct ordered_key { text key; uint32_t row; } ordered_key;
typedef struct key_order {
    ordered_key *keys; size_t count;
    arena memory;
    size_t tried;              /* how many were held against one so far */
} key_order;
/* All keys of the list that can be read. false: no memory. */
bool key_order_open(key_order *o, const table *list);
void key_order_clear(key_order *o);
/* From *at on, which is 0 at first, the next row whose key it may be; NO_ROW: none. */
uint32_t key_order_next(key_order *o, text hidden, size_t *at);
#endif
