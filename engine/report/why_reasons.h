/* why_reasons: the reasons of one candidate's decision, and what persons ruled about them. */
#ifndef REPORT_WHY_REASONS_H
#define REPORT_WHY_REASONS_H
#include "report/why_view.h"

/* Every reason with its law and evidence; rulings that do not count; findings to be made
 * again. */
void why_reasons(why_view *v);
#endif
