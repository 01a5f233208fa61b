/* profiler: the profile of a run, for who writes rules. On stderr, never in the output
 * folder. */
#ifndef DESK_PROFILER_H
#define DESK_PROFILER_H
#include <stdio.h>

#include "evaluate/profile.h"

uint64_t profiler_clock(void);     /* nanoseconds */
void profiler_print(FILE *to, const profile *p, const pack *of);
#endif
