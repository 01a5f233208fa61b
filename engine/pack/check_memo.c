/* check_memo: what a function returned when it was gone through with the same arguments.
 *
 * A helper that twenty rules call with the same words is gone through once. A function with
 * more than a few arguments is gone through again. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/check_memo.h"

enum { MEMO_ARGUMENTS = 4 };

struct check_memo {
    const syntax_function *function;
    const check_frame *frame;
    size_t count;
    check_value arguments[MEMO_ARGUMENTS], result;
};

const check_value *check_memo_find(const checker *c, const check_value *fn,
                                   const check_value *arguments, size_t count) {
    for (size_t i = 0; i < c->memo_count; i++) {
        const struct check_memo *m = &c->memo[i];
        bool same = m->function == fn->function && m->frame == fn->frame && m->count == count;
        if (!same && m->function == fn->function && m->count == count)
            same = m->frame->function == NULL && fn->frame->function == NULL &&
                   m->frame->base == fn->frame->base;
        for (size_t j = 0; same && j < count; j++)
            same = value_same(&m->arguments[j], &arguments[j]);
        if (same) return &m->result;
    }
    return NULL;
}

void check_memo_keep(checker *c, const check_value *fn, const check_value *arguments,
                     size_t count, check_value result) {
    if (count > MEMO_ARGUMENTS || c->memo_count >= CHECK_MEMO_MAX) return;
    if (!grow((void **)&c->memo, &c->memo_room, c->memo_count, sizeof *c->memo, CHECK_MEMO_MAX))
        return;
    struct check_memo *m = &c->memo[c->memo_count++];
    *m = (struct check_memo){ .function = fn->function,
                              .frame = fn->frame,
                              .count = count,
                              .result = result };
    for (size_t i = 0; i < count; i++) m->arguments[i] = arguments[i];
}
