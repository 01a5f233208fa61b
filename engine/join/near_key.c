/* near_key: rows about nobody whose key looks like the key of somebody on the list.
 *
 * A row that names V6-2 where the list has V06-02 finds nobody, and what it says would be
 * nobody's. The neighbour of a key is somebody else, so nothing but the look counts
 * (join/alike). The rows about nobody are few: their looks are known, and each candidate is
 * asked for his. Only a key that is a list by itself says who is meant.
 *
 * A cell may hold more: two keys, or a key and a name. Each part of it that could be a key is
 * known too. And it may hold a name or an identity number in place of the key.
 *
 * Where two columns are swapped, or a row is shifted, the key stands in another column: in a
 * cell that cannot be read there, or in one of text. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/near_key.h"

#include <stdlib.h>

#include "ground/dict.h"
#include "join/alike.h"
#include "join/key_hidden.h"
#include "join/key_words.h"
#include "join/near_id.h"
#include "load/cell.h"

enum { PARTS_MAX = 1 << 24 };
static const uint64_t TRIED_MAX = (uint64_t)1 << 31; /* pairs of a hidden key and another */

/* A row about nobody, or a part of its key, and the next with the same look of either kind. */
typedef struct stray {
    alike look;
    uint32_t row, next_parted, next_joined;
    uint16_t at;                 /* the column that says so */
    near_how how;
} stray;

typedef struct search {
    const table *rows, *people;
    uint16_t here, there;
    stray *strays; size_t count, room;
    size_t parts;                /* of them are parts of keys */
    /* may a key be a range of keys of the list? MAYBE: not asked yet */
    answer ranges;
    dict parted, joined;
    dict called;                 /* names and numbers in place of keys, as names are compared */
    /* of the keys of the list; filled when the first is asked for */
    dict shapes;
    bool has_shapes;
    key_order order;             /* ... for keys of which a part is hidden */
    arena looks, scratch;
    near_list *found;            /* by the rows themselves */
    fault *f;
} search;

/* The candidates of a slice ask; what is known of the rows is const by then. */
typedef struct asker { const search *of; near_slice *slice; arena scratch; } asker;

/* The column in which the rows have the key of the list; NO_INDEX: none by itself. */
static uint16_t key_column_of(const source_decl *rows, const source_decl *people) {
    for (size_t i = 0; i < rows->key_count; i++) {
        const key_list *list = &rows->keys[i];
        if (list->count == 1 && list->grade != GRADE_NEVER && list->there[0] == people->key &&
            rows->columns[list->here[0]].type == TYPE_ID &&
            people->columns[people->key].type == TYPE_ID)
            return list->here[0];
    }
    return NO_INDEX;
}

static bool takes_part(const search *s, uint32_t person) {
    return (s->people->row_flag[person] & (ROW_MERGED | ROW_UNREADABLE)) == 0 &&
           table_state(s->people, person, s->there) == CELL_OK;
}

static int refuse(const void *of, fault *f) {
    const search *s = of;
    return fault_plain(f, FAULT_DATA,
                       "%.*s: too many keys look like those of others; is the right column "
                       "declared as the key?",
                       TEXT_ARGS(s->rows->decl->name));
}

static bool look_at(const table *t, uint32_t row, uint16_t at, arena *a, alike *out) {
    text key;
    return table_text(t, row, at, a, &key) && alike_read(key, a, out);
}

static uint32_t *next_of(search *s, uint32_t number, bool parted) {
    return parted ? &s->strays[number].next_parted : &s->strays[number].next_joined;
}

/* Puts the stray behind the first that looks so, as one kind of look has it. */
static bool know(search *s, uint32_t number, bool parted) {
    const alike *look = &s->strays[number].look;
    uint32_t first, *next = next_of(s, number, parted);
    *next = DICT_NONE;
    if (!dict_add(parted ? &s->parted : &s->joined, parted ? look->parted : look->joined,
                  number, &first))
        return false;
    if (first == number) return true;
    *next = *next_of(s, first, parted);
    *next_of(s, first, parted) = number;
    return true;
}

static stray *new_stray(search *s, uint32_t row, uint16_t at, near_how how) {
    if (!grow((void **)&s->strays, &s->room, s->count, sizeof *s->strays, NO_ROW)) return NULL;
    s->strays[s->count] = (stray){ .row = row, .at = at, .how = how, .next_parted = DICT_NONE };
    return &s->strays[s->count];
}

static int know_look(search *s, uint32_t row, uint16_t at, text key, near_how how) {
    uint32_t number = (uint32_t)s->count;
    stray *one = new_stray(s, row, at, how);
    if (one == NULL) return fault_memory(s->f);
    if (!alike_read(key, &s->looks, &one->look)) return fault_memory(s->f);
    if (how == NEAR_WITHIN && one->look.joined.len == 0) return 0;
    s->count++;
    return know(s, number, true) && know(s, number, false) ? 0 : fault_memory(s->f);
}

typedef struct parts_of { search *s; uint32_t row; int error; } parts_of;

