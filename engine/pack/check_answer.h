/* check_answer: answers that come to nothing, so that a rule asks and never acts. */
#ifndef PACK_CHECK_ANSWER_H
#define PACK_CHECK_ANSWER_H
#include "pack/checker.h"

/* A call that stands alone: what a function only asks is lost there. `word`: the engine's
 * function. */
void check_answer_alone(checker *c, uint16_t file, const syntax_node *call, text word);
/* A function that is asked for yes or no has to return something, somewhere; `even_no`: it may
 * be false alone, since it may say something by itself. `at`: where it is handed over; `who`
 * asks it, as "some" or "applies". */
void check_answer_given(checker *c, uint16_t file, const syntax_node *at,
                        const syntax_function *function, bool even_no, const char *who);
/* What a test returns: an effect that is named and not called says nothing. */
void check_answer_effect(checker *c, uint16_t file, const operand *returned);
/* What a test returns is heard by nobody. */
void check_answer_unheard(checker *c, uint16_t file, const operand *returned);
/* A test that can only pass: whoever it meets is accepted. */
void check_answer_silent(checker *c, uint16_t file, const syntax_function *test);
/* if false then: what stands under it is never said. */
void check_answer_never(checker *c, uint16_t file, const syntax_node *condition);
/* a or b where one is a word or a number as written: it is always true. */
void check_answer_constant(checker *c, uint16_t file, const syntax_node *or_node,
                           const operand *a);
#endif
