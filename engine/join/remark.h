/* remark: what in a candidate's own row does not fit together, and what nobody is judged by. */
#ifndef JOIN_REMARK_H
#define JOIN_REMARK_H
#include "join/evidence.h"

typedef enum remark_kind {
    REMARK_BIRTH, /* a birth date and the one in the id differ */
    REMARK_AGE,   /* a stated age (check_only) is not the one of the birth date */
} remark_kind;

typedef struct remark {
    remark_kind kind;
    uint16_t column, other; /* the birth date and the id; the age and the birth date */
    span born;              /* REMARK_BIRTH: of the id */
    int64_t stated;         /* REMARK_AGE: as listed; what it may be on the day `on` */
    int32_t least, most;
    span on;
} remark;

/* The first remark on column `from` or a later one; false: none. Go on with out->column + 1. */
bool remark_next(const evidence *e, uint32_t candidate, uint16_t from, remark *out);
typedef struct remark_counts {
    uint64_t births_taken; /* blank birth dates taken from the id */
    uint64_t births_differ, ages_differ, ages_checked;
} remark_counts;
/* Of the candidates. */
remark_counts remark_count(const evidence *e);
/* A note for each kind, with the first lines. */
void remark_tell(const evidence *e, notes *n);
#endif
