/* why_replies: the replies somebody's acceptance rests on, with their dates.
 *
 * A trace holds the cells that rules read. Whether a reply is too old the engine judges itself,
 * by a date no rule may ever look at, so nobody could see from it why a reply was good enough.
 * The record keeps no such cells; they are read from the inputs kept beside it, which are known
 * to be the run's own by then. What the law hides keeps its place and loses its content. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/why_replies.h"

#include "report/json_pairs.h"

/* A reply that counts, in hand. */
typedef struct counted_reply {
    const table *t;
    uint32_t row;
    bool hidden;
} counted_reply;

static bool may_be_hidden(const pack *p, uint16_t source) {
    for (size_t i = 0; i < p->suppress_count; i++)
        if (p->suppresses[i].source == source) return true;
    return false;
}

static const evidence *evidence_for(const why_view *v, uint16_t source) {
    const evidence *e = v->terms->evidence;
    bool tells = e != NULL && v->d->decision == ACCEPT && v->d->no < e->candidates &&
                 source < e->pack->source_count && evidence_has_replies(e, source);
    return tells ? e : NULL;
}

/* The next answer that counts, from item *at on: surely the candidate's, neither replaced nor
 * withdrawn nor awaited. */
static bool next_answer(const why_view *v, const evidence *e, uint16_t source, size_t *at,
                        counted_reply *out) {
    size_t count;
    const attached *items = evidence_rows(e, source, v->d->no, &count);
    while (*at < count) {
        const attached *item = &items[(*at)++];
        int silent = ATTACHED_HISTORY | ATTACHED_NO_ANSWER | ATTACHED_UNREADABLE;
        if (item->grade != GRADE_SURE || (item->flags & silent) != 0) continue;
        *out = (counted_reply){ &e->tables[source], item->row, may_be_hidden(e->pack, source) };
        return true;
    }
    return false;
}

/* As written; empty: blank, hidden, or not to be shown to anybody. */
static text cell(const counted_reply *a, uint16_t column) {
    const source_decl *d = a->t->decl;
    if (column == NO_INDEX || d->columns[column].forbidden) return (text){ "", 0 };
    if (a->hidden && column != d->expects_column) return (text){ "", 0 };
    return cell_trim(table_raw(a->t, a->row, column));
}

/* Neither what is told in its own place nor what says about whom it is, and when it was asked
 * for. */
static bool is_further(const source_decl *d, uint16_t column) {
    const replies_decl *r = &d->replies;
    const uint16_t told[] = { d->expects_column, d->latest_by, r->result, r->asked_on,
                              r->due_on };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (column == told[i]) return false;
    for (size_t i = 0; i < d->key_count; i++)
        for (size_t k = 0; k < d->keys[i].count; k++)
            if (d->keys[i].here[k] == column) return false;
    return true;
}

static text place_of(const counted_reply *a, char *buffer, size_t size) {
    return place_words(table_file(a->t, a->row), a->t->line[a->row], buffer, size);
}

/* By what all of them are judged; false: the pack names no day, or it is not known. */
static bool find_terms(const why_view *v, const evidence *e, uint16_t source, reply *out) {
    const source_decl *d = &e->pack->sources[source];
    if (d->expects_count == 0) return false;
    evidence_reply(e, source, v->d->no, d->expects[0], out);
    return out->check_day.lo != DAY_NONE;
}

/* ---- on the page ------------------------------------------------------------ */

static void add(why_view *v, text name, text value) {
    if (value.len == 0) return;
    page_words(&v->page, word_in(v->in, WORD_COMMA));
    page_text(&v->page, name);
    page_words(&v->page, name.len > 0 ? " " : "");
    page_text(&v->page, value);
}

static void say_answer(why_view *v, const counted_reply *a) {
    const source_decl *d = a->t->decl;
    char buffer[512];
    text said = cell(a, d->replies.result);
    page_text(&v->page, cell(a, d->expects_column));
    page_words(&v->page, word_in(v->in, WORD_COLON));
    page_text(&v->page, said);
    add(v, d->columns[d->latest_by].name, cell(a, d->latest_by));
    for (uint16_t i = 0; i < d->column_count; i++)
        if (is_further(d, i)) add(v, d->columns[i].name, cell(a, i));
    page_words(&v->page, " (");
    page_text(&v->page, place_of(a, buffer, sizeof buffer));
    page_words(&v->page, ")");
    page_end(&v->page, 6, 8);
}

static void say_terms(why_view *v, const reply *r) {
    char day[32], months[96], line[256];
    date_print(r->check_day, day);
    word_duration(v->in, (duration){ r->months, 0 }, months);
    word_print(v->in, line, sizeof line,
               r->months > 0 ? WORD_REPLIES_GOOD : WORD_REPLIES_JUDGED, day, months);
    page_words(&v->page, line);
    page_end(&v->page, 6, 8);
}

void why_replies_text(why_view *v, uint16_t source) {
    const evidence *e = evidence_for(v, source);
    size_t at = 0;
    counted_reply a;
    reply r;
    if (e == NULL) return;
    if (find_terms(v, e, source, &r)) say_terms(v, &r);
    while (next_answer(v, e, source, &at, &a)) say_answer(v, &a);
}

/* ---- as JSON ------------------------------------------------------------ */

static void json_cells(sink *to, const counted_reply *a) {
    const source_decl *d = a->t->decl;
    bool any = false;
    for (uint16_t i = 0; i < d->column_count; i++) {
        text value = cell(a, i);
        if (value.len == 0 || !is_further(d, i)) continue;
        sink_words(to, any ? "," : ",\"cells\":{");
        any = true;
        sink_json(to, d->columns[i].name);
        sink_words(to, ":");
        sink_json(to, value);
    }
    if (any) sink_words(to, "}");
}

static void json_answer(sink *to, const counted_reply *a) {
    const source_decl *d = a->t->decl;
    char buffer[512];
    sink_words(to, "{\"at\":");
    sink_json(to, place_of(a, buffer, sizeof buffer));
    json_pair(to, "department", cell(a, d->expects_column));
    json_pair(to, "said", cell(a, d->replies.result));
    json_pair(to, "made_on", cell(a, d->latest_by));
    json_cells(to, a);
    sink_words(to, "}");
}

static void json_terms(sink *to, const reply *r) {
    char day[32];
    date_print(r->check_day, day);
    json_pair(to, "judged_on", text_of(day));
    if (r->months == 0) return;
    json_key(to, "good_for_months");
    sink_number(to, r->months);
}

void why_replies_json(why_view *v, uint16_t source) {
    const evidence *e = evidence_for(v, source);
    sink *to = v->page.to;
    size_t at = 0;
    bool any = false;
    counted_reply a;
    reply r;
    if (e == NULL) return;
    if (find_terms(v, e, source, &r)) json_terms(to, &r);
    while (next_answer(v, e, source, &at, &a)) {
        sink_words(to, any ? "," : ",\"replies\":[");
        any = true;
        json_answer(to, &a);
    }
    if (any) sink_words(to, "]");
}