static bool know_part(void *payload, text part) {
    parts_of *of = payload;
    if (of->s->parts++ >= PARTS_MAX)
        of->error = fault_plain(
            of->s->f, FAULT_DATA,
            "%.*s: too many keys that may be several: is the right column declared as the key?",
            TEXT_ARGS(of->s->rows->decl->name));
    else
        of->error = know_look(of->s, of->row, of->s->here, part, NEAR_WITHIN);
    return of->error == 0;
}

/* All keys of the list are looked at for it, so only where it matters. */
static bool may_be_range(search *s, text key) {
    if (key.len == 0 || !text_is_digit(key.at[0])) return false;
    if (s->ranges == MAYBE) s->ranges = key_words_may_be_ranges(s->people) ? YES : NO;
    return s->ranges == YES;
}

/* V06-02/V11-01, No.V06-02: each that may be a key. */
static int know_parts(search *s, uint32_t row, text key) {
    parts_of of = { s, row, 0 };
    if (key_words_parts(key, may_be_range(s, key), &s->looks, know_part, &of)) return 0;
    return of.error != 0 ? of.error : fault_memory(s->f);
}

/* No digit, or as many as an identity number has: whoever is called so. */
static int know_called(search *s, uint32_t row, text key) {
    enum { NUMBER = 9 };
    size_t digits = 0;
    uint32_t first;
    text name;
    for (size_t i = 0; i < key.len; i++) digits += text_is_digit(key.at[i]);
    if (digits > 0 && digits < NUMBER) return 0;
    if (!alike_called(key, &s->looks, &name)) return fault_memory(s->f);
    if (name.len == 0) return 0;
    stray *one = new_stray(s, row, s->here, NEAR_KEY);
    if (one == NULL || !dict_add(&s->called, name, (uint32_t)s->count, &first))
        return fault_memory(s->f);
    if (first != s->count) {             /* they hang on the chain of looks that no name has */
        one->next_parted = s->strays[first].next_parted;
        s->strays[first].next_parted = (uint32_t)s->count;
    }
    s->count++;
    return 0;
}

/* Each is held against the keys of the list that begin as it does. */
static int know_hidden(search *s, uint32_t row, text key) {
    size_t at = 0;
    uint32_t person;
    int error = 0;
    if (!key_hidden_is(key)) return 0;
    if (s->order.keys == NULL && !key_order_open(&s->order, s->people))
        return fault_memory(s->f);
    while (error == 0 && (person = key_order_next(&s->order, key, &at)) != NO_ROW) {
        const near_row pair = { person, row, s->here, NEAR_KEY };
        if (takes_part(s, person)) error = near_list_add(s->found, pair, refuse, s, s->f);
    }
    if (error != 0 || s->order.tried <= TRIED_MAX) return error;
    return fault_plain(s->f, FAULT_DATA,
                       "%.*s: too many keys of which a part is hidden: is the right column "
                       "declared as the key?",
                       TEXT_ARGS(s->rows->decl->name));
}

/* Could a cell that is not for it hold a key? Plain digits may mean something else. */
static bool may_be_moved(text cell, column_type type) {
    enum { DIGITS = 5, LONGEST = 64 };
    size_t digits = 0;
    if (cell.len > LONGEST) return false;
    for (size_t i = 0; i < cell.len; i++) {
        if (!key_words_may_hold(cell.at[i])) return false;
        digits += text_is_digit(cell.at[i]);
    }
    return digits > 0 && (digits < cell.len || digits >= DIGITS || type == TYPE_DATE);
}

/* V06-02 is A0-0. NULL: no memory. */
static char *shape_of(text key, arena *a, size_t *len) {
    char *made = arena_take(a, key.len + 1);
    *len = 0;
    for (size_t i = 0; made != NULL && i < key.len; i++) {
        char c = key.at[i];
        bool digit = text_is_digit(c), again = digit && i > 0 && text_is_digit(key.at[i - 1]);
        if (!again) made[(*len)++] = digit ? '0' : text_is_letter(c) ? 'A' : c;
    }
    return made;
}

static bool know_shapes(search *s) {
    s->has_shapes = true;
    for (uint32_t i = 0; i < s->people->rows; i++) {
        size_t len;
        text key, kept;
        if (table_state(s->people, i, s->there) != CELL_OK) continue;
        arena_reset(&s->scratch);
        if (!table_text(s->people, i, s->there, &s->scratch, &key)) return false;
        char *made = shape_of(key, &s->scratch, &len);
        if (made == NULL) return false;
        if (dict_find(&s->shapes, (text){ made, len }) != DICT_NONE) continue;
        if (!arena_text(&s->looks, (text){ made, len }, &kept) ||
            !dict_add(&s->shapes, kept, i, NULL))
            return false;
    }
    return true;
}

/* A row whose own key is written as keys of this list are: nothing has moved in it, and other
 * keys in its text are about others. YES or NO; MAYBE: no memory. */
