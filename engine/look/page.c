/* page: what the clerk reads: every file, every column, what is odd in them.
 *
 * One block per file: how it is written, what it feeds, then its columns. Every number
 * has its lines, so that the clerk can open the file and look. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "look/page.h"

#include "look/page_column.h"

enum { COLUMNS_SHOWN = 300, HEADERS_SHOWN = 40 };

/* ---- how a file is written */

static void say_encoding(paging *g, const sheet *s) {
    static const phrase how[] = { PHRASE_HOW_FIT, PHRASE_HOW_MARK, PHRASE_HOW_FIT,
                                  PHRASE_HOW_ZEROS };
    char quoted[4] = { '"', s->separator, '"', '\0' };
    listing l;
    char n[32];
    word_language in = g->in.engine;
    if (s->assumed) {
        PAGE_SAY(g, 2, PHRASE_ENCODING_OPEN, s->encoding);
        PAGE_SAY(g, 2, PHRASE_ENCODING_WHY, text_of(s->trouble.message));
    }
    listing_begin(&l, in);
    if (!s->assumed)
        PHRASE_PUT(listing_next(&l), in, PHRASE_IS, s->encoding,
                   text_of(phrase_in(in, how[s->how])));
    if (s->width > 1)
        PHRASE_PUT(listing_next(&l), in, PHRASE_SEPARATED,
                   text_of(s->separator == '\t' ? phrase_in(in, PHRASE_TAB) : quoted));
    if (s->header)
        PHRASE_PUT(listing_next(&l), in, PHRASE_HEADER_LINE, number_words(s->start, n));
    else sink_words(listing_next(&l), phrase_in(in, PHRASE_NO_HEADER));
    page_text(&g->p, listing_text(&l));
    page_end(&g->p, 2, 4);
    listing_end(&l, g);
}

static void say_ragged(paging *g, const sheet *s) {
    listing l;
    char n[32], width[32];
    if (s->ragged == 0) return;
    listing_begin(&l, g->in.engine);
    for (size_t i = 0; i < s->ragged && i < SHEET_RAGGED_SHOWN; i++)
        PHRASE_PUT(listing_next(&l), l.in, PHRASE_RAGGED_ONE,
                   number_words(s->ragged_line[i], n), number_words(s->ragged_width[i], width));
    PAGE_SAY(g, 2, PHRASE_RAGGED, number_words(s->ragged, n), number_words(s->width, width),
             listing_text(&l));
    listing_end(&l, g);
}

static void say_rows(paging *g, const sheet *s) {
    char n[32], first[32], last[32];
    for (size_t i = 0; i < s->title_count; i++)
        PAGE_SAY(g, 2, PHRASE_TITLE_ROW, number_words(s->titles[i].line, n),
                 s->titles[i].words);
    if (s->titles_left > 0) PAGE_SAY(g, 2, PHRASE_TITLES_LEFT, number_words(s->titles_left, n));
    if (s->rows == 0) PAGE_SAY(g, 2, PHRASE_NO_ROWS, TEXT(""));
    else
        PAGE_SAY(g, 2, PHRASE_ROWS, number_words(s->rows, n),
                 number_words(s->first_line, first), number_words(s->last_line, last));
    for (size_t i = 0; i < s->foot_count; i++)
        PAGE_SAY(g, 2, PHRASE_FOOT_ROW, number_words(s->feet[i].line, n), s->feet[i].words);
    say_ragged(g, s);
}

/* ---- what it feeds */

static void say_lacking(paging *g, const matched_source *m, const source_decl *s,
                        bool optional) {
    listing l;
    listing_begin(&l, g->in.engine);
    for (size_t i = 0; i < s->column_count; i++)
        if (m->columns[i].position == 0 && s->columns[i].optional == optional)
            sink_text(listing_next(&l), s->columns[i].name);
    if (l.count > 0)
        PAGE_SAY(g, 2, optional ? PHRASE_LACKS_OPTIONAL : PHRASE_LACKS, listing_text(&l));
    listing_end(&l, g);
}

static void say_unused(paging *g, const sheet *s, const matched_source *m,
                       const source_decl *decl) {
    listing l;
    listing_begin(&l, g->in.engine);
    for (size_t i = 0; i < s->width && l.count < HEADERS_SHOWN; i++)
        if (s->columns[i].header.len > 0 && matching_fed(m, decl, i) == NO_INDEX)
            sink_text(listing_next(&l), s->columns[i].header);
    if (l.count > 0) PAGE_SAY(g, 2, PHRASE_UNUSED, listing_text(&l));
    listing_end(&l, g);
}

static void say_twice(paging *g, const sheet *s) {
    listing l;
    listing_begin(&l, g->in.engine);
    for (size_t i = 0; i < s->width && l.count < HEADERS_SHOWN; i++)
        for (size_t k = 0; k < i; k++)
            if (s->columns[i].header.len > 0 &&
                text_equal(s->columns[i].header, s->columns[k].header)) {
                sink_text(listing_next(&l), s->columns[i].header);
                break;
            }
    if (l.count > 0) PAGE_SAY(g, 2, PHRASE_TWICE, listing_text(&l));
    listing_end(&l, g);
}

