/* keys: cells as keys, and an index from key lists to rows.
 *
 * The smaller side, the rows, is indexed; the larger, the candidates, asks. Most
 * candidates have no row, so the question "none?" must be cheap: one part of the
 * key (an id rather than a name, which is dear to fold) is looked up in a bit
 * filter first, and nothing else is read when that says no. The hash is keyed
 * (dict_hash), and equal hashes are never believed: the key bytes are compared. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/keys.h"

#include <stdlib.h>
#include <string.h>

#include "ground/name.h"
#include "load/identifier.h"
#include "ground/unicode.h"

enum { FILTER_BITS_PER_ROW = 16 };

/* Forms */

static bool is_words(column_type type) {
    return type == TYPE_ID || type == TYPE_NAME || type == TYPE_TEXT ||
           identifier_is(type);
}

key_form key_form_of(const column_decl *here, const column_decl *there) {
    if (here->type != there->type) return KEY_FOLDED;
    switch (here->type) {
    case TYPE_TEXT: return KEY_FOLDED;
    case TYPE_CODE: return KEY_CODE;
    case TYPE_INTEGER: return KEY_INTEGER;
    case TYPE_DECIMAL: return KEY_DECIMAL;
    case TYPE_DATE: return KEY_DAY;
    case TYPE_DURATION: return KEY_DURATION;
    case TYPE_ID:
    case TYPE_NAME:
    default: break;
    }
    return KEY_TEXT;
}

static key_state take_bytes(key_part *out, const void *bytes, size_t len) {
    memcpy(out->own, bytes, len);
    out->value = (text){ out->own, len };
    return KEY_READY;
}

static key_state take_words(key_part *out, text words) {
    out->value = words;
    return words.len > 0 ? KEY_READY : KEY_EMPTY;
}

/* The cell as words that somebody could have written in a column of another type. */
static key_state read_folded(const table *t, uint32_t row, uint16_t at, arena *scratch,
                             key_part *out) {
    const struct column *c = &t->columns[at];
    text words = table_raw(t, row, at);
    if (c->decl->type == TYPE_CODE) words = c->decl->values[c->codes[row]];
    else if (is_words(c->decl->type) && !table_text(t, row, at, scratch, &words))
        return KEY_NO_MEMORY;
    return unicode_fold(scratch, words, &words) ? take_words(out, words) : KEY_NO_MEMORY;
}

static key_state read_value(const table *t, uint32_t row, uint16_t at, key_form form,
                            arena *scratch, key_part *out) {
    const struct column *c = &t->columns[at];
    switch (form) {
    case KEY_TEXT: {
        text words;
        if (!table_text(t, row, at, scratch, &words)) return KEY_NO_MEMORY;
        if (c->gaps && name_look(words) >= GAPS_SOME_LOST) return KEY_BROKEN;
        return take_words(out, words);
    }
    case KEY_ANY: return take_bytes(out, "*", 1);
    case KEY_FOLDED: return read_folded(t, row, at, scratch, out);
    case KEY_CODE: return take_words(out, c->decl->values[c->codes[row]]);
    case KEY_INTEGER: return take_bytes(out, &c->integers[row], sizeof *c->integers);
    case KEY_DURATION: return take_bytes(out, &c->durations[row], sizeof *c->durations);
    case KEY_DECIMAL: {
        double number = c->decimals[row] + 0.0; /* -0 becomes 0 */
        return take_bytes(out, &number, sizeof number);
    }
    case KEY_DAY: break;
    }
    if (!span_whole(c->dates[row])) return KEY_BROKEN;
    return take_bytes(out, &c->dates[row].lo, sizeof c->dates[row].lo);
}

static key_state of_cell(cell_state state) {
    if (state == CELL_OK) return KEY_READY;
    return state == CELL_BLANK || state == CELL_NONE ? KEY_EMPTY : KEY_BROKEN;
}

key_state key_read(const table *t, uint32_t row, uint16_t at, key_form form, arena *scratch,
                   key_part *out) {
    key_state state = of_cell(table_state(t, row, at));
    if (state == KEY_READY) state = read_value(t, row, at, form, scratch, out);
    if (state == KEY_READY) out->hash = dict_hash(out->value.at, out->value.len);
    return state;
}

/* Letters, digits and the common Han characters: whatever folding does, something stays. */
static bool has_substance(text t) {
    for (size_t i = 0; i < t.len; i++) {
        unsigned char c = (unsigned char)t.at[i];
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            return true;
        if (c >= 0xe4 && c <= 0xe9) return true;
    }
    return false;
}

