/* declare_source: source "name" { ... }: the tables of a run, their columns and keys. */
#ifndef PACK_DECLARE_SOURCE_H
#define PACK_DECLARE_SOURCE_H
#include "pack/reading.h"

int declare_source_end(struct lua_State *L);
#endif
