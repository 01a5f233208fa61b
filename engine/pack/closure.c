/* closure: functions of the running state and what their variables hold.
 *
 * Made by whoever runs the pack, read by the checks. Functions hold tables that hold
 * functions again, in circles if the author likes, so the walk keeps a list. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/closure.h"

#include <stdlib.h>
#include <string.h>

enum { REACH_MAX = 10000, TABLE_DEPTH_MAX = 16 };

typedef struct reach {
    const closure **items;
    size_t count, room;
    bool no_memory;
} reach;

static void add(reach *r, const closure *c) {
    for (size_t i = 0; i < r->count; i++)
        if (r->items[i] == c) return;
    if (r->count == REACH_MAX) return;
    if (!grow((void **)&r->items, &r->room, r->count, sizeof *r->items, REACH_MAX))
        r->no_memory = true;
    else r->items[r->count++] = c;
}

static void add_value(reach *r, const const_value *v, int depth) {
    if (v->kind == CONST_FUNCTION && v->function != NULL) add(r, v->function);
    if (depth == TABLE_DEPTH_MAX) return;
    for (size_t i = 0; i < v->pair_count; i++) add_value(r, &v->pairs[i].value, depth + 1);
}

bool closure_reach(const closure *from, arena *memory, const closure ***out, size_t *count) {
    reach r = { 0 };
    add(&r, from);
    for (size_t i = 0; i < r.count; i++)
        for (size_t j = 0; j < r.items[i]->upvalue_count; j++)
            add_value(&r, &r.items[i]->upvalues[j].value, 0);
    const closure **list = r.no_memory ? NULL : arena_take(memory, r.count * sizeof *list);
    if (list != NULL) memcpy(list, r.items, r.count * sizeof *list);
    *out = list;
    *count = list != NULL ? r.count : 0;
    free(r.items);
    return list != NULL;
}
