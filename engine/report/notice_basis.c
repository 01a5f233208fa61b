/* notice_basis: what one reason of a letter rests on.
 *
 * The law with its title, every value that was used with where it comes from and who says that
 * it was searched, what was calculated from it, and what a person ruled. Only what the
 * candidate may see is taken from the trace (report/subject). */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/notice_basis.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define NOTHING ((text){ "", 0 })

static const char *say(const why_view *v, notice_word which) {
    return notice_say(v->in.engine, which);
}

static void item(paper *p, const why_view *v, notice_word which, text one, text two,
                 text three) {
    paper_item(p);
    paper_fill(p, say(v, which), one, two, three);
    paper_close(p);
}

/* ---- the law ------------------------------------------------------------ */

/* "art. 12 (3)" of a law, in Chinese "第12条(3)": a number, or "54-58", and what follows it. */
static void put_article(paper *p, bool zh, text part) {
    size_t end = 5;
    while (end < part.len &&
           ((part.at[end] >= '0' && part.at[end] <= '9') || part.at[end] == '-'))
        end++;
    if (!zh || !text_starts(part, "art. ") || end == 5) {
        paper_text(p, part);
        return;
    }
    paper_words(p, "第");
    paper_text(p, (text){ part.at + 5, end - 5 });
    paper_words(p, "条");
    paper_text(p, text_trim((text){ part.at + end, part.len - end }));
}

/* One citation: as the pack names it for letters, or its law's title in place of the law's
 * id. */
static void put_citation(paper *p, const why_view *v, text cite) {
    const char *space = memchr(cite.at, ' ', cite.len);
    size_t id = space == NULL ? cite.len : (size_t)(space - cite.at);
    text named = subject_name(v, cite);
    if (named.at != cite.at) {
        paper_text(p, named);
        return;
    }
    for (size_t i = 0; i < v->pack->law_count; i++) {
        const law_decl *law = &v->pack->laws[i];
        if (law->id.len != id || memcmp(law->id.at, cite.at, id) != 0) continue;
        bool zh = v->in.engine == WORDS_ZH;
        paper_words(p, zh ? "《" : "");
        paper_text(p, label_text(&law->title, v->in.pack, law->id));
        paper_words(p, zh ? "》" : id < cite.len ? ", " : "");
        if (id < cite.len) put_article(p, zh, (text){ cite.at + id + 1, cite.len - id - 1 });
        return;
    }
    paper_text(p, cite);
}

void notice_law(paper *p, const why_view *v, notice_word phrase, text citation) {
    const char *words = say(v, phrase), *place = strstr(words, "%1");
    if (citation.len == 0 || place == NULL) return;
    for (const char *at = words; at < place; at++) sink_bytes(p->to, at, 1);
    while (citation.len > 0) {
        const char *mark = memchr(citation.at, ';', citation.len);
        size_t len = mark == NULL ? citation.len : (size_t)(mark - citation.at);
        put_citation(p, v, text_trim((text){ citation.at, len }));
        if (mark != NULL) paper_words(p, say(v, NOTICE_SEMICOLON));
        size_t used = mark == NULL ? len : len + 1;
        citation = (text){ citation.at + used, citation.len - used };
    }
    paper_words(p, place + 2);
}

/* ---- values ------------------------------------------------------------ */

/* "1985-03-02 ← id_number" is the trace's; letters say it in words. */
static void put_raw(paper *p, const why_view *v, const step *s) {
    static const struct { const char *mark; notice_word words; } marks[] = {
        { " ← ", NOTICE_FROM_ID }, { " ≠ ", NOTICE_NOT_ID }
    };
    const column_decl *c = &v->pack->sources[s->source].columns[s->column];
    for (size_t i = 0; i < 2 && c->type == TYPE_DATE; i++) {
        size_t len = strlen(marks[i].mark);
        for (size_t at = 0; at + len < s->raw.len; at++) {
            if (memcmp(s->raw.at + at, marks[i].mark, len) != 0) continue;
            text id = { s->raw.at + at + len, s->raw.len - at - len };
            paper_fill(p, say(v, marks[i].words), (text){ s->raw.at, at }, subject_name(v, id),
                       NOTHING);
            return;
        }
    }
    paper_text(p, subject_name(v, text_trim(s->raw)));
}

