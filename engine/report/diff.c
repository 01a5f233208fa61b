/* diff: what changed between two runs, on a page.
 *
 * On top what differs between the runs themselves, then a small table of how many went from
 * which decision to which, then everybody who changed: first who is decided otherwise, then who
 * is decided as before for other reasons, then who stands in one list only. Under each reason
 * stands what did it. Everything is written as it is found: a change is opened, told and
 * closed, so that a long list needs no memory. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/diff.h"

#include <stdio.h>
#include <stdlib.h>

#include "pack/through.h"
#include "report/diff_words.h"

enum { FROM_COLUMNS = 24, TO_COLUMNS = 11 };

typedef struct telling {
    page page;
    diff_terms *terms;
    tongue in;               /* of the later run, in which the page is written */
    fault *f;
    int code;                /* the first want of memory */
} telling;

/* What was put together aside; cut short when memory ran out, which is remembered. */
static text made_of(telling *s, const sink *aside) {
    if (aside->failed && s->code == 0) s->code = fault_memory(s->f);
    return (text){ aside->buffer, aside->used };
}

/* ---- what differs between the runs ------------------------------------------------------- */

static bool is_told(const record_item *i) {
    static const char *const silent[] = { "count", "vet", "manifest", "param_set_by" };
    for (size_t k = 0; k < sizeof silent / sizeof *silent; k++)
        if (text_is(i->part, silent[k])) return false;
    return !text_is(i->part, "pack") || !text_is(i->name, "sha256"); /* its files say it */
}

static int next_item(const diff_terms *t, size_t at[2], const record_item **before,
                     const record_item **after) {
    *before = at[0] < t->counts[0] ? &t->items[0][at[0]] : NULL;
    *after = at[1] < t->counts[1] ? &t->items[1][at[1]] : NULL;
    if (*before == NULL && *after == NULL) return 0;
    int order = *before == NULL  ? 1
                : *after == NULL ? -1
                                 : text_compare((*before)->part, (*after)->part);
    if (order == 0) order = text_compare((*before)->name, (*after)->name);
    if (order > 0) *before = NULL;
    if (order < 0) *after = NULL;
    at[0] += order <= 0;
    at[1] += order >= 0;
    return 1;
}

int diff_next_term(const diff_terms *t, size_t at[2], const record_item **before,
                   const record_item **after) {
    while (next_item(t, at, before, after) == 1) {
        bool differs = *before == NULL || *after == NULL ||
                       !text_equal((*before)->value, (*after)->value);
        if (differs && is_told(*before != NULL ? *before : *after)) return 1;
    }
    return 0;
}

static void say_run(telling *s, int side) {
    char count[32];
    const record *r = s->terms->records[side];
    page_words(&s->page, diff_say(s->in, side == 0 ? DIFFER_BEFORE : DIFFER_AFTER));
    page_words(&s->page, word_in(s->in, WORD_COLON));
    DIFF_PUT(&s->page, s->in, DIFFER_RUN, text_of(s->terms->folders[side]), r->pack.id,
             r->pack.version, number_words(r->candidates, count));
    page_end(&s->page, 0, 8);
}

/* A phrase with a name in it, as a text of its own. */
static text phrase(telling *s, diff_word which, text name, sink *into) {
    page aside = { .to = into };
    DIFF_PUT(&aside, s->in, which, name);
    sink_text(into, made_of(s, &aside.line));
    sink_drop(&aside.line);
    return made_of(s, into);
}

