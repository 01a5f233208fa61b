/* merge: rows that say the same are one row.
 *
 * Few rows say what another one says, so each is looked at briefly first: equal
 * candidates have equal keys, and keys whose hash no other row comes near are not
 * looked for at all; equal rows of evidence have equal dates, codes and numbers and
 * the same id. Only rows that agree in that with one before them are
 * looked at as a whole: their content is written as bytes in which equal meaning
 * gives equal bytes (names folded, dates as days, ...), hashed, and looked up; on a
 * hit the bytes themselves are compared. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/merge.h"

#include <stdlib.h>
#include <string.h>

#include "ground/unicode.h"
#include "join/key_bits.h"
#include "join/key_block.h"

/* Content as bytes */

typedef struct content {
    char *bytes;
    size_t len, room;
    arena scratch;
} content;

static bool put(content *to, const void *bytes, size_t len) {
    if (len > to->room - to->len) {
        size_t room = (to->len + len) * 2 + 256;
        char *wider = realloc(to->bytes, room);
        if (wider == NULL) return false;
        to->bytes = wider;
        to->room = room;
    }
    if (len > 0) memcpy(to->bytes + to->len, bytes, len);
    to->len += len;
    return true;
}

static bool put_text(content *to, text words) {
    uint32_t len = (uint32_t)words.len;
    return put(to, &len, sizeof len) && put(to, words.at, words.len);
}

static bool put_words(content *to, const table *t, uint32_t row, uint16_t at) {
    text words;
    if (!table_text(t, row, at, &to->scratch, &words)) return false;
    if (t->columns[at].decl->type == TYPE_TEXT && !unicode_fold(&to->scratch, words, &words))
        return false;
    return put_text(to, words);
}

static bool put_value(content *to, const table *t, uint32_t row, uint16_t at) {
    const struct column *c = &t->columns[at];
    switch (c->decl->type) {
    case TYPE_CODE: return put(to, &c->codes[row], sizeof *c->codes);
    case TYPE_INTEGER: return put(to, &c->integers[row], sizeof *c->integers);
    case TYPE_DECIMAL: return put(to, &c->decimals[row], sizeof *c->decimals);
    case TYPE_DATE: return put(to, &c->dates[row], sizeof *c->dates);
    case TYPE_DURATION: return put(to, &c->durations[row], sizeof *c->durations);
    case TYPE_ID:
    case TYPE_NAME:
    case TYPE_TEXT:
    default: break;
    }
    return put_words(to, t, row, at);
}

/* A cell nobody can read is compared as it is written; a value taken from another column (a
 * birth date from an id) is not the same as one somebody wrote. */
static bool put_cell(content *to, const table *t, uint32_t row, uint16_t at) {
    cell_state state = table_state(t, row, at);
    text raw = text_trim(table_raw(t, row, at));
    char head[2] = { (char)state, raw.len > 0 };
    if (!put(to, head, sizeof head)) return false;
    if (state == CELL_OK) return put_value(to, t, row, at);
    if (state != CELL_UNREADABLE) return true;
    return unicode_plain(&to->scratch, raw, &raw) && put_text(to, raw);
}

static bool write_content(content *to, const table *t, uint32_t row) {
    to->len = 0;
    arena_reset(&to->scratch);
    for (size_t i = 0; i < t->decl->column_count; i++)
        if (!put_cell(to, t, row, (uint16_t)i)) return false;
    return true;
}

static void content_clear(content *c) {
    free(c->bytes);
    arena_clear(&c->scratch);
    *c = (content){ 0 };
}

int merge_compare(const table *t, uint32_t a, uint32_t b) {
    for (size_t i = 0; i < t->decl->column_count; i++) {
        int order = text_compare(table_raw(t, a, (uint16_t)i), table_raw(t, b, (uint16_t)i));
        if (order != 0) return order;
    }
    return 0;
}

/* Rows by hash. A slot is free when its row is NO_ROW. */

typedef struct row_slot {
    uint32_t tag, row;
} row_slot;
typedef struct row_set {
    row_slot *slots;
    size_t mask;
} row_set;

