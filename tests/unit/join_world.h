/* join_world: a small pack, docket and tables, written as text, for the tests of the join. */
#ifndef TESTS_JOIN_WORLD_H
#define TESTS_JOIN_WORLD_H
#include "join/evidence.h"

enum { WORLD_SOURCES = 8, WORLD_DAYS = 4 };

typedef struct world {
    arena memory;
    pack pack;
    docket docket;
    source_decl sources[WORLD_SOURCES];
    docket_source docket_sources[WORLD_SOURCES];
    day_decl days[WORLD_DAYS];
    docket_day docket_days[WORLD_DAYS];
    table *tables;               /* until they are joined */
    evidence evidence;
    notes notes;
    fault fault;
} world;

/* Source 0 are the candidates; its first column is the key. Columns are "name:type name:type"
 * with the types id name text cn-id integer date, or codes "a/b/c". Returns the source. */
void world_open(world *w, const char *candidate_columns);
uint16_t world_source(world *w, const char *name, const char *columns);
/* Columns that must agree: "id_number name", or "person=candidate_id" if named differently. */
void world_match(world *w, uint16_t source, grade how, const char *columns);
/* One row per line, cells parted by "|"; "!" in front: unreadable but for its keys, "!!":
 * skipped as well. */
void world_rows(world *w, uint16_t source, const char *rows);
/* A row of which nothing can be read. */
void world_bad_row(world *w, uint16_t source, uint32_t line, bool skipped);
void world_covers_everybody(world *w, uint16_t source);
uint16_t world_column(const world *w, uint16_t source, const char *name);
/* A table of days "key:type ... day:date" by candidates' columns. */
uint16_t world_day_table(world *w, const char *columns, const char *by, const char *rows);
int world_join(world *w);                          /* the code; 0: joined */
void world_close(world *w);

/* The rows about a candidate as "cells/grade/flags; ...", e.g. "C1 theft/1/0", cells joined by
 * one blank; lives in the world. */
const char *world_about(world *w, uint16_t source, uint32_t candidate);
const char *world_namesakes(world *w, uint16_t source, uint32_t candidate);
/* "SEARCHED", "KEY_BLANK id_number", ... */
const char *world_searched(world *w, uint16_t source, uint32_t candidate);
const char *world_note(world *w, size_t number);   /* as printed; "" beyond the last */
#endif
