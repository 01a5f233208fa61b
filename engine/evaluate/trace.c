/* trace: what rules read and found, to bytes and back.
 *
 * Very many candidates go the same way through the rules: the same steps, in other lines and
 * cells. So what is told of a part is told in two places: its shape, which very many share,
 * and its values, lines and cells that are the candidate's own. A shape has a mask per step
 * of the fields that are there. A line is told relative to the line before, a day that was
 * just told is not told again, and a text that is among the last is told by its place among
 * them.
 *
 * A version byte, then sections: the length of shapes and values, the shapes, each behind
 * its length, the values. Mostly it is one; parts that are appended later are a section of
 * their own, for what was told before is only known within one. The same trace always gives
 * the same bytes. The reader trusts nothing. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/trace.h"

#include <string.h>

enum {
    TRACE_VERSION = 3,
    LENGTH_BYTES = 4,
    MASK_BYTES = 2,
    SHAPE_STEP_MAX = 120,
    VALUES_MAX = 100
};

/* Bits of a step's mask: what there is of it. */
enum {
    HAS_A = 1,
    HAS_SOURCE = 2,
    HAS_COLUMN = 4,
    HAS_INPUT = 8,
    HAS_ROW = 16,
    ROW_AGAIN = 32,     /* the row told last */
    HAS_X = 64,
    X_AGAIN = 128,      /* the span told last */
    HAS_Y = 256,
    Y_IS_DAY = 512,     /* the day told last */
    HAS_LENGTH = 1024,
    HAS_N = 2048,
    HAS_RAW = 4096,
    RAW_SHARED = 8192,  /* a text that is part of the shape */
    HAS_ALL = 16383,
};

/* Days are the same for all, or for the whole of a unit. */
static bool shares_spans(uint8_t kind) {
    return kind == STEP_DAY;
}

/* Years that were counted belong to a candidate, years wanted to the rule, as other numbers
 * do. */
static bool shares_number(uint8_t kind) {
    return kind != STEP_AGE && kind != STEP_ELAPSED && kind != STEP_SLATE;
}

static bool same_span(span a, span b) {
    return a.lo == b.lo && a.hi == b.hi;
}

static bool is_there(span s) {
    return s.lo != 0 || s.hi != 0;
}

/* ---- what was told ------------------------------------------------------------ */

static void remember_raw(trace_told *told, size_t at, size_t len) {
    size_t place = told->raw_count++ % TRACE_RAWS;
    told->raws[place].at = at;
    told->raws[place].len = len;
}

/* How many of the places hold a text. */
static size_t raws_known(const trace_told *told) {
    return told->raw_count < TRACE_RAWS ? told->raw_count : TRACE_RAWS;
}

static void remember_step(trace_told *told, const step *s) {
    if (s->row) told->row = s->row;
    if (s->kind == STEP_DAY) told->on = s->x;
    else if (is_there(s->x)) told->x = s->x;
}

/* ---- writing ------------------------------------------------------------ */

void trace_put_version(sink *to) {
    unsigned char version = TRACE_VERSION;
    sink_bytes(to, &version, 1);
}

static void set_length(char *at, size_t len) {
    for (int i = 0; i < LENGTH_BYTES; i++) at[i] = (char)(len >> 8 * i);
}

void trace_put_shape(sink *shapes, text shape) {
    char length[LENGTH_BYTES];
    set_length(length, shape.len);
    sink_bytes(shapes, length, sizeof length);
    sink_text(shapes, shape);
}

void trace_put_section(sink *to, text shapes, text values) {
    unsigned char lengths[2 * PACKED_NUMBER_MAX];
    size_t n = packed_number(lengths, shapes.len);
    n += packed_number(lengths + n, values.len);
    sink_bytes(to, lengths, n);
    sink_text(to, shapes);
    sink_text(to, values);
}

void trace_go_on(trace_writer *w, sink *to) {
    w->to = to;
    w->shapes.used = w->values.used = w->shape = 0;
    w->told.row = 0;
    w->told.x = w->told.on = (span){ 0, 0 };
    w->told.raw_count = 0;
}

