/* inquiry: what commands that ask about one candidate of a finished run have in common. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/inquiry.h"

#include <stdio.h>
#include <string.h>

enum { NAMED_MOST = 5 };

/* Candidates whose name holds what was asked for: V02-05, V07-01. */
typedef struct named { text wanted; char keys[300]; size_t count; } named;

static int take_named(void *payload, const record_decision *d, const record_reason *reasons,
                      size_t count, fault *f) {
    named *n = payload;
    (void)reasons, (void)count, (void)f;
    if (n->wanted.len == 0 ||
        memmem(d->name.at, d->name.len, n->wanted.at, n->wanted.len) == NULL)
        return 0;
    size_t used = strlen(n->keys);
    if (n->count++ < NAMED_MOST)
        snprintf(n->keys + used, sizeof n->keys - used, "%s%.40s", used > 0 ? ", " : "",
                 d->key.at);
    else if (n->count == NAMED_MOST + 1)
        snprintf(n->keys + used, sizeof n->keys - used, ", ...");
    return 0;
}

int inquiry_nobody(record *r, const char *key, arena *a, fault *f) {
    static const record_filter everybody = { 0 };
    named n = { .wanted = text_of(key) };
    text near[3];
    size_t count = 0;
    int status = record_walk(r, &everybody, false, take_named, &n, f);
    if (status == 0 && n.count > 0)
        return fault_plain(f, FAULT_USAGE, "no candidate has the key '%s'; by name: %s", key,
                           n.keys);
    if (status == 0) status = record_near_keys(r, text_of(key), a, near, 3, &count, f);
    if (status != 0) return status;
    if (count == 0)
        return fault_plain(f, FAULT_USAGE,
                           "there is no candidate '%s' in this run; vet list shows them", key);
    return fault_plain(f, FAULT_USAGE,
                       "there is no candidate '%s' in this run; did you mean '%.*s'?", key,
                       TEXT_ARGS(near[0]));
}
