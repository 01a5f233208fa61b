/* diff_json: what changed between two runs, as one JSON object. */
#ifndef REPORT_DIFF_JSON_H
#define REPORT_DIFF_JSON_H
#include "report/diff.h"

/* As diff_text (report/diff), for programs. */
int diff_json(sink *to, diff_terms *terms, const diff_changes *changes, fault *f);
#endif
