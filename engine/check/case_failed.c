/* case_failed: rules that failed in one case and fail in the same way in others.
 *
 * A mistake in one rule fails every case of a pack, and whatever else differs in these may
 * come of it. So it is told in full once, where it is met first, and counted from then on:
 * a page of hundreds of lines has one thing to say. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "check/case_failed.h"

#include <stdlib.h>

enum { FAILED_MAX = 1000 };

static failed_rule *find(const case_failed *c, const reason *r) {
    for (size_t i = 0; i < c->count; i++)
        if (c->items[i].rule == r->rule && text_equal(c->items[i].words, r->words[0]))
            return &c->items[i];
    return NULL;
}

bool case_failed_again(case_failed *c, const reason *r, const test_case *in) {
    failed_rule *known = find(c, r);
    if (known == NULL) return false;
    if (known->line != in->line || known->file != in->file) known->cases++;
    known->file = in->file;
    known->line = in->line;
    return true;
}

void case_failed_add(case_failed *c, const reason *r, const test_case *in) {
    failed_rule made = { .rule = r->rule, .file = in->file, .line = in->line };
    if (find(c, r) == NULL &&
        grow((void **)&c->items, &c->room, c->count, sizeof made, FAILED_MAX) &&
        arena_text(&c->memory, r->words[0], &made.words))
        c->items[c->count++] = made;
}

void case_failed_put(const case_failed *c, const pack *p, sink *to) {
    for (size_t i = 0; i < c->count; i++) {
        size_t n = c->items[i].cases;
        if (n == 0) continue;
        sink_terminal(to, p->rules[c->items[i].rule].id);
        sink_print(to, " failed in the same way in %zu more case%s\n", n, n == 1 ? "" : "s");
    }
}

void case_failed_clear(case_failed *c) {
    free(c->items);
    arena_clear(&c->memory);
    *c = (case_failed){ 0 };
}
