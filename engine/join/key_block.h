/* key_block: several rows of one table at work together, their keys column by column. */
#ifndef JOIN_KEY_BLOCK_H
#define JOIN_KEY_BLOCK_H
#include "join/keys.h"

/* Several rows of one table at work together, their keys column by column, each read at most
 * once however many lists ask for it. A row is known by its place in the block. */
enum { KEY_BLOCK = 64 };
typedef uint64_t key_rows;         /* of a block: a bit for each */
typedef struct key_column {
    uint16_t column;
    uint8_t form;
    bool by_hash;                  /* the glance at a key is its hash */
    key_rows known, usable, hashed, glanced;
    uint8_t state[KEY_BLOCK];      /* key_state of those known */
    uint64_t glance[KEY_BLOCK];    /* of those usable and glanced at: a number for filters */
    key_part part[KEY_BLOCK];      /* of those usable; the hash of those hashed */
} key_column;
/* The hashes of one column's keys, by row, from somebody who read them all before; whoever is
 * asked about has a usable key there. */
typedef struct key_hashes { const uint64_t *at; uint16_t column; key_form form; } key_hashes;
typedef struct key_block {
    const table *of;
    key_hashes kept;               /* set before columns are added; {0}: none */
    uint32_t row[KEY_BLOCK];       /* filled by who uses it, after key_block_begin */
    arena scratch;
    key_column *columns;
    size_t count, room;
    bool no_memory;      /* sticky: a key could not be made and was taken as broken */
} key_block;

/* The place of the key among the columns, added when new; NO_INDEX: no memory. Not between
 * key_block_begin and the last use of a key. */
uint16_t key_block_add(key_block *b, uint16_t at, key_form form);
/* The same for a column whose keys are glanced at as those of the other side are. */
uint16_t key_block_add_as(key_block *b, uint16_t at, key_form form, bool by_hash);
/* Do the hashes that were kept stand for this column, in this form? */
bool key_block_keeps(const key_block *b, uint16_t at, key_form form);
/* The next rows: nothing is known of them. */
void key_block_begin(key_block *b);
/* The same, for `count` rows from `first` on. */
void key_block_take(key_block *b, uint32_t first, size_t count);
/* Reads the keys of these rows at once. Returns those that can be used. */
key_rows key_block_read(key_block *b, uint16_t place, key_rows rows);
/* Glances at the keys of these rows, which are read for it unless their hashes are kept.
 * Returns those that can be used. */
key_rows key_block_glance(key_block *b, uint16_t place, key_rows rows);
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
    size_t i = (size_t)__builtin_ctzll(*rows);
    *rows &= *rows - 1;
    return i;
}
#endif
