/* html_tallies: the declared tallies of report.html: groups, means, old against new.
 *
 * One table per tally. With a list to compare with it shows this run, that list and the change;
 * without one the accepted and all; of rows of other sources, which nobody decides, those
 * alone. Groups of either list are shown, in the order of this run, then those that only the
 * other list has. Shares are taken of those whose value is known. The change stands in the
 * record as the exact numbers made it. For the public shares and changes are whole percents of
 * the counts as they are shown, and of their sum: exact ones would say what the rounding hides.
 * What nobody's value is known of yet, as who won before the vote, is named and not drawn. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_tallies.h"

#include <inttypes.h>
#include <stdlib.h>

enum { GROUPS_MAX = 500 /* shown of one tally */ };

/* Who is counted on one side of a table. */
typedef struct side {
    int list, by;
    html_word title;
    figure_spread spread;
    uint64_t of;               /* what shares are taken of */
} side;

typedef struct tally_table {
    const figure_tally *tally;
    side left, right;
    bool has_right, compares; /* compares: the right side is another list */
    size_t rows;
} tally_table;

/* ---- numbers ------------------------------------------------------------ */

static text signed_tenths(html_page *h, int64_t tenths, bool plus) {
    const char *sign = tenths > 0 && plus ? "+" : tenths < 0 ? "\xe2\x88\x92" : "";
    uint64_t n = (uint64_t)llabs(tenths);
    return html_print(h, "%s%" PRIu64 ".%" PRIu64, sign, n / 10, n % 10);
}

/* In whole percents of the counts as they are shown. */
static int64_t share_of(const html_page *h, uint64_t n, uint64_t of) {
    uint64_t some = html_shown(h, n), all = html_shown(h, of);
    return all == 0 || some > all ? 0 : (int64_t)((some * 200 + all) / (2 * all));
}

static text signed_points(html_page *h, int64_t n) {
    const char *sign = n > 0 ? "+" : n < 0 ? "\xe2\x88\x92" : "";
    return html_print(h, "%s%" PRIu64, sign, (uint64_t)llabs(n));
}

/* The change the record tells; empty: it tells none. */
static int change_words(html_page *h, const tally_table *t, const char *what, uint16_t no,
                        text *out) {
    bool known = false;
    int64_t tenths = 0;
    *out = TEXT("");
    int code = figures_change(h->record, t->tally->no, t->right.list, what, no, &known, &tenths,
                              h->f);
    if (code == 0 && known) *out = signed_tenths(h, tenths, true);
    return code;
}

/* ---- rows ------------------------------------------------------------ */

static void put_cells(html_page *h, uint64_t n, uint64_t of) {
    char share[32];
    html_put(h, "<td class=\"n\">%n</td><td class=\"n\">%t</td>", n,
             html_share(h, n, of, share));
}

/* A group or a share: counts of both sides, their bars, and the change in points. */
static int put_row(html_page *h, tally_table *t, text name, const char *what, uint16_t no,
                   const uint64_t n[2], const uint64_t of[2]) {
    text change = TEXT("");
    int code = t->compares && !h->is_public ? change_words(h, t, what, no, &change) : 0;
    if (t->compares && h->is_public && html_shown(h, n[0]) > 0 && html_shown(h, n[1]) > 0)
        change = signed_points(h, share_of(h, n[0], of[0]) - share_of(h, n[1], of[1]));
    html_put(h, *what == 's' ? "<tr class=\"sum\"><th scope=\"row\">%t</th>"
                             : "<tr><th scope=\"row\">%t</th>",
             name);
    put_cells(h, n[0], of[0]);
    if (t->has_right) put_cells(h, n[1], of[1]);
    if (t->compares) html_put(h, "<td class=\"n\">%t</td>", change);
    sink_words(h->to, "<td class=\"pair\">");
    html_bar(h, &(html_part){ "new", n[0] }, 1, of[0]);
    if (t->has_right) html_bar(h, &(html_part){ "old", n[1] }, 1, of[1]);
    sink_words(h->to, "</td></tr>\n");
    t->rows++;
    return code;
}

