/* check_known: what a name or a literal holds before anything runs. */
#ifndef PACK_CHECK_KNOWN_H
#define PACK_CHECK_KNOWN_H
#include "pack/checker.h"

/* What the running state holds. A function is looked up in its text; `name` is what it is
 * known by where it was found (may be empty). */
check_value check_known_held(checker *c, const const_value *held, text name);
/* nil, true, false, a number or a text; anything else is unknown. */
check_value check_known_literal(checker *c, const syntax_node *n);
/* SYNTAX_NAME within that frame */
check_value check_known_name(checker *c, const check_frame *f, const syntax_node *n);
#endif
