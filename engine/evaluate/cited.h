/* cited: the digest of what a reason rests on. */
#ifndef EVALUATE_CITED_H
#define EVALUATE_CITED_H
#include "evaluate/ask.h"

/* Fills `cited` of every reason of the candidate, from `first` of the block, that counts and is a
 * rule's, or says that a record may be theirs. Steps and parts must still be those of the candidate. */
void cited_take(examiner *x, size_t first);
void cited_forget(examiner *x);                           /* gives back its memory */
#endif
