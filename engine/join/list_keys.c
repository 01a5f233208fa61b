/* list_keys: the keys of the list, hashed, and rows that share one.
 *
 * Every key of a list is read once, by as many threads as there are, and its hash is kept:
 * whoever joins by it later needs no more of most candidates (join/key_block). Few rows have
 * the key of another: bits tell whose hash may have been there before (join/key_bits), and of
 * all others nothing more is asked. Those that are left are looked up by hash, and their keys
 * held against each other. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/list_keys.h"

#include <stdlib.h>

#include "ground/dict.h"
#include "join/key_bits.h"
#include "join/key_block.h"

enum { SLICE = 256 * KEY_BLOCK };

/* ---- hashing ------------------------------------------------------------ */

static key_form form_of(const table *t) {
    const column_decl *key = &t->decl->columns[t->decl->key];
    return key_form_of(key, key);
}

size_t list_keys_slices(const table *t) {
    return (t->rows + SLICE - 1) / SLICE;
}

static void hash_block(key_block *b, uint32_t first, size_t count, uint64_t *hashes) {
    key_block_take(b, first, count);
    for (key_rows left = key_block_read(b, 0, key_rows_first(count)); left != 0;) {
        size_t i = key_rows_next(&left);
        text key = b->columns[0].part[i].value;
        hashes[first + i] = dict_hash(key.at, key.len);
    }
}

bool list_keys_hash(const table *t, size_t slice, uint64_t *hashes) {
    key_block b = { .of = t };
    size_t first = slice * SLICE, left = t->rows - first, end = left < SLICE ? t->rows
                                                                             : first + SLICE;
    bool good = key_block_add(&b, t->decl->key, form_of(t)) != NO_INDEX;
    for (; first < end && good; first += KEY_BLOCK) {
        size_t count = end - first < KEY_BLOCK ? end - first : KEY_BLOCK;
        hash_block(&b, (uint32_t)first, count, hashes);
        good = !b.no_memory;
    }
    key_block_clear(&b);
    return good;
}

/* ---- rows with one key ------------------------------------------------------------ */

typedef struct search {
    table *t;
    const uint64_t *hashes;  /* 0: the row has no key, or by chance */
    key_bits seen;           /* of the rows so far */
    uint64_t *again;         /* those that may have been there before */
    size_t again_count, again_room;
    uint32_t *rows; size_t row_count, row_room;        /* whose hash may be one of these */
    row_set set;
    arena one, other;
    twin_list *to;
    notes *n;
    fault *f;
} search;

static int refuse_row(search *s, uint32_t row, const char *why) {
    table *t = s->t;
    t->row_flag[row] |= ROW_UNREADABLE;
    int error =
        table_add_bad_row(t, (bad_row){ t->file[row], t->line[row], why, false, row, 0 }, s->f);
    if (error != 0) return error;
    text file = table_file(t, row), name = t->decl->columns[t->decl->key].name;
    notes_add(s->n, NOTE_WARNING, file.at, t->line[row], 0,
              "the %.*s is %s: this row is counted as unreadable and not vetted",
              TEXT_ARGS(name), why);
    return 0;
}

static int note_hash(search *s, uint64_t hash) {
    if (key_bits_may_have(&s->seen, hash)) {
        if (!grow((void **)&s->again, &s->again_room, s->again_count, sizeof *s->again,
                  TABLE_ROWS_MAX))
            return fault_memory(s->f);
        s->again[s->again_count++] = hash;
    }
    key_bits_add(&s->seen, hash);
    return 0;
}

/* Has it no key, or one whose hash is 0? */
static int check_key(search *s, uint32_t row) {
    key_part unused;
    arena_reset(&s->one);
    key_state state = key_read(s->t, row, s->t->decl->key, form_of(s->t), &s->one, &unused);
    if (state == KEY_NO_MEMORY) return fault_memory(s->f);
    if (state == KEY_READY) return note_hash(s, 0);
    if (s->t->row_flag[row] & ROW_UNREADABLE) return 0;
    return refuse_row(s, row, state == KEY_EMPTY ? "blank" : "unreadable");
}

/* Some rows at a time, so that their bits are fetched ahead. */
static int note_all(search *s) {
    size_t rows = s->t->rows;
    int error = 0;
    for (size_t first = 0; first < rows && error == 0; first += KEY_BLOCK) {
        size_t end = rows - first < KEY_BLOCK ? rows : first + KEY_BLOCK;
        for (size_t i = first; i < end; i++) key_bits_fetch(&s->seen, s->hashes[i]);
        for (size_t i = first; i < end && error == 0; i++)
            error = s->hashes[i] != 0 ? note_hash(s, s->hashes[i]) : check_key(s, (uint32_t)i);
    }
    return error;
}

/* The rows whose hash is among those that may be there twice: all that have a twin, few
 * others. */
static int gather_rows(search *s) {
    key_bits among = { 0 };
    int error = key_bits_open(&among, s->again_count) ? 0 : fault_memory(s->f);
    for (size_t i = 0; i < s->again_count && error == 0; i++) key_bits_add(&among, s->again[i]);
    for (uint32_t row = 0; row < s->t->rows && error == 0; row++) {
        if (!key_bits_may_have(&among, s->hashes[row])) continue;
        if (grow((void **)&s->rows, &s->row_room, s->row_count, sizeof *s->rows,
                 TABLE_ROWS_MAX))
            s->rows[s->row_count++] = row;
        else error = fault_memory(s->f);
    }
    key_bits_clear(&among);
    return error;
}

/* 1: both rows have a key, and it is the same; 0: no; below 0: a fault. */
static int have_one_key(search *s, uint32_t a, uint32_t b) {
    key_form form = form_of(s->t);
    uint16_t at = s->t->decl->key;
    key_part here, there;
    arena_reset(&s->one);
    arena_reset(&s->other);
    key_state one = key_read_value(s->t, a, at, form, &s->one, &here);
    key_state other = key_read_value(s->t, b, at, form, &s->other, &there);
    if (one == KEY_NO_MEMORY || other == KEY_NO_MEMORY) return fault_memory(s->f);
    return one == KEY_READY && other == KEY_READY && text_equal(here.value, there.value);
}

/* The key of the row is looked up among those before it. */
static int find_twin(search *s, uint32_t row) {
    uint64_t hash = s->hashes[row];
    for (size_t at = (size_t)hash;; at++) {
        row_slot *spot = row_set_next(&s->set, hash, &at);
        if (spot->row == NO_ROW) {
            row_set_put(spot, hash, row);
            return 0;
        }
        int same = have_one_key(s, spot->row, row);
        if (same < 0) return same;
        if (same > 0) return twin_list_add(s->to, spot->row, row, s->f);
    }
}

static int find_twins(search *s) {
    if (s->again_count == 0) return 0;
    int error = gather_rows(s);
    if (error == 0 && !row_set_open(&s->set, s->row_count, s->t->spill))
        error = fault_memory(s->f);
    for (size_t i = 0; i < s->row_count && error == 0; i++) error = find_twin(s, s->rows[i]);
    return error;
}

int list_keys_find(table *t, const uint64_t *hashes, twin_list *to, notes *n, fault *f) {
    search s = { .t = t, .hashes = hashes, .to = to, .n = n, .f = f };
    int error = key_bits_open(&s.seen, t->rows) ? note_all(&s) : fault_memory(f);
    if (error == 0) error = find_twins(&s);
    key_bits_clear(&s.seen);
    free(s.again);
    free(s.rows);
    row_set_clear(&s.set, t->spill);
    arena_clear(&s.one);
    arena_clear(&s.other);
    return error;
}
