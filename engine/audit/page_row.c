/* page_row: one row as the record SQLite keeps of it, put together column by column.
 *
 * A record is a head and the values behind it: the head says how long it is and of which type
 * and length every value is (sqlite.org/fileformat2.html, 2.1). How long the head gets is known
 * last, so room is left for it in front of the values, and it is put close before them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/page_row.h"

/* Types of values; texts and blobs say their length too. */
enum { TYPE_NULL = 0, TYPE_INT64 = 6, TYPE_ZERO = 8, TYPE_ONE = 9, TYPE_BLOB = 12, TYPE_TEXT = 13 };
enum { HEAD_ROOM = VARINT_MAX * (ROW_COLUMNS + 1) };

size_t row_varint(unsigned char *to, uint64_t n) {
    size_t len = 1;
    while (n >> (7 * len) != 0) len++;
    for (size_t i = len; i-- > 0; n >>= 7) to[i] = (unsigned char)(n | 0x80);
    to[len - 1] &= 0x7f;
    return len;
}

static void add_type(page_row *r, uint64_t type) {
    if (type < 0x80) r->types[r->used++] = (unsigned char)type;
    else r->used += row_varint(r->types + r->used, type);
}

void row_open(page_row *r) {
    r->used = 0;
    sink_memory(&r->values);
}

void row_begin(page_row *r) {
    static const char room[HEAD_ROOM];
    r->used = 0;
    r->values.used = 0;
    sink_bytes(&r->values, room, sizeof room);
}

void row_null(page_row *r) {
    add_type(r, TYPE_NULL);
}

/* Whole numbers take 1, 2, 3, 4, 6 or 8 bytes, the types 1 to 6; two of them take none. */
void row_number(page_row *r, int64_t n) {
    static const unsigned char widths[] = { 1, 2, 3, 4, 6, 8 };
    unsigned char bytes[8];
    if (n == 0 || n == 1) {
        add_type(r, n == 0 ? TYPE_ZERO : TYPE_ONE);
        return;
    }
    size_t type = 1;
    uint64_t size = (uint64_t)(n < 0 ? ~n : n);
    while (type < TYPE_INT64 && size >> (8 * widths[type - 1] - 1) != 0) type++;
    size_t width = widths[type - 1];
    for (size_t i = 0; i < width; i++)
        bytes[i] = (unsigned char)((uint64_t)n >> (8 * (width - 1 - i)));
    add_type(r, type);
    sink_bytes(&r->values, bytes, width);
}

void row_text(page_row *r, text t) {
    add_type(r, TYPE_TEXT + 2 * (uint64_t)t.len);
    sink_text(&r->values, t);
}

void row_blob(page_row *r, text body) {
    add_type(r, TYPE_BLOB + 2 * (uint64_t)body.len);
    sink_text(&r->values, body);
}

void row_text_since(page_row *r, size_t from) {
    add_type(r, TYPE_TEXT + 2 * (uint64_t)(r->values.used - from));
}

text row_end(page_row *r) {
    unsigned char own[VARINT_MAX];
    if (r->values.failed) return TEXT("");
    size_t own_len = r->used + 1 < 0x80 ? 1 : 2; /* its own bytes count */
    size_t head = row_varint(own, r->used + own_len) + r->used;
    char *at = r->values.buffer + HEAD_ROOM - head;
    memcpy(at, own, own_len);
    memcpy(at + own_len, r->types, r->used);
    return (text){ at, head + r->values.used - HEAD_ROOM };
}

void row_close(page_row *r) {
    sink_drop(&r->values);
}
