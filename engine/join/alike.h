/* alike: keys of a list that look alike to a hurried eye: V6-2, v06/02 and V06-O2 for
 * V06-02. */
#ifndef JOIN_ALIKE_H
#define JOIN_ALIKE_H
#include <stdbool.h>

#include "ground/arena.h"
#include "ground/text.h"
#include "load/table.h"

typedef struct alike {
    text parted;   /* marks kept between two digits only, no zeros before a number */
    text joined;   /* no marks at all, every zero */
    bool marked;   /* there is a mark within */
} alike;

/* How the key looks. false: no memory. */
bool alike_read(text key, arena *a, alike *out);
/* Do the two look alike? A key without a letter or a digit looks like none. */
bool alike_equal(const alike *a, const alike *b);

/* Does the cell say what somebody is called, by name or identity number? Some write that for a
 * key. */
bool alike_is_called(const table *t, uint32_t row, uint16_t at);
/* Such words as they are compared, without a note behind them. false: no memory. */
bool alike_called(text words, arena *a, text *out);
#endif