/* With the words to say it where the clerk knows better. */
static void say_feeds_none(paging *g, const looking *l, const sheet *s) {
    char here[32], all[32];
    size_t columns = 0;
    uint16_t near = s->width > 0 ? matching_near(&l->found, s, l->p, &columns) : NO_INDEX;
    PAGE_SAY(g, 2, PHRASE_FEEDS_NONE, TEXT(""));
    if (near == NO_INDEX) return;
    const source_decl *decl = &l->p->sources[near];
    PAGE_SAY(g, 2, PHRASE_FEEDS_NEAR, decl->name, number_words(columns, here),
             number_words(decl->column_count, all), s->name);
}

static void say_feeds(paging *g, const looking *l, size_t at) {
    const sheet *s = &l->sheets[at];
    char here[32], all[32];
    uint16_t source = l->p != NULL ? l->found.source[at] : NO_INDEX;
    say_twice(g, s);
    if (l->p == NULL) return;
    if (source == NO_INDEX) {
        say_feeds_none(g, l, s);
        return;
    }
    const source_decl *decl = &l->p->sources[source];
    const matched_source *m = &l->found.sources[source];
    size_t found = 0;
    for (size_t i = 0; i < decl->column_count; i++) found += m->columns[i].position > 0;
    PAGE_SAY(g, 2, PHRASE_FEEDS, decl->name, number_words(found, here),
             number_words(decl->column_count, all));
    say_lacking(g, m, decl, false);
    say_lacking(g, m, decl, true);
    say_unused(g, s, m, decl);
    if (!m->alike) PAGE_SAY(g, 2, PHRASE_NOT_ALIKE, decl->name);
}

/* ---- a file */

static bool is_key(const source_decl *s, uint16_t column) {
    if (s->kind == SOURCE_CANDIDATES) return column == s->key;
    return s->kind == SOURCE_ONE && s->keys[0].count == 1 && s->keys[0].here[0] == column;
}

static void say_twice_keyed(paging *g, const holding *h) {
    char rows[32], different[32];
    if (h->more_distinct || h->distinct + h->blank >= h->cells) return;
    PAGE_SAY(g, 7, PHRASE_KEY_TWICE, number_words(h->cells - h->blank, rows),
             number_words(h->distinct, different));
}

static void say_columns(paging *g, const looking *l, size_t at) {
    const sheet *s = &l->sheets[at];
    char n[32];
    uint16_t source = l->p != NULL ? l->found.source[at] : NO_INDEX;
    const source_decl *decl = source != NO_INDEX ? &l->p->sources[source] : NULL;
    const matched_source *m = decl != NULL ? &l->found.sources[source] : NULL;
    if (m != NULL && !m->alike) decl = NULL;
    for (size_t i = 0; i < s->width && i < COLUMNS_SHOWN; i++) {
        uint16_t fed = decl != NULL ? matching_fed(m, decl, i) : NO_INDEX;
        page_column(g, &s->columns[i], i + 1, fed != NO_INDEX ? &decl->columns[fed] : NULL);
        if (fed != NO_INDEX && is_key(decl, fed)) say_twice_keyed(g, &s->columns[i]);
    }
    if (s->width > COLUMNS_SHOWN)
        PAGE_SAY(g, 7, PHRASE_COLUMNS_LEFT, number_words(s->width - COLUMNS_SHOWN, n));
}

static void say_sheet(paging *g, const looking *l, size_t at) {
    const sheet *s = &l->sheets[at];
    page_blank(&g->p);
    page_text(&g->p, s->name);
    page_end(&g->p, 0, 2);
    if (s->trouble.code != 0) {
        char words[1100];
        fault_print(&s->trouble, words, sizeof words);
        PAGE_SAY(g, 2, PHRASE_CANNOT_READ, text_of(words));
    }
    if (s->width == 0) return;
    say_encoding(g, s);
    say_rows(g, s);
    say_feeds(g, l, at);
    page_blank(&g->p);
    say_columns(g, l, at);
}

static void say_without_file(paging *g, const looking *l) {
    listing list;
    listing_begin(&list, g->in.engine);
    for (size_t i = 0; l->p != NULL && i < l->p->source_count; i++)
        if (l->found.sources[i].sheet_count == 0)
            sink_text(listing_next(&list), l->p->sources[i].name);
    if (list.count > 0) {
        page_blank(&g->p);
        PAGE_SAY(g, 0, PHRASE_NO_FILE, listing_text(&list));
    }
    listing_end(&list, g);
}

/* Whoever stands in them only would be in nobody's records. */
static void say_aside(paging *g, const looking *l) {
    listing list;
    listing_begin(&list, g->in.engine);
    for (size_t i = 0; i < l->aside_count && i < HEADERS_SHOWN; i++)
        sink_text(listing_next(&list), l->aside[i]);
    if (list.count > 0) {
        page_blank(&g->p);
        PAGE_SAY(g, 0, PHRASE_ASIDE, listing_text(&list));
    }
    listing_end(&list, g);
}

int look_page(sink *to, const looking *l, tongue in, fault *f) {
    paging g = { { .to = to }, in };
    char n[32];
    if (l->p != NULL)
        PAGE_SAY(&g, 0, PHRASE_LOOKED_PACK, text_of(l->folder), number_words(l->count, n),
                 l->p->id, l->p->version);
    else PAGE_SAY(&g, 0, PHRASE_LOOKED, text_of(l->folder), number_words(l->count, n));
    for (size_t i = 0; i < l->count; i++) say_sheet(&g, l, i);
    say_without_file(&g, l);
    say_aside(&g, l);
    return page_close(&g.p, f);
}
