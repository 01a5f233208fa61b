/* ruling: what a person ruled about one reason, while its cells are the same. */
#ifndef DECIDE_RULING_H
#define DECIDE_RULING_H
#include "evaluate/crew.h"

/* Reads docket.rulings into o->rulings and lets each that counts change the effect of the
 * reasons it names; every ruling gets its state. Before anything is decided. 0 or
 * FAULT_MEMORY. */
int ruling_apply(outcome_set *o, fault *f);
/* The same for a snapshot: nothing is counted, and ruling_undo takes all of it back. */
int ruling_try(outcome_set *o, fault *f);
void ruling_undo(outcome_set *o);
/* Did a ruling take away the last thing that stood against a candidate to whom no statute
 * applied? */
bool ruling_lacks_law(const outcome_set *o, const block *b, uint32_t k);
/* Where a ruling took the last thing away that stood against a candidate to whom no statute
 * applied, the engine's own refusal is put in its place. `k` within the block. True: a reason
 * was added. */
int ruling_keep_law(outcome_set *o, block *b, uint32_t k, bool *added, fault *f);
#endif
