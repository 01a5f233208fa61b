/* notice: the letter to a candidate who is excluded, referred or held.
 *
 * The pack's template puts blocks and lines where its office wants them; without one the
 * built-in letter does. Everything comes from the record, and only what the candidate may be
 * told (report/subject). No clock is read: a day stands in a letter when the docket or the
 * official has said it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/notice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/subject.h"

#define NOTHING ((text){ "", 0 })

/* ---- the lines ------------------------------------------------------------ */

typedef struct line { char at[160]; } line;

static text day_text(span s, line *to) {
    if (s.lo == DAY_NONE) return NOTHING;
    char written[32];
    date_print(s, written);
    snprintf(to->at, sizeof to->at, "%s", written);
    return text_of(to->at);
}

/* Which rules and which record the letter comes from. */
static text reference_text(const letter *l, line *to) {
    const pack *p = l->v->pack;
    snprintf(to->at, sizeof to->at, "%.*s %.*s, %.16s", (int)(p->id.len > 60 ? 60 : p->id.len),
             p->id.at, (int)(p->version.len > 40 ? 40 : p->version.len), p->version.at,
             l->v->record->manifest);
    return text_of(to->at);
}

static text decision_text(const letter *l) {
    if (l->rejected) return text_of(notice_phrase(l, NOTICE_DECISION_REJECTED));
    return text_of(notice_phrase(l, l->held ? NOTICE_DECISION_HELD : NOTICE_DECISION_REFERRED));
}

static text stage_text(const letter *l) {
    const pack *p = l->v->pack;
    if (!l->rejected || l->v->d->stage >= p->stage_count) return NOTHING;
    const stage_decl *s = &p->stages[l->v->d->stage];
    return label_text(&s->title, l->run->in.pack, s->id);
}

/* A value of one line; empty: there is nothing to say. */
static text line_of(const letter *l, const letter_piece *piece, line *to) {
    const notice_decl *n = &l->v->pack->notice;
    switch (piece->value) {
    case LETTER_KEY: return l->v->d->key;
    case LETTER_NAME: return l->v->d->name;
    case LETTER_DECISION: return decision_text(l);
    case LETTER_STAGE: return stage_text(l);
    case LETTER_LAW_DAY: return day_text(l->v->law_day, to);
    case LETTER_NOTICE_DAY: return day_text(l->run->on, to);
    case LETTER_ELIGIBLE_FROM:
        return day_text(l->rejected ? l->v->d->eligible_from : (span){ DAY_NONE, DAY_NONE },
                        to);
    case LETTER_OBJECT_BY:
        return l->rejected ? day_text(l->run->object_by, to) : NOTHING;
    case LETTER_OBJECT_WITHIN:
        if (!l->rejected || l->run->within <= 0) return NOTHING;
        snprintf(to->at, sizeof to->at, "%d", (int)l->run->within);
        return text_of(to->at);
    case LETTER_OBJECT_TO: return notice_label(l, &n->object_to);
    case LETTER_OBJECT_HOW: return notice_label(l, &n->object_how);
    case LETTER_OBJECT_LAW: return subject_name(l->v, n->object_cites);
    case LETTER_OFFICE: return notice_label(l, &n->office);
    case LETTER_CONTACT: return notice_label(l, &n->contact);
    case LETTER_PACK: return label_text(&l->v->pack->title, l->run->in.pack, l->v->pack->id);
    case LETTER_DOCKET: return l->v->record->docket_title;
    case LETTER_REFERENCE: return reference_text(l, to);
    case LETTER_DAY: return l->v->record->days[piece->number];
    case LETTER_PARAM: return l->v->record->params[piece->number].value;
    default: return NOTHING;
    }
}

static bool has(const letter *l, const letter_piece *piece) {
    line made;
    switch (piece->value) {
    case LETTER_REJECTED: return l->rejected;
    case LETTER_REFERRED: return !l->rejected && !l->held;
    case LETTER_HELD: return !l->rejected && l->held;
    default: break;
    }
    if (piece->value >= LETTER_LINES) return notice_has_block(l, (letter_value)piece->value);
    return line_of(l, piece, &made).len > 0;
}

/* ---- by the pack's template ------------------------------------------------------------ */

/* The end of the section that begins at `at`; sections are closed in order. */
static size_t section_end(const letter_text *t, size_t at) {
    size_t depth = 0;
    for (size_t i = at; i < t->count; i++) {
        if (t->pieces[i].kind == LETTER_IF || t->pieces[i].kind == LETTER_IF_NOT) depth++;
        if (t->pieces[i].kind == LETTER_END && --depth == 0) return i;
    }
    return t->count;
}

