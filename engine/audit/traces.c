/* traces: what candidates' rules read, many to one row of the store, and the shapes they
 * share.
 *
 * Each shape is kept once, in a table of its own, numbered in the order in which the list
 * first needs them, so that threads change nothing. A body holds the traces of a few
 * candidates who follow each other: each as the distance from the candidate before, and its
 * length; then its sections: the numbers of the shapes, the length of the values, the
 * values. Shapes that are very long, and those beyond so many that keeping them would cost
 * more than it saves, stand in the body itself.
 *
 * After one shape mostly comes one that came after it lately: those are compared first. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/traces.h"

#include <stdlib.h>

#include "ground/dict.h"
#include "ground/packed.h"
#include "tally/verdict.h"

/* A body that has as many bytes is ended: some go into the smallest page, and one is found
 * by reading few. */
enum { BODY_BYTES = 1200, GUESSES = 3, SHAPE_LONGEST = 1024, SHAPES_MAX = 1 << 16 };
/* What stands in place of a shape's number; numbers follow. */
enum { SECTION_ENDS, SHAPE_HERE, SHAPE_NUMBERS };

/* ---- writing ------------------------------------------------------------ */

typedef struct known_shape {
    text bytes;              /* borrowed from the outcomes */
    uint32_t after[GUESSES]; /* which followed lately, the last one first */
} known_shape;

typedef struct packer {
    const outcome_set *o;
    dict known;
    known_shape *shapes;
    size_t count, room;
    uint32_t last;   /* the shape met last */
    sink entry, body;
    uint32_t first, before; /* candidates: of the body, and the last in it */
    int64_t in_body;
    bool no_memory;
} packer;

/* The number of a shape; SHAPES_MAX: it has none. */
static uint32_t look_up(packer *k, text shape) {
    if (shape.len > SHAPE_LONGEST) return SHAPES_MAX;
    uint32_t number = dict_find(&k->known, shape);
    if (number != DICT_NONE) return number;
    if (k->count == SHAPES_MAX) return SHAPES_MAX;
    if (!grow((void **)&k->shapes, &k->room, k->count, sizeof *k->shapes, SHAPES_MAX) ||
        !dict_add(&k->known, shape, (uint32_t)k->count, &number)) {
        k->no_memory = true;
        return SHAPES_MAX;
    }
    k->shapes[k->count++] = (known_shape){ .bytes = shape };
    return number;
}

/* Puts a number in front of others, in the place that is given. */
static void bring_forward(uint32_t *numbers, size_t place, uint32_t number) {
    for (; place > 0; place--) numbers[place] = numbers[place - 1];
    numbers[0] = number;
}

static uint32_t number_of(packer *k, text shape) {
    uint32_t last = k->last, number;
    size_t i = 0;
    if (last >= k->count) return k->last = look_up(k, shape);
    for (; i < GUESSES - 1; i++)
        if (text_equal(k->shapes[k->shapes[last].after[i]].bytes, shape)) break;
    number = k->shapes[last].after[i];
    if (!text_equal(k->shapes[number].bytes, shape)) number = look_up(k, shape);
    if (number < k->count) bring_forward(k->shapes[last].after, i, number);
    return k->last = number;
}

static void put_number(sink *to, uint64_t n) {
    unsigned char bytes[PACKED_NUMBER_MAX];
    sink_bytes(to, bytes, packed_number(bytes, n));
}

static void put_text(sink *to, text t) {
    put_number(to, t.len);
    sink_text(to, t);
}

static void put_section(packer *k, trace_section *section) {
    text shape;
    while (trace_next_shape(&section->shapes, &shape) == 1) {
        uint32_t number = number_of(k, shape);
        put_number(&k->entry, number == SHAPES_MAX ? SHAPE_HERE : SHAPE_NUMBERS + number);
        if (number == SHAPES_MAX) put_text(&k->entry, shape);
    }
    put_number(&k->entry, SECTION_ENDS);
    put_text(&k->entry, section->values);
}

