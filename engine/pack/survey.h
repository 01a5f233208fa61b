/* survey: what rule_check is told of a pack's functions. */
#ifndef PACK_SURVEY_H
#define PACK_SURVEY_H
#include "pack/cage.h"
#include "pack/declare.h"
#include "pack/rule_check.h"

/* After all files, before freezing: every function of the pack. The list lives in `a`. */
int survey_sites(declarer *d, cage *c, arena *a, site **out, size_t *count, fault *f);
/* Marks what a report says keeps state as void. */
int survey_state(pack *p, const state_report *report, fault *f);
#endif
