/* Any bytes as a template of a letter: it is refused with a line that there is, or its pieces stand in it,
 * in order, with every section closed, and what a person is owed is among them.
 *
 * The first byte chooses Markdown or HTML. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/target.h"
#include "pack/letter.h"

static param_decl params[] = { { .name = TEXT("plan") } };
static day_decl days[] = { { .name = TEXT("vote_day") } };
static const pack PACK = { .params = params, .param_count = 1, .days = days, .day_count = 1 };

static void check_notes(const notes *said, text body) {
    uint32_t lines = 1;
    for (size_t i = 0; i < body.len; i++) lines += body.at[i] == '\n';
    for (size_t i = 0; i < said->count; i++)
        if (said->items[i].at.line < 1 || said->items[i].at.line > lines ||
            said->items[i].at.message[0] == '\0')
            abort();
}

/* Are the pieces in order, all their words in the body, and all sections closed by their own names? */
static void check_pieces(const letter_text *t, text body) {
    uint8_t open[64];
    size_t depth = 0;
    const char *past = body.at;
    for (size_t i = 0; i < t->count; i++) {
        const letter_piece *p = &t->pieces[i];
        if (p->words.at < past || p->words.at + p->words.len > body.at + body.len) abort();
        past = p->words.at;
        if (p->kind == LETTER_IF || p->kind == LETTER_IF_NOT) {
            if (depth == sizeof open) abort();
            open[depth++] = p->value;
        } else if (p->kind == LETTER_END && (depth == 0 || open[--depth] != p->value)) {
            abort();
        }
    }
    if (depth != 0) abort();
}

/* In no section but its own, which is left out only where there is nothing to put. */
static bool is_put_always(const letter_text *t, letter_value value) {
    bool own[64];
    size_t depth = 0, others = 0;
    for (size_t i = 0; i < t->count; i++) {
        const letter_piece *p = &t->pieces[i];
        if (p->kind == LETTER_PUT && p->value == value && others == 0) return true;
        if (p->kind == LETTER_IF || p->kind == LETTER_IF_NOT) {
            own[depth] = p->kind == LETTER_IF && p->value == value;
            others += !own[depth++];
        }
        if (p->kind == LETTER_END) others -= !own[--depth];
    }
    return false;
}

static void check_owed(const letter_text *t) {
    if (!is_put_always(t, LETTER_DECISION) && !is_put_always(t, LETTER_OUTCOME)) abort();
    if (!is_put_always(t, LETTER_REASONS) || !is_put_always(t, LETTER_OPEN) ||
        !is_put_always(t, LETTER_OBJECTION))
        abort();
}

int fuzz_one(const uint8_t *bytes, size_t len) {
    if (len == 0) return 0;
    text body = { (const char *)bytes + 1, len - 1 };
    arena memory = { 0 };
    notes said = { 0 };
    letter_text cut = { 0 };
    fault f = { 0 };
    letter_format format = (bytes[0] & 1) != 0 ? LETTER_HTML : LETTER_MARKDOWN;
    if (letter_cut(&PACK, "letter", body, format, &memory, &said, &cut, &f) != 0) abort();
    check_notes(&said, body);
    if (said.errors == 0) {
        check_pieces(&cut, body);
        check_owed(&cut);
    }
    notes_clear(&said);
    arena_clear(&memory);
    return 0;
}
