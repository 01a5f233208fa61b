/* machine: what this process may use of the machine it runs on. */
#ifndef DESK_MACHINE_H
#define DESK_MACHINE_H
#include <stdint.h>

/* Processors it may run on, which can be fewer than there are; at least 1. */
unsigned machine_processors(void);
/* Bytes of memory it may take: the least of what is built in, what the shell allows (ulimit -d
 * and -v) and what its control groups allow. Those are looked for beneath `root`, "" but for
 * tests. UINT64_MAX: nobody says. */
uint64_t machine_memory(const char *root);

/* What a run takes when nothing is said: a thread for each processor, but no more than this;
 * and half of the memory (0: no limit). The other half is for what does not lie in arrays, and
 * for everybody else on the machine. */
enum { MACHINE_THREADS_MAX = 64 };
unsigned machine_threads(void);
uint64_t machine_half_memory(void);
/* As many open files as this process may ask for: a large array in a temporary file keeps it
 * open, and a pack may have hundreds of columns. When it is refused, a run that needs them says
 * so. */
void machine_allow_files(void);
#endif
