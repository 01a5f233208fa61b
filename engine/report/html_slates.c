/* html_slates: what was said of groups of candidates, and who must be judged again.
 *
 * A unit with too few candidates is nobody's fault, so it stands here and not among the reasons
 * against persons. Who must be judged again rests on somebody who came out otherwise in the
 * end: a rule over a group sees what was decided before its own stage. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_slates.h"

enum { SAID_MAX = 2000 /* of each list; the rest is in the record */ };

static text alert_words(const html_page *h, const figure_alert *a) {
    text said = a->words[h->in.pack];
    for (size_t i = 0; i < LANGUAGE_MAX && said.len == 0; i++) said = a->words[i];
    return said.len > 0 ? said : text_of(word_in(h->in, (word)(WORD_CAUSE_SAID + a->cause)));
}

static int put_named(html_page *h, uint16_t alert) {
    text key;
    bool any = false;
    query q = figures_ask_alerted(h->record, alert, &h->memory, h->f);
    while (figures_next_key(&q, &key)) {
        html_put(h, any ? ", %t" : "<p class=\"quiet\">%t", key);
        any = true;
    }
    if (any) sink_words(h->to, "</p>");
    return query_end(&q);
}

static int put_alert(html_page *h, const figure_alert *a) {
    html_put(h, "<tr><th scope=\"row\">%t</th><td class=\"n\">%n</td><td><code>%t</code> <span"
                " class=\"quiet\">%t</span><p>%t</p>",
             a->unit.len > 0 ? a->unit : text_of(html_say(h, HTML_WHOLE_LIST)), a->members,
             h->record->pack.rules[a->rule].id, html_rule_title(h, a->rule), alert_words(h, a));
    int code = put_named(h, a->no);
    sink_words(h->to, "<p class=\"quiet\">");
    if (a->citation.len > 0) html_put(h, "%t", HTML_FILL(h, HTML_NOTE_LAW, a->citation));
    if (a->waits.len > 0) html_put(h, " \xc2\xb7 %t", HTML_FILL(h, HTML_NOTE_WAITS, a->waits));
    sink_words(h->to, "</p></td></tr>\n");
    return code;
}

static int put_alerts(html_page *h) {
    static const html_head heads[] = { { "", HTML_GROUP_OF },
                                       { "n", HTML_CANDIDATES },
                                       { "", HTML_FINDING } };
    figure_alert a;
    size_t met = 0;
    int code = 0;
    arena own = { 0 };
    query q = figures_ask_alerts(h->record, &own, h->f);
    for (; code == 0 && met < SAID_MAX && figures_next_alert(&q, h->record, &a); met++) {
        if (met == 0)
            html_table(h, "alerts", text_of(html_say(h, HTML_ALERTS_CAPTION)), heads, 3);
        code = put_alert(h, &a);
        arena_reset(&h->memory);
        arena_reset(&own);
    }
    if (met > 0) html_table_end(h);
    int end = query_end(&q);
    arena_clear(&own);
    return code != 0 ? code : end;
}

static int put_again(html_page *h) {
    static const html_head heads[] = { { "", HTML_CANDIDATE }, { "", HTML_RULE },
                                       { "", HTML_BECAUSE },   { "", HTML_WAS },
                                       { "", HTML_NOW } };
    figure_again a;
    query q = figures_ask_again(h->record, &h->memory, h->f);
    size_t met = 0;
    for (; met < SAID_MAX && figures_next_again(&q, h->record, &a); met++) {
        if (met == 0)
            html_table(h, "again", text_of(html_say(h, HTML_AGAIN_CAPTION)), heads, 5);
        html_put(
            h,
            "<tr><th scope=\"row\">%t</th><td><code>%t</code> %t</td><td>%t</td><td>%s</td>"
            "<td>%s</td></tr>\n",
            a.key, h->record->pack.rules[a.rule].id, a.code, a.other,
            word_decision(h->in, a.was), word_decision(h->in, a.now));
        arena_reset(&h->memory);
    }
    if (met > 0) html_table_end(h);
    return query_end(&q);
}

int html_slates_any(html_page *h, bool *any) {
    figure_alert alert;
    figure_again again;
    *any = false;
    if (h->is_public) return 0; /* a unit is a handful of people */
    query q = figures_ask_alerts(h->record, &h->memory, h->f);
    *any = figures_next_alert(&q, h->record, &alert);
    int code = query_end(&q);
    if (code != 0 || *any) return code;
    q = figures_ask_again(h->record, &h->memory, h->f);
    *any = figures_next_again(&q, h->record, &again);
    return query_end(&q);
}

int html_slates(html_page *h) {
    bool any;
    int code = html_slates_any(h, &any);
    if (code != 0 || !any) return code;
    html_section(h, "groups", text_of(html_say(h, HTML_SLATES)));
    code = put_alerts(h);
    if (code == 0) code = put_again(h);
    html_section_end(h);
    arena_reset(&h->memory);
    return code;
}
