/* check_name: names of columns, sources, facts, days, parameters and reasons. */
#ifndef PACK_CHECK_NAME_H
#define PACK_CHECK_NAME_H
#include "pack/checker.h"

/* What object.name or object["name"] gives; `at` is where the name stands. */
check_value check_name(checker *c, uint16_t file, const syntax_node *at, const operand *object,
                       text name);
check_value check_name_of_row(checker *c, uint16_t file, const syntax_node *at, uint16_t source,
                              text name);
/* For given: a column of the source, nothing else. */
void check_name_of_column(checker *c, uint16_t file, const syntax_node *at, uint16_t source,
                          text name);
void check_name_of_fact(checker *c, uint16_t file, const syntax_node *at, text name);
/* Says that the rule of the site has no such reason. */
void check_name_of_reason(checker *c, uint16_t file, const syntax_node *at, text code);
/* Says that the source is gathered for a later stage than the site is judged at, where it
 * is. */
void check_name_refuse_later(checker *c, uint16_t file, const syntax_node *at,
                             const source_decl *s);
#endif
