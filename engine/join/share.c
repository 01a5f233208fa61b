/* share: records of one person whose name is spelt in several ways.
 *
 * Two rows of the list with one number and two spellings of the name are one person; a record
 * that bears one spelling finds the other row by the number only, and closely. Here each of the
 * rows gets the records of all, so that both are decided on the same. Few people are concerned:
 * their lists are made anew, everybody else's are copied. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/share.h"

#include <stdlib.h>
#include <string.h>

enum { SHARED_MAX = 1 << 26 };

typedef struct portion { uint32_t candidate; size_t first, count; } portion;

typedef struct sharing {
    joined *to;
    const table *rows;
    attached *all; size_t count, room;        /* the united lists, one after the other */
    portion *portions; size_t portion_count;  /* one per row of a person */
    fault *f;
} sharing;

static int by_row(const void *a, const void *b) {
    const attached *x = a, *y = b;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    return x->grade < y->grade ? -1 : x->grade > y->grade;
}

static int by_content(const void *a, const void *b, void *rows) {
    const attached *x = a, *y = b;
    if (x->grade != y->grade) return x->grade < y->grade ? -1 : 1;
    int order = merge_compare(rows, x->row, y->row);
    return order != 0 ? order : x->row < y->row ? -1 : x->row > y->row;
}

/* Each record once, at its surest, in the order of match. */
static void unite(sharing *s, size_t first) {
    attached *at = s->all + first;
    size_t count = s->count - first, kept = 0;
    if (count == 0) return;
    qsort(at, count, sizeof *at, by_row);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || at[kept - 1].row != at[i].row) at[kept++] = at[i];
    qsort_r(at, kept, sizeof *at, by_content, (void *)s->rows);
    s->count = first + kept;
}

static int add_group(sharing *s, const person_share *shares, size_t count) {
    size_t first = s->count;
    const uint32_t *start = s->to->start;
    for (size_t i = 0; i < count; i++)
        for (uint32_t k = start[shares[i].row]; k < start[shares[i].row + 1]; k++) {
            if (!grow((void **)&s->all, &s->room, s->count, sizeof *s->all, SHARED_MAX))
                return fault_memory(s->f);
            s->all[s->count++] = s->to->items[k];
        }
    unite(s, first);
    for (size_t i = 0; i < count; i++)
        s->portions[s->portion_count++] =
            (portion){ shares[i].row, first, s->count - first };
    return 0;
}

static int by_candidate(const void *a, const void *b) {
    const portion *x = a, *y = b;
    if (x->candidate != y->candidate) return x->candidate < y->candidate ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

/* How many records there are once the lists are made anew. */
static size_t new_count(const sharing *s) {
    size_t count = s->to->item_count;
    for (size_t i = 0; i < s->portion_count; i++) {
        const uint32_t *start = s->to->start + s->portions[i].candidate;
        count = count - (start[1] - start[0]) + s->portions[i].count;
    }
    return count;
}

static int rebuild(sharing *s, size_t people) {
    joined *to = s->to;
    size_t count = new_count(s), used = 0;
    if (count > SHARED_MAX)
        return fault_plain(s->f, FAULT_DATA, "%.*s: more than %d matches with candidates",
                           TEXT_ARGS(s->rows->decl->name), SHARED_MAX);
    attached *items = malloc((count + 1) * sizeof *items);
    const portion *next = s->portions, *end = next + s->portion_count;
    if (items == NULL) return fault_memory(s->f);
    uint32_t begin = 0;
    for (uint32_t who = 0; who < people; who++) {
        const attached *from = to->items + begin;
        size_t n = to->start[who + 1] - begin;
        begin = to->start[who + 1];
        if (next < end && next->candidate == who) {
            from = s->all + next->first;
            n = next->count;
            next++;
        }
        if (n > 0) memcpy(items + used, from, n * sizeof *items);
        used += n;
        to->start[who + 1] = (uint32_t)used;
    }
    free(to->items);
    to->items = items;
    to->item_count = used;
    return 0;
}

static bool is_about_candidacies(const source_decl *rows, uint16_t key) {
    for (size_t i = 0; i < rows->key_count; i++)
        for (size_t k = 0; k < rows->keys[i].count; k++)
            if (rows->keys[i].there[k] == key) return true;
    return false;
}

/* A row may be of two groups, when a pack has several sure lists: the first one counts. */
static void drop_seconds(sharing *s) {
    size_t kept = 0;
    qsort(s->portions, s->portion_count, sizeof *s->portions, by_candidate);
    for (size_t i = 0; i < s->portion_count; i++)
        if (kept == 0 || s->portions[kept - 1].candidate != s->portions[i].candidate)
            s->portions[kept++] = s->portions[i];
    s->portion_count = kept;
}

int share_records(const person_list *from, joined *to, const table *rows, size_t people,
                  uint16_t key, fault *f) {
    sharing s = { .to = to, .rows = rows, .f = f };
    int error = 0;
    if (from->share_count == 0 || to->start == NULL || to->item_count == 0 ||
        is_about_candidacies(rows->decl, key))
        return 0;
    s.portions = malloc(from->share_count * sizeof *s.portions);
    if (s.portions == NULL) return fault_memory(f);
    for (size_t i = 0; i < from->share_count && error == 0;) {
        size_t end = i + 1;
        while (end < from->share_count && from->shares[end].group == from->shares[i].group)
            end++;
        error = add_group(&s, from->shares + i, end - i);
        i = end;
    }
    if (error == 0) {
        drop_seconds(&s);
        error = rebuild(&s, people);
    }
    free(s.all);
    free(s.portions);
    return error;
}
