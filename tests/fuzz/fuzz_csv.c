/* Any bytes as a CSV file: csv_feed ends, and every row it hands out is within its limits.
 *
 * The first byte chooses encoding and separator, the rest is the file. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz/target.h"
#include "ground/unicode.h"
#include "load/csv_feed.h"
#include "load/encoding.h"

typedef struct seen { uint32_t line; } seen;

static int take(void *payload, const csv_row *row, fault *f) {
    seen *before = payload;
    (void)f;
    if (row->count == 0 || row->count > CSV_COLUMNS_MAX || row->line <= before->line) abort();
    before->line = row->line;
    for (size_t i = 0; i < row->count; i++) {
        if (row->fields[i].len > CSV_FIELD_MAX) abort();
        if (unicode_bad_byte(row->fields[i]) != row->fields[i].len) abort();
    }
    return 0;
}

int fuzz_one(const uint8_t *bytes, size_t len) {
    if (len == 0) return 0;
    int fd = memfd_create("fuzz", 0);
    if (fd < 0 || write(fd, bytes + 1, len - 1) != (ssize_t)(len - 1) || lseek(fd, 0, SEEK_SET) != 0)
        abort();
    csv_file file = { fd, "fuzz.csv", encoding_names[bytes[0] % ENCODING_COUNT],
                      ",;\t"[bytes[0] / ENCODING_COUNT % 3], false };
    seen before = { 0 };
    csv_totals totals;
    fault f = { 0 };
    int code = csv_feed(&file, take, &before, &totals, &f);
    if (code != f.code || (code == 0 && totals.bytes != len - 1)) abort();
    close(fd);
    return 0;
}
