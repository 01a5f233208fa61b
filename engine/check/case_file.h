/* case_file: a file of cases, read as data, each case with its base underneath. */
#ifndef CHECK_CASE_FILE_H
#define CHECK_CASE_FILE_H
#include "check/case_expect.h"
#include "check/case_rows.h"

typedef struct test_case {
    text name;
    const char *file;         /* "cases/age.lua" */
    uint32_t line;
    bool broken;              /* it has mistakes, which are noted: it cannot be run */
    case_rows *rows;          /* one per pack source */
    source_decl *ruling_decl; /* NULL: the case gives no rulings */
    case_rows rulings;
    bool *not_asked, *covered;                /* one per pack source */
    span *days; bool *day_given;              /* one per pack day; not given: not known */
    param_value *params;      /* one per pack parameter */
    /* "RULE:code", or "RULE" of what cannot be told; not given: not compared */
    word_list alerts;
    expected *expected; size_t expected_count;
} test_case;

/* Reads base { ... } and case "..." { ... } from `body` (borrowed). Mistakes are notes; those
 * of the base break all cases of the file, those of a case that case alone; of a file that is
 * not data there are no cases. 0 or FAULT_MEMORY. Everything lives in r->a. */
int case_file_read(case_reading *r, text body, test_case **out, size_t *count, fault *f);
#endif