static bool row_set_open(row_set *s, size_t rows, spill *where) {
    size_t size = 64;
    while (size < rows * 2) size *= 2;
    s->slots = spill_resize(where, NULL, size * sizeof *s->slots);
    s->mask = size - 1;
    if (s->slots == NULL) return false;
    spill_ready(s->slots, 0, size * sizeof *s->slots);
    memset(s->slots, 0xff, size * sizeof *s->slots);
    return true;
}

/* From slot *at on, the next that may hold an equal row, or the free one that ends it all. */
static row_slot *row_set_next(const row_set *s, uint64_t hash, size_t *at) {
    for (;; ++*at) {
        row_slot *spot = &s->slots[*at & s->mask];
        if (spot->row == NO_ROW || spot->tag == (uint32_t)(hash >> 32)) return spot;
    }
}

/* Merging */

typedef struct merger {
    table *t;
    uint16_t source;
    bool first_stays; /* candidates: the first is kept; evidence: the one that sorts first */
    row_set set;
    content one, other;
    merged_list *to;
    fault *f;
} merger;

static int note_merged(merger *m, uint32_t kept, uint32_t dropped) {
    merged_list *to = m->to;
    if (!grow((void **)&to->items, &to->room, to->count, sizeof *to->items, TABLE_ROWS_MAX))
        return fault_memory(m->f);
    to->items[to->count++] = (merged_row){ m->source, kept, dropped };
    m->t->row_flag[dropped] |= ROW_MERGED;
    return 0;
}

/* The hash of the row's content, and its place in the set fetched. */
static bool hash_row(merger *m, uint32_t row, uint64_t *hash) {
    if (!write_content(&m->one, m->t, row)) return false;
    *hash = dict_hash(m->one.bytes, m->one.len);
    __builtin_prefetch(&m->set.slots[(size_t)*hash & m->set.mask], 1);
    return true;
}

static int merge_row(merger *m, uint32_t row, uint64_t hash) {
    for (size_t at = (size_t)hash;; at++) {
        row_slot *spot = row_set_next(&m->set, hash, &at);
        if (spot->row == NO_ROW) {
            *spot = (row_slot){ (uint32_t)(hash >> 32), row };
            return 0;
        }
        if (!write_content(&m->one, m->t, row) || !write_content(&m->other, m->t, spot->row))
            return fault_memory(m->f);
        if (m->one.len != m->other.len || memcmp(m->one.bytes, m->other.bytes, m->one.len) != 0)
            continue;
        uint32_t before = spot->row;
        if (m->first_stays || merge_compare(m->t, before, row) <= 0)
            return note_merged(m, before, row);
        spot->row = row;
        return note_merged(m, row, before);
    }
}

/* Rows that gave way to a row which gave way later: everyone learns who was kept in the end. */
static int settle_kept(const table *t, merged_row *items, size_t count, fault *f) {
    if (count == 0) return 0;
    uint32_t *heir = malloc(t->rows * sizeof *heir);
    if (heir == NULL) return fault_memory(f);
    memset(heir, 0xff, t->rows * sizeof *heir);
    for (size_t i = count; i-- > 0;) {
        if (heir[items[i].kept] != NO_ROW) items[i].kept = heir[items[i].kept];
        heir[items[i].dropped] = items[i].kept;
    }
    free(heir);
    return 0;
}

static void merger_clear(merger *m) {
    spill_drop(m->t->spill, m->set.slots);
    content_clear(&m->one);
    content_clear(&m->other);
}

/* Twins: rows that agree in what is looked at first */

typedef struct twin {
    uint32_t first, again;
} twin;
typedef struct twin_list {
    twin *items;
    size_t count, room;
} twin_list;

static int add_twin(twin_list *to, uint32_t first, uint32_t again, fault *f) {
    if (!grow((void **)&to->items, &to->room, to->count, sizeof *to->items, TABLE_ROWS_MAX))
        return fault_memory(f);
    to->items[to->count++] = (twin){ first, again };
    return 0;
}

static int ask_twin(merger *m, uint8_t *seen, uint32_t row) {
    uint64_t hash;
    if (seen[row] || (m->t->row_flag[row] & ROW_UNREADABLE)) return 0;
    seen[row] = 1;
    return hash_row(m, row, &hash) ? merge_row(m, row, hash) : fault_memory(m->f);
}

