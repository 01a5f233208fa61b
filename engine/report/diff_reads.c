/* diff_reads: what a rule read of one candidate in two runs, and where it read otherwise.
 *
 * The trace of each side is turned into a sorted list of named values, the same in whatever
 * order the rule read them. Parameters, days and the candidate's own cells have names of their
 * own and are held against each other. Rows of evidence have none: files are sorted anew and
 * lines move. Two rows are taken for the same when all cells that both sides read agree, and
 * no two departments speak in them; those that also stand in the same place, or in the same
 * file, are looked for first, since the replies of many departments read alike. Of what is
 * left, one row on each side by the word of the same department, or in the same file where
 * that is not known, is one row that changed; anything else came or went. What only one side
 * read is no difference: a rule stops where it knows enough. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/diff_reads.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { READS_MAX = 1 << 20, ROWS_PAIRED = 2000 };

/* ---- what was read ------------------------------------------------------------ */

typedef struct gathering {
    const why_view *v;
    arena *a;
    diff_reading *out;
    bool *facts;             /* taken already */
    fault *f;
} gathering;

static int add_read(gathering *g, diff_read r) {
    diff_reading *o = g->out;
    if (!grow((void **)&o->items, &o->room, o->count, sizeof *o->items, READS_MAX))
        return fault_memory(g->f);
    o->items[o->count++] = r;
    return 0;
}

/* A text made for the list; at == NULL: no memory. */
static text made(char *at) {
    return (text){ at, at == NULL ? 0 : strlen(at) };
}

static text place_of(const gathering *g, const step *s) {
    char buffer[512];
    text at = why_place(g->v, s->source, s->input, s->row, buffer, sizeof buffer), kept;
    if (s->row == 0 || at.len == 0) return (text){ "", 0 };
    return arena_text(g->a, at, &kept) ? kept : (text){ NULL, 0 };
}

static const char *state_word(const gathering *g, const step *s) {
    return word_in(g->v->in, (word)(WORD_CELL_OK + s->a));
}

static text value_of_cell(const gathering *g, const step *s) {
    if (s->kind == STEP_GIVEN)
        return text_of(word_in(g->v->in, s->a == YES ? WORD_GIVEN : WORD_NOT_GIVEN));
    if (s->a == CELL_OK) return s->raw;
    return made(arena_print(g->a, "%.*s%s[%s]", TEXT_ARGS(s->raw), s->raw.len > 0 ? " " : "",
                            state_word(g, s)));
}

static int add_cell(gathering *g, const step *s) {
    const source_decl *d = &g->v->pack->sources[s->source];
    bool row = d->kind == SOURCE_EVIDENCE, list = d->kind == SOURCE_CANDIDATES;
    if (row && s->kind == STEP_GIVEN) return 0;      /* the cells of the row say it */
    diff_read r = { .kind = row ? READ_ROW : s->kind == STEP_GIVEN ? READ_GIVEN : READ_CELL,
                    .name = d->columns[s->column].name,
                    .value = value_of_cell(g, s),
                    .at = place_of(g, s),
                    .source = row ? d->name : (text){ "", 0 } };
    if (!row && !list)
        r.name = made(arena_print(g->a, "%.*s.%.*s", TEXT_ARGS(d->name), TEXT_ARGS(r.name)));
    if (r.name.at == NULL || r.at.at == NULL) return fault_memory(g->f);
    return add_read(g, r);
}

static int add_day(gathering *g, const step *s) {
    char written[32];
    date_print(s->x, written);
    char *value = s->a == CELL_OK ? arena_print(g->a, "%s", written)
                                  : arena_print(g->a, "[%s]", state_word(g, s));
    if (value == NULL) return fault_memory(g->f);
    return add_read(g, (diff_read){ .kind = READ_DAY,
                                    .name = g->v->pack->days[s->source].name,
                                    .value = text_of(value) });
}

static int add_steps(gathering *g, const why_finding *found);

