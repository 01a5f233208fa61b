/* case_failed: rules that failed in one case and fail in the same way in others. */
#ifndef CHECK_CASE_FAILED_H
#define CHECK_CASE_FAILED_H
#include "check/case_file.h"
#include "evaluate/result.h"
#include "ground/arena.h"
#include "ground/sink.h"

typedef struct failed_rule {
    uint16_t rule;
    text words;
    const char *file;      /* the case in which it was met last */
    uint32_t line;
    size_t cases;          /* how many more there were after the first */
} failed_rule;
/* {0} is an empty list. */
typedef struct case_failed {
    arena memory;
    failed_rule *items;
    size_t count, room;
} case_failed;

/* Was the same rule told with the same words before? It is counted for this case then. */
bool case_failed_again(case_failed *c, const reason *r, const test_case *in);
/* Told now. Where there is no memory it will be told again. */
void case_failed_add(case_failed *c, const reason *r, const test_case *in);
/* A line for each that failed again. */
void case_failed_put(const case_failed *c, const pack *p, sink *to);
void case_failed_clear(case_failed *c);
#endif
