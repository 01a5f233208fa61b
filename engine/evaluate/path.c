/* path: what a rule read, and in which order, when it came to its end; learned as a tree.
 *
 * A rule is a pure function of what it reads. The reads of one judgement are a path:
 * field, value, next field, ... The paths of a rule make a tree, and the next candidate
 * walks it over the columns; Lua is called only where the tree ends. The invariant:
 *   (1) every read of the candidate that Lua, or C on its behalf, made is an edge;
 *   (2) a path with a read nobody claimed, too long or too wide, is not learned, never cut;
 *   (3) of an ending that lacks something the edge is learned at which that was met: there it
 * is looked for
 *       again in everybody's own cells; what was met at no edge is judged by Lua;
 *   (4) what was said is learned without anything of the candidate: codes, places, and what
 *       is the same for all whose reads take the path; texts are filled anew;
 *   (5) the next edge is decided by the edges before it: a tree that meets another edge, or
 *       another ending, there is given up: what was read is not all that was used.
 * Dates are not values here: what Lua learns of a date is an answer (before, reached, years),
 * so the edge is the question, over expressions of places, and the answer. Rows are places
 * too: row k of those to be seen, after an edge has said how many there are. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/path.h"

#include <stdlib.h>
#include <string.h>

#ifdef VET_PATH_TINY /* for tests/learned: whatever can run out of room, does */
enum { EDGES_ROOM = 9, EXPRS_ROOM = 4, TREE_EXPRS_ROOM = 6, TOLD_ROOM = 1, HANDED_ROOM = 2 };
#else
enum {
    EDGES_ROOM = PATH_EDGES_MAX,
    EXPRS_ROOM = EXPRS_MAX,
    TREE_EXPRS_ROOM = TREE_EXPRS_MAX,
    TOLD_ROOM = TOLD_MAX,
    HANDED_ROOM = HANDED_MAX
};
#endif

/* ---- making ------------------------------------------------------------ */

path_book *path_book_new(const pack *p, view *v, fault *f) {
    path_book *b = calloc(1, sizeof *b);
    if (b != NULL) {
        b->pack = p;
        b->record.evidence = v->evidence;
        b->rules = calloc(p->rule_count + 1, sizeof *b->rules);
        b->facts = calloc(p->fact_count + 1, sizeof *b->facts);
        b->walked = calloc(p->fact_count + 1, sizeof *b->walked);
    }
    if (b == NULL || b->rules == NULL || b->facts == NULL || b->walked == NULL) {
        path_book_free(b);
        fault_memory(f);
        return NULL;
    }
    v->record = &b->record;
    return b;
}

void path_book_free(path_book *b) {
    if (b == NULL) return;
    for (size_t i = 0; b->rules != NULL && i < b->pack->rule_count; i++)
        tree_clear(&b->rules[i]);
    for (size_t i = 0; b->facts != NULL && i < b->pack->fact_count; i++)
        tree_clear(&b->facts[i]);
    free(b->rules);
    free(b->facts);
    free(b->walked);
    arena_clear(&b->memory);
    free(b);
}

/* ---- recording ------------------------------------------------------------ */

void path_begin(view *v) {
    path_record *r = v->record;
    if (r == NULL) return;
    r->expr_count = r->start = r->edge_count = r->pass_count = 0;
    r->told_count = r->handed_count = 0;
    v->reads = r->claimed = 0;
    r->broken = r->full = false;
}

uint16_t path_expr(view *v, expr e) {
    if (v->record == NULL) return NO_EXPR;
    uint16_t made = tree_add_expr(v->record->exprs, &v->record->expr_count, EXPRS_ROOM, &e);
    v->record->full |= made == NO_EXPR;
    return made;
}

void path_break(view *v) {
    if (v->record != NULL) v->record->broken = true;
}

uint8_t path_edge(view *v, edge e, int64_t value, unsigned reads) {
    path_record *r = v->record;
    if (r == NULL) return 0;
    bool blind = edge_compares_dates(&e) && (e.a == NO_EXPR || e.b == NO_EXPR);
    if (r->edge_count == EDGES_ROOM || blind || e.row == PLACE_NONE || value < EDGE_NO_CODE) {
        r->broken = true;
        return 0;
    }
    r->edges[r->edge_count++] = (taken){ e, value };
    r->claimed += reads;
    return (uint8_t)(r->edge_count - r->start);
}

void path_pass(view *v, text code) {
    path_record *r = v->record;
    if (r == NULL) return;
    if (r->pass_count == PASSES_MAX) {
        r->broken = true;
        return;
    }
    r->passes[r->pass_count] = code;
    path_edge(v,
              (edge){ .kind = EDGE_PASS, .fixed = true, .a = NO_EXPR, .b = NO_EXPR,
                      .n = (int32_t)r->pass_count++ },
              0, 0);
}

