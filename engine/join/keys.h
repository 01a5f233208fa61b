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

/* The keys of one row at a time, each read at most once however many lists ask for it. */
typedef struct cached_key {
    key_part part;
    uint16_t column;
    uint8_t form, state;
    bool known;
} cached_key;
typedef struct key_cache {
    const table *of;
    uint32_t row;
    arena scratch;
    cached_key *keys;
    size_t count, room;
    uint16_t indexes;    /* how many were opened for it to ask */
    uint64_t none;       /* a bit for each of the first 64: surely no row there has the key */
    bool no_memory;      /* sticky: a key could not be made and was taken as broken */
} key_cache;

/* The place of the key in the cache, added when new; NO_INDEX: no memory. Not after
 * key_cache_at. */
uint16_t key_cache_add(key_cache *c, uint16_t at, key_form form);
void key_cache_move(key_cache *c, uint32_t row);
/* The key of the current row; NULL: it cannot be used. */
const key_part *key_cache_at(key_cache *c, uint16_t at);
void key_cache_clear(key_cache *c);

/* Several rows of one table at work together, so that memory can be fetched ahead. All caches
 * have the same keys in the same places: ask for keys through the first. */
enum { KEY_BLOCK = 16 };
typedef struct key_block { key_cache rows[KEY_BLOCK]; } key_block;
int key_block_share(key_block *b, fault *f);      /* the others learn the keys of the first */
void key_block_clear(key_block *b);

/* From one key list to the rows that bear it. */
typedef struct key_entry {
    const char *key;     /* per part: length in 4 bytes, bytes */
    uint32_t tag, row;   /* upper half of the hash; the first row with this key */
} key_entry;
typedef struct key_index {
    size_t parts;
    uint16_t number;                     /* of the indexes that the same cache asks */
    uint8_t probe;                       /* the part that tells most for least: asked first */
    uint16_t here[KEY_PARTS_MAX];        /* places in the cache of the rows */
    uint16_t there[KEY_PARTS_MAX];       /* places in the cache of those who ask */
    uint64_t *filter; size_t filter_mask;
    key_entry *entries; size_t mask;
    uint32_t *next;      /* per row: the next row with the same key, NO_ROW, or KEY_UNUSABLE */
    arena memory;        /* the keys */
} key_index;

/* Is this part of the key a name on both sides? */
bool key_is_name(const key_list *list, size_t part, const table *here, const table *there);
/* An empty index for the rows of `here`, to be asked for rows of `there`. loose: its names are
 * KEY_ANY. */
int key_index_open(key_index *x, const key_list *list, bool loose, key_cache *here,
                   key_cache *there, fault *f);
/* Adds the current row of `here` if its key can be used. Rows must be added from last to first:
 * rows with one key are then chained from first to last. */
int key_index_add(key_index *x, key_cache *here, fault *f);
/* Brings what key_index_add will touch nearer. */
void key_index_fetch_place(const key_index *x, key_cache *here);
/* The first row with the key of the current row of `there`, or NO_ROW. */
uint32_t key_index_find(const key_index *x, key_cache *there);
/* Two steps that bring what key_index_find will touch nearer: first for all rows of a block the
 * one, then the other, then the question. Neither changes an answer. */
void key_index_fetch_filter(const key_index *x, key_cache *there);
void key_index_fetch_entry(const key_index *x, key_cache *there);
/* Whether the current row of `there` has a usable key of this list. */
bool key_index_usable(const key_index *x, key_cache *there);
void key_index_clear(key_index *x);

/* Mixes the hash of one more part into that of the parts before it. */
uint64_t key_mix(uint64_t before, uint64_t hash);
#endif
