/* folder: reading regular files beneath a folder, and folders that appear complete or not at all.
 *
 * A docket or pack may come from somebody hostile: names are opened step by step,
 * beneath the folder, without following links, and only regular files are read.
 * Output is made in a hidden neighbour and renamed, so that nobody ever sees half. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <linux/fs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ground/sink.h"

enum { NAMES_MAX = 100000, REMOVE_ROUNDS = 1000 };

static int refuse(fault *f, int code, const char *name, const char *why) {
    return fault_set(f, code, name, 0, 0, "%s", why);
}

/* Opens the folder that holds the last part of `name`; *last points at that part. */
static int open_parent(const char *folder, const char *name, const char **last, int code,
                       fault *f) {
    int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (at < 0)
        return fault_set(f, code, folder, 0, 0, "cannot be opened: %s", strerror(errno));
    const char *rest = name;
    for (const char *slash = strchr(rest, '/'); slash != NULL; slash = strchr(rest, '/')) {
        char part[256];
        size_t len = (size_t)(slash - rest);
        if (len == 0 || len >= sizeof part) {
            close(at);
            return refuse(f, code, name, "not a name beneath the folder");
        }
        memcpy(part, rest, len);
        part[len] = '\0';
        int next = strcmp(part, "..") == 0
                       ? -1
                       : openat(at, part, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
        close(at);
        if (next < 0)
            return refuse(f, code, name, "cannot be opened: no such folder beneath this one");
        at = next;
        rest = slash + 1;
    }
    *last = rest;
    return at;
}

int folder_open(const char *folder, const char *name, int code, fault *f) {
    const char *last = name;
    if (name[0] == '\0' || name[0] == '/')
        return refuse(f, code, name, "files are named relative to their folder");
    int at = open_parent(folder, name, &last, code, f);
    if (at < 0) return at;
    int fd = strcmp(last, "..") == 0
                 ? (errno = ENOENT, -1)
                 : openat(at, last, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    int error = errno;
    close(at);
    struct stat what;
    if (fd < 0) {
        if (error == ELOOP)
            return refuse(f, code, name, "is a link; put the file itself there");
        return fault_set(f, code, name, 0, 0, "cannot be opened in %s: %s", folder,
                         strerror(error));
    }
    if (fstat(fd, &what) != 0 || !S_ISREG(what.st_mode)) {
        close(fd);
        return refuse(f, code, name, "is not a regular file");
    }
    return fd;
}

int folder_read(const char *folder, const char *name, size_t limit, int code, arena *a,
                text *out, fault *f) {
    int fd = folder_open(folder, name, code, f);
    if (fd < 0) return fd;
    char *bytes = NULL;
    size_t used = 0, room = 0;
    int status = 0;
    for (;;) {
        if (room - used < 4096) {
            room = room == 0 ? 16384 : room * 2;
            char *bigger = realloc(bytes, room);
            if (bigger == NULL) { status = fault_memory(f); break; }
            bytes = bigger;
        }
        ssize_t n = read(fd, bytes + used, room - used);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0)
            status = fault_set(f, code, name, 0, 0, "cannot be read: %s", strerror(errno));
        if (n <= 0) break;
        used += (size_t)n;
        if (used > limit) {
            status =
                fault_set(f, code, name, 0, 0, "is larger than %zu bytes, the limit", limit);
            break;
        }
    }
    if (status == 0 && !arena_text(a, (text){ bytes, used }, out)) status = fault_memory(f);
    free(bytes);
    close(fd);
    return status;
}

static int by_bytes(const void *a, const void *b) {
    return text_compare(*(const text *)a, *(const text *)b);
}

/* Entries of `path` that match and are of the type, as S_IFREG. */
static int add_names(const char *path, const char *head, const char *pattern, mode_t type,
                     arena *a, text **names, size_t *count, size_t *room) {
    DIR *dir = opendir(path);
    if (dir == NULL) return errno == ENOMEM ? FAULT_MEMORY : 0;
    int status = 0;
    for (struct dirent *e = readdir(dir); e != NULL && status == 0; e = readdir(dir)) {
        struct stat what;
        if (fnmatch(pattern, e->d_name, FNM_PERIOD) != 0) continue;
        if (fstatat(dirfd(dir), e->d_name, &what, AT_SYMLINK_NOFOLLOW) != 0 ||
            (what.st_mode & S_IFMT) != type)
            continue;
        char *name = arena_print(a, "%s%s", head, e->d_name);
        if (name == NULL || !grow((void **)names, room, *count, sizeof **names, NAMES_MAX))
            status = FAULT_MEMORY;
        else
            (*names)[(*count)++] = text_of(name);
    }
    closedir(dir);
    return status;
}

static int list_sorted(const char *path, const char *head, const char *pattern, mode_t type,
                       arena *a, text **names, size_t *count, fault *f) {
    size_t room = 0;
    text *found = NULL;
    *names = NULL;
    *count = 0;
    int status = add_names(path, head, pattern, type, a, &found, count, &room);
    if (status == 0 && *count > 0) {
        qsort(found, *count, sizeof *found, by_bytes);
        *names = arena_take(a, *count * sizeof **names);
        if (*names == NULL) status = FAULT_MEMORY;
        else memcpy(*names, found, *count * sizeof **names);
    }
    free(found);
    return status != 0 ? fault_memory(f) : 0;
}

static int list_kind(const char *folder, const char *pattern, mode_t type, int code, arena *a,
                     text **names, size_t *count, fault *f) {
    char path[4096], head[256] = "";
    const char *slash = strrchr(pattern, '/');
    size_t cut = slash == NULL ? 0 : (size_t)(slash - pattern) + 1;
    *names = NULL;
    *count = 0;
    if (pattern[0] == '/' || cut >= sizeof head || strstr(pattern, "..") != NULL)
        return refuse(f, code, pattern, "files are named relative to their folder");
    memcpy(head, pattern, cut);
    snprintf(path, sizeof path, "%s/%s", folder, head);
    return list_sorted(path, head, pattern + cut, type, a, names, count, f);
}

int folder_list(const char *folder, const char *pattern, int code, arena *a, text **names,
                size_t *count, fault *f) {
    return list_kind(folder, pattern, S_IFREG, code, a, names, count, f);
}

int folder_list_links(const char *folder, const char *pattern, int code, arena *a, text **names,
                      size_t *count, fault *f) {
    return list_kind(folder, pattern, S_IFLNK, code, a, names, count, f);
}

int folder_list_folders(const char *folder, arena *a, text **names, size_t *count, fault *f) {
    return list_sorted(folder, "", "*", S_IFDIR, a, names, count, f);
}

int folder_exists(const char *path) {
    struct stat what;
    return lstat(path, &what) == 0;
}

int folder_is(const char *path) {
    struct stat what;
    return stat(path, &what) == 0 && S_ISDIR(what.st_mode);
}

static int trouble(folder_draft *d, const char *doing, fault *f) {
    return fault_set(f, FAULT_OUTPUT, d->final, 0, 0, "cannot %s: %s", doing, strerror(errno));
}

/* Only a folder that vet wrote is ever replaced: a slip of the keyboard must not delete a home. */
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

int folder_begin(folder_draft *d, const char *final, int replace, folder_guard *guard, fault *f) {
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

/* Does something with an entry of the open folder `at`, at whose depth it is; an errno, or 0. */
typedef int entry_use(int at, const char *name, int depth);

/* Uses every entry of `at`, and closes it; the errno of the last that failed. It asks for no memory,
 * since it cleans up when there is none left. */
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

/* First all at once: a disk empties its cache for every file that is synced while there is something to write,
 * which takes longer than writing small ones does. Then each by itself, when nothing is left to write: before Linux 5.8
 * syncfs does not tell that writing failed, and where another program keeps the files (FUSE) it asks for nothing. */
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

static int copy_bytes(int from, int to) {
    static const size_t piece = 1 << 16;
    char *buffer = malloc(piece);
    if (buffer == NULL) return ENOMEM;
    int error = 0;
    for (ssize_t n; error == 0 && (n = read(from, buffer, piece)) != 0;) {
        if (n < 0) error = errno == EINTR ? 0 : errno;
        for (ssize_t done = 0; n > 0 && done < n && error == 0;) {
            ssize_t k = write(to, buffer + done, (size_t)(n - done));
            if (k < 0 && errno != EINTR) error = errno;
            if (k > 0) done += k;
        }
    }
    free(buffer);
    return error;
}

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

/* The digest of what now stands in the copy, not of what was meant to be written. */
static int digest_file(int fd, digest *out) {
    static const size_t piece = 1 << 16;
    char *buffer = malloc(piece);
    digest_run *run = digest_new();
    int error = buffer == NULL || run == NULL ? ENOMEM
                : lseek(fd, 0, SEEK_SET) != 0 ? errno
                                              : 0;
    for (ssize_t n = 1; error == 0 && n != 0;) {
        n = read(fd, buffer, piece);
        if (n < 0 && errno != EINTR) error = errno;
        if (n > 0 && digest_add(run, buffer, (size_t)n) != 0) error = ENOMEM;
    }
    if (error == 0 && digest_end(run, out) != 0) error = ENOMEM;
    if (run != NULL) digest_free(run);
    free(buffer);
    return error;
}

int folder_copy_open(folder_draft *d, int from, const char *to, digest *copied, fault *f) {
    int status = make_way(d, to, f);
    if (status != 0) return status;
    int out = openat(d->fd, to, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    int error = out < 0 ? errno : 0;
    if (error == EEXIST) return FAULT_TWICE;
    if (out >= 0 && lseek(from, 0, SEEK_SET) != 0) error = errno;
    if (error == 0 && ioctl(out, FICLONE, from) != 0) error = copy_bytes(from, out);
    if (error == 0) error = digest_file(out, copied);
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

/* ---- files without a name ------------------------------------------------------------ */

int folder_temporary(const char *in) {
    char path[4200];
    int fd = open(in != NULL ? in : "/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR)) return fd;
    snprintf(path, sizeof path, "%s/.vet.XXXXXX", in != NULL ? in : "/tmp");   /* not all file systems can */
    fd = mkostemp(path, O_CLOEXEC);
    if (fd >= 0) unlink(path);
    return fd;
}

int folder_keep(int from, const char *in, const char *shown, fault *f) {
    struct stat what;
    if (fstat(from, &what) == 0 && S_ISREG(what.st_mode)) {
        int same = fcntl(from, F_DUPFD_CLOEXEC, 3);
        return same >= 0 ? same : fault_set(f, FAULT_DATA, shown, 0, 0, "cannot be read: %s", strerror(errno));
    }
    if (isatty(from) == 1)
        return fault_set(f, FAULT_DATA, shown, 0, 0,
                         "is a terminal: pipe the list in, as in vet run PACK DOCKET < list.csv");
    int to = folder_temporary(in);
    int error = to < 0 ? errno : copy_bytes(from, to);
    if (error == 0) return to;
    if (to >= 0) close(to);
    if (error == ENOMEM) return fault_memory(f);
    return fault_set(f, FAULT_DATA, shown, 0, 0, "cannot be kept in %s: %s", in != NULL ? in : "/tmp",
                     strerror(error));
}

int folder_refuse_file(const char *path, fault *f) {
    return fault_set(f, FAULT_OUTPUT, path, 0, 0,
                     "exists already; name another file with -o, or say --replace");
}

static int put_file(int at, const char *made, text body, fault *f) {
    sink to;
    int status = sink_create(&to, at, made, f);
    if (status == 0) {
        sink_text(&to, body);
        status = sink_close(&to, true, f);
    }
    sink_drop(&to);
    return status;
}

/* The file takes its name in one step; nobody sees half of it. */
static int name_file(int at, const char *made, const char *name, const char *path, int replace,
                     fault *f) {
    if (renameat2(at, made, at, name, replace ? 0 : RENAME_NOREPLACE) == 0) return 0;
    if (errno == EEXIST) return folder_refuse_file(path, f);
    return fault_set(f, FAULT_OUTPUT, path, 0, 0, "could not be written: %s", strerror(errno));
}

/* A pipe, a device or a link that stands there is never taken for a file of ours. */
static int refuse_odd_file(const char *path, fault *f) {
    struct stat what;
    if (lstat(path, &what) != 0 || S_ISREG(what.st_mode)) return 0;
    return fault_set(f, FAULT_OUTPUT, path, 0, 0,
                     "is no regular file, and --replace does not touch it; name another file with -o");
}

int folder_write_file(const char *path, text body, int replace, fault *f) {
    char folder[4096] = ".", made[300];
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
    size_t len = slash != NULL ? (size_t)(slash - path) : 0;
    if (len >= sizeof folder || *name == '\0' || strlen(name) > 200)
        return fault_set(f, FAULT_OUTPUT, path, 0, 0, "is no name for a file");
    if (slash != NULL) snprintf(folder, sizeof folder, "%.*s/", (int)len, path);
    snprintf(made, sizeof made, ".%s.%ld", name, (long)getpid());
    int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (at < 0)
        return fault_set(f, FAULT_OUTPUT, path, 0, 0, "could not be written: %s",
                         strerror(errno));
    int status = refuse_odd_file(path, f);
    if (status == 0) status = put_file(at, made, body, f);
    if (status == 0) status = name_file(at, made, name, path, replace, f);
    if (status != 0) unlinkat(at, made, 0);
    close(at);
    return status;
}
