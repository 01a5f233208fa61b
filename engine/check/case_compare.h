/* case_compare: what came out of a case against what it expects. */
#ifndef CHECK_CASE_COMPARE_H
#define CHECK_CASE_COMPARE_H
#include "check/case_failed.h"

typedef enum compared {
    COMPARED_SAME,
    COMPARED_OTHER,
    COMPARED_FAILED /* other, and all there is to say of it was said of a case before */
} compared;
/* Writes a line per difference, and after those of one candidate all reasons it got; but of a
 * candidate with whom a rule failed as it did before nothing at all. */
compared case_compare(const test_case *c, const outcome_set *got, size_t language,
                      case_failed *failed, sink *to);
/* "cases/age.lua:12: case 'A1 ...': " */
void case_place(sink *to, const test_case *c);
#endif