key_state key_look(const table *t, uint32_t row, uint16_t at, key_form form) {
    key_state state = of_cell(table_state(t, row, at));
    if (state != KEY_READY) return state;
    if (form == KEY_DAY) return span_whole(t->columns[at].dates[row]) ? KEY_READY : KEY_BROKEN;
    if (form != KEY_TEXT && form != KEY_FOLDED) return KEY_READY;
    if (identifier_is(t->columns[at].decl->type)) return KEY_READY; /* a good one has its characters */
    if (!t->columns[at].gaps && has_substance(table_raw(t, row, at))) return KEY_READY;
    /* Twice, because nobody above can tell want of memory from a broken key: who has none left for
     * these few bytes has none to write the run. */
    arena scratch = { 0 };
    key_part part;
    state = key_read(t, row, at, form, &scratch, &part);
    if (state == KEY_NO_MEMORY) state = key_read(t, row, at, form, &scratch, &part);
    arena_clear(&scratch);
    return state;
}

/* The keys of one row at a time */

uint16_t key_cache_add(key_cache *c, uint16_t at, key_form form) {
    for (size_t i = 0; i < c->count; i++)
        if (c->keys[i].column == at && c->keys[i].form == form) return (uint16_t)i;
    if (!grow((void **)&c->keys, &c->room, c->count, sizeof *c->keys, NO_INDEX))
        return NO_INDEX;
    c->keys[c->count] = (cached_key){ .column = at, .form = (uint8_t)form };
    return (uint16_t)c->count++;
}

void key_cache_move(key_cache *c, uint32_t row) {
    c->row = row;
    c->none = 0;
    for (size_t i = 0; i < c->count; i++) c->keys[i].known = false;
    arena_reset(&c->scratch);
}

const key_part *key_cache_at(key_cache *c, uint16_t at) {
    cached_key *key = &c->keys[at];
    if (!key->known) {
        key_state state =
            key_read(c->of, c->row, key->column, key->form, &c->scratch, &key->part);
        if (state == KEY_NO_MEMORY) c->no_memory = true;
        key->state = (uint8_t)state;
        key->known = true;
    }
    return key->state == KEY_READY ? &key->part : NULL;
}

void key_cache_clear(key_cache *c) {
    arena_clear(&c->scratch);
    free(c->keys);
    *c = (key_cache){ 0 };
}

int key_block_share(key_block *b, fault *f) {
    const key_cache *first = &b->rows[0];
    for (size_t i = 1; i < KEY_BLOCK; i++) {
        key_cache *c = &b->rows[i];
        c->of = first->of;
        for (size_t k = c->count; k < first->count; k++)
            if (key_cache_add(c, first->keys[k].column, first->keys[k].form) == NO_INDEX)
                return fault_memory(f);
    }
    return 0;
}

void key_block_clear(key_block *b) {
    for (size_t i = 0; i < KEY_BLOCK; i++) key_cache_clear(&b->rows[i]);
}

/* The index */

uint64_t key_mix(uint64_t before, uint64_t hash) {
    uint64_t mixed = (before << 23 | before >> 41) * 0x9e3779b97f4a7c15u + hash;
    return mixed ^ mixed >> 29;
}

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

bool key_is_name(const key_list *list, size_t part, const table *here, const table *there) {
    return here->decl->columns[list->here[part]].type == TYPE_NAME &&
           there->decl->columns[list->there[part]].type == TYPE_NAME;
}

static bool choose_parts(key_index *x, const key_list *list, bool loose, key_cache *here,
                         key_cache *there) {
    const column_decl *ours = here->of->decl->columns, *theirs = there->of->decl->columns;
    x->parts = list->count;
    x->number = there->indexes++;
    for (size_t i = 0; i < list->count; i++) {
        const column_decl *a = &ours[list->here[i]], *b = &theirs[list->there[i]];
        bool any = loose && key_is_name(list, i, here->of, there->of);
        key_form form = any ? KEY_ANY : key_form_of(a, b);
        x->here[i] = key_cache_add(here, list->here[i], form);
        x->there[i] = key_cache_add(there, list->there[i], form);
        if (x->here[i] == NO_INDEX || x->there[i] == NO_INDEX) return false;
        if (probe_rank(b->type) < probe_rank(theirs[list->there[x->probe]].type))
            x->probe = (uint8_t)i;
    }
    return true;
}

