/* folder_draft: folders that appear complete or not at all.
 *
 * Output is made in a hidden neighbour and renamed, so that nobody ever sees half. Whoever is
 * told to end removes the neighbour first, from another thread, under the guard's lock. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/folder_draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ground/folder.h"

enum { REMOVE_ROUNDS = 1000 };

/* ---- a folder in the making ------------------------------------------------------------ */

static int trouble(folder_draft *d, const char *doing, fault *f) {
    return fault_set(f, FAULT_OUTPUT, d->final, 0, 0, "cannot %s: %s", doing, strerror(errno));
}

/* Only a folder that vet wrote is ever replaced: a slip of the keyboard must not delete a
 * home. */
static int is_ours(const char *path) {
    char inside[4200];
    struct stat what;
    snprintf(inside, sizeof inside, "%s/audit.sqlite", path);
    return lstat(path, &what) == 0 && S_ISDIR(what.st_mode) && folder_exists(inside);
}

static int not_ours(const folder_draft *d, fault *f) {
    return fault_set(
        f, FAULT_OUTPUT, d->final, 0, 0,
        "is not a run of vet (no audit.sqlite in it); --replace does not touch it");
}

static void hold(const folder_draft *d) {
    if (d->guard != NULL) pthread_mutex_lock(&d->guard->lock);
}

/* Notes whether there is a draft now. */
static void let_go(const folder_draft *d) {
    if (d->guard == NULL) return;
    snprintf(d->guard->draft, sizeof d->guard->draft, "%s", d->path);
    pthread_mutex_unlock(&d->guard->lock);
}

/* -1 with errno, and no path. */
static int make_draft(folder_draft *d) {
    hold(d);
    int status = mkdtemp(d->path) != NULL ? 0 : -1, error = errno;
    if (status != 0) d->path[0] = '\0';
    let_go(d);
    errno = error;
    return status;
}

