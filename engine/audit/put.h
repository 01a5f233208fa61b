/* put: one row after the other into a table of the store. */
#ifndef AUDIT_PUT_H
#define AUDIT_PUT_H
#include "evaluate/result.h"
#include "tally/tally.h"

struct sqlite3;
struct sqlite3_stmt;

typedef struct writer {
    struct sqlite3 *db;
    const outcome_set *o;
    const evidence *e;
    const pack *pack;
    const tally *t;
    struct traces_ahead *ahead; /* or NULL */
    unsigned workers;
    const char *path;
    fault *f;
    arena scratch;
    bool no_memory; /* sticky: a text could not be made */
} writer;

int put_refuse(writer *w);                     /* FAULT_OUTPUT in the words of SQLite */
int put_run(writer *w, const char *sql);       /* statements without values */
text put_made(writer *w, const char *printed); /* what arena_print made of the scratch memory */

/* Binds one row by a format and runs it: i int64_t, n int64_t * or NULL, t text, o text or NULL
 * when empty, x index or NULL, d day or NULL, h digest, b bytes (text). The statement lives
 * from the first row to put_end. */
typedef struct put {
    writer *w;
    const char *sql;
    struct sqlite3_stmt *stmt; /* NULL before the first row */
    int code;
} put;

put put_begin(writer *w, const char *sql);
void put_row(put *p, const char *format, ...);
int put_end(put *p); /* gives the statement back; the first refusal, or 0 */
#endif