/* Merges what is equal among them. Twins come in row order; their first row is asked before
 * them. */
static int merge_twins(merger *m, const twin_list *twins) {
    if (twins->count == 0) return 0;
    bool good = row_set_open(&m->set, twins->count * 2, m->t->spill);
    uint8_t *seen = calloc(m->t->rows + 1, 1);
    int error = good && seen != NULL ? 0 : fault_memory(m->f);
    for (size_t i = 0; i < twins->count && error == 0; i++) {
        error = ask_twin(m, seen, twins->items[i].first);
        if (error == 0) error = ask_twin(m, seen, twins->items[i].again);
    }
    free(seen);
    merger_clear(m);
    return error;
}

/* Evidence */

typedef struct head_search {
    const table *t;
    uint16_t leading;        /* the text that is looked at first, or NO_INDEX */
    row_set set;
    content head;
    twin_list twins;
    fault *f;
} head_search;

static bool is_typed(const column *c) {
    return c->size > 0;
}

/* A text by which rows are told apart: of the first key, else the first there is. */
static uint16_t leading_column(const table *t) {
    const source_decl *decl = t->decl;
    for (size_t i = 0; decl->key_count > 0 && i < decl->keys[0].count; i++)
        if (!is_typed(&t->columns[decl->keys[0].here[i]])) return decl->keys[0].here[i];
    for (size_t i = 0; i < decl->column_count; i++)
        if (!is_typed(&t->columns[i])) return (uint16_t)i;
    return NO_INDEX;
}

/* The cell as a number, of which equal cells have the same. */
static uint64_t value_of(const column *c, uint32_t row) {
    uint64_t value = 0;
    if (c->state[row] != CELL_OK || !is_typed(c)) return c->state[row];
    memcpy(&value, (const char *)c->codes + (size_t)row * c->size, c->size);
    return value;
}

/* Numbers are mixed without a key: who makes two rows agree in this has them compared as a
 * whole. Where a row is looked for depends on the hash, which is keyed. */
static bool hash_head(head_search *s, uint32_t row, uint64_t *hash) {
    uint64_t values = 0;
    s->head.len = 0;
    arena_reset(&s->head.scratch);
    for (size_t i = 0; i < s->t->decl->column_count; i++)
        values = key_mix(values, value_of(&s->t->columns[i], row));
    if (!put(&s->head, &values, sizeof values)) return false;
    if (s->leading != NO_INDEX && table_state(s->t, row, s->leading) == CELL_OK &&
        !put_words(&s->head, s->t, row, s->leading))
        return false;
    *hash = dict_hash(s->head.bytes, s->head.len);
    __builtin_prefetch(&s->set.slots[(size_t)*hash & s->set.mask], 1);
    return true;
}

static int find_head(head_search *s, uint32_t row, uint64_t hash) {
    size_t at = (size_t)hash;
    row_slot *spot = row_set_next(&s->set, hash, &at);
    if (spot->row != NO_ROW) return add_twin(&s->twins, spot->row, row, s->f);
    *spot = (row_slot){ (uint32_t)(hash >> 32), row };
    return 0;
}

/* The next few rows from *row on: first where each will be looked for, then the looking. */
static int find_some(head_search *s, uint32_t *row) {
    uint32_t rows[KEY_BLOCK];
    uint64_t hashes[KEY_BLOCK];
    size_t n = 0;
    int error = 0;
    for (; *row < s->t->rows && n < KEY_BLOCK; ++*row) {
        if (s->t->row_flag[*row] & ROW_UNREADABLE) continue;
        if (!hash_head(s, *row, &hashes[n])) return fault_memory(s->f);
        rows[n++] = *row;
    }
    for (size_t i = 0; i < n && error == 0; i++) error = find_head(s, rows[i], hashes[i]);
    return error;
}

