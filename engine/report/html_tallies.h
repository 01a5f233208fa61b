/* html_tallies: the declared tallies of report.html: groups, means, old against new. */
#ifndef REPORT_HTML_TALLIES_H
#define REPORT_HTML_TALLIES_H
#include "report/html_page.h"

/* The section; nothing when the pack declares no tally. */
int html_tallies(html_page *h);
#endif
