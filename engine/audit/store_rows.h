/* store_rows: the rows of a run's long tables, given to SQLite as virtual tables. */
#ifndef AUDIT_STORE_ROWS_H
#define AUDIT_STORE_ROWS_H
#include "audit/kinds.h"

struct sqlite3;
/* Offers given_decision and given_reason on this connection, with the columns of the tables
 * decision and reason_row. Reasons are told apart by their kind. Outcomes
 * and kinds must outlive the connection. Returns an SQLite code. */
int store_rows_offer(struct sqlite3 *db, const outcome_set *o, kinds *k);
#endif
