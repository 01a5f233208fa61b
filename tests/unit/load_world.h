/* load_world: a small pack, made by hand, for the tests of load. */
#ifndef UNIT_LOAD_WORLD_H
#define UNIT_LOAD_WORLD_H
#include "load/docket.h"
#include "support/scratch.h"

/* candidates: candidate_id id (key), name name, id_number cn-id, birth_date date from id_number,
 * sex m|f, post chair|deputy|member, resident_since "date or open" (optional), unit_id id (known as
 * "unit" too). police: evidence by id_number or by name, columns name, id_number, offence text,
 * final_on date, term duration, points integer, note "id or none" (optional). unit: one by unit_id,
 * columns unit_id, gate open|closed. Days election_day (per unit) and count_day; parameters
 * minimum_age 18, share 0.5, office "village", strict false. */
enum { CANDIDATES, POLICE, UNIT, SOURCES };
enum { C_ID, C_NAME, C_NUMBER, C_BIRTH, C_SEX, C_POST, C_SINCE, C_UNIT, C_COLUMNS };
enum { P_NAME, P_NUMBER, P_OFFENCE, P_FINAL, P_TERM, P_POINTS, P_NOTE, P_COLUMNS };

typedef struct load_world {
    pack pack;
    source_decl sources[SOURCES];
    column_decl candidates[C_COLUMNS], police[P_COLUMNS], unit[2];
    key_list police_keys[2], unit_key;
    day_decl days[2];
    param_decl params[4];
    scratch folder;
    docket docket;
    table table;
    notes notes;
    fault fault;
} load_world;

void world_open(load_world *w);
void world_close(load_world *w);
/* docket.lua with two days, and `sources` as the inside of sources = { ... }. */
void world_sources(load_world *w, const char *sources);
/* Writes docket.lua as it is. */
void world_docket(load_world *w, const char *words);
/* Opens the docket and expects it to be good. */
void world_good(load_world *w);
/* Opens the docket and expects its notes to be these lines. */
void world_bad(load_world *w, const char *expected);
/* Loads a source of the open docket; 0 or the fault code. */
int world_load(load_world *w, size_t source);
/* ... and expects it to be good, or to fail with these words. */
void world_load_good(load_world *w, size_t source);
void world_load_bad(load_world *w, size_t source, const char *expected);
/* A table from memory or files, asserted cell by cell. */
void assert_cell(const table *t, uint32_t row, uint16_t at, cell_state state, const char *raw);
#endif
