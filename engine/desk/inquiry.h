/* inquiry: what commands that ask about one candidate of a finished run have in common. */
#ifndef DESK_INQUIRY_H
#define DESK_INQUIRY_H
#include "audit/record.h"

/* FAULT_USAGE: nobody on the list has this key, with the nearest one that somebody has. */
int inquiry_nobody(record *r, const char *key, arena *a, fault *f);
#endif
