/* make_blank DATABASE FILE: the record of a run before its first row, as SQLite makes it, into
 * C.
 *
 * Its fifty tables were a quarter of what the run of a short list costs. They are the same in
 * every record, so they are made once, when vet is built, from the same statements
 * (audit/schema). What is zero is left out: most tables are an empty page. audit/blank puts it
 * together again. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "audit/schema.h"

enum { GAP = 16, ROW = 16 };

static int end(sqlite3 *db, const char *what) {
    fprintf(stderr, "make_blank: %s: %s\n", what, db != NULL ? sqlite3_errmsg(db) : "failed");
    sqlite3_close(db);
    return EXIT_FAILURE;
}

static bool run(sqlite3 *db, const char *sql) {
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* In two transactions: SQLite counts them in the file, and a record that is made without a
 * blank has as many when its rows come. */
static bool make_tables(sqlite3 *db) {
    return run(db, "PRAGMA page_size=4096") && run(db, "BEGIN") && run(db, store_marks) &&
           run(db, "COMMIT;BEGIN") && run(db, store_schema) && run(db, "COMMIT");
}

/* Where the zeros end, from `at` on. */
static size_t skip_zeros(const unsigned char *image, size_t at, size_t len) {
    while (at < len && image[at] == 0) at++;
    return at;
}

/* Where more than GAP zeros begin, from `at` on. */
static size_t skip_bytes(const unsigned char *image, size_t at, size_t len) {
    size_t next = skip_zeros(image, at, len);
    while (at < len && next - at <= GAP) {
        at = next == at ? at + 1 : next;
        next = skip_zeros(image, at, len);
    }
    return at;
}

static void put_piece(FILE *to, const unsigned char *image, size_t from, size_t until) {
    for (size_t i = from; i < until; i++)
        fprintf(to, "%d,%s", image[i], (i - from) % ROW == ROW - 1 ? "\n" : "");
    fputs("\n", to);
}

/* Two arrays: which pieces of the image are not zero, and their bytes one after the other. */
static void put_pieces(FILE *to, const unsigned char *image, size_t len) {
    fprintf(to, "enum { BLANK_SIZE = %zu };\nstatic const unsigned char blank_bytes[] = {\n",
            len);
    for (size_t at = skip_zeros(image, 0, len), until; at < len;
         at = skip_zeros(image, until, len)) {
        until = skip_bytes(image, at, len);
        put_piece(to, image, at, until);
    }
    fputs("};\nstatic const struct { unsigned at, len; } blank_pieces[] = {\n", to);
    for (size_t at = skip_zeros(image, 0, len), until; at < len;
         at = skip_zeros(image, until, len)) {
        until = skip_bytes(image, at, len);
        fprintf(to, "{ %zu, %zu },\n", at, until - at);
    }
    fputs("};\n", to);
}

int main(int argc, char **argv) {
    sqlite3 *db = NULL;
    sqlite3_int64 len = 0;
    if (argc != 3) return end(NULL, "which files?");
    remove(argv[1]);     /* a file, not memory: only there are transactions counted */
    if (sqlite3_open(argv[1], &db) != SQLITE_OK || !make_tables(db)) return end(db, argv[1]);
    unsigned char *image = sqlite3_serialize(db, "main", &len, 0);
    FILE *to = image != NULL ? fopen(argv[2], "w") : NULL;
    if (to == NULL) return end(db, argv[2]);
    put_pieces(to, image, (size_t)len);
    if (fclose(to) != 0) return end(db, argv[2]);
    sqlite3_free(image);
    sqlite3_close(db);
    return EXIT_SUCCESS;
}
