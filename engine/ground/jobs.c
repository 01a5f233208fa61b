/* jobs: several things done at once, by as many threads as are wanted.
 *
 * Who is free takes the job with the next number. What a job finds, and what goes wrong
 * in it, it keeps in a place of its own; whoever asked for the jobs looks at the places
 * in order, so that nothing shows who did what, and when. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/jobs.h"

#include <pthread.h>

enum { THREADS_MAX = 64 };

typedef struct queue {
    job what;
    void *payload;
    size_t count;
    size_t next; /* atomic */
} queue;

static void *work(void *payload) {
    queue *q = payload;
    for (;;) {
        size_t number = __atomic_fetch_add(&q->next, 1, __ATOMIC_RELAXED);
        if (number >= q->count) return NULL;
        q->what(q->payload, number);
    }
}

void jobs_do(size_t count, unsigned threads, job what, void *payload) {
    queue q = { what, payload, count, 0 };
    pthread_t others[THREADS_MAX];
    size_t wanted = threads < THREADS_MAX ? threads : THREADS_MAX, started = 0;
    while (started + 1 < wanted && started + 1 < count &&
           pthread_create(&others[started], NULL, work, &q) == 0)
        started++;
    work(&q);
    while (started > 0) pthread_join(others[--started], NULL);
}
