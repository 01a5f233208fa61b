/* cited: the digest of what a reason rests on.
 *
 * A ruling is about one reason and one set of cells, and lapses when one of them changes.
 * So every reason that counts carries a digest over what its rule read to give it: cells
 * (also those that facts read on its behalf), days, parameters, how many rows there were
 * and whether they were searched; all cells of the row it rests on; and where something
 * was unknown, all rows of the sources asked, also those no rule may see and those that may
 * be the candidate's under another number. The form is
 * length-prefixed, sorted, and knows no line numbers: the same cells give the same digest
 * in whatever order the files are, and however many rows about others are added. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/cited.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "evaluate/retell.h"
#include "join/near.h"

typedef struct bytes { char *at; size_t used, room; } bytes;

/* Where an item stands among the bytes of all. */
typedef struct item { size_t at, len; } item;

/* Kept with the examiner: what was made for one candidate serves the next. */
typedef struct citing {
    examiner *x;
    digest_run *run;
    const step **steps; size_t step_count, step_room;
    item *items; size_t item_count, item_room;
    bytes made;                   /* the items, one after the other; */
    size_t begun;                 /* where the one being made begins */
    text *sorted; size_t sorted_room;
    bytes body;                   /* what is digested */
    text **heads;                 /* per source and column: how items about its cells begin */
    arena memory;                 /* of these */
    bool *facts;                  /* whose steps are taken already */
    bool together;                /* of candidates who are judged together: whose cell it is matters */
    bool no_memory;
} citing;

enum { ITEMS_MAX = 1 << 26, FEW = 16 };

/* Steps, or texts: nearly always few, which are inserted one by one. Inlined, so that size and
 * order are known. */
static inline void sort(void *all, size_t n, size_t size,
                        int (*order)(const void *, const void *)) {
    union { const step *one; text words; } moved;
    char *at = all;
    assert(size <= sizeof moved);
    if (n > FEW) qsort(all, n, size, order);
    for (size_t i = 1; i < n && n <= FEW; i++) {
        size_t k = i;
        memcpy(&moved, at + i * size, size);
        for (; k > 0 && order(at + (k - 1) * size, &moved) > 0; k--)
            memcpy(at + k * size, at + (k - 1) * size, size);
        memcpy(at + k * size, &moved, size);
    }
}

/* ---- items ------------------------------------------------------------ */

/* Room for so many bytes more, which are used then; NULL: no memory. */
static char *more_bytes(citing *c, bytes *b, size_t len) {
    if (b->room - b->used < len) {
        size_t room = (b->used + len) * 2 + 64;
        char *more = realloc(b->at, room);
        if (more == NULL) {
            c->no_memory = true;
            return NULL;
        }
        b->at = more;
        b->room = room;
    }
    b->used += len;
    return b->at + b->used - len;
}

static void put_bytes(citing *c, const void *from, size_t len) {
    char *to = more_bytes(c, &c->made, len);
    if (to != NULL && len > 0) memcpy(to, from, len);
}

/* Little-endian whatever the processor: compilers make one store of it. */
static void write_number(char *to, uint64_t n) {
    const unsigned char out[8] = {
        (unsigned char)n,         (unsigned char)(n >> 8),  (unsigned char)(n >> 16),
        (unsigned char)(n >> 24), (unsigned char)(n >> 32), (unsigned char)(n >> 40),
        (unsigned char)(n >> 48), (unsigned char)(n >> 56),
    };
    memcpy(to, out, sizeof out);
}

static void put_number(citing *c, uint64_t n) {
    char *to = more_bytes(c, &c->made, 8);
    if (to != NULL) write_number(to, n);
}

static void add_words(citing *c, bytes *b, text t) {
    char *to = more_bytes(c, b, 8 + t.len);
    if (to == NULL) return;
    write_number(to, t.len);
    if (t.len > 0) memcpy(to + 8, t.at, t.len);
}

static void put_words(citing *c, text t) {
    add_words(c, &c->made, t);
}

static void put_day(citing *c, span s) {
    put_number(c, (uint64_t)(int64_t)s.lo);
    put_number(c, (uint64_t)(int64_t)s.hi);
}

static void end_item(citing *c) {
    if (!grow((void **)&c->items, &c->item_room, c->item_count, sizeof *c->items, ITEMS_MAX))
        c->no_memory = true;
    else c->items[c->item_count++] = (item){ c->begun, c->made.used - c->begun };
    c->begun = c->made.used;
}

