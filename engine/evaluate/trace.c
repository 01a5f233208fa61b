/* trace: what rules read and found, to bytes and back.
 *
 * One version byte, then parts, each followed by its steps, all packed (ground/packed). A
 * step writes a mask of the fields that are not zero and only those: most steps take ten
 * bytes, and a candidate's trace is a few hundred. The same trace always gives the same
 * bytes. The reader trusts nothing. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/trace.h"

#include <string.h>

enum { TRACE_VERSION = 2, TRACE_PART_MARK = 0x50, TRACE_STEP_MARK = 0x53 };

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
    i += packed_number(buffer + i, p->number);
    if (p->kind == PART_ROW) {
        i += packed_number(buffer + i, p->source);
        i += packed_number(buffer + i, p->row);
        i += packed_number(buffer + i, p->input);
    }
    i += packed_number(buffer + i, p->step_count);
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
    i += packed_number(buffer + i, mask);
    if (mask & HAS_A) buffer[i++] = s->a;
    if (mask & HAS_SOURCE) i += packed_number(buffer + i, s->source);
    if (mask & HAS_COLUMN) i += packed_number(buffer + i, s->column);
    if (mask & HAS_ROW) i += packed_number(buffer + i, s->row);
    if (mask & HAS_INPUT) i += packed_number(buffer + i, s->input);
    if (mask & HAS_X) i += packed_span(buffer + i, s->x);
    if (mask & HAS_Y) i += packed_span(buffer + i, s->y);
    if (mask & HAS_LENGTH) {
        i += packed_signed(buffer + i, s->length.months);
        i += packed_signed(buffer + i, s->length.days);
    }
    if (mask & HAS_N) i += packed_signed(buffer + i, s->n);
    if (mask & HAS_RAW) i += packed_number(buffer + i, s->raw.len);
    sink_bytes(to, buffer, i);
    if (mask & HAS_RAW) sink_text(to, s->raw);
}

/* ---- reading ------------------------------------------------------------ */

bool trace_open(trace_reader *r, text bytes) {
    if (bytes.len == 0 || (unsigned char)bytes.at[0] != TRACE_VERSION) return false;
    r->at = (const unsigned char *)bytes.at + 1;
    r->end = (const unsigned char *)bytes.at + bytes.len;
    return true;
}

int trace_next_part(trace_reader *r, part *out) {
    uint8_t mark;
    memset(out, 0, sizeof *out);
    if (!packed_get_byte(r, &mark)) return 0;
    if (mark != TRACE_PART_MARK || !packed_get_byte(r, &out->kind) || !packed_get_byte(r, &out->outcome) ||
        !packed_get_byte(r, &out->grade) || !packed_get_u16(r, &out->number))
        return -1;
    if (out->kind < PART_RULE || out->kind > PART_TALLY || out->outcome > OUTCOME_VOID)
        return -1;
    if (out->kind == PART_ROW &&
        !(packed_get_u16(r, &out->source) && packed_get_u32(r, &out->row) && packed_get_u16(r, &out->input)))
        return -1;
    return packed_get_u32(r, &out->step_count) ? 1 : -1;
}

int trace_next_step(trace_reader *r, step *out) {
    uint8_t mark;
    uint64_t mask;
    memset(out, 0, sizeof *out);
    if (!packed_get_byte(r, &mark) || mark != TRACE_STEP_MARK || !packed_get_byte(r, &out->kind) ||
        !packed_get_number(r, HAS_ALL, &mask) || out->kind < STEP_CELL || out->kind > STEP_SLATE)
        return -1;
    if ((mask & HAS_A && !packed_get_byte(r, &out->a)) ||
        (mask & HAS_SOURCE && !packed_get_u16(r, &out->source)) ||
        (mask & HAS_COLUMN && !packed_get_u16(r, &out->column)) ||
        (mask & HAS_ROW && !packed_get_u32(r, &out->row)) ||
        (mask & HAS_INPUT && !packed_get_u16(r, &out->input)) ||
        (mask & HAS_X && !packed_get_span(r, &out->x)) || (mask & HAS_Y && !packed_get_span(r, &out->y)))
        return -1;
    if (mask & HAS_LENGTH &&
        !(packed_get_i32(r, &out->length.months) && packed_get_i32(r, &out->length.days)))
        return -1;
    if (mask & HAS_N && !packed_get_signed(r, INT64_MIN, INT64_MAX, &out->n)) return -1;
    if (mask & HAS_RAW && !packed_get_text(r, &out->raw)) return -1;
    return 1;
}
