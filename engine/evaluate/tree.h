/* tree: the learned paths of one rule or fact, as a tree of questions.
 *
 * A node asks one thing; its kids are the answers met so far; a leaf is how the rule ended. A
 * path is added whole or not at all, and one that contradicts what stands there is told so to
 * its owner. */
#ifndef EVALUATE_TREE_H
#define EVALUATE_TREE_H
#include "evaluate/result.h"
#include "ground/arena.h"

/* Where the row stands whose cell is read: the candidate's own or their row of a one_by source;
 * the row a rule over rows judges; or row k of a source's rows about the candidate, PLACE_FIRST
 * + k. */
enum { PLACE_OWN, PLACE_JUDGED, PLACE_FIRST, PLACE_ROWS = 32, PLACE_NONE = 0xff };

/* What a date is made of: a place, or a place and a length of time. */
typedef enum expr_op { EXPR_CONSTANT, EXPR_CELL, EXPR_DAY, EXPR_ADD } expr_op;
typedef struct expr {
    uint8_t op, row;           /* row: a place */
    int8_t sign;               /* EXPR_ADD */
    uint16_t source, place;    /* column or day */
    uint16_t of;               /* EXPR_ADD: the expression it adds to */
    duration by;
    span constant;
    const column *cell;        /* of a cell, in a tree: its column */
} expr;
enum { NO_EXPR = 0xffff };

typedef enum edge_kind {
    /* a code or whole number of a cell; EDGE_NO_CODE and its state where there is none */
    EDGE_CODE,
    /* a date's cell, a day, a row of a one_by source: is it there (a date's value flows on
     * through dates) */
    EDGE_STATE,
    EDGE_GIVEN, /* what given() found */
    EDGE_BEFORE,
    EDGE_UP_TO, /* a < b, a <= b */
    EDGE_REACHED,
    /* reached(a, n, b); age or elapsed of a, b: n is the kind of step; EDGE_NO_CODE: open */
    EDGE_YEARS,
    EDGE_FACT,     /* a fact's answer */
    EDGE_ROWS,     /* how many rows of a source there are to be seen about the candidate */
    EDGE_SEARCHED, /* what "no more rows" means */
    EDGE_PARAM,    /* a parameter, the same for everybody: told, never asked */
    EDGE_PASS,     /* pass("code"), likewise; n: the number of the code */
} edge_kind;
/* Below all values that are learned: the least is no answer, the next are states of cells. */
#define EDGE_NO_CODE (INT64_MIN + 1)
#define EDGE_LEAST (INT64_MIN + 256)
typedef struct edge {
    uint8_t kind, row;         /* row: a place */
    bool fixed;                /* the answer is the same for everybody: a walk need not ask */
    uint16_t source, place;    /* cell; fact, day or parameter in `place` */
    uint16_t a, b;             /* expressions */
    int32_t n;
    const column *cell;        /* of a cell, in a tree: its column */
} edge;

/* A value that a rule handed over for a reason's text: words, or the date of an expression. */
typedef struct handed { text words; uint16_t expr; } handed;
/* One thing a rule said, without anything of the candidate: only places and what is the same
 * for all whose reads take this path. */
typedef struct told {
    uint8_t effect, rests_place;
    uint16_t code, rests_source;  /* NO_INDEX: it rests on no row */
    uint16_t eligible;            /* expression, or NO_EXPR */
    text to;
    handed *handed; size_t handed_count;    /* in the order in which the texts ask for them */
} told;
typedef struct speech { told *told; size_t count; } speech;

/* `hop`: the node to go on at when fixed edges are not asked. */
typedef struct kid { int64_t value; uint32_t node, hop; } kid;
/* How a path ends: with an outcome, or the answer of a fact; and at which of its edges, counted
 * from 1, that was met which the ending lacks. 0: it lacks nothing. */
typedef struct path_end { uint8_t ending, lacks; } path_end;
typedef struct node {
    edge e;
    bool leaf;
    uint8_t ending, lacks;     /* of a leaf: its path_end */
    bool asks_facts;           /* of a leaf: somewhere on the way to it */
    uint32_t kid_count;
    size_t kid_room;
    kid *kids;                 /* by value */
    const speech *speech;      /* of a leaf at which something is said */
    uint32_t parent;           /* of all but the first */
    struct script *script;     /* of a leaf, once it was told (evaluate/script) */
} node;

enum { PATH_EDGES_MAX = 64, TREE_EXPRS_MAX = 128 };
typedef struct tree {
    node *nodes;
    size_t count, room;
    uint32_t first;            /* where a walk begins when fixed edges are not asked */
    expr exprs[TREE_EXPRS_MAX];
    size_t expr_count;
    bool given_up;
    bool contradicted;         /* for a path that is none of a pure function */
} tree;

typedef struct taken { edge e; int64_t value; } taken; /* an edge and the answer met */

/* The number of the expression in a list with room for `most`; NO_EXPR: no room. */
uint16_t tree_add_expr(expr *list, size_t *count, size_t most, const expr *e);
/* Does the edge ask something of two expressions? */
static inline bool edge_compares_dates(const edge *e) {
    return e->kind >= EDGE_BEFORE && e->kind <= EDGE_YEARS;
}
/* Adds a path whose expressions are the tree's. False: it contradicts what is known there.
 * Where there is no room what is known stays, and is right. *leaf: where it ends; NULL: no
 * room. *fresh: it is new. */
bool tree_add_path(tree *t, const taken *edges, size_t count, path_end end, node **leaf,
                   bool *fresh);
/* Where such a path ends; NULL: it is not known. */
const node *tree_find_path(const tree *t, const taken *edges, size_t count);
const kid *tree_seek_kid(const node *n, int64_t value);
/* NULL: not met yet. Where answers follow each other without a gap, a look is enough. */
static inline const kid *tree_find_kid(const node *n, int64_t value) {
    if (n->kid_count == 0) return NULL;
    uint64_t at = (uint64_t)value - (uint64_t)n->kids[0].value;
    if (at < n->kid_count && n->kids[at].value == value) return &n->kids[at];
    return tree_seek_kid(n, value);
}
/* The edges that lead to a leaf, and the answers met; how many. Room for PATH_EDGES_MAX. */
size_t tree_path_to(const tree *t, const node *leaf, taken *out);
void tree_clear(tree *t);
/* The same, but for its expressions: what was told of it may still name them. */
void tree_give_up(tree *t);
#endif
