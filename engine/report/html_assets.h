/* html_assets: the style and the script of report.html, from the files beside them. */
#ifndef REPORT_HTML_ASSETS_H
#define REPORT_HTML_ASSETS_H
#include "ground/text.h"

text html_style(void);
text html_script(void);
/* "sha256-..." of one of them, as a Content-Security-Policy names it; false: no digest. */
bool html_integrity(text of, char out[64]);
#endif
