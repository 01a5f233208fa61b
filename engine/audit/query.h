/* query: rows of a database nobody need trust; every number is checked where it is read. */
#ifndef AUDIT_QUERY_H
#define AUDIT_QUERY_H
#include "ground/arena.h"
#include "ground/day.h"
#include "ground/fault.h"

struct sqlite3;
struct sqlite3_stmt;
/* A query in progress. Columns are read in order with the query_ functions; the first that
 * is out of range is remembered in `code` and ends the query at the next row. */
typedef struct query {
    struct sqlite3 *db;
    arena *a; /* where texts go; NULL: they are borrowed until the next row */
    struct sqlite3_stmt *stmt;
    fault *f;
    int at, code;
} query;

/* For a program, before it opens any database: SQLite no longer counts the memory it takes,
 * which nobody asks it and for which it locks and unlocks a mutex at every piece. */
void query_lighten(void);

query query_ask(struct sqlite3 *db, arena *a, const char *sql, fault *f);
bool query_next(query *q);                      /* false: no more rows, or a fault in q->code */
int query_end(query *q);                        /* gives all back; the code */
void query_bind_text(query *q, int at, text t); /* borrowed until the end */
void query_bind_number(query *q, int at, int64_t n);
void query_again(query *q); /* back to the start, for other bound values */

int64_t query_number(query *q, int64_t most); /* 0..most */
int64_t query_number_or(query *q, int64_t most, int64_t otherwise); /* NULL: the other */
int64_t query_signed(query *q);               /* any; NULL: 0 */
/* An index below `count`, below 0xffff; NULL gives 0xffff when `or_none`. */
uint16_t query_index(query *q, size_t count, bool or_none);
text query_text(query *q); /* bytes, NUL after them when they are kept; NULL: "" */
text query_text_or(query *q, text otherwise);  /* NULL: the other */
span query_span(query *q); /* as date_print writes it; NULL: lo == DAY_NONE */

/* FAULT_DATA: "is damaged or was not written by vet: ..." with SQLite's own words, or
 * `what`; FAULT_MEMORY when it ran out of memory. */
int query_damaged(struct sqlite3 *db, fault *f);
int query_bad(fault *f, const char *what);
#endif
