/* relations: rows that say what two candidates are to each other.
 *
 * Such a row is matched twice, once by each of its two columns (join/match), and counts only
 * when both name a candidate: what a candidate is to somebody who does not stand concerns
 * nobody here. Which of the two columns somebody stands in makes no difference. Of a row with
 * one readable end the other may be anybody: it stands against the one who is named, and the
 * rules that ask know that it is open. So does a row whose other end nobody has as a key, while
 * somebody has one that looks like it, V06-O3 for V06-03, or like a part of it, or bears it as
 * a name or number, or where it is a word for anybody. Where both ends are written otherwise
 * the row may be about anybody. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/relations.h"

#include <stdlib.h>
#include <string.h>

#include "ground/dict.h"
#include "join/alike.h"
#include "join/key_hidden.h"
#include "join/key_words.h"

enum { END_A = 1, END_B = 2, BOTH = 3, GONE = 4, OPEN_END = 8 };

typedef struct relating {
    joined *to;
    match *m;
    table *rows;
    const docket_source *docket;
    uint8_t *ends;          /* per row */
    const table *list;
    dict parted, joined; /* how the keys of candidates look; made when the first is asked for */
    dict plain;             /* ... of those without marks (join/alike) */
    dict called;            /* names and numbers of candidates, as names are compared */
    bool ranges;            /* a key may be a range of theirs */
    key_order order;        /* ... their keys, for such as are hidden in part */
    arena keys;
    size_t people;
    fault *f;
} relating;

static bool is_usable(const relating *r, uint32_t row, int end) {
    return r->m->lists[end].index.next[row] != KEY_UNUSABLE;
}

/* 1: both ends name the same person; 0: not; -1: no memory. */
static int names_one(const relating *r, uint32_t row, arena *scratch) {
    text a, b;
    if (!is_usable(r, row, 0) || !is_usable(r, row, 1)) return 0;
    arena_reset(scratch);
    if (!table_text(r->rows, row, r->rows->decl->keys[0].here[0], scratch, &a) ||
        !table_text(r->rows, row, r->rows->decl->keys[1].here[0], scratch, &b))
        return -1;
    return text_equal(a, b);
}

/* ---- keys that look alike ------------------------------------------------------------ */

static bool know_names(relating *r, uint32_t row) {
    for (uint16_t at = 0; at < r->list->decl->column_count; at++) {
        text words, name;
        if (!alike_is_called(r->list, row, at)) continue;
        if (!table_text(r->list, row, at, &r->keys, &words) ||
            !alike_called(words, &r->keys, &name) || !dict_add(&r->called, name, row, NULL))
            return false;
    }
    return true;
}

static bool know_looks(relating *r) {
    r->ranges = key_words_may_be_ranges(r->list);
    for (uint32_t i = 0; i < r->list->rows; i++) {
        text key;
        alike look;
        if (r->list->row_flag[i] & (ROW_UNREADABLE | ROW_MERGED)) continue;
        if (!table_text(r->list, i, r->list->decl->key, &r->keys, &key) ||
            !alike_read(key, &r->keys, &look) || !dict_add(&r->parted, look.parted, i, NULL) ||
            !dict_add(&r->joined, look.joined, i, NULL) ||
            (!look.marked && !dict_add(&r->plain, look.joined, i, NULL)) || !know_names(r, i))
            return false;
    }
    return true;
}

typedef struct looking { const relating *r; arena *scratch; bool found, no_memory; } looking;

static bool ends_looking(void *payload, text key) {
    looking *l = payload;
    const relating *r = l->r;
    alike look;
    if (!alike_read(key, l->scratch, &look)) l->no_memory = true;
    else if (look.joined.len > 0)
        l->found |= dict_find(&r->parted, look.parted) != DICT_NONE ||
                    dict_find(look.marked ? &r->plain : &r->joined, look.joined) != DICT_NONE;
    return !l->no_memory && !l->found;
}

/* V01-**: may it be the key of somebody? 1 or 0; -1: no memory. */
static int is_hidden_one(relating *r, text key) {
    size_t at = 0;
    if (!key_hidden_is(key)) return 0;
    if (r->order.keys == NULL && !key_order_open(&r->order, r->list)) return -1;
    return key_order_next(&r->order, key, &at) != NO_ROW;
}

/* 1: somebody has a key that looks like the one at this end or a part of it, or is called so,
 * or it means anybody; 0: nobody; -1: no memory. */
static int looks_like_one(relating *r, uint32_t row, int end, arena *scratch) {
    text key, name;
    looking l = { .r = r, .scratch = scratch };
    uint16_t at = r->rows->decl->keys[end].here[0];
    if (r->parted.count == 0 && !know_looks(r)) return -1;
    arena_reset(scratch);
    if (!table_text(r->rows, row, at, scratch, &key) || !alike_called(key, scratch, &name))
        return -1;
    if (name.len > 0 && dict_find(&r->called, name) != DICT_NONE) return 1;
    if (key_words_mean_anybody(key)) return 1;
    int hidden = is_hidden_one(r, key);
    if (hidden != 0) return hidden;
    if (!ends_looking(&l, key) || key_words_parts(key, r->ranges, scratch, ends_looking, &l) ||
        l.found)
        return l.no_memory ? -1 : l.found;
    return -1;
}

