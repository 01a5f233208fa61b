/* folder: reading regular files beneath a folder, and writing one file by its path. */
#ifndef GROUND_FOLDER_H
#define GROUND_FOLDER_H
#include <stddef.h>
#include <stdint.h>

#include "ground/arena.h"
#include "ground/fault.h"
#include "ground/text.h"

/* Opens `name` beneath the folder: no absolute path, no "..", no link out, a regular file only.
 * Returns a descriptor or a fault code (`code` says which kind the caller wants). `shown` is
 * how messages name the file. */
int folder_open(const char *folder, const char *name, int code, fault *f);
/* The whole file, NUL after it; at most `limit` bytes. */
int folder_read(const char *folder, const char *name, size_t limit, int code, arena *a,
                text *out, fault *f);
/* Regular files of the folder whose names match the shell pattern (which may hold one "/"),
 * sorted by bytes. */
int folder_list(const char *folder, const char *pattern, int code, arena *a, text **names,
                size_t *count, fault *f);
/* The same, of links, which are never followed. */
int folder_list_links(const char *folder, const char *pattern, int code, arena *a, text **names,
                      size_t *count, fault *f);
/* Takes what comes from a pipe into a file without a name in the folder `in` (NULL: /tmp), and
 * returns its descriptor or a fault code; of a regular file a descriptor of that file. A
 * terminal is refused. */
int folder_keep(int from, const char *in, const char *shown, fault *f);
/* A file without a name in the folder (NULL: /tmp), for the owner alone; -1 with errno. */
int folder_temporary(const char *in);
/* The folders in it, but for hidden ones and links, sorted by bytes. */
int folder_list_folders(const char *folder, arena *a, text **names, size_t *count, fault *f);
int folder_exists(const char *path); /* 1 anything there, 0 nothing */

int folder_is(const char *path); /* 1 a folder, or a link to one */

/* All bytes of one descriptor to another; an errno, or 0. */
int folder_pour(int from, int to);
/* A file by its path, mode 0600, that appears whole or not at all; one that is there stays,
 * unless `replace`. */
int folder_write_file(const char *path, text body, int replace, fault *f);
/* FAULT_OUTPUT for a file that is there already. */
int folder_refuse_file(const char *path, fault *f);
#endif
