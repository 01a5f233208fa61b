/* packed: numbers, spans and texts as few bytes, and back.
 *
 * Whole numbers are little-endian base-128 (7 bits a byte, low first), signed ones folded so
 * that small stays short, a span is its first day and its length, a text its length and its
 * bytes. One value has one form, so that equal records are equal bytes. The reader trusts
 * nothing: it never reads beyond the end, and refuses what its caller's type cannot hold. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "ground/packed.h"

/* ---- writing ------------------------------------------------------------ */

size_t packed_long(unsigned char *to, uint64_t n) {
    size_t i = 0;
    for (; n >= 0x80; n >>= 7) to[i++] = (unsigned char)(n | 0x80);
    to[i++] = (unsigned char)n;
    return i;
}

size_t packed_span(unsigned char *to, span s) {
    size_t i = packed_signed(to, s.lo);
    return i + packed_signed(to + i, (int64_t)s.hi - s.lo);
}

/* ---- reading ------------------------------------------------------------ */

bool packed_get_number(packed_reader *r, uint64_t limit, uint64_t *out) {
    uint64_t n = 0;
    for (unsigned shift = 0; shift < 64 && r->at < r->end; shift += 7) {
        unsigned char byte = *r->at++;
        if (shift == 63 && byte > 1) return false;
        n |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80)) {
            *out = n;
            return n <= limit;
        }
    }
    return false;
}

bool packed_get_byte(packed_reader *r, uint8_t *out) {
    if (r->at >= r->end) return false;
    *out = *r->at++;
    return true;
}

bool packed_get_u16(packed_reader *r, uint16_t *out) {
    uint64_t n;
    if (!packed_get_number(r, UINT16_MAX, &n)) return false;
    *out = (uint16_t)n;
    return true;
}

bool packed_get_u32(packed_reader *r, uint32_t *out) {
    uint64_t n;
    if (!packed_get_number(r, UINT32_MAX, &n)) return false;
    *out = (uint32_t)n;
    return true;
}

bool packed_get_signed(packed_reader *r, int64_t least, int64_t most, int64_t *out) {
    uint64_t n;
    if (!packed_get_number(r, UINT64_MAX, &n)) return false;
    int64_t half = (int64_t)(n >> 1);
    *out = n & 1 ? ~half : half;
    return *out >= least && *out <= most;
}

bool packed_get_i32(packed_reader *r, int32_t *out) {
    int64_t n;
    if (!packed_get_signed(r, INT32_MIN, INT32_MAX, &n)) return false;
    *out = (int32_t)n;
    return true;
}

bool packed_get_span(packed_reader *r, span *out) {
    int64_t more;
    static const int64_t most = INT64_C(1) << 32;
    if (!packed_get_i32(r, &out->lo) || !packed_get_signed(r, -most, most, &more)) return false;
    int64_t hi = out->lo + more;
    out->hi = (day)hi;
    return hi >= INT32_MIN && hi <= INT32_MAX;
}

bool packed_get_text(packed_reader *r, text *out) {
    uint64_t len;
    if (!packed_get_number(r, SIZE_MAX, &len) || len > (uint64_t)(r->end - r->at)) return false;
    *out = (text){ (const char *)r->at, (size_t)len };
    r->at += len;
    return true;
}
