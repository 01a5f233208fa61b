/* floor: what of a run no program can save that is asked for the same files.
 *
 *   floor OUT INPUT...      OUT is the folder of a finished run; it is read only
 *
 * Does the parts of a run that judge nothing, and prints the wall nanoseconds of each: the inputs read, their
 * SHA-256 by libcrypto, the very bytes of the files in OUT written again and synced, the very rows of audit.sqlite put
 * into a new store by SQLite. Nothing is looked for in the inputs, no line is cut, no candidate joined, no rule
 * asked. What is written, and the rows, are in memory before the clock starts. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <inttypes.h>
#include <openssl/sha.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PIECE = 256 * 1024 };

static _Noreturn void stop(const char *what) {
    perror(what);
    exit(5);
}

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void tell(const char *what, int64_t since) {
    printf("%" PRId64 " %s\n", now() - since, what);
}

/* ---- what comes in */

static void take(const char *path, SHA256_CTX *sha) {
    static char piece[PIECE];
    int fd = open(path, O_RDONLY);
    ssize_t n = -1;
    while (fd >= 0 && (n = read(fd, piece, sizeof piece)) > 0) {
        if (sha != NULL) SHA256_Update(sha, piece, (size_t)n);
    }
    if (n < 0) stop(path);
    close(fd);
}

static void take_all(char *const *paths, bool digested) {
    for (; *paths != NULL; paths++) {
        unsigned char made[SHA256_DIGEST_LENGTH];
        SHA256_CTX sha;
        SHA256_Init(&sha);
        take(*paths, digested ? &sha : NULL);
        SHA256_Final(made, &sha);
    }
}

/* ---- files that go out */

typedef struct { char *bytes; size_t length; } held;

static held hold(const char *path) {
    struct stat s;
    int fd = open(path, O_RDONLY);
    if (fd < 0 || fstat(fd, &s) != 0) stop(path);
    held h = { malloc((size_t)s.st_size + 1), (size_t)s.st_size };
    if (h.bytes == NULL || read(fd, h.bytes, h.length) != (ssize_t)h.length) stop(path);
    close(fd);
    return h;
}

static void put_again(const held *h, const char *path) {
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0) stop(path);
    for (size_t at = 0; at < h->length; at += PIECE) {
        size_t n = h->length - at < PIECE ? h->length - at : PIECE;
        if (write(fd, h->bytes + at, n) != (ssize_t)n) stop(path);
    }
    if (fsync(fd) != 0) stop(path);
    close(fd);
}

static void put_file(const char *out, const char *name) {
    char from[4096], to[4096], what[256];
    snprintf(from, sizeof from, "%s/%s", out, name);
    snprintf(to, sizeof to, "%s/floor-%s", out, name);
    snprintf(what, sizeof what, "%s written and synced", name);
    if (access(from, R_OK) != 0) return;     /* a run with decisions only has no reasons.csv */
    held h = hold(from);
    int64_t start = now();
    put_again(&h, to);
    tell(what, start);
    unlink(to);
    free(h.bytes);
}

/* ---- the store */

static _Noreturn void refuse(sqlite3 *db) {
    fprintf(stderr, "floor: %s\n", sqlite3_errmsg(db));
    exit(5);
}

static void run(sqlite3 *db, const char *sql) {
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) refuse(db);
}

/* Makes every table of the store `of` in the store `into`, and its rows. SQLite carries rows between tables that
 * are alike without looking into them. */
static void fill(sqlite3 *db, const char *into, const char *of) {
    sqlite3_stmt *s;
    char *asked = sqlite3_mprintf(
        "SELECT 'CREATE TABLE %s.' || substr(sql, 14) || '; INSERT INTO %s.' || name ||"
        " ' SELECT * FROM %s.' || name FROM %s.sqlite_schema WHERE type = 'table'", into, into, of, of);
    if (sqlite3_prepare_v2(db, asked, -1, &s, NULL) != SQLITE_OK) refuse(db);
    while (sqlite3_step(s) == SQLITE_ROW) run(db, (const char *)sqlite3_column_text(s, 0));
    sqlite3_finalize(s);
    sqlite3_free(asked);
}

static sqlite3 *open_stores(const char *from, const char *to) {
    sqlite3 *db;
    if (sqlite3_open(to, &db) != SQLITE_OK) refuse(db);
    char *from_too = sqlite3_mprintf("ATTACH ':memory:' AS held; ATTACH %Q AS made", from);
    run(db, "PRAGMA page_size=65536; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-4096");
    run(db, from_too);
    sqlite3_free(from_too);
    return db;
}

static void put_store(const char *out) {
    char from[4096], to[4096];
    snprintf(from, sizeof from, "%s/audit.sqlite", out);
    snprintf(to, sizeof to, "%s/floor-audit.sqlite", out);
    unlink(to);
    sqlite3 *db = open_stores(from, to);
    fill(db, "held", "made");
    int64_t start = now();
    run(db, "BEGIN");
    fill(db, "main", "held");
    run(db, "COMMIT");
    sqlite3_close(db);
    int fd = open(to, O_RDONLY);
    if (fd < 0 || fsync(fd) != 0) stop(to);
    close(fd);
    tell("rows of audit.sqlite put by SQLite and synced", start);
    unlink(to);
}

int main(int argc, char **argv) {
    static const char *const files[] = { "decisions.csv", "reasons.csv", "orphans.csv",
                                         "report.html" };
    if (argc < 3) {
        fputs("usage: floor OUT INPUT...\n", stderr);
        return 2;
    }
    int64_t start = now();
    take_all(argv + 2, false);
    tell("inputs read", start);
    start = now();
    take_all(argv + 2, true);
    tell("inputs read and digested", start);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) put_file(argv[1], files[i]);
    put_store(argv[1]);
    return 0;
}
