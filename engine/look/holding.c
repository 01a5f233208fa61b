/* holding: what one column of a file holds, counted.
 *
 * A column may have ten million cells and is passed once: what is kept of it has a limit
 * each (kinds of cells, values, examples), and what is beyond is counted only. Which
 * values and examples are kept follows from the order of the file, so the same file
 * always gives the same page. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "look/holding.h"

#include <stdlib.h>
#include <string.h>

#include "ground/unicode.h"

void holding_begin(holding *h, text header) {
    *h = (holding){ .header = header, .lo = INT64_MAX, .hi = INT64_MIN };
    for (size_t i = 0; i < FORM_SHOWN; i++) h->first[i] = DAY_OPEN, h->last[i] = DAY_NONE;
}

void holding_clear(holding *h) {
    free(h->kinds);
    free(h->values);
    free(h->hashes);
    dict_clear(&h->value_index);
    *h = (holding){ .header = { "", 0 } };
}

static text cut(text t) {
    if (t.len <= EXAMPLE_BYTES) return t;
    size_t len = EXAMPLE_BYTES;
    while (len > 0 && ((unsigned char)t.at[len] & 0xc0) == 0x80) len--;
    return (text){ t.at, len };
}

/* ---- kinds */

static bool add_example(likeness *k, text words, uint32_t line, arena *a) {
    if (k->example_count == EXAMPLES) return true;
    example *e = &k->examples[k->example_count];
    if (!arena_text(a, cut(words), &e->words)) return false;
    e->line = line;
    k->example_count++;
    return true;
}

/* When there are too many kinds, the last takes the rest. */
static bool add_kind(holding *h, const shape *s, size_t *at) {
    size_t i = 0;
    while (i < h->kind_count && (h->kinds[i].fits != s->fits || h->kinds[i].forms != s->forms ||
                                 h->kinds[i].why != s->why))
        i++;
    if (i == KINDS_MAX) i--;
    *at = i;
    if (i < h->kind_count) return true;
    if (!grow((void **)&h->kinds, &h->kind_room, i, sizeof *h->kinds, KINDS_MAX)) return false;
    h->kinds[h->kind_count++] = (likeness){ .fits = s->fits, .forms = s->forms, .why = s->why };
    return true;
}

static bool count_kind(holding *h, size_t at, text words, uint32_t line, arena *a) {
    if (at == NO_KIND) return true;
    h->kinds[at].count++;
    return add_example(&h->kinds[at], words, line, a);
}

/* ---- values */

static bool add_value(holding *h, const shape *s, size_t kind, uint32_t line, arena *a) {
    if (h->value_count == VALUES_MAX || s->words.len > EXAMPLE_BYTES) {
        h->more_values = true;
        return true;
    }
    if (!grow((void **)&h->values, &h->value_room, h->value_count, sizeof *h->values,
              VALUES_MAX))
        return false;
    value_count *v = &h->values[h->value_count];
    *v = (value_count){ .count = 1, .line = line, .sense = s->sense, .kind = kind };
    v->typed = s->fits != 0 || s->forms != 0 || s->why != NULL;
    if (!arena_text(a, s->words, &v->words)) return false;
    return dict_add(&h->value_index, v->words, (uint32_t)h->value_count++, NULL);
}

static void put_hash(uint64_t *room, size_t mask, uint64_t hash) {
    size_t at = (size_t)hash & mask;
    while (room[at] != 0) at = (at + 1) & mask;
    room[at] = hash;
}

static bool has_hash(const holding *h, uint64_t hash) {
    if (h->hash_room == 0) return false;
    for (size_t at = (size_t)hash & (h->hash_room - 1); h->hashes[at] != 0;
         at = (at + 1) & (h->hash_room - 1))
        if (h->hashes[at] == hash) return true;
    return false;
}

static bool more_room(holding *h) {
    size_t room = h->hash_room == 0 ? 64 : h->hash_room * 2;
    uint64_t *bigger = calloc(room, sizeof *bigger);
    if (bigger == NULL) return false;
    for (size_t i = 0; i < h->hash_room; i++)
        if (h->hashes[i] != 0) put_hash(bigger, room - 1, h->hashes[i]);
    free(h->hashes);
    h->hashes = bigger;
    h->hash_room = room;
    return true;
}

/* Two values with one hash of 64 bits would count as one; nothing is decided by the number. */
static bool count_distinct(holding *h, text words) {
    if (h->more_distinct) return true;
    uint64_t hash = dict_hash(words.at, words.len) | 1;
    if (has_hash(h, hash)) return true;
    if (h->distinct == DISTINCT_MAX) {
        h->more_distinct = true;
        return true;
    }
    if (h->distinct * 2 >= h->hash_room && !more_room(h)) return false;
    put_hash(h->hashes, h->hash_room - 1, hash);
    h->distinct++;
    return true;
}

/* ---- ranges */

static void widen(holding *h, const shape *s) {
    if ((s->fits & FITS_WHOLE) != 0) {
        if (s->whole < h->lo) h->lo = s->whole;
        if (s->whole > h->hi) h->hi = s->whole;
    }
    for (int i = 0; i < FORM_SHOWN; i++) {
        if ((s->forms & 1u << i) == 0) continue;
        if (s->date[i].lo < h->first[i]) h->first[i] = s->date[i].lo;
        if (s->date[i].hi > h->last[i]) h->last[i] = s->date[i].hi;
    }
}

static void count_marks(holding *h, unsigned marks, uint32_t line) {
    for (int i = 0; i < MARKS && marks != 0; i++) {
        if ((marks & 1u << i) == 0) continue;
        if (h->marks[i]++ == 0) h->mark_line[i] = line;
    }
}

/* A value that was met before is not looked at again: what it looks like has not changed. */
bool holding_add(holding *h, text written, uint32_t line, arena *a) {
    text words = cell_trim(written);
    shape s;
    size_t kind = NO_KIND;
    h->cells++;
    count_marks(h, shape_marks(written), line);
    if (words.len == 0) {
        h->blank++;
        return true;
    }
    uint32_t known = dict_find(&h->value_index, words);
    if (known != DICT_NONE) {
        h->values[known].count++;
        return count_kind(h, h->values[known].kind, words, line, a);
    }
    shape_of(words, &s);
    widen(h, &s);
    return (s.sense != SENSE_NONE || add_kind(h, &s, &kind)) &&
           count_kind(h, kind, words, line, a) && count_distinct(h, words) &&
           add_value(h, &s, kind, line, a);
}

uint64_t holding_said(const holding *h) {
    uint64_t n = 0;
    for (size_t i = 0; i < h->kind_count; i++) n += h->kinds[i].count;
    return n;
}

uint64_t holding_count(const holding *h, unsigned fits, unsigned forms) {
    uint64_t n = 0;
    for (size_t i = 0; i < h->kind_count; i++)
        if ((h->kinds[i].fits & fits) != 0 || (h->kinds[i].forms & forms) != 0)
            n += h->kinds[i].count;
    return n;
}
