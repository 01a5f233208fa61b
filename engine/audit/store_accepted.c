/* store_accepted: those of whom nothing was said, into the store.
 *
 * Bodies know nothing of each other, and to pack one takes longer than to write it. So some are
 * packed at once, by as many threads as there may be, and then written in order; what threads
 * do shows nowhere. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/store_accepted.h"

#include "audit/accepted.h"
#include "ground/jobs.h"

enum { AT_ONCE = 64 };

typedef struct packed_bodies {
    const outcome_set *o;
    size_t first;           /* the body in the first place */
    sink bodies[AT_ONCE];
    size_t counts[AT_ONCE]; /* who is in them */
} packed_bodies;

static size_t row_of(const packed_bodies *some, size_t place) {
    return (some->first + place) * ACCEPTED_ROWS;
}

static void pack_one(void *payload, size_t place) {
    packed_bodies *some = payload;
    some->bodies[place].used = 0;
    some->counts[place] =
        accepted_write(&some->bodies[place], some->o, (uint32_t)row_of(some, place));
}

static void put_one(put *p, const packed_bodies *some, size_t place) {
    const sink *body = &some->bodies[place];
    if (body->failed) p->w->no_memory = true;
    if (some->counts[place] > 0)
        put_row(p, "iib", (int64_t)row_of(some, place), (int64_t)some->counts[place],
                (text){ body->buffer, body->used });
}

int store_accepted_write(writer *w) {
    size_t all = (w->e->candidates + ACCEPTED_ROWS - 1) / ACCEPTED_ROWS;
    put p = put_begin(w, "INSERT INTO accepted VALUES(?,?,?)");
    packed_bodies some = { .o = w->o };
    for (; some.first < all; some.first += AT_ONCE) {
        size_t count = all - some.first < AT_ONCE ? all - some.first : AT_ONCE;
        jobs_do(count, w->workers, pack_one, &some);
        for (size_t i = 0; i < count; i++) put_one(&p, &some, i);
    }
    for (size_t i = 0; i < AT_ONCE; i++) sink_drop(&some.bodies[i]);
    return put_end(&p);
}
