/* store_tallies: declared tallies, and what they are compared with, into the store. */
#ifndef AUDIT_STORE_TALLIES_H
#define AUDIT_STORE_TALLIES_H
#include "audit/put.h"

int store_tallies_write(writer *w);
#endif
