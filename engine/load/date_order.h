/* date_order: columns of dates whose files show another order of day and month than is
 * declared. */
#ifndef LOAD_DATE_ORDER_H
#define LOAD_DATE_ORDER_H
#include "load/docket.h"

/* Once all rows of a source are read: where a cell of a file can only be read with day and
 * month in the other order, every date of this file and column that both orders read becomes
 * the span of both, and the clerk is told. */
void date_order_check(table *t, const docket_source *s, notes *n);
#endif
