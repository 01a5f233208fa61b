/* why: every rule for one candidate, on a page.
 *
 * Comes from the record alone: decision, reasons, and the trace, which holds the raw cells.
 * The order is a reader's: what was decided, the reasons, each rule with what it read and
 * computed, what it all rests on. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/why.h"

#include <stdio.h>

#include "pack/through.h"
#include "report/why_phrases.h"
#include "report/why_reasons.h"
#include "report/why_replies.h"
#include "report/why_steps.h"

static word outcome_word(const why_view *v, const part *p) {
    int gravest = p->outcome == OUTCOME_SAID ? why_effect(v, p) : EFFECT_PASS;
    if (gravest > EFFECT_PASS) return (word)(WORD_EFFECT_PASS + gravest);
    return (word)(WORD_OUT_NOT_IN_FORCE + p->outcome);
}

/* ---- the candidate, and each rule ------------------------------------------------------ */

static void say_head(why_view *v) {
    char buffer[512], day_written[32];
    const record_decision *d = v->d;
    page_text(&v->page, d->key);
    why_add(v, "  ", d->name);
    page_words(&v->page, why_say(v, WORD_COLON));
    page_text(&v->page, word_decided(v->in, v->pack, d->decision, buffer));
    if (d->flags & RESULT_HELD) page_print(&v->page, " (%s)", why_say(v, WORD_HELD));
    page_end(&v->page, 0, 4);
    page_print(&v->page, "%s%s", why_say(v, WORD_LISTED), why_say(v, WORD_GAP));
    page_text(&v->page,
              why_place(v, v->pack->candidates, d->input, d->line, buffer, sizeof buffer));
    if (d->stage < v->pack->stage_count) {
        page_print(&v->page, "%s%s%s", why_say(v, WORD_SEMICOLON), why_say(v, WORD_STAGE),
                   why_say(v, WORD_GAP));
        page_text(&v->page, label_text(&v->pack->stages[d->stage].title, v->in.pack,
                                       v->pack->stages[d->stage].id));
    }
    if (v->law_day.lo != DAY_NONE) {
        date_print(v->law_day, day_written);
        page_print(&v->page, "%s%s%s%s", why_say(v, WORD_SEMICOLON),
                   why_say(v, WORD_LAW_DAY_THEN), why_say(v, WORD_GAP), day_written);
    }
    page_end(&v->page, 2, 4);
    if (d->eligible_from.lo == DAY_NONE) return;
    date_print(d->eligible_from, day_written);
    page_print(&v->page, "%s%s%s", why_say(v, WORD_MAY_STAND), why_say(v, WORD_GAP),
               day_written);
    page_end(&v->page, 2, 4);
}

static void say_rule_head(why_view *v, uint16_t rule) {
    const rule_decl *r = &v->pack->rules[rule];
    char cites[1024];
    text title = label_text(&r->title, v->in.pack, (text){ "", 0 });
    page_text(&v->page, r->id);
    why_add(v, "  ", title);
    page_print(&v->page, " [%s]", why_say(v, (word)(WORD_STATUTE + (int)r->severity)));
    page_end(&v->page, 2, 6);
    why_cites(v, r->cites, r->cite_count, cites, sizeof cites);
    page_print(&v->page, "%s%s", why_say(v, WORD_LAW), why_say(v, WORD_COLON));
    page_text(&v->page,
              cites[0] != '\0' ? text_of(cites) : text_of(why_say(v, WORD_NO_LAW_THEN)));
    page_end(&v->page, 6, 8);
}

static void say_finding(why_view *v, const why_finding *found) {
    const part *p = &found->part;
    char buffer[512];
    if (p->kind == PART_ROW) {
        page_print(&v->page, "%s ", why_say(v, WORD_ROW));
        page_text(&v->page, why_place(v, p->source, p->input, p->row, buffer, sizeof buffer));
        if (p->grade != GRADE_NONE)
            page_print(&v->page, " (%s)", why_say(v, (word)(WORD_GRADE_NONE + p->grade)));
    } else {
        page_words(&v->page, why_say(v, WORD_FINDING));
    }
    page_print(&v->page, "%s%s", why_say(v, WORD_COLON), why_say(v, outcome_word(v, p)));
    page_end(&v->page, 6, 8);
    for (uint32_t i = 0; i < p->step_count; i++) why_step(v, &found->steps[i], 8);
}

static void say_rules(why_view *v) {
    why_heading(v, WORD_WHY_RULES);
    for (size_t rule = 0; rule < v->pack->rule_count; rule++) {
        size_t met = 0;
        say_rule_head(v, (uint16_t)rule);
        for (size_t i = 0; i < v->count; i++) {
            const part *p = &v->findings[i].part;
            if ((p->kind != PART_RULE && p->kind != PART_ROW) || p->number != rule) continue;
            say_finding(v, &v->findings[i]);
            met++;
        }
        if (met > 0) continue;
        page_words(&v->page, why_say(v, through_judges(v->pack, v->pack->rules[rule].stage)
                                        ? WORD_WHY_NO_FINDING
                                        : WORD_RULING_LATER));
        page_end(&v->page, 6, 8);
    }
}

