/* html: report.html, the whole of a run on one page, from its record.
 *
 * One file that needs nothing else: its style and its script stand in it and are named by
 * digest in its policy, which lets nothing be loaded and nothing be sent. Whatever comes from
 * data is escaped text, or a string of the data block, which is JSON and no script. The page
 * reads without its script; the script only sorts, searches and shows more rows. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html.h"

#include "report/html_assets.h"
#include "report/html_page.h"
#include "report/html_people.h"
#include "report/html_quality.h"
#include "report/html_rules.h"
#include "report/html_slates.h"
#include "report/html_summary.h"
#include "report/html_tallies.h"
#include "report/html_units.h"

/* ---- the head ------------------------------------------------------------ */

static int put_policy(html_page *h) {
    char style[64], script[64];
    if (!html_integrity(html_style(), style) || !html_integrity(html_script(), script))
        return fault_plain(h->f, FAULT_OUTPUT, "internal: no SHA-256 can be taken");
    sink_words(h->to, "<meta http-equiv=\"Content-Security-Policy\""
                      " content=\"default-src 'none'; ");
    sink_print(h->to, "style-src '%s'; ", style);
    if (!h->is_public) sink_print(h->to, "script-src '%s'; ", script);
    sink_words(h->to, "base-uri 'none'; form-action 'none'\">\n");
    return 0;
}

static int put_head(html_page *h, text title) {
    sink_print(h->to, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
               h->in.engine == WORDS_ZH ? "zh-CN" : "en");
    int code = put_policy(h);
    html_put(h, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"color-scheme\" content=\"light dark\">\n"
                "<meta name=\"robots\" content=\"noindex\">\n"
                "<meta name=\"referrer\" content=\"no-referrer\">\n"
                "<title>%t \xc2\xb7 %w</title>\n<style>",
             title, HTML_TITLE);
    sink_text(h->to, html_style());
    sink_words(h->to, "</style>\n</head>\n");
    return code;
}

static int put_masthead(html_page *h, text title) {
    const pack *p = &h->record->pack;
    text version;
    int code = figures_manifest(h->record, "version", "vet", &h->memory, &version, h->f);
    html_put(h,
             "<body class=\"%s\">\n<p class=\"view\">%w</p>\n"
             "<a class=\"skip\" href=\"#main\">%w</a>\n"
             "<header>\n<h1>%t</h1>\n<p>%t</p>\n</header>\n",
             h->is_public ? "public" : "reviewer",
             h->is_public ? HTML_FOR_PUBLIC : HTML_FOR_REVIEWER, HTML_SKIP, title,
             HTML_FILL(h, HTML_MADE_BY, label_text(&p->title, h->in.pack, p->id), p->id,
                       p->version, version));
    return code;
}

/* ---- the contents ------------------------------------------------------------ */

static bool has_units(const record *r) {
    for (size_t s = 0; s < r->pack.source_count; s++)
        if (r->pack.sources[s].kind == SOURCE_ONE) return true;
    return false;
}

static uint16_t first_unit(const record *r) {
    uint16_t s = 0;
    while (r->pack.sources[s].kind != SOURCE_ONE) s++;
    return s;
}

static void put_link(html_page *h, const char *id, html_word title) {
    html_put(h, "<li><a href=\"#%s\">%w</a></li>", id, title);
}

static int put_contents(html_page *h) {
    figure_tally tally;
    query q = figures_ask_tallies(h->record, &h->memory, h->f);
    bool tallies = figures_next_tally(&q, h->record, &tally), groups;
    int code = html_slates_any(h, &groups);
    html_put(h, "<nav aria-label=\"%w\"><ul>", HTML_CONTENTS);
    put_link(h, "summary", HTML_SUMMARY);
    if (h->record->pack.stage_count > 0) put_link(h, "stages", HTML_FUNNEL);
    if (!h->is_public) put_link(h, "reasons", HTML_REASONS);
    if (tallies) put_link(h, "structure", HTML_TALLIES);
    if (!h->is_public && has_units(h->record))
        put_link(h, html_print(h, "units-%u", first_unit(h->record)).at, HTML_UNITS);
    if (groups) put_link(h, "groups", HTML_SLATES);
    if (!h->is_public) put_link(h, "people", HTML_PEOPLE);
    put_link(h, "rules", HTML_RULES);
    if (!h->is_public) put_link(h, "rulings", HTML_RULINGS);
    put_link(h, "data", HTML_QUALITY);
    put_link(h, "manifest", HTML_MANIFEST);
    sink_words(h->to, "</ul></nav>\n");
    int end = query_end(&q);
    return code != 0 ? code : end;
}

