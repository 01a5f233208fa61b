/* Any bytes as a body of traces and the shapes it names: what is found in it is sections of
 * shapes and values that can be read to the end as a trace, or it is damaged; nothing is
 * read past the end. The first four bytes say where the body begins, one whom to look for,
 * one how many shapes there are; each is a length and its bytes. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "audit/traces.h"
#include "fuzz/target.h"

static void read_all(text trace) {
    trace_reader r;
    part p;
    step s;
    if (!trace_open(&r, trace)) abort();
    while (trace_next_part(&r, &p) == 1)
        for (uint32_t i = 0; i < p.step_count; i++)
            if (trace_next_step(&r, &s) != 1) return;
}

int fuzz_one(const uint8_t *bytes, size_t len) {
    text shapes[255];
    uint32_t first;
    size_t at = sizeof first + 2, count = 0;
    sink found = { 0 };
    if (len < at) return 0;
    memcpy(&first, bytes, sizeof first);
    for (; count < bytes[sizeof first + 1] && at < len && bytes[at] < len - at; at += bytes[at] + 1u)
        shapes[count++] = (text){ (const char *)bytes + at + 1, bytes[at] };
    text body = { (const char *)bytes + at, len - at };
    int result = traces_find(body, first, first + bytes[sizeof first], shapes, count, &found);
    if (result == 1) read_all((text){ found.buffer, found.used });
    sink_drop(&found);
    return 0;
}