static answer has_shape(search *s, text key) {
    size_t len;
    if (!s->has_shapes && !know_shapes(s)) return MAYBE;
    arena_reset(&s->scratch);
    char *made = shape_of(key, &s->scratch, &len);
    if (made == NULL) return MAYBE;
    return dict_find(&s->shapes, (text){ made, len }) != DICT_NONE ? YES : NO;
}

/* The key in a column that is for something else. `key`: what stands in its own. */
static int know_moved(search *s, uint32_t row, text key) {
    const source_decl *d = s->rows->decl;
    int error = 0;
    for (uint16_t at = 0; at < d->column_count && error == 0; at++) {
        const column_decl *c = &d->columns[at];
        bool bad = table_state(s->rows, row, at) == CELL_UNREADABLE;
        if (at == s->here || c->forbidden || (!bad && c->type != TYPE_TEXT)) continue;
        text cell = cell_trim(table_raw(s->rows, row, at));
        if (!may_be_moved(cell, c->type)) continue;
        answer own = bad ? NO : has_shape(s, key);
        if (own == MAYBE) error = fault_memory(s->f);
        if (own == NO) error = know_look(s, row, at, cell, NEAR_MOVED);
    }
    return error;
}

static int know_stray(search *s, uint32_t row) {
    text key;
    if (!table_text(s->rows, row, s->here, &s->looks, &key)) return fault_memory(s->f);
    int error = know_look(s, row, s->here, key, NEAR_KEY);
    if (error == 0) error = know_parts(s, row, key);
    if (error == 0) error = know_called(s, row, key);
    if (error == 0) error = know_hidden(s, row, key);
    return error == 0 ? know_moved(s, row, key) : error;
}

static int know_strays(search *s, const match *m) {
    for (uint32_t row = 0; row < s->rows->rows; row++) {
        uint8_t flags = s->rows->row_flag[row];
        if ((flags & (ROW_MERGED | ROW_SKIPPED)) != 0 || match_has_found(m, row) ||
            table_state(s->rows, row, s->here) != CELL_OK)
            continue;
        int error = know_stray(s, row);
        if (error != 0) return error;
    }
    return 0;
}

static int add(asker *by, uint32_t person, const stray *one) {
    const near_row pair = { person, one->row, one->at, one->how };
    return near_list_add(&by->slice->found, pair, refuse, by->of, &by->slice->wrong);
}

/* The rows that have the name or a number of this person in place of the key. */
static int ask_called(asker *by, uint32_t person) {
    const search *s = by->of;
    int error = 0;
    for (uint16_t at = 0; at < s->people->decl->column_count && error == 0; at++) {
        text words, name;
        if (!alike_is_called(s->people, person, at)) continue;
        if (!table_text(s->people, person, at, &by->scratch, &words) ||
            !alike_called(words, &by->scratch, &name))
            return fault_memory(&by->slice->wrong);
        for (uint32_t i = dict_find(&s->called, name); i != DICT_NONE && error == 0;
             i = s->strays[i].next_parted)
            error = add(by, person, &s->strays[i]);
    }
    return error;
}

/* Both chains may name one row: who takes the pairs keeps each once. */
static int ask(asker *by, uint32_t person) {
    const search *s = by->of;
    alike look;
    int error = 0;
    arena_reset(&by->scratch);
    if (!look_at(s->people, person, s->there, &by->scratch, &look))
        return fault_memory(&by->slice->wrong);
    for (uint32_t i = dict_find(&s->parted, look.parted); i != DICT_NONE && error == 0;
         i = s->strays[i].next_parted)
        if (alike_equal(&look, &s->strays[i].look)) error = add(by, person, &s->strays[i]);
    for (uint32_t i = dict_find(&s->joined, look.joined); i != DICT_NONE && error == 0;
         i = s->strays[i].next_joined)
        if (alike_equal(&look, &s->strays[i].look)) error = add(by, person, &s->strays[i]);
    return error == 0 && s->called.count > 0 ? ask_called(by, person) : error;
}

static void ask_slice(void *payload, near_slice *slice) {
    const search *s = payload;
    asker by = { .of = s, .slice = slice };
    int error = 0;
    for (uint32_t i = slice->first; i < slice->end && error == 0; i++)
        if (takes_part(s, i)) error = ask(&by, i);
    arena_clear(&by.scratch);
}

int near_key_find(const match *m, const table *rows, const table *candidates, unsigned threads,
                  near_list *to, fault *f) {
    search s = { .rows = rows, .people = candidates, .there = candidates->decl->key,
                 .ranges = MAYBE, .found = to, .f = f };
    near_asking all = { candidates->rows, threads, ask_slice, refuse, &s };
    s.here = key_column_of(rows->decl, candidates->decl);
    int error = s.here == NO_INDEX ? 0 : know_strays(&s, m);
    if (error == 0 && s.count > 0) error = near_slices_ask(&all, to, f);
    free(s.strays);
    key_order_clear(&s.order);
    dict_clear(&s.parted);
    dict_clear(&s.joined);
    dict_clear(&s.called);
    dict_clear(&s.shapes);
    arena_clear(&s.looks);
    arena_clear(&s.scratch);
    return error;
}
