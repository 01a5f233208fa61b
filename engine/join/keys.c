/* keys: cells as keys, and an index from key lists to rows.
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

/* All of the key but its hash. */
static key_state read_cell(const table *t, uint32_t row, uint16_t at, key_form form,
                           arena *scratch, key_part *out) {
    key_state state = of_cell(table_state(t, row, at));
    return state == KEY_READY ? read_value(t, row, at, form, scratch, out) : state;
}

key_state key_read(const table *t, uint32_t row, uint16_t at, key_form form, arena *scratch,
                   key_part *out) {
    key_state state = read_cell(t, row, at, form, scratch, out);
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

/* The keys of a block of rows */

static void forget_rows(key_column *c) {
    c->known = c->usable = c->hashed = c->glanced = 0;
}

uint16_t key_block_add(key_block *b, uint16_t at, key_form form) {
    for (size_t i = 0; i < b->count; i++)
        if (b->columns[i].column == at && b->columns[i].form == form) return (uint16_t)i;
    if (!grow((void **)&b->columns, &b->room, b->count, sizeof *b->columns, NO_INDEX))
        return NO_INDEX;
    key_column *c = &b->columns[b->count];
    c->column = at;
    c->form = (uint8_t)form;
    forget_rows(c);
    return (uint16_t)b->count++;
}

void key_block_begin(key_block *b) {
    for (size_t i = 0; i < b->count; i++) forget_rows(&b->columns[i]);
    arena_reset(&b->scratch);
}

void key_block_take(key_block *b, uint32_t first, size_t count) {
    key_block_begin(b);
    for (size_t i = 0; i < count; i++) b->row[i] = first + (uint32_t)i;
}

/* A number for a key by its first and last bytes, and some between them. */
static uint64_t glance_at(text t) {
    uint64_t head = 0, tail = 0, middle = 0;
    if (t.len >= 8) {
        memcpy(&head, t.at, 8);
        memcpy(&middle, t.at + t.len / 2 - 4, 8);
        memcpy(&tail, t.at + t.len - 8, 8);
    } else if (t.len >= 4) {
        memcpy(&head, t.at, 4);
        memcpy(&tail, t.at + t.len - 4, 4);
    } else {
        for (size_t i = 0; i < t.len; i++) head = head << 8 | (unsigned char)t.at[i];
    }
    head = (head + t.len) * 0x9e3779b97f4a7c15u ^ middle;
    head = (head ^ head >> 32) * 0x9e3779b97f4a7c15u ^ tail;
    head = (head ^ head >> 29) * 0x9e3779b97f4a7c15u;
    return head ^ head >> 32;
}

static void read_key(key_block *b, key_column *c, size_t i) {
    key_rows bit = (key_rows)1 << i;
    key_state state =
        read_cell(b->of, b->row[i], c->column, (key_form)c->form, &b->scratch, &c->part[i]);
    if (state == KEY_NO_MEMORY) b->no_memory = true;
    c->state[i] = (uint8_t)state;
    c->known |= bit;
    if (state == KEY_READY) c->usable |= bit;
}

key_rows key_block_read(key_block *b, uint16_t place, key_rows rows) {
    key_column *c = &b->columns[place];
    for (key_rows left = rows & ~c->known; left != 0;) read_key(b, c, key_rows_next(&left));
    for (key_rows left = rows & c->usable & ~c->glanced; left != 0;) {
        size_t i = key_rows_next(&left);
        c->glance[i] = glance_at(c->part[i].value);
    }
    c->glanced |= rows;
    return c->usable & rows;
}

const key_part *key_block_at(key_block *b, uint16_t place, size_t i) {
    key_column *c = &b->columns[place];
    key_part *part = &c->part[i];
    if (!key_rows_has(c->known, i)) read_key(b, c, i);
    if (!key_rows_has(c->usable, i)) return NULL;
    if (!key_rows_has(c->hashed, i)) {
        part->hash = dict_hash(part->value.at, part->value.len);
        c->hashed |= (key_rows)1 << i;
    }
    return part;
}

void key_block_clear(key_block *b) {
    arena_clear(&b->scratch);
    free(b->columns);
    *b = (key_block){ 0 };
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

static bool choose_parts(key_index *x, const key_list *list, bool loose, key_block *here,
                         key_block *there) {
    const column_decl *ours = here->of->decl->columns, *theirs = there->of->decl->columns;
    x->parts = list->count;
    for (size_t i = 0; i < list->count; i++) {
        const column_decl *a = &ours[list->here[i]], *b = &theirs[list->there[i]];
        bool any = loose && key_is_name(list, i, here->of, there->of);
        key_form form = any ? KEY_ANY : key_form_of(a, b);
        x->here[i] = key_block_add(here, list->here[i], form);
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

void key_index_fetch(const key_index *x, key_block *here, key_rows rows) {
    const key_part *parts[KEY_PARTS_MAX];
    uint64_t hash;
    while (rows != 0)
        if (gather(x->here, x->parts, here, key_rows_next(&rows), parts, &hash))
            __builtin_prefetch(&x->entries[(size_t)hash & x->mask], 1);
}

static void mark(key_index *x, uint64_t glance) {
    size_t bit = (size_t)glance & x->filter_mask;
    x->filter[bit / 64] |= (uint64_t)1 << bit % 64;
}

static bool is_marked(const key_index *x, uint64_t glance) {
    size_t bit = (size_t)glance & x->filter_mask;
    return (x->filter[bit / 64] >> bit % 64 & 1) != 0;
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
    for (size_t k = 0; k < x->parts; k++) (void)key_block_read(here, x->here[k], (key_rows)1 << i);
    mark(x, here->columns[x->here[x->probe]].glance[i]);
    mark(x, glance_of(x->here, x->parts, here, i));
    return e->key == NULL ? fault_memory(f) : 0;
}

/* Those of the rows whose part the index may know. */
static key_rows sift_probe(const key_index *x, key_block *there, key_rows rows) {
    const key_column *probe = &there->columns[x->there[x->probe]];
    key_rows may = 0;
    for (key_rows left = key_block_read(there, x->there[x->probe], rows); left != 0;) {
        size_t i = key_rows_next(&left);
        may |= (key_rows)is_marked(x, probe->glance[i]) << i;
    }
    return may;
}

key_rows key_index_sift(const key_index *x, key_block *there, key_rows rows) {
    const key_part *parts[KEY_PARTS_MAX];
    uint64_t hash;
    key_rows may = 0, left = sift_probe(x, there, rows);
    for (size_t k = 0; k < x->parts; k++) left = key_block_read(there, x->there[k], left);
    while (left != 0) {
        size_t i = key_rows_next(&left);
        if (!is_marked(x, glance_of(x->there, x->parts, there, i)) ||
            !gather(x->there, x->parts, there, i, parts, &hash))
            continue;
        __builtin_prefetch(&x->entries[(size_t)hash & x->mask]);
        may |= (key_rows)1 << i;
    }
    return may;
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
    free(x->filter);
    free(x->entries);
    free(x->next);
    arena_clear(&x->memory);
    *x = (key_index){ 0 };
}
