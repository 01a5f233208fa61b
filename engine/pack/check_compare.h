/* check_compare: operators between values that do not go together. */
#ifndef PACK_CHECK_COMPARE_H
#define PACK_CHECK_COMPARE_H
#include "pack/checker.h"

/* What the operation gives. `n` is a SYNTAX_BINARY other than `and`, `or`. */
check_value check_operator(checker *c, uint16_t file, const syntax_node *n, const operand *a,
                           const operand *b);
/* a == b, or a in is(a, b): the same mistakes. `at` is where the comparison stands; `equals` is
 * false for is(). */
void check_equal(checker *c, uint16_t file, const syntax_node *at, bool equals,
                 const operand *a, const operand *b);
/* A value that stands where only true or false make sense. */
void check_condition(checker *c, uint16_t file, const operand *a);
#endif
