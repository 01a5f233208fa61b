/* trace: what rules read and found, to bytes and back.
 *
 * One version byte, then parts, each followed by its steps. Whole numbers are little-endian
 * base-128 (7 bits a byte, low first), signed ones folded so that small stays short. A step
 * writes a mask of the fields that are not zero and only those: most steps take ten bytes,
 * and a candidate's trace is a few hundred. The same trace always gives the same bytes. The
 * reader trusts nothing: every length is checked against the end. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/trace.h"

#include <string.h>

enum { TRACE_VERSION = 1, TRACE_PART_MARK = 0x50, TRACE_STEP_MARK = 0x53 };

/* Bits of a step's mask, in the order in which the fields are written. */
enum {
    HAS_A = 1,
    HAS_SOURCE = 2,
    HAS_COLUMN = 4,
    HAS_ROW = 8,
    HAS_INPUT = 16,
    HAS_X = 32,
    HAS_Y = 64,
    HAS_LENGTH = 128,
    HAS_N = 256,
    HAS_RAW = 512,
    HAS_ALL = 1023,
};

/* ---- writing ------------------------------------------------------------ */

static size_t put_number(unsigned char *to, uint64_t n) {
    size_t i = 0;
    for (; n >= 0x80; n >>= 7) to[i++] = (unsigned char)(n | 0x80);
    to[i++] = (unsigned char)n;
    return i;
}

static size_t put_signed(unsigned char *to, int64_t n) {
    return put_number(to, n < 0 ? ~((uint64_t)n << 1) : (uint64_t)n << 1);
}

static size_t put_span(unsigned char *to, span s) {
    size_t i = put_signed(to, s.lo);
    return i + put_signed(to + i, (int64_t)s.hi - s.lo);
}

void trace_begin(sink *to) {
    unsigned char version = TRACE_VERSION;
    sink_bytes(to, &version, 1);
}

void trace_part(sink *to, const part *p) {
    unsigned char buffer[64];
    size_t i = 0;
    buffer[i++] = TRACE_PART_MARK;
    buffer[i++] = p->kind;
    buffer[i++] = p->outcome;
    buffer[i++] = p->grade;
    i += put_number(buffer + i, p->number);
    if (p->kind == PART_ROW) {
        i += put_number(buffer + i, p->source);
        i += put_number(buffer + i, p->row);
        i += put_number(buffer + i, p->input);
    }
    i += put_number(buffer + i, p->step_count);
    sink_bytes(to, buffer, i);
}

static unsigned step_mask(const step *s) {
    unsigned mask = 0;
    mask |= s->a ? HAS_A : 0u;
    mask |= s->source ? HAS_SOURCE : 0u;
    mask |= s->column ? HAS_COLUMN : 0u;
    mask |= s->row ? HAS_ROW : 0u;
    mask |= s->input ? HAS_INPUT : 0u;
    mask |= s->x.lo || s->x.hi ? HAS_X : 0u;
    mask |= s->y.lo || s->y.hi ? HAS_Y : 0u;
    mask |= s->length.months || s->length.days ? HAS_LENGTH : 0u;
    mask |= s->n ? HAS_N : 0u;
    mask |= s->raw.len ? HAS_RAW : 0u;
    return mask;
}

void trace_step(sink *to, const step *s) {
    unsigned char buffer[128];
    unsigned mask = step_mask(s);
    size_t i = 0;
    buffer[i++] = TRACE_STEP_MARK;
    buffer[i++] = s->kind;
    i += put_number(buffer + i, mask);
    if (mask & HAS_A) buffer[i++] = s->a;
    if (mask & HAS_SOURCE) i += put_number(buffer + i, s->source);
    if (mask & HAS_COLUMN) i += put_number(buffer + i, s->column);
    if (mask & HAS_ROW) i += put_number(buffer + i, s->row);
    if (mask & HAS_INPUT) i += put_number(buffer + i, s->input);
    if (mask & HAS_X) i += put_span(buffer + i, s->x);
    if (mask & HAS_Y) i += put_span(buffer + i, s->y);
    if (mask & HAS_LENGTH) {
        i += put_signed(buffer + i, s->length.months);
        i += put_signed(buffer + i, s->length.days);
    }
    if (mask & HAS_N) i += put_signed(buffer + i, s->n);
    if (mask & HAS_RAW) i += put_number(buffer + i, s->raw.len);
    sink_bytes(to, buffer, i);
    if (mask & HAS_RAW) sink_text(to, s->raw);
}

