/* abreast: some candidates, or rows, walk one learned tree side by side, a question at a time.
 *
 * A walk alone asks a different question of a different column at every step. Here the tree is
 * gone through once for all: the question of a node is asked of everybody who stands there, in
 * one loop over one column, and those who answer alike go on together. Whoever's answer nobody
 * has met yet stays behind as lost, and evaluate/walk or Lua will be asked about him. They may
 * stand anywhere in the stretch; for nearly all of it evaluate/sweep is faster. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/abreast.h"

#include <stdlib.h>
#include <string.h>

#include "evaluate/walk.h"

#ifdef VET_PATH_TINY /* for tests/learned: whatever can run out of room, does */
enum { LANES = 2 };
#else
enum { LANES = 8 };
#endif

/* Everybody on the way through one tree. A group stands side by side: from, from + 1, ... up to
 * `to`; what is kept of one of them stands in the same place of every array. */
typedef struct lane {
    const walker *who;
    uint32_t *leaves;              /* by walker */
    uint16_t index[STRETCH_MAX];   /* which walker */
    uint32_t next[STRETCH_MAX];    /* the node he goes to */
    uint32_t row[STRETCH_MAX];     /* of a cell that is asked, or NO_ROW */
    int64_t value[STRETCH_MAX];    /* his answer */
    span a[STRETCH_MAX], b[STRETCH_MAX];   /* the dates that are compared, */
    bool lost[STRETCH_MAX];                /* unless he has none */
    walker own[STRETCH_MAX];       /* of a fact: who asks it */
    uint32_t own_leaves[STRETCH_MAX];
} lane;

typedef struct group { lane *l; size_t from, to; } group;

int abreast_init(abreast *a, stretch *s, fault *f) {
    *a = (abreast){ .s = s };
    a->lanes = calloc(LANES, sizeof *a->lanes);
    return a->lanes == NULL ? fault_memory(f) : 0;
}

void abreast_clear(abreast *a) {
    free(a->lanes);
}

static const walker *walker_at(const lane *l, size_t i) {
    return &l->who[l->index[i]];
}

static uint32_t candidate_at(const abreast *a, const lane *l, size_t i) {
    return a->s->first + walker_at(l, i)->place;
}

/* ---- cells ------------------------------------------------------------ */

/* Row k of those about a candidate, if all of them are to be seen. */
static uint32_t row_about(const abreast *a, uint16_t source, uint32_t candidate,
                          uint8_t place) {
    size_t n, k = (size_t)place - PLACE_FIRST;
    const attached *rows = evidence_rows(a->s->view->evidence, source, candidate, &n);
    bool shown = a->s->aside.in[candidate - a->s->first] == 0;
    return shown && k < n ? rows[k].row : NO_ROW;
}

static void find_rows(const abreast *a, group g, uint16_t source, uint8_t place) {
    lane *l = g.l;
    const uint32_t *one = a->s->view->evidence->sources[source].one;
    if (place == PLACE_JUDGED)
        for (size_t i = g.from; i < g.to; i++) l->row[i] = walker_at(l, i)->row;
    else if (place != PLACE_OWN)
        for (size_t i = g.from; i < g.to; i++)
            l->row[i] = row_about(a, source, candidate_at(a, l, i), place);
    else if (source != a->s->view->pack->candidates)
        for (size_t i = g.from; i < g.to; i++) l->row[i] = one[candidate_at(a, l, i)];
    else
        for (size_t i = g.from; i < g.to; i++) l->row[i] = candidate_at(a, l, i);
}

static void ask_codes(const abreast *a, group g, const edge *e) {
    lane *l = g.l;
    const column *c = e->cell;
    bool code = c->decl->type == TYPE_CODE;
    find_rows(a, g, e->source, e->row);
    for (size_t i = g.from; i < g.to; i++) {
        uint32_t row = l->row[i];
        if (row == NO_ROW) l->value[i] = WALK_UNKNOWN;
        else if (c->state[row] != CELL_OK) l->value[i] = EDGE_NO_CODE + c->state[row];
        else l->value[i] = code ? c->codes[row] : c->integers[row];
    }
}

/* The state of the cell in his row. */
static cell_state state_at(abreast *a, const lane *l, size_t i, uint16_t source,
                           const column *c) {
    return stretch_state(a->s, walker_at(l, i)->place, source, l->row[i], c);
}

static void ask_states(abreast *a, group g, const edge *e) {
    lane *l = g.l;
    const column *c = e->cell;
    bool is_birth = a->s->view->births[e->source] == c;
    find_rows(a, g, e->source, e->row);
    for (size_t i = g.from; i < g.to; i++) {
        uint32_t row = l->row[i];
        l->value[i] = row == NO_ROW ? WALK_UNKNOWN
                      : is_birth    ? state_at(a, l, i, e->source, c)
                                    : c->state[row];
    }
}

