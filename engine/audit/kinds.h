/* kinds: what very many reasons have in common, told once. */
#ifndef AUDIT_KINDS_H
#define AUDIT_KINDS_H
#include "audit/put.h"
#include "ground/dict.h"

enum { KINDS_RECENT = 256, KINDS_NONE = 0xffffffffu };

typedef struct kind {
    const reason *first;       /* whose words are those of the kind */
    text citation;
} kind;

/* Begin with { .o = ... }. Numbers go in the order in which reasons are asked about. */
typedef struct kinds {
    const outcome_set *o;
    kind *items;
    size_t count, room;
    dict known;                /* all that a kind is, as bytes */
    /* one more than the number of a kind met lately, by rule and code */
    uint32_t recent[KINDS_RECENT];
    arena memory, scratch;
} kinds;

/* The number of a reason's kind; KINDS_NONE: no memory. The reason must outlive the kinds. */
uint32_t kinds_number(kinds *k, const reason *r);
int kinds_write(const kinds *k, writer *w);
void kinds_clear(kinds *k);
#endif
