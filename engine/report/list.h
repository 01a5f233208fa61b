/* list: the candidates a filter lets through, one line each. */
#ifndef REPORT_LIST_H
#define REPORT_LIST_H
#include "audit/record.h"
#include "report/words.h"

/* Names in the filter are checked against the store: FAULT_USAGE with the nearest name. */
int list_text(sink *to, record *r, const record_filter *filter, tongue in, fault *f);
int list_json(sink *to, record *r, const record_filter *filter, tongue in,
              fault *f); /* an array */
#endif
