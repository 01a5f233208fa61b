/* tally_persons: columns that tell persons apart, by which nothing is counted for the
 * public. */
#ifndef REPORT_TALLY_PERSONS_H
#define REPORT_TALLY_PERSONS_H
#include "pack/decl.h"
#include "report/tally_view.h"

/* What the declaration of a column of the candidates alone says of it. */
tells tells_of(const source_decl *candidates, uint16_t column);
/* FAULT_USAGE: this one tells persons apart. */
int tally_persons_check(const tally_column *c, fault *f);
#endif
