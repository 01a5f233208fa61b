/* declare: the words a pack is written in (pack, law, days, params, stages, forbid, source, rule,
 * suppress, fact, tally), turned into plain data and into functions kept in the cage. */
#ifndef PACK_DECLARE_H
#define PACK_DECLARE_H
#include "ground/fault.h"
#include "ground/notes.h"
#include "pack/cage.h"
#include "pack/decl.h"
#include "pack/rule_check.h"

/* Where a cage keeps the functions of a pack: registry references, LUA_NOREF where there is none. */
typedef struct rulebook {
    int *test, *applies;                       /* per rule */
    int *suppress_test, *suppress_applies;     /* per suppression */
    int *fact, *tally;                         /* per fact, per tally */
    size_t rooms[6];
} rulebook;

typedef struct declarer declarer;

/* A declarer that fills `p` (building), or one that only collects functions for a pack already built
 * (p is const then). NULL: no memory. */
declarer *declare_new(pack *building, const pack *built, rulebook *book, notes *n, fault *f);
void declare_free(declarer *d);
/* Puts the declaring words into the table on top of the stack. `days` keeps the function that stood
 * under its name before: days(3) is a length of time, days { ... } declares. */
void declare_words(declarer *d, struct lua_State *L);
/* The file whose chunk runs next. */
void declare_file(declarer *d, uint16_t file);
/* After all files: what can only be checked of the whole. Mistakes go to the notes. */
void declare_finish(declarer *d);
/* After all files, before freezing: what rule_check needs to know of every function. Lives in `a`. */
int declare_sites(declarer *d, cage *c, arena *a, site **out, size_t *count, fault *f);
/* Marks what a report says keeps state as void. */
int declare_state(pack *p, const state_report *report, fault *f);
/* From here on the words raise. */
void declare_close(declarer *d);
void rulebook_clear(rulebook *book);
#endif
