/* html_tallies: the declared tallies of report.html: groups, means, old against new.
 *
 * One table per tally. Without anything to compare with it shows all candidates and the
 * accepted; with a previous list or an earlier run it shows those the pack compares, now and
 * then, and the change in percentage points. Groups of either list are shown, in the order of
 * this run, then those that only the other list has. Shares are taken of those whose value is
 * known, and a change is the difference of the shares as they are shown. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_tallies.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { GROUPS_MAX = 500 /* shown of one tally */ };

/* Two columns of a table: who is counted on the left, who on the right. */
typedef struct side {
    int list, by;
    html_word title;
    figure_spread spread;
} side;

typedef struct tally_table {
    const figure_tally *tally;
    side left, right;
    bool compares; /* the columns are lists: the change is told */
    size_t rows;
} tally_table;

/* ---- numbers ------------------------------------------------------------ */

static int64_t tenths_of(const html_page *h, uint64_t n, uint64_t of) {
    uint64_t some = html_shown(h, n), all = html_shown(h, of);
    return all == 0 || some > all ? 0 : (int64_t)((some * 2000 + all) / (2 * all));
}

/* "+1.5", "-0.3", "0.0" from tenths. */
static text signed_tenths(html_page *h, int64_t tenths) {
    const char *sign = tenths > 0 ? "+" : tenths < 0 ? "\xe2\x88\x92" : "";
    uint64_t n = (uint64_t)llabs(tenths);
    return html_print(h, "%s%" PRIu64 ".%" PRIu64, sign, n / 10, n % 10);
}

/* In tenths, rounded half up; the record has the mean so, and the median in thousandths. */
static int64_t value_of(const figure_spread *s, bool median) {
    if (!median) return s->mean;
    return s->median >= 0 ? (s->median + 50) / 100 : -((49 - s->median) / 100);
}

static text tenths_words(html_page *h, int64_t tenths) {
    const char *sign = tenths < 0 ? "\xe2\x88\x92" : "";
    uint64_t n = (uint64_t)llabs(tenths);
    return html_print(h, "%s%" PRIu64 ".%" PRIu64, sign, n / 10, n % 10);
}

static void put_mean(html_page *h, html_word what, const tally_table *t, bool median) {
    const figure_spread *a = &t->left.spread, *b = &t->right.spread;
    bool few = h->is_public && (a->known < PUBLIC_SMALL || b->known < PUBLIC_SMALL);
    bool left = a->has_mean && !few, right = b->has_mean && !few;
    if (!left && !right) return;
    html_put(h, "<tr class=\"mean\"><th scope=\"row\">%w</th><td class=\"n\" colspan=\"2\">%t</td>"
                "<td class=\"n\" colspan=\"2\">%t</td><td>%t</td></tr>\n",
             what, left ? tenths_words(h, value_of(a, median)) : TEXT(""),
             right ? tenths_words(h, value_of(b, median)) : TEXT(""),
             left && right && t->compares
                 ? signed_tenths(h, value_of(a, median) - value_of(b, median))
                 : TEXT(""));
}

/* ---- rows ------------------------------------------------------------ */

static void put_row(html_page *h, tally_table *t, text name, uint64_t left, uint64_t right) {
    uint64_t a = t->left.spread.known, b = t->right.spread.known;
    char one[32], other[32];
    html_put(h, "<tr><th scope=\"row\">%t</th><td class=\"n\">%n</td><td class=\"n\">%t</td>"
                "<td class=\"n\">%n</td><td class=\"n\">%t</td><td class=\"pair\">",
             name, left, html_share(h, left, a, one), right, html_share(h, right, b, other));
    html_bar(h, &(html_part){ "new", left }, 1, a);
    html_bar(h, &(html_part){ "old", right }, 1, b);
    if (t->compares && a > 0 && b > 0)
        html_put(h, "<span class=\"change\">%t</span>",
                 HTML_FILL(h, HTML_POINTS,
                           signed_tenths(h, tenths_of(h, left, a) - tenths_of(h, right, b))));
    sink_words(h->to, "</td></tr>\n");
    t->rows++;
}

/* The group of this name in another list; zeros when it has none. */
static int find_group(html_page *h, const tally_table *t, const side *in, text name,
                      figure_group *out) {
    bool found = false;
    query q = figures_ask_groups(h->record, t->tally->no, in->list, &h->memory, h->f);
    while (!found && figures_next_group(&q, out)) found = text_equal(out->name, name);
    if (!found) *out = (figure_group){ .name = name };
    return query_end(&q);
}

/* Groups of the left list, then those of the right one that the left has not. */
static int put_groups(html_page *h, tally_table *t, bool rest) {
    const side *own = rest ? &t->right : &t->left, *other = rest ? &t->left : &t->right;
    figure_group g, there;
    arena names = { 0 };
    int code = 0;
    query q = figures_ask_groups(h->record, t->tally->no, own->list, &names, h->f);
    while (code == 0 && t->rows < GROUPS_MAX && figures_next_group(&q, &g)) {
        code = t->compares ? find_group(h, t, other, g.name, &there) : 0;
        if (!t->compares) there = g;
        bool told = rest && there.by[0] > 0;
        if (code == 0 && !told)
            put_row(h, t, g.name, rest ? there.by[other->by] : g.by[own->by],
                    rest ? g.by[own->by] : there.by[other->by]);
        arena_reset(&h->memory);
        arena_reset(&names);
    }
    int end = query_end(&q);
    arena_clear(&names);
    return code != 0 ? code : end;
}

