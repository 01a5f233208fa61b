/* case_compare: what came out of a case against what it expects. */
#ifndef CHECK_CASE_COMPARE_H
#define CHECK_CASE_COMPARE_H
#include "check/case_file.h"
#include "evaluate/result.h"
#include "ground/sink.h"

/* Writes a line per difference, and after those of one candidate all reasons it got. true: no
 * difference. */
bool case_compare(const test_case *c, const outcome_set *got, size_t language, sink *to);
/* "cases/age.lua:12: case 'A1 ...': " */
void case_place(sink *to, const test_case *c);
#endif
