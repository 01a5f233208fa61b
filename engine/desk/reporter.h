/* reporter: the command `vet report`. */
#ifndef DESK_REPORTER_H
#define DESK_REPORTER_H
#include "ground/fault.h"

/* vet report OUT [--lang L] [--public] [-o FILE] [--replace]: an exit status, or a fault's code
 * that nobody has told. */
int reporter_command(int argc, char **argv, fault *f);
#endif
