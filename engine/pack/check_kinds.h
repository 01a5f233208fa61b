/* check_kinds: words of a column that no rule answers.
 *
 * Rules over the rows of a source often ask first of which kind a row is: applies = is(r.kind,
 * "gang"). Where all of them do, a row of a kind that none names is judged by nobody, and
 * whoever has only such a row is accepted. */
#ifndef PACK_CHECK_KINDS_H
#define PACK_CHECK_KINDS_H
#include "pack/checker.h"

/* Room for what is noted. false: no memory. */
bool check_kinds_start(checker *c);
/* The two are compared, in a rule, a suppression or a fact. */
void check_kinds_compared(checker *c, const check_value *a, const check_value *b);
/* The site was gone through; its function, NULL: not found. */
void check_kinds_site(checker *c, const syntax_function *function);
/* After all sites: a NOTE_WARNING for each source and column with such words. */
void check_kinds_note(const checker *c);
#endif
