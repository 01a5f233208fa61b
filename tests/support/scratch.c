/* scratch: a temporary folder of one test, and files in it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "support/scratch.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void must(int holds, const char *what, const char *name) {
    if (holds) return;
    fprintf(stderr, "scratch: cannot %s %s\n", what, name);
    abort();
}

void scratch_open(scratch *s) {
    const char *under = getenv("TMPDIR");
    snprintf(s->path, sizeof s->path, "%s/vet-test-XXXXXX", under != NULL ? under : "/tmp");
    must(mkdtemp(s->path) != NULL, "make", s->path);
}

char *scratch_name(const scratch *s, const char *name, char buffer[512]) {
    int len = snprintf(buffer, 512, "%s/%s", s->path, name);
    must(len > 0 && len < 512, "name", name);
    return buffer;
}

static void make_folders(char *path) {
    for (char *at = strchr(path + 1, '/'); at != NULL; at = strchr(at + 1, '/')) {
        *at = '\0';
        mkdir(path, 0700);   /* most are there already; the file's fopen tells if one is not */
        *at = '/';
    }
}

void scratch_bytes(const scratch *s, const char *name, const void *bytes, size_t len) {
    char path[512];
    make_folders(scratch_name(s, name, path));
    FILE *file = fopen(path, "wb");
    must(file != NULL, "create", path);
    must(len == 0 || fwrite(bytes, 1, len, file) == len, "write", path);
    must(fclose(file) == 0, "close", path);
}

void scratch_write(const scratch *s, const char *name, const char *words) {
    scratch_bytes(s, name, words, strlen(words));
}

char *scratch_read(const scratch *s, const char *name, size_t *len) {
    char path[512];
    FILE *file = fopen(scratch_name(s, name, path), "rb");
    if (file == NULL) return NULL;
    size_t used = 0, room = 1 << 16;
    char *all = malloc(room);
    must(all != NULL, "read", path);
    for (size_t got; (got = fread(all + used, 1, room - used - 1, file)) > 0;) {
        used += got;
        if (room - used > 1) continue;
        all = realloc(all, room *= 2);
        must(all != NULL, "read", path);
    }
    fclose(file);
    all[used] = '\0';
    if (len != NULL) *len = used;
    return all;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *at) {
    (void)info, (void)kind, (void)at;
    return remove(path);
}

void scratch_close(scratch *s) {
    must(nftw(s->path, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0, "remove", s->path);
    s->path[0] = '\0';
}
