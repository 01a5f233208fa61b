/* store_rows: the rows of a run's long tables, written behind what SQLite wrote. */
#ifndef AUDIT_STORE_ROWS_H
#define AUDIT_STORE_ROWS_H
#include "tally/verdict.h"

enum { LONG_TABLES = 3 };
extern const char *const long_table_names[LONG_TABLES];

/* `fd` is a file SQLite has closed, `tops` are the pages in which it keeps the tables, still empty. */
int store_rows_write(int fd, const uint32_t tops[LONG_TABLES], const outcome_set *o, fault *f);
#endif
