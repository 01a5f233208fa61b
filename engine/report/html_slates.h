/* html_slates: what was said of groups of candidates, and who must be judged again. */
#ifndef REPORT_HTML_SLATES_H
#define REPORT_HTML_SLATES_H
#include "report/html_page.h"

/* One section; nothing when no group was spoken of. */
int html_slates(html_page *h);
/* Has the record anything for it? */
int html_slates_any(html_page *h, bool *any);
#endif
