/* walk: how a rule or fact ends for somebody whose reads take a path that is known, without
 * Lua. */
#ifndef EVALUATE_WALK_H
#define EVALUATE_WALK_H
#include "evaluate/path.h"

#define WALK_UNKNOWN                                                                           \
    INT64_MIN /* the answer to a question that cannot be answered; never learned */

/* Walks the tree for the view's candidate, or a row of the rule's source: the leaf, or NULL:
 * this path is not known. Facts are asked through their own trees. */
const node *walk_path(path_book *b, view *v, tree_kind kind, uint16_t number, uint32_t row);

/* The leaf of that number where a walk of the candidate by the rule, which is not over rows, is
 * known to end; NULL: its tree was given up since. */
const node *walk_known(path_book *b, uint16_t rule, uint32_t leaf);
/* Where a fact ends for the view's candidate: the leaf, or NULL. */
const node *walk_fact(path_book *b, view *v, uint16_t number);
/* What an edge of the tree compares, for a row that is judged or NO_ROW; false: one of the two
 * has no value. */
bool walk_dates(path_book *b, view *v, const tree *t, const edge *e, uint32_t row, span *x,
                span *y);
/* After a walk of a rule: the value of one of its tree's expressions; false: it has none. */
bool walk_date(path_book *b, view *v, uint16_t rule, uint16_t expr, span *out);
text walk_code(const path_book *b, const edge *pass);          /* lives as long as the book */
/* What dates that are compared answer; or WALK_UNKNOWN. */
int64_t walk_compare(path_book *b, const edge *e, span x, span y);
/* The row of a source that stands at a place, when `judged` is the row that is judged; or
 * NO_ROW. */
uint32_t walk_row(const view *v, uint16_t source, uint8_t place, uint32_t judged);
#endif
