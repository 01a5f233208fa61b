/* path: what a rule read, and in which order, when it let somebody pass; walked again without Lua.
 *
 * Only clean endings are learned: the rule passed or did not apply, nothing was said, nothing was
 * missing. A candidate (or a row, for a rule over rows) whose reads take the same path ends the same
 * way, because a rule is a pure function of what it reads. Anything else goes to Lua. Everything that
 * leaves a step in the trace is an edge, so that a path can be told as well as walked. One set of
 * trees per worker. */
#ifndef EVALUATE_PATH_H
#define EVALUATE_PATH_H
#include "evaluate/view.h"

/* What a date is made of: a place, or a place and a length of time. */
typedef enum expr_op { EXPR_CONSTANT, EXPR_CELL, EXPR_DAY, EXPR_ADD } expr_op;
typedef struct expr {
    uint8_t op;
    int8_t sign;               /* EXPR_ADD */
    uint16_t source, place;    /* column or day */
    uint16_t of;               /* EXPR_ADD: the expression it adds to */
    duration by;
    span constant;
} expr;
enum { NO_EXPR = 0xffff };

typedef enum edge_kind {
    EDGE_CODE,  /* a code or whole number of a cell, or why there is none */
    EDGE_STATE, /* a date's cell or a day: is it there (its value flows on through dates) */
    EDGE_GIVEN, /* what given() found */
    EDGE_BEFORE,
    EDGE_UP_TO, /* a < b, a <= b */
    EDGE_REACHED,
    EDGE_YEARS,   /* reached(a, n, b); age or elapsed of a, b: n is the kind of step */
    EDGE_FACT,    /* a fact's answer */
    EDGE_NO_ROWS, /* a source has no row about the candidate, and who was searched */
    EDGE_PARAM,   /* a parameter, the same for everybody: told, never asked */
    EDGE_PASS,    /* pass("code"), likewise; n: the number of the code */
} edge_kind;
typedef struct edge {
    uint8_t kind;
    uint16_t source, place;    /* cell; fact, day or parameter in `place` */
    uint16_t a, b;             /* expressions */
    int32_t n;
} edge;

typedef struct path_book path_book; /* the trees of all rules and facts of a pack */

/* `v` records into the book from here on. NULL: no memory. */
path_book *path_book_new(const pack *p, view *v, fault *f);
void path_book_free(path_book *b);

/* Recording. Every read of the candidate is counted by the view (v->reads); every read that an edge
 * accounts for is claimed. A record with a read that nobody claimed is not learned. */
typedef struct path_record path_record;
void path_begin(view *v);                                      /* a rule begins */
/* The number of an expression in the record, NO_EXPR when there is no record or no room. */
uint16_t path_expr(view *v, expr e);
/* Claims `reads` of the reads noted so far with an edge and the value found. */
void path_edge(view *v, edge e, int64_t value, unsigned reads);
void path_pass(view *v, text code);                            /* the edge of a pass that was said */
/* The cell of the candidate, of a one_by source, or of the row that is being judged: of what a path
 * can be walked by again. Other rows are whoever's. */
bool path_is_place(const view *v, uint16_t source, uint32_t row);
/* While a fact is asked inside a rule: the rule's record is set aside and taken up again. */
typedef struct path_mark { uint64_t reads, claimed; size_t start; bool broken; } path_mark;
path_mark path_set_aside(view *v);
void path_take_up(view *v, path_mark mark);

typedef enum tree_kind { TREE_RULE, TREE_FACT } tree_kind;
/* Learns the running record as a path of that tree, ending in `ending`, unless it cannot be. */
void path_learn(path_book *b, view *v, tree_kind kind, uint16_t number, uint8_t ending);
/* Walks the tree for the view's candidate, or a row of the rule's source: true and *ending, or false:
 * this path is not known. Facts are asked through their own trees. */
bool path_walk(path_book *b, view *v, tree_kind kind, uint16_t number, uint32_t row,
               uint8_t *ending);

enum { PATH_EDGES_MAX = 64 };
/* An edge as it was met on a walk. */
typedef struct met {
    edge e;
    int64_t value;
    span a, b;                 /* of edges that compare dates: what was compared */
} met;
typedef struct trail { met edges[PATH_EDGES_MAX]; size_t count; uint32_t row; } trail;
/* The same, and the edges on the way. */
bool path_follow(path_book *b, view *v, tree_kind kind, uint16_t number, uint32_t row,
                 uint8_t *ending, trail *way);
text path_code(const path_book *b, const edge *pass);          /* lives as long as the book */
/* The row whose cell an edge asks, when `judged` is the row that is judged. */
uint32_t path_row(const view *v, uint16_t source, uint32_t judged);
#endif
