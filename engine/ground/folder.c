/* folder: reading regular files beneath a folder, and writing one file by its path.
 *
 * A docket or pack may come from somebody hostile: names are opened step by step,
 * beneath the folder, without following links, and only regular files are read. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ground/sink.h"

enum { NAMES_MAX = 100000 };

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

/* ---- files without a name ------------------------------------------------------------ */

int folder_temporary(const char *in) {
    char path[4200];
    int fd = open(in != NULL ? in : "/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR)) return fd;
    snprintf(path, sizeof path, "%s/.vet.XXXXXX",
             in != NULL ? in : "/tmp"); /* not all file systems can */
    fd = mkostemp(path, O_CLOEXEC);
    if (fd >= 0) unlink(path);
    return fd;
}

int folder_pour(int from, int to) {
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

int folder_keep(int from, const char *in, const char *shown, fault *f) {
    struct stat what;
    if (fstat(from, &what) == 0 && S_ISREG(what.st_mode)) {
        int same = fcntl(from, F_DUPFD_CLOEXEC, 3);
        return same >= 0 ? same
                         : fault_set(f, FAULT_DATA, shown, 0, 0, "cannot be read: %s",
                                     strerror(errno));
    }
    if (isatty(from) == 1)
        return fault_set(
            f, FAULT_DATA, shown, 0, 0,
            "is a terminal: pipe the list in, as in vet run PACK DOCKET < list.csv");
    int to = folder_temporary(in);
    int error = to < 0 ? errno : folder_pour(from, to);
    if (error == 0) return to;
    if (to >= 0) close(to);
    if (error == ENOMEM) return fault_memory(f);
    return fault_set(f, FAULT_DATA, shown, 0, 0, "cannot be kept in %s: %s",
                     in != NULL ? in : "/tmp", strerror(error));
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
    return fault_set(
        f, FAULT_OUTPUT, path, 0, 0,
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
