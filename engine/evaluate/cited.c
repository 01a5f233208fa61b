/* cited: the digest of what a reason rests on.
 *
 * A ruling is about one reason and one set of cells, and lapses when one of them changes.
 * So every reason that counts carries a digest over what its rule read to give it: cells
 * (also those that facts read on its behalf), days, parameters, how many rows there were
 * and whether they were searched; all cells of the row it rests on; and where something
 * was unknown, all rows of the sources asked, also those no rule may see and those that may
 * be the candidate's under another number, what rows say that may be anybody's, and whether he
 * was searched. The form is length-prefixed, sorted, and knows no line numbers: the same cells
 * give the same digest in whatever order the files are, and however many rows about others are
 * added. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/cited.h"

#include <stdlib.h>
#include <string.h>

#include "evaluate/items.h"
#include "evaluate/retell.h"
#include "join/near.h"

/* Kept with the examiner: what was made for one candidate serves the next. */
typedef struct citing {
    examiner *x;
    items items;
    const step **steps; size_t step_count, step_room;
    text **heads;                 /* per source and column: how items about its cells begin */
    arena memory;                 /* of these */
    bool *facts;                  /* whose steps are taken already */
    /* of candidates who are judged together: whose cell it is matters */
    bool together;
} citing;

static void begin(citing *c) {
    items_begin(&c->items);
    c->step_count = 0;
}

static text raw_cell(examiner *x, uint16_t source, uint32_t row, uint16_t column) {
    return cell_trim(table_raw(&x->view.evidence->tables[source], row, column));
}

/* ---- what was read ------------------------------------------------------------ */

static text make_head(citing *c, const source_decl *d, const column_decl *column) {
    text head = { NULL, 0 };
    items_put_words(&c->items, TEXT("cell"));
    items_put_words(&c->items, d->name);
    items_put_words(&c->items, column->name);
    text made = items_take_back(&c->items);
    if (!c->items.no_memory && !arena_text(&c->memory, made, &head)) c->items.no_memory = true;
    return head;
}

/* What is written before what stands in a cell: the same for all cells of a column. Asked for
 * between two items. NULL: no memory. */
static const text *heads_of(citing *c, uint16_t source) {
    const source_decl *d = &c->x->pack->sources[source];
    text *heads = c->heads[source];
    if (heads == NULL) {
        heads = arena_take_zero(&c->memory, d->column_count, sizeof *heads);
        if (heads == NULL) c->items.no_memory = true;
        for (size_t i = 0; heads != NULL && i < d->column_count; i++)
            heads[i] = make_head(c, d, &d->columns[i]);
        if (!c->items.no_memory) c->heads[source] = heads;
    }
    return c->items.no_memory ? NULL : heads;
}

static void put_cell(citing *c, const step *s) {
    const text *heads = heads_of(c, s->source);
    text words = raw_cell(c->x, s->source, s->row, s->column), key;
    if (heads == NULL) return;
    if (c->together && s->source == c->x->pack->candidates) {
        key = raw_cell(c->x, s->source, s->row, c->x->pack->sources[s->source].key);
        items_put_behind(&c->items, heads[s->column], key);
        items_put_words(&c->items, words);
    } else {
        items_put_behind(&c->items, heads[s->column], words);
    }
    items_end(&c->items);
}

static void put_param(citing *c, uint16_t number) {
    const param_value *v = &c->x->shared->params[number];
    items_put_words(&c->items, TEXT("param"));
    items_put_words(&c->items, c->x->pack->params[number].name);
    items_put_number(&c->items, v->type);
    items_put_number(&c->items, v->type == PARAM_YES_NO ? v->yes : (uint64_t)v->integer);
    items_put(&c->items, &v->decimal, sizeof v->decimal);
    items_put_words(&c->items, v->words);
    items_end(&c->items);
}

static void put_step(citing *c, const step *s) {
    const pack *p = c->x->pack;
    switch (s->kind) {
    case STEP_CELL:
    case STEP_GIVEN: put_cell(c, s); return;
    case STEP_PARAM: put_param(c, s->source); return;
    case STEP_DAY:
        items_put_words(&c->items, TEXT("day"));
        items_put_words(&c->items, p->days[s->source].name);
        items_put_day(&c->items, s->x);
        break;
    case STEP_ROWS:
        items_put_words(&c->items, TEXT("rows"));
        items_put_words(&c->items, p->sources[s->source].name);
        items_put_number(&c->items, s->a);
        items_put_number(&c->items, (uint64_t)s->n);
        break;
    case STEP_FACT:
        items_put_words(&c->items, TEXT("fact"));
        items_put_words(&c->items, p->facts[s->source].name);
        items_put_number(&c->items, s->a);
        break;
    default: return; /* computed from the others */
    }
    items_end(&c->items);
}

