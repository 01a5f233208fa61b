/* declare_rule: rule, suppress, fact: what decides. */
#ifndef PACK_DECLARE_RULE_H
#define PACK_DECLARE_RULE_H
#include "pack/reading.h"

int declare_rule_end(struct lua_State *L);
int declare_rule_end_suppress(struct lua_State *L);
int declare_rule_end_fact(struct lua_State *L);
#endif
