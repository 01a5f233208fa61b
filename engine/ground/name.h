/* name: the form in which names are compared, and names that it cannot settle. */
#ifndef GROUND_NAME_H
#define GROUND_NAME_H
#include <stdbool.h>

#include "ground/arena.h"
#include "ground/day.h"
#include "ground/text.h"

/* unicode_fold, then characters that are one in two shapes (engine/ground/name_variants.csv),
 * one dot for the many dots between parts of a name, no blanks beside an ideograph or a dot.
 * `*out` is `t` itself when nothing changes, otherwise lives in the arena. false: no memory. */
bool name_fold(arena *a, text t, text *out);
/* At a glance: surely nothing changes. Such a name has no blanks around it. */
bool name_is_settled(text t);
/* What of a name, as written or folded, nobody can read as written. RARE: characters of private
 * use, or described in parts ("[王+炎]", "⿰王炎"): each is one that the list could not write, and
 * equals itself. SOME_LOST: "?", "□", "〓", U+FFFD stand for characters. ALL_LOST: there is
 * nothing else. */
typedef enum name_gaps { GAPS_NONE, GAPS_RARE, GAPS_SOME_LOST, GAPS_ALL_LOST } name_gaps;
name_gaps name_look(text t);
bool name_may_have_gap(text t); /* quicker; false: name_look says GAPS_NONE */
bool name_is_lost(text t); /* GAPS_ALL_LOST, of a name without blanks around it */
/* Two folded names. YES: the same, and no character of them is lost. MAYBE: the same if a
 * character nobody can read is the one that stands in the other. */
answer name_same(text a, text b);
#endif