int folder_begin(folder_draft *d, const char *final, int replace, folder_guard *guard,
                 fault *f) {
    *d = (folder_draft){ .fd = -1, .replace = replace, .guard = guard };
    size_t len = strlen(final);
    while (len > 1 && final[len - 1] == '/') len--;
    if (len == 0 || len + 16 >= sizeof d->final)
        return fault_plain(f, FAULT_OUTPUT, "the output folder's name is empty or too long");
    snprintf(d->final, sizeof d->final, "%.*s", (int)len, final);
    if (folder_exists(d->final) && !replace)
        return fault_set(f, FAULT_OUTPUT, d->final, 0, 0,
                         "exists already; name another folder with -o, or say --replace");
    if (folder_exists(d->final) && !is_ours(d->final)) return not_ours(d, f);
    char *slash = strrchr(d->final, '/');
    int head = slash == NULL ? 0 : (int)(slash - d->final) + 1;
    int n =
        snprintf(d->path, sizeof d->path, "%.*s.%s.XXXXXX", head, d->final, d->final + head);
    if (n < 0 || (size_t)n >= sizeof d->path || make_draft(d) != 0) {
        d->path[0] = '\0';
        if (errno == ENOENT)
            return fault_set(f, FAULT_OUTPUT, d->final, 0, 0,
                             "cannot be made: the folder it would stand in is not there");
        return trouble(d, "be made", f);
    }
    d->fd = open(d->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return d->fd < 0 ? trouble(d, "be opened", f) : 0;
}

int folder_make(folder_draft *d, const char *name, fault *f) {
    if (mkdirat(d->fd, name, 0700) != 0 && errno != EEXIST)
        return trouble(d, "make a folder in it", f);
    return 0;
}

/* Does something with an entry of the open folder `at`, at whose depth it is; an errno, or
 * 0. */
typedef int entry_use(int at, const char *name, int depth);

/* Uses every entry of `at`, and closes it; the errno of the last that failed. It asks for no
 * memory, since it cleans up when there is none left. */
static int each_entry(int at, int depth, entry_use *use) {
    _Alignas(struct dirent64) char buffer[2048];
    int error = depth > 16 ? ELOOP : 0;
    ssize_t n = 0;
    while (error != ELOOP && (n = getdents64(at, buffer, sizeof buffer)) > 0)
        for (ssize_t i = 0; i < n;) {
            const struct dirent64 *e = (const struct dirent64 *)(const void *)(buffer + i);
            i += e->d_reclen;
            if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
            int failed = use(at, e->d_name, depth);
            if (failed != 0) error = failed;
        }
    if (n < 0) error = errno;
    close(at);
    return error;
}

static int remove_entry(int at, const char *name, int depth) {
    if (unlinkat(at, name, 0) == 0) return 0;
    int sub = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    int error = sub < 0 ? errno : each_entry(sub, depth + 1, remove_entry);
    return error == 0 && unlinkat(at, name, AT_REMOVEDIR) != 0 ? errno : error;
}

static int sync_entry(int at, const char *name, int depth) {
    struct stat is;
    int fd = openat(at, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC), error = 0;
    if (fd < 0 || fstat(fd, &is) != 0) error = errno;
    if (error == 0 && fsync(fd) != 0 && errno != EINVAL) error = errno;
    if (error == 0 && S_ISDIR(is.st_mode)) return each_entry(fd, depth + 1, sync_entry);
    if (fd >= 0) close(fd);
    return error;
}

static void remove_folder(const char *path) {
    int at = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (at < 0) {
        unlink(path);
        return;
    }
    if (each_entry(at, 0, remove_entry) == 0) rmdir(path);
}

static int swap_in(folder_draft *d, fault *f) {
    if (!is_ours(d->final)) return not_ours(d, f);
    if (renameat2(AT_FDCWD, d->path, AT_FDCWD, d->final, RENAME_EXCHANGE) == 0) {
        remove_folder(d->path);
        return 0;
    }
    char old[4200];
    snprintf(old, sizeof old, "%s.old", d->path);
    if (rename(d->final, old) != 0) return trouble(d, "be moved aside", f);
    if (rename(d->path, d->final) != 0) {
        int error = errno;
        if (rename(old, d->final) != 0)
            return trouble(d, "be put back; the old run is beside it", f);
        errno = error;
        return trouble(d, "take its name", f);
    }
    remove_folder(old);
    return 0;
}

static int take_name(folder_draft *d, fault *f) {
    if (folder_exists(d->final))
        return d->replace ? swap_in(d, f)
                          : fault_set(f, FAULT_OUTPUT, d->final, 0, 0,
                                      "appeared while vet was at work");
    return rename(d->path, d->final) == 0 ? 0 : trouble(d, "take its name", f);
}

/* Of a draft whose files are synced. */
static int publish(folder_draft *d, fault *f) {
    if (fsync(d->fd) != 0 && errno != EINVAL) return trouble(d, "be synced", f);
    hold(d);
    int status = take_name(d, f);
    if (status == 0) d->path[0] = '\0';
    let_go(d);
    if (status == 0) {
        close(d->fd);
        d->fd = -1;
    }
    return status;
}

/* First all at once: a disk empties its cache for every file that is synced while there is
 * something to write, which takes longer than writing small ones does. Then each by itself,
 * when nothing is left to write: before Linux 5.8 syncfs does not tell that writing failed, and
 * where another program keeps the files (FUSE) it asks for nothing. */
int folder_publish(folder_draft *d, fault *f) {
    if (syncfs(d->fd) != 0) return trouble(d, "be synced", f);
    int top = openat(d->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    errno = top < 0 ? errno : each_entry(top, 0, sync_entry);
    return errno != 0 ? trouble(d, "be synced", f) : publish(d, f);
}

/* Of too many files for that. */
int folder_publish_all(folder_draft *d, fault *f) {
    return syncfs(d->fd) != 0 ? trouble(d, "be synced", f) : publish(d, f);
}

void folder_abandon(folder_draft *d) {
    if (d->fd >= 0) close(d->fd);
    d->fd = -1;
    if (d->path[0] == '\0') return;
    hold(d);
    remove_folder(d->path);
    d->path[0] = '\0';
    let_go(d);
}

/* What is written into it meanwhile goes in the next round; once it is gone nothing can be. */
void folder_guard_remove(folder_guard *g) {
    pthread_mutex_lock(&g->lock);
    if (g->draft[0] == '\0') return;
    for (int i = 0; i < REMOVE_ROUNDS && folder_exists(g->draft); i++) remove_folder(g->draft);
}

/* ---- copies ------------------------------------------------------------ */

/* Makes the folders on the way to `to` inside the draft. */
static int make_way(folder_draft *d, const char *to, fault *f) {
    for (const char *slash = strchr(to, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        char part[512];
        snprintf(part, sizeof part, "%.*s", (int)(slash - to), to);
        int status = folder_make(d, part, f);
        if (status != 0) return status;
    }
    return 0;
}

/* The digest is of what now stands in the copy, not of what was meant to be written. */
int folder_copy_open(folder_draft *d, int from, const char *to, digest *copied, fault *f) {
    int status = make_way(d, to, f);
    if (status != 0) return status;
    int out = openat(d->fd, to, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    int error = out < 0 ? errno : 0;
    if (error == EEXIST) return FAULT_TWICE;
    if (out >= 0 && lseek(from, 0, SEEK_SET) != 0) error = errno;
    if (error == 0 && ioctl(out, FICLONE, from) != 0) error = folder_pour(from, out);
    if (error == 0) error = digest_of_file(out, copied);
    if (out >= 0 && close(out) != 0 && error == 0) error = errno;
    if (error == ENOMEM) return fault_memory(f);
    if (error != 0)
        return fault_set(f, FAULT_OUTPUT, to, 0, 0, "could not be written: %s",
                         strerror(error));
    return 0;
}

int folder_copy(folder_draft *d, const char *from_folder, const char *name, const char *to,
                digest *copied, fault *f) {
    int from = folder_open(from_folder, name, FAULT_OUTPUT, f);
    if (from < 0) return from;
    int status = folder_copy_open(d, from, to, copied, f);
    close(from);
    return status;
}
