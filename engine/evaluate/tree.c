/* tree: the learned paths of one rule or fact, as a tree of questions.
 *
 * Nodes lie in one array and name each other by number; kids are sorted by their value, so
 * that a question with many answers (an age) is settled by halving. Edges that everybody
 * answers alike (a parameter, a day the docket gives for the whole list) are kept, because
 * an auditor is told them, but a kid also knows the next node that really asks: a walk that
 * tells nothing goes there at once. What runs out of room is left out whole; a node whose
 * edge is another than the one added means that what was read is not all that was used, and
 * the owner gives the tree up. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/tree.h"

#include <stdlib.h>
#include <string.h>

#ifdef VET_PATH_TINY /* for tests/learned: whatever can run out of room, does */
enum { KIDS_MAX = 3, NODES_MAX = 40 };
#else
enum { KIDS_MAX = 512, NODES_MAX = 200000 };
#endif
enum { NOTHING = 0xffffffff, FEW_KIDS = 6 };

void tree_give_up(tree *t) {
    for (size_t i = 0; i < t->count; i++) free(t->nodes[i].kids);
    free(t->nodes);
    t->nodes = NULL;
    t->count = t->room = 0;
    t->first = 0;
    t->given_up = true;
}

void tree_clear(tree *t) {
    tree_give_up(t);
    *t = (tree){ 0 };
}

/* ---- expressions ------------------------------------------------------------ */

static bool same_expr(const expr *a, const expr *b) {
    return a->op == b->op && a->row == b->row && a->sign == b->sign && a->source == b->source &&
           a->place == b->place && a->of == b->of && a->by.months == b->by.months &&
           a->by.days == b->by.days && a->constant.lo == b->constant.lo &&
           a->constant.hi == b->constant.hi;
}

uint16_t tree_add_expr(expr *list, size_t *count, size_t most, const expr *e) {
    for (size_t i = 0; i < *count; i++)
        if (same_expr(&list[i], e)) return (uint16_t)i;
    if (*count == most) return NO_EXPR;
    list[*count] = *e;
    return (uint16_t)(*count)++;
}

/* ---- kids ------------------------------------------------------------ */

/* Where the value stands among the kids, or would. */
static uint32_t place_of(const node *n, int64_t value) {
    uint32_t low = 0, high = n->kid_count;
    while (high - low > FEW_KIDS) {
        uint32_t middle = low + (high - low) / 2;
        if (n->kids[middle].value <= value) low = middle;
        else high = middle;
    }
    while (low < high && n->kids[low].value < value) low++;
    return low;
}

const kid *tree_seek_kid(const node *n, int64_t value) {
    uint32_t at = place_of(n, value);
    return at < n->kid_count && n->kids[at].value == value ? &n->kids[at] : NULL;
}

static uint32_t add_node(tree *t) {
    if (!grow((void **)&t->nodes, &t->room, t->count, sizeof *t->nodes, NODES_MAX))
        return NOTHING;
    t->nodes[t->count] = (node){ 0 };
    return (uint32_t)t->count++;
}

/* The node after `at` by `value`; made when it is not there. NOTHING: no room. */
static uint32_t step_to(tree *t, uint32_t at, int64_t value) {
    const kid *known = tree_find_kid(&t->nodes[at], value);
    if (known != NULL) return known->node;
    if (t->nodes[at].kid_count == KIDS_MAX) return NOTHING;
    uint32_t made = add_node(t);
    if (made == NOTHING) return NOTHING;
    node *n = &t->nodes[at];
    if (!grow((void **)&n->kids, &n->kid_room, n->kid_count, sizeof *n->kids, KIDS_MAX))
        return NOTHING;
    uint32_t place = place_of(n, value);
    memmove(n->kids + place + 1, n->kids + place, (n->kid_count - place) * sizeof *n->kids);
    n->kids[place] = (kid){ value, made, made };
    n->kid_count++;
    t->nodes[made].parent = at;
    return made;
}

/* ---- paths ------------------------------------------------------------ */

static bool same_edge(const edge *a, const edge *b) {
    return a->kind == b->kind && a->row == b->row && a->source == b->source &&
           a->place == b->place && a->a == b->a && a->b == b->b && a->n == b->n;
}

/* A fresh node takes the edge; a known one must have it. */
static bool agree(node *n, const edge *e, bool fresh) {
    if (fresh) n->e = *e;
    return !n->leaf && same_edge(&n->e, e);
}

/* Past all fixed edges from this node on. */
static uint32_t past_fixed(const tree *t, uint32_t at) {
    const node *n = &t->nodes[at];
    return !n->leaf && n->e.fixed && n->kid_count == 1 ? n->kids[0].hop : at;
}

/* From the end of the path back: what every kid on it hops to. */
static void hop(tree *t, const uint32_t *way, const taken *edges, size_t count) {
    for (size_t i = count; i > 0; i--) {
        const node *n = &t->nodes[way[i - 1]];
        uint32_t at = place_of(n, edges[i - 1].value);
        n->kids[at].hop = past_fixed(t, n->kids[at].node);
    }
    t->first = past_fixed(t, 0);
}

static bool asks_facts(const taken *edges, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (edges[i].e.kind == EDGE_FACT) return true;
    return false;
}

bool tree_add_path(tree *t, const taken *edges, size_t count, path_end end, node **leaf,
                   bool *fresh) {
    uint32_t way[PATH_EDGES_MAX];
    *fresh = t->count == 0;
    uint32_t at = *fresh ? add_node(t) : 0;
    *leaf = NULL;
    for (size_t i = 0; i < count && at != NOTHING; i++) {
        if (!agree(&t->nodes[at], &edges[i].e, *fresh)) return false;
        size_t before = t->count;
        way[i] = at;
        at = step_to(t, at, edges[i].value);
        *fresh = t->count > before;
    }
    if (at == NOTHING) return true;
    node *last = *leaf = &t->nodes[at];
    if (!*fresh) return last->leaf && last->ending == end.ending && last->lacks == end.lacks;
    *last = (node){ .leaf = true, .ending = end.ending, .lacks = end.lacks,
                    .asks_facts = asks_facts(edges, count), .parent = last->parent };
    hop(t, way, edges, count);
    return true;
}

const node *tree_find_path(const tree *t, const taken *edges, size_t count) {
    const node *at = t->nodes;
    if (t->count == 0) return NULL;
    for (size_t i = 0; i < count; i++) {
        if (at->leaf || !same_edge(&at->e, &edges[i].e)) return NULL;
        const kid *next = tree_find_kid(at, edges[i].value);
        if (next == NULL) return NULL;
        at = &t->nodes[next->node];
    }
    return at->leaf ? at : NULL;
}

/* The answer that leads from a node to one of its kids. */
static int64_t answer_to(const node *from, uint32_t to) {
    size_t i = 0;
    while (from->kids[i].node != to) i++;
    return from->kids[i].value;
}

size_t tree_path_to(const tree *t, const node *leaf, taken *out) {
    size_t count = 0, i;
    uint32_t at = (uint32_t)(leaf - t->nodes);
    for (uint32_t up = at; up != 0; up = t->nodes[up].parent) count++;
    for (i = count; i > 0; i--) {
        const node *from = &t->nodes[t->nodes[at].parent];
        out[i - 1] = (taken){ from->e, answer_to(from, at) };
        at = t->nodes[at].parent;
    }
    return count;
}
