/* counter: the command `vet tally`. */
#ifndef DESK_COUNTER_H
#define DESK_COUNTER_H
#include "ground/fault.h"

/* vet tally OUT --by NAMES | --impact NAME | --against OUT: an exit status, or a fault's code
 * that nobody has told. */
int counter_command(int argc, char **argv, fault *f);
#endif
