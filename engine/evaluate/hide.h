/* hide: which rows about a candidate rules may see. */
#ifndef EVALUATE_HIDE_H
#define EVALUATE_HIDE_H
#include "evaluate/judge.h"

/* Shows every evidence source's rows to the view, suppressions asked. 0 or FAULT_MEMORY. */
int hide_show_sources(examiner *x);
#endif
