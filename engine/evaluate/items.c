/* items: what a digest is made of, piece by piece.
 *
 * The bytes of all items stand one after the other; where each begins is kept beside them. To
 * digest some they are put in order as texts, written once more in that order, each behind its
 * length, and given to the digest in one piece. Numbers are little-endian whatever the
 * processor. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/items.h"

#include "ground/arena.h"

/* Room for so many bytes more, which are used then; NULL: no memory. */
static char *more_bytes(items *s, item_bytes *b, size_t len) {
    if (b->room - b->used < len) {
        size_t room = (b->used + len) * 2 + 64;
        char *more = realloc(b->at, room);
        if (more == NULL) {
            s->no_memory = true;
            return NULL;
        }
        b->at = more;
        b->room = room;
    }
    b->used += len;
    return b->at + b->used - len;
}

/* Compilers make one store of it. */
static void write_number(char *to, uint64_t n) {
    const unsigned char out[8] = {
        (unsigned char)n,         (unsigned char)(n >> 8),  (unsigned char)(n >> 16),
        (unsigned char)(n >> 24), (unsigned char)(n >> 32), (unsigned char)(n >> 40),
        (unsigned char)(n >> 48), (unsigned char)(n >> 56),
    };
    memcpy(to, out, sizeof out);
}

/* The text behind its length; what comes after it. */
static char *write_words(char *to, text t) {
    write_number(to, t.len);
    if (t.len > 0) memcpy(to + ITEMS_LENGTH, t.at, t.len);
    return to + ITEMS_LENGTH + t.len;
}

void items_begin(items *s) {
    s->count = s->made.used = s->begun = 0;
}

void items_put(items *s, const void *from, size_t len) {
    char *to = more_bytes(s, &s->made, len);
    if (to != NULL && len > 0) memcpy(to, from, len);
}

void items_put_number(items *s, uint64_t n) {
    char *to = more_bytes(s, &s->made, 8);
    if (to != NULL) write_number(to, n);
}

void items_put_words(items *s, text t) {
    char *to = more_bytes(s, &s->made, ITEMS_LENGTH + t.len);
    if (to != NULL) write_words(to, t);
}

void items_put_behind(items *s, text made, text t) {
    char *to = more_bytes(s, &s->made, made.len + ITEMS_LENGTH + t.len);
    if (to == NULL) return;
    memcpy(to, made.at, made.len);
    write_words(to + made.len, t);
}

void items_put_day(items *s, span d) {
    items_put_number(s, (uint64_t)(int64_t)d.lo);
    items_put_number(s, (uint64_t)(int64_t)d.hi);
}

void items_end(items *s) {
    if (!grow((void **)&s->all, &s->room, s->count, sizeof *s->all, ITEMS_MAX))
        s->no_memory = true;
    else s->all[s->count++] = (item){ s->begun, s->made.used - s->begun };
    s->begun = s->made.used;
}

text items_take_back(items *s) {
    text back = { s->made.at + s->begun, s->made.used - s->begun };
    s->made.used = s->begun;
    return back;
}

/* All items from `first` on are forgotten. */
static void drop(items *s, size_t first) {
    if (first < s->count) s->made.used = s->all[first].at;
    s->begun = s->made.used;
    s->count = first;
}

static int order_texts(const void *a, const void *b) {
    return text_compare(*(const text *)a, *(const text *)b);
}

static int take_digest(items *s, digest *out) {
    if (s->run == NULL) s->run = digest_new();
    else if (digest_again(s->run) != 0) return -1;
    if (s->run == NULL || digest_add(s->run, s->body.at, s->body.used) != 0) return -1;
    return digest_end(s->run, out);
}

/* The items from `first` on, in order, behind each other. */
static void put_body(items *s, size_t first) {
    size_t n = s->count - first, len = 0;
    for (size_t i = 0; i < n && !s->no_memory; i++) {
        const item *from = &s->all[first + i];
        s->no_memory = !grow((void **)&s->sorted, &s->sorted_room, i, sizeof *s->sorted,
                             ITEMS_MAX);
        if (!s->no_memory) s->sorted[i] = (text){ s->made.at + from->at, from->len };
        len += ITEMS_LENGTH + from->len;
    }
    s->body.used = 0;
    char *to = s->no_memory ? NULL : more_bytes(s, &s->body, len);
    if (to == NULL) return;
    items_sort(s->sorted, n, sizeof *s->sorted, order_texts);
    for (size_t i = 0; i < n; i++) to = write_words(to, s->sorted[i]);
}

digest items_digest(items *s, size_t first) {
    digest out = { { 0 } };
    put_body(s, first);
    if (!s->no_memory && take_digest(s, &out) != 0) s->no_memory = true;
    drop(s, first);
    return out;
}

void items_clear(items *s) {
    digest_free(s->run);
    free(s->all);
    free(s->sorted);
    free(s->made.at);
    free(s->body.at);
    *s = (items){ 0 };
}