/* ---- which steps a reason rests on ------------------------------------------------------- */

static void take_steps(citing *c, const kept_part *k);

static void take_fact(citing *c, uint16_t fact) {
    const examiner *x = c->x;
    if (c->facts[fact]) return;
    c->facts[fact] = true;
    for (size_t i = 0; i < x->part_count; i++)
        if (x->parts[i].about.kind == PART_FACT && x->parts[i].about.number == fact)
            take_steps(c, &x->parts[i]);
}

static void take_steps(citing *c, const kept_part *k) {
    const examiner *x = c->x;
    const step *from = (k->in_facts ? x->fact_steps : x->view.steps) + k->first;
    for (uint32_t i = 0; i < k->about.step_count && !c->items.no_memory; i++) {
        if (!grow((void **)&c->steps, &c->step_room, c->step_count, sizeof *c->steps,
                  ITEMS_MAX)) {
            c->items.no_memory = true;
            return;
        }
        c->steps[c->step_count++] = &from[i];
        if (from[i].kind == STEP_FACT) take_fact(c, from[i].source);
    }
}

static bool is_of(const part *p, const rule_decl *d, const reason *r) {
    if (p->number != r->rule) return false;
    bool of_row = d->each != NO_INDEX && r->source == d->each && r->row != NO_ROW;
    if (of_row) return p->kind == PART_ROW && p->row == r->row && p->source == r->source;
    return p->kind == PART_RULE;
}

static void unfold_fact(citing *c, uint16_t fact) {
    examiner *x = c->x;
    if (c->facts[fact]) return;
    c->facts[fact] = true;
    for (size_t i = 0; i < x->part_count; i++) {
        kept_part *k = &x->parts[i];
        if (k->script != NULL && k->about.kind == PART_FACT && k->about.number == fact)
            retell_unfold(x, k);
    }
}

/* Those told by a script get their steps now. A fact's part stands before the part that asks
 * it. */
static void unfold_facts(citing *c) {
    examiner *x = c->x;
    memset(c->facts, 0, x->pack->fact_count * sizeof *c->facts);
    for (size_t i = x->part_count; i-- > 0;) {
        const kept_part *k = &x->parts[i];
        for (uint32_t n = 0; k->script == NULL && n < k->about.step_count; n++) {
            const step *s = (k->in_facts ? x->fact_steps : x->view.steps) + k->first + n;
            if (s->kind == STEP_FACT) unfold_fact(c, s->source);
        }
    }
}

/* A reply that is missing rests on a row that passed by itself. */
static void unfold_parts(citing *c, const reason *r) {
    examiner *x = c->x;
    for (size_t i = 0; i < x->part_count; i++)
        if (x->parts[i].script != NULL &&
            is_of(&x->parts[i].about, &x->pack->rules[r->rule], r))
            retell_unfold(x, &x->parts[i]);
}

