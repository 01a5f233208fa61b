/* assemble: the tables of a run become evidence. */
#ifndef JOIN_ASSEMBLE_H
#define JOIN_ASSEMBLE_H
#include "ground/notes.h"
#include "join/evidence.h"

/* Takes `tables`, an array from malloc of p->source_count tables, and frees it and them with
 * the evidence; on a fault too, and `out` is then empty. The pack and the docket are borrowed.
 * Candidates that are ROW_UNREADABLE or ROW_MERGED stay in the table and are skipped by
 * everyone: evidence_is_candidate. FAULT_DATA: two rows of a SOURCE_ONE or of a table of days
 * with one key and different content; rows that do not add up. */
int assemble_evidence(evidence *out, const pack *p, const docket *d, table *tables, notes *n,
                      fault *f);
#endif
