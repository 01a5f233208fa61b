/* path: what a rule read, and in which order, when it let somebody pass; walked again without Lua.
 *
 * A rule is a pure function of what it reads. The reads of one judgement are a path:
 * field, value, next field, ... The paths of a rule make a tree, and the next candidate
 * walks it over the columns; Lua is called only where the tree ends. The invariant:
 *   (1) every read of the candidate that Lua, or C on its behalf, made is an edge;
 *   (2) a path with a read nobody claimed, too long or too wide, is not learned, never cut;
 *   (3) only clean endings are learned, so everybody about whom there is anything to say
 *       is judged by Lua itself;
 *   (4) the next edge is decided by the edges before it: a tree that meets another edge
 *       there is given up, and with it the rule's learning.
 * Dates are not values here: what Lua learns of a date is an answer (before, reached, years),
 * so the edge is the question, over expressions of places, and the answer. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/path.h"

#include <stdlib.h>
#include <string.h>

#include "ground/anniversary.h"

#ifdef VET_PATH_TINY /* for tests/learned: whatever can run out of room, does */
enum {
    EDGES_MAX = 9,
    EXPRS_MAX = 4,
    TREE_EXPRS_MAX = 6,
    KIDS_MAX = 3,
    NODES_MAX = 40,
    FACT_DEPTH = 2
};
#else
enum {
    EDGES_MAX = PATH_EDGES_MAX,
    EXPRS_MAX = 32,
    TREE_EXPRS_MAX = 128,
    KIDS_MAX = 512,
    NODES_MAX = 200000,
    FACT_DEPTH = 8
};
#endif
enum { NOTHING = 0xffffffff, PASSES_MAX = 4, CODES_MAX = 256 };

typedef struct taken { edge e; int64_t value; } taken;

struct path_record {
    expr exprs
        [EXPRS_MAX]; /* shared by a rule and the facts it asks: a box may outlive the fact */
    size_t expr_count;
    taken edges[EDGES_MAX];
    size_t start, edge_count;      /* of the one being judged now */
    text passes[PASSES_MAX];       /* codes that pass was said with; they live while it is judged */
    size_t pass_count;
    uint64_t claimed;
    bool broken;                   /* the one being judged now has no room: not to be learned */
    bool full; /* an expression had no room: nothing of this rule is learned, since a
                                      box without expression would pass for a fixed day */
};

typedef struct kid { int64_t value; uint32_t node; } kid;
typedef struct node {
    edge e;
    bool leaf;
    uint8_t ending;
    uint16_t kid_count;
    size_t kid_room;
    kid *kids;
} node;

typedef struct tree {
    node *nodes;
    size_t count, room;
    expr exprs[TREE_EXPRS_MAX];
    size_t expr_count;
    bool given_up;
} tree;

/* A fact that was walked for the candidate `judged`: many rules, and facts among themselves, ask the same,
 * and each asking may ask again: without this a chain of facts takes time beyond all bounds. */
typedef struct walked { uint64_t judged; uint8_t ending; } walked;

struct path_book {
    const pack *pack;
    path_record record;
    tree *rules, *facts;
    walked *walked;                /* per fact */
    arena memory;
    text codes[CODES_MAX];         /* of passes */
    size_t code_count;
    uint32_t row;                  /* the row a rule over rows is walked for */
    anniversary ages, years;       /* reached(), which has its own birthday; age() and elapsed() */
};

/* ---- making ------------------------------------------------------------ */

