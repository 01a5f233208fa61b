/* watch: a line on the terminal that says how far a long run is, how fast, and how long it
 * takes yet. */
#ifndef DESK_WATCH_H
#define DESK_WATCH_H
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

typedef struct watch {
    pthread_mutex_t lock;
    struct timespec began, told;
    uint64_t before;           /* done when it began to look */
    bool on, looking, shown;
} watch;

void watch_begin(watch *w, bool on);    /* on: somebody watches */
/* The `progress` of a run, its payload a watch; from any thread. */
void watch_step(void *payload, uint64_t done, uint64_t all);
void watch_end(watch *w);               /* takes the line away */
#endif