/* The group of this name in another list; zeros when it has none. */
static int find_group(html_page *h, const tally_table *t, const side *in, text name,
                      figure_group *out, bool *found) {
    *found = false;
    query q = figures_ask_groups(h->record, t->tally->no, in->list, &h->memory, h->f);
    while (!*found && figures_next_group(&q, out)) *found = text_equal(out->name, name);
    if (!*found) *out = (figure_group){ .name = name };
    return query_end(&q);
}

static int put_group(html_page *h, tally_table *t, const figure_group *g, bool rest) {
    const side *own = rest ? &t->right : &t->left, *other = rest ? &t->left : &t->right;
    figure_group there = *g;
    bool found = false;
    int code = t->compares ? find_group(h, t, other, g->name, &there, &found) : 0;
    if (code != 0 || (rest && found)) return code; /* it was told with the left list */
    uint64_t mine = g->by[own->by], theirs = there.by[other->by];
    const uint64_t n[] = { rest ? theirs : mine, rest ? mine : theirs };
    const uint64_t of[] = { t->left.of, t->right.of };
    return put_row(h, t, g->name, "group", rest ? NO_INDEX : g->no, n, of);
}

/* Groups of the left list, then those of the right one that the left has not. */
static int put_groups(html_page *h, tally_table *t, bool rest) {
    figure_group g;
    arena names = { 0 };
    int code = 0, list = rest ? t->right.list : t->left.list;
    query q = figures_ask_groups(h->record, t->tally->no, list, &names, h->f);
    while (code == 0 && t->rows < GROUPS_MAX && figures_next_group(&q, &g)) {
        code = put_group(h, t, &g, rest);
        arena_reset(&h->memory);
        arena_reset(&names);
    }
    int end = query_end(&q);
    arena_clear(&names);
    return code != 0 ? code : end;
}

static int put_shares(html_page *h, tally_table *t) {
    figure_share s;
    arena names = { 0 };
    int code = 0;
    query q = figures_ask_shares(h->record, t->tally->no, h->in.pack, &names, h->f);
    while (code == 0 && figures_next_share(&q, &s)) {
        uint64_t n[2] = { 0 }, of[2] = { 0 };
        code = figures_share(h->record, t->tally->no, t->left.list, s.no, t->left.by, &n[0],
                             &of[0], h->f);
        if (code == 0 && t->has_right)
            code = figures_share(h->record, t->tally->no, t->right.list, s.no, t->right.by,
                                 &n[1], &of[1], h->f);
        if (h->is_public) of[0] = t->left.of, of[1] = t->right.of;
        if (code == 0) code = put_row(h, t, s.title, "share", s.no, n, of);
        arena_reset(&h->memory);
    }
    int end = query_end(&q);
    arena_clear(&names);
    return code != 0 ? code : end;
}

/* Counts beside the groups: no share, no bar. */
static void put_beside(html_page *h, const tally_table *t, html_word name, uint64_t left,
                       uint64_t right) {
    if (left == 0 && (right == 0 || !t->has_right)) return;
    html_put(h, "<tr><th scope=\"row\">%w</th><td class=\"n\">%n</td><td></td>", name, left);
    if (t->has_right) html_put(h, "<td class=\"n\">%n</td><td></td>", right);
    sink_words(h->to, t->compares ? "<td></td><td></td></tr>\n" : "<td></td></tr>\n");
}

/* ---- means ------------------------------------------------------------ */

/* In tenths, rounded half up; the record has the mean so, and the median in thousandths. */
static int64_t value_of(const figure_spread *s, bool median) {
    if (!median) return s->mean;
    return s->median >= 0 ? (s->median + 50) / 100 : -((49 - s->median) / 100);
}

static text value_words(html_page *h, const figure_spread *s, bool median) {
    bool few = h->is_public && s->known < PUBLIC_SMALL;
    return s->has_mean && !few ? signed_tenths(h, value_of(s, median), false) : TEXT("");
}

