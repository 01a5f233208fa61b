/* key_index: from key lists to the rows that bear them.
 *
 * The smaller side, the rows, is indexed; the larger, the candidates, asks. Most
 * candidates have no row, so the question "none?" must be cheap: a block of them is
 * sifted at a time. One part of the key (an id rather than a name, which is dear to
 * fold) is looked up in a bit filter first, and nothing else is read of those for whom
 * that says no; of the others the whole key is looked up there. The filter goes by a
 * glance at the bytes. Whoever writes a list so that all of it passes wins nothing but
 * the way everybody would take without a filter: there the hash is keyed (dict_hash),
 * and equal hashes are never believed: the key bytes are compared. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/key_index.h"

#include <stdlib.h>
#include <string.h>

#include "load/identifier.h"

enum { ROWS_MAX = KEY_UNUSABLE / 16 };

static size_t power_above(size_t n) {
    size_t size = 64;
    while (size < n) size *= 2;
    return size;
}

/* Which part to ask first: cheap to read and rarely shared. Low is good. */
static int probe_rank(column_type type) {
    if (identifier_is(type)) return 0;
    switch (type) {
    case TYPE_ID: return 1;
    case TYPE_INTEGER: return 2;
    case TYPE_DATE: return 3;
    case TYPE_NAME: return 4;
    case TYPE_TEXT: return 5;
    case TYPE_CODE:
    case TYPE_DECIMAL:
    case TYPE_DURATION:
    default: break;
    }
    return 6;
}

static bool choose_parts(key_index *x, const key_list *list, bool loose, key_block *here,
                         key_block *there) {
    const column_decl *ours = here->of->decl->columns, *theirs = there->of->decl->columns;
    x->parts = list->count;
    for (size_t i = 0; i < list->count; i++) {
        const column_decl *a = &ours[list->here[i]], *b = &theirs[list->there[i]];
        bool any = loose && key_is_name(list, i, here->of, there->of);
        key_form form = any ? KEY_ANY : key_form_of(a, b);
        bool by_hash = key_block_keeps(there, list->there[i], form);
        x->here[i] = key_block_add_as(here, list->here[i], form, by_hash);
        x->there[i] = key_block_add(there, list->there[i], form);
        if (x->here[i] == NO_INDEX || x->there[i] == NO_INDEX) return false;
        if (probe_rank(b->type) < probe_rank(theirs[list->there[x->probe]].type))
            x->probe = (uint8_t)i;
    }
    return true;
}

int key_index_open(key_index *x, const key_list *list, bool loose, key_block *here,
                   key_block *there, fault *f) {
    *x = (key_index){ 0 };
    size_t rows = here->of->rows;
    if (rows > ROWS_MAX)
        return fault_plain(f, FAULT_DATA, "%.*s: more than %u rows: split the source",
                           TEXT_ARGS(here->of->decl->name), ROWS_MAX);
    size_t entries = power_above(rows * 2);
    x->mask = entries - 1;
    x->entries = spill_take_zero(NULL, entries, sizeof *x->entries);
    x->next = malloc((rows + 1) * sizeof *x->next);
    if (!key_bits_open(&x->filter, rows) || x->entries == NULL || x->next == NULL ||
        !choose_parts(x, list, loose, here, there)) {
        key_index_clear(x);
        return fault_memory(f);
    }
    for (size_t i = 0; i < rows; i++) x->next[i] = KEY_UNUSABLE;
    return 0;
}

static bool entry_is(const key_entry *e, const key_part *const *parts, size_t count) {
    const char *at = e->key;
    for (size_t i = 0; i < count; i++) {
        uint32_t len;
        memcpy(&len, at, sizeof len);
        if (len != parts[i]->value.len) return false;
        if (memcmp(at + sizeof len, parts[i]->value.at, len) != 0) return false;
        at += sizeof len + len;
    }
    return true;
}

/* The entry of the key, or the free one where it would go. */
static key_entry *seek(const key_index *x, const key_part *const *parts, uint64_t hash) {
    uint32_t tag = (uint32_t)(hash >> 32);
    for (size_t i = (size_t)hash & x->mask;; i = (i + 1) & x->mask) {
        key_entry *e = &x->entries[i];
        if (e->key == NULL || (e->tag == tag && entry_is(e, parts, x->parts))) return e;
    }
}

static const char *keep_key(key_index *x, const key_part *const *parts) {
    size_t size = 0;
    for (size_t i = 0; i < x->parts; i++) size += sizeof(uint32_t) + parts[i]->value.len;
    char *key = arena_take(&x->memory, size), *at = key;
    if (key == NULL) return NULL;
    for (size_t i = 0; i < x->parts; i++) {
        uint32_t len = (uint32_t)parts[i]->value.len;
        memcpy(at, &len, sizeof len);
        memcpy(at + sizeof len, parts[i]->value.at, len);
        at += sizeof len + len;
    }
    return key;
}

