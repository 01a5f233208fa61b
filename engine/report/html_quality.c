/* html_quality: the data of a run: rows accounted for, who was searched, what could not be
 * read.
 *
 * "No row" means clear only for somebody who was searched, so the page says for every source by
 * whose word that was, and where nobody says so. What could not be read is named by file and
 * line, as it was written, up to a limit. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_quality.h"

#include "load/why.h"
#include "pack/through.h"

enum { ODD_MAX = 500 /* rows and cells shown of one kind */ };

/* ---- sources ------------------------------------------------------------ */

static text claim_words(html_page *h, const record_source *s) {
    if (!s->everybody) return HTML_FILL(h, HTML_CLAIM_SOME, s->column, s->values, s->says);
    return s->on.len > 0 ? HTML_FILL(h, HTML_CLAIM_ON, s->says, s->on)
                         : HTML_FILL(h, HTML_CLAIM_ALL, s->says);
}

static void put_searched(html_page *h, uint16_t n) {
    const record_source *s = &h->record->sources[n];
    const source_decl *d = &h->record->pack.sources[n];
    char count[32];
    if (d->kind == SOURCE_CANDIDATES) html_put(h, "%w", HTML_THE_LIST);
    else if (!through_reads(&h->record->pack, d)) html_put(h, "%w", HTML_LATER_STAGE);
    else if (!s->asked) html_put(h, "<strong>%w</strong>", HTML_NOT_ASKED);
    else if (d->kind == SOURCE_ONE) html_put(h, "%w", HTML_UNITS_ROWS);
    else if (s->claimed) html_put(h, "%t", claim_words(h, s));
    else if (d->expects_column != NO_INDEX) html_put(h, "%w", HTML_BY_REPLIES);
    else html_put(h, "<strong>%w</strong>", HTML_NOBODY_SAYS);
    if (s->claimed && s->keys.len > 0)
        html_put(h, "%t", HTML_FILL(h, HTML_CLAIM_KEYS, s->keys));
    if (s->void_input != NO_INDEX)
        html_put(h, "<br><strong>%t</strong>",
                 HTML_FILL(h, HTML_VOID, html_print(h, "%u", s->void_line),
                           s->inputs[s->void_input].file));
    if (s->near > 0 && !h->is_public)
        html_put(h, "<br>%t", HTML_FILL(h, HTML_NEAR, html_number(h, s->near, count)));
}

static void put_source(html_page *h, uint16_t n) {
    const record_source *s = &h->record->sources[n];
    html_put(h, "<tr><th scope=\"row\">%t</th><td class=\"said\">", html_source(h, n));
    put_searched(h, n);
    sink_words(h->to, "</td>");
    const uint64_t counts[] = { s->rows,   s->attached,   s->nobody, s->merged,
                                s->unreadable, s->left_out, s->suppressed };
    for (size_t i = 0; i < (h->is_public ? 1 : sizeof counts / sizeof *counts); i++)
        html_put(h, "<td class=\"n\">%n</td>", counts[i]);
    sink_words(h->to, "</tr>\n");
    arena_reset(&h->memory);
}

static void put_sources(html_page *h) {
    static const html_head heads[] = { { "", HTML_SOURCE },      { "", HTML_WHO_SEARCHED },
                                       { "n", HTML_ROWS },       { "n", HTML_ATTACHED },
                                       { "n", HTML_NOBODY },     { "n", HTML_MERGED },
                                       { "n", HTML_UNREADABLE }, { "n", HTML_LEFT_OUT_ROWS },
                                       { "n", HTML_SUPPRESSED } };
    const pack *p = &h->record->pack;
    text caption = text_of(html_say(h, HTML_SOURCES_CAPTION));
    html_table(h, "sources", caption, heads, h->is_public ? 3 : 9);
    put_source(h, p->candidates);
    for (uint16_t s = 0; s < p->source_count; s++)
        if (s != p->candidates) put_source(h, s);
    html_table_end(h);
}

/* ---- what does not fit ------------------------------------------------------------ */

static int put_remarks(html_page *h) {
    static const struct { const char *name; html_word title; } rows[] = {
        { "unreadable_rows", HTML_BAD_ROWS },     { "unreadable_cells", HTML_BAD_CELLS },
        { "births_taken", HTML_BIRTHS_TAKEN },    { "births_differ", HTML_BIRTHS_DIFFER },
        { "ages_differ", HTML_AGES_DIFFER },
    };
    static const html_head heads[] = { { "", HTML_WHAT }, { "n", HTML_COUNT } };
    int code = 0;
    bool any = false;
    for (size_t i = 0; i < sizeof rows / sizeof *rows && code == 0; i++) {
        uint64_t n;
        code = figures_total(h->record, rows[i].name, &n, h->f);
        if (n == 0) continue;
        if (!any) html_table(h, "counts", text_of(html_say(h, HTML_REMARKS_CAPTION)), heads, 2);
        any = true;
        html_put(h, "<tr><th scope=\"row\">%w</th><td class=\"n\">%n</td></tr>\n",
                 rows[i].title, n);
    }
    if (any) html_table_end(h);
    return code;
}

