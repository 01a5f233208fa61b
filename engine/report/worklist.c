/* worklist: worklist/<department>.csv: whose answer is awaited about whom.
 *
 * A candidate is on the list of every department that a reason which refers them waits for:
 * the same that `vet list --waits` shows. The file goes out as CSV for people and comes back
 * into the docket, so headers and separator are those the docket reads the source by, and
 * what a spreadsheet would change (formulas, long numbers, leading zeros) is marked as text
 * with an apostrophe, which the loader takes off again. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/worklist.h"

#include <stdio.h>
#include <stdlib.h>

enum { NAME_BYTES = 48, EXTRAS_MAX = 16, LONG_NUMBER = 15 };

static const source_decl *source_of(const outcome_set *o, const worklist *w) {
    return &o->evidence->pack->sources[w->source];
}

static text department_of(const outcome_set *o, const worklist *w) {
    const source_decl *d = source_of(o, w);
    return d->columns[d->expects_column].values[w->code];
}

/* ---- who waits for whom */

static bool waits_for(const outcome_set *o, const worklist *w, const reason *r) {
    if (!reason_counts(r) || !text_equal(r->waits, department_of(o, w))) return false;
    uint16_t each = r->rule != NO_INDEX ? o->evidence->pack->rules[r->rule].each : NO_INDEX;
    return each == NO_INDEX || each == w->source;
}

/* Only a referred candidate waits for anybody. */
static bool may_wait(const outcome_set *o, uint32_t candidate) {
    return outcome_result(o, candidate)->decision == REFER &&
           evidence_is_candidate(o->evidence, candidate);
}

static bool is_on(const outcome_set *o, const worklist *w, uint32_t candidate, verdict *v) {
    if (!may_wait(o, candidate)) return false;
    verdict_of(o, candidate, v);
    for (size_t i = 0; i < v->count; i++)
        if (waits_for(o, w, &v->reasons[i])) return true;
    return false;
}

/* ---- the file's name */

/* Letters, digits, - and _, and Chinese characters: nothing that is a path or can deceive. */
static bool names_a_file(text t) {
    if (t.len == 0 || t.len > NAME_BYTES || t.at[0] == '-') return false;
    for (size_t i = 0; i < t.len;) {
        const unsigned char *c = (const unsigned char *)t.at + i;
        bool plain = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
                     (*c >= '0' && *c <= '9') || *c == '_' || *c == '-';
        bool chinese = i + 2 < t.len && *c >= 0xe3 && *c <= 0xe9 && (*c > 0xe3 || c[1] >= 0x90);
        if (!plain && !chinese) return false;
        i += plain ? 1 : 3;
    }
    return true;
}

static void name_file(const outcome_set *o, worklist *all, size_t at) {
    worklist *w = &all[at];
    text code = department_of(o, w);
    bool good = names_a_file(code);
    snprintf(w->file, sizeof w->file, "worklist/%.*s.csv", good ? (int)code.len : 0, code.at);
    for (size_t i = 0; i < at; i++) good &= !text_alike(text_of(all[i].file), text_of(w->file));
    if (!good)
        snprintf(w->file, sizeof w->file, "worklist/department-%u-%u.csv", w->source + 1u,
                 w->code + 1u);
}

/* A list for every department that may be waited for. */
static int list_departments(worklist **out, size_t *count, const outcome_set *o, fault *f) {
    const evidence *e = o->evidence;
    size_t room = 0;
    for (uint16_t s = 0; s < e->pack->source_count; s++) {
        const source_decl *d = &e->pack->sources[s];
        if (!evidence_has_replies(e, s)) continue;
        for (uint16_t c = 0; c < d->columns[d->expects_column].value_count; c++) {
            if (!grow((void **)out, &room, *count, sizeof **out, SOURCE_MAX * NO_INDEX))
                return fault_memory(f);
            (*out)[(*count)++] = (worklist){ .source = s, .code = c };
        }
    }
    return 0;
}

/* Everybody is looked at once, for all lists: few are referred, and nobody else waits. */
static void count_waiting(const outcome_set *o, worklist *all, size_t count) {
    verdict v;
    for (uint32_t c = 0; c < o->evidence->candidates; c++) {
        if (!may_wait(o, c)) continue;
        for (size_t i = 0; i < count; i++) all[i].candidates += is_on(o, &all[i], c, &v);
    }
}