static void put_trace(packer *k, uint32_t candidate, text trace) {
    packed_reader in;
    trace_section section;
    k->entry.used = 0;
    if (!trace_sections(trace, &in)) return;
    while (trace_next_section(&in, &section) == 1) put_section(k, &section);
    if (k->in_body++ == 0) k->first = k->before = candidate;
    put_number(&k->body, candidate - k->before);
    put_text(&k->body, (text){ k->entry.buffer, k->entry.used });
    k->before = candidate;
}

static void end_body(packer *k, put *to) {
    if (k->entry.failed || k->body.failed) k->no_memory = true;
    if (k->no_memory) to->w->no_memory = true;
    if (k->in_body > 0)
        put_row(to, "iib", (int64_t)k->first, k->in_body, (text){ k->body.buffer, k->body.used });
    k->body.used = 0;
    k->in_body = 0;
}

static int write_bodies(packer *k, writer *w) {
    put p = put_begin(w, "INSERT INTO trace VALUES(?,?,?)");
    for (uint32_t i = 0; i < w->e->candidates; i++) {
        if (!evidence_is_candidate(w->e, i)) continue;
        text trace = outcome_trace(k->o, i);
        if (trace.len > 0) put_trace(k, i, trace);
        if (k->body.used >= BODY_BYTES) end_body(k, &p);
    }
    end_body(k, &p);
    return put_end(&p);
}

static int write_shapes(const packer *k, writer *w) {
    put p = put_begin(w, "INSERT INTO trace_shape VALUES(?,?)");
    for (size_t i = 0; i < k->count; i++) put_row(&p, "ib", (int64_t)i, k->shapes[i].bytes);
    return put_end(&p);
}

int traces_write(writer *w) {
    packer k = { .o = w->o };
    int code = write_bodies(&k, w);
    if (code == 0) code = write_shapes(&k, w);
    dict_clear(&k.known);
    free(k.shapes);
    sink_drop(&k.entry);
    sink_drop(&k.body);
    return code;
}

/* ---- reading ------------------------------------------------------------ */

/* 1 another shape, 0 the section has no more, -1 damaged. */
static int get_shape(packed_reader *in, const text *shapes, size_t count, text *out) {
    uint64_t n;
    if (!packed_get_number(in, SHAPE_NUMBERS + SHAPES_MAX, &n)) return -1;
    if (n == SECTION_ENDS) return 0;
    if (n == SHAPE_HERE) return packed_get_text(in, out) ? 1 : -1;
    if (n - SHAPE_NUMBERS >= count) return -1;
    *out = shapes[n - SHAPE_NUMBERS];
    return 1;
}

static bool get_section(packed_reader *in, const text *shapes, size_t count, sink *to) {
    sink whole = { 0 };
    text shape, values;
    int more;
    while ((more = get_shape(in, shapes, count, &shape)) == 1) trace_put_shape(&whole, shape);
    bool good = more == 0 && packed_get_text(in, &values);
    if (good) trace_put_section(to, (text){ whole.buffer, whole.used }, values);
    if (whole.failed) to->failed = true;
    sink_drop(&whole);
    return good;
}

static int get_trace(text entry, const text *shapes, size_t count, sink *to) {
    const unsigned char *at = (const unsigned char *)entry.at;
    packed_reader in = { at, at + entry.len };
    trace_put_version(to);
    while (in.at < in.end)
        if (!get_section(&in, shapes, count, to)) return -1;
    return 1;
}

int traces_find(text body, uint32_t first, uint32_t candidate, const text *shapes, size_t count,
                sink *to) {
    const unsigned char *at = (const unsigned char *)body.at;
    packed_reader in = { at, at + body.len };
    uint64_t apart, no = first;
    text entry;
    for (bool begun = false; in.at < in.end; begun = true) {
        if (!packed_get_number(&in, UINT32_MAX - no, &apart) || begun != (apart > 0) ||
            !packed_get_text(&in, &entry))
            return -1;
        no += apart;
        if (no == candidate) return get_trace(entry, shapes, count, to);
        if (no > candidate) return 0;
    }
    return 0;
}
