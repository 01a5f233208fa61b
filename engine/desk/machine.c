/* machine: what this process may use of the machine it runs on.
 *
 * A machine may have more than a process is allowed. A control group, which is how a container
 * is held small, allows what the narrowest of it and of those around it allows; the kernel
 * tells a process which one it is in, and each keeps its limit in a file, in the second version
 * of control groups (memory.max) as in the first. What cannot be read is no limit: whoever runs
 * out in spite of that is told so as before. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/machine.h"

#include <inttypes.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { PATH_BYTES = 4300, LINE_BYTES = 4200 };

unsigned machine_processors(void) {
    cpu_set_t may;
    CPU_ZERO(&may);
    long n = sched_getaffinity(0, sizeof may, &may) == 0 ? CPU_COUNT(&may)
                                                         : sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : (unsigned)n;
}

static void lower(uint64_t *least, uint64_t bytes) {
    if (bytes < *least) *least = bytes;
}

static uint64_t built_in(void) {
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    return pages > 0 && size > 0 ? (uint64_t)pages * (uint64_t)size : UINT64_MAX;
}

static void lower_by_shell(uint64_t *least, int resource) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        lower(least, limit.rlim_cur);
}

/* One file with a limit: a number, or "max". */
static void lower_by_file(uint64_t *least, const char *path) {
    uint64_t bytes;
    FILE *in = fopen(path, "re");
    if (in == NULL) return;
    if (fscanf(in, "%" SCNu64, &bytes) == 1) lower(least, bytes);
    fclose(in);
}

/* The group at `path` and those around it, each a folder beneath `base`. */
static void lower_by_group(uint64_t *least, const char *root, const char *base,
                           const char *path, const char *file) {
    char at[PATH_BYTES];
    size_t len = strlen(path);
    for (bool more = true; more;) {
        int made = snprintf(at, sizeof at, "%s%s%.*s/%s", root, base, (int)len, path, file);
        if (made > 0 && (size_t)made < sizeof at) lower_by_file(least, at);
        more = len > 0;
        while (len > 0 && path[--len] != '/') {}
    }
}

/* Does a list of words with commas between them hold this one? */
static bool lists(const char *words, const char *word) {
    size_t len = strlen(word);
    for (const char *at = words; (at = strstr(at, word)) != NULL; at += len)
        if ((at == words || at[-1] == ',') && (at[len] == ',' || at[len] == '\0')) return true;
    return false;
}

/* A line of /proc/self/cgroup: a number, the controllers (none: the second version), the path
 * of the group. */
static void lower_by_line(uint64_t *least, const char *root, char *line) {
    char *controllers = strchr(line, ':'),
         *path = controllers != NULL ? strchr(controllers + 1, ':') : NULL;
    if (path == NULL) return;
    *path++ = '\0';
    path[strcspn(path, "\n")] = '\0';
    if (controllers[1] == '\0')
        lower_by_group(least, root, "/sys/fs/cgroup", path, "memory.max");
    else if (lists(controllers + 1, "memory"))
        lower_by_group(least, root, "/sys/fs/cgroup/memory", path, "memory.limit_in_bytes");
}

static void lower_by_groups(uint64_t *least, const char *root) {
    char line[LINE_BYTES];
    snprintf(line, sizeof line, "%s/proc/self/cgroup", root);
    FILE *in = fopen(line, "re");
    if (in == NULL) return;
    while (fgets(line, sizeof line, in) != NULL) lower_by_line(least, root, line);
    fclose(in);
}

uint64_t machine_memory(const char *root) {
    uint64_t least = built_in();
    lower_by_shell(&least, RLIMIT_DATA);
    lower_by_shell(&least, RLIMIT_AS);
    lower_by_groups(&least, root);
    return least;
}

unsigned machine_threads(void) {
    unsigned n = machine_processors();
    return n < MACHINE_THREADS_MAX ? n : MACHINE_THREADS_MAX;
}

uint64_t machine_half_memory(void) {
    uint64_t all = machine_memory("");
    return all < UINT64_MAX ? all / 2 : 0;
}

void machine_allow_files(void) {
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = files.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &files);
}