/* ---- reading ------------------------------------------------------------ */

/* False at the end of the bytes or when the number is larger than `limit`. */
static bool get_number(trace_reader *r, uint64_t limit, uint64_t *out) {
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

static bool get_byte(trace_reader *r, uint8_t *out) {
    if (r->at >= r->end) return false;
    *out = *r->at++;
    return true;
}

static bool get_u16(trace_reader *r, uint16_t *out) {
    uint64_t n;
    if (!get_number(r, UINT16_MAX, &n)) return false;
    *out = (uint16_t)n;
    return true;
}

static bool get_u32(trace_reader *r, uint32_t *out) {
    uint64_t n;
    if (!get_number(r, UINT32_MAX, &n)) return false;
    *out = (uint32_t)n;
    return true;
}

static bool get_signed(trace_reader *r, int64_t least, int64_t most, int64_t *out) {
    uint64_t n;
    if (!get_number(r, UINT64_MAX, &n)) return false;
    int64_t half = (int64_t)(n >> 1);
    *out = n & 1 ? ~half : half;
    return *out >= least && *out <= most;
}

static bool get_i32(trace_reader *r, int32_t *out) {
    int64_t n;
    if (!get_signed(r, INT32_MIN, INT32_MAX, &n)) return false;
    *out = (int32_t)n;
    return true;
}

static bool get_span(trace_reader *r, span *out) {
    int64_t more;
    if (!get_i32(r, &out->lo) || !get_signed(r, -(INT64_C(1) << 32), INT64_C(1) << 32, &more))
        return false;
    int64_t hi = out->lo + more;
    out->hi = (day)hi;
    return hi >= INT32_MIN && hi <= INT32_MAX;
}

static bool get_raw(trace_reader *r, text *out) {
    uint64_t len;
    if (!get_number(r, (uint64_t)(r->end - r->at), &len) || len > (uint64_t)(r->end - r->at))
        return false;
    *out = (text){ (const char *)r->at, (size_t)len };
    r->at += len;
    return true;
}

bool trace_open(trace_reader *r, text bytes) {
    if (bytes.len == 0 || (unsigned char)bytes.at[0] != TRACE_VERSION) return false;
    r->at = (const unsigned char *)bytes.at + 1;
    r->end = (const unsigned char *)bytes.at + bytes.len;
    return true;
}

int trace_next_part(trace_reader *r, part *out) {
    uint8_t mark;
    memset(out, 0, sizeof *out);
    if (!get_byte(r, &mark)) return 0;
    if (mark != TRACE_PART_MARK || !get_byte(r, &out->kind) || !get_byte(r, &out->outcome) ||
        !get_byte(r, &out->grade) || !get_u16(r, &out->number))
        return -1;
    if (out->kind < PART_RULE || out->kind > PART_TALLY || out->outcome > OUTCOME_VOID)
        return -1;
    if (out->kind == PART_ROW &&
        !(get_u16(r, &out->source) && get_u32(r, &out->row) && get_u16(r, &out->input)))
        return -1;
    return get_u32(r, &out->step_count) ? 1 : -1;
}

int trace_next_step(trace_reader *r, step *out) {
    uint8_t mark;
    uint64_t mask;
    memset(out, 0, sizeof *out);
    if (!get_byte(r, &mark) || mark != TRACE_STEP_MARK || !get_byte(r, &out->kind) ||
        !get_number(r, HAS_ALL, &mask) || out->kind < STEP_CELL || out->kind > STEP_PASS_CODE)
        return -1;
    if ((mask & HAS_A && !get_byte(r, &out->a)) ||
        (mask & HAS_SOURCE && !get_u16(r, &out->source)) ||
        (mask & HAS_COLUMN && !get_u16(r, &out->column)) ||
        (mask & HAS_ROW && !get_u32(r, &out->row)) ||
        (mask & HAS_INPUT && !get_u16(r, &out->input)) ||
        (mask & HAS_X && !get_span(r, &out->x)) || (mask & HAS_Y && !get_span(r, &out->y)))
        return -1;
    if (mask & HAS_LENGTH &&
        !(get_i32(r, &out->length.months) && get_i32(r, &out->length.days)))
        return -1;
    if (mask & HAS_N && !get_signed(r, INT64_MIN, INT64_MAX, &out->n)) return -1;
    if (mask & HAS_RAW && !get_raw(r, &out->raw)) return -1;
    return 1;
}
