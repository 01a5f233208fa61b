/* draft_words: how a draft is put down.
 *
 * A draft is made of words from files that anybody may have written, and is read again
 * by vet and by people: so every text is quoted such that nothing in it can end it, and
 * what would hide or turn text round on a screen is written as its number. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "look/draft_words.h"

#include <string.h>

#include "load/docket_questions.h"

static bool is_word(text t) {
    static const char *const taken[] = { "and",   "break",  "do",     "else",     "elseif",
                                         "end",   "false",  "for",    "function", "goto",
                                         "if",    "in",     "local",  "nil",      "not",
                                         "or",    "repeat", "return", "then",     "true",
                                         "until", "while" };
    for (size_t i = 0; i < t.len; i++) {
        char c = t.at[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (!letter && (i == 0 || c < '0' || c > '9')) return false;
    }
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (text_is(t, taken[i])) return false;
    return t.len > 0;
}

/* Quotation marks inside are read more easily between the other kind. */
static char choose_mark(text t) {
    bool has = t.len > 0 && memchr(t.at, '"', t.len) != NULL;
    return has && memchr(t.at, '\'', t.len) == NULL ? '\'' : '"';
}

/* The escapes for terminals, \u{202e}, are those of Lua. */
static void put_quoted(sink *to, const char *before, text t) {
    size_t from = 0;
    char mark = choose_mark(t);
    sink_print(to, "%c%s", mark, before);
    for (size_t i = 0; i < t.len; i++) {
        if (t.at[i] != mark && t.at[i] != '\\') continue;
        sink_terminal(to, (text){ t.at + from, i - from });
        sink_print(to, "\\%c", t.at[i]);
        from = i + 1;
    }
    sink_terminal(to, (text){ t.at + from, t.len - from });
    sink_bytes(to, &mark, 1);
}

void draft_indent(drafting *d, int depth) {
    for (int i = 0; i < depth; i++) sink_words(d->to, "  ");
}

void draft_quote(drafting *d, text words) {
    put_quoted(d->to, "", words);
}

void draft_name(drafting *d, text name) {
    if (is_word(name)) {
        sink_text(d->to, name);
        return;
    }
    sink_words(d->to, "[");
    draft_quote(d, name);
    sink_words(d->to, "]");
}

void draft_propose(drafting *d, text words) {
    d->questions++;
    put_quoted(d->to, DOCKET_QUESTION, words);
}

text draft_aside(const sink *list) {
    return (text){ list->buffer != NULL ? list->buffer : "", list->used };
}

void draft_drop(drafting *d, sink *list) {
    if (list->failed && !d->to->failed) d->to->failed = true, d->to->error = list->error;
    sink_drop(list);
}

/* The phrase is put together before it is quoted: its own quotation marks are escaped, too. */
void draft_question(drafting *d, phrase which, const text *given, size_t count) {
    sink whole;
    sink_memory(&whole);
    phrase_put(&whole, d->in.engine, which, given, count);
    draft_propose(d, draft_aside(&whole));
    draft_drop(d, &whole);
}

void draft_comment(drafting *d, int depth, phrase which, const text *given, size_t count) {
    draft_indent(d, depth);
    sink_words(d->to, "-- ");
    phrase_put(d->to, d->in.engine, which, given, count);
    sink_words(d->to, "\n");
}
