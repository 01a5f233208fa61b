/* looker: the command `vet look`. */
#ifndef DESK_LOOKER_H
#define DESK_LOOKER_H
#include "ground/fault.h"

/* vet look FOLDER [PACK [SOURCE=FILE ...]]: an exit status, or a fault's code that nobody has
 * told. */
int looker_command(int argc, char **argv, fault *f);
#endif
