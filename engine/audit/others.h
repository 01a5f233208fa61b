/* others: candidates whom the reasons about one name beside him, and who came out otherwise,
 * read from the record. */
#ifndef AUDIT_OTHERS_H
#define AUDIT_OTHERS_H
#include "audit/record.h"

/* A candidate named beside another: by reason number `seq`, with what was decided of him then;
 * or (`now` not 0) somebody because of whom rule `rule` must judge again. */
typedef struct other {
    uint32_t seq;
    uint16_t rule;           /* of those to be judged again, else NO_INDEX */
    text key;
    uint8_t was, now;        /* decisions */
} other;

/* Those of the reasons in their order, then those because of whom he must be judged again. In
 * `a`. */
int others_read(record *r, uint32_t candidate, arena *a, other **out, size_t *count, fault *f);
#endif