/* ---- for the script ------------------------------------------------------------ */

/* A list of strings, one after the other. */
static void put_item(html_page *h, size_t i, text words) {
    if (i > 0) sink_words(h->to, ",");
    sink_script(h->to, words);
}

/* What the script says. */
static void put_phrases(html_page *h) {
    static const struct { const char *name; html_word said; } phrases[] = {
        { "shown", HTML_SHOWN },   { "more", HTML_MORE },
        { "nothing", HTML_NOBODY_MATCHES }, { "listed", HTML_LISTED },
        { "unprinted", HTML_NOT_PRINTED },  { "self", HTML_LIST_SELF },
    };
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        sink_print(h->to, "%s\"%s\":", i > 0 ? "," : "", phrases[i].name);
        sink_script(h->to, text_of(html_say(h, phrases[i].said)));
    }
    sink_words(h->to, ",\n\"kinds\":[");
    static const word kinds[] = { WORD_ACCEPTED, WORD_REFERRED, WORD_HELD, WORD_REJECTED };
    for (size_t i = 0; i < 4; i++) put_item(h, i, text_of(word_in(h->in, kinds[i])));
    sink_words(h->to, "],\"effects\":[");
    for (int e = EFFECT_PASS; e <= EFFECT_REJECT; e++)
        put_item(h, (size_t)e, text_of(word_in(h->in, (word)(WORD_EFFECT_PASS + e))));
    sink_words(h->to, "]");
}

/* What stages and rules are called. */
static void put_names(html_page *h) {
    const pack *p = &h->record->pack;
    sink_words(h->to, ",\n\"stages\":[");
    for (size_t i = 0; i < p->stage_count; i++) put_item(h, i, html_stage(h, (uint16_t)i));
    sink_words(h->to, "],\n\"rules\":[");
    for (size_t i = 0; i < p->rule_count; i++) {
        sink_words(h->to, i > 0 ? ",[" : "[");
        put_item(h, 0, p->rules[i].id);
        put_item(h, 1, html_rule_title(h, (uint16_t)i));
        sink_words(h->to, "]");
    }
    sink_words(h->to, "]");
}

static int put_script(html_page *h) {
    if (h->is_public) return 0; /* nothing to sort or search */
    sink_words(h->to, "<script type=\"application/json\" id=\"report-data\">{");
    put_phrases(h);
    put_names(h);
    int code = html_units_data(h);
    if (code == 0) code = html_people_data(h);
    sink_words(h->to, "}</script>\n<script>");
    sink_text(h->to, html_script());
    sink_words(h->to, "</script>\n");
    return code;
}

/* ---- the whole ------------------------------------------------------------ */

static int put_body(html_page *h) {
    static int (*const sections[])(html_page *) = {
        html_summary, html_funnel, html_reasons, html_tallies,  html_units,
        html_slates,  html_people, html_rules,   html_rulings, html_quality,
        html_manifest,
    };
    int code = put_contents(h);
    sink_words(h->to, "<main id=\"main\">\n");
    for (size_t i = 0; i < sizeof sections / sizeof *sections && code == 0; i++)
        code = sections[i](h);
    sink_words(h->to, "</main>\n");
    if (code == 0) code = put_script(h);
    sink_words(h->to, "</body>\n</html>\n");
    return code;
}

int html_write(sink *to, const html_terms *terms, fault *f) {
    html_page h = { .to = to,
                    .record = terms->record,
                    .in = terms->in,
                    .is_public = terms->is_public,
                    .most_rows = terms->all ? UINT64_MAX : PAGE_ROWS,
                    .f = f };
    text title;
    int code = html_title(&h, &title);
    if (code == 0) code = put_head(&h, title);
    if (code == 0) code = put_masthead(&h, title);
    if (code == 0) code = put_body(&h);
    if (code == 0) code = sink_flush(to, f);
    arena_clear(&h.memory);
    return code;
}
