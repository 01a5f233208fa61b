/* rule_check: what can be said against a pack's functions before they ever run.
 *
 * The functions are given as they stand in the running Lua state, with the values of the
 * variables they hold, but free of Lua's own types; their texts are pack->files. */
#ifndef PACK_RULE_CHECK_H
#define PACK_RULE_CHECK_H
#include <stddef.h>
#include <stdint.h>

#include "ground/arena.h"
#include "ground/fault.h"
#include "ground/notes.h"
#include "pack/check_words.h"
#include "pack/checker.h"
#include "pack/closure.h"
#include "pack/decl.h"

/* KEEPS: a function that changes what outlives its call: whatever it belongs to is void for the
 * run. CARRIES, OF_MEMBERS: of a rule over a group, as slate_decl says; no message. */
typedef enum state_what { STATE_KEEPS, STATE_CARRIES, STATE_OF_MEMBERS } state_what;
typedef struct state_report {
    state_what what;
    site_kind kind;
    uint16_t number;
    const char *message; /* "age.lua:14:5: rule CN-AGE-18 keeps state between ..." */
} state_report;

/* After all files have run: every function of the pack. Mistakes are NOTE_ERROR in the notes,
 * reason codes that are never said NOTE_WARNING. *states (in `memory`) lists the functions that
 * keep state. Only what is certain is reported. 0 or FAULT_MEMORY. */
int rule_check(const pack *p, const site *sites, size_t count, arena *memory,
               state_report **states, size_t *state_count, notes *n, fault *f);
#endif