/* All items from `first` on are forgotten. */
static void drop_items(citing *c, size_t first) {
    if (first < c->item_count) c->made.used = c->items[first].at;
    c->begun = c->made.used;
    c->item_count = first;
}

static void begin_items(citing *c) {
    c->step_count = c->item_count = 0;
    c->made.used = c->begun = 0;
}

static text raw_cell(examiner *x, uint16_t source, uint32_t row, uint16_t column) {
    return cell_trim(table_raw(&x->view.evidence->tables[source], row, column));
}

/* ---- what was read ------------------------------------------------------------ */

/* What is written before what stands in a cell: the same for all cells of a column. */
static text make_head(citing *c, const step *s) {
    const source_decl *d = &c->x->pack->sources[s->source];
    bytes made = { 0 };
    text head = { NULL, 0 };
    add_words(c, &made, TEXT("cell"));
    add_words(c, &made, d->name);
    add_words(c, &made, d->columns[s->column].name);
    if (!c->no_memory && !arena_text(&c->memory, (text){ made.at, made.used }, &head))
        c->no_memory = true;
    free(made.at);
    return head;
}

static void put_cell_head(citing *c, const step *s) {
    text **heads = &c->heads[s->source];
    if (*heads == NULL)
        *heads = arena_take_zero(&c->memory, c->x->pack->sources[s->source].column_count,
                                 sizeof **heads);
    if (*heads == NULL) {
        c->no_memory = true;
        return;
    }
    text *head = &(*heads)[s->column];
    if (head->at == NULL) *head = make_head(c, s);
    put_bytes(c, head->at, head->len);
}

static void put_cell(citing *c, const step *s) {
    put_cell_head(c, s);
    if (c->together && s->source == c->x->pack->candidates)
        put_words(c, raw_cell(c->x, s->source, s->row, c->x->pack->sources[s->source].key));
    put_words(c, raw_cell(c->x, s->source, s->row, s->column));
    end_item(c);
}

static void put_param(citing *c, uint16_t number) {
    const param_value *v = &c->x->shared->params[number];
    put_words(c, TEXT("param"));
    put_words(c, c->x->pack->params[number].name);
    put_number(c, v->type);
    put_number(c, v->type == PARAM_YES_NO ? v->yes : (uint64_t)v->integer);
    put_bytes(c, &v->decimal, sizeof v->decimal);
    put_words(c, v->words);
    end_item(c);
}

static void put_step(citing *c, const step *s) {
    const pack *p = c->x->pack;
    switch (s->kind) {
    case STEP_CELL:
    case STEP_GIVEN: put_cell(c, s); return;
    case STEP_PARAM: put_param(c, s->source); return;
    case STEP_DAY:
        put_words(c, TEXT("day"));
        put_words(c, p->days[s->source].name);
        put_day(c, s->x);
        break;
    case STEP_ROWS:
        put_words(c, TEXT("rows"));
        put_words(c, p->sources[s->source].name);
        put_number(c, s->a);
        put_number(c, (uint64_t)s->n);
        break;
    case STEP_FACT:
        put_words(c, TEXT("fact"));
        put_words(c, p->facts[s->source].name);
        put_number(c, s->a);
        break;
    default: return; /* computed from the others */
    }
    end_item(c);
}