static int put_mean(html_page *h, const tally_table *t, html_word name, bool median) {
    text left = value_words(h, &t->left.spread, median), change = TEXT("");
    text right = t->has_right ? value_words(h, &t->right.spread, median) : TEXT("");
    int code = 0;
    if (left.len == 0 && right.len == 0) return 0;
    if (t->compares && left.len > 0 && right.len > 0)
        code = change_words(h, t, median ? "median" : "mean", 0, &change);
    html_put(h,
             "<tr class=\"sum\"><th scope=\"row\">%w</th><td class=\"n\" colspan=\"2\">%t</td>",
             name, left);
    if (t->has_right) html_put(h, "<td class=\"n\" colspan=\"2\">%t</td>", right);
    if (t->compares) html_put(h, "<td class=\"n\">%t</td>", change);
    sink_words(h->to, "<td></td></tr>\n");
    return code;
}

/* ---- tables ------------------------------------------------------------ */

static void put_heads(html_page *h, const tally_table *t, text caption) {
    html_put(h, "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"%t\">\n"
                "<table class=\"tally\">\n<caption><span>%t</span></caption>\n"
                "<thead><tr><th scope=\"col\">%w</th><th scope=\"colgroup\" colspan=\"2\""
                " class=\"n new\">%w</th>",
             caption, caption, HTML_GROUP, t->left.title);
    if (t->has_right)
        html_put(h, "<th scope=\"colgroup\" colspan=\"2\" class=\"n old\">%w</th>",
                 t->right.title);
    if (t->compares) html_put(h, "<th scope=\"col\" class=\"n\">%w</th>", HTML_CHANGE);
    html_put(h, "<th scope=\"col\" class=\"picture\">%w</th></tr></thead>\n<tbody>\n",
             HTML_PICTURE);
}

static html_word title_of(uint8_t among) {
    static const html_word titles[DECISIONS] = { HTML_THIS_RUN, HTML_THIS_ACCEPTED,
                                                 HTML_THIS_REFERRED, HTML_THIS_REJECTED };
    return titles[among];
}

/* The list or run to compare with, when the record has one. */
static int choose_other(html_page *h, tally_table *t) {
    static const struct { int list; html_word title; } others[] = {
        { FIGURE_LIST_PREVIOUS, HTML_PREVIOUS }, { FIGURE_LIST_AGAINST, HTML_EARLIER_RUN }
    };
    const figure_tally *d = t->tally;
    int code = 0;
    for (size_t i = 0; i < 2 && code == 0 && !t->compares; i++) {
        int by = others[i].list == FIGURE_LIST_AGAINST ? d->among : DECISION_NONE;
        t->right = (side){ others[i].list, by, others[i].title, { 0 }, 0 };
        code = figures_spread(h->record, d->no, others[i].list, by, &t->right.spread, h->f);
        t->compares = t->right.spread.is_there;
    }
    return code;
}

static int choose_sides(html_page *h, tally_table *t) {
    const figure_tally *d = t->tally;
    bool decided = d->over == h->record->pack.candidates;
    int code = choose_other(h, t);
    t->has_right = t->compares || decided;
    t->left = (side){
        FIGURE_LIST_OWN, d->among, decided ? title_of(d->among) : HTML_ALL, { 0 }, 0
    };
    if (!t->compares && decided) {
        t->left = (side){ FIGURE_LIST_OWN, ACCEPT, HTML_ACCEPTED, { 0 }, 0 };
        t->right = (side){ FIGURE_LIST_OWN, DECISION_NONE, HTML_ALL, { 0 }, 0 };
        if (code == 0)
            code = figures_spread(h->record, d->no, t->right.list, t->right.by,
                                  &t->right.spread, h->f);
    }
    if (code != 0) return code;
    return figures_spread(h->record, d->no, t->left.list, t->left.by, &t->left.spread, h->f);
}

/* Of what shares are taken: for the public of the sum of what is shown, so that they add up;
 * where a group is hidden at least of all. */