static cell_state day_at(const abreast *a, const lane *l, size_t i, uint16_t day, span *out) {
    const day_found *d = stretch_day(a->s, day);
    uint16_t place = walker_at(l, i)->place;
    *out = d->at[place];
    return (cell_state)d->state[place];
}

/* Is there a day, is there a row of a one_by source, what is the state of a cell? */
static void ask_presence(abreast *a, group g, const edge *e) {
    lane *l = g.l;
    span unused;
    if (e->source != NO_INDEX && e->place != NO_INDEX) {
        ask_states(a, g, e);
        return;
    }
    if (e->source != NO_INDEX) find_rows(a, g, e->source, PLACE_OWN);
    for (size_t i = g.from; i < g.to; i++)
        l->value[i] = e->source == NO_INDEX ? day_at(a, l, i, e->place, &unused)
                      : l->row[i] == NO_ROW ? CELL_BLANK
                                            : CELL_OK;
}

/* ---- dates ------------------------------------------------------------ */

static void find_dates(abreast *a, group g, const tree *t, uint16_t number, span *out);

static void find_cells(abreast *a, group g, const expr *e, span *out) {
    lane *l = g.l;
    find_rows(a, g, e->source, e->row);
    for (size_t i = g.from; i < g.to; i++) {
        uint32_t row = l->row[i];
        cell_state is = row == NO_ROW ? CELL_BLANK : state_at(a, l, i, e->source, e->cell);
        if (is == CELL_OK) out[i] = e->cell->dates[row];
        else if (is == CELL_OPEN) out[i] = (span){ DAY_OPEN, DAY_OPEN };
        else l->lost[i] = true;
    }
}

static void find_moved(abreast *a, group g, const tree *t, const expr *e, span *out) {
    day_policy policy = a->s->view->pack->no_such_day;
    find_dates(a, g, t, e->of, out);
    for (size_t i = g.from; i < g.to; i++)
        if (!g.l->lost[i]) out[i] = span_add(out[i], e->by, e->sign, policy);
}

static void find_dates(abreast *a, group g, const tree *t, uint16_t number, span *out) {
    lane *l = g.l;
    const expr *e = &t->exprs[number];
    span same;
    if (stretch_same_date(a->s, t, number, &same)) {
        for (size_t i = g.from; i < g.to; i++) out[i] = same;
        return;
    }
    switch ((expr_op)e->op) {
    case EXPR_CONSTANT: return;
    case EXPR_DAY:
        for (size_t i = g.from; i < g.to; i++)
            l->lost[i] |= day_at(a, l, i, e->place, &out[i]) != CELL_OK && !span_open(out[i]);
        return;
    case EXPR_ADD: find_moved(a, g, t, e, out); return;
    case EXPR_CELL: find_cells(a, g, e, out); return;
    }
}

static void ask_dates(abreast *a, group g, const tree *t, const edge *e) {
    lane *l = g.l;
    memset(l->lost + g.from, 0, g.to - g.from);
    find_dates(a, g, t, e->a, l->a);
    find_dates(a, g, t, e->b, l->b);
    if (e->kind == EDGE_BEFORE)
        for (size_t i = g.from; i < g.to; i++) l->value[i] = span_before(l->a[i], l->b[i]);
    else if (e->kind == EDGE_UP_TO)
        for (size_t i = g.from; i < g.to; i++) l->value[i] = span_up_to(l->a[i], l->b[i]);
    else
        for (size_t i = g.from; i < g.to; i++)
            if (!l->lost[i]) l->value[i] = walk_compare(a->s->book, e, l->a[i], l->b[i]);
    for (size_t i = g.from; i < g.to; i++)
        if (l->lost[i]) l->value[i] = WALK_UNKNOWN;
}

/* ---- rows and facts ------------------------------------------------------------ */

static void ask_searched(abreast *a, group g, const edge *e) {
    for (size_t i = g.from; i < g.to; i++) {
        uint8_t is = stretch_searched(a->s, e->source, walker_at(g.l, i)->place);
        g.l->value[i] = is == STRETCH_UNASKED ? WALK_UNKNOWN : is;
    }
}

static void ask_row_counts(abreast *a, group g, const edge *e) {
    const uint8_t *seen = stretch_rows_seen(a->s, e->source);
    for (size_t i = g.from; i < g.to; i++) {
        uint8_t rows = seen[walker_at(g.l, i)->place];
        g.l->value[i] = rows == PLACE_NONE ? WALK_UNKNOWN : rows;
    }
}

static void walk(abreast *a, lane *l, const tree *t, size_t count);

/* Asks a fact for those of whom it was not asked before: once in a stretch. */
static void find_facts(abreast *a, group g, uint16_t fact, uint8_t *known) {
    lane *in = g.l + 1;
    size_t n = 0;
    for (size_t i = g.from; i < g.to; i++) {
        uint16_t place = walker_at(g.l, i)->place;
        if (known[place] != STRETCH_UNASKED) continue;
        known[place] = STRETCH_LOST;
        if (in < a->lanes + LANES) in->own[n++] = (walker){ NO_ROW, place };
    }
    if (n == 0) return;
    const tree *t = path_tree_of(a->s->book, TREE_FACT, fact);
    in->who = in->own;
    in->leaves = in->own_leaves;
    walk(a, in, t, n);
    for (size_t i = 0; i < n; i++)
        known[in->own[i].place] = abreast_ending(t, in->own_leaves[i]);
}

