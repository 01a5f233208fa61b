/* store_replies: replies no rule saw, and what every department has answered, into the
 * store. */
#ifndef AUDIT_STORE_REPLIES_H
#define AUDIT_STORE_REPLIES_H
#include "audit/put.h"

/* The tables aside and reply_count. 0 or a fault in w->f. */
int store_replies_write(writer *w);
#endif
