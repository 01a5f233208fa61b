/* latest: of several replies to one question, the one that counts.
 *
 * Every reply stands for a span of days on which it may have been given: one day
 * for a whole date, all of time for a blank. Within a group the surest latest
 * beginning is the bar; a reply whose span ends before it is history. If more than
 * one is left, or a reply of unknown group may be later still, none is settled. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/latest.h"

#include <stdlib.h>
#include <string.h>

enum { GROUP_UNKNOWN = 0xffffffffu };

typedef struct reply {
    uint32_t group;
    span when;
    attached *item;
} reply;
typedef struct latest {
    const table *t;
    uint32_t *group; /* per row */
    reply *replies;
    size_t room;
} latest;

/* Groups: rows with the same `per` values get the same number */

/* Appends the row's `per` values to the key; false in *known when one cannot be read. */
static int write_group(const table *t, uint32_t row, arena *scratch, text *key, bool *known) {
    const source_decl *decl = t->decl;
    const char *bytes = "";
    size_t len = 0;
    *known = (t->row_flag[row] & ROW_UNREADABLE) == 0;
    for (size_t i = 0; i < decl->latest_per_count && *known; i++) {
        const column_decl *c = &decl->columns[decl->latest_per[i]];
        key_part part;
        key_state state =
            key_read(t, row, decl->latest_per[i], key_form_of(c, c), scratch, &part);
        if (state == KEY_NO_MEMORY) return FAULT_MEMORY;
        *known = state == KEY_READY;
        if (!*known) break;
        uint32_t size = (uint32_t)part.value.len;
        char *longer = arena_take(scratch, len + sizeof size + size);
        if (longer == NULL) return FAULT_MEMORY;
        if (len > 0) memcpy(longer, bytes, len);
        memcpy(longer + len, &size, sizeof size);
        memcpy(longer + len + sizeof size, part.value.at, size);
        bytes = longer;
        len += sizeof size + size;
    }
    *key = (text){ bytes, len };
    return 0;
}

static int number_groups(latest *l, fault *f) {
    arena scratch = { 0 }, keys = { 0 };
    dict numbers = { 0 };
    int error = 0;
    for (uint32_t row = 0; row < l->t->rows && error == 0; row++) {
        text key;
        bool known;
        arena_reset(&scratch);
        error = write_group(l->t, row, &scratch, &key, &known);
        l->group[row] = known ? dict_find(&numbers, key) : GROUP_UNKNOWN;
        if (error != 0 || !known || l->group[row] != DICT_NONE) continue;
        l->group[row] = (uint32_t)numbers.count;
        if (!arena_text(&keys, key, &key) || !dict_add(&numbers, key, l->group[row], NULL))
            error = FAULT_MEMORY;
    }
    dict_clear(&numbers);
    arena_clear(&keys);
    arena_clear(&scratch);
    return error != 0 ? fault_memory(f) : 0;
}

/* One candidate */

/* When the reply was given, as far as anybody can say. */
static span when_of(const table *t, uint32_t row) {
    uint16_t at = t->decl->latest_by;
    bool readable = (t->row_flag[row] & ROW_UNREADABLE) == 0;
    if (readable && table_state(t, row, at) == CELL_OK) return t->columns[at].dates[row];
    return (span){ DAY_NONE, DAY_OPEN };
}

static int by_group(const void *a, const void *b) {
    const reply *one = a, *other = b;
    return one->group < other->group ? -1 : one->group > other->group;
}

/* `wild`: the last day on which a reply of unknown group may have been given. */
static void settle_group(reply *replies, size_t count, bool has_wild, day wild) {
    day bar = DAY_NONE;
    size_t left = 0;
    for (size_t i = 0; i < count; i++)
        if (replies[i].item->grade == GRADE_SURE && replies[i].when.lo > bar)
            bar = replies[i].when.lo;
    for (size_t i = 0; i < count; i++) {
        if (replies[i].when.hi < bar) replies[i].item->flags |= ATTACHED_HISTORY;
        else left++;
    }
    for (size_t i = 0; i < count; i++) {
        attached *item = replies[i].item;
        if (item->flags & ATTACHED_HISTORY) continue;
        if (left > 1 || (has_wild && wild >= replies[i].when.lo))
            item->flags |= ATTACHED_UNSETTLED;
    }
}

static void settle(reply *replies, size_t count) {
    qsort(replies, count, sizeof *replies, by_group);
    size_t known = count; /* those of unknown group stand last */
    day wild = DAY_NONE;
    while (known > 0 && replies[known - 1].group == GROUP_UNKNOWN) {
        reply *r = &replies[--known];
        r->item->flags |= ATTACHED_UNSETTLED;
        if (r->when.hi > wild) wild = r->when.hi;
    }
    for (size_t at = 0, end; at < known; at = end) {
        for (end = at + 1; end < known && replies[end].group == replies[at].group;) end++;
        settle_group(replies + at, end - at, known < count, wild);
    }
}

static int mark_candidate(latest *l, attached *items, size_t count, fault *f) {
    if (count > l->room) {
        reply *wider = realloc(l->replies, count * 2 * sizeof *wider);
        if (wider == NULL) return fault_memory(f);
        l->replies = wider;
        l->room = count * 2;
    }
    size_t given = 0;
    for (size_t i = 0; i < count; i++)
        if ((items[i].flags & ATTACHED_NO_ANSWER) == 0)
            l->replies[given++] =
                (reply){ l->group[items[i].row], when_of(l->t, items[i].row), &items[i] };
    settle(l->replies, given);
    return 0;
}

int latest_mark(joined *to, const table *rows, size_t people, fault *f) {
    if (rows->decl->latest_by == NO_INDEX || to->item_count == 0) return 0;
    latest l = { .t = rows, .group = malloc((rows->rows + 1) * sizeof *l.group) };
    int error = l.group == NULL ? fault_memory(f) : number_groups(&l, f);
    for (size_t i = 0; i < people && error == 0; i++) {
        size_t count = to->start[i + 1] - to->start[i];
        if (count > 1) error = mark_candidate(&l, to->items + to->start[i], count, f);
    }
    free(l.group);
    free(l.replies);
    return error;
}
