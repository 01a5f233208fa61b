/* html_rules: the last part of report.html: rules and their law, rulings, what went in.
 *
 * Every rule is named with the law it cites and the days between which it cites it, also those
 * that applied to nobody: what was not asked is part of what was found. Counts of rules are not
 * for the public, since a rule about crimes and a count of one say who is meant. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_rules.h"

#include <inttypes.h>

/* ---- rules ------------------------------------------------------------ */

static text day_words(html_page *h, day d) {
    char written[32];
    date_print((span){ d, d }, written);
    return html_print(h, "%s", written);
}

static void put_cite(html_page *h, const citation *c) {
    bool from = c->from != DAY_NONE, to = c->to != DAY_OPEN;
    text a = from ? day_words(h, c->from) : TEXT(""), b = to ? day_words(h, c->to) : TEXT("");
    text said = c->words;
    if (from && to) said = HTML_FILL(h, HTML_CITE_BOTH, said, a, b);
    else if (from) said = HTML_FILL(h, HTML_CITE_FROM, said, a);
    else if (to) said = HTML_FILL(h, HTML_CITE_TO, said, b);
    html_put(h, "<li>%t</li>", said);
}

static void put_rule(html_page *h, size_t i, const rule_count *c) {
    const rule_decl *r = &h->record->pack.rules[i];
    text stage = html_stage(h, r->stage);
    html_put(
        h,
        "<tr><th scope=\"row\"><code>%t</code><br>%t<br><span class=\"quiet\">%s%s%t</span>"
        "</th><td><ul>",
        r->id, html_rule_title(h, (uint16_t)i),
        word_in(h->in, (word)(WORD_STATUTE + (int)r->severity)),
        stage.len > 0 ? " \xc2\xb7 " : "", stage);
    for (size_t k = 0; k < r->cite_count; k++) put_cite(h, &r->cites[k]);
    sink_words(h->to, "</ul></td>");
    const uint64_t counts[] = { c->applied, c->rejected, c->referred, c->held,
                                c->warned,  c->unknown,  c->not_in_force };
    for (size_t k = 0; !h->is_public && k < sizeof counts / sizeof *counts; k++)
        html_put(h, "<td class=\"n\">%n</td>", counts[k]);
    sink_words(h->to, "</tr>\n");
}

static void put_troubles(html_page *h) {
    const record *r = h->record;
    if (r->trouble_count == 0 || h->is_public) return;
    html_put(h, "<h3>%w</h3>\n<ul class=\"notice\">\n", HTML_TROUBLE);
    for (size_t i = 0; i < r->trouble_count; i++) {
        const record_trouble *t = &r->troubles[i];
        char n[32];
        html_put(h, "<li>%t</li>\n",
                 HTML_FILL(h, t->is_void ? HTML_TROUBLE_VOID : HTML_TROUBLE_FAILED,
                           r->pack.rules[t->rule].id, html_number(h, t->candidates, n),
                           t->words));
    }
    sink_words(h->to, "</ul>\n");
}

int html_rules(html_page *h) {
    static const html_head heads[] = { { "", HTML_RULE },       { "", HTML_CITES },
                                       { "n", HTML_APPLIED },   { "n", HTML_REJECTED },
                                       { "n", HTML_REFERRED },  { "n", HTML_HELD },
                                       { "n", HTML_WARNINGS },  { "n", HTML_UNKNOWNS },
                                       { "n", HTML_NOT_IN_FORCE } };
    rule_count c;
    html_section(h, "rules", text_of(html_say(h, HTML_RULES)));
    put_troubles(h);
    html_table(
        h, "rules",
        text_of(html_say(h, h->is_public ? HTML_RULES_CAPTION_PUBLIC : HTML_RULES_CAPTION)),
        heads, h->is_public ? 2 : 9);
    query q = figures_ask_rules(h->record, h->f);
    for (size_t i = 0; i < h->record->pack.rule_count && figures_next_rule(&q, &c); i++) {
        put_rule(h, i, &c);
        arena_reset(&h->memory);
    }
    html_table_end(h);
    html_section_end(h);
    return query_end(&q);
}

/* ---- rulings ------------------------------------------------------------ */

/* What stands in rulings.csv, in the words of the page. */
static text ruling_words(const html_page *h, text ruling) {
    static const char *const written[] = { "lift", "uphold", "clear" };
    for (int i = 0; i < 3 && h->in.engine == WORDS_ZH; i++)
        if (text_is(ruling, written[i]))
            return text_of(word_in(h->in, (word)(WORD_RULED_LIFTED + i)));
    return ruling;
}

static text reason_words(const html_page *h, text reason) {
    bool unknown = text_is(reason, "unknown") && h->in.engine == WORDS_ZH;
    return unknown ? text_of(word_in(h->in, WORD_OUT_UNKNOWN)) : reason;
}

