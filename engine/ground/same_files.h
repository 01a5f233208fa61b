/* same_files: two folders held against each other, file by file. */
#ifndef GROUND_SAME_FILES_H
#define GROUND_SAME_FILES_H
#include "ground/arena.h"
#include "ground/fault.h"

typedef enum file_differs {
    FILE_DIFFERS, /* from `line` on, counted from 1: the first in which a byte is another */
    FILE_MISSING, /* in the second folder */
    FILE_MORE,    /* in the second folder, and not in the first */
} file_differs;
typedef struct file_difference {
    text name;
    file_differs how;
    uint64_t line;
} file_difference;
typedef struct same_files {
    file_difference *items; /* by name; the names live in the arena */
    size_t count, room;
    size_t same;            /* files that are in both, to the byte */
} same_files;

/* Regular files at any depth but hidden ones; a link, which is never followed, is no file of
 * the first. 0 or a fault: a file that cannot be read is one. Free out->items in every case. */
int same_files_compare(const char *first, const char *second, arena *a, same_files *out,
                       fault *f);
#endif
