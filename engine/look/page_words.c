/* page_words: phrases and lists on a page of `vet look`. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "look/page_words.h"

static void pass_failure(paging *g, const sink *from) {
    if (!from->failed || g->p.to->failed) return;
    g->p.to->failed = true;
    g->p.to->error = from->error;
}

void page_say(paging *g, size_t indent, phrase which, const text *given, size_t count) {
    sink whole;
    sink_memory(&whole);
    phrase_put(&whole, g->in.engine, which, given, count);
    page_text(&g->p, (text){ whole.buffer != NULL ? whole.buffer : "", whole.used });
    page_end(&g->p, indent, indent + 2);
    pass_failure(g, &whole);
    sink_drop(&whole);
}

void listing_begin(listing *l, word_language in) {
    sink_memory(&l->words);
    l->in = in;
    l->count = 0;
}

sink *listing_next(listing *l) {
    if (l->count++ > 0) sink_words(&l->words, l->in == WORDS_ZH ? "、" : ", ");
    return &l->words;
}

text listing_text(const listing *l) {
    return (text){ l->words.buffer != NULL ? l->words.buffer : "", l->words.used };
}

void listing_value(listing *l, text words, uint64_t count) {
    char digits[32];
    sink *to = listing_next(l);
    sink_text(to, words);
    sink_words(to, l->in == WORDS_ZH ? "（" : " (");
    sink_text(to, number_words(count, digits));
    sink_words(to, l->in == WORDS_ZH ? "）" : ")");
}

void listing_example(listing *l, const example *e) {
    sink shown;
    char digits[32];
    sink_memory(&shown);
    sink_words(&shown, "\"");
    sink_text(&shown, e->words);
    sink_words(&shown, "\"");
    PHRASE_PUT(listing_next(l), l->in, PHRASE_AT_LINE, number_words(e->line, digits),
               { shown.buffer != NULL ? shown.buffer : "", shown.used });
    if (shown.failed) l->words.failed = true, l->words.error = shown.error;
    sink_drop(&shown);
}

void listing_end(listing *l, paging *g) {
    pass_failure(g, &l->words);
    sink_drop(&l->words);
}
