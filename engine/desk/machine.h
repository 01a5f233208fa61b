/* machine: what this process may use of the machine it runs on. */
#ifndef DESK_MACHINE_H
#define DESK_MACHINE_H
#include <stdint.h>

/* Processors it may run on, which can be fewer than there are; at least 1. */
unsigned machine_processors(void);
/* Bytes of memory it may take: the least of what is built in, what the shell allows (ulimit -d and -v) and what its
 * control groups allow. Those are looked for beneath `root`, "" but for tests. UINT64_MAX: nobody says. */
uint64_t machine_memory(const char *root);
#endif