/* ---- which steps a reason rests on ------------------------------------------------------------ */

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
    for (uint32_t i = 0; i < k->about.step_count && !c->no_memory; i++) {
        if (!grow((void **)&c->steps, &c->step_room, c->step_count, sizeof *c->steps,
                  ITEMS_MAX)) {
            c->no_memory = true;
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
    sort(c->steps, c->step_count, sizeof *c->steps, order_steps);
    for (size_t i = 0; i < c->step_count && !c->no_memory; i++)
        if (i == 0 || step_order(c->steps[i - 1], c->steps[i]) != 0)
            put_step(c, c->steps[i]);
}

/* ---- whole rows ------------------------------------------------------------ */

static void put_row(citing *c, uint16_t source, uint32_t row) {
    const source_decl *d = &c->x->pack->sources[source];
    put_words(c, TEXT("row"));
    put_words(c, d->name);
    for (size_t i = 0; i < d->column_count; i++) {
        put_words(c, d->columns[i].name);
        put_words(c, raw_cell(c->x, source, row, (uint16_t)i));
    }
    end_item(c);
}

static int order_items(const void *a, const void *b) {
    return text_compare(*(const text *)a, *(const text *)b);
}

static int take_digest(citing *c, digest *out) {
    if (c->run == NULL) c->run = digest_new();
    else if (digest_again(c->run) != 0) return -1;
    if (c->run == NULL || digest_add(c->run, c->body.at, c->body.used) != 0) return -1;
    return digest_end(c->run, out);
}

/* The items from `first` on, sorted, as one digest; they are forgotten. */
static digest end_items(citing *c, size_t first) {
    digest out = { { 0 } };
    size_t n = c->item_count - first;
    c->body.used = 0;
    for (size_t i = 0; i < n && !c->no_memory; i++) {
        const item *from = &c->items[first + i];
        c->no_memory = !grow((void **)&c->sorted, &c->sorted_room, i, sizeof *c->sorted, ITEMS_MAX);
        if (!c->no_memory) c->sorted[i] = (text){ c->made.at + from->at, from->len };
    }
    if (c->no_memory) return out;
    sort(c->sorted, n, sizeof *c->sorted, order_items);
    for (size_t i = 0; i < n; i++) add_words(c, &c->body, c->sorted[i]);
    if (c->no_memory || take_digest(c, &out) != 0) c->no_memory = true;
    drop_items(c, first);
    return out;
}

/* All rows of a source about the candidate, seen or not, and those that may be; made once. */
static void put_about(citing *c, uint16_t source) {
    struct about_rows *about = &c->x->about[source];
    if (!about->made) {
        size_t n, first = c->item_count;
        const attached *rows =
            evidence_rows(c->x->view.evidence, source, c->x->candidate, &n);
        for (size_t i = 0; i < n && !c->no_memory; i++) put_row(c, source, rows[i].row);
        const near_row *near = near_of(&c->x->view.evidence->sources[source], c->x->candidate, &n);
        for (size_t i = 0; i < n && !c->no_memory; i++) put_row(c, source, near[i].row);
        about->rows = end_items(c, first);
        about->made = !c->no_memory;
    }
    put_words(c, TEXT("about"));
    put_words(c, c->x->pack->sources[source].name);
    put_bytes(c, about->rows.byte, sizeof about->rows.byte);
    end_item(c);
}

static void put_sources_asked(citing *c) {
    bool asked[SOURCE_MAX] = { false };
    for (size_t i = 0; i < c->step_count; i++)
        if (c->steps[i]->kind == STEP_ROWS) asked[c->steps[i]->source] = true;
    for (size_t s = 0; s < c->x->pack->source_count && s < SOURCE_MAX; s++)
        if (asked[s]) put_about(c, (uint16_t)s);
}

/* ---- one reason ------------------------------------------------------------ */

/* What is judged: whom, by which rule, as which reason, under which law. */
static void put_head(citing *c, const reason *r) {
    examiner *x = c->x;
    const source_decl *list = &x->pack->sources[x->pack->candidates];
    const rule_decl *d = r->rule != NO_INDEX ? &x->pack->rules[r->rule] : NULL;
    bool own = d != NULL && !text_equal(d->version, x->pack->version);
    bool coded = d != NULL && r->code != NO_INDEX;
    put_words(c, TEXT("vet-cited 1"));
    put_words(c, raw_cell(x, x->pack->candidates, x->candidate, list->key));
    put_words(c, d != NULL ? d->id : (text){ "", 0 });
    put_words(c, own ? d->version : (text){ "", 0 });
    put_words(c, coded ? d->reasons[r->code].code : (text){ "", 0 });
    put_number(c, r->cause);
    put_number(c, r->effect);
    put_number(c, r->grade);
    put_day(c, x->view.law_day);
    end_item(c);
}

/* A record that may be the candidate's: whose it is rests on all that is written of both. */
static void cite_near(citing *c, reason *r) {
    begin_items(c);
    put_head(c, r);
    put_row(c, c->x->pack->candidates, c->x->candidate);
    if (r->source != NO_INDEX && r->row != NO_ROW) {
        put_row(c, r->source, r->row);
        put_about(c, r->source);
    }
    r->cited = end_items(c, 0);
}

static void cite(citing *c, reason *r) {
    const examiner *x = c->x;
    const rule_decl *d = &x->pack->rules[r->rule];
    begin_items(c);
    memset(c->facts, 0, x->pack->fact_count * sizeof *c->facts);
    for (size_t i = 0; i < x->part_count; i++)
        if (is_of(&x->parts[i].about, d, r)) take_steps(c, &x->parts[i]);
    /* Nearly in the order in which they are sorted, by the length of the word that each begins
     * with. */
    if (r->source != NO_INDEX && r->row != NO_ROW) put_row(c, r->source, r->row);
    put_steps(c);
    if (r->cause == CAUSE_UNKNOWN) put_sources_asked(c);
    put_head(c, r);
    r->cited = end_items(c, 0);
}

static citing *citing_of(examiner *x) {
    if (x->citing == NULL) x->citing = calloc(1, sizeof *x->citing);
    if (x->citing == NULL) return NULL;
    citing *c = x->citing;
    c->x = x;
    if (c->facts == NULL) c->facts = calloc(x->pack->fact_count + 1, sizeof *c->facts);
    if (c->heads == NULL) c->heads = calloc(x->pack->source_count + 1, sizeof *c->heads);
    c->no_memory = c->facts == NULL || c->heads == NULL;
    return c;
}

static bool weighs(const reason *r) {
    return r->effect == EFFECT_REFER || r->effect == EFFECT_HOLD || r->effect == EFFECT_REJECT;
}

static bool is_cited(const reason *r) {
    return weighs(r) && r->rule != NO_INDEX;
}

void cited_take(examiner *x, size_t first) {
    block *b = x->into;
    citing *c = citing_of(x);
    memset(x->about, 0, x->pack->source_count * sizeof *x->about);
    for (size_t i = first; c != NULL && i < b->reason_count; i++)
        if (is_cited(&b->reasons[i])) unfold_parts(c, &b->reasons[i]);
    if (c != NULL && !c->no_memory) unfold_facts(c);
    for (size_t i = first; c != NULL && i < b->reason_count && !c->no_memory; i++) {
        reason *r = &b->reasons[i];
        if (is_cited(r)) cite(c, r);
        else if (weighs(r) && r->cause == CAUSE_NEAR) cite_near(c, r);
    }
    x->view.no_memory |= c == NULL || c->no_memory;
}

void cited_forget(examiner *x) {
    citing *c = x->citing;
    if (c == NULL) return;
    digest_free(c->run);
    free(c->steps);
    free(c->items);
    free(c->facts);
    free(c->heads);
    arena_clear(&c->memory);
    free(c->sorted);
    free(c->made.at);
    free(c->body.at);
    free(c);
    x->citing = NULL;
}

/* ---- candidates who are judged together ------------------------------------------------------------ */

/* Who the member is, what was decided of him so far, and every row between him and somebody. */
static void put_member(citing *c, const cited_slate *s, size_t i) {
    examiner *x = c->x;
    const source_decl *list = &x->pack->sources[x->pack->candidates];
    put_words(c, TEXT("member"));
    put_words(c, raw_cell(x, x->pack->candidates, s->members[i], list->key));
    put_number(c, s->standing[s->members[i]]);
    end_item(c);
    for (uint16_t source = 0; source < x->pack->source_count; source++) {
        size_t n;
        uint16_t which = NO_INDEX;
        if ((s->asked >> source & 1) == 0) continue;
        put_words(c, TEXT("searched"));
        put_words(c, raw_cell(x, x->pack->candidates, s->members[i], list->key));
        put_words(c, x->pack->sources[source].name);
        put_number(c, evidence_searched(x->view.evidence, source, s->members[i], &which));
        end_item(c);
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
    begin_items(c);
    for (size_t i = 0; i < s->count && !c->no_memory; i++) put_member(c, s, i);
    for (size_t i = 0; i < s->step_count && !c->no_memory; i++) put_step(c, &s->steps[i]);
    if (s->all > 0) {
        put_words(c, TEXT("members"));
        put_number(c, s->all);
        end_item(c);
    }
    *body = end_items(c, 0);
    c->together = false;
    x->view.no_memory |= c->no_memory;
}

void cited_of(examiner *x, reason *r, const digest *body) {
    citing *c = citing_of(x);
    const source_decl *list = &x->pack->sources[x->pack->candidates];
    if (c == NULL) {
        x->view.no_memory = true;
        return;
    }
    begin_items(c);
    put_head(c, r);
    for (size_t i = 0; i < r->other_count; i++) {
        put_words(c, TEXT("other"));
        put_words(c, raw_cell(x, x->pack->candidates, r->others[i], list->key));
        end_item(c);
    }
    put_words(c, TEXT("together"));
    put_bytes(c, body->byte, sizeof body->byte);
    end_item(c);
    r->cited = end_items(c, 0);
    x->view.no_memory |= c->no_memory;
}
