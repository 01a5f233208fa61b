/* screen_rulings: what rests on rulings, by whose word, and the rulings that do not count. */
#ifndef REPORT_SCREEN_RULINGS_H
#define REPORT_SCREEN_RULINGS_H
#include "report/screen.h"

/* Nothing when there are no rulings. */
void screen_rulings(screen *s);
/* "lifted: A. Clerk, 2026-03-01, letter 12" onto the line, in the tongue: `how` is of
 * WORD_RULED_*. */
void ruling_line(page *to, tongue in, word how, text by, text on, text document);
#endif
