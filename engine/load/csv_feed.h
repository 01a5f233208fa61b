/* csv_feed: a CSV file as rows of fields with line numbers. */
#ifndef LOAD_CSV_FEED_H
#define LOAD_CSV_FEED_H
#include <stdbool.h>
#include <stdint.h>

#include "ground/digest.h"
#include "ground/fault.h"
#include "ground/text.h"

enum {
    CSV_FIELD_MAX = 1 << 20, /* bytes of one field */
    CSV_ROW_BYTES_MAX = 1 << 24,
    CSV_COLUMNS_MAX = 4096,
    CSV_SLACK = 16, /* bytes behind a row that can be read */
};

/* The fields of a row stand in one run of bytes with one byte between them; good until the call
 * returns. */
typedef struct csv_row {
    const char *at;        /* the first field */
    const uint32_t
        *marks; /* the places before and behind the fields, one more than fields; modulo
                              2^32, for the first may be one before 0 */
    size_t count;          /* never 0: lines without anything are no rows */
    uint32_t line;         /* its first line, 1-based, as an editor shows it */
    uint32_t last_line;    /* another one only when a quoted field holds line breaks */
} csv_row;
static inline text csv_field(const csv_row *row, size_t i) {
    const uint32_t *mark = row->marks + i;
    return (text){ row->at + (mark[0] - row->marks[0]), mark[1] - mark[0] - 1 };
}
/* All fields and what stands between them. */
static inline size_t csv_row_len(const csv_row *row) {
    return row->marks[row->count] - row->marks[0] - 1;
}
/* Gets every row in order; anything but 0 stops the reading and is returned. */
typedef int (*csv_take)(void *payload, const csv_row *row, fault *f);

typedef struct csv_file {
    int fd;           /* stays the caller's */
    const char *name; /* for messages */
    text encoding;
    char separator;
    bool all_libcsv; /* lines without quotes too: to hold the quick way against it */
} csv_file;
typedef struct csv_totals {
    uint64_t bytes;
    digest sha256;
    bool marked; /* a byte-order mark was there */
} csv_totals;

/* Rows as RFC 4180 has them, and a little more (engine/load/CSV.md has all of it): blanks
 * around fields are dropped, a quote inside an unquoted field is a character. FAULT_DATA with
 * file:line for a quote that is never closed or followed by other text, a field, row or number
 * of columns over the limits, and for what cannot be decoded. */
int csv_feed(const csv_file *file, csv_take take, void *payload, csv_totals *out, fault *f);
#endif