void path_say(view *v, const told *t) {
    path_record *r = v->record;
    if (r == NULL || r->broken) return;
    if (r->told_count == TOLD_ROOM || t->handed_count > HANDED_ROOM - r->handed_count ||
        (t->rests_source != NO_INDEX && t->rests_place == PLACE_NONE)) {
        r->broken = true;
        return;
    }
    told *mine = &r->told[r->told_count++];
    *mine = *t;
    mine->handed = r->handed + r->handed_count;
    if (t->handed_count > 0)
        memcpy(mine->handed, t->handed, t->handed_count * sizeof *t->handed);
    r->handed_count += t->handed_count;
}

uint32_t path_rows_seen(const view *v, uint16_t source) {
    const seen_rows *s = &v->sources[source];
    bool sure = !s->unsure && !s->has_close && !s->has_twice && s->count <= PLACE_ROWS;
    return sure ? (uint32_t)s->count : PLACE_NONE;
}

void path_rows(view *v, uint16_t source) {
    uint32_t n = path_rows_seen(v, source);
    edge e = {
        .kind = EDGE_ROWS, .source = source, .place = NO_INDEX, .a = NO_EXPR, .b = NO_EXPR
    };
    if (n == PLACE_NONE) path_break(v);
    else path_edge(v, e, n, 1);
}

uint8_t path_searched(view *v, uint16_t source, searched found) {
    edge e = {
        .kind = EDGE_SEARCHED, .source = source, .place = NO_INDEX, .a = NO_EXPR, .b = NO_EXPR
    };
    return path_edge(v, e, found, 1);
}

path_mark path_set_aside(view *v) {
    path_record *r = v->record;
    if (r == NULL) return (path_mark){ 0 };
    path_mark mark = { v->reads, r->claimed, r->start, r->broken };
    r->start = r->edge_count;
    v->reads = r->claimed = 0;
    r->broken = false;
    return mark;
}

void path_take_up(view *v, path_mark mark) {
    path_record *r = v->record;
    if (r == NULL) return;
    r->edge_count = r->start;
    r->start = mark.start;
    v->reads = mark.reads;
    r->claimed = mark.claimed;
    r->broken = mark.broken;
}

/* ---- learning ------------------------------------------------------------ */

/* The column of a cell: a walk need not look for it. */
static const column *column_at(const path_book *b, uint16_t source, uint16_t place) {
    return &b->record.evidence->tables[source].columns[place];
}

/* A day that the docket gives for the whole list, and what is made of it, is a fixed day. */
static void fix_expr(const path_book *b, const tree *t, expr *e) {
    const docket_day *d = e->op == EXPR_DAY ? &b->record.evidence->docket->days[e->place]
                                            : NULL;
    if (d != NULL && d->constant)
        *e = (expr){ .op = EXPR_CONSTANT, .of = NO_EXPR, .constant = d->value };
    if (e->op != EXPR_ADD || t->exprs[e->of].op != EXPR_CONSTANT) return;
    span moved = span_add(t->exprs[e->of].constant, e->by, e->sign, b->pack->no_such_day);
    *e = (expr){ .op = EXPR_CONSTANT, .of = NO_EXPR, .constant = moved };
}

/* The record's expression in the tree's own list. */
static uint16_t adopt(const path_book *b, tree *t, uint16_t number) {
    expr e = b->record.exprs[number];
    if (e.op == EXPR_ADD) e.of = adopt(b, t, e.of);
    if (e.op == EXPR_ADD && e.of == NO_EXPR) return NO_EXPR;
    if (e.op == EXPR_CELL) e.cell = column_at(b, e.source, e.place);
    fix_expr(b, t, &e);
    return tree_add_expr(t->exprs, &t->expr_count, TREE_EXPRS_ROOM, &e);
}

/* The record's pass code in the book's own list. */
static bool adopt_code(path_book *b, edge *e) {
    text code = b->record.passes[e->n];
    size_t i = 0;
    while (i < b->code_count && !text_equal(b->codes[i], code)) i++;
    if (i == CODES_MAX || (i == b->code_count && !arena_text(&b->memory, code, &b->codes[i])))
        return false;
    if (i == b->code_count) b->code_count++;
    e->n = (int32_t)i;
    return true;
}