void trace_begin(trace_writer *w, sink *to) {
    trace_put_version(to);
    trace_go_on(w, to);
}

/* The shape in hand is whole: its length is known. */
static void end_shape(trace_writer *w) {
    if (w->shapes.failed || w->shapes.used == 0) return;
    set_length(w->shapes.buffer + w->shape, w->shapes.used - w->shape - LENGTH_BYTES);
    w->shape = w->shapes.used;
}

void trace_part(trace_writer *w, const part *p) {
    end_shape(w);
    unsigned char *at = (unsigned char *)sink_room(&w->shapes, SHAPE_STEP_MAX);
    unsigned char *value = (unsigned char *)sink_room(&w->values, VALUES_MAX);
    if (at == NULL || value == NULL) return;
    unsigned char *i = at + LENGTH_BYTES, *v = value;
    *i++ = p->kind;
    *i++ = p->outcome;
    *i++ = p->grade;
    i += packed_number(i, p->number);
    if (p->kind == PART_ROW) {
        i += packed_number(i, p->source);
        i += packed_number(i, p->input);
        v += packed_signed(v, (int64_t)p->row - w->told.row);
        w->told.row = p->row;
    }
    i += packed_number(i, p->step_count);
    w->shapes.used += (size_t)(i - at);
    w->values.used += (size_t)(v - value);
}

/* A step on its way: where the next bytes of its shape and of its values go, and what was put
 * so far. */
typedef struct step_put { unsigned char *shape, *value; unsigned mask; } step_put;

static void put_places(step_put *p, const step *s) {
    if (s->a) p->mask |= HAS_A, *p->shape++ = s->a;
    if (s->source) p->mask |= HAS_SOURCE, p->shape += packed_number(p->shape, s->source);
    if (s->column) p->mask |= HAS_COLUMN, p->shape += packed_number(p->shape, s->column);
    if (s->input) p->mask |= HAS_INPUT, p->shape += packed_number(p->shape, s->input);
}

static void put_row(step_put *p, const step *s, const trace_told *told) {
    if (s->row == 0) return;
    if (s->row == told->row) p->mask |= ROW_AGAIN;
    else p->mask |= HAS_ROW, p->value += packed_signed(p->value, (int64_t)s->row - told->row);
}

static void put_spans(step_put *p, const step *s, const trace_told *told) {
    unsigned char **to = shares_spans(s->kind) ? &p->shape : &p->value;
    if (is_there(s->x)) {
        if (to == &p->value && same_span(s->x, told->x)) p->mask |= X_AGAIN;
        else p->mask |= HAS_X, *to += packed_span(*to, s->x);
    }
    if (is_there(s->y)) {
        if (to == &p->value && same_span(s->y, told->on)) p->mask |= Y_IS_DAY;
        else p->mask |= HAS_Y, *to += packed_span(*to, s->y);
    }
}

static void put_numbers(step_put *p, const step *s) {
    if (s->length.months || s->length.days) {
        p->mask |= HAS_LENGTH;
        p->value += packed_signed(p->value, s->length.months);
        p->value += packed_signed(p->value, s->length.days);
    }
    if (s->n == 0) return;
    unsigned char **to = shares_number(s->kind) ? &p->shape : &p->value;
    p->mask |= HAS_N, *to += packed_signed(*to, s->n);
}

/* Where a text stands among the last; TRACE_RAWS: nowhere. */
static size_t find_raw(const trace_writer *w, text raw) {
    const trace_told *told = &w->told;
    for (size_t i = 0, n = raws_known(told); i < n; i++)
        if (told->raws[i].len == raw.len &&
            memcmp(w->values.buffer + told->raws[i].at, raw.at, raw.len) == 0)
            return i;
    return TRACE_RAWS;
}

/* Its place, or the number of places and its length together, and the text. */
static void put_raw(trace_writer *w, text raw) {
    unsigned char head[PACKED_NUMBER_MAX];
    size_t place = find_raw(w, raw);
    if (place < TRACE_RAWS) {
        sink_bytes(&w->values, head, packed_number(head, place));
        return;
    }
    sink_bytes(&w->values, head, packed_number(head, TRACE_RAWS + raw.len));
    remember_raw(&w->told, w->values.used, raw.len);
    sink_text(&w->values, raw);
}

