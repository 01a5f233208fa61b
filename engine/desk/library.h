/* library: the functions of include/vet.h, over the same rooms as the program. */
#ifndef DESK_LIBRARY_H
#define DESK_LIBRARY_H
#include "vet.h"
#endif