static int add_fact(gathering *g, const step *s) {
    uint16_t fact = s->source;
    int code = add_read(
        g, (diff_read){ .kind = READ_FACT,
                        .name = g->v->pack->facts[fact].name,
                        .value = text_of(word_in(g->v->in, (word)(WORD_NO + s->a))) });
    if (g->facts[fact]) return code;
    g->facts[fact] = true;
    for (size_t i = 0; i < g->v->count && code == 0; i++) {
        const part *p = &g->v->findings[i].part;
        if (p->kind == PART_FACT && p->number == fact) code = add_steps(g, &g->v->findings[i]);
    }
    return code;
}

static int add_rows(gathering *g, const step *s) {
    text name = g->v->pack->sources[s->source].name;
    char words[64], n[32];
    number_words((uint64_t)(s->n > 0 ? s->n : 0), n);
    word_print(g->v->in, words, sizeof words,
               s->n == 1 ? WORD_ONE_ROW : s->n > 0 ? WORD_ROWS_SEEN : WORD_NO_ROWS, n);
    char *count = arena_print(g->a, "%s", words);
    if (count == NULL) return fault_memory(g->f);
    int code = add_read(
        g, (diff_read){ .kind = READ_COUNT, .name = name, .value = text_of(count) });
    if (code != 0) return code;
    const char *how = word_in(g->v->in, (word)(WORD_SEARCH_DONE + s->a));
    return add_read(g,
                    (diff_read){ .kind = READ_SEARCHED, .name = name, .value = text_of(how) });
}

static int add_step(gathering *g, const step *s) {
    const why_view *v = g->v;
    switch (s->kind) {
    case STEP_CELL:
    case STEP_GIVEN: return add_cell(g, s);
    case STEP_DAY: return add_day(g, s);
    case STEP_FACT: return add_fact(g, s);
    case STEP_PARAM:
        return add_read(g, (diff_read){ .kind = READ_PARAM,
                                        .name = v->pack->params[s->source].name,
                                        .value = v->record->params[s->source].value });
    case STEP_ROWS: return add_rows(g, s);
    default: return 0;       /* computed from what was read */
    }
}

static int add_steps(gathering *g, const why_finding *found) {
    int code = 0;
    for (uint32_t i = 0; i < found->part.step_count && code == 0; i++)
        code = add_step(g, &found->steps[i]);
    return code;
}

static int compare_name(const diff_read *a, const diff_read *b) {
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    int order = text_compare(a->source, b->source);
    if (order == 0 && a->kind == READ_ROW) order = text_compare(a->at, b->at);
    return order != 0 ? order : text_compare(a->name, b->name);
}

static int compare_read(const void *left, const void *right) {
    const diff_read *a = left, *b = right;
    int order = compare_name(a, b);
    return order != 0 ? order : text_compare(a->value, b->value);
}

static void drop_repeated(diff_reading *o) {
    size_t kept = 0;
    for (size_t i = 0; i < o->count; i++)
        if (i == 0 || compare_read(&o->items[i], &o->items[kept - 1]) != 0)
            o->items[kept++] = o->items[i];
    o->count = kept;
}

int diff_reads_of(const why_view *v, uint16_t rule, arena *a, diff_reading *out, fault *f) {
    gathering g = { .v = v, .a = a, .out = out, .f = f };
    int code = 0;
    *out = (diff_reading){ 0 };
    g.facts = arena_take_zero(a, v->pack->fact_count + 1, sizeof *g.facts);
    if (g.facts == NULL) return fault_memory(f);
    for (size_t i = 0; i < v->count && code == 0; i++) {
        const part *p = &v->findings[i].part;
        bool own = (p->kind == PART_RULE || p->kind == PART_ROW) && p->number == rule;
        if (own) code = add_steps(&g, &v->findings[i]);
    }
    if (out->count > 1) qsort(out->items, out->count, sizeof *out->items, compare_read);
    drop_repeated(out);
    return code;
}

/* ---- where it differs ------------------------------------------------------------ */

/* The cells of one row: `count` reads from `first` on. */
typedef struct row_read {
    const diff_read *first;
    size_t count;
    text who;                /* by whose word; empty: not known */
    bool paired;
} row_read;

/* The rows of both sides, in the order of their sources and places. */
typedef struct rows_read { row_read *items; size_t count; } rows_read;

