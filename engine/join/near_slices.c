/* near_slices: everybody of one side asks for near rows, a slice of them at a time.
 *
 * Nobody's question depends on another's, and nearly all of a million ask in vain: so they are
 * cut into slices of one size, which whoever is free takes. Each slice keeps what it finds; in
 * the end all of it is put behind each other in the order of those who asked, so that nothing
 * shows how many threads there were. Once more is found than is kept the others need not ask:
 * it will be refused. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/near_slices.h"

#include <stdlib.h>
#include <string.h>

#include "ground/jobs.h"

enum { SLICE = 4096 };

typedef struct run {
    const near_asking *of;
    near_slice *slices;
    size_t found;              /* by all so far; atomic */
} run;

int near_list_add(near_list *to, near_row pair, near_refuse *refuse, const void *of,
                  fault *f) {
    if (to->count >= NEAR_FOUND_MAX) return refuse(of, f);
    if (!grow((void **)&to->items, &to->room, to->count, sizeof *to->items, NEAR_FOUND_MAX))
        return fault_memory(f);
    to->items[to->count++] = pair;
    return 0;
}

static void ask_slice(void *payload, size_t number) {
    run *r = payload;
    near_slice *s = &r->slices[number];
    size_t left = r->of->count - number * SLICE;
    if (__atomic_load_n(&r->found, __ATOMIC_RELAXED) > NEAR_FOUND_MAX) return;
    s->first = (uint32_t)(number * SLICE);
    s->end = s->first + (uint32_t)(left < SLICE ? left : SLICE);
    r->of->ask(r->of->payload, s);
    __atomic_fetch_add(&r->found, s->found.count, __ATOMIC_RELAXED);
}

/* Puts what all have found behind what there is. */
static int take_all(const run *r, size_t count, near_list *to, fault *f) {
    if (r->found == 0) return 0;
    if (r->found > NEAR_FOUND_MAX - to->count) return r->of->refuse(r->of->payload, f);
    size_t all = to->count + r->found;
    near_row *items = realloc(to->items, all * sizeof *items);
    if (items == NULL) return fault_memory(f);
    to->items = items;
    to->room = all;
    for (size_t i = 0; i < count; i++) {
        const near_list *from = &r->slices[i].found;
        if (from->count == 0) continue;
        memcpy(to->items + to->count, from->items, from->count * sizeof *items);
        to->count += from->count;
    }
    return 0;
}

static int first_fault(run *r, size_t count, fault *f) {
    for (size_t i = 0; i < count; i++)
        if (r->slices[i].wrong.code != 0) return fault_take(f, &r->slices[i].wrong);
    return 0;
}

int near_slices_ask(const near_asking *a, near_list *to, fault *f) {
    size_t count = (a->count + SLICE - 1) / SLICE;
    run r = { .of = a, .slices = calloc(count + 1, sizeof *r.slices) };
    if (r.slices == NULL) return fault_memory(f);
    jobs_do(count, a->threads, ask_slice, &r);
    int error = first_fault(&r, count, f);
    if (error == 0) error = take_all(&r, count, to, f);
    for (size_t i = 0; i < count; i++) free(r.slices[i].found.items);
    free(r.slices);
    return error;
}
