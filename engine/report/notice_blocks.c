/* notice_blocks: the paragraphs of a letter to a candidate, block by block.
 *
 * Decision, reasons, what is still open, what a person settled, what is wrong on the list, and
 * how to object: each is left out when there is nothing to say. Several open reasons that are
 * told in the same words are told once, with all the conditions they concern: how many
 * there are is the reviewer's matter. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/notice_blocks.h"

#include <stdio.h>

#include "report/notice_basis.h"

#define NOTHING ((text){ "", 0 })

const char *notice_phrase(const letter *l, notice_word which) {
    return notice_say(l->run->in.engine, which);
}

void notice_paragraph(letter *l, notice_word which, text one, text two) {
    paper_paragraph(&l->paper);
    paper_fill(&l->paper, notice_phrase(l, which), one, two, NOTHING);
    paper_close(&l->paper);
}

static void heading(letter *l, int level, notice_word which, text one) {
    paper_heading(&l->paper, level);
    paper_fill(&l->paper, notice_phrase(l, which), one, NOTHING, NOTHING);
    paper_close(&l->paper);
}

text notice_label(const letter *l, const label *words) {
    return label_text(words, l->run->in.pack, NOTHING);
}

/* ---- which reason stands where ----------------------------------------------------------- */

typedef bool stands_in(const record_reason *r);

static bool rejects(const record_reason *r) {
    return r->effect == EFFECT_REJECT;
}

static bool is_open(const record_reason *r) {
    return r->effect == EFFECT_REFER || r->effect == EFFECT_HOLD;
}

static bool is_settled(const record_reason *r) {
    return (r->ruled == RULED_LIFTED || r->ruled == RULED_CLEARED) && r->effect < EFFECT_REFER;
}

static bool is_entry(const record_reason *r) {
    return r->effect == EFFECT_WARN && (r->cause == CAUSE_BIRTH || r->cause == CAUSE_AGE);
}

static size_t count_of(const letter *l, stands_in *of) {
    size_t n = 0;
    for (size_t i = 0; i < l->v->reason_count; i++) n += of(&l->v->reasons[i]);
    return n;
}

/* ---- the blocks ------------------------------------------------------------ */

static text rule_title(const letter *l, const record_reason *r) {
    if (r->rule == NO_INDEX) return NOTHING;
    const rule_decl *rule = &l->v->pack->rules[r->rule];
    return label_text(&rule->title, l->run->in.pack, rule->id);
}

static void put_told(letter *l, const record_reason *r, const told *t) {
    text words = r->words[l->run->in.pack].len > 0 ? r->words[l->run->in.pack] : r->words[0];
    if (t->words && words.len > 0) {
        paper_paragraph(&l->paper);
        paper_text(&l->paper, words);
        paper_close(&l->paper);
    }
    if (t->sentence != NOTICE_WORDS) notice_paragraph(l, t->sentence, t->one, t->two);
}

static void put_stage(letter *l) {
    const record_decision *d = l->v->d;
    const pack *p = l->v->pack;
    if (d->stage >= p->stage_count) {
        paper_words(&l->paper, notice_phrase(l, NOTICE_REJECTED));
        return;
    }
    const stage_decl *s = &p->stages[d->stage];
    paper_fill(&l->paper, notice_phrase(l, NOTICE_REJECTED_AT),
               label_text(&s->title, l->run->in.pack, s->id), NOTHING, NOTHING);
}

static void put_outcome(letter *l) {
    char on[48];
    size_t referred = count_of(l, is_open);
    const pack *p = l->v->pack;
    for (size_t i = 0; i < l->v->reason_count; i++)
        referred -= l->v->reasons[i].effect == EFFECT_HOLD;
    paper_paragraph(&l->paper);
    if (l->rejected) put_stage(l);
    else
        paper_words(&l->paper,
                    notice_phrase(l, l->held && referred == 0 ? NOTICE_HELD : NOTICE_REFERRED));
    if (l->held && !l->rejected && referred > 0) {
        paper_words(&l->paper, notice_phrase(l, NOTICE_SPACE));
        paper_words(&l->paper, notice_phrase(l, NOTICE_HELD_TOO));
    }
    paper_close(&l->paper);
    if (l->v->law_day.lo != DAY_NONE && p->law_day < p->day_count) {
        date_print(l->v->law_day, on);
        const day_decl *d = &p->days[p->law_day];
        notice_paragraph(l, NOTICE_LAW_DAY, text_of(on),
                         label_text(&d->title, l->run->in.pack, d->name));
    }
    if (!l->rejected || l->v->d->eligible_from.lo == DAY_NONE) return;
    date_print(l->v->d->eligible_from, on);
    notice_paragraph(l, NOTICE_MAY_STAND, text_of(on), NOTHING);
}

