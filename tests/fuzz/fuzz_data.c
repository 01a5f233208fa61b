/* Any bytes as a docket.lua: read as data or refused with a place, nothing run, nothing half read. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "fuzz/target.h"
#include "load/data.h"

static void walk(const data *d) {
    if (data_kind_name(d->kind) == NULL || d->line == 0) abort();
    if (d->kind != DATA_TABLE) return;
    for (size_t i = 0; i < d->item_count; i++) walk(d->items[i]);
    for (size_t i = 0; i < d->field_count; i++) walk(d->fields[i].value);
}

int fuzz_one(const uint8_t *bytes, size_t len) {
    arena a = { 0 };
    const data *read = NULL;
    fault f = { 0 };
    int code = data_read("docket.lua", (text){ (const char *)bytes, len }, "docket", &a, &read, &f);
    if (code != f.code || (code == 0 && read == NULL)) abort();
    if (code == 0) walk(read);
    arena_clear(&a);
    return 0;
}
