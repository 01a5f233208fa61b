/* keys: cells as keys that can be compared, and an index from key lists to rows.
 *
 * A key is compared by what it means: ids NFKC, names folded, cn-ids in their normal form, free
 * text folded, dates by day, codes by their word, numbers by value. Columns of different types
 * are both taken as folded words. A key that is blank, unreadable or a partial date equals
 * nothing, nor does a name that lost characters on its way ("王?明"); what it may be is asked by a
 * loose index, in which names stand for any name. */
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
    KEY_UNUSABLE = 0xfffffffeu,   /* key_index.next: the row has no usable key of this list */
    KEY_PARTS_MAX = 8,            /* columns of one key list */
};

typedef enum key_form {
    KEY_TEXT, KEY_FOLDED, KEY_DAY, KEY_CODE, KEY_INTEGER, KEY_DECIMAL, KEY_DURATION,
    KEY_ANY /* a name, whichever: the caller compares */
} key_form;
/* KEY_EMPTY: blank, or a word for none. KEY_BROKEN: unreadable, a partial or open date. */
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
/* Whether key_read would succeed, without the value. */
key_state key_look(const table *t, uint32_t row, uint16_t at, key_form form);

/* Several rows of one table at work together, their keys column by column, each read at most once
 * however many lists ask for it. A row is known by its place in the block. */
enum { KEY_BLOCK = 32 };
typedef uint32_t key_rows;         /* of a block: a bit for each */
typedef struct key_column {
    uint16_t column;
    uint8_t form;
    key_rows known, usable, hashed, glanced;
    uint8_t state[KEY_BLOCK];      /* key_state of those known */
    uint64_t glance[KEY_BLOCK];    /* of those usable and glanced at: a number for filters */
    key_part part[KEY_BLOCK];      /* of those usable; the hash of those hashed */
} key_column;
typedef struct key_block {
    const table *of;
    uint32_t row[KEY_BLOCK];       /* filled by who uses it, after key_block_begin */
    arena scratch;
    key_column *columns;
    size_t count, room;
    bool no_memory;      /* sticky: a key could not be made and was taken as broken */
} key_block;

/* The place of the key among the columns, added when new; NO_INDEX: no memory. Not between
 * key_block_begin and the last use of a key. */
uint16_t key_block_add(key_block *b, uint16_t at, key_form form);
/* The next rows: nothing is known of them. */
void key_block_begin(key_block *b);
/* The same, for `count` rows from `first` on. */
void key_block_take(key_block *b, uint32_t first, size_t count);
/* Reads the keys of these rows at once and glances at them. Returns those that can be used. */
key_rows key_block_read(key_block *b, uint16_t place, key_rows rows);
/* The key of one row, hashed; NULL: it cannot be used. */
const key_part *key_block_at(key_block *b, uint16_t place, size_t i);
void key_block_clear(key_block *b);

/* The rows 0 to count - 1. */
static inline key_rows key_rows_first(size_t count) {
    return count < KEY_BLOCK ? ((key_rows)1 << count) - 1 : ~(key_rows)0;
}
static inline bool key_rows_has(key_rows rows, size_t i) {
    return (rows >> i & 1) != 0;
}
/* Takes the first row out of a set that has one. */
static inline size_t key_rows_next(key_rows *rows) {
    size_t i = (size_t)__builtin_ctz(*rows);
    *rows &= *rows - 1;
    return i;
}

/* From one key list to the rows that bear it. */
typedef struct key_entry {
    const char *key;     /* per part: length in 4 bytes, bytes */
    uint32_t tag, row;   /* upper half of the hash; the first row with this key */
} key_entry;
typedef struct key_index {
    size_t parts;
    uint8_t probe;                       /* the part that tells most for least: asked first */
    uint16_t here[KEY_PARTS_MAX];        /* places in the block of the rows */
    uint16_t there[KEY_PARTS_MAX];       /* places in the block of those who ask */
    uint64_t *filter; size_t filter_mask; /* two bits for each key: of its probe, of all of it */
    key_entry *entries; size_t mask;
    uint32_t *next;      /* per row: the next row with the same key, NO_ROW, or KEY_UNUSABLE */
    arena memory;        /* the keys */
} key_index;

/* Is this part of the key a name on both sides? */
bool key_is_name(const key_list *list, size_t part, const table *here, const table *there);
/* An empty index for the rows of `here`, to be asked for rows of `there`. loose: its names are
 * KEY_ANY. */
int key_index_open(key_index *x, const key_list *list, bool loose, key_block *here,
                   key_block *there, fault *f);
/* Adds the row at place `i` of `here` if its key can be used. Rows must be added from last to
 * first: rows with one key are then chained from first to last. */
int key_index_add(key_index *x, key_block *here, size_t i, fault *f);
/* Brings what key_index_add will touch nearer. */
void key_index_fetch(const key_index *x, key_block *here, key_rows rows);
/* Those of the rows whose key some row of the index may have, for which key_index_find is worth
 * its price: of nobody else there is a row. */
key_rows key_index_sift(const key_index *x, key_block *there, key_rows rows);
/* The first row with the key of row `i` of `there`, or NO_ROW. */
uint32_t key_index_find(const key_index *x, key_block *there, size_t i);
/* Whether row `i` of `there` has a usable key of this list. */
bool key_index_usable(const key_index *x, key_block *there, size_t i);
void key_index_clear(key_index *x);

/* Mixes the hash of one more part into that of the parts before it. */
uint64_t key_mix(uint64_t before, uint64_t hash);
#endif
