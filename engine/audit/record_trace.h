/* record_trace: what one candidate's rules read, from the record. */
#ifndef AUDIT_RECORD_TRACE_H
#define AUDIT_RECORD_TRACE_H
#include "audit/terms.h"

/* The stored trace; 0: none is kept (accepted), 1: it is. */
int record_trace(record *r, uint32_t candidate, arena *a, text *out, fault *f);
#endif
