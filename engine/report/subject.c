/* subject: what the candidate may be told of a reason.
 *
 * The reviewer sees every row that was looked at. The candidate does not: a record that matches
 * only closely may be another person's, a sealed one must not even be known to exist, and a
 * rule may have read rows of others. So the pack's words and the values behind them are told
 * only where every cell the rule read is surely the candidate's own. For all else there is one
 * neutral sentence per kind of thing, and "may a record be used" reads like "is it theirs":
 * what is told apart can be guessed. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/subject.h"

/* ---- what things are called ------------------------------------------------------------ */

static const label *find_name(const why_view *v, text name) {
    const notice_decl *d = &v->pack->notice;
    for (size_t i = 0; i < d->name_count; i++)
        if (text_equal(d->names[i].name, name)) return &d->names[i].words;
    return NULL;
}

text subject_name(const why_view *v, text name) {
    const label *words = find_name(v, name);
    return words != NULL ? label_text(words, v->in.pack, name) : name;
}

text subject_source(const why_view *v, uint16_t source) {
    const source_decl *s = &v->pack->sources[source];
    const label *words = find_name(v, s->name);
    return label_text(words != NULL ? words : &s->title, v->in.pack, s->name);
}

/* "records.offence" before "offence". */
text subject_column(const why_view *v, uint16_t source, uint16_t column) {
    const source_decl *s = &v->pack->sources[source];
    const notice_decl *d = &v->pack->notice;
    if (column >= s->column_count) return (text){ "", 0 };
    text name = s->columns[column].name;
    for (size_t i = 0; i < d->name_count; i++) {
        text at = d->names[i].name;
        if (at.len == s->name.len + 1 + name.len && at.at[s->name.len] == '.' &&
            text_equal((text){ at.at, s->name.len }, s->name) &&
            text_equal((text){ at.at + s->name.len + 1, name.len }, name))
            return label_text(&d->names[i].words, v->in.pack, name);
    }
    return subject_name(v, name);
}

/* ---- whose the values are ------------------------------------------------------------ */

static bool same_row(const record_reason *r, uint16_t source, uint16_t input, uint32_t line) {
    return r->source == source && r->input == input && r->line == line;
}

/* A person who upheld a reason has said that the record is theirs. */
static bool is_settled_theirs(const record_reason *r) {
    return r->ruled == RULED_UPHELD && r->effect == EFFECT_REJECT;
}

bool subject_may_see(const record_reason *r, const step *s) {
    return s->n == WHOSE_THEIRS || (s->n == WHOSE_PERHAPS && is_settled_theirs(r) &&
                                    same_row(r, s->source, s->input, s->row));
}

const why_finding *subject_finding(const why_view *v, const record_reason *r, size_t *next) {
    bool of_row = r->rule != NO_INDEX && v->pack->rules[r->rule].each != NO_INDEX &&
                  r->source != NO_INDEX;
    for (; *next < v->count; (*next)++) {
        const part *p = &v->findings[*next].part;
        if (p->kind != (of_row ? PART_ROW : PART_RULE) || p->number != r->rule) continue;
        if (!of_row || same_row(r, p->source, p->input, p->row)) return &v->findings[(*next)++];
    }
    return NULL;
}

const why_finding *subject_fact(const why_view *v, uint16_t fact) {
    for (size_t i = 0; i < v->count; i++)
        if (v->findings[i].part.kind == PART_FACT && v->findings[i].part.number == fact)
            return &v->findings[i];
    return NULL;
}

/* Facts ask facts, to a depth no pack needs. */
static bool all_theirs(const why_view *v, const record_reason *r, const why_finding *f,
                       int depth) {
    if (f == NULL || depth > 8) return false;
    for (uint32_t i = 0; i < f->part.step_count; i++) {
        const step *s = &f->steps[i];
        bool cell = s->kind == STEP_CELL || s->kind == STEP_GIVEN;
        if (cell && !subject_may_see(r, s)) return false;
        if (s->kind == STEP_FACT && !all_theirs(v, r, subject_fact(v, s->source), depth + 1))
            return false;
    }
    return true;
}

static bool may_tell_words(const why_view *v, const record_reason *r) {
    const why_finding *f;
    size_t next = 0, met = 0;
    bool theirs = r->grade == GRADE_NONE || r->grade == GRADE_SURE || is_settled_theirs(r);
    while (theirs && (f = subject_finding(v, r, &next)) != NULL) {
        theirs = all_theirs(v, r, f, 0);
        met++;
    }
    return theirs && met > 0;
}