static void put_cell(paper *p, const why_view *v, const step *s) {
    static const notice_word states[] = { NOTICE_BLANK, NOTICE_BLANK, NOTICE_CELL_OPEN,
                                          NOTICE_CELL_NONE, NOTICE_UNREADABLE };
    paper_text(p, subject_column(v, s->source, s->column));
    paper_words(p, say(v, NOTICE_COLON));
    if (s->kind == STEP_GIVEN) {
        paper_words(p, say(v, s->a == YES ? NOTICE_GIVEN : NOTICE_BLANK));
    } else if (s->a == CELL_OK || s->raw.len > 0) {
        put_raw(p, v, s);
        if (s->a == CELL_UNREADABLE)
            paper_fill(p, " (%1)", text_of(say(v, NOTICE_UNREADABLE)), NOTHING, NOTHING);
    } else {
        paper_words(p, say(v, states[s->a <= CELL_UNREADABLE ? s->a : 0]));
    }
}

static void put_source(paper *p, const why_view *v, uint16_t source) {
    const record_source *s = &v->record->sources[source];
    bool claimed = s->claimed && s->says.len > 0;
    notice_word which = !claimed        ? NOTICE_USED
                        : s->on.len > 0 ? NOTICE_USED_SEARCHED_ON
                                        : NOTICE_USED_SEARCHED;
    paper_fill(p, say(v, which), subject_source(v, source), s->says, s->on);
}

static bool is_cell_of(const record_reason *r, const step *s, uint16_t source) {
    return (s->kind == STEP_CELL || s->kind == STEP_GIVEN) && s->source == source &&
           subject_may_see(r, s);
}

static bool told_before(const why_finding *f, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        const step *a = &f->steps[i], *b = &f->steps[n];
        if (a->kind == b->kind && a->source == b->source && a->column == b->column &&
            a->row == b->row && a->input == b->input)
            return true;
    }
    return false;
}

/* One item per source: the values of it that were used, in the order they were read. */
static void put_values(paper *p, const why_view *v, const record_reason *r,
                       const why_finding *f) {
    for (size_t source = 0; source < v->pack->source_count; source++) {
        size_t met = 0;
        for (uint32_t i = 0; i < f->part.step_count; i++) {
            if (!is_cell_of(r, &f->steps[i], (uint16_t)source) || told_before(f, i)) continue;
            if (met == 0) paper_item(p);
            if (met++ == 0) put_source(p, v, (uint16_t)source);
            else paper_words(p, say(v, NOTICE_SEMICOLON));
            put_cell(p, v, &f->steps[i]);
        }
        if (met > 0) paper_close(p);
    }
}

/* ---- days, parameters, calculations ------------------------------------------------------ */

static void put_answer(paper *p, const why_view *v, int a) {
    paper_words(p, say(v, a == YES ? NOTICE_YES : a == NO ? NOTICE_NO : NOTICE_MAYBE));
}

static void day_words(const why_view *v, span s, char buffer[48]) {
    if (span_open(s)) snprintf(buffer, 48, "%s", say(v, NOTICE_CELL_OPEN));
    else date_print(s, buffer);
}

static void put_named(paper *p, const why_view *v, const step *s) {
    char x[48];
    if (s->kind == STEP_DAY) {
        if (s->a != CELL_OK) return;
        day_words(v, s->x, x);
        const day_decl *d = &v->pack->days[s->source];
        item(p, v, NOTICE_DAY_IS, label_text(&d->title, v->in.pack, d->name), text_of(x),
             NOTHING);
    } else {
        item(p, v, NOTICE_PARAM_IS, subject_name(v, v->pack->params[s->source].name),
             v->record->params[s->source].value, NOTHING);
    }
}

static void put_computed(paper *p, const why_view *v, const step *s) {
    char x[48], y[48], n[96];
    day_words(v, s->x, x);
    day_words(v, s->y, y);
    snprintf(n, sizeof n, "%" PRId64, s->n);
    if (s->kind == STEP_PERIOD) word_duration(v->in, s->length, n);
    text from = text_of(x), on = text_of(y), years = text_of(n);
    paper_item(p);
    switch (s->kind) {
    case STEP_AGE: paper_fill(p, say(v, NOTICE_AGE), years, on, from); break;
    case STEP_REACHED: paper_fill(p, say(v, NOTICE_REACHED), years, on, from); break;
    case STEP_ELAPSED: paper_fill(p, say(v, NOTICE_ELAPSED), years, from, on); break;
    case STEP_UNBROKEN: paper_fill(p, say(v, NOTICE_UNBROKEN), from, on, NOTHING); break;
    default: paper_fill(p, say(v, NOTICE_PERIOD), years, from, on); break;
    }
    if (s->kind == STEP_REACHED || s->kind == STEP_UNBROKEN) put_answer(p, v, s->a);
    paper_close(p);
}

