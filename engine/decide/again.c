/* again: who must be judged again, once all is decided.
 *
 * What a rule over a group says of one candidate because of another rests on how that other
 * stood when the rule ran. A rule of a later stage may decide otherwise of him; then the
 * finding may be another one, and whoever it is about is named with both. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "decide/again.h"

#include <stdlib.h>

static bool differs(const outcome_set *o, again *a) {
    a->now = outcome_result(o, a->other)->decision;
    return a->now != a->was;
}

static int again_order(const void *x, const void *y) {
    const again *a = x, *b = y;
    if (a->candidate != b->candidate) return a->candidate < b->candidate ? -1 : 1;
    if (a->rule != b->rule) return a->rule < b->rule ? -1 : 1;
    if (a->code != b->code) return a->code < b->code ? -1 : 1;
    return (a->other > b->other) - (a->other < b->other);
}

static size_t count_named(const outcome_set *o) {
    size_t n = 0;
    for (size_t i = 0; i < o->block_count; i++)
        for (size_t k = 0; k < o->blocks[i].reason_count; k++)
            n += o->blocks[i].reasons[k].other_count;
    return n;
}

/* A rejection rests on the other as he stood. Whom a person looks at anyway need be told only
 * that the other is out, and a warning keeps nobody out. */
static bool matters(const reason *r, const again *a) {
    if (r->effect == EFFECT_REJECT) return true;
    bool referred = r->effect == EFFECT_REFER || r->effect == EFFECT_HOLD;
    return referred && r->cause != CAUSE_UNKNOWN && (a->now == REJECT || a->was == REJECT);
}

static void add_named(outcome_set *o, const reason *r) {
    for (size_t i = 0; i < r->other_count; i++) {
        again a = { .candidate = r->candidate, .other = r->others[i], .rule = r->rule,
                    .code = r->code, .was = r->stood[i] };
        if (differs(o, &a) && matters(r, &a)) o->again[o->again_count++] = a;
    }
}

int again_find(outcome_set *o, fault *f) {
    if (o->evidence->pack->slate_count == 0) return 0;
    size_t rests = o->again_count;
    again *all = arena_take(&o->memory, (rests + count_named(o) + 1) * sizeof *all);
    if (all == NULL) return fault_memory(f);
    const again *from = o->again;
    o->again = all;
    o->again_count = 0;
    for (size_t i = 0; i < rests; i++) {
        again a = from[i];
        if (differs(o, &a)) all[o->again_count++] = a;
    }
    for (size_t i = 0; i < o->block_count; i++)
        for (size_t k = 0; k < o->blocks[i].reason_count; k++)
            add_named(o, &o->blocks[i].reasons[k]);
    if (o->again_count > 1) qsort(all, o->again_count, sizeof *all, again_order);
    return 0;
}
