/* store_units: units and who stands in them, and the counts of the whole list, into the
 * store. */
#ifndef AUDIT_STORE_UNITS_H
#define AUDIT_STORE_UNITS_H
#include "audit/put.h"

/* The tables total, reason_count, wait_count, unit and unit_of. 0 or a fault in w->f. */
int store_units_write(writer *w);
#endif
