/* screen_tallies: declared tallies on the first screen, against the list before. */
#ifndef REPORT_SCREEN_TALLIES_H
#define REPORT_SCREEN_TALLIES_H
#include "report/screen.h"

void screen_tallies(screen *s);
#endif
