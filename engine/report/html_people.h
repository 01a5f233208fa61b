/* html_people: everybody who was not accepted, with every reason. */
#ifndef REPORT_HTML_PEOPLE_H
#define REPORT_HTML_PEOPLE_H
#include "report/html_page.h"

int html_people(html_page *h);
/* The same people for the script, up to the page's limit:
 * ,"people":[[key,name,kind,stage,place, units,[[rule,effect,words,[note,...]],...],rest],...];
 * kind 1 referred, 2 held, 3 rejected. */
int html_people_data(html_page *h);
#endif