static void put_value(letter *l, const letter_piece *piece) {
    line made;
    if (piece->value >= LETTER_LINES) notice_put_block(l, (letter_value)piece->value);
    else paper_text(&l->paper, line_of(l, piece, &made));
}

static void put_template(letter *l, const letter_text *t) {
    for (size_t i = 0; i < t->count; i++) {
        const letter_piece *piece = &t->pieces[i];
        bool section = piece->kind == LETTER_IF || piece->kind == LETTER_IF_NOT;
        if (piece->kind == LETTER_WORDS) sink_text(l->paper.to, piece->words);
        if (piece->kind == LETTER_PUT) put_value(l, piece);
        if (section && has(l, piece) != (piece->kind == LETTER_IF)) i = section_end(t, i);
    }
}

/* ---- the built-in letter ------------------------------------------------------------ */

static void put_line(letter *l, text words) {
    if (words.len == 0) return;
    paper_paragraph(&l->paper);
    paper_text(&l->paper, words);
    paper_close(&l->paper);
}

static void put_address(letter *l) {
    const record_decision *d = l->v->d;
    paper_paragraph(&l->paper);
    paper_words(&l->paper, notice_phrase(l, NOTICE_TO));
    if (d->name.len > 0) paper_strong(&l->paper, d->name);
    paper_fill(&l->paper, notice_phrase(l, NOTICE_NUMBER), d->key, NOTHING, NOTHING);
    paper_words(&l->paper, notice_phrase(l, NOTICE_ADDRESS_END));
    paper_close(&l->paper);
}

static void put_built_in(letter *l) {
    line made;
    paper_heading(&l->paper, 1);
    paper_words(&l->paper, notice_phrase(l, NOTICE_TITLE));
    paper_close(&l->paper);
    put_line(l, l->v->record->docket_title);
    put_address(l);
    for (int block = LETTER_OUTCOME; block < LETTER_BLOCKS; block++)
        notice_put_block(l, (letter_value)block);
    put_line(l, notice_label(l, &l->v->pack->notice.office));
    put_line(l, day_text(l->run->on, &made));
    notice_paragraph(l, NOTICE_REFERENCE_LINE, reference_text(l, &made), NOTHING);
}

/* ---- the whole ------------------------------------------------------------ */

/* The days within which one may object: the pack's, or the parameter's of this run. */
static int32_t days_to_object(const record *r) {
    const notice_decl *n = &r->pack.notice;
    if (n->object_param == NO_INDEX || n->object_param >= r->pack.param_count)
        return n->object_days;
    long days = strtol(r->params[n->object_param].value.at, NULL, 10);
    return days > 0 && days <= 3660 ? (int32_t)days : 0;
}

void notice_begin(notice_run *run, span on) {
    const notice_decl *n = &run->record->pack.notice;
    run->on = on;
    run->object_by = (span){ DAY_NONE, DAY_NONE };
    run->within = days_to_object(run->record);
    if (on.lo == DAY_NONE && n->object_from < run->record->pack.day_count)
        date_parse(run->record->days[n->object_from], FORM_ISO, &run->on);
    if (!span_whole(run->on)) run->on = (span){ DAY_NONE, DAY_NONE };
    if (run->on.lo == DAY_NONE || run->within <= 0) return;
    duration length = { .days = run->within };
    run->object_by = period_last(run->on, length, n->object_first, MONTH_END);
}

int notice_write(sink *to, const notice_run *run, const record_decision *d,
                 record_reason *reasons, size_t count, text trace, fault *f) {
    why_view v;
    why_terms terms = { .record = run->record, .decision = d, .trace = trace, .in = run->in };
    int status = why_open_given(&v, &terms, reasons, count, f);
    letter l = { .run = run,
                 .v = &v,
                 .paper = { .to = to, .format = run->format },
                 .rejected = d->decision == REJECT,
                 .held = (d->flags & RESULT_HELD) != 0 };
    if (status == 0) {
        paper_begin(&l.paper, run->in.engine == WORDS_ZH ? "zh-CN" : "en",
                    text_of(notice_phrase(&l, NOTICE_TITLE)));
        if (run->letter.count > 0) put_template(&l, &run->letter);
        else put_built_in(&l);
        paper_end(&l.paper);
    }
    why_forget(&v);
    return status;
}
