/* screen_slates: what rules over groups said of whole units, and who has to be judged again. */
#ifndef REPORT_SCREEN_SLATES_H
#define REPORT_SCREEN_SLATES_H
#include "report/screen.h"

/* That rows of the list cannot be read, and how many are referred for it. */
void screen_holes(screen *s);
void screen_slates(screen *s);
#endif
