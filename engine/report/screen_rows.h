/* screen_rows: every row read accounted for, source by source, and who says it was searched. */
#ifndef REPORT_SCREEN_ROWS_H
#define REPORT_SCREEN_ROWS_H
#include "report/screen.h"

void screen_rows(screen *s);
#endif
