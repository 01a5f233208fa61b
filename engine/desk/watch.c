/* watch: a line on the terminal that says how far a long run is, how fast, and how long it
 * takes yet.
 *
 * The rate is that of judging alone, from the first report on: what reading took says nothing
 * about the rest. Several threads report; the one that finds the line free writes it, at most
 * five times a second. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/watch.h"

#include <stdio.h>

static double between(const struct timespec *from, const struct timespec *to) {
    return (double)(to->tv_sec - from->tv_sec) + (double)(to->tv_nsec - from->tv_nsec) / 1e9;
}

void watch_begin(watch *w, bool on) {
    *w = (watch){ .on = on };
    pthread_mutex_init(&w->lock, NULL);
}

static void show(watch *w, const struct timespec *now, uint64_t done, uint64_t all) {
    double rate = (double)(done - w->before) / between(&w->began, now);
    fprintf(stderr, "\r%llu of %llu candidates, %.0f a second, %.0f s left\033[K",
            (unsigned long long)done, (unsigned long long)all, rate,
            (double)(all - done) / rate);
    w->shown = true;
    w->told = *now;
}

void watch_step(void *payload, uint64_t done, uint64_t all) {
    watch *w = payload;
    struct timespec now;
    if (!w->on || pthread_mutex_trylock(&w->lock) != 0) return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (!w->looking) {
        w->looking = true;
        w->began = w->told = now;
        w->before = done;
    } else if (done > w->before && between(&w->told, &now) >= 0.2) {
        show(w, &now, done, all);
    }
    pthread_mutex_unlock(&w->lock);
}

void watch_end(watch *w) {
    if (w->shown) fputs("\r\033[K", stderr);
    pthread_mutex_destroy(&w->lock);
}