static bool is_usual(const step *s) {
    return s->usual || s->kind == STEP_PASS_CODE;
}

void trace_step(trace_writer *w, const step *s) {
    unsigned char *at = (unsigned char *)sink_room(&w->shapes, SHAPE_STEP_MAX);
    unsigned char *value = (unsigned char *)sink_room(&w->values, VALUES_MAX);
    if (at == NULL || value == NULL) return;
    step_put p = { at + 1 + MASK_BYTES, value, 0 };
    put_places(&p, s);
    put_row(&p, s, &w->told);
    put_spans(&p, s, &w->told);
    put_numbers(&p, s);
    if (s->raw.len > 0) p.mask |= is_usual(s) ? RAW_SHARED : HAS_RAW;
    if (p.mask & RAW_SHARED) p.shape += packed_number(p.shape, s->raw.len);
    at[0] = s->kind;
    at[1] = (unsigned char)p.mask;
    at[2] = (unsigned char)(p.mask >> 8);
    w->shapes.used += (size_t)(p.shape - at);
    w->values.used += (size_t)(p.value - value);
    if (p.mask & RAW_SHARED) sink_text(&w->shapes, s->raw);
    if (p.mask & HAS_RAW) put_raw(w, s->raw);
    remember_step(&w->told, s);
}

text trace_shape(arena *memory, const step *s) {
    trace_writer w = { 0 };
    text made = { NULL, 0 };
    trace_step(&w, s);
    bool whole = !w.shapes.failed && !w.values.failed && w.values.used == 0;
    if (whole && !arena_text(memory, (text){ w.shapes.buffer, w.shapes.used }, &made))
        made.at = NULL;
    trace_writer_clear(&w);
    return made;
}

void trace_known(trace_writer *w, text shape, span day) {
    if (shape.at[0] == STEP_DAY) w->told.on = day;
    sink_text(&w->shapes, shape);
}

/* Told in the same bytes whatever was told before. */
static bool stands_alone(const part *p, const step *s) {
    return p->kind != PART_ROW && s->row == 0 && !is_there(s->x) && !is_there(s->y);
}

size_t trace_part_kept(trace_writer *w, const part *p, const step *s, unsigned char *to) {
    size_t values = w->values.used;
    trace_part(w, p);
    trace_step(w, s);
    size_t len = w->shapes.used - w->shape;
    bool whole = !w->shapes.failed && !w->values.failed && w->values.used == values &&
                 stands_alone(p, s) && len <= TRACE_PART_MAX;
    if (whole) memcpy(to, w->shapes.buffer + w->shape, len);
    return whole ? len : 0;
}

/* Its length is put in front of it when the next begins, as of any. */
void trace_known_part(trace_writer *w, text shape) {
    end_shape(w);
    sink_text(&w->shapes, shape);
}

/* As put_row, put_spans and put_raw do it. */
static unsigned put_own_values(trace_writer *w, const trace_own *own) {
    unsigned char *first = (unsigned char *)sink_room(&w->values, VALUES_MAX), *value = first;
    unsigned mask = 0;
    if (first == NULL) return 0;
    if (own->line != 0) {
        if (own->line == w->told.row) mask |= ROW_AGAIN;
        else mask |= HAS_ROW, value += packed_signed(value, (int64_t)own->line - w->told.row);
        w->told.row = own->line;
    }
    if (is_there(own->x)) {
        if (same_span(own->x, w->told.x)) mask |= X_AGAIN;
        else mask |= HAS_X, value += packed_span(value, own->x);
        w->told.x = own->x;
    }
    w->values.used += (size_t)(value - first);
    if (own->raw.len == 0) return mask;
    if (own->usual) return mask | RAW_SHARED;
    put_raw(w, own->raw);
    return mask | HAS_RAW;
}

