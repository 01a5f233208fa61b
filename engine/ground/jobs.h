/* jobs: several things done at once, by as many threads as are wanted. */
#ifndef GROUND_JOBS_H
#define GROUND_JOBS_H
#include <stddef.h>

typedef void (*job)(void *payload, size_t number);

/* Does the jobs 0 to count - 1, each once, by any of so many threads, the caller's among them;
 * by one thread in order. Ends when all are done. Fewer threads than asked for is no fault. */
void jobs_do(size_t count, unsigned threads, job what, void *payload);
#endif
