/* record_trace: what one candidate's rules read, from the record.
 *
 * The shapes are read at once, when a trace is first asked for; then the row that begins
 * with the candidate, or with the nearest before, either has the trace or there is none. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/record_trace.h"

#include <stdlib.h>

#include "audit/query.h"
#include "audit/traces.h"

enum { SHAPES_READ_MAX = 1 << 20 };

static bool add_shape(record *r, query *q, size_t *room) {
    size_t no = (size_t)query_number(q, UINT32_MAX);
    if (q->code == 0 && no != r->shape_count) q->code = query_bad(q->f, "a shape of traces");
    if (q->code == 0 &&
        !grow((void **)&r->shapes, room, r->shape_count, sizeof *r->shapes, SHAPES_READ_MAX))
        q->code = fault_memory(q->f);
    if (q->code == 0) r->shapes[r->shape_count++] = query_text(q);
    return q->code == 0;
}

static int read_shapes(record *r, fault *f) {
    size_t room = 0;
    if (r->shapes != NULL) return 0;
    query q = query_ask(r->db, &r->memory, "SELECT no,body FROM trace_shape ORDER BY no", f);
    while (query_next(&q) && add_shape(r, &q, &room)) continue;
    int code = query_end(&q);
    if (code != 0) {
        free(r->shapes);
        r->shapes = NULL;
        r->shape_count = 0;
    }
    return code;
}

/* From the body in hand; 1 found, 0 not there. */
static int take_trace(const record *r, query *q, uint32_t candidate, arena *a, text *out) {
    sink whole = { 0 };
    uint32_t first = (uint32_t)query_number(q, UINT32_MAX);
    int found = traces_find(query_text(q), first, candidate, r->shapes, r->shape_count, &whole);
    if (q->code == 0 && found < 0) q->code = query_bad(q->f, "a trace");
    if (q->code == 0 && found == 1 &&
        (whole.failed || !arena_text(a, (text){ whole.buffer, whole.used }, out)))
        q->code = fault_memory(q->f);
    sink_drop(&whole);
    return found;
}

int record_trace(record *r, uint32_t candidate, arena *a, text *out, fault *f) {
    int found = read_shapes(r, f);
    if (found != 0) return found;
    query q = query_ask(r->db, NULL,
                        "SELECT no,body FROM trace WHERE no<=?1 ORDER BY no DESC LIMIT 1", f);
    query_bind_number(&q, 1, candidate);
    if (query_next(&q)) found = take_trace(r, &q, candidate, a, out);
    int code = query_end(&q);
    return code != 0 ? code : found;
}