/* ---- what is not known ------------------------------------------------------------ */

static told checking(const why_view *v, uint16_t source) {
    return source == NO_INDEX
               ? (told){ .sentence = NOTICE_OTHER_POINT, .from_us = NOTICE_OFFICE }
               : (told){ .sentence = NOTICE_CHECKING, .one = subject_source(v, source),
                         .from_us = NOTICE_OFFICE };
}

static notice_word own_cell(const record_reason *r) {
    if (r->lacks == MISSING_DECIDED) return NOTICE_OWN_PART;
    if (r->lacks == MISSING_NAME) return NOTICE_OWN_NAME;
    if (r->lacks_how == CELL_UNREADABLE) return NOTICE_OWN_UNREADABLE;
    return r->lacks_how == CELL_BLANK ? NOTICE_OWN_BLANK : NOTICE_OWN_NONE;
}

/* A cell of the list, of what is on file about their place, or of a record. */
static told lacking_cell(const why_view *v, const record_reason *r) {
    uint16_t source = r->lacks_source;
    if (source == NO_INDEX)
        return (told){ .sentence = r->lacks == MISSING_DECIDED ? NOTICE_VERY_DAY
                                                               : NOTICE_OTHER_POINT,
                       .from_us = NOTICE_OFFICE };
    text column = subject_column(v, source, r->lacks_column);
    if (source == v->pack->candidates)
        return (told){ .sentence = own_cell(r), .one = column, .from_us = NOTICE_YOU };
    told out = { .sentence = NOTICE_PLACE_ENTRY,
                 .one = subject_source(v, source),
                 .two = column,
                 .from_us = NOTICE_OFFICE };
    if (v->pack->sources[source].kind == SOURCE_ONE) return out;
    out.sentence = NOTICE_THEIR_ENTRY;
    return r->grade == GRADE_SURE && r->lacks != MISSING_NAME ? out : checking(v, source);
}

static notice_word searched_word(int how) {
    static const notice_word words[SEARCH_KINDS] = {
        [SEARCHED] = NOTICE_OTHER_POINT,
        [SEARCH_NOT_ASKED] = NOTICE_NOT_ASKED,
        [SEARCH_NOT_COVERED] = NOTICE_NOT_COVERED,
        [SEARCH_KEY_BLANK] = NOTICE_KEY_BLANK,
        [SEARCH_KEY_UNREADABLE] = NOTICE_KEY_UNREADABLE,
        [SEARCH_VOID] = NOTICE_CHECKING,
        [SEARCH_NO_REPLY] = NOTICE_NO_REPLY,
        [SEARCH_UNREADABLE_ROW] = NOTICE_CHECKING,
        [SEARCH_POSSIBLE] = NOTICE_CHECKING,
        [SEARCH_OVERDUE] = NOTICE_OVERDUE,
        [SEARCH_WITHDRAWN] = NOTICE_WITHDRAWN,
        [SEARCH_STALE] = NOTICE_STALE,
        [SEARCH_DIFFER] = NOTICE_DIFFER,
        [SEARCH_UNCLEAR] = NOTICE_UNCLEAR,
        [SEARCH_BAD_REPLY] = NOTICE_BAD_REPLY,
        [SEARCH_AHEAD] = NOTICE_AHEAD,
    };
    return how < SEARCH_KINDS ? words[how] : NOTICE_OTHER_POINT;
}

static told lacking_search(const why_view *v, const record_reason *r) {
    notice_word word = searched_word(r->lacks_how);
    if (word == NOTICE_CHECKING || word == NOTICE_OTHER_POINT || r->lacks_source == NO_INDEX)
        return checking(v, r->lacks_source);
    text source = subject_source(v, r->lacks_source);
    if (word == NOTICE_KEY_BLANK || word == NOTICE_KEY_UNREADABLE)
        return (told){ .sentence = word, .one = source,
                       .two = subject_column(v, v->pack->candidates, r->lacks_column),
                       .from_us = NOTICE_YOU };
    bool asked = word != NOTICE_NOT_ASKED && word != NOTICE_NOT_COVERED;
    text who = asked ? subject_name(v, r->waits) : source;
    return (told){ .sentence = word, .one = who, .from_us = NOTICE_WORDS, .from = who };
}

