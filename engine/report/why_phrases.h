/* why_phrases: what all parts of the page about one candidate are made of. */
#ifndef REPORT_WHY_PHRASES_H
#define REPORT_WHY_PHRASES_H
#include "report/why_view.h"

/* One phrase, or one mark, in the language of the page. */
const char *why_say(const why_view *v, word which);
/* Nothing where `theirs` is empty. */
void why_add(why_view *v, const char *before, text theirs);
/* ": yes", ": no", ": unknown" */
void why_answer(why_view *v, int answer);
/* A line "what: value"; none where the value is empty. */
void why_pair(why_view *v, word what, text value);
void why_heading(why_view *v, word which);
enum { WHY_DAY = 48 };
/* A date, or the word for what has no end. */
void why_day(const why_view *v, span day, char buffer[WHY_DAY]);
#endif
