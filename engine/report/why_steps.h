/* why_steps: what a rule read or computed, a line for each step. */
#ifndef REPORT_WHY_STEPS_H
#define REPORT_WHY_STEPS_H
#include "report/why_view.h"

void why_step(why_view *v, const step *s, size_t indent);
/* Of a source: how many rows were met, and who was searched; the line is not ended. */
void why_step_rows(why_view *v, const step *s);
#endif
