/* folder: reading regular files beneath a folder, and folders that appear complete or not at all. */
#ifndef GROUND_FOLDER_H
#define GROUND_FOLDER_H
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

#include "ground/arena.h"
#include "ground/digest.h"
#include "ground/fault.h"
#include "ground/text.h"

/* Opens `name` beneath the folder: no absolute path, no "..", no link out, a regular file only.
 * Returns a descriptor or a fault code (`code` says which kind the caller wants). `shown` is how
 * messages name the file. */
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
/* Takes what comes from a pipe into a file without a name in the folder `in` (NULL: /tmp), and returns its
 * descriptor or a fault code; of a regular file a descriptor of that file. A terminal is refused. */
int folder_keep(int from, const char *in, const char *shown, fault *f);
/* A file without a name in the folder (NULL: /tmp), for the owner alone; -1 with errno. */
int folder_temporary(const char *in);
/* The folders in it, but for hidden ones and links, sorted by bytes. */
int folder_list_folders(const char *folder, arena *a, text **names, size_t *count, fault *f);
int folder_exists(const char *path); /* 1 anything there, 0 nothing */

int folder_is(const char *path); /* 1 a folder, or a link to one */

/* A folder in the making: files are written into a hidden neighbour, then it takes its name. */
typedef struct folder_guard folder_guard;
typedef struct folder_draft {
    char path[4096], final[4096];
    int fd;
    int replace;
    folder_guard *guard;
} folder_draft;
/* What another thread needs to remove a draft, because the program is told to end. The lock is held
 * while a draft is made, takes its name or is removed. Set the lock up; zero otherwise. */
struct folder_guard {
    pthread_mutex_t lock;
    char draft[4096];        /* the draft that is there now; empty: none */
};
/* `guard` NULL: nobody else removes the draft. */
int folder_begin(folder_draft *d, const char *final, int replace, folder_guard *guard, fault *f);
int folder_make(folder_draft *d, const char *name, fault *f);    /* a sub-folder, mode 0700 */
int folder_publish(folder_draft *d, fault *f); /* syncs all files, each by itself, renames (replaces when asked) */
int folder_publish_all(folder_draft *d, fault *f);  /* the same; thousands of files are synced together only */
void folder_abandon(folder_draft *d);                            /* removes the draft */
/* Removes the guarded draft while others may still be writing into it. The lock is not given back:
 * who wants it waits until the program has ended. */
void folder_guard_remove(folder_guard *g);
/* A file by its path, mode 0600, that appears whole or not at all; one that is there stays, unless
 * `replace`. */
int folder_write_file(const char *path, text body, int replace, fault *f);
/* FAULT_OUTPUT for a file that is there already. */
int folder_refuse_file(const char *path, fault *f);
/* Copies a file into the draft, sharing blocks where the file system can, and takes the digest of the
 * copy. FAULT_TWICE, without a word: it is there already. */
enum { FAULT_TWICE = -100 };
int folder_copy(folder_draft *d, const char *from_folder, const char *name, const char *to,
                digest *copied, fault *f);
/* The same from a descriptor, which stays open; copied from its start. */
int folder_copy_open(folder_draft *d, int from, const char *to, digest *copied, fault *f);
#endif