static void put_reasons(letter *l) {
    if (count_of(l, rejects) == 0) return;
    heading(l, 2, NOTICE_REASONS, NOTHING);
    for (size_t i = 0; i < l->v->reason_count; i++) {
        const record_reason *r = &l->v->reasons[i];
        if (!rejects(r)) continue;
        told t = subject_tell(l->v, r);
        heading(l, 3, NOTICE_NOT_MET, rule_title(l, r));
        put_told(l, r, &t);
        paper_list(&l->paper);
        notice_basis(&l->paper, l->v, r, &t);
        paper_list_end(&l->paper);
    }
}

static void put_awaited(letter *l, const told *t) {
    text from = t->from_us == NOTICE_WORDS ? t->from : text_of(notice_phrase(l, t->from_us));
    if (from.len == 0) return;
    paper_item(&l->paper);
    paper_fill(&l->paper, notice_phrase(l, NOTICE_AWAITED), from, NOTHING, NOTHING);
    paper_close(&l->paper);
}

/* An earlier open reason is told in the very same words: they are told once. */
static bool told_before(const letter *l, size_t n, const told *t) {
    for (size_t i = 0; i < n; i++) {
        told other = { 0 };
        if (!is_open(&l->v->reasons[i])) continue;
        other = subject_tell(l->v, &l->v->reasons[i]);
        if (told_same(&other, t)) return true;
    }
    return false;
}

static void put_condition(letter *l, const record_reason *r) {
    paper_item(&l->paper);
    paper_fill(&l->paper, notice_phrase(l, NOTICE_ABOUT), rule_title(l, r), NOTHING, NOTHING);
    notice_law(&l->paper, l->v, NOTICE_ABOUT_LAW, r->citation);
    paper_close(&l->paper);
}

/* The conditions that the point concerns: of all reasons told in the same words. */
static void put_conditions(letter *l, size_t first, const told *t) {
    for (size_t i = first; i < l->v->reason_count; i++) {
        const record_reason *r = &l->v->reasons[i];
        if (!is_open(r) || r->rule == NO_INDEX) continue;
        told other = subject_tell(l->v, r);
        if (i != first && !told_same(&other, t)) continue;
        put_condition(l, r);
    }
}

static void put_open(letter *l) {
    if (count_of(l, is_open) == 0) return;
    heading(l, 2, NOTICE_OPEN, NOTHING);
    if (l->rejected) notice_paragraph(l, NOTICE_OPEN_TOO, NOTHING, NOTHING);
    for (size_t i = 0; i < l->v->reason_count; i++) {
        const record_reason *r = &l->v->reasons[i];
        if (!is_open(r)) continue;
        told t = subject_tell(l->v, r);
        if (told_before(l, i, &t)) continue;
        put_told(l, r, &t);
        paper_list(&l->paper);
        put_conditions(l, i, &t);
        put_awaited(l, &t);
        notice_basis(&l->paper, l->v, r, &t);
        paper_list_end(&l->paper);
    }
}

static void put_settled(letter *l) {
    if (count_of(l, is_settled) == 0) return;
    heading(l, 2, NOTICE_SETTLED, NOTHING);
    notice_paragraph(l, NOTICE_SETTLED_NOW, NOTHING, NOTHING);
    paper_list(&l->paper);
    for (size_t i = 0; i < l->v->reason_count; i++) {
        const record_reason *r = &l->v->reasons[i];
        if (!is_settled(r)) continue;
        if (r->rule != NO_INDEX) put_condition(l, r);
        notice_ruling(&l->paper, l->v, r);
    }
    paper_list_end(&l->paper);
}

static void put_entry(letter *l) {
    if (count_of(l, is_entry) == 0) return;
    heading(l, 2, NOTICE_ENTRY, NOTHING);
    for (size_t i = 0; i < l->v->reason_count; i++)
        if (is_entry(&l->v->reasons[i]))
            notice_paragraph(l, subject_tell(l->v, &l->v->reasons[i]).sentence, NOTHING,
                             NOTHING);
}