static int find_whole(html_page *h, const tally_table *t, side *s) {
    figure_group g;
    arena own = { 0 };
    uint64_t sum = 0;
    bool hides = false;
    s->of = s->spread.known;
    if (!h->is_public) return 0;
    query q = figures_ask_groups(h->record, t->tally->no, s->list, &own, h->f);
    while (figures_next_group(&q, &g)) {
        uint64_t shown = html_shown(h, g.by[s->by]);
        hides |= shown == 0 && g.by[s->by] > 0;
        sum += shown;
        arena_reset(&own);
    }
    int code = query_end(&q);
    arena_clear(&own);
    if (!hides || sum > html_shown(h, s->of)) s->of = sum;
    return code;
}

static int put_tally(html_page *h, const figure_tally *d) {
    tally_table t = { .tally = d };
    text title;
    int code = figures_tally_title(h->record, d, h->in.pack, &h->memory, &title, h->f);
    if (code == 0) code = choose_sides(h, &t);
    if (code == 0) code = find_whole(h, &t, &t.left);
    if (code == 0 && t.has_right) code = find_whole(h, &t, &t.right);
    if (code != 0) return code;
    bool own = d->over == h->record->pack.candidates;
    put_heads(h, &t,
              own ? title : HTML_FILL(h, HTML_TALLY_ROWS, title, html_source(h, d->over)));
    code = put_groups(h, &t, false);
    if (code == 0 && t.compares) code = put_groups(h, &t, true);
    put_beside(h, &t, HTML_NOT_KNOWN, t.left.spread.unknown, t.right.spread.unknown);
    put_beside(h, &t, HTML_NOT_COUNTED, t.left.spread.not_counted, t.right.spread.not_counted);
    if (code == 0) code = put_shares(h, &t);
    if (code == 0) code = put_mean(h, &t, HTML_MEAN, false);
    if (code == 0) code = put_mean(h, &t, HTML_MEDIAN, true);
    html_table_end(h);
    return code;
}

/* Are there some of whom it is asked, and is nothing known of any of them? */
static int is_bare(html_page *h, const figure_tally *d, bool *bare) {
    figure_spread all = { 0 };
    int code = figures_spread(h->record, d->no, FIGURE_LIST_OWN, DECISION_NONE, &all, h->f);
    *bare = all.known == 0 && all.unknown > 0;
    return code;
}

static int put_bare(html_page *h, const figure_tally *d) {
    text title;
    int code = figures_tally_title(h->record, d, h->in.pack, &h->memory, &title, h->f);
    if (code == 0) html_put(h, "<li>%t</li>\n", title);
    return code;
}

static void put_opening(html_page *h, bool bare, bool open) {
    if (!open) html_section(h, "structure", text_of(html_say(h, HTML_TALLIES)));
    html_put(h, "<p class=\"quiet\">%w</p>\n", bare ? HTML_TALLIES_BARE : HTML_TALLY_HOW);
    sink_words(h->to, bare ? "<ul>\n" : "<div class=\"tallies\">\n");
}

/* The tallies that are bare, or those that are not; how many there were. `open`: the section
 * is. */
static int put_tallies(html_page *h, bool bare, bool open, size_t *put) {
    figure_tally d;
    arena own = { 0 };
    bool is = false;
    int code = 0;
    query q = figures_ask_tallies(h->record, &own, h->f);
    while (code == 0 && figures_next_tally(&q, h->record, &d)) {
        code = is_bare(h, &d, &is);
        if (code == 0 && is == bare) {
            if ((*put)++ == 0) put_opening(h, bare, open);
            code = bare ? put_bare(h, &d) : put_tally(h, &d);
        }
        arena_reset(&h->memory);
        arena_reset(&own);
    }
    int end = query_end(&q);
    arena_clear(&own);
    return code != 0 ? code : end;
}

int html_tallies(html_page *h) {
    size_t drawn = 0, named = 0;
    int code = put_tallies(h, false, false, &drawn);
    if (drawn > 0) sink_words(h->to, "</div>\n");
    if (code == 0) code = put_tallies(h, true, drawn > 0, &named);
    if (named > 0) sink_words(h->to, "</ul>\n");
    if (drawn + named > 0) html_section_end(h);
    return code;
}
