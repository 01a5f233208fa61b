/* why_phrases: what all parts of the page about one candidate are made of.
 *
 * Marks are phrases too: Chinese and English differ in them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/why_phrases.h"

#include <stdio.h>

const char *why_say(const why_view *v, word which) {
    return word_in(v->in, which);
}

void why_add(why_view *v, const char *before, text theirs) {
    if (theirs.len == 0) return;
    page_words(&v->page, before);
    page_text(&v->page, theirs);
}

void why_answer(why_view *v, int answer) {
    page_words(&v->page, why_say(v, WORD_COLON));
    page_words(&v->page, why_say(v, (word)(WORD_NO + answer)));
}

void why_pair(why_view *v, word what, text value) {
    if (value.len == 0) return;
    page_print(&v->page, "%s%s", why_say(v, what), why_say(v, WORD_COLON));
    page_text(&v->page, value);
    page_end(&v->page, 6, 8);
}

void why_heading(why_view *v, word which) {
    page_heading(&v->page, why_say(v, which));
}

void why_day(const why_view *v, span day, char buffer[WHY_DAY]) {
    if (span_open(day)) snprintf(buffer, WHY_DAY, "%s", why_say(v, WORD_CELL_OPEN));
    else date_print(day, buffer);
}
