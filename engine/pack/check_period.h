/* check_period: period { from = ..., years = ..., first_day = ... } in a rule. */
#ifndef PACK_CHECK_PERIOD_H
#define PACK_CHECK_PERIOD_H
#include "pack/checker.h"

/* A call with one argument; anything but a table is known too little of. */
check_value check_period(checker *c, const known_call *call);
#endif
