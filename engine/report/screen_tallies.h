/* screen_tallies: declared tallies on the first screen, against the list before. */
#ifndef REPORT_SCREEN_TALLIES_H
#define REPORT_SCREEN_TALLIES_H
#include "report/screen.h"

int screen_tallies(screen *s, fault *f); /* FAULT_MEMORY */
#endif
