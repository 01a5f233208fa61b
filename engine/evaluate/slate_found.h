/* slate_found: what a rule over a group found of its members, as reasons. */
#ifndef EVALUATE_SLATE_FOUND_H
#define EVALUATE_SLATE_FOUND_H
#include "evaluate/slate_case.h"

/* The candidate is the one reasons are added about from here on. */
void found_turn_to(judging *j, uint32_t candidate);
/* Names the others of a word in the reason, with what was decided of them so far. */
void found_others(judging *j, reason *r, const slate_word *w);
/* Notes what is wrong with the rule; its words are in the examiner. */
void found_trouble(judging *j, bool is_void);
/* Counts the outcome of whoever was turned to; reasons from `first` are about him. */
void found_count(examiner *x, uint16_t rule, uint8_t outcome, size_t first);
/* Makes what was found of one member into reasons, and counts it. `words`: the numbers of
 * those said of him. His outcome. */
uint8_t found_member(judging *j, uint32_t member, caged how, const uint32_t *words, size_t n);
#endif
