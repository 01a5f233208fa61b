/* html_units: candidates by unit: a table to sort and search, with a picture each. */
#ifndef REPORT_HTML_UNITS_H
#define REPORT_HTML_UNITS_H
#include "report/html_page.h"

/* One section per one_by source somebody stands in. */
int html_units(html_page *h);
/* The same rows for the script:
 * ,"units":{"<id>":[[key,name,accepted,referred,rejected,held],...]} */
int html_units_data(html_page *h);
#endif
