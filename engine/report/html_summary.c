/* html_summary: the first part of report.html: by what terms, what came of whom, where and why.
 *
 * The order is that of summary.txt. Every picture stands beside the numbers it is made of. For
 * the public only what says nothing of single persons is left: decisions, the ground of
 * rejections and stages, as html_page lets counts be shown. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_summary.h"

#include <stdio.h>

#include "pack/through.h"

enum { UNREAD_MAX = 50 /* files shown */ };

int html_title(html_page *h, text *out) {
    int code = figures_manifest(h->record, "docket", "title", &h->memory, out, h->f);
    if (code == 0 && out->len == 0) *out = text_of(html_say(h, HTML_TITLE));
    return code;
}

/* ---- terms ------------------------------------------------------------ */

/* The first and the last law day of the list, where it is not the same for all. */
static int law_day_range(html_page *h, span *first, span *last) {
    static const record_filter everybody = { 0 };
    record_decision d;
    arena a = { 0 };
    roll all;
    *first = (span){ DAY_OPEN, DAY_OPEN };
    *last = (span){ DAY_NONE, DAY_NONE };
    int code = roll_open(&all, h->record, &everybody, h->f);
    while (code == 0 && (code = roll_next(&all, &a, &d)) == 1) {
        if (d.law_day.lo != DAY_NONE && d.law_day.lo < first->lo) *first = d.law_day;
        if (d.law_day.lo != DAY_NONE && d.law_day.hi > last->hi) *last = d.law_day;
        arena_reset(&a);
        code = 0;
    }
    roll_close(&all);
    arena_clear(&a);
    return code;
}

static int put_law_day(html_page *h) {
    const record *r = h->record;
    span first = r->law_day, last = first;
    char a[32], b[32];
    int code = first.lo == DAY_NONE ? law_day_range(h, &first, &last) : 0;
    if (code != 0) return code;
    date_print(first, a);
    date_print(last, b);
    const day_decl *d = &r->pack.days[r->pack.law_day];
    text title = label_text(&d->title, h->in.pack, d->name), when = text_of(a);
    if (last.hi == DAY_NONE) when = text_of(word_in(h->in, WORD_LAW_DAY_UNKNOWN));
    else if (strcmp(a, b) != 0) when = HTML_FILL(h, HTML_DAY_RANGE, text_of(a), text_of(b));
    html_put(h, "<div><dt>%s</dt><dd>%t</dd></div>\n", word_in(h->in, WORD_LAW_DAY),
             HTML_FILL(h, HTML_LAW_DAY, when, title));
    return 0;
}

static void put_params(html_page *h) {
    static const html_head heads[] = { { "", HTML_PARAM },
                                       { "", HTML_PARAM_NOW },
                                       { "", HTML_PARAM_PACK } };
    const record *r = h->record;
    size_t differ = 0;
    for (size_t i = 0; i < r->pack.param_count; i++) differ += r->params[i].differs;
    if (differ == 0) return;
    html_table(h, "params", text_of(word_in(h->in, WORD_PARAMS_DIFFER)), heads, 3);
    for (size_t i = 0; i < r->pack.param_count; i++) {
        const record_param *p = &r->params[i];
        text was = p->standard.len > 0 ? p->standard : text_of(word_in(h->in, WORD_EMPTY));
        if (!p->differs) continue;
        html_put(h, "<tr><th scope=\"row\">%t</th><td>%t</td><td>%t</td></tr>\n",
                 r->pack.params[i].name, p->value, was);
    }
    html_table_end(h);
}