void trace_cell(trace_writer *w, text shape, const trace_own *own) {
    unsigned mask = put_own_values(w, own);
    unsigned char *at = (unsigned char *)sink_room(&w->shapes, SHAPE_STEP_MAX);
    if (at == NULL) return;
    unsigned char *end = at + shape.len;
    memcpy(at, shape.at, shape.len);
    if (own->input != 0) mask |= HAS_INPUT, end += packed_number(end, own->input);
    if (own->whose != 0) mask |= HAS_N, end += packed_signed(end, own->whose);
    if (mask & RAW_SHARED) end += packed_number(end, own->raw.len);
    at[1] |= (unsigned char)mask;
    at[2] |= (unsigned char)(mask >> 8);
    w->shapes.used += (size_t)(end - at);
    if (mask & RAW_SHARED) sink_text(&w->shapes, own->raw);
}

void trace_end(trace_writer *w) {
    end_shape(w);
    if (w->shapes.failed || w->values.failed) w->to->failed = true;
    if (w->shapes.used > 0)
        trace_put_section(w->to, (text){ w->shapes.buffer, w->shapes.used },
                          (text){ w->values.buffer, w->values.used });
}

void trace_writer_clear(trace_writer *w) {
    sink_drop(&w->shapes);
    sink_drop(&w->values);
}

/* ---- sections ------------------------------------------------------------ */

static packed_reader reader_of(text t) {
    const unsigned char *at = (const unsigned char *)t.at;
    return (packed_reader){ at, at + t.len };
}

static bool take(packed_reader *in, uint64_t len, text *out) {
    if (len > (uint64_t)(in->end - in->at)) return false;
    *out = (text){ (const char *)in->at, (size_t)len };
    in->at += len;
    return true;
}

bool trace_sections(text bytes, packed_reader *out) {
    if (bytes.len == 0 || (unsigned char)bytes.at[0] != TRACE_VERSION) return false;
    *out = reader_of((text){ bytes.at + 1, bytes.len - 1 });
    return true;
}

int trace_next_section(packed_reader *in, trace_section *out) {
    uint64_t shapes_len, values_len;
    text shapes;
    if (in->at == in->end) return 0;
    if (!packed_get_number(in, SIZE_MAX, &shapes_len) ||
        !packed_get_number(in, SIZE_MAX, &values_len) || !take(in, shapes_len, &shapes) ||
        !take(in, values_len, &out->values))
        return -1;
    out->shapes = reader_of(shapes);
    return 1;
}

int trace_next_shape(packed_reader *shapes, text *out) {
    size_t len = 0;
    if (shapes->at == shapes->end) return 0;
    if (shapes->end - shapes->at < LENGTH_BYTES) return -1;
    for (int i = 0; i < LENGTH_BYTES; i++) len |= (size_t)*shapes->at++ << 8 * i;
    return take(shapes, len, out) ? 1 : -1;
}

/* ---- reading ------------------------------------------------------------ */

bool trace_open(trace_reader *r, text bytes) {
    *r = (trace_reader){ 0 };
    return trace_sections(bytes, &r->in);
}

size_t trace_left(const trace_reader *r) {
    return (size_t)(r->shape.end - r->shape.at);
}

/* The next shape, in the next section where this one has no more. */
static int next_shape(trace_reader *r) {
    text shape;
    trace_section next;
    if (r->shape.at != r->shape.end) return -1;              /* steps beyond their count */
    while (r->shapes.at == r->shapes.end) {
        if (r->values.at != r->values.end) return -1;
        int more = trace_next_section(&r->in, &next);
        if (more != 1) return more;
        r->shapes = next.shapes;
        r->values = reader_of(next.values);
        r->first_value = r->values.at;
        r->told = (trace_told){ 0 };
    }
    if (trace_next_shape(&r->shapes, &shape) != 1) return -1;
    r->shape = reader_of(shape);
    return 1;
}

static bool get_row(trace_reader *r, uint32_t *out) {
    int64_t apart, row;
    if (!packed_get_signed(&r->values, -(int64_t)UINT32_MAX, UINT32_MAX, &apart)) return false;
    row = apart + r->told.row;
    *out = (uint32_t)row;
    return row >= 0 && row <= UINT32_MAX;
}