int worklist_all(worklist **out, size_t *count, const outcome_set *o, fault *f) {
    size_t all = 0;
    *out = NULL;
    *count = 0;
    int code = list_departments(out, &all, o, f);
    if (code != 0) {
        free(*out);
        *out = NULL;
        return code;
    }
    if (all > 0) count_waiting(o, *out, all);
    for (size_t i = 0; i < all; i++) {
        if ((*out)[i].candidates == 0) continue;
        (*out)[(*count)++] = (*out)[i];
        name_file(o, *out, *count - 1);
    }
    return 0;
}

/* ---- its columns */

typedef struct layout {
    uint16_t own[COLUMN_MAX];   /* the source's, in the order of the file: first its keys */
    uint16_t there[COLUMN_MAX]; /* per column of the source: the candidates' that fills it */
    size_t own_count, key_count;
    uint16_t extra[EXTRAS_MAX]; /* the candidates' */
    size_t extra_count;
} layout;

static void add_own(layout *l, uint16_t at) {
    if (at == NO_INDEX) return;
    for (size_t i = 0; i < l->own_count; i++)
        if (l->own[i] == at) return;
    l->own[l->own_count++] = at;
}

/* How the docket finds the column in the source's files. */
static text header_of(const outcome_set *o, const worklist *w, uint16_t at) {
    const docket_column *c = &o->evidence->docket->sources[w->source].columns[at];
    bool whole = c->position == 0 && c->header.len > 0 && c->part == 0 && c->more_count == 0;
    return whole ? c->header : source_of(o, w)->columns[at].name;
}

static void add_extra(layout *l, const outcome_set *o, const worklist *w, uint16_t at) {
    const pack *p = o->evidence->pack;
    text name = p->sources[p->candidates].columns[at].name;
    bool there = l->extra_count == EXTRAS_MAX;
    for (size_t i = 0; i < l->extra_count; i++) there |= l->extra[i] == at;
    for (size_t i = 0; i < l->own_count; i++)
        there |= l->there[l->own[i]] == at || text_equal(header_of(o, w, l->own[i]), name);
    if (!there) l->extra[l->extra_count++] = at;
}

static void lay_out(layout *l, const outcome_set *o, const worklist *w) {
    const pack *p = o->evidence->pack;
    const source_decl *d = source_of(o, w), *list = &p->sources[p->candidates];
    *l = (layout){ 0 };
    for (size_t i = 0; i < COLUMN_MAX; i++) l->there[i] = NO_INDEX;
    for (size_t i = 0; i < d->key_count; i++)
        for (size_t k = 0; k < d->keys[i].count; k++) {
            add_own(l, d->keys[i].here[k]);
            l->there[d->keys[i].here[k]] = d->keys[i].there[k];
        }
    l->key_count = l->own_count;
    add_own(l, d->expects_column);
    add_own(l, d->replies.asked_on);
    add_own(l, d->replies.due_on);
    add_own(l, d->latest_by);
    add_own(l, d->replies.result);
    for (uint16_t i = 0; i < d->column_count; i++) add_own(l, i);
    add_extra(l, o, w, list->key);
    for (uint16_t i = 0; i < list->column_count; i++)
        if (list->columns[i].type == TYPE_NAME || list->columns[i].type == TYPE_CN_ID)
            add_extra(l, o, w, i);
    for (size_t s = 0; s < p->source_count; s++)
        for (size_t k = 0; p->sources[s].kind == SOURCE_ONE && k < p->sources[s].keys[0].count;
             k++)
            add_extra(l, o, w, p->sources[s].keys[0].there[k]);
}

/* ---- its rows */

typedef struct page_of {
    sink *to;
    char separator;
    bool begun; /* the row has a field */
} page_of;

/* Would a spreadsheet take the digits for a number and lose some of them? */
static bool loses_digits(text t) {
    if (t.len < 2) return false;
    for (size_t i = 0; i < t.len; i++)
        if (t.at[i] < '0' || t.at[i] > '9') return false;
    return t.len > LONG_NUMBER || t.at[0] == '0';
}

static void field(page_of *p, text t) {
    if (p->begun) sink_bytes(p->to, &p->separator, 1);
    p->begun = true;
    if (loses_digits(t)) sink_words(p->to, "'");
    sink_csv_by(p->to, t, true, p->separator);
}

