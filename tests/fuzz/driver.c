/* driver: runs a fuzz target, in one of two ways.
 *
 * With libFuzzer (VET_FUZZ) it only hands the bytes over. Otherwise it is a program of its own that
 * runs every seed of the folders named, each also cut short at every length and with single bytes
 * changed, so that the seeds are ordinary tests under any compiler; and with -runs=N before the folders
 * N inputs more, made of the seeds by chance: the same N every time. */
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

/* ---- inputs made by chance ---- */

enum { SEEDS_KEPT = 256, MADE = 1 << 15 };
static struct { uint8_t *bytes; size_t len; } kept[SEEDS_KEPT];
static size_t kept_count;

static void keep_seed(const uint8_t *bytes, size_t len) {
    if (kept_count == SEEDS_KEPT || len == 0 || len > MADE / 4) return;
    kept[kept_count].bytes = malloc(len);
    if (kept[kept_count].bytes == NULL) abort();
    memcpy(kept[kept_count].bytes, bytes, len);
    kept[kept_count++].len = len;
}

static size_t draw(uint64_t *random, size_t below) {
    *random ^= *random << 13, *random ^= *random >> 7, *random ^= *random << 17;
    return (size_t)(*random % below);
}

/* One change: a byte that means something, any byte, bytes gone, or a piece of some seed put in. */
static size_t change(uint8_t *made, size_t len, uint64_t *random) {
    static const uint8_t telling[] = "\"\"\n\r,;\t| \0\xff\x81\xe4";
    size_t at = draw(random, len), most = len - at, seed = draw(random, kept_count);
    size_t from = draw(random, kept[seed].len), piece = 1 + draw(random, 64);
    switch (draw(random, 4)) {
    case 0: made[at] = telling[draw(random, sizeof telling - 1)]; return len;
    case 1: made[at] = (uint8_t)draw(random, 256); return len;
    case 2:
        if (piece > most || piece >= len) return len;
        memmove(made + at, made + at + piece, most - piece);
        return len - piece;
    default:
        if (piece > kept[seed].len - from) piece = kept[seed].len - from;
        if (len + piece > MADE) return len;
        memmove(made + at + piece, made + at, most);
        memcpy(made + at, kept[seed].bytes + from, piece);
        return len + piece;
    }
}

static void run_by_chance(unsigned long runs) {
    static uint8_t made[MADE];
    uint64_t random = 88172645463325252u;
    for (unsigned long i = 0; i < runs && kept_count > 0; i++) {
        size_t seed = draw(&random, kept_count), len = kept[seed].len;
        memcpy(made, kept[seed].bytes, len);
        for (size_t n = 1 + draw(&random, 12); n > 0; n--) len = change(made, len, &random);
        run_exact(made, len);
    }
    for (size_t i = 0; i < kept_count; i++) free(kept[i].bytes);
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
    keep_seed(bytes, len);
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
    unsigned long runs = 0;
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "-runs=", 6) == 0) {
            runs = strtoul(argv[i] + 6, NULL, 10);
            continue;
        }
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
    run_by_chance(runs);
    printf("%zu seeds, %lu inputs made of them\n", seeds, runs);
    return seeds > 0 ? 0 : 1;
}
#endif
