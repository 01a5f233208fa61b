/* second_row: a second row of a unit, under a key that only looks like its own.
 *
 * Tables of units and of days have one row for each key, and two that differ are refused. A
 * row of v01 beside that of V01 is another key, nobody's, and what it says of the unit (a gate,
 * another day of the vote) would be passed over. So rows that nobody asked for are held against
 * the rows that are somebody's, by their looks (join/alike). Where such a row says otherwise
 * nobody can tell which of the two holds, and whoever rests on them has no row. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/second_row.h"

#include <stdlib.h>

#include "ground/dict.h"
#include "join/alike.h"

/* A row of nobody, and the next with the same look of either kind. */
typedef struct stray { alike look; uint32_t row, next[2]; } stray;

typedef struct strays {
    stray *all; size_t count, room;
    dict looks[2];               /* parted, joined */
    arena memory, scratch;
} strays;

static bool look_at(const lookup *l, uint32_t row, uint16_t at, arena *a, alike *out) {
    text key;
    return table_text(l->of, row, at, a, &key) && alike_read(key, a, out);
}

static text as(const alike *look, size_t kind) {
    return kind == 0 ? look->parted : look->joined;
}

/* Puts the last stray behind the first that looks so. */
static bool hang(strays *s, size_t kind) {
    uint32_t number = (uint32_t)s->count - 1, first;
    if (!dict_add(&s->looks[kind], as(&s->all[number].look, kind), number, &first))
        return false;
    s->all[number].next[kind] = first == number ? DICT_NONE : s->all[first].next[kind];
    if (first != number) s->all[first].next[kind] = number;
    return true;
}

/* Whoever names its line in the docket has looked at it. */
static bool is_stray(const lookup *l, const docket_source *d, uint32_t row, uint16_t at) {
    return l->used[row] == 0 && (l->of->row_flag[row] & (ROW_MERGED | ROW_SKIPPED)) == 0 &&
           table_state(l->of, row, at) == CELL_OK &&
           (d == NULL || !docket_skips(d, l->of->line[row]));
}

static bool know(strays *s, const lookup *l, const docket_source *d, uint16_t at) {
    for (uint32_t row = 0; row < l->of->rows; row++) {
        if (!is_stray(l, d, row, at)) continue;
        if (!grow((void **)&s->all, &s->room, s->count, sizeof *s->all, NO_ROW)) return false;
        stray *one = &s->all[s->count++];
        *one = (stray){ .row = row };
        if (!look_at(l, row, at, &s->memory, &one->look) || !hang(s, 0) || !hang(s, 1))
            return false;
    }
    return true;
}

static bool is_same_cell(const table *t, uint32_t a, uint32_t b, uint16_t at) {
    if (table_state(t, a, at) != table_state(t, b, at)) return false;
    const span *dates = t->columns[at].dates;
    if (t->decl->columns[at].type == TYPE_DATE && table_state(t, a, at) == CELL_OK)
        return dates[a].lo == dates[b].lo && dates[a].hi == dates[b].hi;
    return text_equal(text_trim(table_raw(t, a, at)), text_trim(table_raw(t, b, at)));
}

/* Of all but the key. */
static bool says_the_same(const table *t, uint32_t a, uint32_t b, uint16_t key) {
    for (uint16_t at = 0; at < t->decl->column_count; at++)
        if (at != key && !is_same_cell(t, a, b, at)) return false;
    return true;
}

/* NO_ROW: none. */
static uint32_t second_of(strays *s, const lookup *l, uint32_t row, uint16_t at, bool *good) {
    alike look;
    arena_reset(&s->scratch);
    *good = look_at(l, row, at, &s->scratch, &look);
    for (size_t kind = 0; kind < 2 && *good; kind++)
        for (uint32_t i = dict_find(&s->looks[kind], as(&look, kind)); i != DICT_NONE;
             i = s->all[i].next[kind])
            if (alike_equal(&look, &s->all[i].look) &&
                !says_the_same(l->of, row, s->all[i].row, at))
                return s->all[i].row;
    return NO_ROW;
}

/* Lines of days cannot be set aside. */
static void tell(const table *t, uint32_t row, uint32_t second, uint16_t at, bool skips,
                 notes *n) {
    text key = text_trim(table_raw(t, second, at)), own = text_trim(table_raw(t, row, at));
    text name = t->decl->columns[at].name, file = table_file(t, row);
    const char *there = table_file(t, second).at;
    uint32_t line = t->line[second], first = t->line[row];
    if (skips)
        notes_add(n, NOTE_WARNING, there, line, 0,
                  "%.*s %.*s looks like %.*s of %.*s:%u and says otherwise: whoever is there "
                  "is referred until one of the two is corrected or taken out, or this line is "
                  "named in skip_lines",
                  TEXT_ARGS(name), TEXT_ARGS(key), TEXT_ARGS(own), TEXT_ARGS(file), first);
    else
        notes_add(n, NOTE_WARNING, there, line, 0,
                  "%.*s %.*s looks like %.*s of %.*s:%u and says otherwise: whoever is there "
                  "is referred until one of the two is corrected or taken out",
                  TEXT_ARGS(name), TEXT_ARGS(key), TEXT_ARGS(own), TEXT_ARGS(file), first);
}

/* Marks rows that have a second one: 2 in `used`. */
static bool mark(strays *s, const lookup *l, uint16_t at, bool skips, bool *any, notes *n) {
    bool good = true;
    for (uint32_t row = 0; row < l->of->rows && good; row++) {
        if (l->used[row] == 0) continue;
        uint32_t second = second_of(s, l, row, at, &good);
        if (second == NO_ROW) continue;
        tell(l->of, row, second, at, skips, n);
        l->used[row] = 2;
        *any = true;
    }
    return good;
}

int second_row_settle(const lookup *l, const docket_source *d, size_t people,
                      const key_list *by, notes *n, fault *f) {
    strays s = { 0 };
    bool any = false;
    if (l->to == NULL || by->count != 1 ||
        l->of->decl->columns[by->here[0]].type != TYPE_ID)
        return 0;
    bool good = know(&s, l, d, by->here[0]);
    if (good && s.count > 0) good = mark(&s, l, by->here[0], d != NULL, &any, n);
    for (size_t i = 0; i < people && any; i++)
        if (l->to[i] != NO_ROW && l->used[l->to[i]] == 2) l->to[i] = NO_ROW;
    free(s.all);
    dict_clear(&s.looks[0]);
    dict_clear(&s.looks[1]);
    arena_clear(&s.memory);
    arena_clear(&s.scratch);
    return good ? 0 : fault_memory(f);
}
