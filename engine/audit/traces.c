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
 * After one shape mostly comes one that came after it lately: those are compared first.
 *
 * To pack them needs nothing of the store. While the tables in front of them are written a
 * thread that has nothing else to do packs some ahead, into memory, of which it may take so
 * much; the writer goes on where that one has stopped. The bytes are the same. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/traces.h"

#include <pthread.h>
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

/* Where a body goes that is packed; it is borrowed. false: there is no room for it. */
typedef bool give_body(void *to, uint32_t first, int64_t count, text body);

typedef struct packer {
    const outcome_set *o;
    give_body *give;
    void *to;
    dict known;
    known_shape *shapes;
    size_t count, room;
    uint32_t last;   /* the shape met last */
    uint32_t next;   /* the candidate in front of whom it has stopped */
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

/* false: it was not taken, and is kept. */
static bool end_body(packer *k) {
    if (k->entry.failed || k->body.failed) k->no_memory = true;
    if (k->in_body == 0 || k->no_memory) return true;
    if (!k->give(k->to, k->first, k->in_body, (text){ k->body.buffer, k->body.used }))
        return false;
    k->body.used = 0;
    k->in_body = 0;
    return true;
}

/* The next body, from the traces of those who follow. false: there is no more, or it was not
 * taken. */
static bool pack_body(packer *k) {
    uint32_t nobody = (uint32_t)k->o->evidence->candidates;
    while (k->body.used < BODY_BYTES && !k->no_memory) {
        uint32_t i = k->next = outcome_next_told(k->o, k->next);
        if (i == nobody) break;
        text trace = outcome_trace(k->o, i);
        if (trace.len > 0 && evidence_is_candidate(k->o->evidence, i)) put_trace(k, i, trace);
        k->next++;
    }
    return end_body(k) && k->next < nobody && !k->no_memory;
}

static void drop_packer(packer *k) {
    dict_clear(&k->known);
    free(k->shapes);
    sink_drop(&k->entry);
    sink_drop(&k->body);
}

static bool put_body(void *to, uint32_t first, int64_t count, text body) {
    put_row(to, "iib", (int64_t)first, count, body);
    return true;
}

static int write_shapes(const packer *k, writer *w) {
    put p = put_begin(w, "INSERT INTO trace_shape VALUES(?,?)");
    for (size_t i = 0; i < k->count; i++) put_row(&p, "ib", (int64_t)i, k->shapes[i].bytes);
    return put_end(&p);
}

/* The bodies that are left, each as it is packed; and the shapes of all. */
static int pack_and_write(packer *k, put *p) {
    k->give = put_body;
    k->to = p;
    while (pack_body(k)) {}
    int code = put_end(p);
    if (code == 0 && k->no_memory) code = fault_memory(p->w->f);
    return code == 0 ? write_shapes(k, p->w) : code;
}

/* ---- ahead ------------------------------------------------------------ */

typedef struct kept_body {
    uint32_t first;
    int64_t count;
    size_t end; /* in the bytes */
} kept_body;

struct traces_ahead {
    pthread_mutex_t packing; /* held by who packs */
    bool taken;              /* by the writer: nobody packs ahead any more; atomic */
    packer packer;
    spill *spill;
    char *bytes;
    size_t used, ready, room, most;
    kept_body *bodies;
    size_t count, body_room;
};

void traces_ahead_free(traces_ahead *a) {
    if (a == NULL) return;
    drop_packer(&a->packer);
    spill_drop(a->spill, a->bytes);
    free(a->bodies);
    pthread_mutex_destroy(&a->packing);
    free(a);
}

static bool make_room(traces_ahead *a, size_t more) {
    if (more <= a->room - a->used) return true;
    size_t room = a->room + a->room / 2 + more + BODY_BYTES;
    char *bytes = spill_resize(a->spill, a->bytes, room);
    if (bytes == NULL) return false;
    a->bytes = bytes;
    a->room = room;
    return true;
}

static void make_ready(traces_ahead *a, size_t end) {
    if (end <= a->ready) return;
    size_t step = end + spill_ready_step(end), to = step < a->room ? step : a->room;
    spill_ready(a->bytes, a->ready, to);
    a->ready = to;
}

static bool keep_body(void *to, uint32_t first, int64_t count, text body) {
    traces_ahead *a = to;
    if (!grow((void **)&a->bodies, &a->body_room, a->count, sizeof *a->bodies, UINT32_MAX) ||
        !make_room(a, body.len))
        return false;
    make_ready(a, a->used + body.len);
    memcpy(a->bytes + a->used, body.at, body.len);
    a->used += body.len;
    a->bodies[a->count++] = (kept_body){ first, count, a->used };
    return true;
}

traces_ahead *traces_ahead_new(const outcome_set *o, size_t most) {
    traces_ahead *a = calloc(1, sizeof *a);
    if (a == NULL) return NULL;
    pthread_mutex_init(&a->packing, NULL);
    a->packer = (packer){ .o = o, .give = keep_body, .to = a };
    a->spill = o->evidence->docket->spill;
    a->most = most;
    return a;
}

void traces_ahead_pack(traces_ahead *a) {
    pthread_mutex_lock(&a->packing);
    while (!__atomic_load_n(&a->taken, __ATOMIC_RELAXED) && a->used < a->most &&
           pack_body(&a->packer)) {}
    pthread_mutex_unlock(&a->packing);
}

static void put_kept(const traces_ahead *a, put *p) {
    size_t from = 0;
    for (size_t i = 0; i < a->count; from = a->bodies[i++].end) {
        const kept_body *b = &a->bodies[i];
        put_body(p, b->first, b->count, (text){ a->bytes + from, b->end - from });
    }
}

int traces_write(writer *w) {
    put p = put_begin(w, "INSERT INTO trace VALUES(?,?,?)");
    packer alone = { .o = w->o };
    traces_ahead *a = w->ahead;
    if (a != NULL) {
        __atomic_store_n(&a->taken, true, __ATOMIC_RELAXED);
        /* one body more, and all that is packed is to be seen */
        pthread_mutex_lock(&a->packing);
        pthread_mutex_unlock(&a->packing);
        put_kept(a, &p);
    }
    int code = pack_and_write(a != NULL ? &a->packer : &alone, &p);
    drop_packer(&alone);
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