static void put_policy(html_page *h) {
    const pack *p = &h->record->pack;
    size_t policies = 0;
    for (size_t i = 0; i < p->rule_count; i++) policies += p->rules[i].severity == POLICY;
    if (policies == 0) return;
    text by = p->policy_adopted_by.len > 0 ? p->policy_adopted_by
                                           : text_of(word_in(h->in, WORD_POLICY_NONE));
    html_put(h, "<div><dt>%s</dt><dd>%t", word_in(h->in, WORD_POLICY_BY), by);
    for (size_t i = 0; i < p->param_count; i++) {
        text value = h->record->params[i].value;
        if (!word_names_param(p->policy_adopted_by, p->params[i].name)) continue;
        html_put(h, " (%t)", value.len > 0 ? value : text_of(word_in(h->in, WORD_EMPTY)));
    }
    sink_words(h->to, "</dd></div>\n");
}

static int put_terms(html_page *h) {
    const record *r = h->record;
    if (r->pack.left_out > 0)
        html_put(h, "<p class=\"notice\">%t</p>\n",
                 HTML_FILL(h, HTML_THROUGH, through_title(&r->pack, h->in.pack)));
    html_put(h, "<dl class=\"terms\">\n<div><dt>%s</dt><dd>%t (%t %t)</dd></div>\n",
             word_in(h->in, WORD_PACK), label_text(&r->pack.title, h->in.pack, r->pack.id),
             r->pack.id, r->pack.version);
    int code = put_law_day(h);
    put_policy(h);
    sink_words(h->to, "</dl>\n");
    return code;
}

/* ---- decisions ------------------------------------------------------------ */

static void put_tile(html_page *h, const char *class, text title, uint64_t n, uint64_t of) {
    char share[32];
    html_put(h, "<div class=\"tile %s\"><dt>%t</dt><dd><b>%n</b> <span>%t</span></dd></div>\n",
             class, title, n, of > 0 ? html_share(h, n, of, share) : TEXT(""));
}

/* An acceptance is never more than what was judged. */
static text accepted_title(html_page *h) {
    const pack *p = &h->record->pack;
    if (p->left_out == 0) return text_of(html_say(h, HTML_ACCEPTED));
    return HTML_FILL(h, HTML_ACCEPTED_THROUGH, through_title(p, h->in.pack));
}

static int put_decisions(html_page *h) {
    uint64_t by[DECISIONS], held;
    int code = figures_decisions(h->record, by, &held, h->f);
    if (code != 0) return code;
    sink_words(h->to, "<dl class=\"tiles\">\n");
    put_tile(h, "all", text_of(html_say(h, HTML_CANDIDATES)), by[0], 0);
    put_tile(h, "accept", accepted_title(h), by[ACCEPT], by[0]);
    put_tile(h, "reject", text_of(html_say(h, HTML_REJECTED)), by[REJECT], by[0]);
    put_tile(h, "refer", text_of(html_say(h, HTML_REFERRED)), by[REFER], by[0]);
    if (held > 0) put_tile(h, "hold", text_of(html_say(h, HTML_OF_THESE_HELD)), held, by[0]);
    sink_words(h->to, "</dl>\n");
    uint64_t open = by[REFER] > held ? by[REFER] - held : 0;
    html_part parts[] = { { "accept", by[ACCEPT] },
                          { "refer", open },
                          { "hold", held },
                          { "reject", by[REJECT] } };
    sink_words(h->to, "<p class=\"whole\">");
    html_bar(h, parts, 4, by[0]);
    sink_words(h->to, "</p>\n");
    return 0;
}

static int put_totals(html_page *h) {
    static const struct { const char *name; html_word title; bool is_public; } rows[] = {
        { "rejected_by_statute", HTML_BY_STATUTE, true },
        { "rejected_by_regulation", HTML_BY_REGULATION, true },
        { "rejected_by_policy", HTML_BY_POLICY, true },
        { "one_source_rejected", HTML_ONE_SOURCE, false },
        { "eligible_later", HTML_LATER, false },
        { "warned", HTML_WARNED, false },
        { "tasks", HTML_TASKS, false },
        { "unknown_values", HTML_UNKNOWN, false },
    };
    static const html_head heads[] = { { "", HTML_WHAT }, { "n", HTML_COUNT } };
    bool any = false;
    int code = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows && code == 0; i++) {
        uint64_t n;
        code = figures_total(h->record, rows[i].name, &n, h->f);
        if (n == 0 || (h->is_public && !rows[i].is_public)) continue;
        if (!any)
            html_table(
                h, "counts",
                text_of(html_say(h, h->is_public ? HTML_PUBLIC_REASONS : HTML_BY_GROUND)),
                heads, 2);
        any = true;
        html_put(h, "<tr><th scope=\"row\">%w</th><td class=\"n\">%n</td></tr>\n",
                 rows[i].title, n);
    }
    if (any) html_table_end(h);
    return code;
}

