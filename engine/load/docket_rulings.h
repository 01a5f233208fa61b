/* docket_rulings: what persons ruled about single reasons: rulings.csv, a file with columns of
 * its own. */
#ifndef LOAD_DOCKET_RULINGS_H
#define LOAD_DOCKET_RULINGS_H
#include "load/docket_words.h"

/* The columns of docket.rulings, in the order of its declaration. */
enum {
    RULING_CANDIDATE,
    RULING_RULE,
    RULING_REASON,
    RULING_EVIDENCE,
    RULING_KIND, /* code: a ruling_kind */
    RULING_BY,
    RULING_ON,
    RULING_DOCUMENT,
    RULING_COLUMNS
};
typedef enum ruling_kind { RULING_LIFT, RULING_UPHOLD, RULING_CLEAR } ruling_kind;
extern const char *const ruling_kind_names[]; /* "lift", "uphold", "clear" */

/* Declares the table in the arena: the candidate's key is compared as the list's is. NULL: no
 * memory. */
source_decl *ruling_declare(arena *a, const pack *p);
/* Reads rulings.csv if it is there, or the file that `v` (docket.rulings, or NULL) names, into
 * d->rulings. A pack with a source called rulings keeps the file for itself. */
void docket_rulings(docket_reading *r, const data *v);
#endif
