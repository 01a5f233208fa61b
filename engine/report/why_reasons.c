/* why_reasons: the reasons of one candidate's decision, and what persons ruled about them.
 *
 * Each reason says what the rule said, why it counts as less where it does, the law as in
 * force that day, the row behind it, and what a ruling about it has to name. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/why_reasons.h"

#include <stdio.h>

#include "report/screen_rulings.h"
#include "report/why_phrases.h"

/* Candidates the reason names, with what was decided of them when the rule ran. */
static void say_others(why_view *v, size_t seq) {
    bool any = false;
    for (size_t i = 0; i < v->other_count; i++) {
        const other *o = &v->others[i];
        if (o->now != 0 || o->seq != seq) continue;
        if (!any) page_print(&v->page, "%s%s", why_say(v, WORD_OTHERS), why_say(v, WORD_COLON));
        else page_words(&v->page, why_say(v, WORD_LIST_COMMA));
        page_text(&v->page, o->key);
        page_print(&v->page, " (%s)", word_decision(v->in, o->was));
        any = true;
    }
    if (any) page_end(&v->page, 6, 8);
}

/* Findings that rest on somebody who came out otherwise in the end. */
static void say_again(why_view *v) {
    bool any = false;
    for (size_t i = 0; i < v->other_count; i++) {
        const other *o = &v->others[i];
        if (o->now == 0) continue;
        if (!any) why_heading(v, WORD_AGAIN);
        any = true;
        page_text(&v->page, v->pack->rules[o->rule].id);
        page_words(&v->page, why_say(v, WORD_COLON));
        page_text(&v->page, o->key);
        page_print(&v->page, " %s -> %s", word_decision(v->in, o->was),
                   word_decision(v->in, o->now));
        page_end(&v->page, 2, 6);
    }
}

/* Which rule said what, and in which words. */
static void say_finding(why_view *v, const record_reason *r) {
    if (r->rule != NO_INDEX) {
        page_text(&v->page, v->pack->rules[r->rule].id);
        page_words(&v->page, " ");
    }
    page_text(&v->page, r->code);
    page_print(&v->page, "%s%s", why_say(v, WORD_COLON),
               why_say(v, (word)(WORD_EFFECT_PASS + r->effect)));
    page_end(&v->page, 2, 6);
    page_text(&v->page, r->words[v->in.pack].len > 0 ? r->words[v->in.pack] : r->words[0]);
    page_end(&v->page, 6, 8);
}

/* Why it counts as another effect than the rule said. The engine's own reasons say it
 * themselves. */
static void say_cause(why_view *v, const record_reason *r) {
    char line[256];
    bool sank = r->said != r->effect, explained = r->cause != CAUSE_SAID && r->rule != NO_INDEX;
    if (!sank && !explained) return;
    if (sank) {
        word_print(v->in, line, sizeof line, WORD_SAID_BUT,
                   why_say(v, (word)(WORD_EFFECT_PASS + r->said)),
                   why_say(v, (word)(WORD_EFFECT_PASS + r->effect)));
        page_words(&v->page, line);
    }
    if (explained) {
        page_words(&v->page, sank ? why_say(v, WORD_COLON) : "");
        page_words(&v->page, why_say(v, (word)(WORD_CAUSE_SAID + r->cause)));
    }
    page_end(&v->page, 6, 8);
}

static void say_evidence(why_view *v, const record_reason *r) {
    char buffer[512];
    text at = why_evidence(v, r, buffer, sizeof buffer);
    if (at.len == 0) return;
    page_print(&v->page, "%s%s", why_say(v, WORD_EVIDENCE), why_say(v, WORD_COLON));
    page_text(&v->page, at);
    if (r->grade != GRADE_NONE)
        page_print(&v->page, " (%s)", why_say(v, (word)(WORD_GRADE_NONE + r->grade)));
    page_end(&v->page, 6, 8);
}

static void say_ruling(why_view *v, const record_reason *r) {
    if (r->ruled == RULED_NOT) return;
    page_print(&v->page, "%s%s", why_say(v, WORD_RULING), why_say(v, WORD_COLON));
    ruling_line(&v->page, v->in, (word)(WORD_RULED_NOT + r->ruled), r->ruled_by, r->ruled_on,
                r->document);
    page_end(&v->page, 6, 8);
}

/* What a ruling about the reason has to name. */
static void say_cited(why_view *v, const record_reason *r) {
    if (r->cited.len == 0) return;
    page_print(&v->page, "%s%s", why_say(v, WORD_CITED), why_say(v, WORD_COLON));
    page_end(&v->page, 6, 8);
    page_text(&v->page, r->cited);
    page_end(&v->page, 8, 8);
}

static void say_reason(why_view *v, const record_reason *r) {
    char day[WHY_DAY];
    say_finding(v, r);
    say_cause(v, r);
    why_pair(v, WORD_LAW, r->citation);
    say_evidence(v, r);
    say_others(v, (size_t)(r - v->reasons));
    say_ruling(v, r);
    say_cited(v, r);
    why_pair(v, WORD_WAITS, r->waits);
    why_pair(v, WORD_FOR_WHOM, r->to);
    if (r->eligible_from.lo == DAY_NONE) return;
    why_day(v, r->eligible_from, day);
    why_pair(v, WORD_MAY_STAND, text_of(day));
}

/* Rulings about this candidate that somebody believes in force, and why they are not. */
static void say_idle(why_view *v) {
    if (v->idle_count > 0) why_heading(v, WORD_RULINGS_IDLE);
    for (size_t i = 0; i < v->idle_count; i++) {
        const record_ruling *w = &v->idle[i];
        page_text(&v->page, w->rule);
        page_words(&v->page, w->rule.len > 0 ? ":" : "");
        page_text(&v->page, w->reason);
        page_print(&v->page, "%s%s", why_say(v, WORD_COLON),
                   why_say(v, (word)(WORD_RULING_COUNTS + w->state)));
        page_end(&v->page, 2, 6);
        page_text(&v->page, w->ruling);
        why_add(v, why_say(v, WORD_COLON), w->by);
        why_add(v, why_say(v, WORD_COMMA), w->on);
        why_add(v, why_say(v, WORD_COMMA), w->document);
        page_end(&v->page, 6, 8);
    }
}

void why_reasons(why_view *v) {
    if (v->reason_count > 0) why_heading(v, WORD_WHY_REASONS);
    for (size_t i = 0; i < v->reason_count; i++) say_reason(v, &v->reasons[i]);
    say_idle(v);
    say_again(v);
}
