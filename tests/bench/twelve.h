/* twelve: the twelve rules of tests/bench/pack, written by hand in C. */
#ifndef BENCH_TWELVE_H
#define BENCH_TWELVE_H
#include "desk/prepared.h"

/* What was found of a candidate; members as those of a reason (evaluate/result). */
typedef struct finding {
    uint16_t rule, code;
    uint8_t effect, cause;
    uint16_t source;
    uint32_t row;
    span eligible_from;
} finding;

typedef struct verdicts {
    uint8_t *decision; /* per candidate */
    uint32_t *first;   /* candidates + 1: where each one's findings begin */
    finding *findings;
    size_t count, room;
    bool no_memory;
} verdicts;

/* Judges everybody, names of the pack looked up first. FAULT_PACK when it is another pack than the
 * C was written for, or the docket has rulings or days that differ by candidate. Clear `to` in
 * every case. */
int twelve_judge(verdicts *to, const prepared *p, fault *f);
void verdicts_clear(verdicts *v);
#endif
