/* notifier: the command `vet notice`. */
#ifndef DESK_NOTIFIER_H
#define DESK_NOTIFIER_H
#include "ground/fault.h"

int notifier_command(int argc, char **argv, fault *f);
#endif
