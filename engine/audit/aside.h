/* aside: rows about a candidate that no rule saw, and who may be waited for, read from the
 * record. */
#ifndef AUDIT_ASIDE_H
#define AUDIT_ASIDE_H
#include "audit/record.h"

typedef enum aside_kind { ASIDE_REPLACED = 1, ASIDE_WAITS, ASIDE_WITHDRAWN } aside_kind;
typedef struct aside {
    uint16_t source, input;
    uint32_t line;
    uint8_t how;             /* aside_kind */
    text who, said, made_on; /* department, answer and day as written; may be empty */
} aside;

/* In the order of sources. Texts live in `a`. */
int aside_rows(record *r, uint32_t candidate, arena *a, aside **out, size_t *count, fault *f);
/* What somebody may wait for: the departments of the pack, its sources, and whatever a referred
 * candidate of the run waits for; without repetition, at most `limit`. */
int aside_awaited(record *r, arena *a, text *known, size_t limit, size_t *count, fault *f);
#endif