static void say_facts(why_view *v) {
    size_t met = 0;
    for (size_t i = 0; i < v->count; i++) {
        const part *p = &v->findings[i].part;
        if (p->kind != PART_FACT) continue;
        if (met++ == 0) why_heading(v, WORD_WHY_FACTS);
        page_text(&v->page, v->pack->facts[p->number].name);
        why_answer(v, p->grade);
        page_end(&v->page, 2, 6);
        text title = label_text(&v->pack->facts[p->number].title, v->in.pack, (text){ "", 0 });
        page_text(&v->page, title);
        if (title.len > 0) page_end(&v->page, 6, 8);
        for (uint32_t k = 0; k < p->step_count; k++) why_step(v, &v->findings[i].steps[k], 6);
    }
}

/* ---- what it rests on ------------------------------------------------------------ */

static void say_claim(why_view *v, const record_source *s) {
    const char *comma = why_say(v, WORD_COMMA);
    char line[512], name[256];
    page_print(&v->page, "%s%s", why_say(v, WORD_SEARCHED), why_say(v, WORD_COLON));
    if (s->everybody || s->column.len == 0) {
        page_words(&v->page, why_say(v, WORD_EVERYBODY));
    } else {
        snprintf(name, sizeof name, "%.*s", TEXT_ARGS(s->column));
        word_print(v->in, line, sizeof line, WORD_WHERE_COLUMN, name);
        page_text(&v->page, text_of(line));
        why_add(v, " ", s->values);
    }
    if (s->says.len > 0)
        page_print(&v->page, "%s%s%s", comma, why_say(v, WORD_SAYS), why_say(v, WORD_GAP));
    page_text(&v->page, s->says);
    if (s->on.len > 0)
        page_print(&v->page, "%s%s%s", comma, why_say(v, WORD_ON), why_say(v, WORD_GAP));
    page_text(&v->page, s->on);
    if (s->keys.len > 0) page_print(&v->page, "%s%s ", comma, why_say(v, WORD_BY_KEYS));
    page_text(&v->page, s->keys);
    page_end(&v->page, 6, 8);
}

/* Replies that no rule saw: what was said before, what is still awaited, what was withdrawn. */
static void say_asides(why_view *v, uint16_t source) {
    const char *comma = why_say(v, WORD_COMMA);
    char buffer[512];
    for (size_t i = 0; i < v->aside_count; i++) {
        const aside *a = &v->asides[i];
        if (a->source != source) continue;
        page_print(&v->page, "%s%s",
                   why_say(v, (word)(WORD_ASIDE_REPLACED + a->how - ASIDE_REPLACED)),
                   why_say(v, WORD_COLON));
        page_text(&v->page, a->who);
        why_add(v, a->who.len > 0 ? comma : "", a->said);
        why_add(v, comma, a->made_on);
        why_add(v, " (", why_place(v, source, a->input, a->line, buffer, sizeof buffer));
        page_words(&v->page, ")");
        page_end(&v->page, 6, 8);
    }
}

/* Gathered for a stage that the run did not judge. */
static void say_not_read(why_view *v, const source_decl *s) {
    char stage[200], line[320];
    const stage_decl *of = &v->pack->stages[s->stage];
    snprintf(stage, sizeof stage, "%.*s",
             TEXT_ARGS(label_text(&of->title, v->in.pack, of->id)));
    word_print(v->in, line, sizeof line, WORD_NOT_READ, stage);
    page_text(&v->page, text_of(line));
}

static void say_rests(why_view *v) {
    why_heading(v, WORD_WHY_RESTS);
    for (size_t i = 0; i < v->pack->source_count; i++) {
        const record_source *s = &v->record->sources[i];
        const step *rows = why_rows(v, (uint16_t)i);
        bool expects = v->pack->sources[i].expects_column != NO_INDEX;
        if (v->pack->sources[i].kind != SOURCE_EVIDENCE) continue;
        if (rows != NULL) {
            why_step_rows(v, rows);
        } else {
            page_text(&v->page, v->pack->sources[i].name);
            if (v->count > 0)
                page_print(&v->page, "%s%s", why_say(v, WORD_COLON),
                           why_say(v, why_read(v, (uint16_t)i) ? WORD_ROWS_READ_OF
                                                           : WORD_NOT_LOOKED_AT));
        }
        page_end(&v->page, 2, 6);
        if (!through_reads(v->pack, &v->pack->sources[i]))
            say_not_read(v, &v->pack->sources[i]);
        else if (!s->asked) page_words(&v->page, why_say(v, WORD_NOT_ASKED));
        else if (!s->claimed)
            page_words(&v->page, why_say(v, expects ? WORD_BY_REPLIES : WORD_NO_CLAIM));
        if (s->asked && s->claimed) say_claim(v, s);
        else page_end(&v->page, 6, 8);
        why_replies_text(v, (uint16_t)i);
        say_asides(v, (uint16_t)i);
    }
}

int why_text(sink *to, const why_terms *terms, fault *f) {
    why_view v;
    int code = why_open(&v, terms, to, f);
    if (code == 0) {
        say_head(&v);
        why_reasons(&v);
        if (terms->trace.len == 0) {
            why_heading(&v, WORD_WHY_NO_TRACE);
        } else {
            say_rules(&v);
            say_facts(&v);
        }
        say_rests(&v);
    }
    return why_close(&v, code, f);
}