static void put_fact(paper *p, const why_view *v, const record_reason *r, const step *s) {
    const fact_decl *d = &v->pack->facts[s->source];
    const why_finding *f = subject_fact(v, s->source);
    paper_item(p);
    const char *words = say(v, NOTICE_FACT), *answer = strstr(words, "%2");
    text head = { words, answer != NULL ? (size_t)(answer - words) : strlen(words) };
    char begin[128];
    snprintf(begin, sizeof begin, "%.*s", TEXT_ARGS(head));
    paper_fill(p, begin, label_text(&d->title, v->in.pack, d->name), NOTHING, NOTHING);
    put_answer(p, v, s->a);
    paper_close(p);
    if (f != NULL) put_values(p, v, r, f);
}

/* That a source was searched and holds nothing about them. */
static void put_no_rows(paper *p, const why_view *v, const step *s) {
    if (s->n != 0 || s->a != SEARCHED) return;
    item(p, v, NOTICE_NO_ENTRY_ALONE, subject_source(v, s->source), NOTHING, NOTHING);
}

static void put_step(paper *p, const why_view *v, const record_reason *r, const step *s) {
    switch (s->kind) {
    case STEP_DAY:
    case STEP_PARAM: put_named(p, v, s); break;
    case STEP_FACT: put_fact(p, v, r, s); break;
    case STEP_ROWS: put_no_rows(p, v, s); break;
    case STEP_AGE:
    case STEP_REACHED:
    case STEP_PERIOD:
    case STEP_ELAPSED:
    case STEP_UNBROKEN: put_computed(p, v, s); break;
    default: break;          /* cells were told, source by source; a pass is no reason */
    }
}

/* ---- the whole ------------------------------------------------------------ */

void notice_ruling(paper *p, const why_view *v, const record_reason *r) {
    static const notice_word words[] = { [RULED_LIFTED] = NOTICE_LIFTED,
                                         [RULED_UPHELD] = NOTICE_UPHELD,
                                         [RULED_CLEARED] = NOTICE_CLEARED };
    if (r->ruled == RULED_NOT) return;
    item(p, v, words[r->ruled], r->ruled_by, r->ruled_on, r->document);
}

static void put_severity(paper *p, const why_view *v, const record_reason *r) {
    severity how = r->rule == NO_INDEX ? STATUTE : v->pack->rules[r->rule].severity;
    if (how == POLICY && v->pack->policy_adopted_by.len > 0)
        item(p, v, NOTICE_POLICY_BY, subject_name(v, v->pack->policy_adopted_by), NOTHING,
             NOTHING);
}

static void put_change(paper *p, const why_view *v, const record_reason *r) {
    char on[48];
    if (r->effect != EFFECT_REJECT) return;
    if (r->eligible_from.lo != DAY_NONE && !span_open(r->eligible_from)) {
        date_print(r->eligible_from, on);
        item(p, v, NOTICE_FALLS_ON, text_of(on), NOTHING, NOTHING);
        return;
    }
    bool slate = r->rule != NO_INDEX && v->pack->rules[r->rule].slate != NULL;
    notice_word of_others = r->source != NO_INDEX ? NOTICE_FALLS_RELATED : NOTICE_FALLS_OTHER;
    item(p, v, slate ? of_others : NOTICE_FALLS_IF, NOTHING, NOTHING, NOTHING);
}

void notice_basis(paper *p, const why_view *v, const record_reason *r, const told *told) {
    const why_finding *f;
    size_t next = 0;
    if (r->citation.len > 0 && r->effect == EFFECT_REJECT) {
        paper_item(p);
        notice_law(p, v, NOTICE_LAW, r->citation);
        paper_close(p);
    }
    put_severity(p, v, r);
    /* values of rows surely theirs */
    bool own = told->words || told->sentence == NOTICE_HIDDEN;
    while (own && (f = subject_finding(v, r, &next)) != NULL) {
        put_values(p, v, r, f);
        for (uint32_t i = 0; i < f->part.step_count && told->words; i++)
            put_step(p, v, r, &f->steps[i]);
    }
    put_change(p, v, r);
    notice_ruling(p, v, r);
}
