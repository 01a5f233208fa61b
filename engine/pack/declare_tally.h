/* declare_tally: tally: what is counted, of which rows, and what it is compared with. */
#ifndef PACK_DECLARE_TALLY_H
#define PACK_DECLARE_TALLY_H
#include "pack/reading.h"

int declare_tally_end(struct lua_State *L);
#endif
