/* driver: runs a fuzz target, in one of two ways.
 *
 * With libFuzzer (VET_FUZZ) it only hands the bytes over. Otherwise it is a program of its own that
 * runs every seed of the folders named, each also cut short at every length and with single bytes
 * changed, so that the seeds are ordinary tests under any compiler. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "fuzz/target.h"

#ifdef VET_FUZZ
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
    return fuzz_one(bytes, len);
}
#else
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 1 << 16, CHANGED = 2000 };   /* of longer seeds not every byte is changed */

/* A piece of exactly this length, so that the sanitizer sees one byte too many. */
static void run_exact(const uint8_t *bytes, size_t len) {
    uint8_t *piece = malloc(len > 0 ? len : 1);
    if (piece == NULL) abort();
    memcpy(piece, bytes, len);
    fuzz_one(piece, len);
    free(piece);
}

static void run_seed(const char *path) {
    static uint8_t bytes[LONGEST];
    static const uint8_t odd[] = { 0, '"', '\n', 0x80, 0xff, '(' };
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    size_t len = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    run_exact(bytes, len);
    size_t stride = len / CHANGED + 1;
    for (size_t i = 0; i < len; i += stride) {
        uint8_t was = bytes[i];
        run_exact(bytes, i);
        for (size_t k = 0; k < sizeof odd; k++) {
            bytes[i] = odd[k];
            run_exact(bytes, len);
        }
        bytes[i] = was;
    }
}

int main(int argc, char **argv) {
    size_t seeds = 0;
    for (int i = 1; i < argc; i++) {
        DIR *folder = opendir(argv[i]);
        if (folder == NULL) {
            perror(argv[i]);
            return 1;
        }
        for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
            char path[4096];
            if (entry->d_name[0] == '.') continue;
            snprintf(path, sizeof path, "%s/%s", argv[i], entry->d_name);
            run_seed(path);
            seeds++;
        }
        closedir(folder);
    }
    printf("%zu seeds\n", seeds);
    return seeds > 0 ? 0 : 1;
}
#endif
