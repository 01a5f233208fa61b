/* errands: things to do in order, some of them by a second thread meanwhile.
 *
 * Whoever is free takes the first that may begin: of its own, else of the other's; or waits
 * until one may. After one has failed none behind it is begun, but all before it are, so that
 * the fault told is the same whoever did what, and when. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/errands.h"

#include <assert.h>
#include <pthread.h>

typedef struct tour {
    const errand *errands;
    void *payload;
    pthread_mutex_t lock; /* over all below */
    pthread_cond_t changed;
    bool two;
    bool begun[ERRANDS_MAX], done[ERRANDS_MAX];
    int failed;           /* the first that did, or how many there are; */
    int status;           /* what it returned, */
    fault fault;          /* and what it said */
} tour;

static bool may_begin(const tour *r, int i) {
    int after = r->errands[i].after;
    return !r->begun[i] && (after == AFTER_NONE || r->done[after]);
}

/* The number of the errand to take, or -1; *left: some has yet to begin. */
static int choose(const tour *r, bool beside, bool *left) {
    int other = -1;
    *left = false;
    for (int i = 0; i < r->failed; i++) {
        *left |= !r->begun[i];
        if (!may_begin(r, i)) continue;
        if (!r->two || r->errands[i].beside == beside) return i;
        if (other < 0) other = i;
    }
    return other;
}

/* Under the lock, which is let go meanwhile. */
static void run(tour *r, int i) {
    fault f = { 0 };
    r->begun[i] = true;
    pthread_mutex_unlock(&r->lock);
    int status = r->errands[i].run(r->payload, &f);
    pthread_mutex_lock(&r->lock);
    r->done[i] = status == 0;
    if (status != 0 && i < r->failed) {
        r->failed = i;
        r->status = status;
        r->fault = f;
    }
    pthread_cond_broadcast(&r->changed);
}

static void go_round(tour *r, bool beside) {
    bool left = true;
    pthread_mutex_lock(&r->lock);
    while (left) {
        int i = choose(r, beside, &left);
        if (i >= 0) run(r, i);
        else if (left) pthread_cond_wait(&r->changed, &r->lock);
    }
    pthread_mutex_unlock(&r->lock);
}

static void *go_beside(void *payload) {
    go_round(payload, true);
    return NULL;
}

int errands_do(const errand *errands, int count, bool two, void *payload, fault *f) {
    tour r = { .errands = errands, .payload = payload, .failed = count };
    pthread_t thread;
    assert(count <= ERRANDS_MAX);
    pthread_mutex_init(&r.lock, NULL);
    pthread_cond_init(&r.changed, NULL);
    pthread_mutex_lock(&r.lock);
    two = r.two = two && pthread_create(&thread, NULL, go_beside, &r) == 0;
    pthread_mutex_unlock(&r.lock);
    go_round(&r, false);
    if (two) pthread_join(thread, NULL);
    pthread_cond_destroy(&r.changed);
    pthread_mutex_destroy(&r.lock);
    if (r.status != 0 && f != NULL) *f = r.fault;
    return r.status;
}
