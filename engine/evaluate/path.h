/* path: what a rule read, and in which order, when it came to its end; learned as a tree.
 *
 * Learned is how it ended: the rule passed, did not apply, said what it said, or lacked
 * something that was met at one of the edges. A candidate (or a row, for a rule over rows)
 * whose reads take the same path ends the same way, because a rule is a pure function of what
 * it reads. Anything else goes to Lua. Everything that leaves a step in the trace is an edge,
 * so that a path can be told as well as walked (evaluate/walk). One set of trees per worker. */
#ifndef EVALUATE_PATH_H
#define EVALUATE_PATH_H
#include "evaluate/tree.h"
#include "evaluate/view.h"
#include "ground/anniversary.h"

enum { EXPRS_MAX = 32, PASSES_MAX = 4, CODES_MAX = 256, TOLD_MAX = 8, HANDED_MAX = 32 };

/* The judgement under way. */
typedef struct path_record {
    const evidence *evidence;
    expr exprs[EXPRS_MAX]; /* shared by a rule and the facts it asks: a box may outlive the
                                      fact */
    size_t expr_count;
    taken edges[PATH_EDGES_MAX];
    size_t start, edge_count;      /* of the one being judged now */
    /* codes that pass was said with; they live while it is judged */
    text passes[PASSES_MAX];
    size_t pass_count;
    told told[TOLD_MAX];           /* what was said; their words live as long */
    size_t told_count;
    handed handed[HANDED_MAX];
    size_t handed_count;
    uint64_t claimed;
    bool broken;                   /* the one being judged now is not to be learned */
    /* an expression had no room: nothing of this rule is learned, since a box without
     * expression would pass for a fixed day */
    bool full;
} path_record;

/* A fact that was walked for the candidate `judged`: many rules, and facts among themselves,
 * ask the same, and each asking may ask again: without this a chain of facts takes time beyond
 * all bounds. */
typedef struct walked { uint64_t judged; uint8_t ending; uint32_t leaf; } walked;

/* The trees of all rules and facts of a pack, and what walking them needs. */
typedef struct path_book {
    const pack *pack;
    path_record record;
    tree *rules, *facts;
    walked *walked;                /* per fact */
    arena memory;
    text codes[CODES_MAX];         /* of passes */
    size_t code_count;
    /* what scripts take of the memory, about (evaluate/script) */
    size_t script_bytes;
    uint32_t row;                  /* the row a rule over rows is walked for */
    /* reached(), which has its own birthday; age() and elapsed() */
    anniversary ages, years;
} path_book;

/* `v` records into the book from here on. NULL: no memory. */
path_book *path_book_new(const pack *p, view *v, fault *f);
void path_book_free(path_book *b);

/* Recording. Every read of the candidate is counted by the view (v->reads); every read that an
 * edge accounts for is claimed. A record with a read that nobody claimed is not learned. */
void path_begin(view *v);                                      /* a rule begins */
/* The number of an expression in the record, NO_EXPR when there is no record or no room. */
uint16_t path_expr(view *v, expr e);
/* Claims `reads` of the reads noted so far with an edge and the value found, which is never the
 * least whole number: a walk means by it that there is no answer. The number of the edge,
 * counted from 1; 0: there is none. */
uint8_t path_edge(view *v, edge e, int64_t value, unsigned reads);
/* the edge of a pass that was said */
void path_pass(view *v, text code);
/* What is said: `t` is copied, its words must live while the rule is judged. */
void path_say(view *v, const told *t);
void path_break(view *v);         /* the running record cannot be learned */
/* Claims a look at all rows of a source that are to be seen, and the question whether there are
 * more. */
void path_rows(view *v, uint16_t source);
uint8_t path_searched(view *v, uint16_t source, searched found);   /* the number of the edge */
/* While a fact is asked inside a rule: the rule's record is set aside and taken up again. */
typedef struct path_mark { uint64_t reads, claimed; size_t start; bool broken; } path_mark;
path_mark path_set_aside(view *v);
void path_take_up(view *v, path_mark mark);

typedef enum tree_kind { TREE_RULE, TREE_FACT } tree_kind;
/* What became of a judgement that might have been learned. */
typedef enum learning {
    LEARN_DONE,
    LEARN_UNCLAIMED,  /* a read no edge can hold */
    LEARN_LONG,       /* more than a record holds */
    LEARN_NO_ROOM,    /* more than a tree holds, or no memory */
    /* the path was known, and could not be walked: something it asks is not known */
    LEARN_KNOWN,
    LEARN_GIVEN_UP,   /* the tree was given up before, or what was said could not be kept */
    LEARN_CONTRADICTS,    /* equal answers led it elsewhere than before: the tree is given up */
    LEARN_CONFIRMED,  /* its path was known, and it was asked all the same (evaluate/confirm) */
    LEARN_STOPPED,    /* it did not come to an end that is learned */
    LEARN_NEVER,      /* nothing is learned at all */
    LEARN_TOGETHER,   /* it is a rule over a group */
    LEARNINGS
} learning;
/* Learns the running record as a path of that tree, unless it cannot be. */
learning path_learn(path_book *b, view *v, tree_kind kind, uint16_t number, path_end end);
/* The leaf to which the running record leads, when all of it is an edge; NULL: to none that is
 * known. */
const node *path_find(path_book *b, view *v, tree_kind kind, uint16_t number);
static inline tree *path_tree_of(path_book *b, tree_kind kind, uint16_t number) {
    return kind == TREE_RULE ? &b->rules[number] : &b->facts[number];
}
/* How many rows of a source are looked at as places: the rows to be seen, or too many or none
 * that can be told for sure, then PLACE_NONE. */
uint32_t path_rows_seen(const view *v, uint16_t source);
#endif