static void end_row(page_of *p) {
    sink_words(p->to, "\n");
    p->begun = false;
}

static void date_field(page_of *p, const docket_column *c, span s) {
    char written[32] = "";
    /* a file whose dates are written otherwise has the day in the docket, not here */
    if (s.lo != DAY_NONE && c->form.dates == FORM_ISO) date_print(s, written);
    field(p, text_of(written));
}

static text cell_of(const outcome_set *o, uint32_t candidate, uint16_t at) {
    return cell_trim(
        table_raw(&o->evidence->tables[o->evidence->pack->candidates], candidate, at));
}

/* Why it is asked: the words of the reasons that wait for it, each once. */
static int why_field(page_of *p, const outcome_set *o, const worklist *w, const verdict *v,
                     tongue in, fault *f) {
    sink all;
    sink_memory(&all);
    for (size_t i = 0; i < v->count; i++) {
        text words = v->reasons[i].words[in.pack];
        bool again = !waits_for(o, w, &v->reasons[i]);
        for (size_t k = 0; k < i && !again; k++)
            again = waits_for(o, w, &v->reasons[k]) &&
                    text_equal(words, v->reasons[k].words[in.pack]);
        if (again) continue;
        if (all.used > 0) sink_words(&all, "; ");
        sink_text(&all, words);
    }
    int code = sink_flush(&all, f);
    if (code == 0) field(p, (text){ all.buffer, all.used });
    sink_drop(&all);
    return code;
}

static int put_person(page_of *p, const outcome_set *o, const worklist *w, const layout *l,
                      const verdict *v, tongue in, fault *f) {
    for (size_t i = 0; i < l->extra_count; i++)
        field(p, cell_of(o, v->candidate, l->extra[i]));
    return why_field(p, o, w, v, in, f);
}

/* Keys, the person and why, who is asked and since when; what is to be filled in stands
 * last. */
static int write_row(page_of *p, const outcome_set *o, const worklist *w, const layout *l,
                     const verdict *v, tongue in, fault *f) {
    const source_decl *d = source_of(o, w);
    const docket_column *columns = o->evidence->docket->sources[w->source].columns;
    reply r;
    evidence_reply(o->evidence, w->source, v->candidate, w->code, &r);
    int code = 0;
    for (size_t i = 0; i < l->own_count && code == 0; i++) {
        uint16_t at = l->own[i];
        if (i == l->key_count) code = put_person(p, o, w, l, v, in, f);
        if (at == d->expects_column) field(p, department_of(o, w));
        else if (at == d->replies.asked_on) date_field(p, &columns[at], r.asked_on);
        else if (at == d->replies.due_on) date_field(p, &columns[at], r.due_on);
        else if (l->there[at] != NO_INDEX)
            field(p, cell_of(o, v->candidate, l->there[at]));
        else field(p, (text){ "", 0 });
    }
    end_row(p);
    return code;
}

static void write_head(page_of *p, const outcome_set *o, const worklist *w, const layout *l) {
    const pack *k = o->evidence->pack;
    const column_decl *list = k->sources[k->candidates].columns;
    bool taken = false;
    sink_words(p->to, "\xef\xbb\xbf");
    for (uint32_t line = 1; line < o->evidence->docket->sources[w->source].first_row; line++)
        end_row(p); /* where the department's own files have lines above their header */
    for (size_t i = 0; i < l->own_count; i++)
        taken |= text_is(header_of(o, w, l->own[i]), "why");
    for (size_t i = 0; i < l->own_count; i++) {
        for (size_t n = 0; i == l->key_count && n < l->extra_count; n++)
            field(p, list[l->extra[n]].name);
        if (i == l->key_count) field(p, taken ? TEXT("why_asked") : TEXT("why"));
        field(p, header_of(o, w, l->own[i]));
    }
    end_row(p);
}

int worklist_write(sink *to, const outcome_set *o, const worklist *w, tongue in, fault *f) {
    page_of p = { .to = to, .separator = o->evidence->docket->sources[w->source].separator };
    layout l;
    int code = 0;
    lay_out(&l, o, w);
    write_head(&p, o, w, &l);
    for (uint32_t c = 0; code == 0 && c < o->evidence->candidates; c++) {
        verdict v;
        if (is_on(o, w, c, &v)) code = write_row(&p, o, w, &l, &v, in, f);
    }
    return code != 0 ? code : sink_flush(to, f);
}
