/* differ: the command `vet diff`. */
#ifndef DESK_DIFFER_H
#define DESK_DIFFER_H
#include "ground/fault.h"

/* vet diff OUT OUT: an exit status (1: something differs), or a fault's code that nobody has
 * told. */
int differ_command(int argc, char **argv, fault *f);
#endif
