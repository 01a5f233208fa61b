/* help: what `vet help` says, of all commands or of one. */
#ifndef DESK_HELP_H
#define DESK_HELP_H
#include <stdbool.h>

#include "ground/sink.h"

/* The page of one command; of all with NULL. False: there is none of that name, nothing is
 * said. */
bool help_print(sink *to, const char *command);
#endif