path_book *path_book_new(const pack *p, view *v, fault *f) {
    path_book *b = calloc(1, sizeof *b);
    if (b != NULL) {
        b->pack = p;
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

static void clear_tree(tree *t) {
    for (size_t i = 0; i < t->count; i++) free(t->nodes[i].kids);
    free(t->nodes);
    *t = (tree){ 0 };
}

void path_book_free(path_book *b) {
    if (b == NULL) return;
    for (size_t i = 0; b->rules != NULL && i < b->pack->rule_count; i++)
        clear_tree(&b->rules[i]);
    for (size_t i = 0; b->facts != NULL && i < b->pack->fact_count; i++)
        clear_tree(&b->facts[i]);
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
    v->reads = r->claimed = 0;
    r->broken = r->full = false;
}

static bool same_expr(const expr *a, const expr *b) {
    return a->op == b->op && a->sign == b->sign && a->source == b->source &&
           a->place == b->place && a->of == b->of && a->by.months == b->by.months &&
           a->by.days == b->by.days && a->constant.lo == b->constant.lo &&
           a->constant.hi == b->constant.hi;
}

static uint16_t add_expr(expr *list, size_t *count, size_t most, const expr *e) {
    for (size_t i = 0; i < *count; i++)
        if (same_expr(&list[i], e)) return (uint16_t)i;
    if (*count == most) return NO_EXPR;
    list[*count] = *e;
    return (uint16_t)(*count)++;
}

uint16_t path_expr(view *v, expr e) {
    if (v->record == NULL) return NO_EXPR;
    uint16_t made = add_expr(v->record->exprs, &v->record->expr_count, EXPRS_MAX, &e);
    v->record->full |= made == NO_EXPR;
    return made;
}

/* Edges that ask something of two expressions. */
static bool compares_dates(const edge *e) {
    return e->kind == EDGE_BEFORE || e->kind == EDGE_UP_TO || e->kind == EDGE_REACHED ||
           e->kind == EDGE_YEARS;
}

void path_edge(view *v, edge e, int64_t value, unsigned reads) {
    path_record *r = v->record;
    if (r == NULL) return;
    if (r->edge_count == EDGES_MAX || (compares_dates(&e) && (e.a == NO_EXPR || e.b == NO_EXPR))) {
        r->broken = true;
        return;
    }
    r->edges[r->edge_count++] = (taken){ e, value };
    r->claimed += reads;
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
              (edge){ .kind = EDGE_PASS, .a = NO_EXPR, .b = NO_EXPR,
                      .n = (int32_t)r->pass_count++ },
              0, 0);
}

bool path_is_place(const view *v, uint16_t source, uint32_t row) {
    const hearing *h = v->hearing;
    return v->pack->sources[source].kind != SOURCE_EVIDENCE ||
           (h != NULL && h->source == source && h->row == row);
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

static tree *tree_of(path_book *b, tree_kind kind, uint16_t number) {
    return kind == TREE_RULE ? &b->rules[number] : &b->facts[number];
}

static uint32_t add_node(tree *t) {
    if (!grow((void **)&t->nodes, &t->room, t->count, sizeof *t->nodes, NODES_MAX))
        return NOTHING;
    t->nodes[t->count] = (node){ 0 };
    return (uint32_t)t->count++;
}

/* The record's expression in the tree's own list. */
static uint16_t adopt(tree *t, const path_record *r, uint16_t number) {
    expr e = r->exprs[number];
    if (e.op == EXPR_ADD) e.of = adopt(t, r, e.of);
    if (e.op == EXPR_ADD && e.of == NO_EXPR) return NO_EXPR;
    return add_expr(t->exprs, &t->expr_count, TREE_EXPRS_MAX, &e);
}

/* The record's pass code in the book's own list. */
static bool adopt_code(path_book *b, const path_record *r, edge *e) {
    text code = r->passes[e->n];
    size_t i = 0;
    while (i < b->code_count && !text_equal(b->codes[i], code)) i++;
    if (i == CODES_MAX || (i == b->code_count && !arena_text(&b->memory, code, &b->codes[i])))
        return false;
    if (i == b->code_count) b->code_count++;
    e->n = (int32_t)i;
    return true;
}

static bool adopt_edge(path_book *b, tree *t, const path_record *r, edge *e) {
    if (e->kind == EDGE_PASS) return adopt_code(b, r, e);
    if (!compares_dates(e)) return true;
    e->a = adopt(t, r, e->a);
    e->b = adopt(t, r, e->b);
    return e->a != NO_EXPR && e->b != NO_EXPR;
}

static bool same_edge(const edge *a, const edge *b) {
    return a->kind == b->kind && a->source == b->source && a->place == b->place &&
           a->a == b->a && a->b == b->b && a->n == b->n;
}

static kid *find_kid(const node *n, int64_t value) {
    for (size_t i = 0; i < n->kid_count; i++)
        if (n->kids[i].value == value) return &n->kids[i];
    return NULL;
}

/* The node after `at` by `value`; made when it is not there. NOTHING: no room. */
static uint32_t step_to(tree *t, uint32_t at, int64_t value) {
    kid *known = find_kid(&t->nodes[at], value);
    if (known != NULL) return known->node;
    if (t->nodes[at].kid_count == KIDS_MAX) return NOTHING;
    uint32_t made = add_node(t);
    if (made == NOTHING) return NOTHING;
    node *n = &t->nodes[at];
    if (!grow((void **)&n->kids, &n->kid_room, n->kid_count, sizeof *n->kids, KIDS_MAX))
        return NOTHING;
    n->kids[n->kid_count++] = (kid){ value, made };
    return made;
}

/* A fresh node takes the edge; a known one must have it. */
static bool agree(node *n, const edge *e, bool fresh) {
    if (fresh) n->e = *e;
    return !n->leaf && same_edge(&n->e, e);
}

/* All edges of the running record in the tree's own expressions; false: no room. */
static bool adopt_path(path_book *b, tree *t, const path_record *r, edge *out) {
    for (size_t i = r->start; i < r->edge_count; i++) {
        out[i] = r->edges[i].e;
        if (!adopt_edge(b, t, r, &out[i])) return false;
    }
    return true;
}

/* Puts the path into the tree. false: it contradicts what is known there. */
static bool put_path(path_book *b, tree *t, const path_record *r, uint8_t ending) {
    edge edges[EDGES_MAX];
    if (!adopt_path(b, t, r, edges))
        return true; /* no room: what is there stays right, and no node
                                                        is left without its edge */
    bool fresh = t->count == 0;
    uint32_t at = fresh ? add_node(t) : 0;
    for (size_t i = r->start; i < r->edge_count && at != NOTHING; i++) {
        if (!agree(&t->nodes[at], &edges[i], fresh)) return false;
        size_t before = t->count;
        at = step_to(t, at, r->edges[i].value);
        fresh = t->count > before;
    }
    if (at == NOTHING) return true;
    node *end = &t->nodes[at];
    if (!fresh && (!end->leaf || end->ending != ending)) return false;
    end->leaf = true;
    end->ending = ending;
    return true;
}

void path_learn(path_book *b, view *v, tree_kind kind, uint16_t number, uint8_t ending) {
    const path_record *r = v->record;
    tree *t = tree_of(b, kind, number);
    if (r == NULL || t->given_up || r->broken || r->full || v->reads != r->claimed ||
        v->no_memory)
        return;
    if (put_path(b, t, r, ending)) return;
    clear_tree(t);
    t->given_up = true;
}

/* ---- walking ------------------------------------------------------------ */

static const int64_t UNKNOWN = INT64_MIN;          /* never learned */

uint32_t path_row(const view *v, uint16_t source, uint32_t judged) {
    if (source == v->pack->candidates) return v->candidate;
    return v->pack->sources[source].kind == SOURCE_EVIDENCE ? judged : view_one(v, source);
}

static bool value_of(const path_book *b, view *v, const tree *t, uint16_t number, span *out) {
    const expr *e = &t->exprs[number];
    cell_state state;
    uint32_t row;
    switch (e->op) {
    case EXPR_CONSTANT: return *out = e->constant, true;
    case EXPR_DAY: return view_peek_day(v, e->place, out) == CELL_OK || span_open(*out);
    case EXPR_ADD:
        if (!value_of(b, v, t, e->of, out)) return false;
        *out = span_add(*out, e->by, e->sign, v->pack->no_such_day);
        return true;
    default:
        row = path_row(v, e->source, b->row);
        if (row == NO_ROW) return false;
        state = view_peek_date(v, e->source, row, e->place, out);
        return state == CELL_OK || state == CELL_OPEN;
    }
}

static int64_t cell_value_of(const path_book *b, view *v, const edge *e) {
    uint32_t row = path_row(v, e->source, b->row);
    if (row == NO_ROW) return UNKNOWN;
    int64_t value;
    span unused;
    if (e->kind == EDGE_CODE)
        return view_peek_number(v, e->source, row, e->place, &value) == CELL_OK ? value : UNKNOWN;
    return view_peek_date(v, e->source, row, e->place, &unused);
}

static int64_t state_of(const path_book *b, view *v, const edge *e) {
    span unused;
    if (e->source == NO_INDEX) return view_peek_day(v, e->place, &unused);
    if (e->place == NO_INDEX) return view_one(v, e->source) == NO_ROW ? UNKNOWN : CELL_OK;
    return cell_value_of(b, v, e);
}

static int64_t answer_of(path_book *b, view *v, const tree *t, const edge *e, met *to) {
    int32_t years;
    if (!value_of(b, v, t, e->a, &to->a) || !value_of(b, v, t, e->b, &to->b)) return UNKNOWN;
    switch (e->kind) {
    case EDGE_BEFORE: return span_before(to->a, to->b);
    case EDGE_UP_TO: return span_up_to(to->a, to->b);
    case EDGE_REACHED:
        return anniversary_reached(&b->ages, to->a, e->n, to->b, v->pack->age,
                                   v->pack->no_such_day);
    default:
        return anniversary_between(&b->years, to->a, to->b, v->pack->no_such_day, &years)
                   ? years
                   : UNKNOWN;
    }
}

static int64_t rows_of(view *v, const edge *e) {
    uint16_t which;
    if (v->sources[e->source].count > 0 || v->sources[e->source].unsure) return UNKNOWN;
    return view_peek_searched(v, e->source, &which);
}

static bool walk(path_book *b, view *v, tree_kind kind, uint16_t number, uint8_t *ending,
                 int depth, trail *way);

static int64_t fact_of(path_book *b, view *v, const edge *e, int depth) {
    walked *w = &b->walked[e->place];
    uint8_t ending;
    if (w->judged == v->judged) return w->ending;
    if (depth == 0 || !walk(b, v, TREE_FACT, e->place, &ending, depth - 1, NULL))
        return UNKNOWN;
    *w = (walked){ v->judged, ending };
    return ending;
}

static int64_t ask_edge(path_book *b, view *v, const tree *t, const edge *e, int depth, met *to) {
    switch (e->kind) {
    case EDGE_CODE:
    case EDGE_GIVEN: return cell_value_of(b, v, e);
    case EDGE_STATE: return state_of(b, v, e);
    case EDGE_FACT: return fact_of(b, v, e, depth);
    case EDGE_NO_ROWS: return rows_of(v, e);
    case EDGE_PARAM:
    case EDGE_PASS: return 0;
    default: return answer_of(b, v, t, e, to);
    }
}

static bool walk(path_book *b, view *v, tree_kind kind, uint16_t number, uint8_t *ending,
                 int depth, trail *way) {
    const tree *t = tree_of(b, kind, number);
    uint32_t at = 0;
    met passing;
    if (t->count == 0) return false;
    for (size_t i = 0; !t->nodes[at].leaf; i++) {
        met *here = way != NULL ? &way->edges[i] : &passing;
        const edge *e = &t->nodes[at].e;
        int64_t value = ask_edge(b, v, t, e, depth, here);
        const kid *next = value == UNKNOWN ? NULL : find_kid(&t->nodes[at], value);
        if (next == NULL) return false;
        at = next->node;
        if (way == NULL) continue;
        here->e = *e;
        here->value = value;
        way->count = i + 1;
    }
    *ending = t->nodes[at].ending;
    return true;
}

bool path_walk(path_book *b, view *v, tree_kind kind, uint16_t number, uint32_t row,
               uint8_t *ending) {
    b->row = row;
    return walk(b, v, kind, number, ending, FACT_DEPTH, NULL);
}

bool path_follow(path_book *b, view *v, tree_kind kind, uint16_t number, uint32_t row,
                 uint8_t *ending, trail *way) {
    b->row = way->row = row;
    way->count = 0;
    return walk(b, v, kind, number, ending, FACT_DEPTH, way);
}

text path_code(const path_book *b, const edge *pass) {
    return b->codes[pass->n];
}