static void put_unknown(html_page *h, const tally_table *t) {
    uint64_t a = t->left.spread.unknown, b = t->right.spread.unknown;
    if (a == 0 && b == 0) return;
    html_put(h, "<tr><th scope=\"row\">%w</th><td class=\"n\">%n</td><td></td>"
                "<td class=\"n\">%n</td><td></td><td></td></tr>\n",
             HTML_NOT_KNOWN, a, b);
}

/* ---- tables ------------------------------------------------------------ */

static void put_heads(html_page *h, const tally_table *t, text caption) {
    html_put(h, "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"%t\">\n"
                "<table class=\"tally\">\n<caption><span>%t</span></caption>\n"
                "<thead><tr><th scope=\"col\">%w</th><th scope=\"colgroup\" colspan=\"2\""
                " class=\"n new\">%w</th><th scope=\"colgroup\" colspan=\"2\" class=\"n old\">%w"
                "</th><th scope=\"col\" class=\"picture\">%w</th></tr></thead>\n<tbody>\n",
             caption, caption, HTML_GROUP, t->left.title, t->right.title,
             t->compares ? HTML_CHANGE : HTML_PICTURE);
}

static html_word title_of(uint8_t among) {
    static const html_word titles[DECISIONS] = { HTML_THIS_RUN, HTML_THIS_ACCEPTED,
                                                 HTML_THIS_REFERRED, HTML_THIS_REJECTED };
    return titles[among];
}

/* Which columns: this run against a list or run that is there, else the accepted against all. */
static int choose_columns(html_page *h, tally_table *t) {
    static const struct { int list; html_word title; } others[] = {
        { FIGURE_LIST_PREVIOUS, HTML_PREVIOUS }, { FIGURE_LIST_AGAINST, HTML_EARLIER_RUN }
    };
    const figure_tally *d = t->tally;
    int code = 0;
    for (size_t i = 0; i < 2 && code == 0 && !t->compares; i++) {
        int by = others[i].list == FIGURE_LIST_AGAINST ? d->among : DECISION_NONE;
        t->right = (side){ others[i].list, by, others[i].title, { 0 } };
        code = figures_spread(h->record, d->no, others[i].list, by, &t->right.spread, h->f);
        t->compares = t->right.spread.is_there;
    }
    t->left = (side){ FIGURE_LIST_OWN, d->among, title_of(d->among), { 0 } };
    if (!t->compares) {
        t->left = (side){ FIGURE_LIST_OWN, ACCEPT, HTML_ACCEPTED, { 0 } };
        t->right = (side){ FIGURE_LIST_OWN, DECISION_NONE, HTML_ALL, { 0 } };
    }
    if (code == 0)
        code = figures_spread(h->record, d->no, t->left.list, t->left.by, &t->left.spread, h->f);
    if (code == 0 && !t->compares)
        code = figures_spread(h->record, d->no, t->right.list, t->right.by, &t->right.spread,
                              h->f);
    return code;
}

static int put_tally(html_page *h, const figure_tally *d) {
    tally_table t = { .tally = d };
    text title;
    int code = figures_tally_title(h->record, d, h->in.pack, &h->memory, &title, h->f);
    if (code == 0) code = choose_columns(h, &t);
    if (code != 0) return code;
    bool own = d->over == h->record->pack.candidates;
    put_heads(h, &t, own ? HTML_FILL(h, HTML_TALLY_CAPTION, title)
                         : HTML_FILL(h, HTML_TALLY_ROWS, title, html_source(h, d->over)));
    code = put_groups(h, &t, false);
    if (code == 0 && t.compares) code = put_groups(h, &t, true);
    put_unknown(h, &t);
    put_mean(h, HTML_MEAN, &t, false);
    put_mean(h, HTML_MEDIAN, &t, true);
    html_table_end(h);
    return code;
}

int html_tallies(html_page *h) {
    figure_tally d;
    arena own = { 0 };
    size_t met = 0;
    int code = 0;
    query q = figures_ask_tallies(h->record, &own, h->f);
    while (code == 0 && figures_next_tally(&q, h->record, &d)) {
        if (met++ == 0) {
            html_section(h, "structure", text_of(html_say(h, HTML_TALLIES)));
            html_put(h, "<p class=\"quiet\">%w</p>\n<div class=\"tallies\">\n", HTML_TALLY_HOW);
        }
        code = put_tally(h, &d);
        arena_reset(&h->memory);
        arena_reset(&own);
    }
    if (met > 0) sink_words(h->to, "</div>\n");
    if (met > 0) html_section_end(h);
    int end = query_end(&q);
    arena_clear(&own);
    return code != 0 ? code : end;
}
