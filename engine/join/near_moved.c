/* near_moved: rows about nobody that name somebody in a column that is for something else.
 *
 * Where two columns are swapped, or a row is shifted, what the key lists read is no name and
 * no number of anybody, and the row would be nobody's. But then a cell that holds a name is one
 * of a date or of a code and cannot be read, or it is one of free text beside a number that
 * cannot. Such cells are few: they are known as written, and each candidate is asked for name
 * and numbers. Of nearly all a glance at these is enough (join/key_bits); whoever writes a list
 * so that it is not has them looked up by a keyed hash.
 *
 * Free text may name others by right. It counts only in a row without a number of its own, and
 * a name in it only with the same birth date: where there is nothing else, whoever was not born
 * on such a day is not read. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/near_moved.h"

#include <stdlib.h>

#include "ground/dict.h"
#include "join/key_block.h"
#include "join/near_index.h"
#include "load/cell.h"

/* A cell that may name somebody. */
typedef struct stray {
    text cell;
    uint32_t row;
    uint16_t at;
    bool with_birth; /* only whoever was born on the same day */
} stray;

typedef struct search {
    const near_sides *sides;
    stray *strays; size_t count, room;
    near_index index;
    near_births births;       /* of those that count with the same birth date only */
    fault *f;
} search;

static bool is_number_column(const near_sides *s, uint16_t at) {
    for (size_t i = 0; i < s->pairs; i++)
        if (s->rows.ids[i] == at) return true;
    return false;
}

static bool has_number(const near_sides *s, uint32_t row) {
    for (size_t i = 0; i < s->pairs; i++)
        if (table_state(s->rows.t, row, s->rows.ids[i]) == CELL_OK) return true;
    return false;
}

typedef enum looks { LIKE_NOTHING, LIKE_NAME, LIKE_NUMBER } looks;

static looks look_at(text cell) {
    enum { NUMBER = 9, SHORTEST = 2, LONGEST = 64 };
    size_t digits = 0;
    if (cell.len < SHORTEST || cell.len > LONGEST) return LIKE_NOTHING;
    for (size_t i = 0; i < cell.len; i++) digits += cell.at[i] >= '0' && cell.at[i] <= '9';
    return digits == 0 ? LIKE_NAME : digits >= NUMBER ? LIKE_NUMBER : LIKE_NOTHING;
}

static int know(search *s, stray one) {
    uint64_t hash = dict_hash(one.cell.at, one.cell.len);
    if (!grow((void **)&s->strays, &s->room, s->count, sizeof one, NO_ROW) ||
        !near_index_add(&s->index, key_bits_glance(one.cell), hash, (uint32_t)s->count))
        return fault_memory(s->f);
    s->strays[s->count++] = one;
    return 0;
}

static int know_cell(search *s, uint32_t row, uint16_t at, bool bad) {
    const near_sides *sides = s->sides;
    day born;
    stray one = { .cell = cell_trim(table_raw(sides->rows.t, row, at)), .row = row, .at = at };
    looks like = look_at(one.cell);
    if (like == LIKE_NOTHING || (like == LIKE_NUMBER && is_number_column(sides, at))) return 0;
    one.with_birth = like == LIKE_NAME && !bad;
    if (one.with_birth && !near_side_birth(&sides->rows, row, &born)) return 0;
    if (one.with_birth) near_births_add(&s->births, born);
    else s->births.anybody = true;
    return know(s, one);
}

static int know_row(search *s, uint32_t row) {
    const table *t = s->sides->rows.t;
    bool numbered = has_number(s->sides, row);
    int error = 0;
    for (uint16_t at = 0; at < t->decl->column_count && error == 0; at++) {
        const column_decl *c = &t->decl->columns[at];
        bool bad = table_state(t, row, at) == CELL_UNREADABLE;
        if (c->forbidden || at == s->sides->rows.name) continue;
        if (bad || (c->type == TYPE_TEXT && !numbered)) error = know_cell(s, row, at, bad);
    }
    return error;
}

static int know_rows(search *s, const match *m) {
    const table *t = s->sides->rows.t;
    int error = 0;
    for (uint32_t row = 0; row < t->rows && error == 0; row++)
        if ((t->row_flag[row] & (ROW_MERGED | ROW_SKIPPED)) == 0 && !match_has_found(m, row) &&
            match_has_key(m, row)) /* one without may be about anybody */
            error = know_row(s, row);
    if (error == 0 && s->count > 0 && !near_index_close(&s->index)) return fault_memory(s->f);
    return error;
}

