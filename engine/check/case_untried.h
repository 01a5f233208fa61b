/* case_untried: reasons of a pack that none of its cases brings about. */
#ifndef CHECK_CASE_UNTRIED_H
#define CHECK_CASE_UNTRIED_H
#include "evaluate/result.h"
#include "ground/sink.h"

typedef struct case_untried {
    const pack *p;
    bool **met; /* per rule, per reason */
    arena memory;
} case_untried;

int case_untried_begin(case_untried *u, const pack *p, fault *f);
/* What came out of one case. */
void case_untried_note(case_untried *u, const outcome_set *got);
/* Names those nobody got, if there are any; how many they are. */
size_t case_untried_tell(const case_untried *u, sink *to);
void case_untried_clear(case_untried *u);
#endif
