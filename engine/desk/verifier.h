/* verifier: the command `vet verify`: a finished run, made again and compared. */
#ifndef DESK_VERIFIER_H
#define DESK_VERIFIER_H
#include "ground/fault.h"

/* Returns an exit status, or a fault's code that nobody has told yet. */
int verifier_command(int argc, char **argv, fault *f);
#endif
