/* Any bytes as a stored trace: the reader ends and never reads past them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "fuzz/target.h"
#include "evaluate/trace.h"

int fuzz_one(const uint8_t *bytes, size_t len) {
    trace_reader reader;
    part p;
    step s;
    if (!trace_open(&reader, (text){ (const char *)bytes, len })) return 0;
    while (trace_next_part(&reader, &p) == 1)
        for (uint32_t i = 0; i < p.step_count; i++)
            if (trace_next_step(&reader, &s) != 1) return 0;
    return 0;
}
