/* same_files: two folders held against each other, file by file.
 *
 * Names are listed in both, sorted by bytes, and gone through side by side as two sorted
 * lists are merged; what stands in both is compared byte by byte. Nothing is believed of a
 * file but its bytes: neither its size nor its time. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/same_files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ground/folder.h"

enum { FILES_MAX = 10000000, DEPTH_MAX = 16, PIECE = 1 << 16 };

typedef struct names {
    text *items;
    size_t count, room;
} names;

/* ---- listing ------------------------------------------------------------ */

static int add_names(names *n, const text *found, size_t count, fault *f) {
    for (size_t i = 0; i < count; i++) {
        if (!grow((void **)&n->items, &n->room, n->count, sizeof *n->items, FILES_MAX))
            return fault_memory(f);
        n->items[n->count++] = found[i];
    }
    return 0;
}

/* `head`: "" or "inputs/". */
static int list_below(const char *folder, text head, int depth, arena *a, names *out,
                      fault *f) {
    text *found = NULL;
    size_t count = 0;
    const char *all = arena_print(a, "%.*s*", TEXT_ARGS(head));
    const char *path = arena_print(a, "%s/%.*s", folder, TEXT_ARGS(head));
    if (all == NULL || path == NULL) return fault_memory(f);
    int status = folder_list(folder, all, FAULT_DATA, a, &found, &count, f);
    if (status == 0) status = add_names(out, found, count, f);
    if (status == 0) status = folder_list_links(folder, all, FAULT_DATA, a, &found, &count, f);
    if (status == 0) status = add_names(out, found, count, f);
    if (status == 0) status = folder_list_folders(path, a, &found, &count, f);
    for (size_t i = 0; i < count && status == 0 && depth < DEPTH_MAX; i++) {
        char *below = arena_print(a, "%.*s%.*s/", TEXT_ARGS(head), TEXT_ARGS(found[i]));
        status = below == NULL ? fault_memory(f)
                               : list_below(folder, text_of(below), depth + 1, a, out, f);
    }
    return status;
}

static int by_bytes(const void *a, const void *b) {
    return text_compare(*(const text *)a, *(const text *)b);
}

static int list_all(const char *folder, arena *a, names *out, fault *f) {
    *out = (names){ 0 };
    int status = list_below(folder, TEXT(""), 0, a, out, f);
    if (out->count > 0) qsort(out->items, out->count, sizeof *out->items, by_bytes);
    return status;
}

/* ---- comparing ------------------------------------------------------------ */

/* A whole piece, or what is left of the file; -1 with errno. */
static ssize_t read_piece(int fd, char *to) {
    size_t used = 0;
    while (used < PIECE) {
        ssize_t n = read(fd, to + used, PIECE - used);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return -1;
        if (n == 0) break;
        used += (size_t)n;
    }
    return (ssize_t)used;
}

static uint64_t lines_in(const char *bytes, size_t count) {
    uint64_t n = 0;
    for (size_t i = 0; i < count; i++) n += bytes[i] == '\n';
    return n;
}

/* *line 0: they are the same. */
static int compare_open(int one, int two, text name, uint64_t *line, fault *f) {
    char a[PIECE], b[PIECE];
    uint64_t before = 1;
    ssize_t n = PIECE, m = PIECE;
    for (*line = 0; n == PIECE && m == PIECE && *line == 0;) {
        n = read_piece(one, a);
        m = read_piece(two, b);
        if (n < 0 || m < 0)
            return fault_set(f, FAULT_DATA, name.at, 0, 0, "cannot be read: %s",
                             strerror(errno));
        size_t both = (size_t)(n < m ? n : m), i = 0;
        while (i < both && a[i] == b[i]) i++;
        if (i < both || n != m) *line = before + lines_in(a, i);
        before += lines_in(a, i);
    }
    return 0;
}

static int add(same_files *out, text name, file_differs how, uint64_t line, fault *f) {
    if (!grow((void **)&out->items, &out->room, out->count, sizeof *out->items, FILES_MAX))
        return fault_memory(f);
    out->items[out->count++] = (file_difference){ name, how, line };
    return 0;
}

/* A link that stands in place of a file cannot be opened, and is another file. */
static int compare_file(const char *first, const char *second, text name, same_files *out,
                        fault *f) {
    fault why = { 0 };
    uint64_t line = 1;
    int one = folder_open(first, name.at, FAULT_DATA, f);
    if (one < 0) return one;
    int two = folder_open(second, name.at, FAULT_DATA, &why);
    int status = two >= 0 ? compare_open(one, two, name, &line, f) : 0;
    if (two >= 0) close(two);
    close(one);
    out->same += status == 0 && line == 0;
    return status == 0 && line > 0 ? add(out, name, FILE_DIFFERS, line, f) : status;
}

static int compare_all(const char *first, const char *second, const names *a, const names *b,
                       same_files *out, fault *f) {
    size_t i = 0, j = 0;
    int status = 0;
    while (status == 0 && (i < a->count || j < b->count)) {
        int order = i == a->count   ? 1
                    : j == b->count ? -1
                                    : text_compare(a->items[i], b->items[j]);
        if (order < 0) status = add(out, a->items[i++], FILE_MISSING, 0, f);
        else if (order > 0) status = add(out, b->items[j++], FILE_MORE, 0, f);
        else status = compare_file(first, second, a->items[i++], out, f), j++;
    }
    return status;
}

int same_files_compare(const char *first, const char *second, arena *a, same_files *out,
                       fault *f) {
    names one = { 0 }, two = { 0 };
    *out = (same_files){ 0 };
    int status = list_all(first, a, &one, f);
    if (status == 0) status = list_all(second, a, &two, f);
    if (status == 0) status = compare_all(first, second, &one, &two, out, f);
    free(one.items);
    free(two.items);
    return status;
}
