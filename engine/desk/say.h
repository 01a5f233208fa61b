/* say: what the desk tells people on standard error, and the exit status it comes to. */
#ifndef DESK_SAY_H
#define DESK_SAY_H
#include "ground/fault.h"
#include "ground/notes.h"
#include "ground/sink.h"

/* Exit status: 0 done; 1 done, with gaps; 2 usage; 3 data, 4 pack cannot be used; 5 not
 * written. */
enum {
    EXIT_DONE = 0,
    EXIT_GAPS = 1,
    EXIT_USAGE = 2,
    EXIT_DATA = 3,
    EXIT_PACK = 4,
    EXIT_OUTPUT = 5
};
/* The exit status of a fault's code. */
int say_exit(int code);
/* In Chinese where that is asked for; mistakes in a pack are told as they are
 * (report/errors_words). */
void say_fault(const fault *f, bool chinese);
/* All notes as they were met, to a limit, in Chinese where that is asked for; without
 * warnings for a fault of the pack. True when the fault (NULL: there is none) was one of them
 * and is told with that. */
bool say_notes(const notes *n, const fault *f, bool chinese);
/* Flushes standard output, frees its buffer: 0, or the code of a fault that nobody has told
 * yet. */
int say_end(sink *to, int status, fault *f);
/* Shows what stands in a memory sink, which asks for no more memory: the exit status. */
int say_screen(sink *screen, bool chinese);
#endif