static bool same_birth(const near_sides *s, uint32_t row, uint32_t person) {
    day a, b;
    return near_side_birth(&s->rows, row, &a) && near_side_birth(&s->people, person, &b) &&
           a == b;
}

/* ---- those who ask ------------------------------------------------------------ */

static int refuse(const void *of, fault *f) {
    const search *s = of;
    return fault_plain(f, FAULT_DATA,
                       "%.*s: too many cells hold names of the list where none are expected; "
                       "is the right column declared as the key?",
                       TEXT_ARGS(s->sides->rows.t->decl->name));
}

static int add(const search *s, near_slice *to, uint32_t person, const stray *one) {
    const near_row pair = { person, one->row, one->at, NEAR_MOVED };
    return near_list_add(&to->found, pair, refuse, s, &to->wrong);
}

static int ask_cell(const search *s, near_slice *to, uint32_t person, uint16_t at) {
    const table *t = s->sides->people.t;
    int error = 0;
    if (at == NO_INDEX || table_state(t, person, at) != CELL_OK) return 0;
    text cell = cell_trim(table_raw(t, person, at));
    const near_node *next = near_index_find(&s->index, dict_hash(cell.at, cell.len));
    for (; next != NULL && error == 0; next = near_index_next(&s->index, next)) {
        const stray *one = &s->strays[next->of];
        if (!text_equal(one->cell, cell)) continue;
        if (!one->with_birth || same_birth(s->sides, one->row, person))
            error = add(s, to, person, one);
    }
    return error;
}

static int ask(const search *s, near_slice *to, uint32_t person) {
    int error = ask_cell(s, to, person, s->sides->people.name);
    for (size_t i = 0; i < s->sides->pairs && error == 0; i++)
        error = ask_cell(s, to, person, s->sides->people.ids[i]);
    return error;
}

static bool takes_part(const search *s, uint32_t person) {
    day born;
    if (s->sides->people.t->row_flag[person] & (ROW_MERGED | ROW_UNREADABLE)) return false;
    return s->births.anybody || (near_side_birth(&s->sides->people, person, &born) &&
                                 near_births_may_have(&s->births, born));
}

/* Those of the candidates from `first` on of whom a cell in the column may be a stray. */
static key_rows sift_column(const search *s, uint32_t first, key_rows who, uint16_t at) {
    const table *t = s->sides->people.t;
    key_rows may = 0;
    while (at != NO_INDEX && who != 0) {
        size_t i = key_rows_next(&who);
        uint32_t person = first + (uint32_t)i;
        if (table_state(t, person, at) != CELL_OK) continue;
        uint64_t glance = key_bits_glance(cell_trim(table_raw(t, person, at)));
        may |= (key_rows)near_index_may_have(&s->index, glance) << i;
    }
    return may;
}

static key_rows sift(const search *s, uint32_t first, size_t count) {
    key_rows who = 0;
    for (size_t i = 0; i < count; i++)
        who |= (key_rows)takes_part(s, first + (uint32_t)i) << i;
    key_rows may = sift_column(s, first, who, s->sides->people.name);
    for (size_t i = 0; i < s->sides->pairs; i++)
        may |= sift_column(s, first, who, s->sides->people.ids[i]);
    return may;
}

static void ask_slice(void *payload, near_slice *slice) {
    const search *s = payload;
    int error = 0;
    for (uint32_t first = slice->first; first < slice->end && error == 0; first += KEY_BLOCK) {
        size_t left = slice->end - first;
        key_rows may = sift(s, first, left < KEY_BLOCK ? left : KEY_BLOCK);
        while (may != 0 && error == 0)
            error = ask(s, slice, first + (uint32_t)key_rows_next(&may));
    }
}

/* Does a key list of the rows say who is meant by name or number? */
static bool goes_by_person(const near_sides *s) {
    const source_decl *d = s->rows.t->decl;
    for (size_t i = 0; i < d->key_count; i++)
        for (size_t k = 0; k < d->keys[i].count && d->keys[i].grade != GRADE_NEVER; k++)
            if (d->keys[i].here[k] == s->rows.name || is_number_column(s, d->keys[i].here[k]))
                return true;
    return false;
}

int near_moved_find(const match *m, const near_sides *sides, unsigned threads, near_list *to,
                    fault *f) {
    search s = { .sides = sides, .f = f };
    near_asking all = { sides->people.t->rows, threads, ask_slice, refuse, &s };
    int error = goes_by_person(sides) ? know_rows(&s, m) : 0;
    if (error == 0 && s.count > 0) error = near_slices_ask(&all, to, f);
    free(s.strays);
    near_index_clear(&s.index);
    return error;
}
