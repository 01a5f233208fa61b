/* lua_expression: the expressions of a Lua file. */
#ifndef PACK_LUA_EXPRESSION_H
#define PACK_LUA_EXPRESSION_H
#include "pack/lua_reader.h"

/* NULL: the fault is filled. */
syntax_node *expression_read(reader *r);
/* The value of a field or local: a function written there gets its name. */
syntax_node *expression_read_value(reader *r, text name);
/* One or more with commas, added at *end to the parent. 0 or FAULT_PACK. */
int expression_read_list(reader *r, syntax_node *parent, syntax_node ***end);
/* A name or (...) with any calls and fields after it. */
syntax_node *expression_read_suffixed(reader *r);
/* After the word `function` and the name: parameters, body, `end`. `first_line` as Lua counts
 * it. */
syntax_node *expression_read_function(reader *r, const token *word, uint32_t first_line,
                                      text field, bool self);
#endif
