/* html_summary: the first part of report.html: by what terms, what came of whom, where and
 * why. */
#ifndef REPORT_HTML_SUMMARY_H
#define REPORT_HTML_SUMMARY_H
#include "report/html_page.h"

/* Each writes one section, or nothing when there is nothing to say. 0 or a fault. */
int html_summary(html_page *h);
int html_funnel(html_page *h);
int html_reasons(html_page *h);
/* The docket's title, or a general one. */
int html_title(html_page *h, text *out);
#endif
