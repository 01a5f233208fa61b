/* csv_out: decisions.csv, reasons.csv, tasks.csv: for people with a spreadsheet (BOM, LF,
 * formulas guarded). Words of the pack and reasons are in the given language, codes are the
 * same in all. */
#ifndef REPORT_CSV_OUT_H
#define REPORT_CSV_OUT_H
#include "report/words.h"
#include "tally/verdict.h"

/* key, decision, stage, first_rule, ground, reasons, grade, waits, ruling, eligible_from */
int csv_decisions(sink *to, const outcome_set *o, fault *f);
/* key, rule, stage, severity, ground, effect, said, cause, code, words, citation, grade,
 * evidence, waits, eligible_from, digest, ruling, ruled_by, ruled_on, document, others */
int csv_reasons(sink *to, const outcome_set *o, tongue in, fault *f);
/* A comma and one field with the keys of candidates, parted by blanks. */
void csv_others(sink *to, const outcome_set *o, const uint32_t *others, size_t count);
/* key, rule, code, for, words, citation, evidence */
int csv_tasks(sink *to, const outcome_set *o, tongue in, fault *f);
/* One JSON object per decision in list order, then a line of counts without which the stream is
 * incomplete: `--out -`. */
int ndjson_decisions(sink *to, const outcome_set *o, tongue in, fault *f);
#endif