typedef struct comparison {
    diff_read_pair *items;
    size_t count, room;
    fault *f;
} comparison;

static int add_pair(comparison *c, diff_read_pair p) {
    if (!grow((void **)&c->items, &c->room, c->count, sizeof *c->items, READS_MAX))
        return fault_memory(c->f);
    c->items[c->count++] = p;
    return 0;
}

/* Where the rows of evidence begin: they are sorted last. */
static size_t named_count(const diff_reading *r) {
    size_t n = 0;
    while (n < r->count && r->items[n].kind != READ_ROW) n++;
    return n;
}

static int compare_named(comparison *c, const diff_reading *x, const diff_reading *y) {
    size_t xs = named_count(x), ys = named_count(y);
    int code = 0;
    for (size_t i = 0, j = 0; i < xs && j < ys && code == 0;) {
        const diff_read *a = &x->items[i], *b = &y->items[j];
        int order = compare_name(a, b);
        if (order == 0 && !text_equal(a->value, b->value))
            code = add_pair(c, (diff_read_pair){ a, b, 1 });
        i += order <= 0;
        j += order >= 0;
    }
    return code;
}

static rows_read cut_rows(const diff_reading *r, row_read *rows) {
    size_t n = 0;
    for (size_t i = named_count(r); i < r->count; i++) {
        const diff_read *last = n > 0 ? rows[n - 1].first : NULL;
        bool same = last != NULL && text_equal(last->source, r->items[i].source) &&
                    text_equal(last->at, r->items[i].at);
        if (!same) rows[n++] = (row_read){ .first = &r->items[i] };
        rows[n - 1].count++;
    }
    return (rows_read){ rows, n };
}

/* ---- which row is which ------------------------------------------------------------ */

static bool same_source(const row_read *a, const row_read *b) {
    return text_equal(a->first->source, b->first->source);
}

/* "replies/court.csv" of "replies/court.csv:63" */
static bool same_file(const row_read *a, const row_read *b) {
    text x = a->first->at, y = b->first->at;
    while (x.len > 0 && x.at[x.len - 1] != ':') x.len--;
    while (y.len > 0 && y.at[y.len - 1] != ':') y.len--;
    return text_equal(x, y);
}

static bool same_place(const row_read *a, const row_read *b) {
    return text_equal(a->first->at, b->first->at);
}

static bool anywhere(const row_read *a, const row_read *b) {
    (void)a, (void)b;
    return true;
}

/* 1 by the word of the same, 0 not: and -1 it cannot be told. */
static int same_word(const row_read *a, const row_read *b) {
    return a->who.len == 0 || b->who.len == 0 ? -1 : text_equal(a->who, b->who);
}

/* Cells that both read: how many agree, -1: one does not. */
static int agreement(const row_read *a, const row_read *b) {
    int agree = 0;
    if (!same_source(a, b) || same_word(a, b) == 0) return -1;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        int order = text_compare(a->first[i].name, b->first[j].name);
        if (order == 0 && !text_equal(a->first[i].value, b->first[j].value)) return -1;
        agree += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return agree;
}

static void pair_same_rows(rows_read x, rows_read y,
                           bool (*near)(const row_read *, const row_read *)) {
    for (size_t i = 0; i < x.count && i < ROWS_PAIRED; i++)
        for (size_t j = 0; j < y.count && j < ROWS_PAIRED && !x.items[i].paired; j++) {
            row_read *a = &x.items[i], *b = &y.items[j];
            if (!b->paired && near(a, b) && agreement(a, b) > 0) a->paired = b->paired = true;
        }
}

static bool is_left(rows_read rows, text source) {
    for (size_t i = 0; i < rows.count; i++)
        if (!rows.items[i].paired && text_equal(rows.items[i].first->source, source))
            return true;
    return false;
}

static void pair_anew(rows_read x, rows_read y) {
    for (size_t i = 0; i < x.count; i++) x.items[i].paired = false;
    for (size_t j = 0; j < y.count; j++) y.items[j].paired = false;
    pair_same_rows(x, y, same_place);
    pair_same_rows(x, y, same_file);
    pair_same_rows(x, y, anywhere);
}