/* ---- rows ------------------------------------------------------------ */

static int make_unreadable(relating *r, uint32_t row, const char *why) {
    bool skipped = docket_skips(r->docket, r->rows->line[row]);
    r->rows->row_flag[row] |= (uint8_t)(skipped ? ROW_UNREADABLE | ROW_SKIPPED
                                                : ROW_UNREADABLE);
    r->ends[row] |= skipped ? GONE : OPEN_END;
    return table_add_bad_row(
        r->rows, (bad_row){ r->rows->file[row], r->rows->line[row], why, skipped, row, 0 },
        r->f);
}

static const char other_writing[] =
    "names somebody who is not on the list, where one is whose key looks the same, or who is "
    "called so: the key itself is expected";

/* Both ends are nobody's keys. */
static int settle_strangers(relating *r, uint32_t row, arena *scratch) {
    if (!is_usable(r, row, 0) || !is_usable(r, row, 1)) return 0;
    int one = looks_like_one(r, row, 0, scratch);
    int other = one > 0 ? looks_like_one(r, row, 1, scratch) : 0;
    if (one < 0 || other < 0) return fault_memory(r->f);
    return other > 0 ? make_unreadable(r, row, other_writing) : 0;
}

static int settle_row(relating *r, uint32_t row, arena *scratch) {
    uint8_t found = r->ends[row] & BOTH, flags = r->rows->row_flag[row];
    if ((flags & (ROW_UNREADABLE | ROW_MERGED)) != 0) return 0;
    if (found == 0) return settle_strangers(r, row, scratch);
    int one = names_one(r, row, scratch);
    if (one < 0) return fault_memory(r->f);
    if (one > 0) return make_unreadable(r, row, "names one person twice, expected two");
    if (found == BOTH) return 0;
    if (!is_usable(r, row, found == END_A ? 1 : 0))
        return make_unreadable(r, row, "only one of the two persons can be read");
    int alike = looks_like_one(r, row, found == END_A ? 1 : 0, scratch);
    if (alike < 0) return fault_memory(r->f);
    if (alike > 0) return make_unreadable(r, row, other_writing);
    r->ends[row] |= GONE;
    r->m->stamp[row] = 0;               /* attached to nobody */
    return 0;
}

/* Takes the rows that are gone out of every candidate's, and marks those that are open. */
static void close_ranks(const relating *r) {
    joined *to = r->to;
    size_t kept = 0;
    for (size_t c = 0; c < r->people; c++) {
        size_t from = to->start[c], end = to->start[c + 1];
        to->start[c] = (uint32_t)kept;
        for (size_t i = from; i < end; i++) {
            uint8_t how = r->ends[to->items[i].row];
            if (how & GONE) continue;
            to->items[kept] = to->items[i];
            if (how & OPEN_END) to->items[kept].flags |= ATTACHED_UNREADABLE;
            kept++;
        }
    }
    to->start[r->people] = (uint32_t)kept;
    to->item_count = kept;
}

/* Per row and end, in the order of the list, whom it names. */
static int list_ends(const relating *r) {
    joined *to = r->to;
    size_t slots = 2 * r->rows->rows;
    to->end_start = calloc(slots + 2, sizeof *to->end_start);
    to->ends = malloc((to->item_count + 1) * sizeof *to->ends);
    if (to->end_start == NULL || to->ends == NULL) return fault_memory(r->f);
    for (size_t i = 0; i < to->item_count; i++)
        to->end_start[2 * (size_t)to->items[i].row + to->items[i].list + 2]++;
    for (size_t i = 2; i < slots + 2; i++) to->end_start[i] += to->end_start[i - 1];
    for (uint32_t c = 0; c < r->people; c++)
        for (size_t i = to->start[c]; i < to->start[c + 1]; i++)
            to->ends[to->end_start[2 * (size_t)to->items[i].row + to->items[i].list + 1]++] = c;
    return 0;
}

int relations_settle(joined *to, match *m, table *rows, const docket_source *d,
                     const table *list, fault *f) {
    relating r = { .to = to, .m = m, .rows = rows, .docket = d, .list = list,
                   .people = list->rows, .f = f };
    arena scratch = { 0 };
    r.ends = calloc(rows->rows + 1, 1);
    int status = r.ends == NULL ? fault_memory(f) : 0;
    for (size_t i = 0; i < to->item_count && status == 0; i++)
        r.ends[to->items[i].row] |= to->items[i].list == 0 ? END_A : END_B;
    for (uint32_t row = 0; row < rows->rows && status == 0; row++)
        status = settle_row(&r, row, &scratch);
    if (status == 0) {
        close_ranks(&r);
        status = list_ends(&r);
    }
    arena_clear(&scratch);
    key_order_clear(&r.order);
    arena_clear(&r.keys);
    dict_clear(&r.parted);
    dict_clear(&r.joined);
    dict_clear(&r.plain);
    dict_clear(&r.called);
    free(r.ends);
    return status;
}

const uint32_t *relations_end(const joined *to, uint32_t row, int end, size_t *count) {
    size_t slot = 2 * (size_t)row + (size_t)end;
    *count = to->end_start[slot + 1] - to->end_start[slot];
    return to->ends + to->end_start[slot];
}
