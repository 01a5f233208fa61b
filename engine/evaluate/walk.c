/* walk: how a rule or fact ends for somebody whose reads take a path that is known, without
 * Lua.
 *
 * Each node asks its question of the columns and goes on by the answer; an answer nobody has
 * met yet, or one that cannot be given for sure, ends the walk, and Lua is asked. A walk
 * hops over edges that everybody answers alike. Values are compared as what they
 * are at their place: what a path holds of dates is only what was asked of them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/walk.h"

#ifdef VET_PATH_TINY /* for tests/learned: whatever can run out of room, does */
enum { FACT_DEPTH = 2 };
#else
enum { FACT_DEPTH = 8 };
#endif

uint32_t walk_row(const view *v, uint16_t source, uint8_t place, uint32_t judged) {
    if (place == PLACE_OWN)
        return source == v->pack->candidates ? v->candidate : view_one(v, source);
    if (place == PLACE_JUDGED) return judged;
    const seen_rows *s = &v->sources[source];
    size_t k = (size_t)place - PLACE_FIRST;
    return k < s->count ? s->rows[k].row : NO_ROW;
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
        row = walk_row(v, e->source, e->row, b->row);
        if (row == NO_ROW) return false;
        state = view_peek_date(v, e->source, row, e->cell, out);
        return state == CELL_OK || state == CELL_OPEN;
    }
}

static int64_t code_of(const path_book *b, view *v, const edge *e) {
    uint32_t row = walk_row(v, e->source, e->row, b->row);
    const column *c = e->cell;
    if (row == NO_ROW) return WALK_UNKNOWN;
    if (c->state[row] != CELL_OK) return EDGE_NO_CODE + c->state[row];
    return c->decl->type == TYPE_CODE ? c->codes[row] : c->integers[row];
}

static int64_t cell_state_of(const path_book *b, view *v, const edge *e) {
    uint32_t row = walk_row(v, e->source, e->row, b->row);
    span unused;
    return row == NO_ROW ? WALK_UNKNOWN : view_peek_date(v, e->source, row, e->cell, &unused);
}

static int64_t state_of(const path_book *b, view *v, const edge *e) {
    span unused;
    if (e->source == NO_INDEX) return view_peek_day(v, e->place, &unused);
    if (e->place == NO_INDEX) return view_one(v, e->source) == NO_ROW ? CELL_BLANK : CELL_OK;
    return cell_state_of(b, v, e);
}

int64_t walk_compare(path_book *b, const edge *e, span x, span y) {
    const pack *p = b->pack;
    int32_t years;
    switch (e->kind) {
    case EDGE_BEFORE: return span_before(x, y);
    case EDGE_UP_TO: return span_up_to(x, y);
    case EDGE_REACHED:
        return anniversary_reached(&b->ages, x, e->n, y, p->age, p->no_such_day);
    default:
        return anniversary_between(&b->years, x, y, p->no_such_day, &years) ? years
                                                                            : EDGE_NO_CODE;
    }
}

static int64_t answer_of(path_book *b, view *v, const tree *t, const edge *e) {
    span x, y;
    if (!value_of(b, v, t, e->a, &x) || !value_of(b, v, t, e->b, &y)) return WALK_UNKNOWN;
    return walk_compare(b, e, x, y);
}

static int64_t rows_of(const view *v, const edge *e) {
    uint32_t n = path_rows_seen(v, e->source);
    return n == PLACE_NONE ? WALK_UNKNOWN : (int64_t)n;
}

static const node *walk(path_book *b, view *v, tree_kind kind, uint16_t number, int depth);

static int64_t fact_of(path_book *b, view *v, const edge *e, int depth) {
    walked *w = &b->walked[e->place];
    if (w->judged == v->judged) return w->ending;
    const node *leaf = depth == 0 ? NULL : walk(b, v, TREE_FACT, e->place, depth - 1);
    if (leaf == NULL) return WALK_UNKNOWN;
    *w = (walked){ v->judged, leaf->ending, (uint32_t)(leaf - b->facts[e->place].nodes) };
    return leaf->ending;
}

static int64_t ask_edge(path_book *b, view *v, const tree *t, const edge *e, int depth) {
    uint16_t which;
    switch (e->kind) {
    case EDGE_CODE: return code_of(b, v, e);
    case EDGE_GIVEN: return cell_state_of(b, v, e);
    case EDGE_STATE: return state_of(b, v, e);
    case EDGE_FACT: return fact_of(b, v, e, depth);
    case EDGE_ROWS: return rows_of(v, e);
    case EDGE_SEARCHED:
        return v->sources[e->source].unsure ? WALK_UNKNOWN
                                            : view_peek_searched(v, e->source, &which);
    case EDGE_PARAM:
    case EDGE_PASS: return 0;
    default: return answer_of(b, v, t, e);
    }
}

static const node *walk(path_book *b, view *v, tree_kind kind, uint16_t number, int depth) {
    const tree *t = path_tree_of(b, kind, number);
    if (t->count == 0) return NULL;
    const node *at = &t->nodes[t->first];
    while (!at->leaf) {
        const kid *next = tree_find_kid(at, ask_edge(b, v, t, &at->e, depth));
        if (next == NULL) return NULL;
        at = &t->nodes[next->hop];
    }
    return at;
}

const node *walk_path(path_book *b, view *v, tree_kind kind, uint16_t number, uint32_t row) {
    b->row = row;
    return walk(b, v, kind, number, FACT_DEPTH);
}

const node *walk_known(path_book *b, uint16_t rule, uint32_t leaf) {
    const tree *t = path_tree_of(b, TREE_RULE, rule);
    b->row = NO_ROW;
    return leaf < t->count ? &t->nodes[leaf] : NULL;
}

const node *walk_fact(path_book *b, view *v, uint16_t number) {
    const walked *w = &b->walked[number];
    if (w->judged == v->judged) return &b->facts[number].nodes[w->leaf];
    return walk_path(b, v, TREE_FACT, number, NO_ROW);
}

bool walk_dates(path_book *b, view *v, const tree *t, const edge *e, uint32_t row, span *x,
                span *y) {
    b->row = row;
    return value_of(b, v, t, e->a, x) && value_of(b, v, t, e->b, y);
}

bool walk_date(path_book *b, view *v, uint16_t rule, uint16_t expr, span *out) {
    return value_of(b, v, path_tree_of(b, TREE_RULE, rule), expr, out);
}

text walk_code(const path_book *b, const edge *pass) {
    return b->codes[pass->n];
}
