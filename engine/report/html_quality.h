/* html_quality: the data of a run: rows accounted for, who was searched, what could not be
 * read. */
#ifndef REPORT_HTML_QUALITY_H
#define REPORT_HTML_QUALITY_H
#include "report/html_page.h"

int html_quality(html_page *h);
#endif