int merge_evidence(table *t, uint16_t source, merged_list *to, fault *f) {
    if (t->rows == 0) return 0;
    head_search s = { .t = t, .leading = leading_column(t), .f = f };
    merger m = { .t = t, .source = source, .to = to, .f = f };
    size_t before = to->count;
    int error = row_set_open(&s.set, t->rows, t->spill) ? 0 : fault_memory(f);
    for (uint32_t row = 0; row < t->rows && error == 0;) error = find_some(&s, &row);
    spill_drop(t->spill, s.set.slots);
    content_clear(&s.head);
    if (error == 0) error = merge_twins(&m, &s.twins);
    if (error == 0) error = settle_kept(t, to->items + before, to->count - before, f);
    for (size_t i = before; i < to->count && error == 0; i++)
        t->row_flag[to->items[i].kept] |= ROW_TWICE;
    free(s.twins.items);
    return error;
}

/* Candidates */

typedef struct key_check {
    table *t;
    notes *n;
    fault *f;
    uint64_t *hashes;        /* per row: of its key; 0: it has none, or by chance */
    key_bits seen;              /* of the rows so far */
    uint64_t *again;
    size_t again_count, again_room; /* those that may have been there before */
    key_block block;         /* of rows: their keys */
    uint32_t *rows; size_t row_count, row_room;        /* whose hash may be one of these */
    row_set set;
    arena one, other;
    twin_list twins;         /* rows with one key */
} key_check;

static int refuse_row(key_check *k, uint32_t row, const char *why) {
    table *t = k->t;
    t->row_flag[row] |= ROW_UNREADABLE;
    int error =
        table_add_bad_row(t, (bad_row){ t->file[row], t->line[row], why, false, row, 0 }, k->f);
    if (error != 0) return error;
    text file = table_file(t, row), name = t->decl->columns[t->decl->key].name;
    notes_add(k->n, NOTE_WARNING, file.at, t->line[row], 0,
              "the %.*s is %s: this row is counted as unreadable and not vetted",
              TEXT_ARGS(name), why);
    return 0;
}

static int note_hash(key_check *k, uint64_t hash) {
    if (key_bits_may_have(&k->seen, hash)) {
        if (!grow((void **)&k->again, &k->again_room, k->again_count, sizeof *k->again,
                  TABLE_ROWS_MAX))
            return fault_memory(k->f);
        k->again[k->again_count++] = hash;
    }
    key_bits_add(&k->seen, hash);
    return 0;
}

static int check_key(key_check *k, size_t i) {
    const key_part *key = key_block_at(&k->block, 0, i);
    uint32_t row = k->block.row[i];
    if (key != NULL) return note_hash(k, key->hash);
    if (k->t->row_flag[row] & ROW_UNREADABLE) return 0;
    return refuse_row(k, row,
                      k->block.columns[0].state[i] == KEY_EMPTY ? "blank" : "unreadable");
}

/* Every key is read and hashed, a block of rows at a time, so that their bits are fetched
 * ahead. */
static int check_keys(key_check *k) {
    size_t rows = k->t->rows;
    int error = 0;
    for (size_t first = 0; first < rows && error == 0; first += KEY_BLOCK) {
        size_t count = rows - first < KEY_BLOCK ? rows - first : KEY_BLOCK;
        key_block_take(&k->block, (uint32_t)first, count);
        for (key_rows left = key_block_read(&k->block, 0, key_rows_first(count)); left != 0;) {
            size_t i = key_rows_next(&left);
            k->hashes[first + i] = key_block_at(&k->block, 0, i)->hash;
            key_bits_fetch(&k->seen, k->hashes[first + i]);
        }
        if (k->block.no_memory) return fault_memory(k->f);
        for (size_t i = 0; i < count && error == 0; i++) error = check_key(k, i);
    }
    return error;
}

/* The rows whose hash is among those that may be there twice: all that have a twin, few
 * others. */
static int gather_rows(key_check *k) {
    key_bits among = { 0 };
    int error = key_bits_open(&among, k->again_count) ? 0 : fault_memory(k->f);
    for (size_t i = 0; i < k->again_count && error == 0; i++) key_bits_add(&among, k->again[i]);
    for (uint32_t row = 0; row < k->t->rows && error == 0; row++) {
        if (!key_bits_may_have(&among, k->hashes[row])) continue;
        if (grow((void **)&k->rows, &k->row_room, k->row_count, sizeof *k->rows,
                 TABLE_ROWS_MAX))
            k->rows[k->row_count++] = row;
        else error = fault_memory(k->f);
    }
    key_bits_clear(&among);
    return error;
}