/* Before the terms: whoever is found in such a file may be among the accepted. */
static int put_unread(html_page *h) {
    text file;
    bool may;
    size_t met = 0;
    char more[128];
    if (h->is_public) return 0;
    query q = figures_ask_unread(h->record, &h->memory, h->f);
    for (; figures_next_unread(&q, &file, &may); arena_reset(&h->memory)) {
        if (met++ == 0)
            html_put(h, "<div class=\"notice\"><p><strong>%s</strong></p>\n<ul>\n",
                     word_in(h->in, WORD_UNREAD_FILES));
        if (met > UNREAD_MAX) continue;
        html_put(h, "<li>%t</li>\n", may ? HTML_FILL(h, HTML_MAY_BELONG, file) : file);
    }
    if (met > 0) sink_words(h->to, "</ul>\n");
    word_print(h->in, more, sizeof more, WORD_AND_MORE, (unsigned)(met - UNREAD_MAX));
    if (met > UNREAD_MAX) html_put(h, "<p>%s</p>\n", more);
    if (met > 0) sink_words(h->to, "</div>\n");
    return query_end(&q);
}

int html_summary(html_page *h) {
    html_section(h, "summary", text_of(html_say(h, HTML_SUMMARY)));
    int code = put_decisions(h);
    if (code == 0) code = put_unread(h);
    if (code == 0) code = put_terms(h);
    sink_words(h->to, "<div class=\"columns\">\n");
    put_params(h);
    if (code == 0) code = put_totals(h);
    sink_words(h->to, "</div>\n");
    html_section_end(h);
    arena_reset(&h->memory);
    return code;
}

/* ---- stages ------------------------------------------------------------ */

static void put_stage(html_page *h, size_t i, const stage_count *c, uint64_t of) {
    html_part parts[] = { { "accept", c->passed },
                          { "refer", c->referred },
                          { "hold", c->held },
                          { "reject", c->rejected } };
    html_put(h,
             "<tr><th scope=\"row\">%t</th><td class=\"n\">%n</td><td class=\"n\">%n</td>"
             "<td class=\"n\">%n</td><td class=\"n\">%n</td><td class=\"n\">%n</td><td>",
             html_stage(h, (uint16_t)i), c->entered, c->passed, c->rejected, c->referred,
             c->held);
    html_bar(h, parts, 4, of);
    sink_words(h->to, "</td></tr>\n");
}

static void put_legend(html_page *h) {
    static const struct { const char *class; html_word title; } keys[] = {
        { "accept", HTML_PASSED }, { "refer", HTML_REFERRED },
        { "hold", HTML_HELD },     { "reject", HTML_REJECTED },
    };
    sink_words(h->to, "<p class=\"legend\" aria-hidden=\"true\">");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        html_put(h, "<span class=\"%s\">%w</span> ", keys[i].class, keys[i].title);
    sink_words(h->to, "</p>\n");
}

