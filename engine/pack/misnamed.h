/* misnamed: files in the pack's folder that hold rules, by their names, and are not read. */
#ifndef PACK_MISNAMED_H
#define PACK_MISNAMED_H
#include "ground/arena.h"
#include "ground/fault.h"
#include "ground/notes.h"

/* Each is an error among the notes. 0 or FAULT_MEMORY. */
int misnamed_find(const char *folder, arena *a, notes *n, fault *f);
#endif