/* The key of a row, its parts gathered and hashed; false: it cannot be used. */
static bool gather(const uint16_t *places, size_t count, key_block *b, size_t i,
                   const key_part **parts, uint64_t *hash) {
    *hash = 0;
    for (size_t k = 0; k < count; k++) {
        parts[k] = key_block_at(b, places[k], i);
        if (parts[k] == NULL) return false;
        *hash = key_mix(*hash, parts[k]->hash);
    }
    return true;
}

/* Those of the rows whose key can be used: all are read at once. Where it is looked for is
 * fetched, all places after all hashes: the places are far apart, and so they come beside each
 * other. */
static key_rows fetch_entries(const key_index *x, const uint16_t *places, key_block *b,
                              key_rows rows) {
    const key_part *parts[KEY_PARTS_MAX];
    uint64_t hashes[KEY_BLOCK];
    key_rows usable = 0;
    size_t n = 0;
    for (size_t k = 0; k < x->parts; k++) rows = key_block_read(b, places[k], rows);
    while (rows != 0) {
        size_t i = key_rows_next(&rows);
        if (!gather(places, x->parts, b, i, parts, &hashes[n])) continue;
        usable |= (key_rows)1 << i;
        n++;
    }
    for (size_t k = 0; k < n; k++)
        __builtin_prefetch(&x->entries[(size_t)hashes[k] & x->mask], 1);
    return usable;
}

void key_index_fetch(const key_index *x, key_block *here, key_rows rows) {
    (void)fetch_entries(x, x->here, here, rows);
}

/* Of the whole key of a row, at all of whose parts somebody has glanced. */
static uint64_t glance_of(const uint16_t *places, size_t count, const key_block *b, size_t i) {
    uint64_t all = 0;
    for (size_t k = 0; k < count; k++) all = key_mix(all, b->columns[places[k]].glance[i]);
    return all;
}

int key_index_add(key_index *x, key_block *here, size_t i, fault *f) {
    const key_part *parts[KEY_PARTS_MAX];
    uint64_t hash;
    uint32_t row = here->row[i];
    if (!gather(x->here, x->parts, here, i, parts, &hash))
        return here->no_memory ? fault_memory(f) : 0;
    key_entry *e = seek(x, parts, hash);
    x->next[row] = e->key == NULL ? NO_ROW : e->row;
    e->row = row;
    if (e->key != NULL) return 0;
    e->tag = (uint32_t)(hash >> 32);
    e->key = keep_key(x, parts);
    for (size_t k = 0; k < x->parts; k++)
        (void)key_block_glance(here, x->here[k], (key_rows)1 << i);
    key_bits_add(&x->filter, here->columns[x->here[x->probe]].glance[i]);
    if (x->parts > 1) key_bits_add(&x->filter, glance_of(x->here, x->parts, here, i));
    return e->key == NULL ? fault_memory(f) : 0;
}

/* Those of the rows whose part the index may know. */
static key_rows sift_probe(const key_index *x, key_block *there, key_rows rows) {
    const key_column *probe = &there->columns[x->there[x->probe]];
    key_rows may = 0, usable = key_block_glance(there, x->there[x->probe], rows);
    for (key_rows left = usable; left != 0;)
        key_bits_fetch(&x->filter, probe->glance[key_rows_next(&left)]);
    for (key_rows left = usable; left != 0;) {
        size_t i = key_rows_next(&left);
        may |= (key_rows)key_bits_may_have(&x->filter, probe->glance[i]) << i;
    }
    return may;
}

/* ... and whose whole key it may know. */
static key_rows sift_whole(const key_index *x, key_block *there, key_rows rows) {
    key_rows may = 0;
    for (size_t k = 0; k < x->parts; k++) rows = key_block_glance(there, x->there[k], rows);
    while (rows != 0) {
        size_t i = key_rows_next(&rows);
        bool has = key_bits_may_have(&x->filter, glance_of(x->there, x->parts, there, i));
        may |= (key_rows)has << i;
    }
    return may;
}

bool key_index_is_within(const key_index *x, const key_index *all) {
    return all->parts == 1 && x->here[x->probe] == all->here[0] &&
           x->there[x->probe] == all->there[0];
}

key_rows key_index_sift(const key_index *x, key_block *there, key_rows rows) {
    rows = sift_probe(x, there, rows);
    if (x->parts > 1 && rows != 0) rows = sift_whole(x, there, rows);
    return rows != 0 ? fetch_entries(x, x->there, there, rows) : 0;
}

uint32_t key_index_find(const key_index *x, key_block *there, size_t i) {
    const key_part *parts[KEY_PARTS_MAX];
    uint64_t hash;
    if (!gather(x->there, x->parts, there, i, parts, &hash)) return NO_ROW;
    const key_entry *e = seek(x, parts, hash);
    return e->key == NULL ? NO_ROW : e->row;
}

bool key_index_usable(const key_index *x, key_block *there, size_t i) {
    for (size_t k = 0; k < x->parts; k++)
        if (key_block_at(there, x->there[k], i) == NULL) return false;
    return true;
}

void key_index_clear(key_index *x) {
    key_bits_clear(&x->filter);
    free(x->entries);
    free(x->next);
    arena_clear(&x->memory);
    *x = (key_index){ 0 };
}