static const struct { const char *part; diff_word word; bool digest;
} parts[] = {
    { "pack", DIFFER_PART_PACK, false },
    { "pack_file", DIFFER_PART_FILE, true },
    { "docket", DIFFER_PART_DOCKET, false },
    { "input", DIFFER_PART_INPUT, true },
    { "day", DIFFER_PART_DAY, false },
    { "param", DIFFER_PART_PARAM, false },
    { "coverage", DIFFER_PART_COVERAGE, false },
    { "coverage_by", DIFFER_PART_SAYS, false },
    { "coverage_on", DIFFER_PART_SEARCHED_ON, false },
    { "version", DIFFER_PART_VERSION, false },
    { "run", DIFFER_PART_THROUGH, false },
    { "unread", DIFFER_PART_UNREAD, false },
};
enum { PARTS = sizeof parts / sizeof *parts };

/* "joint review", "inspection (all stages)" */
static text through_of(telling *s, int side, sink *into) {
    const pack *p = &s->terms->records[side]->pack;
    text stage = through_title(p, s->terms->in[side].pack);
    if (p->left_out > 0) return stage;
    return phrase(s, DIFFER_ALL_STAGES, stage, into);
}

static text value_of(const telling *s, const record_item *item) {
    return item->value.len > 0 ? item->value : text_of(diff_say(s->in, DIFFER_NOT_SAID));
}

static void say_term(telling *s, const record_item *a, const record_item *b) {
    const record_item *any = a != NULL ? a : b;
    sink name, was, is;
    size_t i = 0;
    while (i < PARTS && !text_is(any->part, parts[i].part)) i++;
    sink_memory(&name);
    sink_memory(&was);
    sink_memory(&is);
    bool digest = i < PARTS && (parts[i].digest || text_is(any->name, "sha256"));
    bool through = i < PARTS && parts[i].word == DIFFER_PART_THROUGH;
    bool docket = text_is(any->part, "docket") && text_is(any->name, "sha256");
    text what = docket ? TEXT("docket.lua") : any->name;
    if (i < PARTS) what = phrase(s, parts[i].word, what, &name);
    if (a == NULL) DIFF_PUT(&s->page, s->in, DIFFER_TERM_NEW, what);
    else if (b == NULL) DIFF_PUT(&s->page, s->in, DIFFER_TERM_GONE, what);
    else if (digest) DIFF_PUT(&s->page, s->in, DIFFER_TERM_OTHER, what);
    else
        DIFF_PUT(&s->page, s->in, DIFFER_TERM, what,
                 through ? through_of(s, 0, &was) : value_of(s, a),
                 through ? through_of(s, 1, &is) : value_of(s, b));
    page_end(&s->page, 2, 6);
    sink_drop(&name);
    sink_drop(&was);
    sink_drop(&is);
}

/* The stage comes first; by whose word and when a source was searched only when it was in
 * both. */
static bool is_due(const record_item *a, const record_item *b, bool first) {
    const record_item *any = a != NULL ? a : b;
    bool word = text_is(any->part, "coverage_by") || text_is(any->part, "coverage_on");
    return text_is(any->part, "run") == first && (!word || (a != NULL && b != NULL));
}

static void say_terms(telling *s) {
    const record_item *a, *b;
    bool any = false;
    say_run(s, 0);
    say_run(s, 1);
    page_blank(&s->page);
    for (int round = 0; round < 2; round++) {
        size_t at[2] = { 0, 0 };
        while (diff_next_term(s->terms, at, &a, &b) == 1) {
            if (!is_due(a, b, round == 0)) continue;
            if (!any) page_words(&s->page, diff_say(s->in, DIFFER_TERMS));
            if (!any) page_end(&s->page, 0, 0);
            any = true;
            say_term(s, a, b);
        }
    }
    if (any) return;
    page_words(&s->page, diff_say(s->in, DIFFER_SAME_TERMS));
    page_end(&s->page, 0, 2);
}

/* ---- how many ------------------------------------------------------------ */

static const int shown[] = { ACCEPT, REJECT, REFER, DECISION_NONE };

static const char *decision_word(const telling *s, int decision) {
    return decision == DECISION_NONE ? diff_say(s->in, DIFFER_NOT_LISTED)
                                     : word_decision(s->in, decision);
}

