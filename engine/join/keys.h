/* keys: cells as keys that can be compared.
 *
 * A key is compared by what it means: ids NFKC, names folded, cn-ids in their normal form, free
 * text folded, dates by day, codes by their word, numbers by value. Columns of different types
 * are both taken as folded words. A key that is blank, unreadable, a partial date or one that
 * programs write for none (1900-01-01) equals nothing, nor does a name that lost characters on
 * its way ("王?明"); what it may be is asked by a loose index, in which names stand for any
 * name. */
#ifndef JOIN_KEYS_H
#define JOIN_KEYS_H
#include <stdbool.h>
#include <stdint.h>

#include "ground/arena.h"
#include "ground/fault.h"
#include "load/table.h"
#include "pack/decl.h"

enum {
    NO_ROW = 0xffffffffu,
    KEY_PARTS_MAX = 8,            /* columns of one key list */
};

typedef enum key_form {
    KEY_TEXT, KEY_FOLDED, KEY_DAY, KEY_CODE, KEY_INTEGER, KEY_DECIMAL, KEY_DURATION,
    KEY_ANY /* a name, whichever: the caller compares */
} key_form;
/* KEY_EMPTY: blank, or a word for none. KEY_BROKEN: unreadable, a partial or open date, or one
 * that stands for none. */
typedef enum key_state { KEY_READY, KEY_EMPTY, KEY_BROKEN, KEY_NO_MEMORY } key_state;

typedef struct key_part {
    text value;          /* bytes to compare; may point into `own`: do not copy the struct */
    uint64_t hash;
    char own[16];
} key_part;

key_form key_form_of(const column_decl *here, const column_decl *there);
/* Reads one cell as a key. What has to be made lives in `scratch`. */
key_state key_read(const table *t, uint32_t row, uint16_t at, key_form form, arena *scratch,
                   key_part *out);
/* The same without its hash. */
key_state key_read_value(const table *t, uint32_t row, uint16_t at, key_form form,
                         arena *scratch, key_part *out);
/* Whether key_read would succeed, without the value. */
key_state key_look(const table *t, uint32_t row, uint16_t at, key_form form);

/* Of `count` rows from `first` on: good[i] is 0 after it where key_look does not find the key
 * ready, and otherwise as it was, 0 or 1. */
void key_look_each(const table *t, uint32_t first, size_t count, uint16_t at, key_form form,
                   uint8_t *good);

/* Does the date in that row tell people apart? Neither a partial one does, nor one that stands
 * for none, nor the birth date of nobody who lives. */
bool key_day_tells(const column *c, uint32_t row);
/* Is this part of the key a name on both sides? */
bool key_is_name(const key_list *list, size_t part, const table *here, const table *there);
/* Mixes the hash of one more part into that of the parts before it. */
uint64_t key_mix(uint64_t before, uint64_t hash);
#endif