static void put_ruling(html_page *h, const figure_ruling *g) {
    const record_ruling *r = &g->ruling;
    html_put(h, "<tr><th scope=\"row\">%t</th><td><code>%t</code> %t</td><td>%t</td><td>%t</td>"
                "<td>%t</td><td>%t</td><td>%s</td></tr>\n",
             g->candidate, r->rule, reason_words(h, r->reason), ruling_words(h, r->ruling),
             r->by, r->on, r->document,
             word_in(h->in, (word)(WORD_RULING_COUNTS + r->state)));
}

int html_rulings(html_page *h) {
    static const html_head heads[] = { { "", HTML_CANDIDATE }, { "", HTML_REASON },
                                       { "", HTML_RULING },    { "", HTML_BY_WHOM },
                                       { "", HTML_ON },        { "", HTML_DOCUMENT },
                                       { "", HTML_COUNTS } };
    figure_ruling g;
    size_t met = 0;
    if (h->is_public) return 0;
    html_section(h, "rulings", text_of(html_say(h, HTML_RULINGS)));
    query q = figures_ask_rulings(h->record, &h->memory, h->f);
    for (; figures_next_ruling(&q, &g); met++) {
        if (met == 0)
            html_table(h, "rulings", text_of(html_say(h, HTML_RULINGS_CAPTION)), heads, 7);
        put_ruling(h, &g);
        arena_reset(&h->memory);
    }
    if (met > 0) html_table_end(h);
    else html_put(h, "<p>%w</p>\n", HTML_NO_RULINGS);
    html_section_end(h);
    return query_end(&q);
}

/* ---- what went in ------------------------------------------------------------ */

static text how_words(const html_page *h, text by) {
    static const struct { const char *name; word said; } hows[] = {
        { "declared", WORD_DECLARED },        { "byte-order mark", WORD_BY_MARK },
        { "every byte fits", WORD_BY_FIT },   { "zero bytes", WORD_BY_ZEROS },
    };
    for (size_t i = 0; i < sizeof hows / sizeof *hows; i++)
        if (text_is(by, hows[i].name)) return text_of(word_in(h->in, hows[i].said));
    return by;
}

static void put_inputs(html_page *h) {
    static const html_head heads[] = { { "", HTML_SOURCE }, { "", HTML_FILE },
                                       { "", HTML_ENCODING }, { "n", HTML_BYTES },
                                       { "n", HTML_ROWS },  { "", HTML_SHA } };
    const record *r = h->record;
    html_table(h, "inputs", text_of(html_say(h, HTML_INPUTS_CAPTION)), heads, 6);
    for (uint16_t s = 0; s < r->pack.source_count; s++)
        for (size_t i = 0; i < r->sources[s].input_count; i++) {
            const record_input *in = &r->sources[s].inputs[i];
            html_put(h, "<tr><th scope=\"row\">%t</th><td>%t</td><td>%t (%t)</td>"
                        "<td class=\"n\">%n</td><td class=\"n\">%n</td>"
                        "<td><code>%s</code></td></tr>\n",
                     html_source(h, s), in->file, in->encoding, how_words(h, in->encoding_by),
                     in->bytes, in->rows, in->sha256);
        }
    html_table_end(h);
}

static int put_digest(html_page *h, html_word title, const char *part) {
    text hex;
    int code = figures_manifest(h->record, part, "sha256", &h->memory, &hex, h->f);
    if (code == 0 && hex.len > 0)
        html_put(h, "<div><dt>%w</dt><dd><code>%t</code></dd></div>\n", title, hex);
    return code;
}

static int put_versions(html_page *h) {
    static const char *const names[] = { "vet",      "lua",     "libcsv", "sqlite",
                                         "utf8proc", "unicode", "pcre2" };
    int code = 0;
    html_put(h, "<div><dt>%w</dt><dd>", HTML_VERSIONS);
    for (size_t i = 0, met = 0; i < sizeof names / sizeof *names && code == 0; i++) {
        text version;
        code = figures_manifest(h->record, "version", names[i], &h->memory, &version, h->f);
        if (code == 0 && version.len > 0)
            html_put(h, "%s%s %t", met++ > 0 ? " \xc2\xb7 " : "", names[i], version);
    }
    sink_words(h->to, "</dd></div>\n");
    return code;
}

int html_manifest(html_page *h) {
    html_section(h, "manifest", text_of(html_say(h, HTML_MANIFEST)));
    sink_words(h->to, "<dl class=\"terms\">\n");
    int code = put_digest(h, HTML_DIGEST, "manifest");
    if (code == 0) code = put_digest(h, HTML_PACK_DIGEST, "pack");
    if (code == 0 && !h->is_public) code = put_digest(h, HTML_DOCKET_DIGEST, "docket");
    if (code == 0) code = put_versions(h);
    sink_words(h->to, "</dl>\n");
    if (!h->is_public) {
        put_inputs(h);
        html_put(h, "<p class=\"quiet\">%w</p>\n", HTML_HOW_TO_CHECK);
    }
    html_section_end(h);
    arena_reset(&h->memory);
    return code;
}