/* 1: both rows have a key, and it is the same; 0: no; below 0: a fault. */
static int have_one_key(key_check *k, uint32_t a, uint32_t b) {
    const key_column *how = &k->block.columns[0];
    key_part here, there;
    arena_reset(&k->one);
    arena_reset(&k->other);
    key_form form = (key_form)how->form;
    key_state one = key_read_value(k->t, a, how->column, form, &k->one, &here);
    key_state other = key_read_value(k->t, b, how->column, form, &k->other, &there);
    if (one == KEY_NO_MEMORY || other == KEY_NO_MEMORY) return fault_memory(k->f);
    return one == KEY_READY && other == KEY_READY && text_equal(here.value, there.value);
}

/* The key of the row is looked up among those before it. */
static int find_twin(key_check *k, uint32_t row) {
    uint64_t hash = k->hashes[row];
    for (size_t at = (size_t)hash;; at++) {
        row_slot *spot = row_set_next(&k->set, hash, &at);
        if (spot->row == NO_ROW) {
            *spot = (row_slot){ (uint32_t)(hash >> 32), row };
            return 0;
        }
        int same = have_one_key(k, spot->row, row);
        if (same < 0) return same;
        if (same > 0) return add_twin(&k->twins, spot->row, row, k->f);
    }
}

static int find_twins(key_check *k) {
    if (k->again_count == 0) return 0;
    int error = gather_rows(k);
    if (error == 0 && !row_set_open(&k->set, k->row_count, k->t->spill))
        error = fault_memory(k->f);
    for (size_t i = 0; i < k->row_count && error == 0; i++) error = find_twin(k, k->rows[i]);
    return error;
}

static int open_check(key_check *k) {
    uint16_t at = k->t->decl->key;
    const column_decl *key = &k->t->decl->columns[at];
    k->block.of = k->t;
    if (key_block_add(&k->block, at, key_form_of(key, key)) == NO_INDEX ||
        !key_bits_open(&k->seen, k->t->rows))
        return fault_memory(k->f);
    return 0;
}

static void check_clear(key_check *k) {
    key_bits_clear(&k->seen);
    free(k->again);
    free(k->rows);
    spill_drop(k->t->spill, k->set.slots);
    free(k->twins.items);
    key_block_clear(&k->block);
    arena_clear(&k->one);
    arena_clear(&k->other);
}

static void flag_twins(const key_check *k, uint8_t *same_key) {
    const table *t = k->t;
    text name = t->decl->columns[t->decl->key].name;
    for (size_t i = 0; i < k->twins.count; i++) {
        twin w = k->twins.items[i];
        if (t->row_flag[w.again] & ROW_MERGED) continue;
        same_key[w.first] = same_key[w.again] = 1;
        text file = table_file(t, w.again), other = table_file(t, w.first);
        text key = text_trim(table_raw(t, w.again, t->decl->key));
        notes_add(k->n, NOTE_WARNING, file.at, t->line[w.again], 0,
                  "%.*s %.*s stands also at %.*s:%u with other content: both are referred",
                  TEXT_ARGS(name), TEXT_ARGS(key), TEXT_ARGS(other), t->line[w.first]);
    }
}

int merge_candidates(table *t, uint16_t source, uint8_t *same_key, uint64_t *hashes,
                     merged_list *to, notes *n, fault *f) {
    key_check k = { .t = t, .n = n, .f = f, .hashes = hashes };
    merger m = { .t = t, .source = source, .first_stays = true, .to = to, .f = f };
    int error = open_check(&k);
    if (error == 0) error = check_keys(&k);
    if (error == 0) error = find_twins(&k);
    if (error == 0) error = merge_twins(&m, &k.twins); /* of equal rows the first stays */
    if (error == 0) flag_twins(&k, same_key);
    check_clear(&k);
    return error;
}
