/* notice_terms: what the pack says of letters to candidates, read back from the record. */
#ifndef AUDIT_NOTICE_TERMS_H
#define AUDIT_NOTICE_TERMS_H
#include "audit/terms.h"

/* Into r->pack.notice; days, parameters and languages have been read. FAULT_DATA: damaged. */
int notice_terms_read(record *r, fault *f);
#endif
