/* looking: a folder of files, looked at, against a pack or without one. */
#ifndef LOOK_LOOKING_H
#define LOOK_LOOKING_H
#include "look/matching.h"

enum { LOOKING_FILES_MAX = 10000 };

typedef struct looking {
    arena memory;
    const char *folder;
    const pack *p; /* NULL: without */
    sheet *sheets; /* in the order of their names, folders in it after its own files */
    size_t count;
    text *aside;   /* workbooks and archives beside them, by name: nothing of them is read */
    size_t aside_count;
    matching found; /* with a pack */
} looking;

/* `claims`: what the clerk says of files, as SOURCE=FILE; every one is checked. FAULT_USAGE for
 * a claim that names no source or no file, FAULT_DATA when there is no such folder and nothing
 * in it that can be looked at: the first trouble of a file then. What is wrong with one file of
 * several is in its sheet. `out` must be cleared in every case; it borrows folder and pack. */
int looking_make(looking *out, const char *folder, const pack *p, const char *const *claims,
                 size_t claim_count, fault *f);
void looking_clear(looking *l);
/* Could every file be read to its end? */
bool looking_is_whole(const looking *l);
#endif
