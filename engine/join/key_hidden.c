/* key_hidden: keys of which a part is hidden or lost: V01-**, V0?-01, □□-03.
 *
 * Lists that are passed on hide a part of a key behind stars; and where a key has characters
 * that an encoding has not, question marks, boxes or U+FFFD stand in their place, one of them
 * or several for each. Such a key may be any that is the same in what is shown, and is no more
 * than a likeness. Thousands of strangers may be hidden so: a key is held only against those of
 * the list that begin as it does. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/key_hidden.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 64 };

static const char *const marks[] = { "?", "*", "\xef\xbf\xbd", "□", "○", "●", "■", "▢" };

/* U+E000 to U+F8FF: characters that only the computer of the writer knows. */
static bool is_private(text t) {
    unsigned char first = (unsigned char)t.at[0];
    return t.len >= 3 && (first == 0xee || (first == 0xef && (unsigned char)t.at[1] < 0xa4));
}

/* The bytes of the mark at `i`; 0: there is none. */
static size_t mark_at(text t, size_t i) {
    text rest = { t.at + i, t.len - i };
    if (is_private(rest)) return 3;
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        if (text_starts(rest, marks[k])) return strlen(marks[k]);
    return 0;
}

static size_t marks_from(text t, size_t i) {
    size_t from = i, len;
    while (i < t.len && (len = mark_at(t, i)) > 0) i += len;
    return i - from;
}

bool key_hidden_is(text key) {
    bool hidden = false, shown = false;
    if (key.len > LONGEST) return false;
    for (size_t i = 0, run; i < key.len; i += run > 0 ? run : 1) {
        run = marks_from(key, i);
        bool last = i + run == key.len;
        hidden |= run > 0 && (!last || run > mark_at(key, i));
        shown |= run == 0 && (text_is_letter(key.at[i]) || text_is_digit(key.at[i]) ||
                              (unsigned char)key.at[i] >= 0x80);
    }
    return hidden && shown;
}

static bool begins_character(char c) {
    return ((unsigned char)c & 0xc0) != 0x80;
}

/* As far as both are shown; after a mark every place of the key is tried, the nearest first. */
bool key_hidden_fits(text hidden, text key) {
    size_t i = 0, k = 0, after = SIZE_MAX, from = 0;
    if (key.len > LONGEST) return false;
    while (k < key.len || i < hidden.len) {
        size_t run = i < hidden.len ? marks_from(hidden, i) : 0;
        if (run > 0 && k < key.len) {
            after = i += run;
            for (from = k + 1; from < key.len && !begins_character(key.at[from]);) from++;
            k = from;
        } else if (i < hidden.len && k < key.len &&
                   text_small(hidden.at[i]) == text_small(key.at[k])) {
            i++, k++;
        } else if (after != SIZE_MAX && from < key.len) {
            i = after;
            k = ++from;
        } else {
            return false;
        }
    }
    return true;
}

/* ---- all keys of a list ------------------------------------------------------------ */

static int compare_letters(text a, text b, size_t len) {
    for (size_t i = 0; i < len; i++) {
        unsigned char x = (unsigned char)text_small(a.at[i]);
        unsigned char y = (unsigned char)text_small(b.at[i]);
        if (x != y) return x < y ? -1 : 1;
    }
    return 0;
}

static int by_letters(const void *a, const void *b) {
    const ordered_key *x = a, *y = b;
    size_t len = x->key.len < y->key.len ? x->key.len : y->key.len;
    int order = compare_letters(x->key, y->key, len);
    if (order != 0) return order;
    if (x->key.len != y->key.len) return x->key.len < y->key.len ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

bool key_order_open(key_order *o, const table *list) {
    o->keys = malloc((list->rows + 1) * sizeof *o->keys);
    if (o->keys == NULL) return false;
    for (uint32_t row = 0; row < list->rows; row++) {
        ordered_key *to = &o->keys[o->count];
        if (table_state(list, row, list->decl->key) != CELL_OK) continue;
        if (!table_text(list, row, list->decl->key, &o->memory, &to->key)) return false;
        to->row = row;
        o->count++;
    }
    qsort(o->keys, o->count, sizeof *o->keys, by_letters);
    return true;
}

void key_order_clear(key_order *o) {
    free(o->keys);
    arena_clear(&o->memory);
    *o = (key_order){ 0 };
}

/* How it begins, up to the first mark. */
static text shown_first(text hidden) {
    size_t len = 0;
    while (len < hidden.len && mark_at(hidden, len) == 0) len++;
    return (text){ hidden.at, len };
}

/* How it ends, behind the last mark. */
static text shown_last(text hidden) {
    size_t from = 0;
    for (size_t i = 0, len; i < hidden.len; i += len > 0 ? len : 1)
        if ((len = mark_at(hidden, i)) > 0) from = i + len;
    return (text){ hidden.at + from, hidden.len - from };
}

static bool begins_alike(text key, text first) {
    return key.len >= first.len && text_alike((text){ key.at, first.len }, first);
}

static bool ends_alike(text key, text last) {
    if (key.len < last.len) return false;
    return text_alike((text){ key.at + key.len - last.len, last.len }, last);
}

/* Where those stand that begin so. */
static size_t first_like(const key_order *o, text first) {
    size_t low = 0, high = o->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        text key = o->keys[middle].key;
        size_t len = key.len < first.len ? key.len : first.len;
        int order = compare_letters(key, first, len);
        if (order < 0 || (order == 0 && key.len < first.len)) low = middle + 1;
        else high = middle;
    }
    return low;
}

uint32_t key_order_next(key_order *o, text hidden, size_t *at) {
    text first = shown_first(hidden), last = shown_last(hidden);
    if (*at == 0) *at = first_like(o, first);
    while (*at < o->count && begins_alike(o->keys[*at].key, first)) {
        const ordered_key *one = &o->keys[(*at)++];
        o->tried++;
        if (ends_alike(one->key, last) && key_hidden_fits(hidden, one->key)) return one->row;
    }
    return NO_ROW;
}
