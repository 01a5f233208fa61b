/* html_rules: the last part of report.html: rules and their law, rulings, what went in. */
#ifndef REPORT_HTML_RULES_H
#define REPORT_HTML_RULES_H
#include "report/html_page.h"

int html_rules(html_page *h);
int html_rulings(html_page *h);
int html_manifest(html_page *h);
#endif
