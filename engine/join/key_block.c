/* key_block: several rows of one table at work together.
 *
 * Rows are looked at some dozens at a time and a column at a time: each key is read at
 * most once however many lists ask for it, what is far away is sent for together, and
 * keys that stand in their cells as they are compared, which is nearly all
 * (join/plain_key), are told before the others. Where somebody kept the hashes of a
 * column, which is the list's own key, its cells are not read at all for a glance. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/key_block.h"

#include <stdlib.h>
#include <string.h>

#include "ground/dict.h"
#include "join/key_bits.h"
#include "join/plain_key.h"

static void forget_rows(key_column *c) {
    c->known = c->usable = c->hashed = c->glanced = 0;
}

bool key_block_keeps(const key_block *b, uint16_t at, key_form form) {
    return b->kept.at != NULL && b->kept.column == at && b->kept.form == form;
}

/* The column's hashes are there, which is why they are the glance. */
static bool has_hashes(const key_block *b, const key_column *c) {
    return c->by_hash && b->kept.at != NULL;
}

uint16_t key_block_add_as(key_block *b, uint16_t at, key_form form, bool by_hash) {
    for (size_t i = 0; i < b->count; i++) {
        const key_column *c = &b->columns[i];
        if (c->column == at && c->form == form && c->by_hash == by_hash) return (uint16_t)i;
    }
    if (!grow((void **)&b->columns, &b->room, b->count, sizeof *b->columns, NO_INDEX))
        return NO_INDEX;
    key_column *c = &b->columns[b->count];
    c->column = at;
    c->form = (uint8_t)form;
    c->by_hash = by_hash;
    forget_rows(c);
    return (uint16_t)b->count++;
}

uint16_t key_block_add(key_block *b, uint16_t at, key_form form) {
    return key_block_add_as(b, at, form, key_block_keeps(b, at, form));
}

void key_block_begin(key_block *b) {
    for (size_t i = 0; i < b->count; i++) forget_rows(&b->columns[i]);
    arena_reset(&b->scratch);
}

void key_block_take(key_block *b, uint32_t first, size_t count) {
    key_block_begin(b);
    for (size_t i = 0; i < count; i++) b->row[i] = first + (uint32_t)i;
}

static void read_key(key_block *b, key_column *c, size_t i) {
    key_rows bit = (key_rows)1 << i;
    key_state state = key_read_value(b->of, b->row[i], c->column, (key_form)c->form,
                                     &b->scratch, &c->part[i]);
    if (state == KEY_NO_MEMORY) b->no_memory = true;
    c->state[i] = (uint8_t)state;
    c->known |= bit;
    if (state == KEY_READY) c->usable |= bit;
}

/* Those of the rows whose cell is CELL_OK, one after the other, with what is written there. */
static size_t take_written(const key_block *b, const key_column *c, key_rows rows,
                           uint8_t *places, text *written) {
    const uint8_t *state = b->of->columns[c->column].state;
    uint32_t at[KEY_BLOCK] = { 0 };
    size_t n = 0;
    while (rows != 0) {
        size_t i = key_rows_next(&rows);
        at[n] = b->row[i];
        places[n] = (uint8_t)i;
        n += state[b->row[i]] == CELL_OK;
    }
    table_raw_each(b->of, at, n, c->column, written);
    return n;
}

/* Keys that stand in their cells as they are compared. */
static key_rows read_plain(const key_block *b, key_column *c, key_rows rows) {
    const column *of = &b->of->columns[c->column];
    uint8_t places[KEY_BLOCK];
    text written[KEY_BLOCK];
    key_rows plain = 0;
    size_t n = take_written(b, c, rows, places, written);
    for (key_rows left = plain_key_some(of, written, n); left != 0;) {
        size_t k = key_rows_next(&left), i = places[k];
        c->part[i].value = written[k];
        c->state[i] = KEY_READY;
        plain |= (key_rows)1 << i;
    }
    return plain;
}

/* Whole dates; what stands for none is read one by one. */
static key_rows read_days(const key_block *b, key_column *c, key_rows rows) {
    const column *of = &b->of->columns[c->column];
    key_rows whole = 0;
    while (rows != 0) {
        size_t i = key_rows_next(&rows);
        uint32_t row = b->row[i];
        if (of->state[row] != CELL_OK || !key_day_tells(of, row)) continue;
        key_part *part = &c->part[i];
        memcpy(part->own, &of->dates[row].lo, sizeof(day));
        part->value = (text){ part->own, sizeof(day) };
        c->state[i] = KEY_READY;
        whole |= (key_rows)1 << i;
    }
    return whole;
}

key_rows key_block_read(key_block *b, uint16_t place, key_rows rows) {
    key_column *c = &b->columns[place];
    key_rows left = rows & ~c->known, plain = 0;
    if (left != 0 && c->form == KEY_TEXT) plain = read_plain(b, c, left);
    if (left != 0 && c->form == KEY_DAY) plain = read_days(b, c, left);
    c->known |= plain;
    c->usable |= plain;
    for (left &= ~plain; left != 0;) read_key(b, c, key_rows_next(&left));
    return c->usable & rows;
}

static key_rows glance_at_kept(key_block *b, key_column *c, key_rows rows) {
    for (key_rows left = rows & ~c->glanced; left != 0;) {
        size_t i = key_rows_next(&left);
        c->glance[i] = b->kept.at[b->row[i]];
    }
    c->glanced |= rows;
    return rows & (c->usable | ~c->known);
}

key_rows key_block_glance(key_block *b, uint16_t place, key_rows rows) {
    key_column *c = &b->columns[place];
    if (has_hashes(b, c)) return glance_at_kept(b, c, rows);
    key_rows usable = key_block_read(b, place, rows);
    for (key_rows left = usable & ~c->glanced; left != 0;) {
        size_t i = key_rows_next(&left);
        c->glance[i] =
            c->by_hash ? key_block_at(b, place, i)->hash : key_bits_glance(c->part[i].value);
    }
    c->glanced |= usable;
    return usable;
}

const key_part *key_block_at(key_block *b, uint16_t place, size_t i) {
    key_column *c = &b->columns[place];
    key_part *part = &c->part[i];
    if (!key_rows_has(c->known, i)) (void)key_block_read(b, place, (key_rows)1 << i);
    if (!key_rows_has(c->usable, i)) return NULL;
    if (!key_rows_has(c->hashed, i)) {
        part->hash = has_hashes(b, c) ? b->kept.at[b->row[i]]
                                      : dict_hash(part->value.at, part->value.len);
        c->hashed |= (key_rows)1 << i;
    }
    return part;
}

void key_block_clear(key_block *b) {
    arena_clear(&b->scratch);
    free(b->columns);
    *b = (key_block){ 0 };
}
