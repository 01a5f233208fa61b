/* orphans: orphans.csv: rows about nobody on the list, for the clerk to look after. */
#ifndef REPORT_ORPHANS_H
#define REPORT_ORPHANS_H
#include "evaluate/result.h"

/* source, file, line, what (nobody; namesake: somebody's name and surely not they; possible:
 * the name and nothing else to compare), keys ("id_number = ...; name = ..."). Only cells by
 * which rows find their candidates are shown, not what the row says of a person who is not on
 * the list. */
int orphans_csv(sink *to, const outcome_set *o, fault *f);
#endif