int key_index_open(key_index *x, const key_list *list, bool loose, key_cache *here,
                   key_cache *there, fault *f) {
    *x = (key_index){ 0 };
    size_t rows = here->of->rows;
    if (rows > KEY_UNUSABLE / FILTER_BITS_PER_ROW)
        return fault_plain(f, FAULT_DATA, "%.*s: more than %u rows: split the source",
                           TEXT_ARGS(here->of->decl->name), KEY_UNUSABLE / FILTER_BITS_PER_ROW);
    size_t bits = power_above(rows * FILTER_BITS_PER_ROW), entries = power_above(rows * 2);
    x->filter_mask = bits - 1;
    x->mask = entries - 1;
    x->filter = calloc(bits / 64, sizeof *x->filter);
    x->entries = calloc(entries, sizeof *x->entries);
    x->next = malloc((rows + 1) * sizeof *x->next);
    if (x->filter == NULL || x->entries == NULL || x->next == NULL ||
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

/* The key of the cache's row, its parts gathered and hashed; false: it cannot be used. */
static bool gather(const uint16_t *places, size_t count, key_cache *c, const key_part **parts,
                   uint64_t *hash) {
    *hash = 0;
    for (size_t i = 0; i < count; i++) {
        parts[i] = key_cache_at(c, places[i]);
        if (parts[i] == NULL) return false;
        *hash = key_mix(*hash, parts[i]->hash);
    }
    return true;
}

void key_index_fetch_place(const key_index *x, key_cache *here) {
    const key_part *parts[KEY_PARTS_MAX];
    uint64_t hash;
    if (gather(x->here, x->parts, here, parts, &hash))
        __builtin_prefetch(&x->entries[(size_t)hash & x->mask], 1);
}

int key_index_add(key_index *x, key_cache *here, fault *f) {
    const key_part *parts[KEY_PARTS_MAX];
    uint64_t hash;
    if (!gather(x->here, x->parts, here, parts, &hash))
        return here->no_memory ? fault_memory(f) : 0;
    key_entry *e = seek(x, parts, hash);
    x->next[here->row] = e->key == NULL ? NO_ROW : e->row;
    e->row = here->row;
    if (e->key != NULL) return 0;
    e->tag = (uint32_t)(hash >> 32);
    e->key = keep_key(x, parts);
    size_t bit = (size_t)parts[x->probe]->hash & x->filter_mask;
    x->filter[bit / 64] |= (uint64_t)1 << bit % 64;
    return e->key == NULL ? fault_memory(f) : 0;
}

/* The key of the current row of `there`, gathered and hashed; false: surely no row has it, and
 * most of it was not even read. */
static bool may_have(const key_index *x, key_cache *there, const key_part **parts,
                     uint64_t *hash) {
    const key_part *probe = key_cache_at(there, x->there[x->probe]);
    if (probe == NULL) return false;
    size_t bit = (size_t)probe->hash & x->filter_mask;
    if ((x->filter[bit / 64] >> bit % 64 & 1) == 0) return false;
    return gather(x->there, x->parts, there, parts, hash);
}

/* Said once, and not looked for again while the cache stands at this row. */
static void note_none(const key_index *x, key_cache *there) {
    if (x->number < 64) there->none |= (uint64_t)1 << x->number;
}

static bool is_none(const key_index *x, const key_cache *there) {
    return x->number < 64 && (there->none >> x->number & 1) != 0;
}

uint32_t key_index_find(const key_index *x, key_cache *there) {
    const key_part *parts[KEY_PARTS_MAX];
    uint64_t hash;
    if (is_none(x, there) || !may_have(x, there, parts, &hash)) return NO_ROW;
    const key_entry *e = seek(x, parts, hash);
    return e->key == NULL ? NO_ROW : e->row;
}

void key_index_fetch_filter(const key_index *x, key_cache *there) {
    const key_part *probe = key_cache_at(there, x->there[x->probe]);
    if (probe == NULL) note_none(x, there);
    else __builtin_prefetch(&x->filter[((size_t)probe->hash & x->filter_mask) / 64]);
}

void key_index_fetch_entry(const key_index *x, key_cache *there) {
    const key_part *parts[KEY_PARTS_MAX];
    uint64_t hash;
    if (is_none(x, there)) return;
    if (may_have(x, there, parts, &hash))
        __builtin_prefetch(&x->entries[(size_t)hash & x->mask]);
    else note_none(x, there);
}

bool key_index_usable(const key_index *x, key_cache *there) {
    for (size_t i = 0; i < x->parts; i++)
        if (key_cache_at(there, x->there[i]) == NULL) return false;
    return true;
}

void key_index_clear(key_index *x) {
    free(x->filter);
    free(x->entries);
    free(x->next);
    arena_clear(&x->memory);
    *x = (key_index){ 0 };
}