static bool adopt_edge(path_book *b, tree *t, edge *e) {
    bool cell = e->kind == EDGE_CODE || e->kind == EDGE_STATE || e->kind == EDGE_GIVEN;
    if (cell && e->source != NO_INDEX && e->place != NO_INDEX)
        e->cell = column_at(b, e->source, e->place);
    if (e->kind == EDGE_PASS) return adopt_code(b, e);
    if (!edge_compares_dates(e)) return true;
    e->a = adopt(b, t, e->a);
    e->b = adopt(b, t, e->b);
    return e->a != NO_EXPR && e->b != NO_EXPR;
}

/* All edges of the running record, and all dates that a rule said, in the tree's own
 * expressions; false: no room. */
static bool adopt_path(path_book *b, tree *t, tree_kind kind, taken *out) {
    path_record *r = &b->record;
    for (size_t i = r->start; i < r->edge_count; i++) {
        taken *to = &out[i - r->start];
        *to = r->edges[i];
        if (!adopt_edge(b, t, &to->e)) return false;
    }
    for (size_t i = 0; kind == TREE_RULE && i < r->told_count; i++) {
        uint16_t *end = &r->told[i].eligible;
        if (*end != NO_EXPR && (*end = adopt(b, t, *end)) == NO_EXPR) return false;
    }
    for (size_t i = 0; kind == TREE_RULE && i < r->handed_count; i++) {
        uint16_t *date = &r->handed[i].expr;
        if (*date != NO_EXPR && (*date = adopt(b, t, *date)) == NO_EXPR) return false;
    }
    return true;
}

static bool keep_handed(path_book *b, told *t) {
    handed *kept = arena_take(&b->memory, (t->handed_count + 1) * sizeof *kept);
    bool good = kept != NULL;
    for (size_t i = 0; i < t->handed_count && good; i++) {
        kept[i] = t->handed[i];
        good = arena_text(&b->memory, kept[i].words, &kept[i].words);
    }
    t->handed = kept;
    return good;
}

/* What was said, in the book's own memory. NULL: none. */
static const speech *keep_speech(path_book *b) {
    const path_record *r = &b->record;
    speech *s = arena_take(&b->memory, sizeof *s);
    told *kept = arena_take(&b->memory, r->told_count * sizeof *kept);
    bool good = s != NULL && kept != NULL;
    for (size_t i = 0; i < r->told_count && good; i++) {
        kept[i] = r->told[i];
        good = arena_text(&b->memory, kept[i].to, &kept[i].to) && keep_handed(b, &kept[i]);
    }
    if (!good) return NULL;
    *s = (speech){ kept, r->told_count };
    return s;
}

/* Puts the path into the tree. LEARN_CONTRADICTS, LEARN_GIVEN_UP: the tree must go; where there
 * is no room what is there stays right. */
static learning put_path(path_book *b, tree *t, tree_kind kind, path_end end) {
    const path_record *r = &b->record;
    taken edges[PATH_EDGES_MAX];
    node *leaf;
    bool fresh;
    if (!adopt_path(b, t, kind, edges)) return LEARN_NO_ROOM;
    if (!tree_add_path(t, edges, r->edge_count - r->start, end, &leaf, &fresh))
        return LEARN_CONTRADICTS;
    if (leaf == NULL) return LEARN_NO_ROOM;
    if (!fresh) return LEARN_KNOWN;
    if (kind != TREE_RULE || r->told_count == 0) return LEARN_DONE;
    leaf->speech = keep_speech(b);
    return leaf->speech != NULL ? LEARN_DONE : LEARN_GIVEN_UP;
}

learning path_learn(path_book *b, view *v, tree_kind kind, uint16_t number, path_end end) {
    const path_record *r = v->record;
    tree *t = path_tree_of(b, kind, number);
    if (r == NULL) return LEARN_NEVER;
    if (t->given_up) return LEARN_GIVEN_UP;
    if (r->full) return LEARN_LONG;
    if (r->broken || v->reads != r->claimed)
        return r->edge_count == EDGES_ROOM ? LEARN_LONG : LEARN_UNCLAIMED;
    if (v->no_memory) return LEARN_NO_ROOM;
    learning how = put_path(b, t, kind, end);
    if (how != LEARN_GIVEN_UP && how != LEARN_CONTRADICTS) return how;
    tree_give_up(t);
    t->contradicted = how == LEARN_CONTRADICTS;
    /* nor is anything told of it any more */
    if (kind == TREE_FACT) b->walked[number].judged = 0;
    return how;
}

const node *path_find(path_book *b, view *v, tree_kind kind, uint16_t number) {
    const path_record *r = v->record;
    tree *t = path_tree_of(b, kind, number);
    taken edges[PATH_EDGES_MAX];
    bool whole = !r->full && !r->broken && v->reads == r->claimed;
    if (!whole || !adopt_path(b, t, kind, edges)) return NULL;
    return tree_find_path(t, edges, r->edge_count - r->start);
}