int trace_next_part(trace_reader *r, part *out) {
    memset(out, 0, sizeof *out);
    int more = next_shape(r);
    if (more != 1) return more;
    packed_reader *in = &r->shape;
    if (!packed_get_byte(in, &out->kind) || !packed_get_byte(in, &out->outcome) ||
        !packed_get_byte(in, &out->grade) || !packed_get_u16(in, &out->number))
        return -1;
    if (out->kind < PART_RULE || out->kind > PART_TALLY || out->outcome > OUTCOME_VOID)
        return -1;
    if (out->kind == PART_ROW) {
        if (!packed_get_u16(in, &out->source) || !packed_get_u16(in, &out->input) ||
            !get_row(r, &out->row))
            return -1;
        r->told.row = out->row;
    }
    return packed_get_u32(in, &out->step_count) ? 1 : -1;
}

static bool get_raw(trace_reader *r, text *out) {
    uint64_t n;
    if (!packed_get_number(&r->values, SIZE_MAX, &n)) return false;
    if (n >= TRACE_RAWS) {
        remember_raw(&r->told, (size_t)(r->values.at - r->first_value), (size_t)n - TRACE_RAWS);
        return take(&r->values, n - TRACE_RAWS, out);
    }
    if (n >= raws_known(&r->told)) return false;
    *out = (text){ (const char *)r->first_value + r->told.raws[n].at, r->told.raws[n].len };
    return true;
}

static bool get_mask(packed_reader *in, unsigned *out) {
    uint8_t low, high;
    if (!packed_get_byte(in, &low) || !packed_get_byte(in, &high)) return false;
    *out = low | (unsigned)high << 8;
    return *out <= HAS_ALL;
}

static bool get_places(packed_reader *in, unsigned mask, step *out) {
    return (!(mask & HAS_A) || packed_get_byte(in, &out->a)) &&
           (!(mask & HAS_SOURCE) || packed_get_u16(in, &out->source)) &&
           (!(mask & HAS_COLUMN) || packed_get_u16(in, &out->column)) &&
           (!(mask & HAS_INPUT) || packed_get_u16(in, &out->input));
}

static bool get_spans(trace_reader *r, unsigned mask, step *out) {
    packed_reader *in = shares_spans(out->kind) ? &r->shape : &r->values;
    if (mask & X_AGAIN) out->x = r->told.x;
    else if (mask & HAS_X && !packed_get_span(in, &out->x)) return false;
    if (mask & Y_IS_DAY) out->y = r->told.on;
    else if (mask & HAS_Y && !packed_get_span(in, &out->y)) return false;
    return true;
}

static bool get_numbers(trace_reader *r, unsigned mask, step *out) {
    packed_reader *in = shares_number(out->kind) ? &r->shape : &r->values;
    if (mask & HAS_LENGTH && !(packed_get_i32(&r->values, &out->length.months) &&
                               packed_get_i32(&r->values, &out->length.days)))
        return false;
    return !(mask & HAS_N) || packed_get_signed(in, INT64_MIN, INT64_MAX, &out->n);
}

int trace_next_step(trace_reader *r, step *out) {
    unsigned mask;
    memset(out, 0, sizeof *out);
    if (!packed_get_byte(&r->shape, &out->kind) || !get_mask(&r->shape, &mask) ||
        out->kind < STEP_CELL || out->kind > STEP_SLATE || !get_places(&r->shape, mask, out))
        return -1;
    if (mask & ROW_AGAIN) out->row = r->told.row;
    else if (mask & HAS_ROW && !get_row(r, &out->row)) return -1;
    if (!get_spans(r, mask, out) || !get_numbers(r, mask, out)) return -1;
    if (mask & RAW_SHARED ? !packed_get_text(&r->shape, &out->raw)
                          : mask & HAS_RAW && !get_raw(r, &out->raw))
        return -1;
    remember_step(&r->told, out);
    return 1;
}
