/* screen_replies: what every department has answered, a line for each. */
#ifndef REPORT_SCREEN_REPLIES_H
#define REPORT_SCREEN_REPLIES_H
#include "report/screen.h"

void screen_replies(screen *s);
#endif