static void table_row(telling *s, const diff_changes *c, int from) {
    uint64_t sum = 0;
    page_words(&s->page, "  ");
    page_cell(&s->page, text_of(decision_word(s, from)), FROM_COLUMNS - 2, false);
    for (size_t i = 0; i < 4; i++) {
        sum += c->table[from][shown[i]];
        page_cell_number(&s->page, c->table[from][shown[i]], TO_COLUMNS);
    }
    page_cell_number(&s->page, sum, TO_COLUMNS);
    page_row(&s->page);
}

static void say_table(telling *s, const diff_changes *c) {
    uint64_t all = 0;
    page_blank(&s->page);
    page_cell(&s->page, text_of(diff_say(s->in, DIFFER_FROM_TO)), FROM_COLUMNS, false);
    for (size_t i = 0; i < 4; i++)
        page_cell(&s->page, text_of(decision_word(s, shown[i])), TO_COLUMNS, true);
    page_cell(&s->page, text_of(diff_say(s->in, DIFFER_ALL)), TO_COLUMNS, true);
    page_row(&s->page);
    for (size_t i = 0; i < 4; i++) table_row(s, c, shown[i]);
    page_words(&s->page, "  ");
    page_cell(&s->page, text_of(diff_say(s->in, DIFFER_ALL)), FROM_COLUMNS - 2, false);
    for (size_t i = 0; i < 4; i++) {
        uint64_t sum = 0;
        for (size_t k = 0; k < DECISIONS; k++) sum += c->table[k][shown[i]];
        all += sum;
        page_cell_number(&s->page, sum, TO_COLUMNS);
    }
    page_cell_number(&s->page, all, TO_COLUMNS);
    page_row(&s->page);
}

/* ---- who, and by which rule ------------------------------------------------------------ */

static void put_decision(telling *s, int side, const record_decision *d) {
    char words[WORDS_LINE];
    page_text(&s->page, word_decided((tongue){ s->terms->in[side].pack, s->in.engine },
                                     &s->terms->records[side]->pack, d->decision, words));
    if (d->flags & RESULT_HELD) page_print(&s->page, " (%s)", word_in(s->in, WORD_HELD));
}

static void say_person(telling *s, const diff_change *c) {
    const record_decision *any = c->after != NULL ? c->after : c->before;
    page_text(&s->page, any->key);
    if (any->name.len > 0) page_words(&s->page, "  ");
    page_text(&s->page, any->name);
    page_words(&s->page, word_in(s->in, WORD_COLON));
    if (c->before != NULL) put_decision(s, 0, c->before);
    if (c->kind == DIFF_DECIDED)
        page_words(&s->page, word_in(s->in, WORD_ARROW));
    if (c->after != NULL && c->kind != DIFF_REASONS) put_decision(s, 1, c->after);
    if ((c->before == NULL || c->after == NULL) && any->first_rule != NO_INDEX) {
        page_words(&s->page, " (");
        page_text(&s->page,
                  s->terms->records[c->after != NULL]->pack.rules[any->first_rule].id);
        page_words(&s->page, ")");
    }
    page_end(&s->page, 2, 6);
}

static const char *effect_word(const telling *s, const record_reason *r) {
    return word_in(s->in, (word)(WORD_EFFECT_PASS + r->effect));
}

