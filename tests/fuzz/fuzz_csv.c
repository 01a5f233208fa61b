/* Any bytes as a CSV file: csv_feed ends, and every row it hands out is within its limits.
 *
 * The first byte chooses encoding and separator, the second the size of a block, the rest is the file.
 * It is read four times: as it is, with libcsv for every line, block by block, and by two threads.
 * Rows, their lines and the fault must be the same. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "fuzz/bytes.h"
#include "fuzz/target.h"
#include "ground/digest.h"
#include "ground/unicode.h"
#include "load/csv_ahead.h"
#include "load/encoding.h"

typedef struct seen {
    uint32_t last_line;
    digest_run *rows;
} seen;

static void note(seen *s, const void *bytes, size_t len) {
    if (digest_add(s->rows, bytes, len) != 0) abort();
}

static int take(void *payload, const csv_row *row, fault *f) {
    seen *s = payload;
    (void)f;
    if (row->count == 0 || row->count > CSV_COLUMNS_MAX) abort();
    if (row->line <= s->last_line || row->last_line < row->line) abort();
    s->last_line = row->last_line;
    note(s, &row->line, sizeof row->line);
    note(s, &row->last_line, sizeof row->last_line);
    for (size_t i = 0; i < row->count; i++) {
        text field = csv_field(row, i);
        if (field.len > CSV_FIELD_MAX || unicode_bad_byte(field) != field.len) abort();
        if (field.len > 0 && memchr(field.at, '\0', field.len) != NULL) abort();
        if (i > 0 && row->marks[i + 1] <= row->marks[i]) abort();
        note(s, &field.len, sizeof field.len);
        note(s, field.at, field.len);
    }
    return 0;
}

typedef struct outcome {
    int code;
    fault f;
    digest rows, sha256;
} outcome;

typedef int (*way)(const csv_file *, csv_take, void *, csv_totals *, fault *);

static outcome feed(int fd, uint8_t how, bool all_libcsv, way by, size_t len) {
    csv_file file = { fd, "fuzz.csv", encoding_names[how % ENCODING_COUNT],
                      ",;\t|"[how / ENCODING_COUNT % 4], all_libcsv };
    seen s = { 0, digest_new() };
    csv_totals totals = { 0 };
    outcome out = { 0 };
    if (s.rows == NULL) abort();
    out.code = by(&file, take, &s, &totals, &out.f);
    if (out.code != out.f.code || (out.code == 0 && totals.bytes != len)) abort();
    if (digest_end(s.rows, &out.rows) != 0) abort();
    out.sha256 = totals.sha256;
    digest_free(s.rows);
    close(fd);
    return out;
}

static void same(const outcome *a, const outcome *b) {
    if (a->code != b->code || a->f.line != b->f.line || a->f.column != b->f.column) abort();
    if (strcmp(a->f.message, b->f.message) != 0) abort();
    if (memcmp(&a->rows, &b->rows, sizeof a->rows) != 0) abort();
    if (memcmp(&a->sha256, &b->sha256, sizeof a->sha256) != 0) abort();
}

int fuzz_one(const uint8_t *bytes, size_t len) {
    if (len < 2) return 0;
    const uint8_t *body = bytes + 2;
    size_t size = len - 2;
    outcome quick = feed(bytes_file(body, size), bytes[0], false, csv_feed, size);
    outcome slow = feed(bytes_file(body, size), bytes[0], true, csv_feed, size);
    outcome blocks = feed(bytes_blocks(body, size, bytes[1] + 1u), bytes[0], false, csv_feed, size);
    outcome ahead = feed(bytes_file(body, size), bytes[0], false, csv_ahead, size);
    same(&quick, &slow);
    same(&quick, &ahead);
    same(&quick, &blocks);
    return 0;
}
