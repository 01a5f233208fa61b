/* ruled: what rests on rulings, by whose word, and what became of each ruling.
 *
 * A decision that a person made is no decision of the rules: it is counted apart, under the
 * person's name, and a ruling that does not count is counted too, so that none is lost. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "tally/ruled.h"

#include <assert.h>
#include <stdlib.h>

static int name_order(const void *a, const void *b) {
    return text_compare(((const ruled_by *)a)->by, ((const ruled_by *)b)->by);
}

/* Each name once, in order. */
static int take_names(ruled_count *out, arena *a, const outcome_set *o, fault *f) {
    size_t count = 0;
    out->names = arena_take_zero(a, o->ruling_count + 1, sizeof *out->names);
    if (out->names == NULL) return fault_memory(f);
    for (size_t i = 0; i < o->ruling_count; i++)
        if (o->rulings[i].state == RULING_COUNTS) out->names[count++].by = o->rulings[i].by;
    if (count > 1) qsort(out->names, count, sizeof *out->names, name_order);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || !text_equal(out->names[out->name_count - 1].by, out->names[i].by))
            out->names[out->name_count++].by = out->names[i].by;
    return 0;
}

static void count_reason(ruled_count *out, const outcome_set *o, const reason *r) {
    ruled_by wanted = { .by = o->rulings[r->ruling].by };
    ruled_by *of = bsearch(&wanted, out->names, out->name_count, sizeof *of, name_order);
    if (of != NULL) of->reasons[r->ruled]++;
}

static void count_candidate(ruled_count *out, const outcome_set *o, uint32_t candidate) {
    size_t n;
    const result *r = outcome_result(o, candidate);
    if ((r->flags & RESULT_RULED) == 0) return;
    const reason *reasons = outcome_reasons(o, candidate, &n);
    out->candidates++;
    out->by[r->decision]++;
    for (size_t i = 0; i < n; i++)
        if (reasons[i].ruled != RULED_NOT) count_reason(out, o, &reasons[i]);
}

int ruled_make(ruled_count *out, arena *a, const outcome_set *o, fault *f) {
    *out = (ruled_count){ 0 };
    if (o->ruling_count == 0) return 0;
    if (take_names(out, a, o, f) != 0) return FAULT_MEMORY;
    for (size_t i = 0; i < o->ruling_count; i++) {
        out->rulings++;
        out->states[o->rulings[i].state]++;
    }
    for (uint32_t c = 0; c < o->evidence->candidates; c++)
        if (evidence_is_candidate(o->evidence, c)) count_candidate(out, o, c);
    return 0;
}

uint64_t ruled_idle(const ruled_count *r) {
    return r->rulings - r->states[RULING_COUNTS] - r->states[RULING_LATER];
}

const char *ruled_name(int n) {
    static const char *const names[] = { "", "lifted", "upheld", "cleared" };
    assert(n >= 0 && n <= RULED_CLEARED);
    return names[n];
}

const char *ruling_state_name(int n) {
    static const char *const names[] = { "counts",    "unreadable", "nobody",  "no_rule",
                                         "no_reason", "not_given",  "changed", "differs",
                                         "held",      "broken",     "unfit",   "later" };
    assert(n >= 0 && n < RULING_STATES);
    return names[n];
}
