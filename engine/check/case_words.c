/* case_words: what all readers of a case file share.
 *
 * A case that misspells a column tests something else than its author meant, and passes.
 * So every name is looked up, and every mistake is a note with its line and, where one
 * is near, the name that was probably meant. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "check/case_words.h"

#include <stdarg.h>
#include <stdio.h>

enum { LIST_BYTES = 400, MESSAGE_BYTES = 700 };

void case_wrong(case_reading *r, uint32_t line, const char *format, ...) {
    char words[MESSAGE_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    notes_add(r->n, NOTE_ERROR, r->file, line, 0, "%s", words);
    r->mistakes++;
}

void *case_take(case_reading *r, size_t count, size_t size) {
    void *piece = arena_take_zero(r->a, count, size);
    if (piece == NULL) r->no_memory = true;
    return piece;
}

void case_unknown(case_reading *r, uint32_t line, const char *what, text given,
                  const text *known, size_t count) {
    char list[LIST_BYTES];
    size_t near = text_nearest(given, known, count);
    if (near < count) {
        case_wrong(r, line, "%s: unknown name '%.*s'; did you mean '%.*s'?", what,
                   TEXT_ARGS(given), TEXT_ARGS(known[near]));
        return;
    }
    text_list(known, count, list, sizeof list);
    case_wrong(r, line, "%s: unknown name '%.*s'; %s%s", what, TEXT_ARGS(given),
               count > 0 ? "there are: " : "there are none", list);
}

static bool is_kind(case_reading *r, const data *v, const char *what, data_kind kind) {
    if (v == NULL) return false;
    if (v->kind == kind) return true;
    case_wrong(r, v->line, "%s is %s; expected %s", what, data_kind_name(v->kind),
               data_kind_name(kind));
    return false;
}

bool case_is_table(case_reading *r, const data *v, const char *what) {
    return is_kind(r, v, what, DATA_TABLE);
}

void case_list(case_reading *r, const data *v, const char *what, word_list *out) {
    *out = (word_list){ .given = v != NULL };
    if (v == NULL) return;
    bool one = v->kind == DATA_WORDS;
    if (!one && !is_kind(r, v, what, DATA_TABLE)) return;
    if (!one && v->field_count > 0) {
        case_wrong(r, v->fields[0].line, "%s is a list of words: { \"...\", \"...\" }", what);
        return;
    }
    size_t count = one ? 1 : v->item_count;
    out->items = case_take(r, count, sizeof *out->items);
    for (size_t i = 0; i < count && out->items != NULL; i++) {
        const data *item = one ? v : v->items[i];
        if (is_kind(r, item, what, DATA_WORDS)) out->items[out->count++] = item;
    }
}
