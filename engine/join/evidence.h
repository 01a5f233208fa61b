/* evidence: every candidate with the rows about them. Built by assemble, const afterwards. */
#ifndef JOIN_EVIDENCE_H
#define JOIN_EVIDENCE_H
#include "ground/notes.h"
#include "join/coverage.h"
#include "join/keys.h"
#include "join/match.h"
#include "join/merge.h"
#include "join/person.h"
#include "load/docket.h"
#include "load/table.h"
#include "pack/decl.h"

enum {
    SAME_KEY = 1,            /* another row has the key and other content */
    /* there is something to say of who it is: near rows, namesakes, persons */
    SAID_OF_IDENTITY = 2,
};

typedef struct evidence {
    const pack *pack;
    const docket *docket;
    table *tables;           /* one per pack source */
    joined *sources;         /* one per pack source; empty for the candidates */
    size_t candidates;       /* rows of the candidate table */
    uint8_t *same_key;       /* per candidate: SAME_KEY, SAID_OF_IDENTITY */
    person_list persons;     /* who stands on the list twice, or may */
    uint32_t **day_row;      /* per day: per candidate the row of its table, or NO_ROW; NULL: no
                                table */
    merged_row *merged; size_t merged_count;
    uint64_t candidate_merged, candidate_unreadable;
} evidence;

/* Gives back the tables too; {0} is nothing to give back. */
void evidence_clear(evidence *e);

bool evidence_is_candidate(const evidence *e, uint32_t candidate);
/* Rows about the candidate, history and unreadable ones included. */
const attached *evidence_rows(const evidence *e, uint16_t source, uint32_t candidate,
                              size_t *count);
const attached *evidence_namesakes(const evidence *e, uint16_t source, uint32_t candidate,
                                   size_t *count);
/* What "no row" means for this candidate. *which: expected value (code number) or key column.
 * The order in which it asks stands at coverage_of. SOURCE_ONE: SEARCHED if there is a row. */
searched evidence_searched(const evidence *e, uint16_t source, uint32_t candidate,
                           uint16_t *which);
/* Of `count` candidates from `first` on, at a glance: plain[i] is 1 where evidence_searched
 * surely finds SEARCHED, 0 where it must be asked. */
void evidence_are_searched(const evidence *e, uint16_t source, uint32_t first, size_t count,
                           uint8_t *plain);
/* The same, were there no unreadable row and none that may be theirs
 * (coverage_but_for_rows). */
searched evidence_searched_but_for_rows(const evidence *e, uint16_t source,
                                        uint32_t candidate);
/* Does the source hold replies whose answers the pack explains, and was it asked? Then, about a
 * candidate: the missing replies, one after the other (coverage_next_reply), and how the answer
 * of the department with this code stands. */
bool evidence_has_replies(const evidence *e, uint16_t source);
searched evidence_next_reply(const evidence *e, uint16_t source, uint32_t candidate,
                             size_t *next, uint16_t *which);
void evidence_reply(const evidence *e, uint16_t source, uint32_t candidate, uint16_t code,
                    reply *out);
/* A day for this candidate: CELL_OK with *out, otherwise why not (CELL_BLANK: no row or blank).
 * *from, *row and *at (a column) say where it was read (from NULL: the docket's own constant;
 * row NO_ROW: the table has none for this candidate). NO_ROW for a candidate is nobody: only a
 * constant is known then. An open date is CELL_OPEN with *out. */
cell_state evidence_day(const evidence *e, uint16_t day, uint32_t candidate, span *out,
                        const table **from, uint32_t *row, uint16_t *at);
/* The day that says which law is in force for this candidate; false: it is not known, or
 * open. */
bool evidence_law_day(const evidence *e, uint32_t candidate, span *out);
#endif
