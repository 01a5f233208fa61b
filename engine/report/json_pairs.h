/* json_pairs: members of a JSON object that are not its first. */
#ifndef REPORT_JSON_PAIRS_H
#define REPORT_JSON_PAIRS_H
#include "ground/sink.h"

void json_key(sink *to, const char *name);               /* ,"name": */
void json_pair(sink *to, const char *name, text value);  /* nothing where the value is empty */
#endif
