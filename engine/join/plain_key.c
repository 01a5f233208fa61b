/* plain_key: cells that are keys as they are written.
 *
 * Nearly every number and name of a list is in the form in which it is compared already.
 * To find that out by making the form and looking what changed costs more than all the
 * rest of a join; here it is read off the bytes. Where that is not sure at once the cell
 * goes the way of all others, so this may be told too little, never too much. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/plain_key.h"

#include <string.h>

#include "ground/name.h"
#include "load/identifier.h"

/* Neither blank nor a spreadsheet's apostrophe, nor anything that may be cut off at the
 * front. */
enum { LEAST = '(', MOST = '~' };

static bool is_visible(char c) {
    return c >= LEAST && c <= MOST;
}

/* Eight of them. Each sum carries into the high bit of its byte from a certain character on. */
static bool are_visible(const char *at) {
    static const uint64_t every = 0x0101010101010101u, high = 0x8080808080808080u;
    uint64_t x;
    memcpy(&x, at, 8);
    return ((x | (x + every * (0x7f - MOST)) | ~(x + every * (0x80 - LEAST))) & high) == 0;
}

/* ASCII that no form changes: the case of an id is kept. */
static bool is_plain_id(text t) {
    size_t i = 0;
    if (t.len >= 8) {
        for (; i + 8 < t.len; i += 8)
            if (!are_visible(t.at + i)) return false;
        return are_visible(t.at + t.len - 8);
    }
    while (i < t.len && is_visible(t.at[i])) i++;
    return i == t.len && i > 0;
}

/* It was checked when it was read. */
static bool is_plain_number(column_type type, text t) {
    return t.len > 0 && identifier_is_canonical(type, t);
}

/* Of a name that is settled no byte but the first can be cut off: an apostrophe, or what stands
 * before it in ASCII. */
static bool is_plain_name(const column *c, text t) {
    return t.len > 0 && (unsigned char)t.at[0] >= LEAST && name_is_settled(t) &&
           (!c->gaps || name_look(t) < GAPS_SOME_LOST);
}

uint64_t plain_key_some(const column *c, const text *written, size_t count) {
    column_type type = c->decl->type;
    uint64_t plain = 0;
    if (type == TYPE_ID)
        for (size_t i = 0; i < count; i++) plain |= (uint64_t)is_plain_id(written[i]) << i;
    else if (type == TYPE_NAME)
        for (size_t i = 0; i < count; i++) plain |= (uint64_t)is_plain_name(c, written[i]) << i;
    else if (identifier_is(type))
        for (size_t i = 0; i < count; i++)
            plain |= (uint64_t)is_plain_number(type, written[i]) << i;
    return plain;
}
