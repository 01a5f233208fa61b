/* unknown: what a finding lacked, named in words. */
#ifndef EVALUATE_UNKNOWN_H
#define EVALUATE_UNKNOWN_H
#include "evaluate/view.h"

#define UNKNOWN_NO_LAW_EN                                                                      \
    "no statute in force on the law day was found to apply; nobody is accepted without one"
#define UNKNOWN_NO_LAW_ZH "基准日没有适用的法律规定，不得直接通过"

/* Fills one text per language of the pack (English and Chinese are the engine's own; other
 * languages read English). Texts live in `a`. */
void unknown_words(view *v, const missing *m, arena *a, text words[LANGUAGE_MAX]);
/* What would settle it: a department, a source. Empty: nothing. */
text unknown_waits(const view *v, const missing *m);
/* One sentence about the engine itself: two languages given, spread over the pack's. */
void unknown_say(view *v, arena *a, const char *english, const char *chinese,
                 text words[LANGUAGE_MAX]);
#endif