static void put_cut(html_page *h, size_t met) {
    char n[32], all[32];
    if (met <= ODD_MAX) return;
    html_put(h, "<p class=\"notice\">%t</p>\n",
             HTML_FILL(h, HTML_LEFT_OUT, html_number(h, met - ODD_MAX, n),
                       html_number(h, ODD_MAX, all), TEXT("vet run")));
}

static int put_unreadable(html_page *h) {
    static const html_head heads[] = { { "", HTML_PLACE },
                                       { "", HTML_COLUMN },
                                       { "", HTML_WRITTEN },
                                       { "", HTML_WHY } };
    figure_unreadable u;
    char buffer[WHY_BYTES];
    size_t met = 0;
    query q = figures_ask_unreadable(h->record, &h->memory, h->f);
    for (; figures_next_unreadable(&q, h->record, &u); arena_reset(&h->memory)) {
        if (met++ == 0)
            html_table(h, "odd", text_of(html_say(h, HTML_CELLS_CAPTION)), heads, 4);
        if (met > ODD_MAX) continue;
        text column = u.column == NO_INDEX
                          ? text_of(html_say(h, HTML_WHOLE_ROW))
                          : h->record->pack.sources[u.source].columns[u.column].name;
        html_put(h, "<tr><th scope=\"row\">%t</th><td>%t</td><td><code>%t</code></td>"
                    "<td>%t</td></tr>\n",
                 html_place(h, u.source, u.input, u.line), column, u.raw,
                 h->in.engine == WORDS_ZH ? why_chinese(u.why, buffer) : u.why);
    }
    if (met > 0) html_table_end(h);
    put_cut(h, met);
    return query_end(&q);
}

static int put_merged(html_page *h) {
    static const html_head heads[] = { { "", HTML_PLACE }, { "", HTML_COUNTED_WITH } };
    figure_merged m;
    size_t met = 0;
    query q = figures_ask_merged(h->record, h->f);
    for (; figures_next_merged(&q, h->record, &m); arena_reset(&h->memory)) {
        if (met++ == 0)
            html_table(h, "merged", text_of(html_say(h, HTML_MERGED_CAPTION)), heads, 2);
        if (met > ODD_MAX) continue;
        html_put(h, "<tr><th scope=\"row\">%t</th><td>%t</td></tr>\n",
                 html_place(h, m.source, m.input, m.line),
                 html_place(h, m.source, m.kept_input, m.kept_line));
    }
    if (met > 0) html_table_end(h);
    put_cut(h, met);
    return query_end(&q);
}

/* ---- replies ------------------------------------------------------------ */

static const char *standing_words(const html_page *h, text name) {
    if (text_is(name, "earlier")) return html_say(h, HTML_EARLIER);
    for (int i = 0; i < STANDINGS; i++)
        if (text_is(name, standing_name((standing)i)))
            return word_in(h->in, (word)(WORD_STANDING_CLEAR + i));
    return "";
}

static int put_replies(html_page *h) {
    static const html_head heads[] = { { "", HTML_DEPARTMENT }, { "", HTML_ANSWER } };
    figure_reply r;
    text last = TEXT(""); /* the department in hand; a few codes, kept to the end */
    uint16_t source = NO_INDEX;
    query q = figures_ask_replies(h->record, &h->memory, h->f);
    while (figures_next_reply(&q, h->record, &r)) {
        if (source == NO_INDEX)
            html_table(h, "replies", text_of(html_say(h, HTML_REPLIES_CAPTION)), heads, 2);
        if (source != r.source || !text_equal(last, r.department))
            html_put(h, source == NO_INDEX ? "<tr><th scope=\"row\">%t</th><td>"
                                          : "</td></tr>\n<tr><th scope=\"row\">%t</th><td>",
                     r.department);
        else sink_words(h->to, " \xc2\xb7 ");
        html_put(h, "%s %n", standing_words(h, r.standing), r.n);
        source = r.source;
        last = r.department;
    }
    if (source != NO_INDEX) {
        sink_words(h->to, "</td></tr>\n");
        html_table_end(h);
    }
    arena_reset(&h->memory);
    return query_end(&q);
}

int html_quality(html_page *h) {
    int code = 0;
    html_section(h, "data", text_of(html_say(h, HTML_QUALITY)));
    put_sources(h);
    if (!h->is_public) {
        html_put(h, "<p class=\"quiet\">%w</p>\n<div class=\"columns\">\n", HTML_ORPHANS);
        code = put_remarks(h);
        if (code == 0) code = put_replies(h);
        sink_words(h->to, "</div>\n");
        if (code == 0) code = put_unreadable(h);
        if (code == 0) code = put_merged(h);
    }
    html_section_end(h);
    arena_reset(&h->memory);
    return code;
}