static void say_reason(telling *s, const diff_reason *d) {
    const record_reason *any = d->after != NULL ? d->after : d->before;
    int side = d->after != NULL;
    page_words(&s->page, diff_say(s->in, d->before == NULL  ? DIFFER_CAME
                                         : d->after == NULL ? DIFFER_WENT
                                                            : DIFFER_OTHERWISE));
    page_words(&s->page, word_in(s->in, WORD_COLON));
    if (any->rule != NO_INDEX) {
        page_text(&s->page, s->terms->records[side]->pack.rules[any->rule].id);
        page_words(&s->page, " ");
    }
    page_text(&s->page, any->code);
    page_words(&s->page, word_in(s->in, WORD_COLON));
    if (d->before != NULL && d->after != NULL && d->before->effect != d->after->effect)
        DIFF_PUT(&s->page, s->in, DIFFER_ARROW, text_of(effect_word(s, d->before)),
                 text_of(effect_word(s, d->after)));
    else page_words(&s->page, effect_word(s, any));
    page_end(&s->page, 4, 8);
    size_t language = s->terms->in[side].pack;
    page_text(&s->page, any->words[language].len > 0 ? any->words[language] : any->words[0]);
    page_end(&s->page, 8, 10);
}

/* "1971-02-04 (candidates.csv:16)" */
static text with_place(telling *s, text value, text at, sink *into) {
    if (at.len == 0) return value;
    sink_text(into, value);
    sink_words(into, " (");
    sink_text(into, at);
    sink_words(into, ")");
    return made_of(s, into);
}

static void say_cause(telling *s, const diff_cause *c) {
    sink was, is;
    sink_memory(&was);
    sink_memory(&is);
    text before = with_place(s, c->was, c->was_at, &was),
         after = with_place(s, c->is, c->is_at, &is);
    text none = text_of(diff_say(s->in, DIFFER_NOBODY_RULED));
    if (c->kind == DIFF_RULED && before.len == 0) before = none;
    if (c->kind == DIFF_RULED && after.len == 0) after = none;
    page_words(&s->page, "- ");
    DIFF_PUT(&s->page, s->in, (diff_word)(DIFFER_CAUSE_RULED + c->kind), c->name, before, after,
             text_of(diff_say(s->in, c->side == 0 ? DIFFER_EARLIER_RUN : DIFFER_LATER_RUN)),
             text_of(diff_say(s->in, (diff_word)(DIFFER_TRACE_KEPT + c->how))));
    page_end(&s->page, 8, 10);
    sink_drop(&was);
    sink_drop(&is);
}

static int say_case(telling *s, const diff_change *change, fault *f) {
    diff_case c;
    int code = diff_case_open(&c, s->terms, change, f);
    for (size_t i = 0; i < c.reason_count && code == 0; i++) {
        diff_cause *causes;
        size_t count;
        code = diff_case_causes(&c, &c.reasons[i], &causes, &count, f);
        if (code != 0) break;
        say_reason(s, &c.reasons[i]);
        for (size_t k = 0; k < count; k++) say_cause(s, &causes[k]);
    }
    diff_case_close(&c);
    return code;
}

static int say_changes(telling *s, const diff_changes *c, fault *f) {
    int code = 0, kind = -1;
    char n[32];
    for (size_t i = 0; i < c->count && code == 0; i++) {
        const diff_change *change = &c->items[i];
        if ((int)change->kind != kind) {
            kind = (int)change->kind;
            page_blank(&s->page);
            DIFF_PUT(&s->page, s->in, (diff_word)(DIFFER_KIND_DECIDED + kind),
                     number_words(c->kinds[kind], n));
            page_end(&s->page, 0, 2);
        }
        say_person(s, change);
        if (change->before != NULL && change->after != NULL) code = say_case(s, change, f);
    }
    return code;
}

int diff_text(sink *to, diff_terms *terms, const diff_changes *changes, fault *f) {
    telling s = { .page = { .to = to }, .terms = terms, .in = terms->in[1], .f = f };
    say_terms(&s);
    say_table(&s, changes);
    if (changes->count == 0) {
        page_blank(&s.page);
        page_words(&s.page, diff_say(s.in, DIFFER_NOTHING));
        page_end(&s.page, 0, 2);
    }
    int code = say_changes(&s, changes, f);
    if (code == 0) code = s.code;
    int closed = page_close(&s.page, f);
    if (code == 0) code = closed;
    return code == 0 ? sink_flush(to, f) : code;
}
