/* inquiry: what commands that ask about one candidate of a finished run have in common. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/inquiry.h"

int inquiry_nobody(record *r, const char *key, arena *a, fault *f) {
    text near[3];
    size_t n = 0;
    int status = record_near_keys(r, text_of(key), a, near, 3, &n, f);
    if (status != 0) return status;
    if (n == 0)
        return fault_plain(f, FAULT_USAGE,
                           "there is no candidate '%s' in this run; vet list shows them", key);
    return fault_plain(f, FAULT_USAGE,
                       "there is no candidate '%s' in this run; did you mean '%.*s'?", key,
                       TEXT_ARGS(near[0]));
}
