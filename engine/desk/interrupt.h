/* interrupt: Ctrl-C and its like: the hidden folder goes before the program does. */
#ifndef DESK_INTERRUPT_H
#define DESK_INTERRUPT_H
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>

#include "ground/folder_draft.h"

typedef struct interrupt {
    folder_guard guard;      /* for the draft of the command */
    sigset_t awaited, before;
    pthread_t thread;
    bool waits;              /* there is a thread */
    bool over;               /* atomic: the command ended by itself */
} interrupt;

/* From here to the end INT, TERM and HUP remove the guarded draft, and then end the program as
 * they always do. Begin before any other thread is started, and end when all have ended. A
 * signal that was ignored or blocked stays so. Where no thread can be had, signals do what they
 * do without all this. */
void interrupt_begin(interrupt *i);
void interrupt_end(interrupt *i);
#endif