static void ask_facts(abreast *a, group g, uint16_t fact) {
    uint8_t *known = stretch_fact(a->s, fact);
    find_facts(a, g, fact, known);
    for (size_t i = g.from; i < g.to; i++) {
        uint8_t said = known[walker_at(g.l, i)->place];
        g.l->value[i] = said == STRETCH_LOST ? WALK_UNKNOWN : said;
    }
}

/* ---- the tree ------------------------------------------------------------ */

/* Asks the question of everybody in the group. */
static void ask(abreast *a, group g, const tree *t, const edge *e) {
    lane *l = g.l;
    switch ((edge_kind)e->kind) {
    case EDGE_CODE: ask_codes(a, g, e); return;
    case EDGE_GIVEN: ask_states(a, g, e); return;
    case EDGE_STATE: ask_presence(a, g, e); return;
    case EDGE_FACT: ask_facts(a, g, e->place); return;
    case EDGE_ROWS: ask_row_counts(a, g, e); return;
    case EDGE_SEARCHED: ask_searched(a, g, e); return;
    case EDGE_PARAM:
    case EDGE_PASS:
        for (size_t i = g.from; i < g.to; i++) l->value[i] = 0;
        return;
    case EDGE_BEFORE:
    case EDGE_UP_TO:
    case EDGE_REACHED:
    case EDGE_YEARS: ask_dates(a, g, t, e); return;
    }
}

/* By their answers: who comes to a leaf stays there, who goes on stands in front, the rest are
 * lost. The end of those who go on. */
static size_t settle(group g, const tree *t, const node *n) {
    lane *l = g.l;
    size_t on = g.from;
    int64_t answer = WALK_UNKNOWN;
    uint32_t next = LEAF_LOST;
    bool ends = true;
    for (size_t i = g.from; i < g.to; i++) {
        if (l->value[i] != answer) {       /* most answer as the one before */
            answer = l->value[i];
            const kid *k = tree_find_kid(n, answer);
            next = k != NULL ? k->hop : (uint32_t)LEAF_LOST;
            ends = k == NULL || t->nodes[next].leaf;
        }
        if (ends) {
            l->leaves[l->index[i]] = next;
        } else {
            l->index[on] = l->index[i];
            l->next[on++] = next;
        }
    }
    return on;
}

/* Those who go to the same node as the first of the group are put in front. The end of them. */
static size_t gather(group g) {
    lane *l = g.l;
    uint32_t node = l->next[g.from];
    size_t with = g.from;
    while (with < g.to && l->next[with] == node) with++;
    for (size_t i = with; i < g.to; i++) {
        if (l->next[i] != node) continue;
        uint16_t one = l->index[i];
        l->index[i] = l->index[with];
        l->next[i] = l->next[with];
        l->index[with] = one;
        l->next[with++] = node;
    }
    return with;
}

/* Everybody in the group stands at the node and goes on from there to his end. */
static void go_on(abreast *a, group g, const tree *t, const node *n) {
    ask(a, g, t, &n->e);
    g.to = settle(g, t, n);
    while (g.from < g.to) {
        group together = { g.l, g.from, gather(g) };
        go_on(a, together, t, &t->nodes[g.l->next[g.from]]);
        g.from = together.to;
    }
}

static void stay(lane *l, uint32_t leaf, size_t count) {
    for (size_t i = 0; i < count; i++) l->leaves[i] = leaf;
}

static void walk_from(abreast *a, lane *l, const tree *t, const node *from, size_t count) {
    if (from->leaf) {
        stay(l, (uint32_t)(from - t->nodes), count);
        return;
    }
    for (size_t i = 0; i < count; i++) l->index[i] = (uint16_t)i;
    go_on(a, (group){ l, 0, count }, t, from);
}

static void walk(abreast *a, lane *l, const tree *t, size_t count) {
    if (t->count == 0) stay(l, LEAF_LOST, count);
    else walk_from(a, l, t, &t->nodes[t->first], count);
}

void abreast_walk(abreast *a, uint16_t rule, const walker *who, size_t count,
                  uint32_t *leaves) {
    lane *l = a->lanes;
    l->who = who;
    l->leaves = leaves;
    walk(a, l, path_tree_of(a->s->book, TREE_RULE, rule), count);
}

void abreast_walk_from(abreast *a, const tree *t, const node *from, const walker *who,
                       size_t count, uint32_t *leaves) {
    lane *l = a->lanes;
    l->who = who;
    l->leaves = leaves;
    walk_from(a, l, t, from, count);
}
