/* json_pairs: members of a JSON object that are not its first.
 *
 * What is empty is left out, so that a program asks whether a member is there and needs no
 * second word for "nothing". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/json_pairs.h"

void json_key(sink *to, const char *name) {
    sink_print(to, ",\"%s\":", name);
}

void json_pair(sink *to, const char *name, text value) {
    if (value.len == 0) return;
    json_key(to, name);
    sink_json(to, value);
}
