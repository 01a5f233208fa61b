/* interrupt: Ctrl-C and its like: the hidden folder goes before the program does.
 *
 * What a command has written so far tells of persons, and nobody would look for it in a hidden
 * folder. A handler could not remove it: next to nothing may be called in one. So the signals
 * are blocked in every thread, and one more thread does nothing but wait for them. When one
 * comes, it removes the draft and lets the signal do what it does by default, so that whoever
 * started us learns that we were killed by it. It keeps the guard's lock: no thread can name
 * the draft, or tell of files that are gone, between that and the end. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/interrupt.h"

#include <stddef.h>
#include <unistd.h>

/* Those that are neither ignored, as under nohup, nor blocked by who started us. */
static bool choose_signals(sigset_t *awaited, const sigset_t *before) {
    static const int ends[] = { SIGINT, SIGTERM, SIGHUP };
    bool any = false;
    sigemptyset(awaited);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct sigaction now;
        if (sigaction(ends[i], NULL, &now) != 0 || now.sa_handler != SIG_DFL) continue;
        if (sigismember(before, ends[i]) != 0) continue;
        sigaddset(awaited, ends[i]);
        any = true;
    }
    return any;
}

/* The default of all of them is that the program ends. */
static void end_by(int number) {
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, number);
    pthread_sigmask(SIG_UNBLOCK, &one, NULL);
    raise(number);
}

/* Our own call at the end is told from a signal of somebody else by who sent it. */
static void *await(void *payload) {
    interrupt *i = payload;
    siginfo_t from;
    int number;
    do {
        number = sigwaitinfo(&i->awaited, &from);
    } while (number < 0);
    if (from.si_pid == getpid() && __atomic_load_n(&i->over, __ATOMIC_ACQUIRE)) return NULL;
    folder_guard_remove(&i->guard);
    end_by(number);
    return NULL;
}

void interrupt_begin(interrupt *i) {
    *i = (interrupt){ 0 };
    pthread_mutex_init(&i->guard.lock, NULL);
    pthread_sigmask(SIG_BLOCK, NULL, &i->before);
    if (!choose_signals(&i->awaited, &i->before)) return;
    pthread_sigmask(SIG_BLOCK, &i->awaited, NULL);
    i->waits = pthread_create(&i->thread, NULL, await, i) == 0;
    if (!i->waits) pthread_sigmask(SIG_SETMASK, &i->before, NULL);
}

static int any_of(const sigset_t *awaited) {
    int number = 1;
    while (sigismember(awaited, number) == 0) number++;
    return number;
}

/* A signal that comes meanwhile ends the program too: by the thread, or once it is let
 * through. */
static void stop_waiting(interrupt *i) {
    __atomic_store_n(&i->over, true, __ATOMIC_RELEASE);
    pthread_kill(i->thread, any_of(&i->awaited));
    pthread_join(i->thread, NULL);
    pthread_sigmask(SIG_SETMASK, &i->before, NULL);
}

void interrupt_end(interrupt *i) {
    if (i->waits) stop_waiting(i);
    pthread_mutex_destroy(&i->guard.lock);
}
