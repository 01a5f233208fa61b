/* store_rules: what a run was judged by, into the store. */
#ifndef AUDIT_STORE_RULES_H
#define AUDIT_STORE_RULES_H
#include "audit/put.h"

/* The tables stage, rule, suppress, fact, cite, law, reason_text and text. 0 or a fault in
 * w->f. */
int store_rules_write(writer *w);
#endif
