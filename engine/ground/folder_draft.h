/* folder_draft: folders that appear complete or not at all. */
#ifndef GROUND_FOLDER_DRAFT_H
#define GROUND_FOLDER_DRAFT_H
#include <pthread.h>

#include "ground/digest.h"
#include "ground/fault.h"

/* A folder in the making: files are written into a hidden neighbour, then it takes its name. */
typedef struct folder_guard folder_guard;
typedef struct folder_draft {
    char path[4096], final[4096];
    int fd;
    int replace;
    folder_guard *guard;
} folder_draft;
/* What another thread needs to remove a draft, because the program is told to end. The lock is
 * held while a draft is made, takes its name or is removed. Set the lock up; zero otherwise. */
struct folder_guard {
    pthread_mutex_t lock;
    char draft[4096];        /* the draft that is there now; empty: none */
};
/* `guard` NULL: nobody else removes the draft. */
int folder_begin(folder_draft *d, const char *final, int replace, folder_guard *guard,
                 fault *f);
int folder_make(folder_draft *d, const char *name, fault *f);    /* a sub-folder, mode 0700 */
/* syncs all files, each by itself, renames (replaces when asked) */
int folder_publish(folder_draft *d, fault *f);
/* the same; thousands of files are synced together only */
int folder_publish_all(folder_draft *d, fault *f);
void folder_abandon(folder_draft *d);                            /* removes the draft */
/* Removes the guarded draft while others may still be writing into it. The lock is not given
 * back: who wants it waits until the program has ended. */
void folder_guard_remove(folder_guard *g);
/* Copies a file into the draft, sharing blocks where the file system can, and takes the digest
 * of the copy. FAULT_TWICE, without a word: it is there already. */
enum { FAULT_TWICE = -100 };
int folder_copy(folder_draft *d, const char *from_folder, const char *name, const char *to,
                digest *copied, fault *f);
/* The same from a descriptor, which stays open; copied from its start. */
int folder_copy_open(folder_draft *d, int from, const char *to, digest *copied, fault *f);
#endif