static told lacking(const why_view *v, const record_reason *r) {
    switch (r->lacks) {
    case MISSING_CELL:
    case MISSING_SILENT:
    case MISSING_DECIDED:
    case MISSING_NAME: return lacking_cell(v, r);
    case MISSING_SEARCH: return lacking_search(v, r);
    case MISSING_LENGTH: return (told){ .sentence = NOTICE_LENGTHS, .from_us = NOTICE_OFFICE };
    case MISSING_DAY:
        if (r->lacks_column >= v->pack->day_count) return checking(v, NO_INDEX);
        return (told){ .sentence = NOTICE_NO_DAY,
                       .one = label_text(&v->pack->days[r->lacks_column].title, v->in.pack,
                                         v->pack->days[r->lacks_column].name),
                       .from_us = NOTICE_OFFICE };
    case MISSING_ONE:
        if (r->lacks_source == NO_INDEX) return checking(v, NO_INDEX);
        return (told){ .sentence = NOTICE_NO_PLACE, .one = subject_source(v, r->lacks_source),
                       .from_us = NOTICE_OFFICE };
    default: return checking(v, r->lacks_source); /* an order, a suppression, theirs or not */
    }
}

/* ---- reasons ------------------------------------------------------------ */

/* In the pack's words where that may be; who said "refer" waits for `waits`. */
static told in_words(const why_view *v, const record_reason *r, notice_word sentence) {
    told out = { .sentence = sentence, .words = may_tell_words(v, r), .from_us = NOTICE_WORDS };
    if (!out.words && sentence == NOTICE_WORDS) out.sentence = NOTICE_HIDDEN;
    if (r->waits.len > 0) out.from = subject_name(v, r->waits);
    return out;
}

static told ours(notice_word sentence, notice_word from) {
    return (told){ .sentence = sentence, .from_us = from };
}

/* A rule over candidates who are judged together: its words name the others. */
static bool of_several(const why_view *v, const record_reason *r) {
    return r->cause == CAUSE_OTHER ||
           (r->rule != NO_INDEX && v->pack->rules[r->rule].slate != NULL);
}

told subject_tell(const why_view *v, const record_reason *r) {
    if (of_several(v, r) && r->cause != CAUSE_FAILED && r->cause != CAUSE_VOID &&
        r->cause != CAUSE_BROKEN)
        return ours(NOTICE_WITH_OTHERS, NOTICE_OFFICE);
    if (is_settled_theirs(r)) return in_words(v, r, NOTICE_WORDS);
    switch (r->cause) {
    case CAUSE_SAID:
        if (r->grade == GRADE_CLOSE || r->grade == GRADE_NEVER) return checking(v, r->source);
        return in_words(v, r, NOTICE_WORDS);
    case CAUSE_UNKNOWN: return lacking(v, r);
    case CAUSE_FAILED:
    case CAUSE_VOID:
    case CAUSE_BROKEN: return ours(NOTICE_FAULT, NOTICE_OFFICE);
    case CAUSE_CLOSE:
    case CAUSE_THEIRS:
    case CAUSE_NEAR:
    case CAUSE_SUPPRESSION: return checking(v, r->source);
    case CAUSE_POLICY: return in_words(v, r, NOTICE_NOT_ADOPTED);
    case CAUSE_SAME_KEY: return ours(NOTICE_SAME_KEY, NOTICE_OFFICE);
    case CAUSE_NO_LAW: return ours(NOTICE_NO_STATUTE, NOTICE_OFFICE);
    case CAUSE_LAW_DAY: return ours(NOTICE_NO_LAW_DAY, NOTICE_OFFICE);
    case CAUSE_TWO_PLACES: return ours(NOTICE_TWO_PLACES, NOTICE_YOU);
    case CAUSE_TWO_NAMES: return ours(NOTICE_TWO_NAMES, NOTICE_OFFICE);
    case CAUSE_MAYBE_SAME: return ours(NOTICE_MAYBE_SAME, NOTICE_YOU);
    case CAUSE_BIRTH: return ours(NOTICE_ENTRY_BIRTH, NOTICE_YOU);
    case CAUSE_AGE: return ours(NOTICE_ENTRY_AGE, NOTICE_YOU);
    default: return ours(NOTICE_OTHER_POINT, NOTICE_OFFICE);
    }
}

bool told_same(const told *a, const told *b) {
    return a->sentence == b->sentence && !a->words && !b->words && text_equal(a->one, b->one) &&
           text_equal(a->two, b->two) && a->from_us == b->from_us &&
           text_equal(a->from, b->from);
}
