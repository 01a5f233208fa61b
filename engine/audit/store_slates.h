/* store_slates: what rules over groups are and found, into the store. */
#ifndef AUDIT_STORE_SLATES_H
#define AUDIT_STORE_SLATES_H
#include "audit/put.h"

/* rule_group, alert, alert_other, other, again; 0 or FAULT_OUTPUT. */
int store_slates_write(writer *w);
#endif
