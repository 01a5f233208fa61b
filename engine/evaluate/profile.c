/* profile: what each rule cost to ask, and why one learns nothing.
 *
 * Every worker counts for itself while it judges; the sums are made when all are done. A
 * rule that asks Lua for more than every tenth answer is told why: which of the causes that
 * keep an answer from being learned was met most often. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/profile.h"

#include <stdlib.h>

int profile_init(profile *p, uint64_t (*clock)(void), size_t rules, fault *f) {
    *p = (profile){ .clock = clock, .count = rules };
    p->rules = calloc(rules + 1, sizeof *p->rules);
    return p->rules == NULL ? fault_memory(f) : 0;
}

void profile_clear(profile *p) {
    free(p->rules);
    *p = (profile){ 0 };
}

void profile_note(rule_profile *r, learning how, uint64_t nanoseconds) {
    r->by_lua++;
    r->nanoseconds += nanoseconds;
    r->learning[how]++;
}

void profile_take_tree(rule_profile *r, const tree *t) {
    r->nodes = t->count;
    r->bytes = t->room * sizeof *t->nodes;
    for (size_t i = 0; i < t->count; i++) r->bytes += t->nodes[i].kid_room * sizeof(kid);
}

void profile_add(profile *p, const rule_profile *worker) {
    for (size_t i = 0; i < p->count; i++) {
        rule_profile *to = &p->rules[i];
        const rule_profile *from = &worker[i];
        to->asked += from->asked;
        to->by_lua += from->by_lua;
        to->nanoseconds += from->nanoseconds;
        for (size_t k = 0; k < LEARNINGS; k++) to->learning[k] += from->learning[k];
        if (from->nodes > to->nodes) to->nodes = from->nodes;
        to->bytes += from->bytes;
    }
}

const char *profile_why(const rule_profile *r) {
    static const char *const words[LEARNINGS] = {
        [LEARN_DONE] = NULL,
        [LEARN_UNCLAIMED] =
            "it reads what no path can hold: a text, name, id, decimal, length of "
            "time, period, or rows put in an order",
        [LEARN_LONG] = "it reads more than a path can hold",
        [LEARN_KNOWN] = "it asks a fact that no path can hold: that is always asked in Lua",
        [LEARN_NO_ROOM] = "its values are too many for a tree of paths",
        [LEARN_GIVEN_UP] = "there was no memory for what it says: its tree was given up",
        [LEARN_CONTRADICTS] =
            "equal answers led it to different questions: its tree was given up",
        [LEARN_CONFIRMED] = NULL,
        [LEARN_STOPPED] =
            "something is closely matched, unknown in a way that no path can hold, or "
            "went wrong: that is always asked in Lua",
        [LEARN_NEVER] = "nothing is learned with --plain",
        [LEARN_TOGETHER] =
            "it judges the members of a group together: that is always asked in Lua",
    };
    size_t most = LEARN_UNCLAIMED;
    if (r->by_lua * 10 <= r->asked) return NULL;
    for (size_t i = most; i < LEARNINGS; i++)
        if (r->learning[i] > r->learning[most]) most = i;
    return r->learning[most] > r->learning[LEARN_DONE] ? words[most] : NULL;
}
