/* run_world: a small run, judged by hand, for the tests of counts, record and reports.
 *
 * Nine candidates in two villages: 0 and 7 accepted (7 with a warning and a task), 1 too
 * young, 2 in the court's records, 3 closely matched there, 4 without a birth date, 5
 * against a policy, 6 held with the unit, 8 a name a spreadsheet would take for a formula
 * and no village. */
#ifndef TESTS_RUN_WORLD_H
#define TESTS_RUN_WORLD_H
#include "join_world.h"

#include "audit/manifest.h"
#include "audit/store.h"
#include "report/words.h"
#include "tally/tally.h"

enum { PEOPLE = 9, COURT = 1, UNIT = 2 };
enum { AGE, CRIM, KIN, GATE, LATE, RULES };

typedef struct run_world {
    world w;
    rule_decl rules[RULES];
    outcome_set outcomes;
    result results[PEOPLE];
    reason reasons[16];
    uint64_t trace_at[PEOPLE + 1];
    block block;
    rule_count rule_counts[RULES];
    rule_trouble trouble;
    uint64_t suppressed[1], visible[3], hidden[3];
    uint8_t states[2][PEOPLE];
    int64_t ages[PEOPLE];
    uint32_t posts[PEOPLE];
    counted counts[2], previous[2];
    tally tally;
    manifest manifest;
} run_world;

/* Everything in place, tally and manifest made. Aborts when something of its own is wrong. */
void run_world_open(run_world *r);
void run_world_close(run_world *r);
/* Writes its record, by one thread. */
int run_world_store(const run_world *r, const char *path, fault *f);
/* Both parts of a record, one after the other. */
int run_world_write(const char *path, const store_terms *t, fault *f);
tongue run_world_tongue(const run_world *r, const char *lang);
#endif