int html_funnel(html_page *h) {
    static const html_head heads[] = { { "", HTML_STAGE },     { "n", HTML_ENTERED },
                                       { "n", HTML_PASSED },   { "n", HTML_REJECTED },
                                       { "n", HTML_REFERRED }, { "n", HTML_HELD },
                                       { "picture", HTML_PICTURE } };
    stage_count c;
    uint64_t first = 0;
    if (h->record->pack.stage_count == 0) return 0;
    html_section(h, "stages", text_of(html_say(h, HTML_FUNNEL)));
    put_legend(h);
    html_table(h, "funnel", text_of(html_say(h, HTML_FUNNEL_CAPTION)), heads, 7);
    query q = figures_ask_stages(h->record, h->f);
    for (size_t i = 0; figures_next_stage(&q, &c); i++) {
        if (i == 0) first = c.entered;
        put_stage(h, i, &c, first);
    }
    html_table_end(h);
    html_section_end(h);
    arena_reset(&h->memory);
    return query_end(&q);
}

/* ---- reasons ------------------------------------------------------------ */

/* The gravest effect a reason had: what its bar is coloured by. */
static int gravest(const figure_reason *r) {
    int e = EFFECT_REJECT;
    while (e > EFFECT_TASK && r->effect[e] == 0) e--;
    return e;
}

static void put_reason(html_page *h, const figure_reason *r, uint64_t most) {
    static const char *const classes[] = {
        "other", "other", "warn", "refer", "hold", "reject"
    };
    int effect = gravest(r);
    bool own = r->cause != CAUSE_SAID && text_is(r->code, cause_name(r->cause));
    text code = own ? text_of(word_in(h->in, (word)(WORD_CAUSE_SAID + r->cause))) : r->code;
    html_part part = { classes[effect], r->candidates };
    html_put(h, "<tr><th scope=\"row\"><span class=\"tag %s\">%s</span> <code>%t</code> <span"
                " class=\"quiet\">%t</span><p>%t</p></th><td class=\"n\">%n</td>"
                "<td class=\"n\">%n</td><td>",
             classes[effect], word_in(h->in, (word)(WORD_EFFECT_PASS + effect)),
             r->rule == NO_INDEX ? TEXT("") : h->record->pack.rules[r->rule].id,
             html_rule_title(h, r->rule), code, r->candidates, r->decisive);
    html_bar(h, &part, 1, most);
    sink_words(h->to, "</td></tr>\n");
}

static int put_waits(html_page *h) {
    static const html_head heads[] = { { "", HTML_WHAT },
                                       { "n", HTML_CANDIDATES },
                                       { "picture", HTML_PICTURE } };
    figure_count c;
    uint64_t most = 0;
    query q = figures_ask_waits(h->record, &h->memory, h->f);
    while (figures_next_wait(&q, &c)) {
        if (most == 0)
            html_table(h, "waits", text_of(html_say(h, HTML_WAITS_CAPTION)), heads, 3);
        if (most == 0) most = c.n;
        html_put(h, "<tr><th scope=\"row\">%t</th><td class=\"n\">%n</td><td>", c.what, c.n);
        html_bar(h, &(html_part){ "refer", c.n }, 1, most);
        sink_words(h->to, "</td></tr>\n");
        arena_reset(&h->memory);
    }
    if (most > 0) html_table_end(h);
    return query_end(&q);
}

int html_reasons(html_page *h) {
    static const html_head heads[] = { { "", HTML_REASON },
                                       { "n", HTML_CANDIDATES },
                                       { "n", HTML_FIRST },
                                       { "picture", HTML_PICTURE } };
    figure_reason r;
    uint64_t most = 0;
    if (h->is_public) return 0; /* what somebody was found to have done is not for the public */
    html_section(h, "reasons", text_of(html_say(h, HTML_REASONS)));
    query q = figures_ask_reasons(h->record, &h->memory, h->f);
    while (figures_next_reason(&q, h->record, &r)) {
        if (most == 0)
            html_table(h, "reasons", text_of(html_say(h, HTML_REASONS_CAPTION)), heads, 4);
        if (most == 0) most = r.candidates;
        put_reason(h, &r, most);
        arena_reset(&h->memory);
    }
    if (most > 0) html_table_end(h);
    else html_put(h, "<p>%w</p>\n", HTML_NO_REASONS);
    int code = query_end(&q);
    if (code == 0) code = put_waits(h);
    html_section_end(h);
    return code;
}
