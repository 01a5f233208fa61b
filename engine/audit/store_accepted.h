/* store_accepted: those of whom nothing was said, into the store. */
#ifndef AUDIT_STORE_ACCEPTED_H
#define AUDIT_STORE_ACCEPTED_H
#include "audit/put.h"

/* The table accepted. 0 or a fault in w->f. */
int store_accepted_write(writer *w);
#endif