/* ---- how to object ------------------------------------------------------------ */

static void put_deadline(letter *l) {
    char by[48], days[32];
    const notice_decl *n = &l->v->pack->notice;
    text to = notice_label(l, &n->object_to);
    notice_word which = to.len > 0 ? NOTICE_OBJECT_TO : NOTICE_OBJECT;
    text limit = NOTHING;
    if (l->run->object_by.lo != DAY_NONE) {
        date_print(l->run->object_by, by);
        limit = text_of(by);
        which = to.len > 0 ? NOTICE_OBJECT_BY_TO : NOTICE_OBJECT_BY;
    } else if (l->run->within > 0) {
        snprintf(days, sizeof days, "%d", (int)l->run->within);
        limit = text_of(days);
        which = to.len > 0 ? NOTICE_OBJECT_WITHIN_TO : NOTICE_OBJECT_WITHIN;
    }
    notice_paragraph(l, which, limit, to);
}

/* What there is to do: what is asked of the candidate, or of a rule's own words perhaps;
 * nothing where the unit alone is held. */
static notice_word what_to_do(const letter *l) {
    bool asked = false, held_only = true;
    for (size_t i = 0; i < l->v->reason_count; i++) {
        const record_reason *r = &l->v->reasons[i];
        if (!is_open(r) || r->effect == EFFECT_HOLD) continue;
        told t = subject_tell(l->v, r);
        held_only = false;
        asked |= t.from_us == NOTICE_YOU || (t.words && t.from.len == 0);
    }
    return held_only ? NOTICE_ANSWER_HELD : asked ? NOTICE_ANSWER_WHAT : NOTICE_ANSWER_WAIT;
}

/* Nobody has decided anything yet. */
static void put_answer(letter *l) {
    const notice_decl *n = &l->v->pack->notice;
    text contact = notice_label(l, &n->contact), to = notice_label(l, &n->office);
    heading(l, 2, NOTICE_ANSWER, NOTHING);
    notice_paragraph(l, what_to_do(l), NOTHING, NOTHING);
    if (to.len > 0) notice_paragraph(l, NOTICE_ANSWER_TO, to, NOTHING);
    if (contact.len > 0) notice_paragraph(l, NOTICE_CONTACT, contact, NOTHING);
    notice_paragraph(l, NOTICE_ANSWER_THEN, NOTHING, NOTHING);
}

static void put_objection(letter *l) {
    const notice_decl *n = &l->v->pack->notice;
    text how = notice_label(l, &n->object_how), contact = notice_label(l, &n->contact);
    if (!l->rejected) {
        put_answer(l);
        return;
    }
    heading(l, 2, NOTICE_OBJECTION, NOTHING);
    put_deadline(l);
    if (how.len > 0) {
        paper_paragraph(&l->paper);
        paper_text(&l->paper, how);
        paper_close(&l->paper);
    }
    if (n->object_cites.len > 0) {
        paper_paragraph(&l->paper);
        notice_law(&l->paper, l->v, NOTICE_OBJECT_LAW, n->object_cites);
        paper_close(&l->paper);
    }
    notice_paragraph(l, NOTICE_OBJECT_WHAT, NOTHING, NOTHING);
    notice_paragraph(l, NOTICE_OBJECT_PERSON, NOTHING, NOTHING);
    if (contact.len > 0) notice_paragraph(l, NOTICE_CONTACT, contact, NOTHING);
}

/* ---- by number ------------------------------------------------------------ */

bool notice_has_block(const letter *l, letter_value which) {
    switch (which) {
    case LETTER_REASONS: return count_of(l, rejects) > 0;
    case LETTER_OPEN: return count_of(l, is_open) > 0;
    case LETTER_SETTLED: return count_of(l, is_settled) > 0;
    case LETTER_ENTRY: return count_of(l, is_entry) > 0;
    default: return true;
    }
}

void notice_put_block(letter *l, letter_value which) {
    switch (which) {
    case LETTER_OUTCOME: put_outcome(l); break;
    case LETTER_REASONS: put_reasons(l); break;
    case LETTER_OPEN: put_open(l); break;
    case LETTER_SETTLED: put_settled(l); break;
    case LETTER_ENTRY: put_entry(l); break;
    default: put_objection(l); break;
    }
}