static int step_order(const step *x, const step *y) {
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    if (x->source != y->source) return x->source < y->source ? -1 : 1;
    if (x->column != y->column) return x->column < y->column ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static int order_steps(const void *a, const void *b) {
    return step_order(*(const step *const *)a, *(const step *const *)b);
}

/* The same thing read twice is one thing; two rows that read alike are two. */
static void put_steps(citing *c) {
    items_sort(c->steps, c->step_count, sizeof *c->steps, order_steps);
    for (size_t i = 0; i < c->step_count && !c->items.no_memory; i++)
        if (i == 0 || step_order(c->steps[i - 1], c->steps[i]) != 0)
            put_step(c, c->steps[i]);
}

/* ---- whole rows ------------------------------------------------------------ */

/* The name of the column, with which the head of its cells ends. */
static text name_of(text head, const column_decl *column) {
    size_t len = ITEMS_LENGTH + column->name.len;
    return (text){ head.at + head.len - len, len };
}

static void put_row(citing *c, uint16_t source, uint32_t row) {
    const source_decl *d = &c->x->pack->sources[source];
    const text *heads = heads_of(c, source);
    if (heads == NULL) return;
    items_put_words(&c->items, TEXT("row"));
    items_put_words(&c->items, d->name);
    for (size_t i = 0; i < d->column_count; i++)
        items_put_behind(&c->items, name_of(heads[i], &d->columns[i]),
                         raw_cell(c->x, source, row, (uint16_t)i));
    items_end(&c->items);
}

/* All rows of a source about the candidate, seen or not, and those that may be; made once. */
static void put_about(citing *c, uint16_t source) {
    struct about_rows *about = &c->x->about[source];
    if (!about->made) {
        size_t n, first = c->items.count;
        const attached *rows =
            evidence_rows(c->x->view.evidence, source, c->x->candidate, &n);
        for (size_t i = 0; i < n && !c->items.no_memory; i++) put_row(c, source, rows[i].row);
        const near_row *near = near_of(&c->x->view.evidence->sources[source], c->x->candidate,
                                       &n);
        for (size_t i = 0; i < n && !c->items.no_memory; i++) put_row(c, source, near[i].row);
        about->rows = items_digest(&c->items, first);
        about->made = !c->items.no_memory;
    }
    items_put_words(&c->items, TEXT("about"));
    items_put_words(&c->items, c->x->pack->sources[source].name);
    items_put(&c->items, about->rows.byte, sizeof about->rows.byte);
    items_end(&c->items);
}

/* Rows that may be about anybody. */
static void put_void(citing *c, uint16_t source) {
    const joined *to = &c->x->view.evidence->sources[source];
    if (!to->is_void) return;
    items_put_words(&c->items, TEXT("void"));
    items_put_words(&c->items, c->x->pack->sources[source].name);
    items_put_number(&c->items, to->void_rows);
    items_put_number(&c->items, to->void_says);
    items_end(&c->items);
}

/* What else speaks against "no row means clear" where the reason names one thing only. A ruling
 * about that settles none of the others. */
static void put_doubts(citing *c, uint16_t source) {
    const evidence *e = c->x->view.evidence;
    put_void(c, source);
    searched is = evidence_searched(e, source, c->x->candidate, NULL);
    if (is != SEARCH_POSSIBLE && is != SEARCH_UNREADABLE_ROW) return;
    is = evidence_searched_but_for_rows(e, source, c->x->candidate);
    if (is == SEARCHED || is == SEARCH_VOID) return;
    items_put_words(&c->items, TEXT("behind"));
    items_put_words(&c->items, c->x->pack->sources[source].name);
    items_put_number(&c->items, is);
    items_end(&c->items);
}

static void put_sources_asked(citing *c) {
    bool asked[SOURCE_MAX] = { false };
    for (size_t i = 0; i < c->step_count; i++)
        if (c->steps[i]->kind == STEP_ROWS) asked[c->steps[i]->source] = true;
    for (size_t s = 0; s < c->x->pack->source_count && s < SOURCE_MAX; s++)
        if (asked[s]) {
            put_about(c, (uint16_t)s);
            put_doubts(c, (uint16_t)s);
        }
}

/* ---- one reason ------------------------------------------------------------ */

/* What is judged: whom, by which rule, as which reason, under which law. */
static void put_head(citing *c, const reason *r) {
    examiner *x = c->x;
    const source_decl *list = &x->pack->sources[x->pack->candidates];
    const rule_decl *d = r->rule != NO_INDEX ? &x->pack->rules[r->rule] : NULL;
    bool own = d != NULL && !text_equal(d->version, x->pack->version);
    bool coded = d != NULL && r->code != NO_INDEX;
    items_put_words(&c->items, TEXT("vet-cited 1"));
    items_put_words(&c->items, raw_cell(x, x->pack->candidates, x->candidate, list->key));
    items_put_words(&c->items, d != NULL ? d->id : (text){ "", 0 });
    items_put_words(&c->items, own ? d->version : (text){ "", 0 });
    items_put_words(&c->items, coded ? d->reasons[r->code].code : (text){ "", 0 });
    items_put_number(&c->items, r->cause);
    items_put_number(&c->items, r->effect);
    items_put_number(&c->items, r->grade);
    items_put_day(&c->items, x->view.law_day);
    items_end(&c->items);
}

/* A record that may be the candidate's: whose it is rests on all that is written of both. */
static void cite_near(citing *c, reason *r) {
    begin(c);
    put_head(c, r);
    put_row(c, c->x->pack->candidates, c->x->candidate);
    if (r->source != NO_INDEX && r->row != NO_ROW) {
        put_row(c, r->source, r->row);
        put_about(c, r->source);
    }
    r->cited = items_digest(&c->items, 0);
}

static void cite(citing *c, reason *r) {
    const examiner *x = c->x;
    const rule_decl *d = &x->pack->rules[r->rule];
    begin(c);
    memset(c->facts, 0, x->pack->fact_count * sizeof *c->facts);
    for (size_t i = 0; i < x->part_count; i++)
        if (is_of(&x->parts[i].about, d, r)) take_steps(c, &x->parts[i]);
    /* Nearly in the order in which they are sorted, by the length of the word that each begins
     * with. */
    if (r->source != NO_INDEX && r->row != NO_ROW) put_row(c, r->source, r->row);
    put_steps(c);
    if (r->cause == CAUSE_UNKNOWN) put_sources_asked(c);
    put_head(c, r);
    r->cited = items_digest(&c->items, 0);
}

static citing *citing_of(examiner *x) {
    if (x->citing == NULL) x->citing = calloc(1, sizeof *x->citing);
    if (x->citing == NULL) return NULL;
    citing *c = x->citing;
    c->x = x;
    if (c->facts == NULL) c->facts = calloc(x->pack->fact_count + 1, sizeof *c->facts);
    if (c->heads == NULL) c->heads = calloc(x->pack->source_count + 1, sizeof *c->heads);
    c->items.no_memory = c->facts == NULL || c->heads == NULL;
    return c;
}

static bool is_cited(const reason *r) {
    return reason_counts(r) && r->rule != NO_INDEX;
}

void cited_take(examiner *x, size_t first) {
    block *b = x->into;
    citing *c = citing_of(x);
    memset(x->about, 0, x->pack->source_count * sizeof *x->about);
    for (size_t i = first; c != NULL && i < b->reason_count; i++)
        if (is_cited(&b->reasons[i])) unfold_parts(c, &b->reasons[i]);
    if (c != NULL && !c->items.no_memory) unfold_facts(c);
    for (size_t i = first; c != NULL && i < b->reason_count && !c->items.no_memory; i++) {
        reason *r = &b->reasons[i];
        if (is_cited(r)) cite(c, r);
        else if (reason_counts(r) && r->cause == CAUSE_NEAR) cite_near(c, r);
    }
    x->view.no_memory |= c == NULL || c->items.no_memory;
}

void cited_forget(examiner *x) {
    citing *c = x->citing;
    if (c == NULL) return;
    items_clear(&c->items);
    free(c->steps);
    free(c->facts);
    free(c->heads);
    arena_clear(&c->memory);
    free(c);
    x->citing = NULL;
}

/* ---- candidates who are judged together -------------------------------------------------- */

/* Who the member is, what was decided of him so far, and every row between him and somebody. */
static void put_member(citing *c, const cited_slate *s, size_t i) {
    examiner *x = c->x;
    const source_decl *list = &x->pack->sources[x->pack->candidates];
    items_put_words(&c->items, TEXT("member"));
    items_put_words(&c->items, raw_cell(x, x->pack->candidates, s->members[i], list->key));
    items_put_number(&c->items, s->standing[s->members[i]]);
    items_end(&c->items);
    for (uint16_t source = 0; source < x->pack->source_count; source++) {
        size_t n;
        uint16_t which = NO_INDEX;
        if ((s->asked >> source & 1) == 0) continue;
        items_put_words(&c->items, TEXT("searched"));
        items_put_words(&c->items, raw_cell(x, x->pack->candidates, s->members[i], list->key));
        items_put_words(&c->items, x->pack->sources[source].name);
        items_put_number(&c->items,
                         evidence_searched(x->view.evidence, source, s->members[i], &which));
        items_end(&c->items);
        const attached *rows = evidence_rows(x->view.evidence, source, s->members[i], &n);
        for (size_t k = 0; k < n; k++) put_row(c, source, rows[k].row);
    }
}

void cited_together(examiner *x, const cited_slate *s, digest *body) {
    citing *c = citing_of(x);
    if (c == NULL) {
        x->view.no_memory = true;
        return;
    }
    c->together = true;
    begin(c);
    for (size_t i = 0; i < s->count && !c->items.no_memory; i++) put_member(c, s, i);
    for (uint16_t source = 0; source < x->pack->source_count; source++)
        if ((s->asked >> source & 1) != 0) put_void(c, source);
    for (size_t i = 0; i < s->step_count && !c->items.no_memory; i++) put_step(c, &s->steps[i]);
    if (s->all > 0) {
        items_put_words(&c->items, TEXT("members"));
        items_put_number(&c->items, s->all);
        items_end(&c->items);
    }
    *body = items_digest(&c->items, 0);
    c->together = false;
    x->view.no_memory |= c->items.no_memory;
}

void cited_of(examiner *x, reason *r, const digest *body) {
    citing *c = citing_of(x);
    const source_decl *list = &x->pack->sources[x->pack->candidates];
    if (c == NULL) {
        x->view.no_memory = true;
        return;
    }
    begin(c);
    put_head(c, r);
    for (size_t i = 0; i < r->other_count; i++) {
        items_put_words(&c->items, TEXT("other"));
        items_put_words(&c->items, raw_cell(x, x->pack->candidates, r->others[i], list->key));
        items_end(&c->items);
    }
    items_put_words(&c->items, TEXT("together"));
    items_put(&c->items, body->byte, sizeof body->byte);
    items_end(&c->items);
    r->cited = items_digest(&c->items, 0);
    x->view.no_memory |= c->items.no_memory;
}
