/* script: what a known path tells of whoever's reads take it, line by line.
 *
 * Made when a path is told for the first time, and kept with it: what of a step's bytes is the
 * same for all is written beforehand (evaluate/trace), and only what is the candidate's own is
 * left to be looked up. */
#ifndef EVALUATE_SCRIPT_H
#define EVALUATE_SCRIPT_H
#include "evaluate/walk.h"

typedef struct line {
    edge e;                    /* of the tree, and the answer met */
    int64_t value;
    uint8_t kind;              /* step_kind; 0: it leaves no step */
    bool again;                /* the same is read before: not written */
    bool usual;                /* of a cell: its text is one of few */
    /* trace_shape of its step; NULL: that is another for everybody */
    text shape;
    span day;                  /* of a day that is the same for all */
} line;

typedef struct script {
    const tree *of;            /* whose expressions the lines name */
    line *lines; size_t count;
    uint32_t told;             /* how many steps are written */
    bool asks_facts;
    /* may two lines read one cell, told in two ways? script_is_plain */
    bool doubtful;
} script;

/* The script of a leaf; made for this candidate only once the book has no room for more. NULL:
 * no memory. */
const script *script_of(path_book *b, view *v, tree *t, const node *leaf);
/* Does no line read what another one did, of this candidate? `judged`: the row that is judged,
 * or NO_ROW. */
bool script_is_plain(const script *s, const view *v, uint32_t judged);
/* The state of a cell that a line read. */
cell_state script_state(const line *l);
#endif
