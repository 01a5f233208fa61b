/* ruled_index: of many rulings, or of the reasons of one candidate, those that name the same.
 *
 * A ruling is held against every other ruling about the candidate and against all his reasons.
 * Thousands of them would be compared with thousands, so they are found by what they name:
 * rule, reason and evidence as one key, digests in small letters. Where a ruling left one of
 * the three out, or nobody can read it, it may mean any: whoever asks for those asks for each
 * of the eight ways to leave some out. Of all rulings of one name it is enough to know which
 * kinds there are. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "decide/ruled_index.h"

#include <stdlib.h>
#include <string.h>

enum { ANY_KIND = 0xff, NAMES_MAX = 1 << 30, LEAVES_OUT = 8 };

/* Behind its length: two names are one key only if they are the same. */
static char *put(char *to, text part) {
    memcpy(to, &part.len, sizeof part.len);
    memcpy(to + sizeof part.len, part.at, part.len);
    return to + sizeof part.len + part.len;
}

static bool key_of(ruled_name of, arena *a, text *out) {
    size_t len = of.rule.len + of.reason.len + of.evidence.len + 3 * sizeof len;
    char *at = arena_take(a, len);
    if (at == NULL) return false;
    char *end = put(put(put(at, of.rule), of.reason), of.evidence);
    for (char *c = end - of.evidence.len; c < end; c++)
        if (*c >= 'A' && *c <= 'Z') *c = (char)(*c - 'A' + 'a');
    *out = (text){ at, len };
    return true;
}

bool ruled_index_find(ruled_index *x, ruled_name of, uint32_t *out) {
    text key;
    arena_reset(&x->scratch);
    if (!key_of(of, &x->scratch, &key)) return false;
    *out = dict_find(&x->names, key);
    return true;
}

bool ruled_index_number(ruled_index *x, ruled_name of, uint32_t *out) {
    text key;
    if (!ruled_index_find(x, of, out)) return false;
    if (*out != DICT_NONE) return true;
    if (!key_of(of, &x->keys, &key) ||
        !grow((void **)&x->kinds, &x->room, x->count, sizeof *x->kinds, NAMES_MAX))
        return false;
    *out = (uint32_t)x->count;
    if (!dict_add(&x->names, key, *out, NULL)) return false;
    x->kinds[x->count++] = 0;
    return true;
}

bool ruled_index_add(ruled_index *x, ruled_name of, uint8_t kind, bool unread) {
    uint32_t number;
    if (!ruled_index_number(x, of, &number)) return false;
    x->kinds[number] |= (uint8_t)(unread ? ANY_KIND : 1u << kind);
    return true;
}

int ruled_index_differs(ruled_index *x, ruled_name of, uint8_t kind) {
    uint32_t number;
    if (x->count == 0) return 0;
    if (!ruled_index_find(x, of, &number)) return -1;
    return number != DICT_NONE && (x->kinds[number] & ~(1u << kind)) != 0;
}

int ruled_index_may_differ(ruled_index *x, ruled_name of, uint8_t kind) {
    static const text none = { "", 0 };
    int differs = 0;
    for (unsigned out = 0; out < LEAVES_OUT && differs == 0; out++) {
        ruled_name asked = { out & 1 ? none : of.rule, out & 2 ? none : of.reason,
                             out & 4 ? none : of.evidence };
        differs = ruled_index_differs(x, asked, kind);
    }
    return differs;
}

void ruled_index_reset(ruled_index *x) {
    dict_clear(&x->names);
    arena_reset(&x->keys);
    x->count = 0;
}

void ruled_index_clear(ruled_index *x) {
    dict_clear(&x->names);
    arena_clear(&x->keys);
    arena_clear(&x->scratch);
    free(x->kinds);
    *x = (ruled_index){ 0 };
}