/* Asked of all rows of a source of which some are left on both sides: what is left on one side
 * came or went, whoever speaks in it. */
static int ask_who(const diff_who *who, int side, rows_read rows, rows_read others, bool *any,
                   fault *f) {
    text last = { NULL, 0 };
    bool wanted = false;
    int code = 0;
    for (size_t i = 0; i < rows.count && i < ROWS_PAIRED && code == 0; i++) {
        row_read *r = &rows.items[i];
        if (last.at == NULL || !text_equal(last, r->first->source)) {
            last = r->first->source;
            wanted = is_left(rows, last) && is_left(others, last);
        }
        if (wanted) code = who->ask(who->payload, side, r->first, &r->who, f);
        *any |= r->who.len > 0;
    }
    return code;
}

static int pair_rows(rows_read x, rows_read y, const diff_who *who, fault *f) {
    bool any = false;
    pair_anew(x, y);
    if (who == NULL) return 0;
    int code = ask_who(who, 0, x, y, &any, f);
    if (code == 0) code = ask_who(who, 1, y, x, &any, f);
    if (code == 0 && any) pair_anew(x, y);
    return code;
}

/* ---- what is left ------------------------------------------------------------ */

static bool may_be_same(const row_read *a, const row_read *b) {
    int word = same_source(a, b) ? same_word(a, b) : 0;
    return word == 1 || (word < 0 && same_file(a, b));
}

/* The one row that is left and may be this one; NULL: there is none, or more than one. */
static row_read *only_like(rows_read rows, const row_read *this) {
    row_read *one = NULL;
    for (size_t i = 0; i < rows.count; i++) {
        if (rows.items[i].paired || !may_be_same(this, &rows.items[i])) continue;
        if (one != NULL) return NULL;
        one = &rows.items[i];
    }
    return one;
}

/* It is that row, and these cells of it are others. */
static int compare_cells(comparison *c, const row_read *a, const row_read *b) {
    int code = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count && code == 0;) {
        int order = text_compare(a->first[i].name, b->first[j].name);
        if (order == 0 && !text_equal(a->first[i].value, b->first[j].value))
            code = add_pair(c, (diff_read_pair){ &a->first[i], &b->first[j], 1 });
        i += order <= 0;
        j += order >= 0;
    }
    return code;
}

static int compare_left(comparison *c, rows_read x, rows_read y) {
    int code = 0;
    for (size_t i = 0; i < x.count && code == 0; i++) {
        row_read *a = &x.items[i], *b = NULL;
        if (a->paired) continue;
        if (i < ROWS_PAIRED) b = only_like(y, a);
        if (b != NULL && only_like(x, b) != a) b = NULL;
        if (b == NULL) {
            code = add_pair(c, (diff_read_pair){ a->first, NULL, a->count });
            continue;
        }
        code = compare_cells(c, a, b);
        a->paired = b->paired = true;
    }
    for (size_t j = 0; j < y.count && code == 0; j++)
        if (!y.items[j].paired)
            code = add_pair(c, (diff_read_pair){ NULL, y.items[j].first, y.items[j].count });
    return code;
}

int diff_reads_compare(const diff_reading *before, const diff_reading *after,
                       const diff_who *who, arena *a, diff_read_pair **out, size_t *count,
                       fault *f) {
    comparison c = { .f = f };
    row_read *xs = arena_take_zero(a, before->count + 1, sizeof *xs),
             *ys = arena_take_zero(a, after->count + 1, sizeof *ys);
    *out = NULL;
    *count = 0;
    int code = xs == NULL || ys == NULL ? fault_memory(f) : compare_named(&c, before, after);
    if (code == 0) {
        rows_read x = cut_rows(before, xs), y = cut_rows(after, ys);
        code = pair_rows(x, y, who, f);
        if (code == 0) code = compare_left(&c, x, y);
    }
    if (code == 0) *out = arena_take(a, (c.count + 1) * sizeof **out);
    if (code == 0 && *out == NULL) code = fault_memory(f);
    if (code == 0 && c.count > 0) memcpy(*out, c.items, c.count * sizeof **out);
    *count = code == 0 ? c.count : 0;
    free(c.items);
    return code;
}
